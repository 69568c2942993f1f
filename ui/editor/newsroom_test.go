package editor

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/internal/story"
	"dateline/internal/story/history"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sheet is a story open in an editor as the desk has it: every change is an
// edit of the story and can be undone.
type sheet struct {
	story   story.Story
	history history.History
	now     time.Time
	ids     int
	page    *Page
	// clock of the window: what is to happen later.
	later     []func()
	modifiers fyne.KeyModifier
	clipboard string
	passed    []string
	refreshed int
	window    fyne.Window
}

func (s *sheet) TypedKey(e *fyne.KeyEvent) bool {
	s.passed = append(s.passed, string(e.Name))
	return true
}

func (s *sheet) TypedShortcut(sc fyne.Shortcut) bool {
	s.passed = append(s.passed, sc.ShortcutName())
	return true
}

func (s *sheet) Content() string     { return s.clipboard }
func (s *sheet) SetContent(c string) { s.clipboard = c }

// opened opens a text in a window of 1024 × 640.
func opened(t testing.TB, blocks ...text.Block) *sheet {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&look.Theme{})
	for i := range blocks {
		if blocks[i].ID == "" {
			blocks[i].ID = text.BlockID(fmt.Sprintf("b%d", i))
		}
		if blocks[i].Kind == "" {
			blocks[i].Kind = text.Paragraph
		}
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{story: story.Story{ID: "s1", Language: "ru", Body: d}, now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
	k := kit.New(kit.Options{
		Keys: s, Modifiers: func() fyne.KeyModifier { return s.modifiers },
		Clipboard: func() fyne.Clipboard { return s },
		Later: func(_ time.Duration, f func()) func() {
			s.later = append(s.later, f)
			return func() {}
		},
		Canvas: func() fyne.Canvas {
			if s.window == nil {
				return nil
			}
			return s.window.Canvas()
		},
	})
	s.page = NewPage(kit.Column(0), Options{
		Kit: k, Look: look.Look{}, Now: func() time.Time { return s.now }, Clip: &Clip{}, Placeholder: "Текст",
		NewBlock: func() text.BlockID {
			s.ids++
			return text.BlockID(fmt.Sprintf("n%d", s.ids))
		},
		Edit: func(tr text.Transaction) (text.Document, error) {
			next, err := s.history.Do(s.story, story.Body{Transaction: tr}, s.now)
			s.story = next
			return next.Body, err
		},
		Undo: func() { s.back(s.history.Undo) },
		Redo: func() { s.back(s.history.Redo) },
	}, d, 552)
	e := s.page.Text()
	e.refresh = func(fyne.CanvasObject) { s.refreshed++ }
	s.window = test.NewTempWindow(t, s.page)
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1024, 640))
	s.window.Canvas().Focus(e)
	return s
}

func (s *sheet) back(step func(story.Story) (story.Story, text.Selection, bool)) {
	next, sel, ok := step(s.story)
	if ok {
		s.story = next
		s.page.Text().Set(next.Body, sel)
	}
}

func (s *sheet) editor() *Editor { return s.page.Text() }

func (s *sheet) typed(letters string) {
	for _, r := range letters {
		s.editor().TypedRune(r)
		s.now = s.now.Add(100 * time.Millisecond)
	}
}

func (s *sheet) key(name fyne.KeyName, modifiers ...fyne.KeyModifier) {
	s.modifiers = 0
	for _, m := range modifiers {
		s.modifiers |= m
	}
	s.editor().TypedKey(&fyne.KeyEvent{Name: name})
	s.modifiers = 0
}

// written is the text, a block a line, with its kind where it is no paragraph.
func (s *sheet) written() string {
	var out []string
	for _, b := range s.story.Body.All() {
		line := b.Text
		if b.Kind != text.Paragraph {
			line = string(b.Kind) + ": " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// seen is what is painted, a line of the screen a line.
func (s *sheet) seen() string {
	v := &s.editor().v
	var out strings.Builder
	last := float32(-1)
	for _, o := range v.texts.all[:v.texts.n] {
		if y := o.Position().Y; last >= 0 && y != last {
			out.WriteByte('\n')
		}
		last = o.Position().Y
		out.WriteString(strings.TrimPrefix(strings.TrimSuffix(o.Text, " "), " "))
	}
	return out.String()
}

// russianNews is a long story: paragraphs as news have them, a third with bold words.
func russianNews(n int) []text.Block {
	sentences := []string{
		"Об этом сообщила пресс-служба правительства Алтайского края. ", "Работы планируют завершить до конца октября, рассказал подрядчик. ",
		"По словам жителей, воды нет со вторника, а подвоз организовали только у школы. ", "На ремонт выделили 12,4 млн рублей из краевого бюджета. ",
		"«Мы видим, что люди пишут, и ведомства отвечают», — отметил Евгений Нечепуренко. ", "Ранее в Барнауле открыли новую площадку для выгула собак. ",
	}
	out := make([]text.Block, n)
	for i := range out {
		var b strings.Builder
		for k := range 3 + i%3 {
			b.WriteString(sentences[(i*5+k*7)%len(sentences)])
		}
		out[i].Text = strings.TrimSpace(b.String())
		if i%3 == 1 {
			end := strings.Index(out[i].Text, " ")
			out[i].Marks = []text.Mark{{Kind: text.Bold, From: 0, To: end}}
		}
	}
	return out
}
