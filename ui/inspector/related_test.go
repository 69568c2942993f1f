package inspector

import (
	"strings"
	"testing"

	"dateline/internal/story"

	"fyne.io/fyne/v2"
)

func linked(t *testing.T, s story.Story) *window {
	t.Helper()
	return open(t, s, func(d *Deps) { d.State.Tab = Related })
}

func (w *window) related() *related { return w.panes[Related].(*related) }

// titles are the first words of the story's related items.
func (w *window) titles() string {
	var out []string
	for _, item := range w.sheet.story.Related {
		first, _, _ := strings.Cut(item.Title, " ")
		out = append(out, first)
	}
	return strings.Join(out, " ")
}

func TestRelatedItemsStandInTwoGroups(t *testing.T) {
	w := linked(t, gospabliki(t))
	want := []string{
		"Закон о госпабликах вступил в силу: что меняется для жителей края", "архив, 1 декабря 2022",
		"Евгений Нечепуренко: «Люди пишут — ведомства отвечают»", "архив, 21 марта 2023",
		"Новости партнеров, 5",
		"В Алтайском крае снизились цены на бензин и легковые автомобили", "партнёр, без адреса",
		"Почти 7 млрд рублей направят на капремонт школ, детсадов и колледжей", "партнёр",
		"Экосовет проверил вывоз мусора в Барнауле и Новоалтайске", "партнёр",
		"Ещё 2",
	}
	if got := w.tabReads(); !strings.HasSuffix(got, strings.Join(want, "\n")) {
		t.Errorf("reads\n%s", got)
	}
	w.button("Ещё 2").Press()
	if got := w.tabReads(); !strings.HasSuffix(got, "На Оби открыли навигацию\nпартнёр") {
		t.Errorf("all of them read\n%s", got)
	}
	if !w.State().All {
		t.Error("that all were asked for is forgotten")
	}
}

// TestAnItemMovesInItsGroup: the other group stays as it is.
func TestAnItemMovesInItsGroup(t *testing.T) {
	s := gospabliki(t)
	s.Related[1], s.Related[2] = s.Related[2], s.Related[1] // own, partner, own, partners
	w := linked(t, s)
	if got := w.titles(); got != "Закон В Евгений Почти Экосовет Синоптики На" {
		t.Fatalf("begins as %s", got)
	}
	g := w.related().own
	w.canvas.Focus(g.grips[0])
	g.grips[0].TypedShortcut(ctrlShift(fyne.KeyDown))
	if got := w.titles(); got != "В Евгений Закон Почти Экосовет Синоптики На" {
		t.Errorf("moved down: %s", got)
	}
	if w.canvas.Focused() != w.related().own.grips[1] {
		t.Errorf("the keyboard did not go with it: %T", w.canvas.Focused())
	}
	if w.related().own.grips[1].TypedShortcut(ctrlShift(fyne.KeyDown)); w.titles() != "В Евгений Закон Почти Экосовет Синоптики На" {
		t.Errorf("moved out of its group: %s", w.titles())
	}
	if !w.Move(-1) || w.titles() != "В Закон Евгений Почти Экосовет Синоптики На" {
		t.Errorf("by the command: %s", w.titles())
	}
}

func TestAnArchiveStoryIsFoundAndAdded(t *testing.T) {
	w := linked(t, gospabliki(t))
	w.FocusField(placeOfRelated())
	w.type_("поликлиники")
	w.answer()
	if !strings.Contains(w.tabReads(), "Барнаульские поликлиники отвечают на вопросы в соцсетях\nархив, 4 мая 2023") {
		t.Fatalf("nothing was found:\n%s", w.tabReads())
	}
	if !w.Act() {
		t.Fatal("Ctrl+Enter has nothing to do")
	}
	if got := w.sheet.story.Related[2]; got.Story != "clinics" || got.Partner || got.Title != "Барнаульские поликлиники отвечают на вопросы в соцсетях" {
		t.Errorf("added %+v", got)
	}
	if w.related().add.search.Text() != "" || len(w.related().add.found) != 0 || w.canvas.Focused() != w.related().add.search {
		t.Error("the field is not ready for the next one")
	}
	if w.Act() {
		t.Error("Ctrl+Enter added something again")
	}
}

// TestWhatIsThereIsNotOffered: neither a story that is related already, nor the
// story itself.
func TestWhatIsThereIsNotOffered(t *testing.T) {
	w := linked(t, gospabliki(t))
	w.FocusField(placeOfRelated())
	w.type_("отвечают")
	w.answer()
	if got := len(w.related().add.found); got != 1 {
		t.Errorf("%d are offered, want the one that is not related yet", got)
	}
	w.key(fyne.KeyEscape)
	w.type_("космодром")
	w.answer()
	if !strings.Contains(w.tabReads(), "По запросу «космодром» в архиве ничего нет.") {
		t.Errorf("nobody says that nothing was found:\n%s", w.tabReads())
	}
}

// TestAnAnswerThatComesTooLateIsDropped: the question was taken back while it was
// being answered.
func TestAnAnswerThatComesTooLateIsDropped(t *testing.T) {
	s := gospabliki(t)
	s.Related = nil
	w := linked(t, s)
	w.FocusField(placeOfRelated())
	w.related().add.ask("отвечают")
	w.errands.going.Wait() // the answer waits for the window
	w.type_("к")
	w.later = nil // the next question is not asked yet
	w.answer()
	if got := len(w.related().add.found); got != 0 {
		t.Errorf("%d stories are shown for another question", got)
	}
}

func TestArrowsChooseWhatWasFound(t *testing.T) {
	s := gospabliki(t)
	s.Related = nil
	w := linked(t, s)
	w.FocusField(placeOfRelated())
	w.type_("отвечают")
	w.answer()
	w.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := w.sheet.story.Related; len(got) != 1 || got[0].Story != "clinics" {
		t.Errorf("added %+v, want the second of two", got)
	}
}

func TestAPartnerIsAddedByTitleAndAddress(t *testing.T) {
	w := linked(t, gospabliki(t))
	w.button("Заголовок и адрес…").Press()
	w.button("Добавить").Press()
	if w.sheet.edits != 0 {
		t.Error("an item without a title was added")
	}
	w.type_("Мост закрыли на ремонт")
	w.key(fyne.KeyReturn)
	w.type_("https://example.com/most")
	w.key(fyne.KeyReturn)
	list := w.sheet.story.Related
	if got := list[len(list)-1]; got != (story.Related{Title: "Мост закрыли на ремонт", URL: "https://example.com/most", Partner: true}) {
		t.Errorf("added %+v", got)
	}
	if strings.Contains(w.tabReads(), "Новость партнёра") {
		t.Error("the fields stay open")
	}
}

func TestARemovedItemComesBack(t *testing.T) {
	w := linked(t, gospabliki(t))
	before := w.titles()
	w.related().news.outs[0].Press()
	if got := w.titles(); got != "Закон Евгений Почти Экосовет Синоптики На" {
		t.Errorf("left are %s", got)
	}
	for _, b := range buttons(w.k.Layer()) {
		if b.Label() == "Вернуть" {
			b.Press()
		}
	}
	if got := w.titles(); got != before {
		t.Errorf("came back as %s", got)
	}
}

func TestNothingRelatedSaysWhatComesHere(t *testing.T) {
	s := gospabliki(t)
	s.Related = nil
	w := linked(t, s)
	if got := w.tabReads(); !strings.Contains(got, "Связей пока нет") || strings.Contains(got, "Новости партнеров") {
		t.Errorf("reads\n%s", got)
	}
}
