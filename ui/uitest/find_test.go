package uitest_test

import (
	"testing"

	"dateline/ui/uitest"
)

// TestAWordIsReplacedEverywhereAndComesBack: with ё=е, in headline, text and the
// note in the panel, and one undo takes it back.
func TestAWordIsReplacedEverywhereAndComesBack(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "ИА Атмосфера", "Барнаул")
	n.Types("Ёлка вернулась на площадь")
	n.Presses("Enter", "Enter")
	n.Types("Главная елка города стоит у мола.")
	n.Presses("Enter")
	n.Types("Под ёлку положили снег.")
	n.Does("view.details")
	n.In("Внутренняя заметка")
	n.Types("Узнать, откуда елка")
	n.Presses("Tab")
	before := n.Story()

	n.Presses("Ctrl+H")
	n.Types("ёлк")
	n.Says("из 4")
	n.Presses("Ctrl+H") // from the words to the other words
	n.Wait("the other words", func() bool { l := n.Line("Заменить на"); return l != nil && l.Focused() })
	n.Types("сосн")
	n.Clicks("Заменить все")
	n.Says("Заменено 4 совпадения")
	s := n.Story()
	if s.Headline != "сосна вернулась на площадь" || s.Note != "Узнать, откуда сосна" ||
		s.Body.Block(0).Text != "Главная сосна города стоит у мола." || s.Body.Block(1).Text != "Под сосну положили снег." {
		t.Errorf("%q, %q, %q, %q", s.Headline, s.Note, s.Body.Block(0).Text, s.Body.Block(1).Text)
	}
	n.Presses("Ctrl+Z")
	s = n.Story()
	if s.Headline != before.Headline || s.Note != before.Note || s.Body.Block(0).Text != before.Body.Block(0).Text || s.Body.Block(1).Text != before.Body.Block(1).Text {
		t.Errorf("one undo left %q, %q, %q, %q", s.Headline, s.Note, s.Body.Block(0).Text, s.Body.Block(1).Text)
	}
	n.Says("Всего 4")
	n.Presses("F3")
	n.Says("из 4")
	n.Presses("Shift+F3", "Esc")
	if n.Sees("Заменить все") {
		t.Error("Esc does not close the bar")
	}

	// The text alone has the bar too.
	n.Does("view.focus")
	n.Presses("Ctrl+F")
	n.Rest()
	if n.Entry("Найти в материале") == nil {
		t.Error("the text alone has no bar")
	}
	n.Presses("Esc")
	if n.Entry("Найти в материале") != nil {
		t.Error("Esc leaves the bar over the text alone")
	}
	n.Does("view.focus")
	n.Saved()
}
