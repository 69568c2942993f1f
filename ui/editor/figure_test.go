package editor

import (
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// TestAPhotoThatComesBackIsAskedForAnew: what it showed may have changed, and who
// showed it may be closed.
func TestAPhotoThatComesBackIsAskedForAnew(t *testing.T) {
	s := opened(t, text.Block{Text: "Первый"}, text.Block{Kind: text.Photo, Photo: "p1"}, text.Block{Text: "Второй"})
	s.story.Photos = []story.PhotoUse{{ID: "p1"}}
	asked := 0
	e := s.editor()
	e.o.Figure = func(text.Block) kit.Flowing {
		asked++
		return kit.Column(0)
	}
	e.Again("b1")
	e.Select(text.Caret(text.Pos{Block: "b1"}))
	s.key(fyne.KeyBackspace)
	s.key(fyne.KeyBackspace)
	if len(e.v.figures) != 0 || e.Document().Len() != 2 {
		t.Fatalf("%d figures of %d blocks", len(e.v.figures), e.Document().Len())
	}
	before := asked
	e.o.Undo()
	e.o.Undo()
	if asked != before+1 || len(e.v.shown) != 1 {
		t.Errorf("asked %d times, %d shown", asked-before, len(e.v.shown))
	}
}
