package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

// judge is what a test and a property test have in common.
type judge interface {
	Helper()
	Fatalf(format string, args ...any)
}

// p is a paragraph whose ID is its first argument.
func p(id, words string) text.Block {
	return text.Block{ID: text.BlockID(id), Kind: text.Paragraph, Text: words}
}

// storyOf is a story with these blocks.
func storyOf(t judge, blocks ...text.Block) story.Story {
	t.Helper()
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return story.Story{ID: "s1", Language: "ru", Body: d}
}

// body shows a text as one block a line.
func body(s story.Story) string {
	var lines []string
	for _, b := range s.Body.All() {
		lines = append(lines, string(b.ID)+": "+b.Text)
	}
	return strings.Join(lines, "\n")
}

// answers settles every card with one answer.
func answers(m Merged, a Answer) []Choice {
	var out []Choice
	for _, c := range m.Cards {
		out = append(out, Choice{Card: c.ID, Answer: a})
	}
	return out
}

func settle(t judge, m Merged, a Answer) story.Story {
	t.Helper()
	s, err := m.Settle(answers(m, a))
	if err != nil {
		t.Fatalf("settle with %s: %v", a, err)
	}
	if err := s.Validate(); err != nil {
		t.Fatalf("settled with %s: %v", a, err)
	}
	return s
}

// hand is a random person at the desk: the same numbers do the same.
type hand struct {
	pick func(n int) int
	name string // goes into IDs and new words, so that two hands never make the same
	n    int
	same bool // words that the other hand may write too
}

func (h *hand) id() string {
	h.n++
	return fmt.Sprintf("%s%d", h.name, h.n)
}

func (h *hand) word() string {
	if h.pick(4) == 0 {
		return []string{"мэр", "сообщил", "1 500", "3,5", "мост", "река", "«Заря»", "City", "council"}[h.pick(9)]
	}
	if h.same {
		return fmt.Sprintf("слово%d", h.pick(6))
	}
	h.n++
	return fmt.Sprintf("%sслово%d", h.name, h.n)
}

func (h *hand) words(most int) string {
	var out []string
	for range 1 + h.pick(most) {
		out = append(out, h.word())
	}
	return strings.Join(out, []string{" ", ", ", " — "}[h.pick(3)])
}

func (h *hand) block() text.Block {
	b := text.Block{ID: text.BlockID(h.id()), Kind: text.Paragraph}
	switch h.pick(10) {
	case 0:
		b.Kind = text.Heading2
	case 1:
		b.Kind, b.Attribution = text.Quote, h.words(2)
	case 2:
		b.Kind, b.Depth = text.Bullet, h.pick(3)
	case 3:
		b.Kind, b.URL = text.Embed, "https://zarya.example/"+h.id()
	case 4:
		b.Kind = text.Divider
		return b
	}
	b.Text = h.words(12) + "."
	return b
}

func (h *hand) photo() story.PhotoUse {
	return story.PhotoUse{
		ID: story.PhotoID(h.id()), Original: strings.Repeat(fmt.Sprint(h.pick(10)), 64), Width: 800, Height: 600, Caption: h.words(6),
	}
}

// base is a story to begin with.
func (h *hand) base(t judge) story.Story {
	var blocks []text.Block
	s := story.Story{ID: "s1", Language: "ru"}
	for range h.pick(3) {
		s.Photos = append(s.Photos, h.photo())
	}
	if len(s.Photos) > 0 && h.pick(2) == 0 {
		s.Photos[0].Lead = true
	}
	for range h.pick(7) {
		blocks = append(blocks, h.block())
	}
	for _, photo := range s.Photos {
		if h.pick(2) == 0 {
			blocks = append(blocks, text.Block{ID: text.BlockID(h.id()), Kind: text.Photo, Photo: string(photo.ID)})
		}
	}
	s.Headline, s.Deck, s.Tags, s.Bylines = h.words(4), h.words(8), []string{"мост", "река"}, []string{"Анна Ким", "Пётр Ли"}
	s.Related = []story.Related{{Title: h.words(3)}, {Title: h.words(3)}}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatalf("%v", err)
	}
	s.Body = d
	for range h.pick(3) {
		s = h.mark(s)
	}
	if err := s.Validate(); err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// edited is the story after some things that people do to stories.
func (h *hand) edited(s story.Story, times int) story.Story {
	for range times {
		s = h.edit(s)
	}
	return s
}

func (h *hand) place(d text.Document) text.Pos {
	b := d.Block(h.pick(d.Len()))
	at := h.pick(len(b.Text) + 1)
	if h.pick(3) > 0 { // mostly where a word begins
		at = text.PrevWord(b.Text, text.PrevBoundary(b.Text, at))
	}
	return text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, at)}
}

func (h *hand) do(s story.Story, tr text.Transaction, err error) story.Story {
	if err != nil {
		return s
	}
	return h.apply(s, story.Body{Transaction: tr})
}

func (h *hand) apply(s story.Story, e story.Edit) story.Story {
	next, err := e.Apply(s)
	if err != nil || next.Validate() != nil {
		return s
	}
	return next
}

func (h *hand) mark(s story.Story) story.Story {
	if s.Body.Len() == 0 {
		return s
	}
	from := h.place(s.Body)
	b, _ := block(s.Body, from.Block)
	sel := text.Selection{Anchor: from, Head: text.Pos{Block: from.Block, Offset: text.NextWord(b.Text, from.Offset)}}
	if h.pick(2) == 0 {
		tr, err := text.SetLink(s.Body, sel, "https://zarya.example/"+h.id())
		return h.do(s, tr, err)
	}
	tr, err := text.ToggleMark(s.Body, sel, []text.MarkKind{text.Bold, text.Italic, text.Strike, text.Sup, text.Sub}[h.pick(5)])
	return h.do(s, tr, err)
}

func (h *hand) edit(s story.Story) story.Story {
	if h.pick(3) == 0 || s.Body.Len() == 0 {
		return h.field(s)
	}
	d := s.Body
	at := h.place(d)
	b, _ := block(d, at.Block)
	caret := text.Caret(at)
	var tr text.Transaction
	var err error
	switch h.pick(13) {
	case 0, 1:
		tr, err = text.Type(d, caret, h.words(3)+" ")
	case 2, 3:
		tr, err = text.Type(d, text.Selection{Anchor: at, Head: text.Pos{Block: at.Block, Offset: text.NextWord(b.Text, at.Offset)}}, h.words(2))
	case 4:
		tr, err = text.DeleteForward(d, caret, text.Unit(h.pick(2)))
	case 5:
		tr, err = text.Break(d, caret, text.BlockID(h.id()))
	case 6:
		tr, err = text.DeleteBackward(d, text.Caret(text.Pos{Block: at.Block}), text.Unit(h.pick(2))) // joins
	case 7:
		return h.mark(s)
	case 8:
		tr, err = text.SetKind(d, caret, []text.Kind{text.Paragraph, text.Heading2, text.Quote, text.Bullet, text.FactBox}[h.pick(5)])
	case 9:
		tr, err = text.MoveTo(d, caret, d.Block(h.pick(d.Len())).ID)
	case 10:
		tr, err = text.RemoveBlocks(d, caret)
	case 11:
		tr, err = text.Place(d, caret, h.block())
	case 12:
		tr, err = text.Attribute(d, caret, h.words(2))
	}
	return h.do(s, tr, err)
}

func (h *hand) field(s story.Story) story.Story {
	switch h.pick(12) {
	case 0:
		return h.apply(s, story.SetText{Field: []story.TextField{story.Headline, story.Rubric, story.Slug, story.Source, story.Correction}[h.pick(5)], Value: h.words(3)})
	case 1, 2:
		v := strings.Split(s.Deck, " ")
		v[h.pick(len(v))] = h.word()
		return h.apply(s, story.SetText{Field: story.Deck, Value: strings.Join(v, " ")})
	case 3:
		values := append(slices.Clone(s.Tags), h.word())
		return h.apply(s, story.SetList{Field: story.Tags, Values: values[h.pick(len(values)):]})
	case 4:
		values := slices.Clone(s.Bylines)
		slices.Reverse(values)
		return h.apply(s, story.SetList{Field: story.Bylines, Values: append(values, h.words(2))})
	case 5:
		return h.apply(s, story.AddRelated{Item: story.Related{Title: h.words(3)}, At: h.pick(len(s.Related) + 1)})
	case 6:
		if len(s.Related) > 0 {
			return h.apply(s, story.RemoveRelated{At: h.pick(len(s.Related))})
		}
	case 7:
		next := h.apply(s, story.AddPhoto{Photo: h.photo(), At: h.pick(len(s.Photos) + 1)})
		if next.Body.Len() > 0 && len(next.Photos) > 0 {
			tr, err := text.Place(next.Body, text.Caret(h.place(next.Body)), text.Block{ID: text.BlockID(h.id()), Kind: text.Photo, Photo: string(next.Photos[h.pick(len(next.Photos))].ID)})
			return h.do(next, tr, err)
		}
		return next
	case 8:
		return h.apply(s, story.SetDate{Date: newsdate.Date{Year: 2024, Month: 5, Day: 1 + h.pick(28)}})
	}
	if len(s.Photos) == 0 {
		return s
	}
	photo := s.Photos[h.pick(len(s.Photos))]
	switch h.pick(6) {
	case 0:
		return h.withoutPhoto(s, photo.ID)
	case 1:
		return h.apply(s, story.SetLead{ID: photo.ID})
	case 2:
		return h.apply(s, story.MovePhoto{ID: photo.ID, At: h.pick(len(s.Photos))})
	case 3:
		photo.Crops = []story.Crop{{Ratio: []string{"16:9", "1:1"}[h.pick(2)], Rect: story.Rect{X: h.pick(100), Y: h.pick(100), W: 160, H: 90}}}
		photo.Redactions = append(slices.Clone(photo.Redactions), story.Redaction{Rect: story.Rect{X: h.pick(100), Y: 1, W: 5, H: 5}, Kind: "box"})
	case 4:
		photo.Original, photo.Width, photo.Height = strings.Repeat(fmt.Sprint(h.pick(10)), 64), 120, 90
		photo.Crops, photo.Focus, photo.Redactions = nil, story.Focus{Set: true, X: h.pick(120), Y: h.pick(90)}, nil
	default:
		photo.Caption += " " + h.words(3)
	}
	return h.apply(s, story.ChangePhoto{Photo: photo})
}

// withoutPhoto takes a photo out of the text and of the story.
func (h *hand) withoutPhoto(s story.Story, id story.PhotoID) story.Story {
	for _, b := range s.Body.All() {
		if b.Photo == string(id) {
			tr, err := text.RemoveBlocks(s.Body, text.Caret(text.Pos{Block: b.ID}))
			s = h.do(s, tr, err)
		}
	}
	return h.apply(s, story.RemovePhoto{ID: id})
}

// wordsOf counts the words that a story holds, place by place.
func wordsOf(s story.Story) map[string]map[string]int {
	out := map[string]map[string]int{}
	count := func(place, v string) {
		if out[place] == nil {
			out[place] = map[string]int{}
		}
		for _, w := range tokens(v) {
			if isWord(w) {
				out[place][w]++
			}
		}
	}
	for _, b := range s.Body.All() {
		count("block "+string(b.ID), b.Text)
		count("block "+string(b.ID), b.Attribution)
		count("block "+string(b.ID), b.URL)
		for _, m := range b.Marks {
			count("block "+string(b.ID), m.Href)
		}
	}
	for field, v := range map[string]string{
		"tags": strings.Join(s.Tags, " "), "bylines": strings.Join(s.Bylines, " "), "headline": s.Headline, "deck": s.Deck,
		"rubric": s.Rubric, "slug": s.Slug, "source": s.Source, "correction": s.Correction,
	} {
		count(field, v)
	}
	for _, r := range s.Related {
		count("related", r.Title)
	}
	for _, photo := range s.Photos {
		count("photo "+string(photo.ID), photo.Caption)
	}
	return out
}

func total(places map[string]map[string]int) map[string]int {
	out := map[string]int{}
	for _, words := range places {
		for w, n := range words {
			out[w] += n
		}
	}
	return out
}

// losesNoWord checks the invariant of the package.
func losesNoWord(t judge, m Merged) {
	t.Helper()
	have := total(wordsOf(m.Story))
	for _, c := range m.Cards {
		for _, v := range []Version{c.Base, c.Ours, c.Theirs} {
			texts := []string{v.Text}
			for _, b := range v.Blocks {
				texts = append(texts, b.Text, b.Attribution, b.URL)
				for _, mark := range b.Marks {
					texts = append(texts, mark.Href)
				}
			}
			for _, w := range tokens(strings.Join(texts, " ")) {
				have[w]++
			}
		}
	}
	was := wordsOf(m.base)
	for _, sides := range [][2]story.Story{{m.ours, m.theirs}, {m.theirs, m.ours}} {
		other, deleted := wordsOf(sides[1]), map[string]int{}
		for place, words := range was {
			for w, n := range words {
				deleted[w] += max(0, n-other[place][w])
			}
		}
		for w, n := range total(wordsOf(sides[0])) {
			if have[w] < n-deleted[w] {
				t.Fatalf("%q is lost: %d of %d, the other side took out %d\nbase\n%s\nours\n%s\ntheirs\n%s\nmerged\n%s\ncards %+v", w, have[w], n, deleted[w], body(m.base), body(m.ours), body(m.theirs), body(m.Story), m.Cards)
			}
		}
	}
}

func TestHandsDoThings(t *testing.T) {
	h := &hand{pick: func(n int) int { return 7919 % n }, name: "a"}
	if s := h.base(t); s.Headline == "" {
		t.Fatal("an empty story to begin with")
	}
}

// blocks of a text.
func blocks(d text.Document) []text.Block {
	var out []text.Block
	for _, b := range d.All() {
		out = append(out, b)
	}
	return out
}
