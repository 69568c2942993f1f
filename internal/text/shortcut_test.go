package text

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSignsAtTheKeyboard(t *testing.T) {
	for _, c := range []struct{ name, language, typed, want string }{
		{"a heading", "ru", "## ", "h2 |"},
		{"one hash is a heading too", "ru", "# ", "h2 |"},
		{"a smaller heading", "ru", "### ", "h3 |"},
		{"four hashes are nothing", "ru", "#### ", "#### |"},
		{"a list", "ru", "* ", "bullet |"},
		{"a list by hyphen in English", "en", "- ", "bullet |"},
		{"somebody speaks in Russian", "ru", "- ", "- |"},
		{"an ordered list", "ru", "1. ", "number |"},
		{"a year is no list", "ru", "2023. ", "2023. |"},
		{"a quote", "ru", "> ", "quote |"},
		{"a divider", "ru", "---", "---/|"},
		{"bold", "ru", "это **важно**", "это <b>важно</b>|"},
		{"italic", "ru", "газета *Заря*", "газета <i>Заря</i>|"},
		{"struck", "ru", "~~нет~~", "<s>нет</s>|"},
		{"a link", "ru", "см. [сайт](https://zarya.example/a)", "см. <a>сайт</a>|"},
		{"a bracket without an address", "ru", "см. [сайт](так)", "см. [сайт](так)|"},
		{"a product of numbers", "ru", "2*3*", "2*3*|"},
		{"a note at the end of a word", "ru", "слово* и слово*", "слово* и слово*|"},
		{"spaces inside", "ru", "a * b *", "a * b *|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, s := story(t, "|")
			ids := counter()
			shortcuts := 0
			for _, r := range c.typed {
				tr, err := Type(d, s, string(r))
				if err != nil {
					t.Fatal(err)
				}
				d, s = proved(t, d, tr), tr.After
				if tr, ok := Shortcut(d, s, c.language, ids); ok {
					was := d
					d, s = proved(t, d, tr), tr.After
					shortcuts++
					back, err := tr.Invert(was)
					if err != nil {
						t.Fatal(err)
					}
					undone, err := back.Apply(d)
					if err != nil {
						t.Fatal(err)
					}
					same(t, undone, was, "the signs as typed")
				}
			}
			if got := drawn(d, s); got != c.want || shortcuts > 1 {
				t.Errorf("%q, want %q (%d shortcuts)", got, c.want, shortcuts)
			}
		})
	}
}

// drawn writes a document for the eye, blocks parted by a stroke.
func drawn(d Document, s Selection) string {
	tags := map[MarkKind]string{Bold: "b", Italic: "i", Strike: "s", Link: "a", Sup: "sup", Sub: "sub"}
	kinds := map[Kind]string{Heading2: "h2 ", Heading3: "h3 ", Bullet: "bullet ", Number: "number ", Quote: "quote ", Divider: "---"}
	out := ""
	for i, b := range d.All() {
		if i > 0 {
			out += "/"
		}
		out += kinds[b.Kind]
		for at := 0; at <= len(b.Text); at++ {
			for _, m := range b.Marks {
				if m.To == at {
					out += "</" + tags[m.Kind] + ">"
				}
			}
			for _, m := range b.Marks {
				if m.From == at {
					out += "<" + tags[m.Kind] + ">"
				}
			}
			if s.Head == (Pos{b.ID, at}) {
				out += "|"
			}
			if at < len(b.Text) {
				out += b.Text[at : at+1]
			}
		}
	}
	return out
}

// TestShortcutsNeverBreakADocument, whatever stands there.
func TestShortcutsNeverBreakADocument(t *testing.T) {
	signs := []string{"**", "*", "~~", "[", "](https://a.example)", ")", "# ", "> ", "---", " "}
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.IntRange(0, 1<<20)
		h := hand{func(n int) int { return numbers.Draw(t, "n") % n }, counter()}
		d := h.document()
		for range 12 {
			s := Caret(h.place(d))
			typed := h.text(2)
			if h.pick(3) > 0 {
				typed = signs[h.pick(len(signs))]
			}
			tr, err := Type(d, s, typed)
			if err != nil {
				continue
			}
			if d, err = tr.Apply(d); err != nil {
				t.Fatal(err)
			}
			if tr, ok := Shortcut(d, tr.After, "en", h.ids); ok {
				d = proved(t, d, tr)
			}
		}
	})
}
