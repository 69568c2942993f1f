package inspector

import (
	"strings"
	"unicode/utf8"

	"dateline/ui/editor"
)

// draft is what stands in a field and was not entered yet, so that the story
// knows nothing of it. It is undone by words, as all text is; when nothing of it
// is left to undo, undo goes on in the story.
type draft struct {
	now          string
	done, undone []string
}

// start begins with what the story has.
func (d *draft) start(kept string) { *d = draft{now: kept} }

// typed remembers a change of the person.
func (d *draft) typed(typed string) {
	if len(d.done) == 0 || !sameWord(d.now, typed) {
		d.done = append(d.done, d.now)
	}
	d.now, d.undone = typed, nil
}

// sameWord says whether a text came from another by one more letter, or one
// less, of a word.
func sameWord(before, after string) bool {
	if by := utf8.RuneCountInString(after) - utf8.RuneCountInString(before); by < -1 || by > 1 {
		return false
	}
	letter, longer := strings.CutPrefix(after, before)
	return !longer || !strings.HasSuffix(before, " ") || letter == " "
}

// undo puts back what stood there before; with nothing to take back it is for
// the story.
func (d *draft) undo(put func(string), story func()) { d.step(&d.done, &d.undone, put, story) }

// redo puts there again what was taken back.
func (d *draft) redo(put func(string), story func()) { d.step(&d.undone, &d.done, put, story) }

func (d *draft) step(from, to *[]string, put func(string), story func()) {
	n := len(*from) - 1
	if n < 0 {
		story()
		return
	}
	*to = append(*to, d.now)
	d.now, *from = (*from)[n], (*from)[:n]
	put(d.now)
}

// unkept makes a field for words that come into the story with something else,
// by a button: until then all of it is a draft.
func (i *Inspector) unkept(o editor.LineOptions) *editor.Line {
	var (
		d    draft
		line *editor.Line
	)
	d.start(o.Text)
	heard := func(typed string) {
		if o.Change != nil {
			o.Change(typed)
		}
	}
	put := func(typed string) {
		line.SetText(typed)
		heard(typed)
	}
	made := o
	made.Boxed, made.Resized = true, i.relay
	made.Change = func(typed string) {
		d.typed(typed)
		heard(typed)
	}
	made.Undo, made.Redo = func() { d.undo(put, func() {}) }, func() { d.redo(put, func() {}) }
	line = editor.NewLine(i.k, made)
	return line
}
