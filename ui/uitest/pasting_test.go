package uitest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

// agencyPage is a page as it comes from a browser with Ctrl+A and Ctrl+C.
const agencyPage = `Рубцовск
В Рубцовске заработал первый электробус
Машина на маршруте. Фото: ИА "Заря" / Пётр Осипов
ИА Заря
3 марта, 2024
В Рубцовске на линию вышел первый электробус: он ходит по шестому маршруту от вокзала до станкозаводского рынка и обратно.
Поделиться
Об этом сообщили в городском комитете по транспорту, где машину ждали с прошлой осени и успели обучить четверых водителей.
Новости партнеров
В Бийске открыли каток под крышей
`

func (w *person) copies(s string) { w.App.Clipboard().SetContent(s) }

// person is somebody at a window with one empty story.
type person struct{ *uitest.Newsroom }

func atWork(t *testing.T) *person { return atWorkWith(t, uitest.Options{}) }

func atWorkWith(t *testing.T, o uitest.Options) *person {
	n := uitest.Open(t, o)
	n.Starts("Анна Беккер", "ИА Атмосфера", "Барнаул")
	return &person{n}
}

// inText puts the caret into the text of the story.
func (w *person) inText() {
	w.Presses("Enter", "Enter")
	w.Rest()
}

// texts are the blocks of the story, a line each.
func (w *person) texts() string {
	var out []string
	for _, b := range w.Story().Body.All() {
		out = append(out, string(b.Kind)+" "+b.Text)
	}
	return strings.Join(out, "\n")
}

func TestAWholePageIsPastedByItsFields(t *testing.T) {
	n := atWork(t)
	n.Types("Мой заголовок")
	n.inText()
	n.copies(agencyPage)
	n.Presses("Ctrl+V")
	n.Says("Распознанные поля")
	n.Says("Сейчас: Мой заголовок")
	n.Says("В Рубцовске заработал первый электробус")
	n.Says("Опущено: 1 строка сайта")
	// The headline was typed: it is not ticked. Up to it and tick it.
	n.Presses("Space", "Enter")
	n.Wait("the page in the story", func() bool { return len(n.Story().Photos) == 1 })
	s := n.Story()
	if s.Headline != "В Рубцовске заработал первый электробус" || s.Dateline.Place.Name != "Барнаул" || len(s.Bylines) != 1 || s.Bylines[0] != "Анна Беккер" {
		t.Errorf("headline %q, city %q, bylines %q", s.Headline, s.Dateline.Place.Name, s.Bylines)
	}
	if len(s.Related) != 1 || s.Body.Len() != 2 || !s.Photos[0].IsOpen() || !s.Photos[0].Lead {
		t.Errorf("%d related, photos %+v, text\n%s", len(s.Related), s.Photos, n.texts())
	}
	n.Says("Страница вставлена полями; опущено: 1 строка сайта")
	n.Types("!")
	if !strings.HasSuffix(n.texts(), "водителей.!") {
		t.Errorf("the keyboard is not in the text:\n%s", n.texts())
	}
	n.Presses("Ctrl+Z", "Ctrl+Z")
	if s := n.Story(); s.Headline != "Мой заголовок" || len(s.Photos) != 0 || len(s.Related) != 0 || strings.TrimSpace(n.texts()) != "paragraph" {
		t.Errorf("one undo left headline %q, %d photos, text\n%s", s.Headline, len(s.Photos), n.texts())
	}
}

func TestAPageCanBePastedAsTextAlone(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.copies(agencyPage)
	n.Presses("Ctrl+V")
	n.Clicks("Только текстом")
	if s := n.Story(); s.Headline != "" || s.Body.Len() != 10 || len(s.Photos) != 0 {
		t.Errorf("headline %q, %d photos, text\n%s", s.Headline, len(s.Photos), n.texts())
	}
	n.Presses("Ctrl+Z")
	n.Presses("Ctrl+V")
	n.Says("Распознанные поля")
	n.Presses("Esc")
	if n.Shell.Modal() || strings.TrimSpace(n.texts()) != "paragraph" {
		t.Errorf("after Esc:\n%s", n.texts())
	}
	n.Presses("Ctrl+Shift+V")
	if n.Shell.Modal() || n.Story().Body.Len() != 10 {
		t.Errorf("pasted plain:\n%s", n.texts())
	}
}

func TestParagraphsAndListsArePastedAtOnce(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.copies("Первый\u200b абзац.\n\nВторой\tабзац.\n• раз\n• два")
	n.Presses("Ctrl+V")
	if want := "paragraph Первый абзац.\nparagraph Второй абзац.\nbullet раз\nbullet два"; n.Shell.Modal() || n.texts() != want {
		t.Errorf("pasted:\n%s", n.texts())
	}
	n.Presses("Ctrl+Z", "Ctrl+Shift+V")
	if want := "paragraph Первый абзац.\nparagraph Второй абзац.\nparagraph • раз\nparagraph • два"; n.texts() != want {
		t.Errorf("pasted plain:\n%s", n.texts())
	}
}

// TestWordsCopiedInABrowserKeepTheirMarks, and what cannot come along is said.
func TestWordsCopiedInABrowserKeepTheirMarks(t *testing.T) {
	html := ""
	n := atWorkWith(t, uitest.Options{Copied: func() (string, bool) { return html, html != "" }})
	n.inText()
	html = `<!--StartFragment--><p>Слова <b>жирно</b> и <a href="https://zarya.example/x">ссылка</a></p><ul><li>раз</li><li>два</li></ul><table><tr><td>1<td>2</table><!--EndFragment-->`
	n.copies("Слова жирно и ссылка\nраз\nдва\n1\t2")
	n.Presses("Ctrl+V")
	if want := "paragraph Слова жирно и ссылка\nbullet раз\nbullet два"; n.texts() != want || len(n.Story().Body.Block(0).Marks) != 2 {
		t.Errorf("pasted %v:\n%s", n.Story().Body.Block(0).Marks, n.texts())
	}
	n.Says("Вставлено 3 абзаца; опущено: 1 таблица")
	n.Presses("Ctrl+Z", "Ctrl+Shift+V")
	if want := "paragraph Слова жирно и ссылка\nparagraph раз\nparagraph два\nparagraph 1 2"; n.texts() != want || len(n.Story().Body.Block(0).Marks) != 0 {
		t.Errorf("pasted plain:\n%s", n.texts())
	}
	n.Presses("Ctrl+Z")
	html = ""
	n.Presses("Ctrl+V")
	if n.Story().Body.Len() != 4 || len(n.Story().Body.Block(0).Marks) != 0 {
		t.Errorf("pasted without HTML:\n%s", n.texts())
	}
}

// TestALongTextIsPastedWithoutWaiting: the window does something else meanwhile.
func TestALongTextIsPastedWithoutWaiting(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.copies(strings.Repeat("Абзац длинного текста, в котором десяток слов.\n", 5000))
	n.Press("Ctrl+V")
	if n.Story().Body.Len() > 1 {
		t.Error("the text was read on the window's thread")
	}
	n.Wait("the text", func() bool { return n.Story().Body.Len() == 5000 })
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const saved = `<html><body><article><h1>Мост открыли</h1><p>Мост через Бию <b>открыли</b> после ремонта, и по нему прошла первая колонна машин.</p><table><tr><td>1<td>2</table><table><tr><td>3<td>4</table><form>Подписка</form></article></body></html>`

func TestFilesDroppedOnTheText(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.Types("Первый абзац.")
	n.Presses("Enter")
	n.Types("Второй абзац.")
	n.Rest()
	at := n.placeOf(0)
	n.Shell.Dropped(at, []string{file(t, "page.html", saved), file(t, "more.txt", "Из файла.")})
	n.Says("Вставлено 3 абзаца; опущено: 2 таблицы, 1 форма или кнопка")
	if want := "paragraph Первый абзац.\nheading2 Мост открыли\nparagraph Мост через Бию открыли после ремонта, и по нему прошла первая колонна машин.\nparagraph Из файла.\nparagraph Второй абзац."; n.texts() != want {
		t.Errorf("dropped:\n%s", n.texts())
	}
	n.Clicks("Подробнее")
	n.Says("Что опущено")
	n.Says("3 4")
	n.Presses("Esc")
	n.Presses("Ctrl+Z")
	if n.Story().Body.Len() != 2 {
		t.Errorf("one undo left\n%s", n.texts())
	}
}

// TestAMixedDropKeepsItsOrder: words first, then the photos as a gallery.
func TestAMixedDropKeepsItsOrder(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.Types("Первый абзац.")
	n.Presses("Enter")
	n.Types("Второй абзац.")
	n.Shell.Dropped(n.placeOf(0), []string{n.Photo("lighthouse")})
	n.Wait("the lead", func() bool { return len(n.Story().Photos) == 1 })
	n.Rest()
	n.Shell.Dropped(n.placeOf(0), []string{n.Photo("alley"), file(t, "a.txt", "Из файла."), n.Photo("farmhouse")})
	n.Wait("all photos", func() bool { return len(n.Story().Photos) == 3 })
	var kinds []string
	for _, b := range n.Story().Body.All() {
		kinds = append(kinds, string(b.Kind))
	}
	if want := "[paragraph paragraph photo photo paragraph]"; fmt.Sprint(kinds) != want {
		t.Errorf("the text is %v, want %s", kinds, want)
	}
	if a, b := n.Story().Body.Block(2).Photo, n.Story().Photos[1].ID; a != string(b) {
		t.Errorf("the first photo of the gallery is %s, want %s", a, b)
	}
}

func TestAPageDroppedBesideTheTextBecomesAStory(t *testing.T) {
	n := atWork(t)
	n.Types("Мой заголовок")
	n.Rest()
	n.Shell.Dropped(fyne.NewPos(300, 500), []string{file(t, "page.html", saved)})
	n.Wait("the story of the page", func() bool { return n.Story().Headline == "Мост открыли" })
	if b := n.Story().Body.Block(0); len(b.Marks) != 1 || b.Marks[0].Kind != text.Bold {
		t.Errorf("the text is %+v", b)
	}
}

func TestWhatCannotBeReadIsRefusedByName(t *testing.T) {
	n := atWork(t)
	n.inText()
	n.Shell.Dropped(n.placeOf(0), []string{file(t, "story.docx", "x")})
	n.Says("story.docx: такие файлы не читаются")
	if n.Story().Body.Len() > 1 {
		t.Errorf("the text is\n%s", n.texts())
	}
}

// placeOf is a point of the window on a block of the text.
func (w *person) placeOf(i int) fyne.Position {
	e := w.Editor()
	top, _ := e.TopOf(w.Story().Body.Block(i).ID)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(40, top+30) // its lower half: what is dropped comes behind it
}
