package inspector

import (
	"testing"

	"dateline/internal/rules"

	"fyne.io/fyne/v2"
)

// TestAFieldIsShownAndTheKeyboardStays: what an undo changed comes into view, and
// who writes goes on writing.
func TestAFieldIsShownAndTheKeyboardStays(t *testing.T) {
	for _, c := range []struct {
		place rules.Place
		from  Tab
		tab   Tab
		want  func(*window) fyne.CanvasObject
	}{
		{rules.Place{Field: "city"}, Notes, Details, func(w *window) fyne.CanvasObject { return w.panes[Details].(*details).city.entry }},
		{rules.Place{Field: "length"}, Details, Details, func(w *window) fyne.CanvasObject { return w.panes[Details].(*details).at["length"] }},
		{rules.Place{Field: "alt", Photo: "p2"}, Notes, Photos, func(w *window) fyne.CanvasObject { return w.card("p2").fields.alt.line }},
		{rules.Place{Field: "related"}, Notes, Related, nil},
		{rules.Place{Field: "note"}, Notes, Notes, nil},
		{rules.Place{Field: "headline"}, Notes, Notes, nil},
	} {
		w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = c.from })
		w.canvas.Unfocus()
		w.Panel().Resize(fyne.NewSize(264, 300)) // a low window: not all fits
		w.Show(c.tab)
		w.scrolls[c.tab].SetOffset(1e6)
		if c.place.Field == "length" {
			w.scrolls[c.tab].SetOffset(0)
		}
		w.Show(c.from)
		w.ShowField(c.place)
		if w.Tab() != c.tab {
			t.Errorf("%v: tab %v, want %v", c.place, w.Tab(), c.tab)
		}
		if got := w.canvas.Focused(); got != nil {
			t.Errorf("%v: the keyboard went to %T", c.place, got)
		}
		if c.want == nil {
			continue
		}
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.want(w)).Y; at < headHeight || at > 300 {
			t.Errorf("%v is at %v, which nobody sees", c.place, at)
		}
	}
}
