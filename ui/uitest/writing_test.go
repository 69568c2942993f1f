package uitest_test

import (
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/uitest"
)

// blocks are the kinds and words of the open text, a block a line.
func blocks(n *uitest.Newsroom) string {
	var out []string
	for _, b := range n.Story().Body.All() {
		line := b.Text
		if b.Kind != text.Paragraph {
			line = string(b.Kind) + ": " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// writing is a fresh newsroom with a story whose text is being written.
func writing(t *testing.T) *uitest.Newsroom {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "ИА Атмосфера", "Барнаул")
	n.Types("Мост открыли")
	n.Presses("Enter", "Enter")
	return n
}

// TestWritingWithoutTheMouse: signs at the keyboard, the slash, blocks that are
// moved, each with its undo.
func TestWritingWithoutTheMouse(t *testing.T) {
	n := writing(t)
	n.Types("## Что известно")
	n.Presses("Enter")
	n.Types("* первое")
	n.Presses("Enter")
	n.Types("второе")
	if got := blocks(n); got != "heading2: Что известно\nbullet: первое\nbullet: второе" {
		t.Fatalf("%q", got)
	}
	n.Presses("Ctrl+Shift+PgUp")
	if got := blocks(n); got != "heading2: Что известно\nbullet: второе\nbullet: первое" {
		t.Fatalf("moved up: %q", got)
	}
	n.Presses("Ctrl+Z")
	n.Presses("Ctrl+End", "Enter", "Enter")
	n.Types("/цит")
	n.Presses("Enter")
	n.Types("Мы ждали")
	if got := blocks(n); !strings.HasSuffix(got, "\nbullet: второе\nquote: Мы ждали") {
		t.Fatalf("the slash: %q", got)
	}
	n.Presses("Ctrl+Shift+D")
	if got := blocks(n); !strings.HasSuffix(got, "quote: Мы ждали\nquote: Мы ждали") {
		t.Fatalf("copied: %q", got)
	}
	n.Presses("Ctrl+Shift+Backspace")
	if got := blocks(n); strings.Count(got, "quote") != 1 {
		t.Fatalf("taken out: %q", got)
	}
	for range 40 {
		n.Presses("Ctrl+Z")
	}
	if got := blocks(n); got != "" || n.Story().Headline != "" {
		t.Errorf("everything undone: %q, %q", got, n.Story().Headline)
	}
}

// TestTheHouseSetsQuotesAndDashes while one types, and one undo gives them back.
func TestTheHouseSetsQuotesAndDashes(t *testing.T) {
	n := writing(t)
	n.Types(`Газета "Заря" - наша`)
	if got := blocks(n); got != "Газета «Заря»\u00a0— наша" {
		t.Fatalf("%q", got)
	}
	n.Presses("Ctrl+Z", "Ctrl+Z")
	if got := blocks(n); got != "Газета «Заря» - " {
		t.Errorf("the dash as typed: %q", got)
	}
	n.Does("view.typing")
	n.Types(`и "так"`)
	if got := blocks(n); !strings.HasSuffix(got, `- и "так"`) {
		t.Errorf("switched off: %q", got)
	}
	n.Does("text.typography")
	if got := blocks(n); !strings.HasSuffix(got, "— и\u00a0«так»") {
		t.Errorf("set at once: %q", got)
	}
}

// TestAWordIsSpeltRight by the menu of F7, and a name is learnt for good.
func TestAWordIsSpeltRight(t *testing.T) {
	n := writing(t)
	n.Types("Карова ходит. Абырвалгск спит.")
	n.Presses("Enter")
	n.Rest()
	words := func() string {
		var out []string
		d := n.Editor().Document()
		for _, m := range n.Editor().Marks(editor.Spelling) {
			out = append(out, d.Block(d.Index(m.From.Block)).Text[m.From.Offset:m.To.Offset])
		}
		return strings.Join(out, " ")
	}
	if got := words(); got != "Карова Абырвалгск" {
		t.Fatalf("marked: %q", got)
	}
	n.Presses("Ctrl+Home", "F7")
	n.Presses("Down", "Enter")
	n.Rest()
	if got := blocks(n); !strings.HasPrefix(got, "Корова ходит") {
		t.Fatalf("%q", got)
	}
	n.Presses("F7")
	n.Says("В словарь редакции")
	n.Presses("Down", "Down", "Enter")
	n.Wait("the word is learnt", func() bool { return words() == "" })
	n.Presses("Ctrl+End")
	n.Types("В Абырвалгске снег. ")
	n.Rest()
	if got := words(); got != "" {
		t.Errorf("a learnt word is marked: %q", got)
	}
}
