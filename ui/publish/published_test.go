package publish

import (
	"strings"
	"testing"

	"dateline/internal/desk"

	"fyne.io/fyne/v2"
)

func TestAStoryIsMarkedAsPublishedByItsAddressAndTime(t *testing.T) {
	r := enter(t, bridge(t))
	r.ShowPublished()
	r.mustSay("Материал вышел", "Мост через протоку открыли для машин")
	r.write("  https://zarya.example/most ")
	r.press("Отметить")
	want := desk.Publication{URL: "https://zarya.example/most", At: "15.06.2023 12:34", Profile: "web"}
	if len(r.said) != 1 || r.said[0] != want {
		t.Fatalf("said %+v and not %+v", r.said, want)
	}
	if r.top() != nil || r.changed != 1 {
		t.Errorf("the dialog is still there, or the window did not hear: %d", r.changed)
	}
}

func TestEnterInTheAddressMarksIt(t *testing.T) {
	r := enter(t, bridge(t))
	r.ShowPublished()
	r.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.answer()
	if len(r.said) != 1 || r.said[0].URL != "" {
		t.Errorf("said %+v", r.said)
	}
}

func TestAnAddressOrATimeThatCannotBeIsToldAtItsField(t *testing.T) {
	for _, c := range []struct{ field, said string }{
		{"url", "Адрес начинается с https://"},
		{"at", "не может быть в будущем"},
		{"", "не может быть «x»"},
	} {
		t.Run(c.field, func(t *testing.T) {
			r := enter(t, bridge(t))
			r.saying = &desk.Refusal{Code: desk.BadValue, Field: c.field, Value: "x"}
			r.ShowPublished()
			r.press("Отметить")
			r.mustSay(c.said)
			if r.changed != 0 || r.button("Отметить") == nil || r.button("Отметить").Why() != "" {
				t.Error("it cannot be tried again")
			}
			r.saying = nil
			r.press("Отметить")
			if r.top() != nil || len(r.said) != 2 {
				t.Errorf("after it was mended: %+v\n%s", r.said, r.says())
			}
		})
	}
}

func TestAPackageAloneDoesNotSayThatItIsOut(t *testing.T) {
	r := built(t)
	if len(r.said) > 0 {
		t.Fatalf("said %+v", r.said)
	}
	if strings.Contains(r.says(), "Опубликован\n") {
		t.Error("it claims that somebody has read it")
	}
	r.press("Отметить опубликованным…")
	r.press("Отметить")
	if len(r.said) != 1 || !strings.Contains(r.says(), "Опубликован") || r.button("Отметить опубликованным…") != nil {
		t.Errorf("said %+v:\n%s", r.said, r.says())
	}
}

func TestEscTakesNothingBack(t *testing.T) {
	r := enter(t, bridge(t))
	r.ShowPublished()
	r.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.answer()
	if r.top() != nil || len(r.said) > 0 {
		t.Errorf("said %+v", r.said)
	}
}
