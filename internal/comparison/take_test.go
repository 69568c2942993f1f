package comparison_test

import (
	"errors"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
)

// edited is a story with its paragraphs written anew; an empty one is taken out.
func edited(t testing.TB, s story.Story, texts ...string) story.Story {
	t.Helper()
	var blocks []text.Block
	for i, b := range s.Body.All() {
		if b.Text = texts[i]; b.Text != "" {
			blocks = append(blocks, b)
		}
	}
	s.Body = document(t, blocks...)
	return s
}

// TestASuggestionIsTakenIntoWhatWasWrittenSince: who accepts a suggestion has
// often written on.
func TestASuggestionIsTakenIntoWhatWasWrittenSince(t *testing.T) {
	const base = "Мост через Бию открыли 12 мая после ремонта."
	for _, c := range []struct {
		name, suggested, now, want string
	}{
		{"nothing was written", "Мост через Бию открыли 14 мая после ремонта.", base, "Мост через Бию открыли 14 мая после ремонта."},
		{"a word before", "Мост через Бию открыли 14 мая после ремонта.", "Новый мост через Бию открыли 12 мая после ремонта.", "Новый мост через Бию открыли 14 мая после ремонта."},
		{"a word behind", "Мост через Бию открыли 14 мая после ремонта.", "Мост через Бию открыли 12 мая после долгого ремонта.", "Мост через Бию открыли 14 мая после долгого ремонта."},
		{"a day is taken out", "Мост через Бию открыли после ремонта.", "Вчера мост через Бию открыли 12 мая после ремонта.", "Вчера мост через Бию открыли после ремонта."},
		{"put in between", "Мост через Бию открыли 12 мая после долгого ремонта.", "Мост открыли 12 мая после ремонта.", "Мост открыли 12 мая после долгого ремонта."},
		{"it was typed already", "Мост через Бию открыли 14 мая после ремонта.", "Старый мост через Бию открыли 14 мая после ремонта.", "Старый мост через Бию открыли 14 мая после ремонта."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := paragraphs(t, base)
			all := comparison.Compare(a, edited(t, a, c.suggested))
			now := edited(t, a, c.now)
			e, err := comparison.Take(now, all, 0)
			if err != nil {
				t.Fatal(err)
			}
			got, err := e.Apply(now)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got.Body.Block(0).Text); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if todo := all.Suggested(got); len(todo) != 0 {
				t.Errorf("still to be done: %v", todo)
			}
			back, err := e.Invert(now)
			if err != nil {
				t.Fatal(err)
			}
			if undone, err := back.Apply(got); err != nil || content(undone) != content(now) {
				t.Errorf("taking it back: %v", err)
			}
		})
	}
}

// TestASuggestionThatCameTooLate is refused with a reason, and nothing is changed.
func TestASuggestionThatCameTooLate(t *testing.T) {
	a := tells(t)
	with := func(s story.Story, edits ...story.Edit) story.Story {
		t.Helper()
		next, err := story.Group(edits).Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	body := func(steps ...text.Step) story.Edit { return story.Body{Transaction: text.Transaction{Steps: steps}} }
	retell := func(id text.BlockID, to int, words string) story.Edit {
		return body(text.Splice{Block: id, To: to, Text: words})
	}
	caption := func(words string) story.Edit {
		p := a.Photos[0]
		p.Caption = words
		return story.ChangePhoto{Photo: p}
	}
	remove := body(text.Remove{First: "b1", Count: 1})
	without, err := story.WithoutPhoto(a, "p1")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name            string
		suggested, then story.Edit
		want            comparison.Code
	}{
		{"the words are others", retell("b1", len("Трамвай"), "Автобус"), retell("b1", len("Трамвай"), "Троллейбус"), comparison.WordsChanged},
		{"the words are gone", retell("b1", len("Трамвай"), "Автобус"), retell("b1", len("Трамвай вернулся"), "Открылся"), comparison.WordsChanged},
		{"the paragraph is gone", retell("b1", len("Трамвай"), "Автобус"), remove, comparison.BlockMissing},
		{"a paragraph to be removed was written on", remove, retell("b1", 0, "Красный "), comparison.BlockChanged},
		{"another mark", body(text.SetMarks{Block: "b2", Marks: []text.Mark{{Kind: text.Bold, From: 0, To: 12}}}), body(text.SetMarks{Block: "b2", Marks: []text.Mark{{Kind: text.Italic, From: 0, To: 12}}}), comparison.WordsChanged},
		{"another kind", body(text.SetShape{Block: "b2", Shape: text.Shape{Kind: text.Paragraph}}), body(text.SetShape{Block: "b2", Shape: text.Shape{Kind: text.Number}}), comparison.BlockChanged},
		{"another person said it", body(text.SetShape{Block: "b3", Shape: text.Shape{Kind: text.Quote, Attribution: "мэр"}}), body(text.SetShape{Block: "b3", Shape: text.Shape{Kind: text.Quote}}), comparison.BlockChanged},
		{"another headline", story.SetText{Field: story.Headline, Value: "Трамвай"}, story.SetText{Field: story.Headline, Value: "Автобус"}, comparison.FieldChanged},
		{"another city", story.SetPlace{}, story.SetPlace{Place: story.Place{Name: "Бийск"}}, comparison.FieldChanged},
		{"another caption", caption("Мост"), caption("Рельсы"), comparison.PhotoChanged},
		{"the photo is gone", caption("Мост"), without, comparison.PhotoMissing},
		{"a photo to be removed got a caption", without, caption("Рельсы"), comparison.PhotoChanged},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := comparison.Compare(a, with(a, c.suggested))
			now := with(a, c.then)
			i := 0
			for k, ch := range all.Changes { // with the photo goes its block, which may come first
				if ch.Kind == comparison.PhotoRemoved {
					i = k
				}
			}
			_, err := comparison.Take(now, all, i)
			refused := new(comparison.Refusal)
			if !errors.Is(err, comparison.ErrChanged) || !errors.As(err, &refused) || refused.Code != c.want {
				t.Errorf("taking %+v: %v, want %s", all.Changes[i], err, c.want)
			}
			if todo := all.Suggested(now); len(todo) == 0 {
				t.Error("nothing is left to do")
			}
		})
	}
}

func TestThereIsNoSuchChange(t *testing.T) {
	a := tells(t)
	c := comparison.Compare(a, a)
	for _, i := range []int{-1, 0, 1} {
		if _, err := comparison.Take(a, c, i); !errors.Is(err, comparison.ErrNoChange) {
			t.Errorf("taking %d of none: %v", i, err)
		}
	}
}

// TestNotesStayOnTheirWords: what is taken is an edit like any other.
func TestNotesStayOnTheirWords(t *testing.T) {
	a := tells(t)
	block := a.Body.Block(0)
	block.Text, block.Marks = "Красный трамвай вернулся на проспект.", nil
	var blocks []text.Block
	for i, b := range a.Body.All() {
		if i == 0 {
			b = block
		}
		blocks = append(blocks, b)
	}
	a.Notes[0].From.Offset, a.Notes[0].To.Offset = len("Трамвай вернулся на "), len("Трамвай вернулся на проспект")
	b := a
	b.Body = document(t, blocks...)
	c := comparison.Compare(a, b)
	now := a
	for i := range c.Changes {
		e, err := comparison.Take(now, c, i)
		if err != nil {
			t.Fatal(err)
		}
		if now, err = e.Apply(now); err != nil {
			t.Fatal(err)
		}
	}
	n := now.Notes[0]
	if got := now.Body.Block(0).Text[n.From.Offset:n.To.Offset]; got != "проспект" {
		t.Errorf("the note hangs on %q", got)
	}
}
