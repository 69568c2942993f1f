package merge

import (
	"strings"
	"testing"

	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

func TestWordsOfOneParagraph(t *testing.T) {
	for _, c := range []struct {
		name               string
		base, ours, theirs string
		want               string // with ours taken, if there is a card
		other              string // with theirs taken
		card, read         bool
	}{
		{
			name: "two words of one sentence",
			base: "Мэр сообщил о ремонте моста.", ours: "Мэр заявил о ремонте моста.", theirs: "Мэр сообщил о закрытии моста.",
			want: "Мэр заявил о закрытии моста.", read: true,
		},
		{
			name: "the same word twice",
			base: "Мост откроют в среду.", ours: "Мост откроют в четверг.", theirs: "Мост откроют в пятницу.",
			want: "Мост откроют в четверг.", other: "Мост откроют в пятницу.", card: true,
		},
		{
			name: "the same word twice, and another word on each side",
			base: "The bridge opens on Monday, the mayor said.", ours: "The old bridge opens on Tuesday, the mayor said.", theirs: "The bridge opens on Friday, the mayor wrote.",
			want: "The old bridge opens on Tuesday, the mayor wrote.", other: "The old bridge opens on Friday, the mayor wrote.", card: true,
		},
		{
			name: "both wrote the same",
			base: "Мост откроют в среду.", ours: "Мост откроют в пятницу.", theirs: "Мост откроют в пятницу.",
			want: "Мост откроют в пятницу.",
		},
		{
			name: "both wrote the same, and each something else",
			base: "Вчера мост откроют в среду утром.", ours: "Завтра мост откроют в пятницу утром.", theirs: "Вчера мост откроют в пятницу утром — на год.",
			want: "Завтра мост откроют в пятницу утром — на год.", read: true,
		},
		{
			name: "two words for two words, and a comma between the old ones",
			base: "Там старый мост и река.", ours: "Там новый дом и река.", theirs: "Там старый, мост и река.",
			want: "Там новый дом и река.", other: "Там старый, мост и река.", card: true,
		},
		{
			name: "a comma beside a number",
			base: "В 2023 году что изменилось", ours: "В 2024 году что изменилось", theirs: "В 2023, году что изменилось",
			want: "В 2024, году что изменилось", read: true,
		},
		{
			name: "the comma inside of a number",
			base: "Ставка выросла до 7,5 процента.", ours: "Ставка выросла до 7,25 процента.", theirs: "Ставка выросла до 8,5 процента.",
			want: "Ставка выросла до 7,25 процента.", other: "Ставка выросла до 8,5 процента.", card: true,
		},
		{
			name: "thousands",
			base: "Погибли 1\u00a0500 человек.", ours: "Погибли 1\u00a0600 человек.", theirs: "Погибли 2\u00a0500 человек.",
			want: "Погибли 1\u00a0600 человек.", other: "Погибли 2\u00a0500 человек.", card: true,
		},
		{
			name: "a full stop made an exclamation mark behind a changed word",
			base: "Мост открыт.", ours: "Мост закрыт.", theirs: "Мост открыт!",
			want: "Мост закрыт!", read: true,
		},
		{
			name: "two words put in at one place",
			base: "Мост открыли.", ours: "Старый мост открыли.", theirs: "Новый мост открыли.",
			want: "Старый мост открыли.", other: "Новый мост открыли.", card: true,
		},
		{
			name: "a sentence deleted in which the other changed a word",
			base: "Мост открыли. Пришли сто человек.", ours: "Мост открыли.", theirs: "Мост открыли. Пришли двести человек.",
			want: "Мост открыли.", other: "Мост открыли. Пришли двести человек.", card: true,
		},
		{
			name: "a sentence put in front and one behind",
			base: "Council voted.", ours: "Late on Monday. Council voted.", theirs: "Council voted. Nobody spoke.",
			want: "Late on Monday. Council voted. Nobody spoke.", read: true,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Three(storyOf(t, p("a", c.base)), storyOf(t, p("a", c.ours)), storyOf(t, p("a", c.theirs)), true)
			if got := m.Story.Body.Block(0).Text; got != c.want {
				t.Errorf("merged %q, want %q", got, c.want)
			}
			if (len(m.Cards) == 1) != c.card || (len(m.Reads) == 1) != c.read {
				t.Errorf("cards %+v, reads %+v", m.Cards, m.Reads)
			}
			if c.card {
				if card := m.Cards[0]; card.Kind != Words || card.Block != "a" || card.Number != 1 || !card.Text || card.Theirs.Text != c.other {
					t.Errorf("card %+v", card)
				}
				if got := settle(t, m, Theirs).Body.Block(0).Text; got != c.other {
					t.Errorf("theirs gives %q, want %q", got, c.other)
				}
			}
			if c.read && (m.Reads[0].Result != c.want || m.Reads[0].Number != 1) {
				t.Errorf("to be read: %+v", m.Reads[0])
			}
			losesNoWord(t, m)
		})
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"Он сказал: «Да».":      "Он| |сказал|:| |«|Да|»|.",
		"1\u00a0500 руб., 3,5%": "1\u00a0500| |руб|.|,| |3,5|%",
		"в 10:30, что-то don't": "в| |10:30|,| |что-то| |don't",
		"a - b":                 "a| |-| |b",
		"👩‍👩‍👧🇷🇺 e\u0301":       "👩‍👩‍👧|🇷🇺| |e\u0301",
		"\u0301а":               "\u0301а",
		"":                      "",
	} {
		if got := strings.Join(tokens(in), "|"); got != want {
			t.Errorf("tokens(%q) = %q, want %q", in, got, want)
		}
	}
}

// set is a paragraph with these words set.
func set(id, words string, marks ...text.Mark) text.Block {
	b := p(id, words)
	b.Marks = marks
	return b
}

func mark(words, what string, kind text.MarkKind, href string) text.Mark {
	at := strings.Index(words, what)
	return text.Mark{Kind: kind, From: at, To: at + len(what), Href: href}
}

func TestMarksOfBothSidesStay(t *testing.T) {
	const was, now = "Мэр сообщил о ремонте моста.", "Вчера мэр сообщил о ремонте моста."
	base := storyOf(t, set("a", was))
	ours := storyOf(t, set("a", now, mark(now, "сообщил", text.Bold, "")))
	theirs := storyOf(t, set("a", was, mark(was, "ремонте моста", text.Link, "https://zarya.example/")))
	m := Three(base, ours, theirs, true)
	want := set("a", now, mark(now, "сообщил", text.Bold, ""), mark(now, "ремонте моста", text.Link, "https://zarya.example/"))
	if diff := cmp.Diff(want, m.Story.Body.Block(0)); diff != "" || len(m.Cards) > 0 || len(m.Reads) != 1 {
		t.Errorf("%s\ncards %+v", diff, m.Cards)
	}
}

func TestNoLinkIsLostInSilence(t *testing.T) {
	const was = "Мэр сообщил о ремонте моста."
	one, two := "https://zarya.example/1", "https://zarya.example/2"
	for name, c := range map[string][3]text.Block{
		"two addresses for one word": {set("a", was), set("a", was, mark(was, "моста", text.Link, one)), set("a", was, mark(was, "моста", text.Link, two))},
		"an address on a word that the other replaced": {
			set("a", was),
			set("a", "Мэр сообщил о ремонте дороги."),
			set("a", was, mark(was, "моста", text.Link, two)),
		},
		"an address changed on a word that the other deleted": {
			set("a", was, mark(was, "о ремонте моста", text.Link, one)),
			set("a", "Мэр сообщил."),
			set("a", was, mark(was, "о ремонте моста", text.Link, two)),
		},
	} {
		m := Three(storyOf(t, c[0]), storyOf(t, c[1]), storyOf(t, c[2]), true)
		if len(m.Cards) != 1 || m.Cards[0].Kind != Words {
			t.Fatalf("%s: cards %+v", name, m.Cards)
		}
		for a, want := range map[Answer]text.Block{Ours: c[1], Theirs: c[2], Base: c[0]} {
			if diff := cmp.Diff(want, settle(t, m, a).Body.Block(0)); diff != "" {
				t.Errorf("%s, %s: %s", name, a, diff)
			}
		}
	}
}

// Letters that grow together where the pieces meet are nobody's text.
func TestLettersDoNotGrowTogether(t *testing.T) {
	base, ours, theirs := storyOf(t, p("a", "е ж к")), storyOf(t, p("a", "е ж к.")), storyOf(t, p("a", "е ж й"))
	if got := Three(base, ours, theirs, true).Story.Body.Block(0).Text; got != "е ж й." && got != "е ж к." {
		t.Errorf("merged %q", got)
	}
}
