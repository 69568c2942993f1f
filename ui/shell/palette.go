package shell

import (
	"context"
	"strings"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// palette finds commands, stories and queues by what is typed.
type palette struct {
	s      *Shell
	dialog *kit.Dialog
	entry  *kit.Entry
	list   *kit.List
	lines  []line
	typed  string
	rows   map[fyne.CanvasObject]*paletteRow
	cancel context.CancelFunc
	asked  int
}

// line is one line of the palette: a heading, or something to do. One that
// cannot be done says why in its place.
type line struct {
	heading, title, detail, keys, why string
	icon                              look.Icon
	run                               func()
}

const (
	paletteWidth  = 640
	paletteHeight = 520
	paletteLine   = 40
	// mostStories are listed for what was typed.
	mostStories = 8
)

func (s *Shell) showPalette() {
	p := &palette{s: s, cancel: func() {}, rows: map[fyne.CanvasObject]*paletteRow{}}
	k := s.kit
	p.entry = k.Entry(kit.EntryOptions{
		Placeholder: s.say("shell.palette.type"), Icon: "search", Hint: s.say("shell.palette.esc"),
		OnChange: p.find,
		OnSubmit: func(string) { p.do(p.list.Focused()) },
		OnKey:    p.key,
	})
	p.list = k.List(kit.ListOptions{RowHeight: s.look.Scaled(paletteLine), Make: p.row, Update: p.fill, Open: p.do})
	hint := func(id string) fyne.CanvasObject { return k.Text(s.say(id), look.Label, look.Ink3).Lines(1) }
	body := kit.Border(
		kit.Column(0, kit.Inset(10, 12, 10, 12, p.entry), kit.Line()),
		kit.Column(0, kit.Line(), kit.Inset(8, 16, 8, 16, kit.Row(16, hint("shell.palette.arrows"), hint("shell.palette.enter"), kit.Spacer(), hint("shell.palette.prefix")))),
		nil, nil, p.list,
	)
	p.dialog = k.Dialog(kit.DialogOptions{Bare: true, Body: body, Width: paletteWidth, Height: paletteHeight, First: p.entry, Closed: func() { p.cancel() }})
	p.find("")
	p.dialog.Show()
}

// key walks the list from the field.
func (p *palette) key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: 8, fyne.KeyPageUp: -8}[e.Name]
	if step != 0 {
		p.choose(p.list.Focused()+step, step)
	}
	return step != 0
}

// choose goes to a line, past headings in the direction of dir.
func (p *palette) choose(i, dir int) {
	if len(p.lines) == 0 {
		return
	}
	i = min(max(i, 0), len(p.lines)-1)
	if p.lines[i].heading != "" {
		if i == 0 || dir > 0 {
			i++
		} else {
			i--
		}
	}
	p.list.SetSelected(i)
	if i <= 1 {
		p.list.SetOffset(0) // with the heading
		return
	}
	p.list.Reveal(i)
}

// find shows what answers: commands and queues at once, stories when the
// archive has answered. A > before the words asks for commands alone.
func (p *palette) find(typed string) {
	p.cancel()
	typed, only := strings.CutPrefix(strings.TrimSpace(typed), ">")
	typed = strings.TrimSpace(typed)
	p.typed = typed
	p.lines = p.commands(typed)
	if !only {
		p.lines = append(p.lines, p.queues(typed)...)
	}
	p.list.SetLen(len(p.lines))
	p.choose(0, 1)
	if only || typed == "" {
		return
	}
	ctx, cancel := context.WithCancel(p.s.ctx)
	p.cancel = cancel
	p.asked++
	asked := p.asked
	p.s.work(func() func() {
		rows, err := p.s.desk.Stories.Rows(ctx, desk.RowQuery{Text: typed, Sort: "touched"})
		return func() {
			if err == nil && ctx.Err() == nil && asked == p.asked {
				p.stories(rows)
			}
		}
	})
}

func (p *palette) commands(typed string) []line {
	var out []line
	for _, h := range p.s.commands.Find(typed, p.s.say) {
		id := h.Command.ID
		out = append(out, line{
			title: h.Title, keys: h.Command.Shortcut.String(), icon: iconOf(id), why: p.s.why(h.Command), run: func() { p.s.Run(id) },
		})
	}
	return headed(p.s.say("shell.palette.commands"), out)
}

func (p *palette) queues(typed string) []line {
	var out []line
	for _, q := range desk.Queues() {
		title := p.s.say("library.queue." + string(q))
		if typed != "" && strings.Contains(strings.ToLower(title), strings.ToLower(typed)) {
			out = append(out, line{title: title, icon: "inbox", run: func() { p.s.library.ShowQueue(q) }})
		}
	}
	return headed(p.s.say("shell.palette.queues"), out)
}

func (p *palette) stories(rows []desk.Row) {
	var out []line
	for _, r := range rows[:min(len(rows), mostStories)] {
		out = append(out, line{
			title: r.Headline, detail: strings.Trim(p.s.say("state.title."+string(r.State))+" · "+r.Place, " ·"), icon: "file",
			run: func() { p.s.Open(r.ID) },
		})
	}
	at := p.list.Focused()
	p.lines = append(p.lines, headed(p.s.say("shell.palette.stories"), out)...)
	p.list.SetLen(len(p.lines))
	p.choose(max(at, 0), 1)
}

func headed(heading string, lines []line) []line {
	if len(lines) == 0 {
		return nil
	}
	return append([]line{{heading: heading}}, lines...)
}

func (p *palette) do(i int) {
	if i < 0 || i >= len(p.lines) || p.lines[i].heading != "" || p.lines[i].why != "" {
		return
	}
	run := p.lines[i].run
	p.dialog.Close()
	run()
}
