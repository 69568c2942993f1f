package uitest_test

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestAStoryGoesFromOneLaptopToAnother: one writes, the other reads the file of
// somebody unknown, accepts them and opens the story; then the one writes on.
func TestAStoryGoesFromOneLaptopToAnother(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "snow.dateline")
	anna, mikhail, word := t.TempDir(), t.TempDir(), ""
	t.Run("Anna hands off", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{Dir: anna, Files: &uitest.Answers{Save: file}})
		n.Starts("Анна Беккер", "Заря", "Барнаул")
		n.Types("Первый снег")
		n.Presses("Enter", "Enter")
		n.Types("Он лёг на город.")
		n.Does("handoff.write")
		n.Says("Первый снег")
		n.Clicks("Придумать за меня")
		n.Clicks("Скопировать пароль")
		word = fyne.CurrentApp().Clipboard().Content()
		n.Clicks("Записать файл…")
		n.Says("Файл готов")
		n.Says(word)
		n.Clicks("Открыть папку")
		if len(n.Opened) != 1 || n.Opened[0] != folder {
			t.Errorf("opened %q", n.Opened)
		}
	})
	t.Run("Mikhail reads", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{Dir: mikhail})
		n.Starts("Михаил Лаптев", "Заря", "Барнаул")
		n.Shell.Dropped(fyne.NewPos(700, 400), []string{file})
		n.In("Пароль")
		n.Types(word)
		n.Presses("Enter")
		n.Says("Файл от незнакомого")
		n.Says("Анна Беккер")
		n.Says("Он лёг на город.")
		n.Clicks("Номер совпал, принять карточку")
		n.Says("новый материал")
		n.Clicks("Открыть")
		n.Wait("Anna's story", func() bool { return n.Shell.Story().Headline == "Первый снег" })
		n.Does("story.settings")
		n.Says("Анна Беккер")
		n.Says("карточка принята")
		n.Presses("Esc")
		n.Shell.OpenFile(file)
		n.In("Пароль")
		n.Types(word)
		n.Presses("Enter")
		n.Says("то же самое, что у вас")
	})
	again := filepath.Join(folder, "again.dateline")
	t.Run("Anna writes on", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{Dir: anna, Files: &uitest.Answers{Save: again}})
		n.Wait("her story", n.Shell.HasStory)
		n.Presses("Ctrl+End")
		n.Types(" Школы открыты.")
		n.Does("handoff.write")
		n.Clicks("Придумать за меня")
		n.Clicks("Скопировать пароль")
		word = fyne.CurrentApp().Clipboard().Content()
		n.Clicks("Записать файл…")
		n.Says("Файл готов")
	})
	t.Run("Mikhail sees what changed", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{Dir: mikhail})
		n.Shell.OpenFile(again)
		n.In("Пароль")
		n.Types(word)
		n.Presses("Enter")
		n.Says("обновлён: теперь версия 2")
		n.Clicks("Что изменилось")
		n.Wait("the review", func() bool { return !n.Shell.Modal() && n.Sees("Школы открыты.") })
	})
}

// TestACardGoesFromOneLaptopToAnother over the settings of both.
func TestACardGoesFromOneLaptopToAnother(t *testing.T) {
	card := filepath.Join(t.TempDir(), "anna.dateline-card")
	t.Run("Anna saves hers", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{Files: &uitest.Answers{Save: card}})
		n.Starts("Анна Беккер", "Заря", "Барнаул")
		n.Does("story.settings")
		n.Says("настраивать ничего не нужно")
		n.Clicks("Сохранить карточку…")
		n.Wait("the card", func() bool {
			_, err := os.Stat(card)
			return err == nil
		})
	})
	t.Run("Mikhail accepts it", func(t *testing.T) {
		n := uitest.Open(t, uitest.Options{})
		n.Shell.OpenFile(card) // before anybody said who works here
		n.Says("откроется, как только вы скажете")
		n.Starts("Михаил Лаптев", "Заря", "Барнаул")
		n.Says("Имя на карточке может написать кто угодно")
		n.Clicks("Закрыть")
		n.Does("story.settings")
		n.Shell.Dropped(fyne.NewPos(700, 400), []string{card})
		n.Clicks("Номер совпал, принять карточку")
		n.Says("карточка принята")
	})
}
