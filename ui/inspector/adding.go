package inspector

import (
	"context"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/story"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

const (
	// searchPause is how long typing rests before the archive is asked.
	searchPause = 200 * time.Millisecond
	// mostFound are shown of what the archive has.
	mostFound = 6
)

// adding is how an item comes into the related list: found in the archive, or
// with its title and address.
type adding struct {
	r      *related
	search *kit.Entry
	found  []desk.Row
	// at is the result that Enter adds.
	at      int
	results *kit.Stack
	rows    []*kit.Pressable
	wait    func()
	cancel  func()

	byHand *kit.Stack
	title  *editor.Line
	named  string // what is typed as the title
	url    *kit.Entry
	from   *kit.Check
	object fyne.CanvasObject
}

func newAdding(r *related) *adding {
	i := r.i
	a := &adding{r: r, results: kit.Column(0), byHand: kit.Column(look.S2)}
	a.search = i.k.Entry(kit.EntryOptions{
		Placeholder: i.say("inspector.related.search"), Icon: "search", OnChange: a.typed, OnKey: a.key,
		OnSubmit: func(string) { a.act() },
	})
	a.fold()
	a.object = kit.Column(0, kit.Inset(look.S3, look.S4, look.S2, look.S4, kit.Column(look.S2, a.search, a.byHand)), a.results, kit.Line())
	return a
}

// typed waits for a pause and asks the archive.
func (a *adding) typed(typed string) {
	for _, stop := range []func(){a.wait, a.cancel} {
		if stop != nil {
			stop()
		}
	}
	a.wait, a.cancel = nil, nil
	if typed = strings.TrimSpace(typed); typed == "" {
		a.show(nil, "")
		return
	}
	a.wait = a.r.i.k.Later(searchPause, func() { a.ask(typed) })
}

func (a *adding) ask(typed string) {
	i := a.r.i
	a.cancel = i.errands.run(func(ctx context.Context) func() {
		rows := i.d.Search(ctx, typed)
		return func() { a.show(rows, typed) }
	})
}

// show lists what was found, but for what is there already.
func (a *adding) show(rows []desk.Row, typed string) {
	i := a.r.i
	there := map[story.ID]bool{i.d.Sheet.Story().ID: true}
	for _, item := range a.r.shown {
		there[item.Story] = item.Story != ""
	}
	a.found, a.rows, a.at = nil, nil, 0
	var objects []fyne.CanvasObject
	for _, row := range rows {
		if there[row.ID] || len(a.found) == mostFound {
			continue
		}
		a.found = append(a.found, row)
		objects = append(objects, a.row(len(a.found)-1, row))
	}
	if len(a.found) == 0 && typed != "" {
		nothing := i.d.Say.Say("inspector.related.nothing", map[string]any{"Typed": typed})
		objects = append(objects, kit.Inset(look.S1, look.S4, look.S3, look.S4, i.k.Text(nothing, look.Label, look.Ink3)))
	}
	a.results.Set(objects...)
	a.r.i.relay()
	a.mark()
}

func (a *adding) row(n int, row desk.Row) fyne.CanvasObject {
	i, k := a.r.i, a.r.i.k
	where := i.say("inspector.related.archive")
	if !row.Date.IsZero() {
		where = i.fromArchive(row.Date)
	}
	plus := kit.Column(0, kit.Inset(2, 0, 0, look.S2, k.Icon("plus", 16, look.Accent)))
	words := kit.Column(2, k.Text(row.Headline, look.ListHeadline, look.Ink).Lines(3), k.Text(where, look.Label, look.Ink2))
	press := k.Pressable(kit.Inset(look.S2, look.S4, look.S2, look.S4, kit.Border(nil, nil, nil, plus, words)), func() { a.choose(n) }).
		Radius(0).Tip(i.say("inspector.related.add"), "Ctrl+Enter")
	press.OnKey = func(e *fyne.KeyEvent) bool { return a.key(e) }
	a.rows = append(a.rows, press)
	return press
}

// key walks in the results while the keyboard stays in the search field.
func (a *adding) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyDown && a.at+1 < len(a.found):
		a.at++
	case e.Name == fyne.KeyUp && a.at > 0:
		a.at--
	case e.Name == fyne.KeyEscape && a.search.Text() != "":
		a.search.SetText("")
		a.typed("")
		return true
	default:
		return false
	}
	a.mark()
	return true
}

func (a *adding) mark() {
	for n, row := range a.rows {
		row.Selected(n == a.at)
	}
	if a.at < len(a.rows) && a.r.i.scrolls[Related] != nil {
		a.r.i.scrolls[Related].Reveal(a.rows[a.at])
	}
}

// act adds the result that is marked.
func (a *adding) act() bool {
	if a.at >= len(a.found) {
		return false
	}
	a.choose(a.at)
	return true
}

// choose puts a result at the end of the story's own items.
func (a *adding) choose(n int) {
	row := a.found[n]
	if a.r.i.do(story.AddRelated{At: a.end(false), Item: story.Related{Story: row.ID, Title: row.Headline}}) {
		a.search.SetText("")
		a.typed("")
		a.r.i.k.Focus(a.search)
	}
}

// end is where another item of a group goes: behind the last of its own.
func (a *adding) end(partner bool) int {
	list := a.r.i.d.Sheet.Story().Related
	for n := len(list) - 1; n >= 0; n-- {
		if list[n].Partner == partner {
			return n + 1
		}
	}
	if partner {
		return len(list)
	}
	return 0
}

// fold leaves of the fields for title and address the way to them.
func (a *adding) fold() {
	i := a.r.i
	a.title, a.url, a.from = nil, nil, nil
	open := i.k.Button(kit.Link, i.say("inspector.related.by-hand"), a.unfold).Small()
	a.byHand.Set(kit.Row(0, open, kit.Spacer()))
}

func (a *adding) unfold() {
	i := a.r.i
	esc := func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			a.fold()
			return true
		}
		return false
	}
	a.named = ""
	a.title = i.unkept(editor.LineOptions{Change: func(typed string) { a.named = typed }, Leave: func(int) { i.k.Focus(a.url) }})
	a.url = i.k.Entry(kit.EntryOptions{OnKey: esc, Placeholder: i.say("inspector.related.address.hint"), OnSubmit: func(string) { a.write() }})
	a.from = i.k.Check(i.say("inspector.related.is-partner"), true, nil)
	add := i.k.Button(kit.Secondary, i.say("inspector.related.add"), a.write).Small()
	fold := i.k.Button(kit.Quiet, i.say("inspector.related.not"), a.fold).Small()
	a.byHand.Set(i.k.Field(i.say("inspector.related.title"), "", a.title), i.k.Field(i.say("inspector.related.address"), "", a.url), a.from,
		kit.Row(look.S2, add, fold, kit.Spacer()))
	i.relay()
	i.k.Focus(a.title)
}

// write adds what was typed by hand; without a title there is nothing to add.
func (a *adding) write() {
	i := a.r.i
	title := strings.TrimSpace(a.named)
	a.title.SetError(title == "")
	if title == "" {
		i.k.Focus(a.title)
		return
	}
	item := story.Related{Title: title, URL: strings.TrimSpace(a.url.Text()), Partner: a.from.On()}
	if i.do(story.AddRelated{At: a.end(item.Partner), Item: item}) {
		a.fold()
	}
}
