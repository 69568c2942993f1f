package review

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheScreenIsDrawn in both languages and looks and at both sizes: what is
// drawn is for people to look at, and nothing on it says ‹no words›.
func TestTheScreenIsDrawn(t *testing.T) {
	for _, lang := range []string{"ru", "en"} {
		for look, dark := range map[string]bool{"light": false, "dark": true} {
			for size, area := range map[string]fyne.Size{"1440x900": fyne.NewSize(1440, 840), "1024x640": fyne.NewSize(1024, 580)} {
				r := enter(t, how{lang: lang, dark: dark, size: area})
				r.Step(1)
				r.Step(1)
				r.answer()
				r.snapshot("review-" + size + "-" + look + "-" + lang)
				r.unworded()
				r.reading.choice.SetValue(string(Page))
				r.reading.look(string(Page))
				r.answer()
				r.snapshot("review-site-" + size + "-" + look + "-" + lang)
				if s := says(r.reading.content); !strings.Contains(s, r.story.Headline) {
					t.Errorf("the page of the site has no headline:\n%s", s)
				}
				r.reading.propose.Tapped(nil)
				r.typed(map[string]string{"ru": " Подробности позже.", "en": " More later."}[lang])
				r.rest()
				r.snapshot("review-suggest-" + size + "-" + look + "-" + lang)
				r.unworded()
			}
		}
	}
}

// unworded looks for words that no language has.
func (r *room) unworded() {
	r.t.Helper()
	for _, bad := range []string{"‹", "<no value>", "review."} {
		if s := says(r.Content()); strings.Contains(s, bad) {
			r.t.Errorf("%q is to be seen in:\n%s", bad, s)
		}
	}
}
