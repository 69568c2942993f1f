package editor

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// snapshot saves a picture of the window where DATELINE_LOOK says, for people
// to look at.
func (s *sheet) snapshot(t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("DATELINE_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func TestEveryKindOfBlockIsSeen(t *testing.T) {
	s := opened(
		t,
		marked("В Алтайском крае создано более *2,3 тысяч* _официальных fjТ_ страниц органов власти, ~зачёркнутых~ и [по ссылке]."),
		text.Block{Kind: text.Heading2, Text: "Что дальше"},
		text.Block{Kind: text.Quote, Text: "Мы видим, что люди пишут, и ведомства отвечают. Так и должно быть в каждом районе края без исключения.", Attribution: "Евгений Нечепуренко, депутат"},
		text.Block{Kind: text.Bullet, Text: "Барнаул"},
		text.Block{Kind: text.Bullet, Depth: 1, Text: "Ленинский район"},
		text.Block{Kind: text.Number, Text: "Первое"},
		text.Block{Kind: text.Number, Text: "Второе"},
		text.Block{Kind: text.Divider},
		text.Block{Kind: text.FactBox, Text: "Госпаблик — официальная страница ведомства в соцсети."},
		text.Block{Kind: text.Embed, Text: "Закон о госпабликах", URL: "https://zarya.example/zakon"},
	)
	e := s.editor()
	e.Select(text.Selection{Anchor: text.Pos{Block: "b0", Offset: 21}, Head: text.Pos{Block: "b2", Offset: 31}})
	s.snapshot(t, "kinds")
	e.Select(text.Caret(text.Pos{Block: "b0", Offset: 0}))
	s.key(fyne.KeyEnd)
	s.snapshot(t, "caret")
	for _, want := range []string{"В Алтайском крае", "1.", "2.", "— Евгений Нечепуренко", "https://zarya.example/zakon"} {
		if got := s.seen(); !strings.Contains(got, want) {
			t.Errorf("%q is not to be seen in:\n%s", want, got)
		}
	}
}

// marked reads a paragraph with *bold*, _italic_, ~struck~ and [linked] words.
func marked(s string) text.Block {
	kinds := map[rune]text.MarkKind{'*': text.Bold, '_': text.Italic, '~': text.Strike, '[': text.Link, ']': text.Link}
	var b text.Block
	open := map[text.MarkKind]int{}
	for _, r := range s {
		kind, ok := kinds[r]
		if !ok {
			b.Text += string(r)
			continue
		}
		if from, on := open[kind]; on {
			m := text.Mark{Kind: kind, From: from, To: len(b.Text)}
			if kind == text.Link {
				m.Href = "https://zarya.example"
			}
			b.Marks = append(b.Marks, m)
			delete(open, kind)
		} else {
			open[kind] = len(b.Text)
		}
	}
	return b
}
