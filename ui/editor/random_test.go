package editor

import (
	"encoding/json"
	"fmt"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/text/flow"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// judge is a test or a fuzz run.
type judge interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// person is somebody who does anything with keyboard and mouse: the same source
// of numbers does the same.
type person struct {
	s    *sheet
	pick func(n int) int
	done []string
}

// letters are what people type, and what breaks editors: letters that grow
// together, joined emoji, halves of flags, spaces that are none.
func letters() []string {
	return []string{
		"а", "б", " ", " ", "и", "\u0306", "\u0301", "й", "x", "👩‍👩‍👧", "\u200d", "🇷🇺", "🇷", "\u00a0", "—", "-", "*", "#", ">", "\"", "/", "1", ".",
		"क", "्", "\u00ad", "各", "достопримечательность",
	}
}

func (p *person) note(format string, args ...any) {
	p.done = append(p.done, fmt.Sprintf(format, args...))
}

func (p *person) point() fyne.Position {
	size := p.s.page.Size()
	return fyne.NewPos(float32(p.pick(int(size.Width)+60)-30), float32(p.pick(int(size.Height)+60)-30))
}

// act does one thing.
func (p *person) act() {
	s, e := p.s, p.s.editor()
	switch k := p.pick(20); k {
	case 0, 1, 2, 3, 4:
		all := letters()
		l := all[p.pick(len(all))]
		p.note("types %q", l)
		s.typed(l)
	case 5, 6, 7:
		keys := []fyne.KeyName{
			fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
			fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab, fyne.KeyEscape,
		}
		key, shift := keys[p.pick(len(keys))], fyne.KeyModifier(0)
		if p.pick(2) == 1 {
			shift = fyne.KeyModifierShift
		}
		p.note("presses %s, shift %v", key, shift != 0)
		s.key(key, shift)
	case 8, 9:
		keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete}
		mod := fyne.KeyModifierShortcutDefault
		if p.pick(2) == 1 {
			mod |= fyne.KeyModifierShift
		}
		key := keys[p.pick(len(keys))]
		p.note("presses Ctrl %s, %v", key, mod)
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
	case 10, 11:
		p.note("undoes or redoes")
		if p.pick(3) > 0 {
			e.undo()
		} else {
			e.redo()
		}
	case 12:
		marks := []text.MarkKind{text.Bold, text.Italic, text.Strike, text.Sup}
		m := marks[p.pick(len(marks))]
		p.note("toggles %s", m)
		e.ToggleMark(m)
	case 13:
		kinds := []text.Kind{text.Paragraph, text.Heading2, text.Quote, text.Bullet, text.Number, text.FactBox}
		kind := kinds[p.pick(len(kinds))]
		p.note("sets %s", kind)
		e.SetKind(kind)
	case 14:
		p.mouse()
	case 15:
		p.note("scrolls")
		s.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(p.pick(81)-40))})
	case 16:
		p.clipboard()
	case 17:
		p.arrange()
	case 18:
		p.note("resizes")
		s.window.Resize(fyne.NewSize(float32(200+p.pick(900)), float32(150+p.pick(500))))
	case 19:
		p.note("waits")
		for _, f := range s.later[min(len(s.later), max(0, len(s.later)-3)):] {
			f()
		}
		s.later = nil
		p.hang()
	}
}

// mouse presses, draws on and lets go somewhere.
func (p *person) mouse() {
	e, at := p.s.editor(), p.point()
	button := desktop.MouseButtonPrimary
	if p.pick(6) == 0 {
		button = desktop.MouseButtonSecondary
	}
	mod := fyne.KeyModifier(0)
	if p.pick(4) == 0 {
		mod = fyne.KeyModifierShift
	}
	p.note("clicks at %v, %v %v", at, button, mod)
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: button, Modifier: mod}
	for range 1 + p.pick(3) {
		e.MouseDown(ev)
		for range p.pick(3) {
			to := p.point()
			e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-at.X, to.Y-at.Y)})
		}
		e.MouseUp(ev)
		e.DragEnd()
	}
	p.s.page.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p.point()}})
	h := p.s.page.handle
	if p.pick(3) == 0 && !h.Hidden {
		p.note("drags %s", h.block)
		h.MouseDown(ev)
		h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.point()}})
		if p.pick(4) == 0 {
			p.s.key(fyne.KeyEscape)
		}
		h.DragEnd()
	}
}

func (p *person) clipboard() {
	e := p.s.editor()
	switch p.pick(4) {
	case 0:
		p.note("copies")
		e.Copy()
	case 1:
		p.note("cuts")
		e.Cut()
	case 2:
		p.note("pastes")
		e.Paste()
	case 3:
		p.note("pastes from elsewhere")
		p.s.clipboard = "один\r\n\r\nдва\u0301\t\x00три\u2028четыре\n"
		e.Paste()
	}
}

func (p *person) arrange() {
	e := p.s.editor()
	does := []struct {
		what string
		do   func()
	}{
		{"moves up", func() { e.MoveBlocks(-1) }},
		{"moves down", func() { e.MoveBlocks(1) }},
		{"duplicates", e.DuplicateBlocks},
		{"removes", e.RemoveBlocks},
		{"adds above", func() { e.AddParagraph(-1) }},
		{"adds below", func() { e.AddParagraph(1) }},
		{"puts a divider", func() { e.Insert(text.Block{Kind: text.Divider}) }},
		{"puts a photo", func() { e.Insert(text.Block{Kind: text.Photo, Photo: "p1"}) }},
		{"puts a card", func() { e.Insert(text.Block{Kind: text.Embed, URL: "https://zarya.example", Text: "Заря"}) }},
		{"links", func() { _, on := e.Link(); e.SetLink(on, "https://zarya.example") }},
		{"selects all", e.SelectAll},
	}
	d := does[p.pick(len(does))]
	p.note("%s", d.what)
	d.do()
}

// hang puts marks on the text.
func (p *person) hang() {
	d := p.s.editor().Document()
	place := func() text.Pos {
		b := d.Block(p.pick(d.Len()))
		return text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, p.pick(len(b.Text)+1))}
	}
	var list []Mark
	for i := range p.pick(4) {
		list = append(list, Mark{ID: fmt.Sprint(i), From: place(), To: place(), Strong: i == 0})
	}
	p.s.editor().SetMarks(Layer(p.pick(int(layers))), list)
}

// right checks what must hold after everything.
func (p *person) right(t judge) {
	t.Helper()
	s, e := p.s, p.s.editor()
	var blocks []text.Block
	for _, b := range e.Document().All() {
		blocks = append(blocks, b)
	}
	again, err := text.NewDocument(blocks...)
	if err != nil || written(t, again) != written(t, e.Document()) || written(t, s.story.Body) != written(t, e.Document()) {
		t.Fatalf("the text is not valid: %v\n%q", err, p.done)
	}
	if !e.Selection().Valid(e.Document()) {
		t.Fatalf("the selection is nowhere: %+v\n%q", e.Selection(), p.done)
	}
	for l := range layers {
		for _, m := range e.Marks(l) {
			if !(text.Selection{Anchor: m.From, Head: m.To}).Valid(e.Document()) {
				t.Fatalf("a mark of layer %d is nowhere: %+v\n%q", l, m, p.done)
			}
		}
	}
}

func written(t judge, d text.Document) string {
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// paint is everything that an editor draws.
type paint struct {
	Height float32
	Texts  []string
	Rects  []flow.Rect
}

func drawing(e *Editor) paint {
	out := paint{Height: e.flow.Height()}
	for _, o := range e.v.texts.all[:e.v.texts.n] {
		out.Texts = append(out.Texts, fmt.Sprint(o.Text, o.Position(), o.TextSize, o.FontSource.Name(), o.Color))
	}
	for _, list := range []pool[canvas.Rectangle]{e.v.grounds, e.v.selected, e.v.strokes} {
		for _, o := range list.all[:list.n] {
			out.Rects = append(out.Rects, flow.Rect{X: o.Position().X, Y: o.Position().Y, W: o.Size().Width, H: o.Size().Height})
		}
	}
	for _, o := range e.v.waves.shown {
		out.Rects = append(out.Rects, flow.Rect{X: o.Position().X, Y: o.Position().Y, W: o.Size().Width, H: o.Size().Height})
	}
	return out
}

// sameAsFresh: what is drawn is what an editor draws that was opened now, at the
// top, in the middle and at the end.
func (p *person) sameAsFresh(t judge) {
	t.Helper()
	e := p.s.editor()
	fresh := New(e.o, e.Document())
	fresh.refresh = func(fyne.CanvasObject) {}
	fresh.setWidth(e.flow.Width())
	fresh.focused = e.focused
	for l := range layers {
		fresh.SetMarks(l, e.Marks(l))
	}
	fresh.place(e.sel, e.atEnd)
	e.flow.Visible(0, everything)
	fresh.flow.Visible(0, everything)
	height := e.flow.Height()
	for _, top := range []float32{0, height / 2, height - 100} {
		for _, one := range []*Editor{e, fresh} {
			one.top, one.bottom = top, top+300
			one.sync()
		}
		if diff := cmp.Diff(drawing(fresh), drawing(e)); diff != "" {
			t.Fatalf("at %v, -fresh +drawn:\n%s\n%q", top, diff, p.done)
		}
	}
	p.s.page.Relayout()
}

// work lets a person work and checks everything; at the end all is undone and
// done again.
func work(t judge, s *sheet, pick func(int) int, acts int) {
	p := &person{s: s, pick: pick}
	s.story.Photos = []story.PhotoUse{{ID: "p1"}}
	e := s.editor()
	e.o.Menu = func(bool) []kit.MenuItem { return nil }
	e.o.Correct = func(before, after string, r rune) (int, string, bool) { return 1, "«", r == '"' }
	first := written(t, s.story.Body)
	for i := range acts {
		p.act()
		p.right(t)
		if i%8 == 7 {
			p.sameAsFresh(t)
		}
	}
	for s.history.CanRedo() {
		e.redo()
	}
	last := written(t, s.story.Body)
	for s.history.CanUndo() {
		e.undo()
		p.right(t)
	}
	if now := written(t, s.story.Body); now != first {
		t.Fatalf("everything undone:\n%s\nwas\n%s\n%q", now, first, p.done)
	}
	for s.history.CanRedo() {
		e.redo()
	}
	if now := written(t, s.story.Body); now != last {
		t.Fatalf("everything done again:\n%s\nwas\n%s\n%q", now, last, p.done)
	}
	p.sameAsFresh(t)
}

func aNews() []text.Block {
	return []text.Block{
		{Text: "Первый снег лёг на город; за\u0301мок, научно-технический."},
		{Kind: text.Bullet, Text: "раз"},
		{Kind: text.Photo, Photo: "p1"},
		{Text: "Второй абзац 👩‍👩‍👧 с\u00a0флагом 🇷🇺.", Marks: []text.Mark{{Kind: text.Bold, From: 0, To: 12}}},
		{Kind: text.Quote, Text: "Слова", Attribution: "Вера Лунина"},
		{Kind: text.Embed, URL: "https://zarya.example", Text: "Заря"},
	}
}

func TestAnythingAPersonDoes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		numbers := rapid.IntRange(0, 1<<20)
		work(r, opened(t, aNews()...), func(n int) int { return numbers.Draw(r, "n") % n }, 24)
	})
}

func FuzzAnythingAPersonDoes(f *testing.F) {
	f.Add([]byte("types, clicks, drags and undoes"))
	f.Add([]byte{14, 3, 200, 100, 1, 1, 5, 0, 0, 5, 1, 1, 10, 1, 16, 1, 16, 2, 17, 2, 17, 3, 18, 7, 7, 19, 2, 1, 2, 3})
	f.Add([]byte{0, 17, 0, 2, 0, 10, 2, 17, 10, 16, 3, 16, 1, 7, 4, 1, 7, 4, 1, 8, 1, 1, 6, 6, 0, 9, 0, 2, 12, 1, 0, 0, 10, 0})
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 600 {
			return
		}
		at := 0
		pick := func(n int) int {
			if at >= len(script) {
				return 0
			}
			at++
			v := int(script[at-1])
			if n > 256 && at < len(script) {
				at++
				v = v<<8 | int(script[at-1])
			}
			return v % n
		}
		work(t, opened(t, aNews()...), pick, 4+len(script)/4)
	})
}
