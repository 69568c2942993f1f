package inspector

import (
	"context"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// related is the tab of what else is worth reading: what the archive has first,
// then the news of partners.
type related struct {
	i    *Inspector
	add  *adding
	own  *relatedGroup
	news *relatedGroup
	// shown is the list that is drawn; began says that one is.
	shown   []story.Related
	heading string
	began   bool

	empty  fyne.CanvasObject
	column *kit.Stack
	// current is the group and the row in it that keys of the order mean.
	current *relatedGroup
	row     int
}

// relatedGroup is one of the two lists. at are the places of its items in the
// story's one list.
type relatedGroup struct {
	r     *related
	at    []int
	rows  *kit.Stack
	grips []*grip
	outs  []*kit.Pressable // the crosses
	order *order
}

// fewPartners are shown until somebody asks for all of them.
const fewPartners = 3

func newRelated(i *Inspector) *related {
	r := &related{i: i}
	r.add = newAdding(r)
	r.own, r.news = r.group(), r.group()
	r.empty = kit.Inset(look.S5, look.S4, look.S4, look.S4, i.k.Empty("link", i.say("inspector.related.empty"), i.say("inspector.related.empty.text"), nil))
	r.column = kit.Column(0, r.add.object, r.own.order.object, r.news.order.object, r.empty)
	return r
}

func (r *related) group() *relatedGroup {
	g := &relatedGroup{r: r, rows: kit.Column(0)}
	g.order = newOrder(r.i, g.rows, g.move)
	return g
}

func (r *related) object() kit.Flowing { return r.column }

// update draws the lists anew when they are others.
func (r *related) update(s story.Story) {
	heading := s.Words.Partners
	if r.began && same(r.shown, s.Related) && heading == r.heading {
		return
	}
	r.began, r.shown, r.heading = true, s.Related, heading
	r.draw()
}

func (r *related) draw() {
	r.own.at, r.news.at = nil, nil
	for n, item := range r.shown {
		if item.Partner {
			r.news.at = append(r.news.at, n)
		} else {
			r.own.at = append(r.own.at, n)
		}
	}
	r.own.draw(nil, len(r.own.at))
	few := len(r.news.at)
	if !r.i.state.All && few > fewPartners+1 {
		few = fewPartners
	}
	r.news.draw(r.title(), few)
	show(r.empty, len(r.shown) == 0)
	parts := []fyne.CanvasObject{r.add.object, r.own.order.object, r.news.order.object, r.empty}
	if hidden := len(r.news.at) - few; hidden > 0 {
		more := r.i.k.Button(kit.Link, r.i.d.Say.Say("inspector.related.more", map[string]any{"Count": hidden}), func() {
			r.i.state.All = true
			r.draw()
		}).Small()
		parts = append(parts, kit.Inset(look.S3, look.S4, look.S4, look.S4, kit.Row(0, more, kit.Spacer())))
	}
	r.column.Set(parts...)
	r.i.relay()
}

// title heads the news of partners with the outlet's own words for them.
func (r *related) title() fyne.CanvasObject {
	if len(r.news.at) == 0 {
		return nil
	}
	text := r.i.d.Say.Say("inspector.related.partners", map[string]any{"Title": r.heading, "Count": len(r.news.at)})
	return kit.Inset(look.S4, look.S4, look.S1, look.S4, r.i.k.Text(text, look.Label, look.Ink2))
}

// draw shows the first few items of a group under its title.
func (g *relatedGroup) draw(title fyne.CanvasObject, few int) {
	var objects []fyne.CanvasObject
	g.order.heads, g.grips, g.outs = 0, nil, nil
	if title != nil {
		objects = append(objects, title)
		g.order.heads = 1
	}
	for row, at := range g.at[:few] {
		objects = append(objects, g.row(row, g.r.shown[at]))
	}
	g.rows.Set(objects...)
}

// row is one item: grip, title, where it is, and the way to take it out.
func (g *relatedGroup) row(n int, item story.Related) fyne.CanvasObject {
	i, k := g.r.i, g.r.i.k
	grip := g.order.grip(func() { g.r.current, g.r.row = g, n })
	g.grips = append(g.grips, grip)
	out := i.sign("close", 14, look.Ink3, i.say("inspector.related.remove"), "", func() { g.remove(n) })
	g.outs = append(g.outs, out)
	where, token := i.origin(item)
	words := kit.Column(2, k.Text(item.Title, look.ListHeadline, look.Ink), k.Text(where, look.Label, token))
	left := kit.Inset(0, look.S1, 0, look.S2, kit.Column(0, grip))
	right := kit.Inset(0, look.S2, 0, 0, kit.Column(0, out))
	row := kit.Column(0, kit.Inset(look.S3-2, 0, look.S3-2, 0, kit.Border(nil, nil, left, right, words)), kit.Line())
	grip.row = row
	return row
}

// origin says where an item comes from. A partner without an address cannot be
// pressed by a reader, so that is said in amber.
func (i *Inspector) origin(item story.Related) (string, look.Token) {
	switch {
	case item.Partner && item.URL == "":
		return i.say("inspector.related.no-address"), look.Amber
	case item.Partner:
		return i.say("inspector.related.partner"), look.Ink2
	case item.Story != "" && i.d.Known != nil:
		if row, ok := i.d.Known(context.Background(), item.Story); ok && !row.Date.IsZero() {
			return i.fromArchive(row.Date), look.Ink2
		}
		return i.say("inspector.related.archive"), look.Ink2
	case item.URL != "":
		return item.URL, look.Ink2
	case item.Story != "":
		return i.say("inspector.related.archive"), look.Ink2
	}
	return i.say("inspector.related.title-only"), look.Amber
}

func (i *Inspector) fromArchive(d newsdate.Date) string {
	return i.d.Say.Say("inspector.related.archive-day", map[string]any{"Day": dayText(d, i.d.Say.Language())})
}

// move puts an item to another place of its group: in the story's list that is
// the place of the one that stands there now.
func (g *relatedGroup) move(from, to int) {
	if from >= len(g.at) || to >= len(g.at) {
		return
	}
	if g.r.i.do(story.MoveRelated{From: g.at[from], To: g.at[to]}) {
		g.r.current, g.r.row = g, to
		if to < len(g.grips) { // the next key moves it on
			g.r.i.k.Focus(g.grips[to])
		}
	}
}

func (g *relatedGroup) remove(n int) {
	i := g.r.i
	words := i.d.Say.Say("inspector.related.removed", map[string]any{"Title": g.r.shown[g.at[n]].Title})
	i.gone(story.RemoveRelated{At: g.at[n]}, words)
}

// step moves the item that was touched last.
func (r *related) step(by int) bool {
	return r.current != nil && r.row < len(r.current.at) && r.current.order.step(r.row, by)
}
