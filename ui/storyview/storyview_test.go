package storyview

import (
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestHowLongAStoryIs(t *testing.T) {
	body := func(s string) text.Document {
		d, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: s})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, c := range map[string]struct {
		lang, text string
		want       Counts
	}{
		"nothing":        {"ru", "", Counts{}},
		"a line":         {"ru", "Первый снег", Counts{11, 2, 1}},
		"two minutes":    {"ru", strings.Repeat("снег ", 480), Counts{2400, 480, 2}},
		"English, words": {"en", strings.Repeat("snow ", 480), Counts{2400, 480, 2}},
		"English, short": {"en", "First snow", Counts{10, 2, 1}},
	} {
		if got := count(story.Story{Language: c.lang, Body: body(c.text)}); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestTheHeaderCutsTheWorkingNameAndNothingElse.
func TestTheHeaderCutsTheWorkingNameAndNothingElse(t *testing.T) {
	test.NewTempApp(t)
	part := func(width float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(width, 20))
		return r
	}
	for _, c := range []struct{ width, slug, wantSlug float32 }{{600, 90, 90}, {600, 400, 220}, {420, 400, 80}, {300, 400, 0}} {
		objects := []fyne.CanvasObject{part(c.slug), part(80), part(120), part(32), part(60)}
		(&headerRow{gap: 12}).Layout(objects, fyne.NewSize(c.width, 48))
		if got := objects[0].Size().Width; got != c.wantSlug {
			t.Errorf("at %v the working name gets %v, want %v", c.width, got, c.wantSlug)
		}
		if objects[0].Visible() != (c.wantSlug > 0) {
			t.Errorf("at %v a working name of %v is shown: %v", c.width, c.wantSlug, objects[0].Visible())
		}
		if objects[1].Size().Width != 80 || objects[3].Size().Width != 32 || objects[4].Size().Width != 60 {
			t.Errorf("at %v state or buttons are cut", c.width)
		}
		if end := objects[4].Position().X + objects[4].Size().Width; end != c.width {
			t.Errorf("at %v the last button ends at %v", c.width, end)
		}
	}
}
