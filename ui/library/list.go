package library

import (
	"slices"
	"time"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// rowHeight of a story, in units at 100 %.
const rowHeight = 104

// list is the column of stories: which queue, in what order, filtered by what,
// and the rows.
type list struct {
	l       *Library
	content fyne.CanvasObject
	title   *kit.Stack
	entry   *kit.Entry
	keys    *kit.Text
	rows    *kit.List
	height  float32 // of a row
	empty   *kit.Stack
	body    fyne.CanvasObject // the rows, or what stands in their place
	drawn   map[fyne.CanvasObject]*row
	prints  *prints
	wanted  story.ID // to scroll to when it is there
}

func newList(l *Library) *list {
	s := &list{l: l, title: kit.Row(look.S2), empty: kit.Column(0), drawn: map[fyne.CanvasObject]*row{}, height: l.d.Look.Scaled(rowHeight)}
	k := l.d.Kit
	s.prints = newPrints(l.d.Look)
	s.entry = k.Entry(kit.EntryOptions{
		Text: l.state.Text, Placeholder: l.say("library.filter"), Hint: l.say("library.filter.hint"), Icon: "search",
		OnChange: func(typed string) { s.hint(); l.filter(typed) }, OnKey: s.key, OnSubmit: func(string) { s.down() },
	})
	s.keys = k.Text(l.say("library.filter.keys"), look.Label, look.Ink3).Lines(1)
	s.rows = k.List(kit.ListOptions{
		RowHeight: s.height, Make: s.make, Update: s.update, Open: s.open, Select: s.selected, Menu: s.menu,
	})
	s.body = kit.Over(s.rows, s.empty)
	search := kit.Over(s.entry, kit.Inset(0, 10, 0, 0, kit.Row(0, kit.Spacer(), s.keys)))
	head := kit.Column(
		0, kit.Inset(10, 6, look.S2, look.S4, kit.Fixed(0, l.d.Look.Scaled(28), s.title)), kit.Inset(0, look.S4, look.S3, look.S4, search), kit.Line(),
	)
	s.content = kit.Box(look.Panel, look.None, 0, kit.Border(head, nil, nil, nil, s.body))
	s.empty.Hide()
	s.hint()
	s.head()
	l.d.Kit.Later(patience, func() {
		if !l.state.read.known {
			s.wait()
		}
	})
	return s
}

// patience is how long reading may take before anything is said about it.
const patience = 300 * time.Millisecond

// hint shows the shortcut of the field while nothing is typed into it.
func (s *list) hint() { show(s.keys, s.l.state.Text == "" && s.entry.Text() == "") }

// key leads from the field down to the rows; Esc empties it first.
func (s *list) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown && len(s.l.rows()) > 0:
		s.down()
	case e.Name == fyne.KeyEscape && s.entry.Text() != "":
		s.clear()
	default:
		return false
	}
	return true
}

func (s *list) down() {
	if len(s.l.rows()) > 0 {
		s.l.FocusList()
	}
}

// clear shows all of the queue again.
func (s *list) clear() {
	s.entry.SetText("")
	s.l.filter("")
	s.hint()
}

// head says which queue it is, how many it holds, and in what order.
func (s *list) head() {
	l, k := s.l, s.l.d.Kit
	var order *kit.Button
	order = k.Button(kit.Quiet, l.say("library.sort."+l.state.Sort), func() { s.chooseSort(order) }).WithIcon("sort").IconAfter("chevron-down").Small()
	order.Tip(l.say("library.sort"), "")
	parts := []fyne.CanvasObject{k.Text(l.say("library.queue."+string(l.state.Queue)), look.PanelTitle, look.Ink).Lines(1)}
	if l.state.read.known {
		parts = append(parts, k.Text(grouped(len(l.rows()), l.d.Say.Language()), look.Small, look.Ink3).Lines(1))
	}
	s.title.Set(append(parts, kit.Spacer(), order)...)
}

func (s *list) chooseSort(under fyne.CanvasObject) {
	var items []kit.MenuItem
	for _, by := range sorts() {
		items = append(items, kit.MenuItem{Title: s.l.say("library.sort.menu." + by), Checked: by == s.l.state.Sort, Run: func() { s.sort(by) }})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	s.l.d.Kit.PopMenu(items, at.AddXY(0, under.Size().Height))
}

func (s *list) sort(by string) {
	s.l.state.Sort = by
	s.rows.SetOffset(0)
	s.head()
	s.l.Reload()
}

// fill shows the rows that were read.
func (s *list) fill() {
	s.head()
	s.rows.SetLen(len(s.l.rows()))
	s.mark()
	if s.l.state.read.known {
		var instead fyne.CanvasObject
		if len(s.l.rows()) == 0 {
			instead = s.teach()
		}
		s.instead(instead)
	}
}

// instead puts something in the place of the rows; nil is the rows.
func (s *list) instead(o fyne.CanvasObject) {
	show(s.empty, o != nil)
	if o != nil {
		s.empty.Set(kit.Inset(look.S5, look.S4, 0, look.S4, o))
	}
	s.body.Refresh()
}

// mark selects the stories that are selected, wherever they stand now.
func (s *list) mark() {
	var at []int
	for i := range s.l.rows() {
		id := s.l.rows()[i].ID
		if slices.Contains(s.l.state.Selected, id) {
			at = append(at, i)
		}
		if id == s.wanted {
			s.rows.Reveal(i)
			s.wanted = ""
		}
	}
	if !slices.Equal(at, s.rows.Selected()) {
		s.rows.SetSelected(at...)
	}
}

func (s *list) open(i int) {
	if i < len(s.l.rows()) {
		id := s.l.rows()[i].ID
		s.l.state.Selected = []story.ID{id}
		s.l.d.Open(id)
	}
}

func (s *list) selected(at []int) { s.l.state.Selected = s.ids(at) }

func (s *list) ids(at []int) []story.ID {
	var out []story.ID
	for _, i := range at {
		if i < len(s.l.rows()) {
			out = append(out, s.l.rows()[i].ID)
		}
	}
	return out
}

// menu is for all selected stories when it was asked for on one of them.
func (s *list) menu(i int, at fyne.Position) {
	chosen := s.rows.Selected()
	if !slices.Contains(chosen, i) {
		chosen = []int{i}
	}
	if ids := s.ids(chosen); len(ids) > 0 {
		s.l.d.Kit.PopMenu(s.l.d.Menu(ids), at)
	}
}

func (s *list) make() fyne.CanvasObject {
	r := newRow(s)
	s.drawn[r] = r
	return r
}

func (s *list) update(o fyne.CanvasObject, i int, selected, _ bool) {
	if i < len(s.l.rows()) {
		row := &s.l.rows()[i]
		s.drawn[o].fill(s.l.faceOf(row), row.Photo, selected)
	}
}

func show(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
