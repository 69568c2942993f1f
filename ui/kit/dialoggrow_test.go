package kit

import (
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// TestADialogGrowsWithItsBody, and in a window that is too small what came can be
// scrolled to.
func TestADialogGrowsWithItsBody(t *testing.T) {
	s := newStage(t, nil)
	first, more := block(200, 100), block(200, 540)
	more.Hide()
	body := Column(0, first, more)
	d := s.k.Dialog(DialogOptions{Title: "Поля", Body: Inset(look.S4, 0, look.S4, 0, body)})
	d.Show()
	small := d.card.Size().Height
	more.Resize(fyne.NewSize(200, 540))
	more.Show()
	body.Refresh()
	d.Relayout()
	if got := d.card.Size().Height; got <= small || got != 700-dialogAir {
		t.Errorf("the dialog is %v high, before %v", got, small)
	}
	d.scroll.Reveal(more)
	if got := d.scroll.Offset(); got < 50 {
		t.Errorf("scrolled to %v", got)
	}
}
