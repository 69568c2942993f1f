package uitest_test

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// TestAJournalistWritesIllustratesAndExports is the whole job, from a fresh
// laptop to a package that is proved.
func TestAJournalistWritesIllustratesAndExports(t *testing.T) {
	answers := &uitest.Answers{Folder: t.TempDir()}
	n := uitest.Open(t, uitest.Options{Files: answers})
	n.Starts("Анна Беккер", "ИА Атмосфера", "Барнаул")

	n.Types("В Алтайском крае создано более 2,3 тысяч госпабликов")
	n.Presses("Enter")
	n.Types("Центр управления регионом: страниц должно быть больше 3,2 тысячи")
	n.Presses("Enter")
	n.Types("В Алтайском крае создано более 2,3 тысяч официальных страниц органов власти.")
	n.Presses("Enter")
	n.Types("Об этом сообщил Центр управления регионом.")
	n.Presses("Ctrl+Shift+4")
	s := n.Story()
	if s.Slug != "v-altaiskom-krae-sozdano-bolee-2-3-tysiach-gospablikov" {
		t.Errorf("the working name is %q", s.Slug)
	}
	if s.Headline != "В Алтайском крае создано более 2,3 тысяч госпабликов" || !strings.HasPrefix(s.Deck, "Центр управления") {
		t.Fatalf("headline %q, deck %q", s.Headline, s.Deck)
	}
	if last := s.Body.Block(s.Body.Len() - 1); last.Kind != text.Quote || last.Text != "Об этом сообщил Центр управления регионом." {
		t.Fatalf("the last block is %+v", last)
	}

	// A photo by the dialog, one by dropping it on the window.
	answers.Files = []string{n.Photo("lighthouse")}
	n.Does("photo.add")
	n.Wait("the photo in the story", func() bool { return len(n.Story().Photos) == 1 })
	n.Shell.Dropped(fyne.NewPos(700, 700), []string{n.Photo("alley")})
	n.Wait("the dropped photo in the story", func() bool { return len(n.Story().Photos) == 2 })
	for i, use := range n.Story().Photos {
		if use.Lead != (i == 0) {
			t.Errorf("photo %d is the lead: %v", i, use.Lead)
		}
	}
	n.Credits("Дорога к маяку", "Маяк на молу на рассвете", "ИА Атмосфера", "Егор Поломошнов")
	for i, use := range n.Story().Photos {
		if use.Caption != "Дорога к маяку" || use.Credit.Agency != "ИА Атмосфера" || use.Credit.Photographer != "Егор Поломошнов" {
			t.Errorf("photo %d: %q, %+v", i, use.Caption, use.Credit)
		}
	}

	// What the first page asked is in the story already; the date is chosen.
	if place := n.Story().Dateline.Place; place.Name != "Барнаул" || place.Zone != "Asia/Barnaul" {
		n.ChoosesCity("Барна", "Барнаул")
	}
	n.Presses("Ctrl+6")
	n.In("Дата")
	n.Presses("Ctrl+A")
	n.Types("15 июня 2023")
	n.Presses("Enter")
	n.Wait("the date", func() bool { return n.Story().Dateline.Date.String() == "2023-06-15" })
	if got := n.Story().Dateline.Place.Name; got != "Барнаул" {
		t.Errorf("the city is %q", got)
	}
	n.Says("БАРНАУЛ, 15 июня —")
	n.Saved()

	// File, and build the package.
	n.Does("story.publish")
	n.Rest()
	n.Clicks("Изменить")
	n.Says("Можно выпускать")
	n.Rest()
	n.Presses("Ctrl+Enter")
	found := func() []string {
		zips, err := filepath.Glob(filepath.Join(answers.Folder, "*.zip"))
		if err != nil {
			t.Fatal(err)
		}
		return zips
	}
	n.Wait("a package", func() bool { return len(found()) == 1 })
	page := inZip(t, found()[0], "data/html/index.html")
	for _, want := range []string{"В Алтайском крае создано более 2,3", "Барнаул", "15 июня"} {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func inZip(t *testing.T, path, name string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, name) {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
	}
	t.Fatalf("%s has no %s", path, name)
	return ""
}

// TestTheLanguageChangesAtOnce: story, caret, selection, scroll and undo are
// what they were.
func TestTheLanguageChangesAtOnce(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter", "Enter")
	for range 40 {
		n.Types("Первый снег лёг на город.")
		n.Presses("Enter")
	}
	n.Presses("Up", "Up", "Home", "Shift+End")
	was := n.Shell.Place()
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"English", func() { n.Does("view.language") }, "In progress"},
		{"dark", func() { n.Does("view.dark") }, "In progress"},
		{"larger", func() { n.Does("view.larger") }, "In progress"},
		{"Russian", func() { n.Does("view.language") }, "Все в работе"},
	} {
		step.do()
		n.Rest()
		now := n.Shell.Place()
		if now.Selection != was.Selection || now.Focus != was.Focus || was.Offset == 0 || now.Offset == 0 {
			t.Errorf("%s: the person was at %+v and is at %+v", step.name, was, now)
		}
		n.Says(step.want)
	}
	before := n.Story().Body.Len()
	n.Presses("Delete", "Ctrl+Z")
	if n.Story().Body.Len() != before {
		t.Error("undo does not take back what was done after the change")
	}
	n.Presses("Ctrl+Z")
	if n.Story().Body.Len() >= before {
		t.Error("undo does not take back what was done before the change")
	}
}

// TestTheLidIsClosed: everything is there when the window opens again.
func TestTheLidIsClosed(t *testing.T) {
	dir := t.TempDir()
	w, err := uitest.Start(uitest.Options{Dir: dir, Files: &uitest.Answers{}})
	if err != nil {
		t.Fatal(err)
	}
	func() {
		n := uitest.At(t, w, dir)
		n.Starts("Анна Беккер", "Заря", "Барнаул")
		n.Types("Первый снег")
		n.Presses("Enter", "Enter")
		n.Types("Он лёг на город.")
	}()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	n := uitest.Open(t, uitest.Options{Dir: dir})
	n.Wait("the story", n.Shell.HasStory)
	s := n.Story()
	end, _ := s.Body.End()
	if s.Headline != "Первый снег" || s.Body.Block(s.Body.Len()-1).Text != "Он лёг на город." || n.Shell.Place().Selection.Head != end {
		t.Errorf("%q, %+v, caret %+v", s.Headline, s.Body.Block(0), n.Shell.Place())
	}
}

// TestAfterACrashTheStoryIsThere, and a line says so: the window was never closed,
// only its archive let go of, as a killed process does.
func TestAfterACrashTheStoryIsThere(t *testing.T) {
	dir := t.TempDir()
	w, err := uitest.Start(uitest.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	n := uitest.At(t, w, dir)
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter", "Enter")
	n.Types("Он лёг на город.")
	n.Saved()
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(copied, "device.key"), 0o600); err != nil {
		t.Fatal(err)
	}
	n = uitest.Open(t, uitest.Options{Dir: copied})
	n.Says("Прошлый раз программа закрылась не сама")
	if s := n.Story(); s.Headline != "Первый снег" || s.Body.Block(0).Text != "Он лёг на город." {
		t.Errorf("%q, %+v", s.Headline, s.Body.Block(0))
	}
	n = uitest.Open(t, uitest.Options{Dir: dir})
	n.Wait("the story", n.Shell.HasStory)
	n.Rest()
	if n.Sees("закрылась не сама") {
		t.Error("it is said after a window that was closed")
	}
}

// TestAStoryIsFiledReturnedAndApproved by the one who is alone in a newsroom.
func TestAStoryIsFiledReturnedAndApproved(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter", "Enter")
	n.Types("Он лёг на город.")
	n.Rest()
	n.Presses("Ctrl+Shift+Enter")
	n.Says("На проверке, версия 1")
	n.Rest()
	driver := fyne.CurrentApp().Driver()
	headline, focus := n.Line("Первый снег"), n.Button("Только текст")
	if focus == nil || driver.AbsolutePositionForObject(headline).Y < driver.AbsolutePositionForObject(focus).Y+focus.Size().Height {
		t.Error("the headline lies under the tools: the verdict bar has moved them, and not the sheet")
	}
	n.Does("review.return")
	n.Rest()
	if b := n.Button("Вернуть"); b == nil || b.Why() == "" {
		t.Error("a return without a reason can be given")
	}
	n.Types("Уточните число")
	n.Clicks("Вернуть")
	n.Says("Уточните число")
	n.Types(" Лёг рано.")
	n.Rest()
	n.Presses("Ctrl+Shift+Enter")
	n.Says("На проверке, версия 2")
	n.Does("review.approve")
	n.Clicks("Одобрить")
	n.Says("После этого ничего не менялось")
	n.Types("!")
	n.Says("Изменён после одобрения")
}

// TestKeysReachTheirCommandsFromEverywhere, and none while a question is open.
func TestKeysReachTheirCommandsFromEverywhere(t *testing.T) {
	n := uitest.Open(t, uitest.Options{})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	for name, at := range map[string]func(){
		"headline": func() { n.Win.Canvas().Focus(n.Line("Заголовок")) },
		"list":     func() { n.Presses("Ctrl+L") },
		"nothing":  func() { n.Win.Canvas().Unfocus() },
		"details":  func() { n.Presses("Ctrl+6"); n.In("Источник") },
	} {
		at()
		n.Presses("F1")
		n.Wait(name+": the sheet of keys", func() bool { return n.Sees("Ctrl+Shift+Enter") })
		n.Presses("Ctrl+K")
		if n.Sees("Команда, материал или очередь") {
			t.Errorf("%s: a command ran while a dialog was open", name)
		}
		n.Presses("Esc")
		n.Presses("Ctrl+K")
		n.Wait(name+": the palette", func() bool { return n.Shell.Modal() })
		n.Presses("Esc")
		if n.Shell.Modal() {
			t.Errorf("%s: Esc does not close the palette", name)
		}
	}
}

// TestInASmallWindowTheTextKeepsItsRoom: list and inspector share one place.
func TestInASmallWindowTheTextKeepsItsRoom(t *testing.T) {
	n := uitest.Open(t, uitest.Options{Size: fyne.NewSize(1024, 640)})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	list := func() bool { return n.Entry("Слова или город:Барнаул") != nil }
	for _, step := range []struct {
		name string
		do   func()
		list bool
	}{
		{"at the start", func() {}, true},
		{"with the details open", func() { n.Does("view.details") }, false},
		{"when the list is searched", func() { n.Presses("Ctrl+L") }, true},
		{"with the photos open", func() { n.Does("view.photos") }, false},
		{"when the list is asked for", func() { n.Does("view.list") }, true},
	} {
		step.do()
		n.Rest()
		if list() != step.list || n.Sees("Фото пока нет") == (step.list || step.name == "with the details open") {
			t.Errorf("%s: the list is seen: %v", step.name, list())
		}
		if width := n.Line("Первый снег").Size().Width; width < 520 {
			t.Errorf("%s: the text is %v wide", step.name, width)
		}
	}
}

// TestWhatBlocksIsMendedFromThePublishScreen where nothing else could be meant.
func TestWhatBlocksIsMendedFromThePublishScreen(t *testing.T) {
	n := uitest.Open(t, uitest.Options{Files: &uitest.Answers{Folder: t.TempDir()}})
	n.Starts("Анна Беккер", "Заря", "Барнаул")
	n.Types("Первый снег")
	n.Presses("Enter", "Enter")
	n.Types("Он лёг на город.")
	n.Presses("Ctrl+6")
	n.In("Дата")
	n.Presses("Ctrl+A", "Delete", "Enter")
	n.Wait("no date", func() bool { return n.Story().Dateline.Date.IsZero() })
	n.Does("story.publish")
	n.Says("Выпуск закрыт")
	n.Presses("Ctrl+Enter") // builds nothing
	n.Clicks("Поставить 24 ноября")
	n.Wait("today's date", func() bool { return n.Story().Dateline.Date.String() == "2026-11-24" })
	n.Says("Можно выпускать")
}
