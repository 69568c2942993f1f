package editor

import (
	"strings"
	"testing"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// span is a mark on the first place where words stand in a block.
func (s *sheet) mark(block int, words string) Mark {
	b := s.story.Body.Block(block)
	at := strings.Index(b.Text, words)
	return Mark{ID: words, From: text.Pos{Block: b.ID, Offset: at}, To: text.Pos{Block: b.ID, Offset: at + len(words)}}
}

// marked is what the marks of a layer stand on now.
func (s *sheet) marked(l Layer) string {
	var out []string
	for _, m := range s.editor().Marks(l) {
		b := s.story.Body.Block(s.story.Body.Index(m.From.Block))
		out = append(out, b.Text[m.From.Offset:m.To.Offset])
	}
	return strings.Join(out, "|")
}

func TestMarksFollowWhatIsTyped(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый снек лёг на город."}, text.Block{Text: "Второй снек растаял."})
	e := s.editor()
	e.SetMarks(Spelling, []Mark{s.mark(0, "снек"), s.mark(1, "снек")})
	e.SetMarks(Notes, []Mark{s.mark(0, "город")})
	if n := len(e.v.waves.shown); n != 2 {
		t.Fatalf("%d waves are drawn", n)
	}
	first := e.v.waves.shown[0].Position()
	s.key(fyne.KeyHome)
	s.typed("И ")
	if got := s.marked(Spelling) + "; " + s.marked(Notes); got != "снек|снек; город" {
		t.Errorf("after typing before them: %q", got)
	}
	if now := e.v.waves.shown; len(now) != 2 || now[0].Position().X <= first.X {
		t.Error("the wave did not move with its word")
	}
	// The word is written on: it is not the word that was misspelt.
	e.Select(text.Caret(s.mark(0, " лёг").From))
	s.typed("а")
	if got := s.marked(Spelling); got != "снек" {
		t.Errorf("a word that is being written is marked: %q", got)
	}
	// A note outlives its words, and an undo shows the marks where they were.
	e.Select(text.Selection{Anchor: s.mark(0, "город").From, Head: s.mark(0, "город").To})
	s.key(fyne.KeyBackspace)
	if m := e.Marks(Notes); len(m) != 1 || m[0].From != m[0].To {
		t.Errorf("the note without its words: %+v", m)
	}
	e.o.Undo()
	if got := s.marked(Spelling); got != "снек" {
		t.Errorf("after an undo: %q", got)
	}
}

func TestAHitThatIsWrittenIntoIsNone(t *testing.T) {
	s := opened(t, text.Block{Text: "снег и снег"})
	e := s.editor()
	e.SetMarks(Hits, []Mark{s.mark(0, "снег"), {ID: "2", From: text.Pos{Block: "b0", Offset: 12}, To: text.Pos{Block: "b0", Offset: 20}, Strong: true}})
	if m, ok := e.MarkAt(Hits, text.Pos{Block: "b0", Offset: 14}); !ok || m.ID != "2" || !m.Strong {
		t.Errorf("at the second hit: %+v", m)
	}
	e.Select(text.Caret(text.Pos{Block: "b0", Offset: 4}))
	s.typed("н")
	if got := s.marked(Hits); got != "снег" {
		t.Errorf("hits %q", got)
	}
	e.SetMarks(Hits, nil)
	if len(e.Marks(Hits)) != 0 {
		t.Error("the hits are still there")
	}
}

// TestAKeyWithMarksIsOneRefresh, however many marks there are.
func TestAKeyWithMarksIsOneRefresh(t *testing.T) {
	s := opened(t, russianNews(200)...)
	var all []Mark
	for i := range s.story.Body.Len() {
		if strings.Contains(s.story.Body.Block(i).Text, "по") {
			all = append(all, s.mark(i, "по"))
		}
	}
	s.editor().SetMarks(Spelling, all)
	before, made := s.refreshed, len(s.editor().v.waves.shown)
	if made == 0 {
		t.Fatal("no wave is drawn")
	}
	s.typed("ы")
	if s.refreshed != before+1 {
		t.Errorf("%d refreshes", s.refreshed-before)
	}
}
