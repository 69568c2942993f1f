package inspector

import (
	"dateline/internal/story"
	"dateline/ui/editor"
)

// textField is a text of the story in a field. Every letter goes to the story
// at once; what the story made of it – spaces gone, a slug in Latin letters –
// comes back when the caret leaves.
type textField struct {
	i    *Inspector
	line entry
	tell teller
	get  func(story.Story) string
	edit func(s story.Story, typed string) story.Edit
	// kept is what the story had when the field was last told of it.
	kept   string
	typing bool
	// after is called when the field shows another text.
	after func()
}

// textOf makes a field for one of the story's own texts.
func (i *Inspector) textOf(f story.TextField, o editor.LineOptions) *textField {
	return i.text(o, func(s story.Story) string { return ofText(s, f) },
		func(_ story.Story, typed string) story.Edit { return story.SetText{Field: f, Value: typed} })
}

// text makes a field from how its text is read from a story and written to it.
func (i *Inspector) text(o editor.LineOptions, get func(story.Story) string, edit func(story.Story, string) story.Edit) *textField {
	f := &textField{i: i, get: get, edit: edit, kept: get(i.d.Sheet.Story())}
	o.Text, o.Change, o.Undo, o.Redo, o.Resized = f.kept, f.typed, i.d.Undo, i.d.Redo, i.relay
	o.Done = func(string) { f.line.SetText(f.kept) }
	f.line = editor.NewLine(i.k, o)
	return f
}

// name is a text that is a name: it is proposed from those written before.
func (i *Inspector) name(get func(story.Story) string, edit func(story.Story, string) story.Edit) *textField {
	return i.text(editor.LineOptions{Boxed: true, Suggest: i.names(wholeField)}, get, edit)
}

// typed takes every change of the person.
func (f *textField) typed(typed string) {
	s := f.i.d.Sheet.Story()
	e := f.edit(s, typed)
	next, err := e.Apply(s)
	if err == nil && f.get(next) != f.kept {
		f.typing = true
		err = f.i.d.Sheet.Do(e)
		f.typing = false
	}
	f.line.SetError(err != nil)
	f.say(err)
	f.kept = f.get(f.i.d.Sheet.Story())
	f.told()
}

func (f *textField) say(err error) {
	switch {
	case f.tell == nil && err != nil:
		f.i.d.Error(err)
	case f.tell == nil:
	case err != nil:
		f.tell.SetError(f.i.d.Say.Sentence(err))
	default:
		f.tell.SetError("")
	}
}

func (f *textField) told() {
	if f.after != nil {
		f.after()
	}
}

// update shows the text of another version, unless it is the one just typed.
func (f *textField) update(s story.Story) {
	v := f.get(s)
	if v == f.kept || f.typing {
		return
	}
	f.kept = v
	f.line.SetText(v)
	f.line.SetError(false)
	f.say(nil)
	f.told()
}

// ofText reads one of the texts that the details show.
func ofText(s story.Story, f story.TextField) string {
	switch f {
	case story.Slug:
		return s.Slug
	case story.Source:
		return s.Source
	case story.WebDescription:
		return s.WebDescription
	case story.EdNote:
		return s.EdNote
	case story.Correction:
		return s.Correction
	case story.InternalNote:
		return s.Note
	}
	return ""
}
