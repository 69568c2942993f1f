package filedialog

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Measures of our dialog.
const (
	wide, high  = 880, 600
	placesWidth = 192
	barHeight   = 56
	searchWidth = 180
	rowHeight   = 56
	thumbWidth  = 56
	thumbHeight = 44
)

// dialog is our own file dialog, while it is open.
type dialog struct {
	c *Chooser
	k *kit.Kit
	q question

	// dir is the folder that is read, all what is in it, shown what the list shows.
	dir   string
	all   []item
	shown []item
	// reading counts the folders gone to: what an earlier one sends is stale.
	reading int
	kind    int
	order   order
	fault   string // why the folder cannot be shown
	eager   bool   // the name was accepted before the first folder was there

	card   *kit.Dialog
	list   *kit.List
	rows   map[fyne.CanvasObject]*rowParts
	thumbs *thumbs
	places []place
	marks  []*kit.Pressable
	path   *kit.Entry
	search *kit.Entry
	name   *kit.Entry
	accept *kit.Button
	void   *kit.Stack // where the list has nothing to show
	// answer is what Closed hands on.
	answer []string
}

// showOwn shows our dialog.
func (c *Chooser) showOwn(q question) {
	d := &dialog{c: c, k: c.o.Kit, q: q, order: byName, rows: map[fyne.CanvasObject]*rowParts{}}
	if q.mode == files && len(q.kinds) > 0 && d.pictured(q.kinds[0].Endings) {
		d.order = byTime
	}
	d.thumbs = newThumbs(d.k.Post, d.look, func(string) { d.list.Refresh() })
	c.shown = d
	d.build()
	d.card.Show()
	start := q.start
	if start == "" {
		start = d.usual()
	}
	d.goTo(nearest(start))
}

// usual is where one begins: where one was last, else where what is asked for
// mostly lies – pictures with pictures, what is saved with the documents.
func (d *dialog) usual() string {
	if d.q.mode == save && d.c.last == "" {
		for _, p := range d.places {
			if p.word == "filedialog.place.documents" {
				return p.path
			}
		}
	}
	if len(d.places) == 0 {
		return ""
	}
	return d.places[0].path
}

// pictured says whether all these endings are those of pictures.
func (d *dialog) pictured(endings []string) bool {
	return d.c.o.Look != nil && len(endings) > 0 &&
		!slices.ContainsFunc(endings, func(e string) bool { return !slices.Contains(d.c.o.Pictures, e) })
}

// look makes the small picture of a file.
func (d *dialog) look(ctx context.Context, path string) (*image.RGBA, error) {
	scale := float32(1)
	if canvas := d.k.Canvas(); canvas != nil {
		scale = canvas.Scale()
	}
	return d.c.o.Look(ctx, path, int(thumbWidth*scale), int(thumbHeight*scale))
}

// build makes the controls.
func (d *dialog) build() {
	d.list = d.newList()
	d.void = kit.Column(0)
	d.path = d.k.Entry(kit.EntryOptions{Hint: d.say("filedialog.path"), OnSubmit: d.typed})
	d.accept = d.k.Button(kit.Primary, d.q.accept, d.done)
	buttons := []*kit.Button{d.k.Button(kit.Secondary, d.say("filedialog.cancel"), func() { d.card.Close() }), d.accept}
	d.card = d.k.Dialog(kit.DialogOptions{
		Title: d.q.title, Width: wide, Height: high,
		Body:       kit.Border(nil, nil, d.placesColumn(), nil, kit.Border(d.bar(), nil, nil, nil, d.sheet())),
		FooterLeft: d.footer(), Buttons: buttons,
		First: d.first(), Submit: d.done,
		Closed: d.closed,
	})
	d.choose(nil)
}

func (d *dialog) first() fyne.Focusable {
	if d.name != nil {
		return d.name
	}
	return d.list
}

// sheet is the list, on the ground that text is read on.
func (d *dialog) sheet() fyne.CanvasObject {
	return kit.Box(look.Paper, look.None, 0, kit.Over(d.list, kit.Column(0, kit.Spacer(), d.void, kit.Spacer())))
}

// bar is where the person is and how the folder is shown.
func (d *dialog) bar() fyne.CanvasObject {
	d.search = d.k.Entry(kit.EntryOptions{
		Icon: "search", Placeholder: d.say("filedialog.search"),
		OnChange: func(string) { d.arrange() },
		OnKey:    d.fromSearch,
	})
	row := []fyne.CanvasObject{d.k.Button(kit.Quiet, "", d.up).WithIcon("chevron-up").Tip(d.say("filedialog.up"), "Backspace"), kit.Grow(d.path)}
	if d.q.mode != files {
		row = append(row, d.k.Button(kit.Quiet, "", d.newFolder).WithIcon("plus").Tip(d.say("filedialog.new-folder"), ""))
	}
	row = append(row, kit.Fixed(searchWidth, 0, d.search))
	return kit.Column(0, kit.Fixed(0, barHeight-1, kit.Inset(0, look.S4, 0, look.S2, kit.Row(look.S2, row...))), kit.Line())
}

// fromSearch goes down into what was found.
func (d *dialog) fromSearch(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyDown || len(d.shown) == 0 {
		return false
	}
	d.k.Focus(d.list)
	return true
}

// placesColumn are the folders that people go to.
func (d *dialog) placesColumn() fyne.CanvasObject {
	d.places = places(d.c.o.Env)
	if d.c.last != "" {
		recent := place{filepath.Base(d.c.last), "", "clock", d.c.last}
		d.places = append([]place{recent}, d.places...)
	}
	var rows []fyne.CanvasObject
	for _, p := range d.places {
		name := p.name
		if p.word != "" {
			name = d.say(p.word)
		}
		line := kit.Row(look.S2, d.k.Icon(p.icon, 18, look.Ink2), kit.Grow(d.k.Text(name, look.Interface, look.Ink).Lines(1)))
		mark := d.k.Pressable(kit.Fixed(0, 32, kit.Inset(0, look.S2, 0, look.S2, line)), func() { d.goTo(p.path) }).Tip(p.path, "")
		d.marks = append(d.marks, mark)
		rows = append(rows, mark)
	}
	column := d.k.VScroll(kit.Inset(look.S2, look.S2, look.S2, look.S2, kit.Column(0, rows...)))
	return kit.Fixed(placesWidth, 0, kit.Border(nil, nil, nil, kit.VLine(), kit.Box(look.Chrome, look.None, 0, column)))
}

// footer is the kind of files, or the name to save under.
func (d *dialog) footer() fyne.CanvasObject {
	switch {
	case d.q.mode == save:
		d.name = d.k.Entry(kit.EntryOptions{Text: d.q.name, Placeholder: d.say("filedialog.name"), OnChange: func(string) { d.choose(nil) }, OnSubmit: func(string) { d.done() }})
		return kit.Fixed(420, 0, d.name)
	case d.q.mode == files && len(d.q.kinds) > 0:
		kinds := make([]kit.Option, 0, len(d.q.kinds)+1)
		for i, k := range append(slices.Clone(d.q.kinds), Kind{Name: d.say("filedialog.all")}) {
			kinds = append(kinds, kit.Option{Value: string(rune('a' + i)), Label: k.Name})
		}
		kind := d.k.Select(kinds, kinds[0].Value, func(v string) {
			d.kind = int(v[0] - 'a')
			d.arrange()
		})
		orders := d.k.Segmented([]kit.Option{{Value: string(byTime), Label: d.say("filedialog.newest")}, {Value: string(byName), Label: d.say("filedialog.by-name")}}, string(d.order), func(v string) {
			d.order = order(v)
			d.arrange()
		})
		return kit.Row(look.S3, kit.Fixed(200, 0, kind), orders)
	}
	return kit.Over()
}

// closed stops what runs for the dialog and hands the answer on.
func (d *dialog) closed() {
	d.reading++
	d.thumbs.close()
	d.c.answer(d.q, d.answer)
}

func (d *dialog) say(id string) string { return d.c.say(id) }

func (d *dialog) tell(id string, name, value string) string {
	return d.c.o.Words.Say(id, map[string]any{name: value})
}

// endings of the kind that the person has picked; none is all.
func (d *dialog) endings() []string {
	if d.kind < len(d.q.kinds) {
		return d.q.kinds[d.kind].Endings
	}
	return nil
}

// up goes to the folder above, and marks the one that was left.
func (d *dialog) up() {
	if parent := parentOf(d.dir); parent != d.dir {
		d.goTo(parent)
	}
}

// typed goes where the person wrote, or takes the file that they named.
func (d *dialog) typed(written string) {
	path := strings.TrimSpace(written)
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		path = filepath.Join(d.c.o.Env("HOME"), rest)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.dir, path)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		d.goTo(filepath.Clean(path))
		d.k.Focus(d.list)
	case err == nil && d.q.mode == files:
		d.finish([]string{filepath.Clean(path)})
	default:
		d.path.SetError(true)
		d.k.Toast(kit.Bad, d.tell("filedialog.error.missing", "Path", path), "", nil)
	}
}
