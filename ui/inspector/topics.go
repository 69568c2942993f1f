package inspector

import (
	"context"
	"slices"
	"strings"

	"dateline/internal/story"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// rubricRow: what the story is filed under, and how urgent it is.
func (d *details) rubricRow() fyne.CanvasObject {
	i := d.i
	r := add(d, &rubric{i: i})
	r.list = i.k.Select(nil, "", r.choose)
	r.show(i.d.Sheet.Story())
	steps, object := newUrgency(i)
	add(d, steps)
	d.at["rubric"], d.at["urgency"] = r.list, steps.steps[0]
	return kit.Grid(2, look.S2, 0, i.k.Field(i.say("inspector.rubric"), "", r.list), i.k.Field(i.say("inspector.urgency"), "", object))
}

// rubric is chosen from those in use, or named anew.
type rubric struct {
	i    *Inspector
	list *kit.Select
	now  string
}

// anotherRubric stands for the last line of the list; no rubric is called so.
const anotherRubric = "\x00"

func (r *rubric) update(s story.Story) {
	if s.Rubric != r.now {
		r.show(s)
	}
}

func (r *rubric) show(s story.Story) {
	r.now = s.Rubric
	options := []kit.Option{{Value: "", Label: r.i.say("inspector.rubric.none")}}
	known := r.i.d.Rubrics(context.Background())
	if r.now != "" && !slices.Contains(known, r.now) {
		known = append([]string{r.now}, known...)
	}
	for _, name := range known {
		options = append(options, kit.Option{Value: name, Label: name})
	}
	r.list.SetOptions(append(options, kit.Option{Value: anotherRubric, Label: r.i.say("inspector.rubric.another")}))
	r.list.SetValue(r.now)
}

func (r *rubric) choose(v string) {
	if v != anotherRubric {
		r.i.do(story.SetText{Field: story.Rubric, Value: v})
		return
	}
	r.list.SetValue(r.now)
	r.ask()
}

// ask asks for the name of a rubric that is not in the list.
func (r *rubric) ask() {
	i := r.i
	var dialog *kit.Dialog
	var name *editor.Line
	set := func() {
		dialog.Close()
		if typed := strings.TrimSpace(name.Text()); typed != "" {
			i.do(story.SetText{Field: story.Rubric, Value: typed})
		}
	}
	name = i.unkept(editor.LineOptions{Key: func(e *fyne.KeyEvent) bool {
		enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
		if enter {
			set()
		}
		return enter
	}})
	body := kit.Inset(look.S4, look.S5, look.S4, look.S5, i.k.Field(i.say("inspector.rubric"), "", name))
	dialog = i.k.Dialog(kit.DialogOptions{
		Title: i.say("inspector.rubric.new"), Body: body, First: name, Submit: set,
		Buttons: []*kit.Button{i.k.Button(kit.Primary, i.say("inspector.rubric.new.yes"), set)},
	})
	dialog.Show()
}

// tags are chips, and the way to one more.
type tags struct {
	i      *Inspector
	chips  *kit.Stack
	shown  []string
	plus   *kit.Pressable
	adding *editor.Line
	draft  draft
	place  *kit.Stack
}

func (d *details) tagRow() fyne.CanvasObject {
	t := add(d, &tags{i: d.i, chips: kit.Flow(look.S2, 6), place: kit.Column(look.S2)})
	icon := kit.Fixed(28, look.Now().Scaled(24), d.i.k.Icon("plus", 14, look.Accent).On(look.AccentSoft))
	t.plus = d.i.k.Pressable(kit.Box(look.AccentSoft, look.None, 12, icon), t.open).Radius(12).Tip(d.i.say("inspector.tags.add"), "")
	t.draw(d.i.d.Sheet.Story().Tags)
	t.place.Set(t.chips)
	d.at["tags"] = t.plus
	return d.i.k.Field(d.i.say("inspector.tags"), "", t.place)
}

func (t *tags) update(s story.Story) {
	if !slices.Equal(s.Tags, t.shown) {
		t.draw(s.Tags)
	}
}

func (t *tags) draw(names []string) {
	t.shown = names
	var chips []fyne.CanvasObject
	for _, name := range names {
		chips = append(chips, t.i.k.Chip(name, func() { t.without(name) }))
	}
	if t.adding == nil {
		chips = append(chips, t.plus)
	}
	t.chips.Set(chips...)
	t.i.relay()
}

func (t *tags) without(name string) {
	left := slices.DeleteFunc(slices.Clone(t.i.d.Sheet.Story().Tags), func(tag string) bool { return tag == name })
	t.i.do(story.SetList{Field: story.Tags, Values: left})
}

// open shows the field for another tag; it stays for the next one until Esc, or
// until it is left.
func (t *tags) open() {
	t.draft.start("")
	var line *editor.Line
	put := func(typed string) { line.SetText(typed) }
	line = editor.NewLine(t.i.k, editor.LineOptions{
		Boxed: true, Placeholder: t.i.say("inspector.tags.add"), Key: t.key, Resized: t.i.relay,
		Suggest: t.suggest, Pick: func(picked kit.Suggestion) { t.add(picked.Label) },
		Change: func(typed string) {
			t.draft.typed(typed)
			t.i.pending = t.take
		},
		Undo: func() { t.draft.undo(put, t.i.d.Undo) }, Redo: func() { t.draft.redo(put, t.i.d.Redo) },
		Focused: func(on bool) {
			if !on {
				t.take()
				t.close()
			}
		},
	})
	t.adding = line
	t.place.Set(t.chips, line)
	t.draw(t.shown)
	t.i.k.Focus(line)
}

// key adds at Enter and closes at Esc.
func (t *tags) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.take()
	case fyne.KeyEscape:
		t.close()
		t.i.k.Focus(t.plus)
	default:
		return false
	}
	return true
}

func (t *tags) suggest(typed string) []kit.Suggestion {
	var out []kit.Suggestion
	for _, name := range t.i.d.Tags(context.Background(), typed) {
		if !slices.Contains(t.shown, name) {
			out = append(out, kit.Suggestion{Value: name, Label: name})
		}
	}
	return out
}

// take adds what is typed.
func (t *tags) take() {
	t.i.pending = nil
	if t.adding != nil {
		t.add(t.adding.Text())
	}
}

func (t *tags) add(name string) {
	if t.adding == nil {
		return
	}
	t.draft.start("")
	t.adding.SetText("")
	if name == "" {
		return
	}
	t.i.do(story.SetList{Field: story.Tags, Values: append(slices.Clone(t.i.d.Sheet.Story().Tags), name)})
}

// close takes the field away again.
func (t *tags) close() {
	t.adding = nil
	t.place.Set(t.chips)
	t.draw(t.shown)
}
