// Package merging asks how two versions of a story become one, where the program
// cannot know: a card for everything that two people changed apart from each
// other, with what either has of it, and what was put together by itself below.
//
// The invariant: nothing is merged while a card is without an answer, and what
// is answered can be answered anew until the one button is pressed.
package merging

import (
	"slices"
	"strings"

	"dateline/internal/merge"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Side is one of the two versions.
type Side struct {
	// Name of who made it; empty is somebody without a name.
	Name string
	// When it was made, in words.
	When string
	// Version is its number, 0 while it is not a version yet.
	Version int
}

// Deps is what the question needs. All of it must be set.
type Deps struct {
	Kit *kit.Kit
	Say *words.Speaker
	// Headline of the story, in one line.
	Headline string
	// Merged is what the two versions made; Base the number of the version that both
	// were made from, 0 when there is none.
	Merged       merge.Merged
	Ours, Theirs Side
	Base         int
	// Merge gets an answer to every card. The question has gone by then.
	Merge func([]merge.Choice)
}

// question is the dialog.
type question struct {
	d      Deps
	cards  []*card
	dialog *kit.Dialog
	merge  *kit.Button
	left   *kit.Text
}

// Measures at 100 % text size.
const (
	dialogWidth = 880
	side        = look.S5
)

// Show asks. Versions that go together without a question are shown too: somebody
// should read what was put together, and the merge is made by a person.
func Show(d Deps) {
	q := &question{d: d}
	k := d.Kit
	q.left = k.Text("", look.Small, look.Ink2)
	q.merge = k.Button(kit.Primary, q.say("merging.merge"), q.take).Tip(q.say("merging.merge"), "Ctrl+Enter")
	cancel := k.Button(kit.Quiet, q.say("merging.cancel"), func() { q.dialog.Close() })
	parts := []fyne.CanvasObject{q.intro()}
	for i, c := range d.Merged.Cards {
		q.cards = append(q.cards, newCard(q, i, c))
		parts = append(parts, q.cards[i].object)
	}
	if len(d.Merged.Reads) > 0 {
		parts = append(parts, q.reads())
	}
	o := kit.DialogOptions{
		Title: q.say("merging.title"), Subtitle: d.Headline, FooterLeft: kit.Grow(q.left), Buttons: []*kit.Button{cancel, q.merge},
		Body: kit.Inset(look.S4, side, look.S5, side, kit.Column(look.S4, parts...)), Width: look.Now().Scaled(dialogWidth),
		Submit: q.take, First: q.merge,
	}
	if len(q.cards) > 0 {
		o.First = q.cards[0].options[0].press
	}
	q.dialog = k.Dialog(o)
	q.answered()
	q.dialog.Show()
}

func (q *question) say(id string) string { return q.d.Say.Say(id, nil) }

func (q *question) tell(id string, args map[string]any) string { return q.d.Say.Say(id, args) }

// intro says who wrote apart from whom, and since when.
func (q *question) intro() fyne.CanvasObject {
	id := "merging.intro"
	if q.d.Base == 0 {
		id = "merging.intro.apart"
	}
	args := map[string]any{"Ours": q.nameOf(q.d.Ours), "Theirs": q.nameOf(q.d.Theirs), "Base": q.d.Base}
	what := q.tell("merging.nothing", nil)
	if n := len(q.d.Merged.Cards); n > 0 {
		what = q.tell("merging.questions", map[string]any{"N": n})
	}
	return q.d.Kit.Banner(kit.Warn, q.tell(id, args), what+" "+q.say("merging.approval"))
}

func (q *question) nameOf(s Side) string {
	if s.Name == "" {
		return q.say("merging.somebody")
	}
	return s.Name
}

// unanswered counts the cards without an answer.
func (q *question) unanswered() (n int) {
	for _, c := range q.cards {
		if c.answer == "" {
			n++
		}
	}
	return n
}

// answered opens the button once every card has an answer.
func (q *question) answered() {
	n := q.unanswered()
	if n == 0 {
		q.left.Set(q.say("merging.ready"))
		q.merge.Enable()
		return
	}
	q.left.Set(q.tell("merging.left", map[string]any{"N": n}))
	q.merge.Disable(q.tell("merging.left", map[string]any{"N": n}))
}

// take gives the answers away.
func (q *question) take() {
	for _, c := range q.cards {
		if c.answer == "" {
			q.d.Kit.Focus(c.options[0].press)
			q.merge.Press() // which says why not
			return
		}
	}
	choices := make([]merge.Choice, len(q.cards))
	for i, c := range q.cards {
		choices[i] = c.choice()
	}
	q.dialog.Close()
	q.d.Merge(choices)
}

// next gives the keyboard to the first card behind this one that has no answer,
// else to the first of all, or to the button.
func (q *question) next(i int) {
	for _, c := range slices.Concat(q.cards[i+1:], q.cards[:i]) {
		if c.answer == "" {
			q.d.Kit.Focus(c.options[0].press)
			q.d.Kit.Reveal(c.object)
			return
		}
	}
	if q.unanswered() == 0 {
		q.d.Kit.Focus(q.merge)
	}
}

// reads lists what was put together without a question.
func (q *question) reads() fyne.CanvasObject {
	k := q.d.Kit
	rows := []fyne.CanvasObject{
		k.Text(q.say("merging.read"), look.PanelTitle, look.Ink),
		k.Text(q.say("merging.read.why"), look.Small, look.Ink2),
	}
	for _, r := range q.d.Merged.Reads {
		name := k.Text(q.place(r.Number, r.Field, r.Photo), look.Label, look.Ink2)
		words := k.Text(strings.ReplaceAll(r.Result, "\u2028", "\n"), look.Snippet, look.Ink)
		rows = append(rows, kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S3, look.S4, look.S3, look.S4, kit.Column(look.S1, name, words))))
	}
	return kit.Column(look.S3, rows...)
}

// place names where something is: a paragraph, a field, a photo.
func (q *question) place(number int, field string, photo story.PhotoID) string {
	var of string
	switch {
	case photo != "":
		of = q.photo(photo)
	case number > 0:
		of = q.tell("merging.block", map[string]any{"N": number})
	default:
		return q.fieldName(field)
	}
	if field == "" {
		return of
	}
	return of + ", " + q.fieldName(field)
}

// photo names one: of several by their number as well.
func (q *question) photo(id story.PhotoID) string {
	photos := q.d.Merged.Story.Photos
	at := slices.IndexFunc(photos, func(p story.PhotoUse) bool { return p.ID == id })
	if at < 0 || len(photos) < 2 {
		return q.say("merging.photo")
	}
	return q.tell("merging.photo.number", map[string]any{"N": at + 1})
}

// fieldName is the field in words; a ratio is that of a crop.
func (q *question) fieldName(field string) string {
	for _, id := range []string{"merging.field." + field, "field." + field} {
		if q.d.Say.Has(id) {
			return q.say(id)
		}
	}
	if strings.Contains(field, ":") {
		return q.tell("merging.field.crop", map[string]any{"Ratio": field})
	}
	return field
}
