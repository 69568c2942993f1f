package inspector

import (
	"dateline/internal/story"
	"dateline/ui/editor"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// entry is what is typed into: editor.Line for what readers will see, kit.Entry
// for a value that is read from words.
type entry interface {
	fyne.CanvasObject
	fyne.Focusable
	Text() string
	SetText(string)
	SetError(bad bool)
}

// entryField is a value that is read from words – a city, a date, a list of
// names – and so can only be taken when it is whole: at Enter, or when the
// field is left. A value that cannot be stays in the field with the reason, and
// the story keeps what it had.
type entryField struct {
	i     *Inspector
	entry entry
	tell  teller
	// show writes the value of a story as the field shows it.
	show func(story.Story) string
	// enter gives the typed value to the story.
	enter func(typed string) error
	// refuse is the sentence for a value that cannot be.
	refuse func(typed string, err error) string
	kept   string
	draft  draft
	wrong  bool
	// down opens what hangs below the field, shut closes it; nil is nothing.
	down, shut func()
}

// options are those of the entry: how it is typed into.
func (f *entryField) options(placeholder string) kit.EntryOptions {
	f.kept = f.show(f.i.d.Sheet.Story())
	return kit.EntryOptions{
		Text: f.kept, Placeholder: placeholder, OnKey: f.key,
		OnChange: func(string) { f.i.pending = f.leave },
		OnFocus: func(on bool) {
			if !on {
				f.leave()
			}
		},
	}
}

// line makes the field one for words that readers will see; o says what it
// proposes.
func (f *entryField) line(o editor.LineOptions) {
	f.kept = f.show(f.i.d.Sheet.Story())
	f.draft.start(f.kept)
	o.Boxed, o.Text, o.Key, o.Resized = true, f.kept, f.key, f.i.relay
	o.Change = func(typed string) {
		f.draft.typed(typed)
		f.i.pending = f.leave
	}
	o.Focused = func(on bool) {
		if !on {
			f.leave()
		}
	}
	o.Undo = func() { f.draft.undo(f.put, f.i.d.Undo) }
	o.Redo = func() { f.draft.redo(f.put, f.i.d.Redo) }
	f.entry = editor.NewLine(f.i.k, o)
}

// put shows an earlier or a later word of what is being typed.
func (f *entryField) put(typed string) {
	f.entry.SetText(typed)
	f.i.pending = f.leave
	if typed == f.kept {
		f.right()
	}
}

// leave takes what was typed when the field is left.
func (f *entryField) leave() {
	if f.entry.Text() != f.kept {
		f.take()
	}
}

// take gives the typed value to the story.
func (f *entryField) take() {
	f.i.pending = nil
	typed := f.entry.Text()
	if typed == f.kept {
		f.right()
		return
	}
	if err := f.enter(typed); err != nil {
		f.wrong = true
		f.entry.SetError(true)
		f.tell.SetError(f.refuse(typed, err))
		return
	}
	f.settled()
}

// settled shows what the story has now.
func (f *entryField) settled() {
	f.kept = f.show(f.i.d.Sheet.Story())
	f.draft.start(f.kept)
	f.entry.SetText(f.kept)
	f.right()
}

func (f *entryField) right() {
	if f.wrong {
		f.wrong = false
		f.entry.SetError(false)
	}
	f.tell.SetError("")
}

// key takes the value at Enter, and gives the field back what the story has at
// Esc, which never loses more than what was being typed. The arrow down opens
// what hangs below the field.
func (f *entryField) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		f.take()
	case e.Name == fyne.KeyDown && f.down != nil:
		f.down()
	case e.Name == fyne.KeyEscape && f.entry.Text() != f.kept:
		f.i.pending = nil
		f.settled()
	default:
		return false
	}
	return true
}

// update shows the value of another version of the story.
func (f *entryField) update(s story.Story) {
	if v := f.show(s); v != f.kept {
		f.kept = v
		f.draft.start(v)
		f.entry.SetText(v)
		f.right()
	}
}

// sentence is the refusal in the desk's own words.
func (i *Inspector) sentence(_ string, err error) string { return i.d.Say.Sentence(err) }
