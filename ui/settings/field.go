package settings

import (
	"strings"

	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// field is an entry whose text is taken at Enter and when it is left.
type field struct {
	*kit.Field
	s     *Screen
	entry *kit.Entry
	// last is the text that was taken last.
	last string
	// set takes a text: it gives what the field shows from now on, and what is
	// still to be written; an error is that the text cannot be taken.
	set func(typed string) (shown string, write func() error, err error)
}

// field makes one; hint is the id of what to write, or empty.
func (s *Screen) field(label, hint, value string, set func(string) (string, func() error, error)) *field {
	f := &field{s: s, set: set}
	f.entry = s.k.Entry(kit.EntryOptions{
		OnSubmit: func(string) { f.take() }, OnFocus: func(gained bool) {
			if !gained {
				f.take()
			}
		},
	})
	f.put(value) // the caret behind it
	f.Field = s.k.Field(label, "", f.entry)
	if hint != "" && s.d.Say.Has(hint) {
		f.SetHint(s.say(hint))
	}
	s.fields = append(s.fields, f)
	return f
}

// take takes the text, unless it is the one that was taken last.
func (f *field) take() {
	typed := strings.TrimSpace(f.entry.Text())
	if typed == f.last {
		return
	}
	shown, write, err := f.set(typed)
	if err != nil {
		f.s.trouble(f.Field, err)
		return
	}
	f.put(shown)
	f.SetError("")
	f.s.writing.run(write, func(err error) { f.s.trouble(f.Field, err) })
}

// put shows a value that is taken already.
func (f *field) put(value string) {
	f.last = value
	f.entry.SetText(value)
}

// object is what stands on the screen.
func (f *field) object() fyne.CanvasObject { return f.Field }
