// Package pasted is the question after a whole page was pasted: which of the
// fields that were recognised become part of the story.
//
// Every part is a row with a tick, in full, with what the story has there now.
// The invariant: nothing that somebody typed is replaced unless its row is
// ticked by hand, and what was left out can be read before anything is done.
package pasted

import (
	"dateline/internal/desk"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Deps is what the question needs. All of it must be set.
type Deps struct {
	Kit *kit.Kit
	Say *words.Speaker
	// Page is what was recognised.
	Page desk.Recognised
	// Insert gets the parts that were ticked, at least one; Plain is called when
	// the page is wanted as text alone. The question has gone by then.
	Insert func([]desk.Part)
	Plain  func()
}

// question is the dialog.
type question struct {
	d      Deps
	rows   []*row
	dialog *kit.Dialog
	insert *kit.Button
}

// dialogWidth is that of the question at 100 % text size.
const dialogWidth = 720

// Show asks.
func Show(d Deps) {
	q := &question{d: d}
	k := d.Kit
	parts := []fyne.CanvasObject{}
	for i, f := range d.Page.Found {
		q.rows = append(q.rows, newRow(q, i, f))
		if i > 0 {
			parts = append(parts, kit.Inset(0, side, 0, side, kit.Line()))
		}
		parts = append(parts, kit.Inset(0, side-rowSide, 0, side-rowSide, q.rows[i].press))
	}
	if len(d.Page.Left) > 0 {
		parts = append(parts, kit.Line(), newRest(k, d.Say, d.Page.Left, func() { q.dialog.Relayout() }))
	}
	q.insert = k.Button(kit.Primary, q.say("pasted.insert"), q.take)
	plain := k.Button(kit.Secondary, q.say("pasted.plain"), func() {
		q.dialog.Close()
		d.Plain()
	})
	cancel := k.Button(kit.Quiet, q.say("pasted.cancel"), func() { q.dialog.Close() })
	q.ticked()
	q.dialog = k.Dialog(kit.DialogOptions{
		Title: q.say("pasted.title"), Body: kit.Column(0, append([]fyne.CanvasObject{q.intro()}, parts...)...),
		FooterLeft: k.Text(q.say("pasted.keys"), look.Label, look.Ink3), Buttons: []*kit.Button{cancel, plain, q.insert},
		Width: look.Now().Scaled(dialogWidth), Submit: q.take, First: q.rows[0].press,
	})
	q.dialog.Show()
}

// side is what the dialog leaves at its edges.
const side = look.S5

func (q *question) intro() fyne.CanvasObject {
	return kit.Inset(look.S4, side, look.S3, side, q.d.Kit.Text(q.say("pasted.subtitle"), look.Small, look.Ink2))
}

func (q *question) say(id string) string { return q.d.Say.Say(id, nil) }

// wanted are the parts that are ticked.
func (q *question) wanted() (parts []desk.Part) {
	for _, r := range q.rows {
		if r.on {
			parts = append(parts, r.found.Part)
		}
	}
	return parts
}

// ticked opens the button while there is something to insert.
func (q *question) ticked() {
	if len(q.wanted()) == 0 {
		q.insert.Disable(q.say("pasted.nothing"))
		return
	}
	q.insert.Enable()
}

// take gives the ticked parts to the story.
func (q *question) take() {
	parts := q.wanted()
	if len(parts) == 0 {
		q.insert.Press() // which says why not
		return
	}
	q.dialog.Close()
	q.d.Insert(parts)
}

// walk gives the keyboard to another row.
func (q *question) walk(to int) {
	if to >= 0 && to < len(q.rows) {
		q.d.Kit.Focus(q.rows[to].press)
	}
}
