package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAPopupHangsFromItsControl(t *testing.T) {
	s, anchor := tipped(t)
	x, y := s.middle(anchor)
	inner := s.k.Button(Secondary, "Сегодня", nil)
	closed := 0
	shut := s.k.PopUnder(anchor, Column(0, inner, block(100, 100)), func() { closed++ })
	card := s.k.layers.top().parts[0]
	p, size := card.Position(), card.Size()
	if size.Width < anchor.Size().Width || p.Y+size.Height > 700 || p.Y < y && p.Y+size.Height > y || p.X > x {
		t.Errorf("the card lies at %v, %v large, its control at %v, %v", p, size, x, y)
	}
	if s.c.Focused() != fyne.Focusable(inner) {
		t.Errorf("%T has the keyboard, want the control in the card", s.c.Focused())
	}
	s.click(p.X+3, p.Y+size.Height-5)
	if closed > 0 {
		t.Error("a click into the card closed it")
	}
	s.key(fyne.KeyEscape)
	shut()
	if closed != 1 || s.k.Modal() {
		t.Errorf("closed %d times, open: %v", closed, s.k.Modal())
	}
}

func TestAClickElsewhereClosesAPopup(t *testing.T) {
	s, anchor := tipped(t)
	closed := false
	s.k.PopUnder(anchor, block(100, 100), func() { closed = true })
	s.click(20, 20)
	if !closed {
		t.Error("it stays")
	}
}
