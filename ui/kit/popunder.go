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
	if k.Canvas() == nil {
		return func() {}
	}
	card := k.card(look.Paper, look.R2, Inset(1, 1, 1, 1, content))
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor), anchor.Size()
	o := k.newOverlay(card)
	o.place = func(window fyne.Size) {
		width := min(max(naturalWidth(card), size.Width), window.Width)
		least := fyne.NewSize(width, min(HeightFor(card, width), window.Height))
		card.Resize(least)
		card.Move(hang(at, size, least, window, false))
	}
	shut := func() { k.lift(o) }
	o.inside = func(p fyne.Position) bool { return within(card, p) }
	o.outside = shut
	o.key = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			shut()
			return true
		}
		return false
	}
	o.closed = closed
	k.lay(o, nil)
	return shut
}
