package text

import (
	"errors"
	"strings"
	"testing"
)

func TestBlocksAreArranged(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []string
		do     func(Document, Selection, func() BlockID) (Transaction, error)
		want   string
	}{
		{"up", []string{"а", "б|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveUp(d, s) }, "б|/а"},
		{"two up", []string{"а", "^б", "в|", "г"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveUp(d, s) }, "б/в|/а/г"},
		{"the first up", []string{"а|", "б"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveUp(d, s) }, ""},
		{"down", []string{"а|", "б"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveDown(d, s) }, "б/а|"},
		{"the last down", []string{"а", "б|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveDown(d, s) }, ""},
		{"dragged to the end", []string{"^а", "б|", "в", "г"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveTo(d, s, "b3") }, "в/г/а/б|"},
		{"dragged to the top", []string{"а", "б|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveTo(d, s, "") }, "б|/а"},
		{"dragged to where it is", []string{"а", "б|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return MoveTo(d, s, "b0") }, ""},
		{"again", []string{"<b>а</b>|", "б"}, Duplicate, "<b>а</b>/<b>|а</b>/б"},
		{"a photo again", []string{"[photo]|", "б"}, Duplicate, ""},
		{"away", []string{"а", "б|", "в"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return RemoveBlocks(d, s) }, "а|/в"},
		{"the first away", []string{"а|", "в"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return RemoveBlocks(d, s) }, "|в"},
		{"all away", []string{"h2: ^а", "б|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return RemoveBlocks(d, s) }, "|"},
		{"a photo alone away", []string{"[photo]|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return RemoveBlocks(d, s) }, "|"},
		{"nothing away", []string{"|"}, func(d Document, s Selection, _ func() BlockID) (Transaction, error) { return RemoveBlocks(d, s) }, ""},
		{"one below", []string{"а|б", "в"}, func(d Document, s Selection, ids func() BlockID) (Transaction, error) { return AddBelow(d, s, ids()) }, "аб/|/в"},
		{"one above", []string{"а", "[photo]|"}, func(d Document, s Selection, ids func() BlockID) (Transaction, error) { return AddAbove(d, s, ids()) }, "а/|/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, s := story(t, c.before...)
			tr, err := c.do(d, s, counter())
			if c.want == "" {
				if !errors.Is(err, ErrNothingToDo) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			after := proved(t, d, tr)
			if got := drawn(after, tr.After); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			back, err := tr.Invert(d)
			if err != nil {
				t.Fatal(err)
			}
			undone, err := back.Apply(after)
			if err != nil {
				t.Fatal(err)
			}
			same(t, undone, d, "undone")
		})
	}
}

func TestTwoThingsAsOne(t *testing.T) {
	d, s := story(t, "а|")
	first, _ := Type(d, s, "б")
	mid, _ := first.Apply(d)
	second, _ := SetKind(mid, first.After, Heading2)
	both := first.Then(second)
	if got := drawn(proved(t, d, both), both.After); got != "h2 аб|" || !strings.Contains(got, "h2") {
		t.Error(got)
	}
}
