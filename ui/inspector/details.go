package inspector

import (
	"context"
	"strconv"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// shownField is a part of the details that shows a value of the story.
type shownField interface{ update(story.Story) }

// details is the tab of the fields: where and when, whose, what about, until
// when, and what is said beside the text.
type details struct {
	i      *Inspector
	fields []shownField
	column *kit.Stack
	// seen is the version that is shown, out whether readers had it then.
	seen       story.Story
	out, began bool

	city, date *entryField
	// at is where each field is written, by the name it has at the desk.
	at map[string]control
	// correction is there once readers have the story.
	correction fyne.CanvasObject
}

func newDetails(i *Inspector) *details {
	d := &details{i: i, at: map[string]control{}}
	rows := []fyne.CanvasObject{
		d.placeRow(), d.datelineBox(), d.bylineRow(), d.rubricRow(), d.tagRow(), d.lineRow(story.Slug, "inspector.slug", ""),
		d.embargoRow(), d.deadlineRow(), d.assigneeRow(), d.webRow(), d.lineRow(story.EdNote, "inspector.ednote", "inspector.leaves"),
	}
	d.correction = d.lineRow(story.Correction, "inspector.correction", "inspector.readers")
	rows = append(rows, d.correction, d.noteRow())
	d.column = kit.Column(look.S3, rows...)
	return d
}

func (d *details) object() kit.Flowing {
	return kit.Column(0, kit.Inset(look.S4, look.S4, look.S5, look.S4, d.column))
}

// update asks every field; each knows whether its value is another. While only
// the text is written, nobody is asked.
func (d *details) update(s story.Story) {
	if d.began && d.out == d.i.published && sameDetails(d.seen, s) {
		return
	}
	d.began, d.out, d.seen = true, d.i.published, s
	for _, f := range d.fields {
		f.update(s)
	}
	if d.correction.Visible() != (d.i.published || s.Correction != "") {
		show(d.correction, !d.correction.Visible())
		d.i.relay()
	}
}

// sameDetails compares what the details show of two versions of a story.
func sameDetails(a, b story.Story) bool {
	return a.Language == b.Language && a.Slug == b.Slug && a.Dateline == b.Dateline && same(a.Bylines, b.Bylines) && a.Rubric == b.Rubric &&
		same(a.Tags, b.Tags) && a.Urgency == b.Urgency && a.Embargo.Equal(b.Embargo) && a.Source == b.Source &&
		a.WebDescription == b.WebDescription && a.EdNote == b.EdNote && a.Correction == b.Correction && a.Note == b.Note &&
		a.Assignee == b.Assignee && a.Deadline.Equal(b.Deadline) && a.PlannedLength == b.PlannedLength
}

// add remembers a field and gives it back.
func add[F shownField](d *details, f F) F {
	d.fields = append(d.fields, f)
	return f
}

// lineRow is a text over the full width.
func (d *details) lineRow(f story.TextField, label, right string) fyne.CanvasObject {
	t := add(d, d.i.textOf(f, editor.LineOptions{Boxed: true}))
	d.at[string(f)] = t.line
	note := ""
	if right != "" {
		note = d.i.say(right)
	}
	field := d.i.k.Field(d.i.say(label), note, t.line)
	t.tell = field
	return field
}

// mostDescription is about what search engines show of a description, in
// characters.
const mostDescription = 160

// webRow is the description for search engines with its counter.
func (d *details) webRow() fyne.CanvasObject {
	i, m := d.i, newMessage(d.i)
	w := &counted{textField: i.textOf(story.WebDescription, editor.LineOptions{Boxed: true, Role: look.Small}), hint: m.of()}
	d.at["description"] = add(d, w.textField).line
	w.number = i.k.Text("", look.Label, look.Ink3).Lines(1)
	w.label = kit.Row(look.S2, kit.Grow(i.k.Text(i.say("inspector.description"), look.Label, look.Ink2).Lines(1)), w.number)
	w.tell, w.after = w.hint, w.count
	w.count()
	return kit.Column(look.S1, w.label, w.line, m.object)
}

// counted is a text whose length is shown over it, in amber when it is too long.
type counted struct {
	*textField
	number *kit.Text
	label  *kit.Stack
	hint   teller
}

func (w *counted) count() {
	n := text.GraphemeCount(w.kept)
	args := map[string]any{"Length": n, "Most": mostDescription}
	number, token, hint := "", look.Ink3, ""
	if n > 0 {
		number = w.i.d.Say.Say("inspector.description.count", args)
	}
	if n > mostDescription {
		token, hint = look.Amber, w.i.d.Say.Say("inspector.description.long", args)
	}
	w.number.SetToken(token)
	w.number.Set(number)
	w.label.Refresh()
	w.hint.SetHint(hint)
}

// noteRow is the internal note, on a ground of its own.
func (d *details) noteRow() fyne.CanvasObject {
	note, object := d.i.noteField()
	d.at["note"] = add(d, note).line
	k := d.i.k
	label := kit.Row(look.S1, k.Icon("lock", 14, look.Ink2), kit.Grow(k.Text(d.i.say("inspector.note"), look.Label, look.Ink2).Lines(1)),
		k.Text(d.i.say("inspector.never"), look.Label, look.Ink3).Lines(1))
	return kit.Column(look.S1, label, object)
}

// noteField is the internal note wherever it is written: bare letters on the
// amber that says that this never leaves.
func (i *Inspector) noteField() (*textField, fyne.CanvasObject) {
	f := i.textOf(story.InternalNote, editor.LineOptions{Multi: true})
	return f, kit.Box(look.AmberSoft, look.FieldLine, look.R1, kit.Inset(6, look.S2, 6, look.S2, f.line))
}

// bylineRow: who signs the story, and where it was taken from.
func (d *details) bylineRow() fyne.CanvasObject {
	i, m := d.i, newMessage(d.i)
	by := add(d, &entryField{i: i, tell: m.of(), refuse: i.sentence, show: func(s story.Story) string { return listText(s.Bylines) }})
	by.enter = func(typed string) error {
		_, err := i.d.Sheet.Set("byline", typed)
		return err
	}
	by.line(editor.LineOptions{Suggest: i.names(lastPart), Pick: func(kit.Suggestion) { by.take() }})
	source := add(d, i.textOf(story.Source, editor.LineOptions{Boxed: true}))
	d.at["byline"], d.at["source"] = by.entry, source.line
	return pair(i.k.Field(i.say("inspector.byline"), "", by.entry), i.k.Field(i.say("inspector.source"), "", source.line), m)
}

// assigneeRow: who has the story now.
func (d *details) assigneeRow() fyne.CanvasObject {
	f := add(d, d.i.name(func(s story.Story) string { return s.Assignee }, func(_ story.Story, typed string) story.Edit {
		return story.SetText{Field: story.Assignee, Value: typed}
	}))
	field := d.i.k.Field(d.i.say("inspector.assignee"), "", f.line)
	f.tell, d.at["assignee"] = field, f.line
	return field
}

// names completes the names that the newsroom has written before; part says
// which part of what is typed is being completed.
func (i *Inspector) names(part func(string) (before, typed string)) func(string) []kit.Suggestion {
	return func(typed string) []kit.Suggestion {
		before, name := part(typed)
		if name == "" {
			return nil
		}
		var out []kit.Suggestion
		for _, n := range i.d.Names(context.Background(), name) {
			out = append(out, kit.Suggestion{Value: n, Label: n, Text: before + n})
		}
		return out
	}
}

// wholeField: one name is the whole field.
func wholeField(typed string) (before, name string) { return "", strings.TrimSpace(typed) }

// lastPart: of several names the last is being typed.
func lastPart(typed string) (before, name string) {
	at := strings.LastIndex(typed, ",") + 1
	name = strings.TrimLeft(typed[at:], " ")
	return typed[:len(typed)-len(name)], name
}

// listText writes several names into one field, as desk reads them back: a name
// with a comma in it is quoted.
func listText(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		if strings.Contains(n, ",") {
			n = strconv.Quote(n)
		}
		out[i] = n
	}
	return strings.Join(out, ", ")
}

// show shows or hides an object.
func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
