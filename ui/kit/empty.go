package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Empty says what will come here and the one next step; action may be nil.
func (k *Kit) Empty(icon look.Icon, title, text string, action *Button) fyne.CanvasObject {
	parts := []fyne.CanvasObject{
		Row(0, Spacer(), k.Icon(icon, 24, look.Ink2), Spacer()),
		Inset(look.S2, 0, 0, 0, k.Text(title, look.Interface, look.Ink).Bold(true).Align(fyne.TextAlignCenter)),
	}
	if text != "" {
		parts = append(parts, k.Text(text, look.Small, look.Ink2).Align(fyne.TextAlignCenter))
	}
	if action != nil {
		parts = append(parts, Inset(look.S2, 0, 0, 0, Row(0, Spacer(), action, Spacer())))
	}
	return Inset(look.S4, look.S4, look.S4, look.S4, Column(look.S1, parts...))
}

// Avatar is a person in one or two letters.
func (k *Kit) Avatar(initials string) fyne.CanvasObject {
	t := k.Text(initials, look.Label, look.OnAccent).Lines(1).Bold(true).Align(fyne.TextAlignCenter)
	return Fixed(avatarSide, avatarSide, Box(look.Accent, look.None, avatarSide/2, Column(0, Spacer(), t, Spacer())))
}

const avatarSide = 32
