package merge

import (
	"errors"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestBlocksOfTwoVersions(t *testing.T) {
	a, b, c, d := p("a", "Мост открыт."), p("b", "Пришли сто человек."), p("c", "Мэр доволен."), p("d", "Река течёт.")
	edited, edited2 := p("b", "Пришли двести человек."), p("c", "Мэр очень доволен.")
	for _, x := range []struct {
		name                       string
		base, ours, theirs         []text.Block
		want                       string // as it is before any answer
		kinds                      []Kind
		withOurs, withTheirs, back string
	}{
		{
			name: "moved and edited",
			base: []text.Block{a, b, c}, ours: []text.Block{b, a, c}, theirs: []text.Block{a, edited, c},
			want: "b: Пришли двести человек.\na: Мост открыт.\nc: Мэр доволен.",
		},
		{
			name: "deleted and edited",
			base: []text.Block{a, b, c}, ours: []text.Block{a, c}, theirs: []text.Block{a, edited, c},
			want:  "a: Мост открыт.\nb: Пришли двести человек.\nc: Мэр доволен.",
			kinds: []Kind{Removed}, withOurs: "a: Мост открыт.\nc: Мэр доволен.",
			withTheirs: "a: Мост открыт.\nb: Пришли двести человек.\nc: Мэр доволен.", back: "a: Мост открыт.\nb: Пришли сто человек.\nc: Мэр доволен.",
		},
		{
			name: "deleted and left alone",
			base: []text.Block{a, b, c}, ours: []text.Block{a, c}, theirs: []text.Block{a, b, c, d},
			want: "a: Мост открыт.\nc: Мэр доволен.\nd: Река течёт.",
		},
		{
			name: "two put in at one place",
			base: []text.Block{a, b}, ours: []text.Block{a, c, b}, theirs: []text.Block{a, d, b},
			want: "a: Мост открыт.\nc: Мэр доволен.\nd: Река течёт.\nb: Пришли сто человек.",
		},
		{
			name: "put in before the first and behind the last",
			base: []text.Block{a, b}, ours: []text.Block{c, a, b}, theirs: []text.Block{a, b, d},
			want: "c: Мэр доволен.\na: Мост открыт.\nb: Пришли сто человек.\nd: Река течёт.",
		},
		{
			name: "put in behind a block that the other moved",
			base: []text.Block{a, b, c}, ours: []text.Block{a, d, b, c}, theirs: []text.Block{b, c, a},
			want: "b: Пришли сто человек.\nc: Мэр доволен.\na: Мост открыт.\nd: Река течёт.",
		},
		{
			name: "both moved, one here and one there",
			base: []text.Block{a, b, c, d, p("e", "E"), p("f", "F")}, ours: []text.Block{b, c, d, p("e", "E"), a, p("f", "F")}, theirs: []text.Block{a, b, p("f", "F"), c, d, p("e", "E")},
			want: "b: Пришли сто человек.\nf: F\nc: Мэр доволен.\nd: Река течёт.\ne: E\na: Мост открыт.",
		},
		{
			name: "two orders of the same blocks",
			base: []text.Block{a, b, c, d}, ours: []text.Block{b, c, a, d}, theirs: []text.Block{b, edited2, d, a},
			want:  "b: Пришли сто человек.\nc: Мэр очень доволен.\na: Мост открыт.\nd: Река течёт.",
			kinds: []Kind{Order}, withOurs: "b: Пришли сто человек.\nc: Мэр очень доволен.\na: Мост открыт.\nd: Река течёт.",
			withTheirs: "b: Пришли сто человек.\nc: Мэр очень доволен.\nd: Река течёт.\na: Мост открыт.", back: "a: Мост открыт.\nb: Пришли сто человек.\nc: Мэр очень доволен.\nd: Река течёт.",
		},
		{
			name: "each deleted what the other edited",
			base: []text.Block{a, b, c, d}, ours: []text.Block{a, edited2, d}, theirs: []text.Block{a, edited, d},
			want:  "a: Мост открыт.\nb: Пришли двести человек.\nc: Мэр очень доволен.\nd: Река течёт.",
			kinds: []Kind{Removed, Removed}, withOurs: "a: Мост открыт.\nc: Мэр очень доволен.\nd: Река течёт.",
			withTheirs: "a: Мост открыт.\nb: Пришли двести человек.\nd: Река течёт.", back: "a: Мост открыт.\nb: Пришли сто человек.\nc: Мэр доволен.\nd: Река течёт.",
		},
		{
			name: "no common version",
			ours: []text.Block{a, b, d}, theirs: []text.Block{a, c, d},
			want: "a: Мост открыт.\nb: Пришли сто человек.\nc: Мэр доволен.\nd: Река течёт.",
		},
		{
			name: "no common version, and one block is another",
			ours: []text.Block{a, b}, theirs: []text.Block{a, edited},
			want:  "a: Мост открыт.\nb: Пришли сто человек.",
			kinds: []Kind{Words}, withOurs: "a: Мост открыт.\nb: Пришли сто человек.", withTheirs: "a: Мост открыт.\nb: Пришли двести человек.", back: "a: Мост открыт.",
		},
	} {
		t.Run(x.name, func(t *testing.T) {
			base := story.Story{}
			if x.base != nil {
				base = storyOf(t, x.base...)
			}
			m := Three(base, storyOf(t, x.ours...), storyOf(t, x.theirs...), true)
			if diff := cmp.Diff(x.want, body(m.Story)); diff != "" {
				t.Errorf("merged (-want +got):\n%s", diff)
			}
			var kinds []Kind
			for _, card := range m.Cards {
				kinds = append(kinds, card.Kind)
			}
			if diff := cmp.Diff(x.kinds, kinds); diff != "" {
				t.Fatalf("cards (-want +got):\n%s", diff)
			}
			losesNoWord(t, m)
			if x.kinds == nil {
				return
			}
			for answer, want := range map[Answer]string{Ours: x.withOurs, Theirs: x.withTheirs, Base: x.back} {
				if diff := cmp.Diff(want, body(settle(t, m, answer))); diff != "" {
					t.Errorf("%s (-want +got):\n%s", answer, diff)
				}
			}
		})
	}
}

func TestTheFirstSideStandsFirst(t *testing.T) {
	base := storyOf(t, p("a", "A"))
	ours, theirs := storyOf(t, p("a", "A"), p("b", "B")), storyOf(t, p("a", "A"), p("c", "C"))
	if got := body(Three(base, ours, theirs, false).Story); got != "a: A\nc: C\nb: B" {
		t.Errorf("merged %q", got)
	}
}

func TestShapes(t *testing.T) {
	quote := func(who string) text.Block {
		return text.Block{ID: "a", Kind: text.Quote, Text: "Мост открыт.", Attribution: who}
	}
	heading, bullet := p("a", "Мост открыт."), p("a", "Мост открыт.")
	heading.Kind, bullet.Kind = text.Heading2, text.Bullet
	deep := bullet
	deep.Depth = 2
	for name, c := range map[string]struct {
		of   [3]text.Block // base, ours, theirs
		kind Kind
		want text.Block
	}{
		"a heading here, a list item there": {[3]text.Block{p("a", "Мост открыт."), heading, bullet}, Shape, heading},
		"a heading here, other words there": {[3]text.Block{p("a", "Мост открыт."), heading, p("a", "Мост закрыт.")}, "", text.Block{ID: "a", Kind: text.Heading2, Text: "Мост закрыт."}},
		"no list item here, deeper there":   {[3]text.Block{bullet, p("a", "Мост открыт."), deep}, Shape, p("a", "Мост открыт.")},
		"two names for one quote":           {[3]text.Block{quote(""), quote("Анна Ким"), quote("Пётр Ли")}, Field, quote("Анна Ким")},
		"a name here, a paragraph there":    {[3]text.Block{quote(""), quote("Анна Ким"), p("a", "Мост открыт.")}, Shape, quote("Анна Ким")},
	} {
		m := Three(storyOf(t, c.of[0]), storyOf(t, c.of[1]), storyOf(t, c.of[2]), true)
		if diff := cmp.Diff(c.want, m.Story.Body.Block(0)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if c.kind == "" {
			if len(m.Cards) > 0 || len(m.Reads) != 1 {
				t.Errorf("%s: cards %+v, reads %+v", name, m.Cards, m.Reads)
			}
			continue
		}
		if len(m.Cards) != 1 || m.Cards[0].Kind != c.kind {
			t.Fatalf("%s: cards %+v", name, m.Cards)
		}
		for answer, want := range map[Answer]text.Block{Base: c.of[0], Ours: c.of[1], Theirs: c.of[2]} {
			if diff := cmp.Diff(want, settle(t, m, answer).Body.Block(0)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", name, answer, diff)
			}
		}
	}
}

// A paragraph split here and edited there: the words are put together and parted
// where they were parted.
func TestSplitHereEditedThere(t *testing.T) {
	was := p("a", "Мост открыли в среду. Пришли сто человек.")
	split := storyOf(t, p("a", "Мост открыли в среду. "), p("n", "Пришли сто человек."), p("z", "Конец."))
	for name, c := range map[string]struct{ theirs, want string }{
		"in the head": {"Мост открыли в пятницу. Пришли сто человек.", "a: Мост открыли в пятницу. \nn: Пришли сто человек.\nz: Конец."},
		"in the tail": {"Мост открыли в среду. Пришли двести человек.", "a: Мост открыли в среду. \nn: Пришли двести человек.\nz: Конец."},
		"at the end":  {"Мост открыли в среду. Пришли сто человек. Играл оркестр.", "a: Мост открыли в среду. \nn: Пришли сто человек. Играл оркестр.\nz: Конец."},
	} {
		base, theirs := storyOf(t, was, p("z", "Конец.")), storyOf(t, p("a", c.theirs), p("z", "Конец."))
		for _, m := range []Merged{Three(base, split, theirs, true), Three(base, theirs, split, true)} {
			if diff := cmp.Diff(c.want, body(m.Story)); diff != "" || len(m.Cards) > 0 {
				t.Errorf("%s (-want +got):\n%s\ncards %+v", name, diff, m.Cards)
			}
			losesNoWord(t, m)
		}
	}
}

// Both pressed Enter in the same place: there is one tail, not two.
func TestSplitInTheSamePlace(t *testing.T) {
	base := storyOf(t, p("a", "Мост открыли. Пришли сто человек."), p("z", "Конец."))
	ours := storyOf(t, p("a", "Мост открыли. "), p("n", "Пришли сто человек."), p("z", "Конец."))
	theirs := storyOf(t, p("a", "Мост открыли. "), p("m", "Пришли сто человек."), p("z", "Конец."))
	for first, want := range map[bool]string{true: "n", false: "m"} {
		m := Three(base, ours, theirs, first)
		if got := body(m.Story); got != "a: Мост открыли. \n"+want+": Пришли сто человек.\nz: Конец." || len(m.Cards) > 0 {
			t.Errorf("merged\n%s\ncards %+v", got, m.Cards)
		}
	}
}

func TestSplitInTwoPlaces(t *testing.T) {
	base := storyOf(t, p("a", "Мост открыли. Пришли сто человек. Играл оркестр."))
	ours := storyOf(t, p("a", "Мост открыли. "), p("n", "Пришли сто человек. Играл оркестр."))
	theirs := storyOf(t, p("a", "Мост открыли. Пришли сто человек. "), p("m", "Играл оркестр."))
	m := Three(base, ours, theirs, true)
	if got := body(m.Story); got != "a: Мост открыли. \nn: Пришли сто человек. \nm: Играл оркестр." || len(m.Cards) > 0 {
		t.Errorf("merged\n%s\ncards %+v", got, m.Cards)
	}
	losesNoWord(t, m)
}

// The name of a quote that was joined to another stays with a question.
func TestAJoinedQuoteKeepsItsName(t *testing.T) {
	quote := text.Block{ID: "b", Kind: text.Quote, Text: "Пришли сто человек.", Attribution: "Анна Ким"}
	edited := quote
	edited.Text = "Пришли двести человек."
	base := storyOf(t, p("a", "Мост открыли. "), quote)
	m := Three(base, storyOf(t, p("a", "Мост открыли. Пришли сто человек.")), storyOf(t, p("a", "Мост открыли. "), edited), true)
	if len(m.Cards) != 1 || m.Cards[0].Kind != Removed {
		t.Errorf("merged\n%s\ncards %+v", body(m.Story), m.Cards)
	}
	losesNoWord(t, m)
}

func TestJoinedHereEditedThere(t *testing.T) {
	base := storyOf(t, p("a", "Мост открыли. "), p("b", "Пришли сто человек."), p("z", "Конец."))
	ours := storyOf(t, p("a", "Мост открыли. Пришли сто человек."), p("z", "Конец."))
	theirs := storyOf(t, p("a", "Мост открыли. "), p("b", "Пришли двести человек."), p("z", "Конец."))
	m := Three(base, ours, theirs, true)
	if want := "a: Мост открыли. Пришли двести человек.\nz: Конец."; body(m.Story) != want || len(m.Cards) > 0 || len(m.Reads) != 1 {
		t.Errorf("merged\n%s\ncards %+v, reads %+v", body(m.Story), m.Cards, m.Reads)
	}
	losesNoWord(t, m)
}

func TestTypedAnswers(t *testing.T) {
	base, ours, theirs := storyOf(t, p("a", "Мост откроют в среду.")), storyOf(t, p("a", "Мост откроют в четверг.")), storyOf(t, p("a", "Мост откроют в пятницу."))
	words := "Мост откроют в четверг."
	d, err := text.NewDocument(set("a", words, mark(words, "Мост", text.Bold, "")))
	if err != nil {
		t.Fatal(err)
	}
	ours.Body = d
	m := Three(base, ours, theirs, true)
	typed := Choice{Card: m.Cards[0].ID, Answer: Typed, Text: "Мост откроют\tв выходные.\r\n\r\n Дата уточняется. "}
	s, err := m.Settle([]Choice{typed})
	if err != nil {
		t.Fatal(err)
	}
	got := blocks(s.Body)
	if len(got) != 2 || got[1].ID == "a" {
		t.Fatalf("blocks %+v", got)
	}
	again, err := m.Settle([]Choice{typed})
	if err != nil || cmp.Diff(got, blocks(again.Body)) != "" {
		t.Errorf("the same answer gives %+v, %v", blocks(again.Body), err)
	}
	first := set("a", "Мост откроют в выходные.", mark(words, "Мост", text.Bold, ""))
	second := p(string(got[1].ID), "Дата уточняется.")
	if diff := cmp.Diff([]text.Block{first, second}, got); diff != "" {
		t.Errorf("typed (-want +got):\n%s", diff)
	}
}

func TestAnswersThatSettleNothing(t *testing.T) {
	base, ours, theirs := storyOf(t, p("a", "A")), storyOf(t, p("a", "B")), storyOf(t, p("a", "C"))
	ours.Urgency, theirs.Urgency = 1, 2
	m := Three(base, ours, theirs, true)
	if len(m.Cards) != 2 {
		t.Fatalf("cards %+v", m.Cards)
	}
	none := Three(story.Story{}, story.Story{ID: "s1", Language: "ru"}, story.Story{ID: "s1", Language: "en"}, true)
	for name, c := range map[string]struct {
		merged  Merged
		choices []Choice
		want    error
	}{
		"no answer":                {m, nil, ErrUnanswered},
		"one answer of two":        {m, answers(m, Ours)[:1], ErrUnanswered},
		"an answer to nothing":     {m, append(answers(m, Ours), Choice{Card: "x", Answer: Ours}), ErrNoSuchCard},
		"an urgency that is typed": {m, answers(m, Typed), ErrNotTyped},
		"perhaps":                  {m, answers(m, "perhaps"), ErrNoSuchAnswer},
		"back to no language":      {none, answers(none, Base), ErrNoBase},
	} {
		_, err := c.merged.Settle(c.choices)
		refusal := new(Refusal)
		if !errors.Is(err, c.want) || !errors.As(err, &refusal) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}
