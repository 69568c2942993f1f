package text

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestManyChangesAreOne(t *testing.T) {
	d, s := story(t, `а <b>"б"</b> - в|`, `"г"`)
	tr, err := Rewrite(d, s, []Change{
		{"b0", 3, 4, "«"}, {"b0", 6, 7, "»"}, {"b0", 8, 9, "—"}, {"b1", 0, 1, "«"}, {"b1", 3, 4, "»"}, {"b1", 4, 4, "!"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn(proved(t, d, tr), tr.After); got != "а <b>«б»</b> — в|/«г»!" {
		t.Error(got)
	}
	if _, err := Rewrite(d, s, []Change{{"b0", 0, 2, "а"}}); !errors.Is(err, ErrNothingToDo) {
		t.Errorf("what is there already: %v", err)
	}
	if _, err := Rewrite(d, s, []Change{{"b0", 1, 2, "x"}}); !errors.Is(err, ErrNoPlace) {
		t.Errorf("half a letter: %v", err)
	}
	if _, err := Rewrite(d, s, []Change{{"b9", 0, 0, "x"}}); !errors.Is(err, ErrNoBlock) {
		t.Errorf("a block that is none: %v", err)
	}
}

func TestRewritingNeverBreaksADocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.IntRange(0, 1<<20)
		h := hand{func(n int) int { return numbers.Draw(t, "n") % n }, counter()}
		d := h.document()
		var list []Change
		for _, b := range d.All() {
			for at := 0; b.Kind.HasText() && at < len(b.Text); {
				to := NextGrapheme(b.Text, at)
				if h.pick(3) == 0 {
					list = append(list, Change{b.ID, at, to, h.text(2)})
				}
				at = to
			}
		}
		tr, err := Rewrite(d, h.selection(d), list)
		if err != nil {
			if errors.Is(err, ErrNothingToDo) || errors.Is(err, ErrNoPlace) {
				return // letters grew together across a change
			}
			t.Fatal(err)
		}
		proved(t, d, tr)
	})
}
