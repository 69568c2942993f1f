package kit

import (
	"cmp"

	"fyne.io/fyne/v2"
)

// Suggestion is something that was perhaps meant by what was typed.
type Suggestion struct {
	Value         any
	Label, Detail string
	// Text stands in the field once it is chosen; the label, when it is empty.
	Text string
}

// Written is what stands in the field once the suggestion is chosen.
func (s Suggestion) Written() string { return cmp.Or(s.Text, s.Label) }

// mostSuggestions are offered at once.
const mostSuggestions = 9

// Suggestions is the list under a field that says what was perhaps meant. It has
// the keyboard while it is open and gives the field what is typed; the field
// keeps its caret, for the toolkit keeps one focus for each layer. Arrows move in
// the list, Enter takes a row, Esc closes, and so do Tab, which goes on, and a
// click elsewhere. What the field has no use for closes it too and goes to the
// window.
type Suggestions struct {
	k       *Kit
	anchor  fyne.CanvasObject
	typist  fyne.Focusable
	pick    func(Suggestion)
	offered []Suggestion
	list    *choices
	popup   *overlay
}

// Suggestions makes the list of one field: it opens under anchor, typist is who
// is typed into, pick gets what was chosen once the list is gone.
func (k *Kit) Suggestions(anchor fyne.CanvasObject, typist fyne.Focusable, pick func(Suggestion)) *Suggestions {
	return &Suggestions{k: k, anchor: anchor, typist: typist, pick: pick}
}

// Open says whether the list is to be seen.
func (s *Suggestions) Open() bool { return s.popup != nil }

// Offer shows what fits now, in an open list or a new one; nothing closes it.
// With first, Enter takes the first row, else only one that was gone to.
func (s *Suggestions) Offer(offered []Suggestion, first bool) {
	s.offered = offered[:min(len(offered), mostSuggestions)]
	if len(s.offered) == 0 {
		s.Close()
		return
	}
	rows := make([]choice, len(s.offered))
	for i, o := range s.offered {
		rows[i] = choice{o.Label, o.Detail}
	}
	at := -1
	if first {
		at = 0
	}
	if s.popup != nil {
		s.list.set(rows, at)
		s.popup.Refresh() // the field may have grown, the list has other rows
		return
	}
	s.list = s.k.choices(rows, at, s.Close, s.take)
	s.list.marked, s.list.typist = -1, s.typist
	if s.popup = s.k.popUnder(s.anchor, s.list, func() { s.popup = nil }); s.popup != nil {
		s.popup.key, s.popup.shortcut = s.key, s.shortcut
	}
}

// Close takes the list away.
func (s *Suggestions) Close() {
	if s.popup != nil {
		s.k.lift(s.popup)
	}
}

func (s *Suggestions) take(i int) {
	picked := s.offered[i]
	s.Close()
	s.pick(picked)
}

// key is for a key that the field has no use for: it is meant for what lies
// below, and that wants no list over it.
func (s *Suggestions) key(e *fyne.KeyEvent) bool {
	if writes(e) {
		return true
	}
	s.Close()
	return e.Name == fyne.KeyEscape || s.k.Keys.TypedKey(e)
}

func (s *Suggestions) shortcut(sc fyne.Shortcut) bool {
	s.Close()
	return s.k.Keys.TypedShortcut(sc)
}
