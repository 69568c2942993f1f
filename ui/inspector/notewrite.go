package inspector

import (
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// remark is a field for what somebody says in a note: Enter says it, Shift+Enter
// breaks the line, Esc leaves it unsaid.
type remark struct {
	i      *Inspector
	on     saying
	line   *editor.Line
	voice  *said
	object *kit.Stack
	typed  string
}

// saying is what a remark is part of.
type saying interface {
	// say keeps the words, "" are none, and says whether that went well.
	say(words string) bool
	// said follows an Enter that went well, unsaid an Esc.
	said()
	unsaid()
	// write begins again, with words.
	write(words string)
}

// newRemark makes the field, with words in it.
func newRemark(i *Inspector, on saying, placeholder, words string) *remark {
	m := newMessage(i)
	r := &remark{i: i, on: on, voice: m.of(), typed: words}
	r.line = i.unkept(editor.LineOptions{Text: words, Placeholder: placeholder, Multi: true, Key: r.key, Change: func(typed string) {
		r.typed = typed
		i.pending = r.take
		r.complain("")
	}})
	r.object = kit.Column(look.S1, r.line, m.object)
	i.pending = r.take
	return r
}

func (r *remark) complain(why string) {
	r.line.SetError(why != "")
	r.voice.SetError(why)
}

// take says what was typed when something else begins; words that cannot be
// kept stay where they are.
func (r *remark) take() { r.enter() }

func (r *remark) enter() bool {
	words := strings.TrimSpace(text.Clean(r.typed))
	if len(words) > story.MostRemark {
		r.complain(r.i.say("inspector.notes.too-long"))
		return false
	}
	r.i.pending = nil
	return r.on.say(words)
}

func (r *remark) key(e *fyne.KeyEvent) bool {
	shift := r.i.k.Modifiers()&fyne.KeyModifierShift != 0
	switch {
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && !shift:
		if r.enter() {
			r.on.said()
		}
	case e.Name == fyne.KeyEscape:
		r.leave()
	default:
		return false
	}
	return true
}

// leave forgets what was typed; it can be had back for a while.
func (r *remark) leave() {
	r.i.pending = nil
	r.on.unsaid()
	if words := strings.TrimSpace(r.typed); words != "" {
		r.i.k.Toast(kit.Info, r.i.say("inspector.notes.unsaid"), r.i.say("inspector.undo"), func() {
			r.i.Show(Notes)
			r.on.write(words)
		})
	}
}

// answer is how one answers in a note: what looks like an empty field, and is
// one once it is meant.
type answer struct {
	c      *noteCard
	way    *kit.Pressable
	remark *remark
	object *kit.Stack
}

func newAnswer(c *noteCard) *answer {
	i := c.n.i
	a := &answer{c: c}
	words := kit.Inset(6, look.S2, 6, look.S2+1, i.k.Text(i.say("inspector.notes.answer"), look.Interface, look.Ink3).Lines(1))
	a.way = i.k.Pressable(kit.Box(look.Field, look.FieldLine, look.R1, words), func() { a.write("") }).Radius(look.R1)
	a.object = kit.Column(0, a.way)
	return a
}

func (a *answer) write(words string) {
	i := a.c.n.i
	i.Settle()
	a.c.n.choose(a.c.note.ID)
	a.remark = newRemark(i, a, i.say("inspector.notes.answer"), words)
	a.object.Set(a.remark.object)
	i.reach(a.remark.line)
}

// fold leaves of the field the way to it.
func (a *answer) fold() {
	if a.remark != nil {
		a.remark = nil
		a.object.Set(a.way)
		a.c.n.i.relay()
	}
}

func (a *answer) said() { a.c.n.i.reach(a.c.press) }

func (a *answer) unsaid() {
	a.fold()
	a.said()
}

// say adds a remark to the note as it is now.
func (a *answer) say(words string) bool {
	i := a.c.n.i
	note, there := i.d.Sheet.Story().NoteWith(a.c.note.ID)
	if words != "" && there {
		said, err := i.d.Sheet.Remark(words)
		if err != nil {
			i.d.Error(err)
			return false
		}
		if !i.do(story.ChangeNote{ID: note.ID, Remarks: note.Remarked(said).Remarks, Resolved: note.Resolved}) {
			return false
		}
	}
	a.fold()
	return true
}

// noteDraft is a note that is being written: its card stands among the others,
// where its words are.
type noteDraft struct {
	n    *notes
	note story.Note
	// was is the text on which the note was begun.
	was text.Document
	// back is where the person was, who goes there again when nothing is said.
	back   text.Selection
	remark *remark
	object fyne.CanvasObject
}

// WriteNote begins a note about a stretch of the text, in its tab. Who thinks
// better of it comes back to where they were in the text.
func (i *Inspector) WriteNote(sel, back text.Selection) {
	i.Show(Notes)
	n := i.panes[Notes].(*notes)
	s := i.d.Sheet.Story()
	from, to, err := sel.Range(s.Body)
	if err != nil {
		return
	}
	d := &noteDraft{n: n, was: s.Body, back: back, note: story.Note{ID: i.d.Sheet.NewNote(), From: from, To: to, About: story.Quoted(s.Body, sel)}}
	n.choose("")
	d.write("")
}

// write shows the draft with words in its field.
func (d *noteDraft) write(words string) {
	i := d.n.i
	i.Settle()
	now := i.d.Sheet.Story().Body
	d.note, d.was = d.note.Rehung(d.was, now), now
	d.remark = newRemark(i, d, i.say("inspector.notes.write"), words)
	card := kit.Inset(look.S3, look.S4, look.S3, look.S4, kit.Column(look.S2, i.quote(d.note.About, false), d.remark.object,
		i.k.Text(i.say("inspector.notes.keys"), look.Label, look.Ink3)))
	d.object = kit.Column(0, kit.Box(look.AccentSoft, look.None, 0, card), kit.Line())
	d.n.draft = d
	d.n.again()
	i.reach(d.remark.line)
}

// say makes a note of the draft, on its words as the text has them now; of a
// draft without words nothing stays.
func (d *noteDraft) say(words string) bool {
	i := d.n.i
	if words == "" {
		d.gone()
		return true
	}
	r, err := i.d.Sheet.Remark(words)
	if err != nil {
		i.d.Error(err)
		return false
	}
	s := i.d.Sheet.Story()
	d.note = d.note.Rehung(d.was, s.Body)
	d.was, d.note.Remarks = s.Body, []story.Remark{r}
	d.n.draft = nil
	if !i.do(story.AddNote{At: len(s.Notes), Note: d.note}) {
		d.n.draft = d
		return false
	}
	return true
}

// said: the caret stands behind the words of the note.
func (d *noteDraft) said() { d.n.i.d.ShowText(text.Caret(d.note.To)) }

func (d *noteDraft) unsaid() {
	d.gone()
	d.n.i.d.ShowText(d.back)
}

func (d *noteDraft) gone() {
	d.n.draft = nil
	d.n.again()
}
