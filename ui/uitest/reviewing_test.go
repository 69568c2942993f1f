package uitest_test

import (
	"strings"
	"testing"

	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

// filed is a story in review whose text was changed since its version 1.
func filed(t *testing.T, o uitest.Options) *uitest.Newsroom {
	t.Helper()
	n := uitest.Open(t, o)
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter", "Enter")
	n.Types("Он лёг на 21 двор.")
	n.Rest()
	n.Presses("Ctrl+Shift+Enter")
	n.Says("На проверке, версия 1")
	n.Rest()
	n.Presses("Ctrl+End")
	n.Types(" Потом растаял.")
	n.Rest()
	n.Saved()
	return n
}

// TestAStoryIsReviewedByTheKeyboard: opened, walked through, approved, left.
func TestAStoryIsReviewedByTheKeyboard(t *testing.T) {
	n := filed(t, uitest.Options{})
	n.Presses("Ctrl+Shift+R")
	n.Says("Что изменилось")
	n.Wait("the change", func() bool { return n.Sees("Сейчас") && n.Sees("Подписи на месте") })
	n.Presses("F6")
	n.Wait("the first of one", func() bool { return strings.Contains(strings.ReplaceAll(n.Seen(), "\u00a0", " "), "1 из ") })
	n.Presses("Ctrl+B")
	if n.Rest(); strings.Contains(n.Seen(), "пока вы читали") {
		t.Error("a key of the sheet changed the story behind the review")
	}
	n.Does("review.approve")
	n.Clicks("Одобрить")
	n.Says("После этого ничего не менялось")
	n.Presses("Esc")
	n.Wait("the sheet", func() bool { return n.Editor() != nil && n.Sees("Только текст") })
	if !strings.HasSuffix(n.Story().Body.Block(0).Text, "Потом растаял.") {
		t.Errorf("the story reads %q", n.Story().Body.Block(0).Text)
	}
}

// TestASuggestionGoesFromTheReviewIntoTheText: written, signed, and recalled.
func TestASuggestionGoesFromTheReview(t *testing.T) {
	n := filed(t, uitest.Options{Size: fyne.NewSize(1024, 640)})
	n.Does("review.open")
	n.Says("Предлагать правки")
	n.Wait("the signatures", func() bool { return n.Button("Одобрить версию 2") != nil })
	n.Does("review.suggest")
	n.Says("Вы пишете в копии")
	n.Presses("Ctrl+End")
	n.Types(" Навсегда.")
	n.Rest()
	n.Presses("Esc")
	n.Wait("the suggestion", func() bool { return n.Button("1") != nil })
	n.Clicks("1")
	n.Says("Навсегда.")
	n.Clicks("Отозвать")
	n.Wait("nothing suggested", func() bool { return n.Button("1") == nil })
	if got := n.Story().Body.Block(0).Text; strings.Contains(got, "Навсегда") {
		t.Errorf("a suggestion is in the text: %q", got)
	}
}

// TestTheReviewSurvivesAnotherLanguage: the screen is built anew where one was.
func TestTheReviewSurvivesAnotherLanguage(t *testing.T) {
	n := filed(t, uitest.Options{})
	n.Does("review.open")
	n.Says("Что изменилось")
	n.Does("view.language")
	n.Says("What changed")
	n.Does("view.dark")
	n.Says("What changed")
	n.Presses("Esc")
	n.Wait("the sheet", func() bool { return !n.Sees("What changed") })
}

// TestHistoryOpensAVersionForReading: what it changed, and how it read.
func TestHistoryOpensAVersionForReading(t *testing.T) {
	n := filed(t, uitest.Options{})
	n.Does("review.keep")
	n.Clicks("Сохранить")
	n.Says("Версия сохранена")
	n.Does("view.history")
	n.Chooses("Версия 2")
	n.Says("Что изменила эта версия")
	n.Presses("Down", "Enter")
	n.Wait("the changes", func() bool { return n.Sees("Потом растаял") })
	n.Presses("Esc")
	n.Wait("the sheet", func() bool { return n.Editor() != nil && n.Sees("Версия 1, на проверку") })
	n.Chooses("Версия 1, на проверку")
	n.Says("Прочитать эту версию")
	if n.Sees("Что изменила эта версия") {
		t.Error("the first version has nothing that it changed")
	}
	n.Presses("Down", "Enter")
	n.Wait("the old text", func() bool {
		return n.Sees("На экране версия 1") && !n.Sees("Потом растаял")
	})
	n.Presses("Esc")
	n.Wait("the sheet again", func() bool { return n.Editor() != nil && n.Sees("Версия 1, на проверку") })
}
