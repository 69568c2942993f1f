package review

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"

	"pgregory.net/rapid"
)

// TestEveryLetterOfTheNewestVersionIsFoundAmongBoth: a note or a suggestion hangs
// on the same letters in the text of both versions, and back.
func TestEveryLetterOfTheNewestVersionIsFoundAmongBoth(t *testing.T) {
	word := rapid.SampledFrom([]string{"да", "нет", "2,1", "2,3", "мост", "мосты", "«снег»", "—", "лёг", "👩‍🚀"})
	line := func(rt *rapid.T, name string) string {
		return strings.Join(rapid.SliceOfN(word, 0, 12).Draw(rt, name), " ")
	}
	rapid.Check(t, func(rt *rapid.T) {
		was, is := line(rt, "was"), line(rt, "is")
		a := story.Story{ID: "s", Body: body(t, text.Block{ID: "b", Text: was})}
		b := story.Story{ID: "s", Body: body(t, text.Block{ID: "b", Text: is})}
		s := &Screen{state: State{View: Differences}}
		s.read.comparison = comparison.Compare(a, b)
		s.read.sheet = s.read.comparison.Sheet()
		o := s.layOut()
		shown := o.body.Block(o.body.Index("b")).Text
		for j := 0; j < len(is); j = text.NextGrapheme(is, j) {
			letter := is[j:text.NextGrapheme(is, j)]
			at, ok := o.place(text.Pos{Block: "b", Offset: j}, text.After)
			if !ok || !strings.HasPrefix(shown[at.Offset:], letter) {
				rt.Fatalf("letter %q at %d of %q stands at %v of %q", letter, j, is, at, shown)
			}
			for _, m := range o.marks[editor.Deleted] {
				if letter != " " && m.From.Offset <= at.Offset && at.Offset < m.To.Offset {
					rt.Fatalf("letter %q at %d of %q is among the deleted of %q", letter, j, is, shown)
				}
			}
			if back, ok := o.back(at); !ok || back.Offset != j {
				rt.Fatalf("from %d of %q to %d of %q and back to %v", j, is, at.Offset, shown, back)
			}
		}
	})
}

// TestASuggestionThatNoLongerFitsIsACardAlone: its words are not put into a text
// that has become another.
func TestASuggestionThatNoLongerFitsIsACardAlone(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		i := r.story.Body.Index("b4")
		next, err := text.Splice{Block: "b4", From: 0, To: len("Также"), Text: "Ещё"}.Apply(r.story.Body)
		if err != nil || i < 0 {
			r.t.Fatal(err)
		}
		r.story.Body = next
		r.contents[hash(3)] = r.story
	}})
	if got := r.marked(editor.Suggested); len(got) != 0 {
		t.Errorf("put into the text: %q", got)
	}
	if s := says(r.reading.content); !strings.Contains(s, "Предложение") {
		t.Errorf("there is no card:\n%s", s)
	}
}

// TestSuggestionsOfTwoStandBesideEachOther in one paragraph.
func TestSuggestionsOfTwoStandBesideEachOther(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		other := suggested(r.t, r.story)
		next := r.story
		d, err := text.Splice{Block: "b4", From: 0, To: len("Также"), Text: "Ещё"}.Apply(next.Body)
		if err != nil {
			r.t.Fatal(err)
		}
		next.Body = d
		other.Thread, other.Person, other.Comparison = "t2", "Роман Жук", comparison.Compare(r.story, next)
		r.suggestions = append(r.suggestions, other)
	}})
	got := strings.Join(slices.Sorted(slices.Values(r.marked(editor.Suggested))), "|")
	if got != ", не выходя из соцсети|Ещё" {
		t.Errorf("suggested: %q", got)
	}
	if got := r.marked(editor.Unwanted); !slices.Equal(got, []string{"Также"}) {
		t.Errorf("to be taken out: %q", got)
	}
	if s := says(r.changes.foot); !strings.Contains(s, "Анна Беккер, 1") || !strings.Contains(s, "Роман Жук, 1") {
		t.Errorf("by person:\n%s", s)
	}
}
