package merge

import (
	"testing"

	"dateline/internal/story"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func hands(t *rapid.T) (b, x, y *hand) {
	numbers := rapid.IntRange(0, 1<<20)
	pick := func(n int) int { return numbers.Draw(t, "n") % n }
	same := pick(5) == 0
	return &hand{pick: pick, name: "b"}, &hand{pick: pick, name: "x", same: same}, &hand{pick: pick, name: "y", same: same}
}

// public compares what the content hash covers.
func public(t *rapid.T, got, want story.Story, what string) {
	t.Helper()
	if diff := cmp.Diff(want.Public(), got.Public(), cmpopts.EquateEmpty(), cmp.Transformer("text", blocks)); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

func TestWhatOneSideLeftAloneIsTheOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hb, hx, _ := hands(t)
		b := hb.base(t)
		x := hx.edited(b, 8)
		for _, m := range []Merged{Three(b, x, b, true), Three(b, b, x, true), Three(b, x, b, false), Three(b, b, x, false), Three(b, x, x, true), Three(story.Story{}, x, x, true)} {
			if len(m.Cards)+len(m.Reads) > 0 {
				t.Fatalf("cards %+v, reads %+v", m.Cards, m.Reads)
			}
			public(t, m.Story, x, "merged")
		}
	})
}

func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hb, hx, hy := hands(t)
		b := hb.base(t)
		x, y := hx.edited(b, 6), hy.edited(b, 6)
		if hb.pick(10) == 0 {
			b = story.Story{}
		}
		m := Three(b, x, y, hb.pick(2) == 0)
		if err := m.Story.Validate(); err != nil {
			t.Fatalf("merged: %v", err)
		}
		losesNoWord(t, m)
	})
}

func TestBothLaptopsMakeTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hb, hx, hy := hands(t)
		b := hb.base(t)
		x, y := hx.edited(b, 6), hy.edited(b, 6)
		here, there := Three(b, x, y, true), Three(b, y, x, false)
		if len(here.Cards) != len(there.Cards) {
			t.Fatalf("%d cards here, %d there", len(here.Cards), len(there.Cards))
		}
		other := map[string]Card{}
		for _, c := range there.Cards {
			other[c.ID] = c
		}
		if len(other) != len(there.Cards) {
			t.Fatalf("two cards have one ID: %+v", there.Cards)
		}
		var mine, theirs []Choice
		for _, c := range here.Cards {
			o, ok := other[c.ID]
			if !ok || !cmp.Equal(c.Ours, o.Theirs) || !cmp.Equal(c.Theirs, o.Ours) || !cmp.Equal(c.Base, o.Base) {
				t.Fatalf("here %+v\nthere %+v", c, o)
			}
			answer := []Answer{Ours, Theirs, Base, Typed}[hb.pick(4)]
			if answer == Typed && !c.Text {
				answer = Ours
			}
			swapped := map[Answer]Answer{Ours: Theirs, Theirs: Ours, Base: Base, Typed: Typed}[answer]
			mine = append(mine, Choice{c.ID, answer, "новое\nслово"})
			theirs = append(theirs, Choice{c.ID, swapped, "новое\nслово"})
		}
		a, err := here.Settle(mine)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if err := a.Validate(); err != nil {
			t.Fatalf("settled: %v", err)
		}
		c, err := there.Settle(theirs)
		if err != nil {
			t.Fatalf("%v", err)
		}
		public(t, c, a, "here and there")
		// Merging again changes nothing.
		for _, side := range []story.Story{x, y} {
			again := Three(side, a, side, true)
			if len(again.Cards) > 0 {
				t.Fatalf("asked again: %+v", again.Cards)
			}
			public(t, again.Story, a, "merged again")
		}
	})
}
