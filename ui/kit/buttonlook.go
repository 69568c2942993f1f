package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// buttonColours are those of one style in one state.
type buttonColours struct{ fill, edge, ink look.Token }

func (b *Button) colours() buttonColours {
	lit := b.hovered && b.why == ""
	switch {
	case b.why != "" && (b.style == Quiet || b.style == Link || b.tool):
		return buttonColours{look.None, look.None, look.Ink3}
	case b.why != "":
		return buttonColours{look.None, look.Line, look.Ink3}
	case b.tool && b.on:
		return buttonColours{look.AccentSoft, look.None, look.Accent}
	case b.style == Primary && lit:
		return buttonColours{look.AccentHover, look.None, look.OnAccent}
	case b.style == Primary:
		return buttonColours{look.Accent, look.None, look.OnAccent}
	case b.style == Quiet:
		return buttonColours{lighten(lit), look.None, look.Ink}
	case b.style == Link && lit:
		return buttonColours{look.None, look.None, look.AccentHover}
	case b.style == Link:
		return buttonColours{look.None, look.None, look.Accent}
	}
	c := buttonColours{look.Field, look.FieldLine, look.Ink}
	if lit {
		c.fill = look.Hover
	}
	if b.style == Danger {
		c.ink = look.Red
	}
	return c
}

func lighten(lit bool) look.Token {
	if lit {
		return look.Hover
	}
	return look.None
}

// paint takes over colours, words and icons.
func (b *Button) paint() {
	c, l := b.colours(), look.Now()
	radius := float32(look.R2)
	b.plate.set(c.fill, c.edge, 1, radius)
	show(b.ring, b.focused)
	f := b.face()
	ground := c.fill
	if ground == look.None {
		ground = look.Panel
	}
	icon, ink := b.leading(), c.ink
	if b.tool && !b.on && b.why == "" {
		ink = look.Ink2
	}
	b.text.Text, b.text.TextSize, b.text.FontSource, b.text.Color = b.label, f.size, f.source, l.Colour(ink)
	show(b.text, b.label != "")
	repaint(b.image, icon, ink, ground)
	repaint(b.behind, b.after, ink, ground)
	show(b.image, icon != "")
	show(b.behind, b.after != "")
}

// leading is the icon before the label: a lock when the button cannot be used.
func (b *Button) leading() look.Icon {
	if b.why != "" && !b.tool && b.style != Link {
		return "lock"
	}
	return b.icon
}

// sizes inside a button.
func (b *Button) pad() float32 {
	switch {
	case b.style == Link:
		return 0
	case b.tool:
		return 7
	case b.role == look.Small:
		return 10
	}
	return 13
}

func (b *Button) iconSize() float32 {
	switch {
	case b.label == "" && b.height >= 32:
		return 18
	}
	return 16
}

// content is the width of icon, label and icon.
func (b *Button) content() float32 {
	var w float32
	parts := 0
	if b.leading() != "" {
		w += b.iconSize()
		parts++
	}
	if b.label != "" {
		w += b.face().width(b.label)
		parts++
	}
	if b.after != "" {
		w += 16
		parts++
	}
	return w + iconGap*float32(max(parts-1, 0))
}

func (b *Button) least() fyne.Size {
	h := look.Now().Scaled(b.height)
	if b.style == Link {
		return fyne.NewSize(whole(b.content()+0.5), look.Now().Type(b.role).Line)
	}
	if b.label == "" {
		return fyne.NewSize(h, h)
	}
	width := whole(b.content() + 2*b.pad() + 0.5)
	if b.tool {
		width = max(width, h)
	}
	return fyne.NewSize(width, h)
}

func (b *Button) place(size fyne.Size) {
	b.plate.place(fyne.Position{}, size)
	placeRing(b.ring, fyne.Position{}, size)
	x := whole((size.Width - b.content()) / 2)
	if b.leading() != "" {
		x = placeIcon(b.image, x, size.Height, b.iconSize())
	}
	if b.label != "" {
		putText(b.text, x, 0, size.Height)
		x += b.text.MinSize().Width + iconGap
	}
	if b.after != "" {
		placeIcon(b.behind, whole(x), size.Height, 16)
	}
}
