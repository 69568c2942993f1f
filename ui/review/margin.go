package review

import (
	"cmp"
	"slices"
	"strconv"

	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// margin is what stands beside the text: cards of notes and of suggestions at the
// height of the words they are about. They push each other down and never
// overlap. Where there is no room for cards, they are numbers that open.
type margin struct {
	widget.BaseWidget
	s       *Screen
	r       *reading
	notes   []hungNote
	cards   []*card
	chosen  string
	numbers bool
}

const (
	marginWidth   = 240
	marginNumbers = 36
	cardGap       = 8
	// marginRoom is the width of the middle from which cards fit.
	marginRoom = 760
)

var _ editor.Beside = (*margin)(nil)

// card is one thing in the margin.
type card struct {
	id     string
	at     text.Pos
	object kit.Flowing
	number *kit.Button
	place  fyne.Position
	size   fyne.Size
	// controls are what of it can have the keyboard.
	controls []fyne.Focusable
	// main is what Ctrl+Enter does.
	main func()
}

func newMargin(s *Screen, r *reading) *margin {
	m := &margin{s: s, r: r}
	m.ExtendBaseWidget(m)
	return m
}

// fill makes the cards of these notes, and those of the suggestions.
func (m *margin) fill(notes []hungNote) {
	m.notes, m.cards = notes, nil
	for _, n := range notes {
		m.cards = append(m.cards, newNoteCard(m, n))
	}
	for _, g := range m.s.read.suggestions {
		for _, n := range g.Open {
			m.cards = append(m.cards, newSuggestionCard(m, g, n))
		}
	}
	order := map[text.BlockID]int{}
	for i, b := range m.r.sheet.body.All() {
		order[b.ID] = i
	}
	slices.SortStableFunc(m.cards, func(a, b *card) int {
		return cmp.Or(cmp.Compare(order[a.at.Block], order[b.at.Block]), cmp.Compare(a.at.Offset, b.at.Offset))
	})
	for i, c := range m.cards {
		c.number = m.s.k.Button(kit.Secondary, strconv.Itoa(i+1), nil).Small()
		c.number.Does(func() { m.open(c) })
	}
	m.relay()
}

// relay places the cards again: one has another height.
func (m *margin) relay() {
	if m.r.page != nil {
		m.r.page.Relayout()
	}
	m.Refresh()
}

// open shows a card under its number.
func (m *margin) open(c *card) {
	m.choose(c.id)
	m.s.k.PopUnder(c.number, kit.Fixed(marginWidth, 0, c.object), nil)
}

// choose marks a note as the chosen one.
func (m *margin) choose(id string) {
	if m.chosen == id {
		return
	}
	m.chosen = id
	m.r.renote()
}

// Act does the main action of the card that has the keyboard, else of the chosen
// one: it takes a suggestion, answers a note.
func (s *Screen) Act() {
	m := s.reading.margin
	if m == nil || s.proposal != nil {
		return
	}
	var focused fyne.Focusable
	if c := s.k.Canvas(); c != nil {
		focused = c.Focused()
	}
	for _, c := range m.cards {
		if focused != nil && slices.Contains(c.controls, focused) {
			c.main()
			return
		}
	}
	for _, c := range m.cards {
		if c.id == m.chosen {
			c.main()
			return
		}
	}
}

// setNumbers says whether there is room for numbers only.
func (m *margin) setNumbers(on bool) {
	if m.numbers != on {
		m.numbers = on
		m.relay()
	}
}

// Width is that of the cards, or of their numbers. A text without notes keeps the
// whole page.
func (m *margin) Width() float32 {
	switch {
	case len(m.cards) == 0:
		return 0
	case m.numbers:
		return marginNumbers
	}
	return m.s.d.Look.Scaled(marginWidth)
}

// Follow places the cards beside their lines and gives the height they need.
func (m *margin) Follow(_, _ float32) float32 {
	var below float32
	for _, c := range m.cards {
		want, _, ok := m.r.page.Text().RowOf(c.at)
		if !ok {
			want = 0
		}
		c.size = fyne.NewSize(m.Width(), m.heightOf(c))
		y := max(want, below)
		c.place = fyne.NewPos(0, float32(int(y)))
		below = y + c.size.Height + cardGap
	}
	m.lay()
	return below
}

func (m *margin) heightOf(c *card) float32 {
	if m.numbers {
		return c.number.MinSize().Height
	}
	return c.object.HeightFor(m.Width())
}

// lay puts the objects where their cards are.
func (m *margin) lay() {
	for _, c := range m.cards {
		o := m.shown(c)
		if o.Position() != c.place {
			o.Move(c.place)
		}
		if o.Size() != c.size {
			o.Resize(c.size)
		}
	}
}

func (m *margin) shown(c *card) fyne.CanvasObject {
	if m.numbers {
		return c.number
	}
	return c.object
}

// CreateRenderer is the toolkit's.
func (m *margin) CreateRenderer() fyne.WidgetRenderer { return &marginView{m} }

type marginView struct{ m *margin }

func (v *marginView) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (v *marginView) Layout(fyne.Size)   { v.m.lay() }
func (v *marginView) Refresh()           { v.m.lay() }
func (v *marginView) Destroy()           {}
func (v *marginView) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(v.m.cards))
	for i, c := range v.m.cards {
		out[i] = v.m.shown(c)
	}
	return out
}

// framed is the frame of a card: a bar in its colour at the left.
func framed(bar look.Token, o fyne.CanvasObject) kit.Flowing {
	edge := kit.Box(bar, look.None, 0, kit.Fixed(3, 0, kit.Column(0)))
	inside := kit.Inset(look.S2, look.S3, look.S2, look.S3, o)
	return kit.Column(0, kit.Box(look.Panel, look.Line, look.R1, kit.Border(nil, nil, edge, nil, inside)))
}
