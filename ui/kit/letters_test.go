package kit

import (
	"strings"
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestLettersAreThoseOfTexts: a row that draws itself and a Text beside it break
// and set the same words alike.
func TestLettersAreThoseOfTexts(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	const words = "В Алтайском крае создано более 2,3 тысяч госпабликов для жителей"
	text := New(Options{}).Text(words, look.ListHeadline, look.Ink).Lines(2)
	text.Resize(fyne.NewSize(220, 40))
	l := LettersOf(look.ListHeadline, false)
	lines := l.Lines(words, 220, 2)
	drawn := test.WidgetRenderer(text).Objects()
	if len(lines) != 2 || len(drawn) != 2 || !strings.HasSuffix(lines[1], "…") {
		t.Fatalf("lines %q, drawn %d", lines, len(drawn))
	}
	for i, line := range lines {
		at, size := l.Place(line, fyne.NewPos(0, float32(i)*l.Line()))
		if drawn[i].Position() != at || drawn[i].Size() != size {
			t.Errorf("line %d stands at %v %v, that of a Text at %v %v", i, at, size, drawn[i].Position(), drawn[i].Size())
		}
		if w := l.Width(line); w > 220 || w < 100 {
			t.Errorf("line %d is %v wide", i, w)
		}
	}
	if LettersOf(look.Label, true).Width("14:00") <= LettersOf(look.Label, false).Width("14:00") {
		t.Error("bold letters are no wider")
	}
}
