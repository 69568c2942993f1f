package comparison

import (
	"math/bits"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// TestTokensAreTheText whatever the text is, and figures are whole.
func TestTokensAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(rapid.String().Draw(t, "text"), "")
		k := tokenize(s)
		if got := strings.Join(k.parts, ""); got != s || len(k.at) != len(k.parts)+1 {
			t.Fatalf("tokens of %q are %q", s, k.parts)
		}
		if slices.Contains(k.parts, "") {
			t.Fatalf("an empty token in %q", s)
		}
	})
	for s, want := range map[string][]string{
		"на 12.5 %, 2,3 и 12 500.":    {"на", " ", "12.5 %", ",", " ", "2,3", " ", "и", " ", "12 500", "."},
		"12.05.2024 в 10:30":          {"12.05.2024", " ", "в", " ", "10:30"},
		"в 2023 500 человек":          {"в", " ", "2023", " ", "500", " ", "человек"},
		"«из-за G20», don't":          {"«", "из-за", " ", "G20", "»", ",", " ", "don't"},
		"15-летний, 1990-х, 5G":       {"15-летний", ",", " ", "1990-х", ",", " ", "5G"},
		"$5 – 10%":                    {"$", "5", " ", "–", " ", "10%"},
		"и\u0306, 👩‍👩‍👧. e\u0301 -":   {"и\u0306", ",", " ", "👩‍👩‍👧", ".", " ", "e\u0301", " ", "-"},
		"12\u00a0500\u00a0₽, 100 000": {"12\u00a0500", "\u00a0", "₽", ",", " ", "100 000"},
	} {
		if got := tokenize(s).parts; !slices.Equal(got, want) {
			t.Errorf("tokens of %q are %q, want %q", s, got, want)
		}
	}
}

// TestRunsHaveOneForm: what a later version is read by.
func TestRunsHaveOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"мост", "да", " ", " ", ",", ".", "5"}), 0, 24)
		a := align(strings.Join(words.Draw(t, "before"), ""), strings.Join(words.Draw(t, "after"), ""))
		x, y := a.before.parts, a.after.parts
		var rebuilt []string
		end := 0
		for i, r := range a.runs {
			kept := x[end:r.x0]
			if i > 0 && strings.IndexFunc(strings.Join(kept, ""), unicode.IsSpace) < 0 && count(a.before.sorts[end:r.x0]) == 0 {
				t.Fatalf("runs %d and %d have no word between them: %+v", i-1, i, a.runs)
			}
			switch {
			case r.x0 == r.x1 && r.y0 == r.y1:
				t.Fatal("an empty run")
			case r.x0 < r.x1 && r.y0 < r.y1 && x[r.x0] == y[r.y0]:
				t.Fatalf("%q is gone and new", x[r.x0])
			case r.x0 == r.x1 && r.x1 < len(x) && y[r.y0] == x[r.x1], r.y0 == r.y1 && r.x1 < len(x) && x[r.x0] == x[r.x1]:
				t.Fatalf("run %+v of %q begins like what follows", r, x)
			}
			rebuilt = append(append(rebuilt, kept...), y[r.y0:r.y1]...)
			end = r.x1
		}
		if got := append(rebuilt, x[end:]...); strings.Join(got, "") != a.after.text {
			t.Fatalf("the runs make %q, not %q", got, y)
		}
	})
}

// TestTheFewestMove against all subsequences there are.
func TestTheFewestMove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := []int{0, 1, 2, 3, 4, 5, 6, 7}
		list := rapid.Permutation(all).Draw(t, "order")[:rapid.IntRange(0, len(all)).Draw(t, "size")]
		pick := func(in func(i int) bool) (out []int) {
			for i, v := range list {
				if in(i) {
					out = append(out, v)
				}
			}
			return out
		}
		best := 0
		for set := range uint(1) << len(list) {
			if slices.IsSorted(pick(func(i int) bool { return set>>i&1 == 1 })) {
				best = max(best, bits.OnesCount(set))
			}
		}
		in := increasing(list)
		if got := pick(func(i int) bool { return in[i] }); len(got) != best || !slices.IsSorted(got) {
			t.Fatalf("of %v stay %v, could be %d", list, got, best)
		}
	})
}
