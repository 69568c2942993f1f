package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Tone is what a sentence means for the person who reads it.
type Tone int

// The tones.
const (
	Good Tone = iota
	Bad
	Warn
	Info
)

// sound is how a tone looks: a mark and its colour on a soft ground, never a
// colour alone.
type sound struct {
	ground, ink look.Token
	icon        look.Icon
}

func (t Tone) sound() sound {
	return [...]sound{
		Good: {look.GreenSoft, look.Green, "pass"},
		Bad:  {look.RedSoft, look.Red, "blocks"},
		Warn: {look.AmberSoft, look.Amber, "warns"},
		Info: {look.AccentSoft, look.Accent, "info"},
	}[t]
}

// Banner says something that stays until it is no longer so: a sentence, what it
// means, and the ways out. Title or text may be empty.
func (k *Kit) Banner(t Tone, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	s := t.sound()
	var words []fyne.CanvasObject
	if title != "" {
		words = append(words, k.Text(title, look.PanelTitle, look.Ink))
	}
	if text != "" {
		words = append(words, k.Text(text, look.Small, look.Ink2))
	}
	line := Row(look.S3, k.Icon(s.icon, 20, s.ink).On(s.ground), Grow(Column(2, words...)))
	if len(actions) > 0 {
		line = Column(look.S2, line, Inset(0, 0, 0, 20+look.S3, Flow(look.S2, look.S2, actions...)))
	}
	return Box(s.ground, look.None, look.R2, Inset(look.S3, look.S4, look.S3, look.S4, line))
}

// ResultLine says how a long work ended. It stays until it is closed; closed may
// be nil, then it has no cross.
func (k *Kit) ResultLine(t Tone, text string, closed func(), actions ...*Button) fyne.CanvasObject {
	s := t.sound()
	parts := []fyne.CanvasObject{k.Icon(s.icon, 18, s.ink).On(s.ground), k.Text(text, look.Interface, look.Ink)}
	for _, a := range actions {
		parts = append(parts, a)
	}
	parts = append(parts, Spacer())
	if closed != nil {
		parts = append(parts, k.closer(closed))
	}
	return Box(s.ground, look.None, look.R2, Inset(4, 8, 4, look.S3, Row(look.S2, parts...)))
}

// closer is the cross that closes a line.
func (k *Kit) closer(closed func()) *Button {
	return k.Tool("close", k.Say("kit.close", nil), "", closed).Small()
}
