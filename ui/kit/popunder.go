package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// PopUnder shows a card under a control – a calendar, a list to choose from – or
// above it when there is more room. The card is at least as wide as the control
// and never larger than the window. Its first control has the keyboard. Esc, a
// click elsewhere or close take it away; then closed is called, once, and the
// keyboard is where it was.
func (k *Kit) PopUnder(anchor, content fyne.CanvasObject, closed func()) (close func()) {
	o := k.popUnder(anchor, content, closed)
	if o == nil {
		return func() {}
	}
	return func() { k.lift(o) }
}

// popUnder is PopUnder with all that can be said of the popup; nil without a
// window.
func (k *Kit) popUnder(anchor, content fyne.CanvasObject, closed func()) *overlay {
	if k.Canvas() == nil {
		return nil
	}
	card := k.card(look.Paper, look.R2, Inset(1, 1, 1, 1, content))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	o := k.newOverlay(card)
	o.place = func(window fyne.Size) {
		width := min(max(naturalWidth(card), anchor.Size().Width), window.Width)
		least := fyne.NewSize(width, min(HeightFor(card, width), window.Height))
		card.Resize(least)
		card.Move(hang(at, anchor.Size(), least, window, false))
	}
	o.inside = func(p fyne.Position) bool { return within(card, p) }
	o.outside = func() { k.lift(o) }
	o.key = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			k.lift(o)
			return true
		}
		return false
	}
	o.closed = closed
	k.lay(o, nil)
	return o
}
