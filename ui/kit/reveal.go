package kit

import (
	"weak"

	"fyne.io/fyne/v2"
)

// Reveal scrolls whatever scrolls an object so that all of it is seen. Controls
// do so when they get the focus: Tab must not lead to where nobody sees it.
func (k *Kit) Reveal(o fyne.CanvasObject) {
	alive := k.scrolls[:0]
	for _, w := range k.scrolls {
		v := w.Value()
		if v == nil {
			continue
		}
		alive = append(alive, w)
		if v.Visible() && v.holds(o) {
			v.Reveal(o)
		}
	}
	clear(k.scrolls[len(alive):])
	k.scrolls = alive
}

// scrolls of a kit are remembered without keeping them alive: a screen that is
// gone takes its own along.
type scrolls []weak.Pointer[VScroll]

// holds says whether an object is part of what is scrolled: it is when it moves
// with it.
func (v *VScroll) holds(o fyne.CanvasObject) bool {
	driver, at := fyne.CurrentApp().Driver(), v.content.Position()
	before := driver.AbsolutePositionForObject(o)
	v.content.Move(at.AddXY(0, 1))
	moved := driver.AbsolutePositionForObject(o) != before
	v.content.Move(at)
	return moved
}
