package comparison_test

import (
	"errors"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// both runs a property on stories of words and on stories of letters that grow together.
func both(t *testing.T, property func(t *rapid.T, a, b story.Story)) {
	for name, hostile := range map[string]bool{"words": false, "letters": true} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b := versions(t, hostile)
				property(t, a, b)
			})
		})
	}
}

func taken(t *rapid.T, now story.Story, c comparison.Comparison, order []int) story.Story {
	for _, i := range order {
		e, err := comparison.Take(now, c, i)
		if err != nil {
			t.Fatalf("take %d %+v: %v", i, c.Changes[i], err)
		}
		if now, err = e.Apply(now); err != nil {
			t.Fatalf("take %d %+v: %v", i, c.Changes[i], err)
		}
	}
	return now
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestAComparisonIsComplete: no change means one content, and taking every change,
// in any order, makes the older version the newer one.
func TestAComparisonIsComplete(t *testing.T) {
	both(t, func(t *rapid.T, a, b story.Story) {
		c := comparison.Compare(a, b)
		if (len(c.Changes) == 0) != (content(a) == content(b)) {
			t.Fatalf("%d changes between\n%s\nand\n%s", len(c.Changes), content(a), content(b))
		}
		order := upTo(len(c.Changes))
		if rapid.Bool().Draw(t, "any order") {
			order = rapid.Permutation(order).Draw(t, "order")
		}
		now := taken(t, a, c, order)
		if diff := cmp.Diff(content(b), content(now)); diff != "" {
			t.Fatalf("taking all of %+v gives another story (-want +got):\n%s", c.Changes, diff)
		}
		if todo := c.Suggested(now); len(todo) != 0 {
			t.Fatalf("all was taken, and %+v is to be done", c.Changes[todo[0]])
		}
	})
}

// TestSomeChangesCanBeTaken: a part is taken, the rest is what is left to do.
func TestSomeChangesCanBeTaken(t *testing.T) {
	both(t, func(t *rapid.T, a, b story.Story) {
		c := comparison.Compare(a, b)
		order := rapid.Permutation(upTo(len(c.Changes))).Draw(t, "order")
		some := order[:rapid.IntRange(0, len(order)).Draw(t, "some")]
		now := taken(t, a, c, some)
		if err := now.Validate(); err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 && len(c.Suggested(now)) != len(c.Changes) {
			t.Fatalf("nothing was taken, and of %d changes %d are to be done", len(c.Changes), len(c.Suggested(now)))
		}
		for _, i := range c.Suggested(now) {
			for _, j := range some {
				if i == j {
					t.Fatalf("taken, and still to be done: %+v", c.Changes[i])
				}
			}
		}
	})
}

// TestWhatSomebodyWroteMeanwhileStays: a change is taken into a version that was
// written on, or refused; it never undoes what was written.
func TestWhatSomebodyWroteMeanwhileStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := versions(t, false)
		c := comparison.Compare(a, b)
		if a.Body.Len() == 0 || len(c.Changes) == 0 {
			return
		}
		at := a.Body.Block(rapid.IntRange(0, a.Body.Len()-1).Draw(t, "block"))
		if !at.Kind.HasText() {
			return
		}
		place := text.PrevBoundary(at.Text, rapid.IntRange(0, len(at.Text)).Draw(t, "at"))
		typed := story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Splice{Block: at.ID, From: place, To: place, Text: "ЪЪ"}}}}
		now, err := typed.Apply(a)
		if err != nil {
			return
		}
		for _, i := range rapid.Permutation(upTo(len(c.Changes))).Draw(t, "order") {
			e, err := comparison.Take(now, c, i)
			if errors.Is(err, comparison.ErrChanged) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if now, err = e.Apply(now); err != nil {
				t.Fatal(err)
			}
		}
		if k := now.Body.Index(at.ID); k < 0 || !strings.Contains(now.Body.Block(k).Text, "ЪЪ") {
			t.Fatalf("what was typed into %s is gone", at.ID)
		}
	})
}

// TestKeysNameChanges: no two have the same one, and they are the same again.
func TestKeysNameChanges(t *testing.T) {
	both(t, func(t *rapid.T, a, b story.Story) {
		c := comparison.Compare(a, b)
		seen := map[string]bool{}
		for _, ch := range c.Changes {
			if ch.Key == "" || strings.Trim(ch.Key, "0123456789abcdefghijklmnopqrstuvwxyz") != "" || seen[ch.Key] {
				t.Fatalf("key %q of %+v", ch.Key, ch)
			}
			seen[ch.Key] = true
		}
		if diff := cmp.Diff(c.Changes, comparison.Compare(a, b).Changes); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestASheetHoldsBothVersions: without what is deleted it reads like the newer
// version, without what is inserted like the older.
func TestASheetHoldsBothVersions(t *testing.T) {
	both(t, func(t *rapid.T, a, b story.Story) {
		c := comparison.Compare(a, b)
		s := c.Sheet()
		deleted, inserted := map[text.BlockID][][2]int{}, map[text.BlockID][][2]int{}
		for _, sp := range s.Spans {
			if !(text.Selection{Anchor: sp.From, Head: sp.To}).Valid(s.Story.Body) || sp.From.Block != sp.To.Block || sp.From.Offset > sp.To.Offset {
				t.Fatalf("span %+v is not in the sheet", sp)
			}
			if sp.Change < 0 || sp.Change >= len(c.Changes) {
				t.Fatalf("span %+v is of no change", sp)
			}
			at := [2]int{sp.From.Offset, sp.To.Offset}
			switch sp.Layer {
			case comparison.Deleted:
				deleted[sp.From.Block] = append(deleted[sp.From.Block], at)
			case comparison.Inserted:
				inserted[sp.From.Block] = append(inserted[sp.From.Block], at)
			}
		}
		left := func(b text.Block, list [][2]int) string {
			s, end := "", 0
			for _, at := range list {
				s, end = s+b.Text[end:at[0]], at[1]
			}
			return s + b.Text[end:]
		}
		spaces := strings.NewReplacer(" ", "", "\u2028", "")
		for _, block := range s.Story.Body.All() {
			if i := b.Body.Index(block.ID); i >= 0 {
				if got, want := left(block, deleted[block.ID]), b.Body.Block(i).Text; spaces.Replace(got) != spaces.Replace(want) {
					t.Fatalf("block %s without what is deleted: %q, want %q", block.ID, got, want)
				}
				if a.Body.Index(block.ID) < 0 {
					continue
				}
			}
			i := a.Body.Index(text.BlockID(strings.TrimPrefix(string(block.ID), "was")))
			if i < 0 {
				t.Fatalf("block %s is of neither version", block.ID)
			}
			if len(deleted["was"+block.ID]) > 0 {
				continue
			}
			if got, want := left(block, inserted[block.ID]), a.Body.Block(i).Text; spaces.Replace(got) != spaces.Replace(want) {
				t.Fatalf("block %s without what is inserted: %q, want %q", block.ID, got, want)
			}
		}
		for _, block := range a.Body.All() {
			if s.Story.Body.Index(block.ID) < 0 {
				t.Fatalf("block %s of the older version is not in the sheet", block.ID)
			}
		}
		if err := s.Story.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, list := range [][]comparison.Piece{s.Headline, s.Deck} {
			for _, p := range list {
				if p.Text == "" {
					t.Fatal("an empty piece")
				}
			}
		}
	})
}

// TestWordsThatComeAgain: two words, over and over. Which of them was taken must
// be told from the text alone.
func TestWordsThatComeAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) story.Story {
			list := rapid.SliceOfN(rapid.SampledFrom([]string{"мост", "да", "мост, да", "да."}), 0, 24).Draw(t, label)
			d, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: strings.Join(list, " ")})
			if err != nil {
				t.Fatal(err)
			}
			return story.Story{ID: "s1", Language: "ru", Body: d}
		}
		a, b := draw("before"), draw("after")
		c := comparison.Compare(a, b)
		now := taken(t, a, c, rapid.Permutation(upTo(len(c.Changes))).Draw(t, "order"))
		if diff := cmp.Diff(content(b), content(now)); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", c.Changes, diff)
		}
	})
}
