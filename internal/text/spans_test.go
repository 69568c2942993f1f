package text

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// spanIn gives a span by its words: ^…| in a line is one, as in story.
func spanned(t *testing.T, lines ...string) (Document, Spans) {
	t.Helper()
	d, s := story(t, lines...)
	return d, SpansOf(d, []Annotation{{"m", s.Anchor, s.Head}})
}

// read is what the spans cover, a block a line: the words in brackets.
func read(d Document, s Spans) string {
	out := ""
	for _, b := range d.All() {
		line := b.Text
		list := slices.Clone(s[b.ID])
		slices.SortFunc(list, func(a, b Span) int { return b.From - a.From })
		for _, one := range list {
			line = line[:one.From] + "[" + line[one.From:one.To] + "]" + line[one.To:]
		}
		out += line + "/"
	}
	return out
}

func TestAMarkFollowsItsWords(t *testing.T) {
	type edit func(Document) (Transaction, error)
	typed := func(at int, s string) edit {
		return func(d Document) (Transaction, error) { return Type(d, Caret(Pos{"b0", at}), s) }
	}
	for _, c := range []struct {
		name                     string
		before                   []string
		do                       edit
		lasting, inside, touched string
	}{
		{"typing before it", []string{"а ^снег| б"}, typed(0, "xx"), "xxа [снег] б/", "xxа [снег] б/", "xxа [снег] б/"},
		{"writing on", []string{"^снег|"}, typed(8, "!"), "[снег]!/", "[снег]!/", "снег!/"},
		{"writing before", []string{"^снег|"}, typed(0, "!"), "![снег]/", "![снег]/", "!снег/"},
		{"writing into it", []string{"^снег|"}, typed(4, "!"), "[сн!ег]/", "сн!ег/", "сн!ег/"},
		{"Enter inside", []string{"^снег|"}, func(d Document) (Transaction, error) { return Break(d, Caret(Pos{"b0", 4}), "n1") }, "[сн]/[ег]/", "сн/ег/", "сн/ег/"},
		{"Enter before", []string{"а ^снег|"}, func(d Document) (Transaction, error) { return Break(d, Caret(Pos{"b0", 3}), "n1") }, "а /[снег]/", "а /[снег]/", "а /[снег]/"},
		{"joined", []string{"а ", "^снег|"}, func(d Document) (Transaction, error) {
			return DeleteBackward(d, Caret(Pos{"b1", 0}), Grapheme)
		}, "а [снег]/", "а [снег]/", "а [снег]/"},
		{"deleted", []string{"а^снег|б"}, func(d Document) (Transaction, error) { return Delete(d, Selection{Pos{"b0", 0}, Pos{"b0", 12}}) }, "[]/", "/", "/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for wear, want := range []string{c.lasting, c.inside, c.touched} {
				d, s := spanned(t, c.before...)
				tr, err := c.do(d)
				if err != nil {
					t.Fatal(err)
				}
				s.Follow(tr.Map(d), Wear(wear))
				after, _ := tr.Apply(d)
				if got := read(after, s); got != want {
					t.Errorf("wear %d: %q, want %q", wear, got, want)
				}
			}
		})
	}
}

func TestAMarkAcrossBlocksIsOneForEach(t *testing.T) {
	d, s := spanned(t, "а ^б", "вг", "д| е")
	if got := read(d, s); got != "а [б]/[вг]/[д] е/" {
		t.Error(got)
	}
}

// covered are the tags of the letters that spans cover.
func (n naive) covered(s Spans) map[int]bool {
	out := map[int]bool{}
	for id, cells := range n.cells {
		at := 0
		for _, c := range cells {
			for _, one := range s[id] {
				if one.From <= at && at+len(c.text) <= one.To {
					out[c.tag] = true
				}
			}
			at += len(c.text)
		}
	}
	return out
}

func clone(s Spans) Spans {
	out := Spans{}
	for id, list := range s {
		out[id] = slices.Clone(list)
	}
	return out
}

// TestLastingSpansCoverTheSameLetters that survive an edit, and what was put
// among them; and all spans are places of the text, however it was followed.
func TestLastingSpansCoverTheSameLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.IntRange(0, 1<<20)
		h := hand{func(n int) int { return numbers.Draw(t, "n") % n }, counter()}
		d := h.document()
		var list []Annotation
		for i := range h.pick(4) + 1 {
			list = append(list, Annotation{fmt.Sprint(i), h.place(d), h.place(d)})
		}
		spans := SpansOf(d, list)
		for range 6 {
			tr, err := h.command(d, h.selection(d))
			if err != nil {
				continue
			}
			after, err := tr.Apply(d)
			if err != nil {
				t.Fatal(err)
			}
			model := naiveOf(d)
			before, last := model.covered(spans), *model.next
			for _, s := range tr.Steps {
				model.apply(s)
			}
			for _, wear := range []Wear{Inside, Touched} {
				other := clone(spans)
				other.Follow(tr.Map(d), wear)
				standing(t, after, other)
				guessed := clone(spans)
				guessed.FollowTo(d, after, wear)
				standing(t, after, guessed)
			}
			spans.Follow(tr.Map(d), Lasting)
			standing(t, after, spans)
			now, places := model.covered(spans), model.places()
			for tag := range places {
				if tag <= last && before[tag] != now[tag] {
					t.Fatalf("letter %d: covered %v before, %v after\n%#v\n%v", tag, before[tag], now[tag], tr.Steps, spans)
				}
			}
			d = after
		}
	})
}

func standing(t judge, d Document, s Spans) {
	t.Helper()
	for id, list := range s {
		if d.Index(id) < 0 {
			t.Fatalf("spans in a block that is none: %q", id)
		}
		for _, one := range list {
			if one.From > one.To || !(Selection{Pos{id, one.From}, Pos{id, one.To}}).Valid(d) {
				t.Fatalf("span %+v is nowhere in %q", one, d.Block(d.Index(id)).Text)
			}
		}
	}
}
