package kit

import (
	"fmt"
	"slices"
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// shelf is a list of numbered rows of 40 in a window where ten are seen, and what
// it has asked for.
type shelf struct {
	*stage
	list    *List
	made    int
	updated []int
	opened  []int
	chosen  [][]int
	menu    []string
	keyed   []fyne.KeyName
}

func newShelf(t *testing.T, change func(o *ListOptions)) *shelf {
	t.Helper()
	b := &shelf{}
	b.stage = newStage(t, func(k *Kit) fyne.CanvasObject {
		o := ListOptions{
			RowHeight: 40,
			Make:      func() fyne.CanvasObject { b.made++; return k.Text("", look.Interface, look.Ink).Lines(1) },
			Update: func(row fyne.CanvasObject, i int, selected, focused bool) {
				b.updated = append(b.updated, i)
				row.(*Text).Set(fmt.Sprint(i, selected, focused))
			},
			Open:   func(i int) { b.opened = append(b.opened, i) },
			Select: func(rows []int) { b.chosen = append(b.chosen, rows) },
			Menu:   func(i int, at fyne.Position) { b.menu = append(b.menu, fmt.Sprint(i, at)) },
			Key: func(e *fyne.KeyEvent) bool {
				b.keyed = append(b.keyed, e.Name)
				return e.Name == fyne.KeyDelete
			},
		}
		if change != nil {
			change(&o)
		}
		b.list = k.List(o)
		return b.list
	})
	b.win.Resize(fyne.NewSize(500, 600))
	if b.list.Size().Height != 400 {
		t.Fatalf("the list is %v, want ten rows of 40", b.list.Size())
	}
	return b
}

// seen are the words of the rows in view.
func (b *shelf) seen() []string {
	var out []string
	for _, r := range b.list.rows {
		out = append(out, r.object.(*Text).Content())
	}
	return out
}

func upTo(from, to int) []int {
	var out []int
	for i := from; i <= to; i++ {
		out = append(out, i)
	}
	return out
}

func TestAHundredThousandRowsCostTenObjects(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100_000)
	if want := upTo(0, 9); !slices.Equal(b.updated, want) {
		t.Errorf("updated %v, want %v", b.updated, want)
	}
	b.list.SetOffset(99_990 * 40)
	if want := "99999 false false"; b.seen()[9] != want {
		t.Errorf("the last row says %q, want %q", b.seen()[9], want)
	}
	for y := float32(0); y < 4000; y += 33 {
		b.list.SetOffset(y)
	}
	if b.made > 12 {
		t.Errorf("made %d rows for ten in view", b.made)
	}
	if n := len(b.list.objects); n > 40 {
		t.Errorf("%d objects are drawn", n)
	}
}

func TestScrollingUpdatesOnlyTheRowThatComes(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	b.updated = nil
	b.list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -40}})
	if want := []int{10}; !slices.Equal(b.updated, want) {
		t.Errorf("updated %v, want %v", b.updated, want)
	}
	if y := b.list.rows[0].object.Position().Y; y != 0 || b.list.Offset() != 40 {
		t.Errorf("the first row stands at %v after scrolling to %v", y, b.list.Offset())
	}
	b.list.SetOffset(1e9)
	if b.list.Offset() != 90*40 {
		t.Errorf("scrolled to %v, want the last ten rows", b.list.Offset())
	}
	b.list.SetLen(12)
	if b.list.Offset() != 80 {
		t.Errorf("after most rows had gone it stands at %v, want 80", b.list.Offset())
	}
}

func TestAChangeUpdatesEachRowOnce(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(30)
	b.c.Focus(b.list)
	for name, c := range map[string]struct {
		do   func()
		want []int
	}{
		"Refresh updates all":       {b.list.Refresh, upTo(0, 9)},
		"SetLen updates all":        {func() { b.list.SetLen(31) }, upTo(0, 9)},
		"selecting updates the row": {func() { b.list.SetSelected(4) }, []int{0, 4}},
	} {
		b.list.SetSelected(0)
		b.updated = nil
		c.do()
		if !slices.Equal(b.updated, c.want) {
			t.Errorf("%s: updated %v, want %v", name, b.updated, c.want)
		}
	}
}

func TestRowsKeepTheirObjectsWhenTheListIsRefreshed(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(30)
	before := slices.Clone(b.list.rows)
	b.list.SetLen(29)
	if !slices.Equal(before, b.list.rows) {
		t.Error("rows changed places: their pictures are drawn anew for nothing")
	}
}

func TestTheRingStandsOnTheRowOfTheKeyboard(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	b.list.SetOffset(80)
	if b.list.ring[0].Visible() {
		t.Error("there is a ring without the focus")
	}
	b.c.Focus(b.list)
	if b.list.Focused() != 2 || !b.list.ring[0].Visible() || b.list.ring[0].Position().Y != 0 {
		t.Errorf("the ring stands on %d at %v, want the first row in view", b.list.Focused(), b.list.ring[0].Position())
	}
	if b.list.rows[0].ground.Visible() {
		t.Error("the row is drawn as selected")
	}
	if want := "2 false true"; b.seen()[0] != want {
		t.Errorf("the row was told %q, want %q", b.seen()[0], want)
	}
	b.key(fyne.KeyDown)
	if !b.list.rows[1].ground.Visible() {
		t.Error("the selected row has no ground")
	}
	if y := b.list.ring[0].Position().Y; y != 40 {
		t.Errorf("after an arrow down the ring stands at %v", y)
	}
	b.c.Focus(b.text)
	if b.list.ring[0].Visible() || b.seen()[1] != "3 true false" {
		t.Errorf("without the focus: ring %v, row %q", b.list.ring[0].Visible(), b.seen()[1])
	}
}

func TestTheRowUnderThePointerIsLit(t *testing.T) {
	b := newShelf(t, nil)
	b.list.SetLen(100)
	b.point(100, 50)
	if !b.list.under.Visible() || b.list.under.Position().Y != 40 {
		t.Errorf("light %v at %v", b.list.under.Visible(), b.list.under.Position())
	}
	b.list.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, 50)}, Scrolled: fyne.Delta{DY: -40}})
	if b.list.under.Position().Y != 40 {
		t.Errorf("after scrolling under the pointer the light is at %v", b.list.under.Position())
	}
	b.point(100, 500)
	if b.list.under.Visible() {
		t.Error("a row is lit and the pointer is elsewhere")
	}
}
