package storyview

import (
	"context"
	"image"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/story/history"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// sheet is a story open for writing, without an archive.
type sheet struct {
	story   story.Story
	history history.History
	hear    func(before, after story.Story)
	view    *View

	mu sync.Mutex
	// asked are the sizes in pixels in which photos were asked for.
	asked map[story.PhotoID]image.Point
}

func (s *sheet) ID() story.ID           { return s.story.ID }
func (s *sheet) Story() story.Story     { return s.story }
func (s *sheet) NewBlock() text.BlockID { return "new" }

func (s *sheet) Undo() (text.Selection, bool) {
	next, sel, ok := s.history.Undo(s.story)
	if ok {
		s.become(next)
	}
	return sel, ok
}

func (s *sheet) Redo() (text.Selection, bool) { return text.Selection{}, false }

func (s *sheet) Do(e story.Edit) error {
	next, err := s.history.Do(s.story, e, time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC))
	if err != nil {
		return err
	}
	s.become(next)
	return nil
}

func (s *sheet) become(next story.Story) {
	before := s.story
	s.story = next
	s.hear(before, next)
}

func (s *sheet) Listen(hear func(before, after story.Story)) func() {
	s.hear = hear
	return func() {}
}

func (s *sheet) picture(_ context.Context, use story.PhotoUse, _ story.Rect, w, h int) (*image.RGBA, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[use.ID] = image.Pt(w, h)
	return image.NewRGBA(image.Rect(0, 0, w, h)), nil
}

// askedFor waits for the workers and gives the size in which a photo was asked for.
func (s *sheet) askedFor(id story.PhotoID) image.Point {
	s.view.work.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[id]
}

// photoReport opens a story with three photos of 1600 × 900 that follow each
// other, between two paragraphs.
func photoReport(t *testing.T) *sheet {
	t.Helper()
	s := &sheet{asked: map[story.PhotoID]image.Point{}}
	s.story = story.Story{ID: "s1", Language: "ru", Headline: "Три места, куда стоит успеть до снега"}
	blocks := []text.Block{{ID: "first", Kind: text.Paragraph, Text: "Осень на побережье короткая."}}
	for _, id := range []string{"p1", "p2", "p3"} {
		s.story.Photos = append(s.story.Photos, story.PhotoUse{
			ID: story.PhotoID(id), Original: strings.Repeat("a", 64), Width: 1600, Height: 900, Caption: "Мол",
			Credit: story.Credit{Photographer: "Егор Поломошнов"},
		})
		blocks = append(blocks, text.Block{ID: text.BlockID("b" + id), Kind: text.Photo, Photo: id})
	}
	blocks = append(blocks, text.Block{ID: "last", Kind: text.Paragraph, Text: "Выходить лучше до восьми утра."})
	var err error
	if s.story.Body, err = text.NewDocument(blocks...); err != nil {
		t.Fatal(err)
	}
	say, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	var window fyne.Window
	k := kit.New(kit.Options{
		Post: func(func()) {},
		Canvas: func() fyne.Canvas {
			if window == nil {
				return nil
			}
			return window.Canvas()
		},
	})
	s.view = New(Deps{
		Kit: k, Say: say, Sheet: s, Clip: &editor.Clip{}, Now: func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
		Standing: func(context.Context) (desk.Standing, error) { return desk.Standing{}, nil },
		Findings: func(story.Story) ([]rules.Finding, error) { return nil, nil },
		Picture:  s.picture, Commands: command.New(func() bool { return false }), Run: func(command.ID) {},
		OpenPhoto: func(story.PhotoID) {}, Selected: func(Counts) {}, Elsewhere: func(rules.Place) {}, Error: func(err error) { t.Error(err) },
	})
	t.Cleanup(s.view.Close)
	window = test.NewTempWindow(t, s.view.Content())
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1024, 2000))
	return s
}

// top is where a block of the text begins.
func (s *sheet) top(t *testing.T, id text.BlockID) float32 {
	t.Helper()
	y, ok := s.view.Text().TopOf(id)
	if !ok {
		t.Fatalf("no block %s", id)
	}
	return y
}

func TestAPhotoOfAPairIsAskedForInThePixelsOfItsColumn(t *testing.T) {
	s := photoReport(t)
	for id, want := range map[story.PhotoID]image.Point{"p1": {598, 336}, "p2": {295, 165}, "p3": {295, 165}} {
		if got := s.askedFor(id); got != want {
			t.Errorf("photo %s is asked for in %v, want %v", id, got, want)
		}
	}
	second, third := s.view.figures["p2"], s.view.figures["p3"]
	if second.Position().Y != third.Position().Y || third.Position().X != second.Position().X+295+8 {
		t.Errorf("a pair stands at %v and %v", second.Position(), third.Position())
	}
	// Without the first the two others are the first pair; without another, the
	// one that is left has the whole width.
	for _, step := range []struct {
		gone text.BlockID
		want image.Point
	}{{"bp1", image.Pt(295, 165)}, {"bp2", image.Pt(598, 336)}} {
		tr := text.Transaction{Steps: []text.Step{text.Remove{First: step.gone, Count: 1}}}
		if err := s.Do(story.Body{Transaction: tr}); err != nil {
			t.Fatal(err)
		}
		if got := s.askedFor("p3"); got != step.want {
			t.Errorf("without %s the last photo is asked for in %v, want %v", step.gone, got, step.want)
		}
	}
}

func TestACaptionInAColumnWrapsAndTheRowGrows(t *testing.T) {
	s := photoReport(t)
	f := s.view.figures["p2"]
	before, mate := s.top(t, "last"), s.view.figures["p3"].Size()
	f.caption.Focus()
	for _, r := range " на рассвете, за несколько минут до того как солнце встанет из моря и осветит камни, песок и лодки на берегу" {
		f.caption.TypedRune(r)
	}
	use, _ := s.story.Photo("p2")
	if !strings.HasPrefix(use.Caption, "Мол") && !strings.HasSuffix(use.Caption, "Мол") {
		t.Fatalf("the caption is %q", use.Caption)
	}
	line := look.Look{}.Type(look.Caption).Line
	if grown := s.top(t, "last") - before; grown < line || grown != f.Size().Height-mate.Height {
		t.Errorf("what follows moved by %v; the photo is %v higher than its mate", grown, f.Size().Height-mate.Height)
	}
	if got := f.caption.Size(); got.Width != 295 || got.Height < 3*line {
		t.Errorf("the caption is %v", got)
	}
	if got := s.view.figures["p3"].Size(); got != mate {
		t.Errorf("the photo beside it is %v, was %v", got, mate)
	}
	if asked := s.askedFor("p2"); asked != image.Pt(295, 165) {
		t.Errorf("the photo is asked for in %v", asked)
	}
}

func TestTheFrameIsAroundThePhotoOfThePairThatWasClicked(t *testing.T) {
	s := photoReport(t)
	framed := func() string {
		var out []string
		for _, id := range []story.PhotoID{"p1", "p2", "p3"} {
			if f := s.view.figures[id]; f.frame.Visible() {
				out = append(out, string(id))
				if f.frame.Size() != f.picture.Size() {
					t.Errorf("the frame is %v around %v", f.frame.Size(), f.picture.Size())
				}
			}
		}
		return strings.Join(out, " ")
	}
	for _, id := range []story.PhotoID{"p3", "p2"} {
		s.view.figures[id].MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 20)}, Button: desktop.MouseButtonPrimary})
		if got := framed(); got != string(id) {
			t.Errorf("after a click on %s framed are %q", id, got)
		}
	}
	for _, want := range []string{"p3", ""} {
		s.view.Text().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		if got := framed(); got != want {
			t.Errorf("the next key frames %q, want %q", got, want)
		}
	}
}
