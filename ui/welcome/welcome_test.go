package welcome

import (
	"strings"
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

func TestTheFrontPageFollowsWhatIsTyped(t *testing.T) {
	w := atDesk(t)
	w.types("Анна Беккер")
	w.canvas.Focus(w.form.city)
	w.types("Бар")
	if page := reads(w.page.content); !strings.Contains(page, "БАР, 15 июня —") || !strings.Contains(page, "Анна Беккер") {
		t.Errorf("the page reads\n%s", page)
	}
	w.key(fyne.KeyEnter)
	page := reads(w.page.content)
	for _, want := range []string{"Барнаул", "15 июня, 2023", "БАРНАУЛ, 15 июня — Текст"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	top := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	if text := w.page.text; top(w.page.byline) < top(text)+text.HeightFor(text.Size().Width) {
		t.Error("the byline lies over the text, which has grown by a line")
	}
	if w.so.Zone != "Asia/Barnaul" || w.so.Region != "Алтайский край" {
		t.Errorf("the city taken from the list is %+v", w.so)
	}
	w.types("ка")
	if w.so.City != "Барнаулка" || w.so.Zone != "" || w.so.Region != "" {
		t.Errorf("another city has the clock of the first: %+v", w.so)
	}
}

func TestTheLanguageSwitchesAtOnceAndNothingTypedIsLost(t *testing.T) {
	w := atDesk(t)
	w.types("Анна")
	w.form.takeCity(cities("ба", "ru", 1)[0])
	w.canvas.Focus(w.form.cards.pressed[1])
	w.key(fyne.KeySpace)
	w.canvas.Focus(w.form.language)
	w.key(fyne.KeyRight)
	if len(w.spoke) != 1 || w.spoke[0] != "en" {
		t.Fatalf("languages asked for: %v", w.spoke)
	}
	if got := reads(w.content); !strings.Contains(got, "Who you are") || strings.Contains(got, "Кто вы") {
		t.Errorf("the page still speaks Russian:\n%s", got)
	}
	if w.form.name.Text() != "Анна" || w.form.city.Text() != "Barnaul" || w.so.Open != Empty {
		t.Errorf("name %q, city %q, to open %q", w.form.name.Text(), w.form.city.Text(), w.so.Open)
	}
	if w.focused() != fyne.Focusable(w.form.language) {
		t.Error("the keyboard left the language")
	}
}

func TestTheSampleNewsroomOpensWithoutAnAnswer(t *testing.T) {
	w := atDesk(t)
	w.form.button.Press()
	if len(w.started) != 1 || w.started[0].Open != Sample {
		t.Errorf("started with %+v", w.started)
	}
}

func TestAnEmptyNewsroomNeedsAName(t *testing.T) {
	w := atDesk(t)
	w.form.cards.choose(1)
	w.canvas.Focus(w.form.language)
	w.form.button.Press()
	if len(w.started) != 0 {
		t.Fatal("started without a name")
	}
	if got := reads(w.content); !strings.Contains(got, "Напишите, как вас зовут") {
		t.Errorf("nobody said what is missing:\n%s", got)
	}
	w.types("А") // the keyboard is where the name goes
	if got := reads(w.content); strings.Contains(got, "Напишите, как вас зовут") {
		t.Error("the sentence stays although a name is there")
	}
	w.form.button.Press()
	if len(w.started) != 1 || w.started[0].Name != "А" {
		t.Errorf("started with %+v", w.started)
	}
}

func TestAFileIsChosenBeforeTheStart(t *testing.T) {
	w := atDesk(t)
	w.types("Анна")
	w.form.cards.choose(2)
	w.form.button.Press()
	if len(w.started) != 0 {
		t.Fatal("started although no file was chosen")
	}
	w.file = "/home/anna/novost.txt"
	w.form.button.Press()
	if len(w.started) != 1 || w.started[0].Path != w.file {
		t.Errorf("started with %+v", w.started)
	}
}

func TestArrowsWalkTheCardsAndEnterStarts(t *testing.T) {
	w := atDesk(t)
	w.types("Анна")
	w.canvas.Focus(w.form.cards.pressed[0])
	w.key(fyne.KeyRight)
	if w.so.Open != Empty || w.focused() != fyne.Focusable(w.form.cards.pressed[1]) {
		t.Errorf("after an arrow: %q", w.so.Open)
	}
	w.key(fyne.KeyLeft, fyne.KeyLeft)
	if w.so.Open != Sample {
		t.Errorf("after the way back: %q", w.so.Open)
	}
	w.key(fyne.KeyEnter)
	if len(w.started) != 1 {
		t.Errorf("Enter on the chosen card started %d times", len(w.started))
	}
}

func TestACityThatNoMapKnowsIsTakenWithAWord(t *testing.T) {
	w := atDesk(t)
	w.canvas.Focus(w.form.city)
	w.types("Китеж")
	w.canvas.Focus(w.form.name)
	if got := reads(w.content); !strings.Contains(got, "Города «Китеж» нет на карте") {
		t.Errorf("nobody said so:\n%s", got)
	}
	if w.so.City != "Китеж" || w.so.Zone != "" {
		t.Errorf("the city is %q in %q", w.so.City, w.so.Zone)
	}
}

func TestACityWrittenOutNeedsNoList(t *testing.T) {
	w := atDesk(t)
	w.canvas.Focus(w.form.city)
	w.types("бийск")
	w.key(fyne.KeyEscape)
	w.canvas.Focus(w.form.name)
	if w.so.City != "Бийск" || w.so.Zone != "Asia/Barnaul" {
		t.Errorf("the city is %q in %q", w.so.City, w.so.Zone)
	}
}

func TestTheFolderCanBeAnother(t *testing.T) {
	w := atDesk(t)
	w.form.chooseFolder()
	if got := reads(w.content); !strings.Contains(got, "/home/anna/Dateline") {
		t.Errorf("nothing was chosen, and the page says\n%s", got)
	}
	w.folder = "/media/stick/news"
	w.form.chooseFolder()
	if got := reads(w.content); w.so.Folder != w.folder || !strings.Contains(got, "/media/stick/news") {
		t.Errorf("the folder is %q, the page says\n%s", w.so.Folder, got)
	}
}

func TestASmallWindowKeepsTheAnswers(t *testing.T) {
	w := begin(t, "ru", Answers{}, look.Look{}, fyne.NewSize(700, 640))
	if w.page.content.Visible() {
		t.Error("the front page takes room that the answers need")
	}
	if x := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.form.button).X + w.form.button.Size().Width; x > 700 {
		t.Errorf("the button ends at %v", x)
	}
}
