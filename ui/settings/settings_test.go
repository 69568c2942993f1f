package settings

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/outlet"

	"fyne.io/fyne/v2"
)

func TestEveryKeyOfTheOutletHasItsField(t *testing.T) {
	h := open(t)
	said := h.says()
	for _, v := range outlet.Default().Settings() {
		key := v.Key
		if _, word, ok := strings.Cut(key, "."); ok {
			key = word
		}
		label := say(t, "ru").Say("settings.outlet."+key, nil)
		if strings.HasPrefix(label, "‹") || !strings.Contains(said, label) {
			t.Errorf("%s is nowhere to be set (%s)", v.Key, label)
		}
	}
	// Name, the outlet without its city, and the words of two languages.
	if want := 1 + len(outlet.Default().Settings()) - 1; len(h.fields) != want {
		t.Errorf("%d fields, want %d", len(h.fields), want)
	}
}

func TestWhatIsTypedIsWrittenWhenTheFieldIsLeft(t *testing.T) {
	h := open(t)
	site := h.field("Адрес сайта")
	h.canvas.Focus(site.entry)
	h.types("https://zarya.example/")
	h.settle()
	if len(h.written) > 0 {
		t.Fatalf("written while somebody types: %v", h.written)
	}
	h.canvas.Focus(h.field("Название").entry)
	h.settle()
	if want := []desk.Assignment{{Field: "address", Value: "https://zarya.example/"}}; !slices.Equal(h.written, want) {
		t.Errorf("written %v, want %v", h.written, want)
	}
	if got := site.entry.Text(); got != "https://zarya.example" {
		t.Errorf("the field shows %q, and not what the house has now", got)
	}
	h.canvas.Focus(site.entry)
	h.canvas.Focus(h.field("Название").entry)
	h.settle()
	if len(h.written) != 1 {
		t.Errorf("passing through wrote again: %v", h.written)
	}
}

func TestAValueThatCannotBeIsAnsweredUnderItsField(t *testing.T) {
	h := open(t)
	site := h.field("Адрес сайта")
	h.write(site, "zarya")
	if len(h.written) > 0 {
		t.Errorf("written all the same: %v", h.written)
	}
	if got := reads(site.Stack); !strings.Contains(got, "«zarya»") {
		t.Errorf("the field says\n%s", got)
	}
	h.write(site, "https://zarya.example")
	if got := reads(site.Stack); strings.Contains(got, "«zarya»") || len(h.written) != 1 {
		t.Errorf("after the right one: written %v, the field says\n%s", h.written, got)
	}
}

func TestAnEmptyFieldBringsTheUsualWordBack(t *testing.T) {
	h := open(t)
	partners := h.field("Новости партнёров")
	h.write(partners, "Соседи пишут")
	h.write(partners, "")
	if got := partners.entry.Text(); got != "Новости партнеров" {
		t.Errorf("the field shows %q", got)
	}
	if want := []desk.Assignment{{Field: "ru.partners", Value: "Соседи пишут"}, {Field: "ru.partners", Value: ""}}; !slices.Equal(h.written, want) {
		t.Errorf("written %v, want %v", h.written, want)
	}
}

func TestACityOfTheMapBringsItsRegionAndItsClock(t *testing.T) {
	h := open(t)
	h.canvas.Focus(h.city.entry)
	h.types("Бар")
	h.key(fyne.KeyReturn)
	h.settle()
	want := []desk.Assignment{{Field: "city", Value: "Барнаул"}, {Field: "region", Value: "Алтайский край"}, {Field: "zone", Value: "Asia/Barnaul"}}
	if !slices.Equal(h.written, want) {
		t.Errorf("written %v, want %v", h.written, want)
	}
	if r, z := h.field("Регион").entry.Text(), h.field("Часовой пояс").entry.Text(); r != "Алтайский край" || z != "Asia/Barnaul" {
		t.Errorf("the fields show %q and %q", r, z)
	}
}

func TestACityOfNoMapLeavesTheClock(t *testing.T) {
	h := open(t)
	h.canvas.Focus(h.city.entry)
	h.types("Китеж")
	h.canvas.Focus(h.field("Название").entry)
	h.settle()
	if want := []desk.Assignment{{Field: "city", Value: "Китеж"}}; !slices.Equal(h.written, want) {
		t.Errorf("written %v, want %v", h.written, want)
	}
}

func TestANameIsNeeded(t *testing.T) {
	h := open(t)
	name := h.field("Имя и фамилия")
	h.write(name, "")
	if got := reads(name.Stack); len(h.people) > 0 || !strings.Contains(got, "Без имени нельзя") {
		t.Errorf("written %v, the field says\n%s", h.people, got)
	}
	h.write(name, "Анна Соколова")
	if !slices.Equal(h.people, []string{"Анна Соколова/"}) {
		t.Errorf("written %v", h.people)
	}
}

func TestTroubleWithTheDiskIsSaidUnderTheField(t *testing.T) {
	h := open(t)
	h.broken = errors.New("disk full")
	note := h.field("Заметка рядом с городом")
	h.write(note, "−17")
	if got := reads(note.Stack); !strings.Contains(got, "disk full") {
		t.Errorf("the field says\n%s", got)
	}
}

func TestClosingWritesWhatStandsInTheFieldsAndThenTells(t *testing.T) {
	h := open(t)
	h.canvas.Focus(h.field("Регион").entry)
	h.types("Алтайский край")
	h.dialog.Close()
	if h.closed != 0 {
		t.Error("told before it was written")
	}
	h.settle()
	if want := []desk.Assignment{{Field: "region", Value: "Алтайский край"}}; !slices.Equal(h.written, want) || h.closed != 1 {
		t.Errorf("written %v, told %d times", h.written, h.closed)
	}
}

func TestTroubleAfterClosingIsSaidInTheWindow(t *testing.T) {
	h := open(t)
	h.broken = errors.New("disk full")
	h.canvas.Focus(h.field("Регион").entry)
	h.types("Алтайский край")
	h.dialog.Close()
	h.settle()
	if said := h.says(); !strings.Contains(said, "disk full") {
		t.Errorf("the window says\n%s", said)
	}
}

// TestFieldsAreWrittenInTheirOrder: of two values of one field the later stays.
func TestFieldsAreWrittenInTheirOrder(t *testing.T) {
	h := open(t)
	name := h.field("Название")
	for _, typed := range []string{"Заря А", "Заря Б", "Заря В"} {
		name.entry.SetText(typed)
		name.take()
	}
	h.settle()
	var got []string
	for _, a := range h.written {
		got = append(got, a.Value)
	}
	if !slices.Equal(got, []string{"Заря А", "Заря Б", "Заря В"}) {
		t.Errorf("written %v", got)
	}
}

func TestLanguageThemeAndSizeApplyAtOnceAndTheSettingsComeBack(t *testing.T) {
	for _, c := range []struct {
		choice string
		key    fyne.KeyName
		got    func(*house) any
		want   any
	}{
		{"language", fyne.KeyRight, func(h *house) any { return h.language }, "en"},
		{"theme", fyne.KeyRight, func(h *house) any { return h.theme }, "dark"},
		{"size", fyne.KeyRight, func(h *house) any { return h.percent }, 115},
	} {
		t.Run(c.choice, func(t *testing.T) {
			h := open(t)
			h.scroll.SetOffset(40)
			h.canvas.Focus(h.first[c.choice])
			at := h.scroll.Offset()
			h.key(c.key)
			if got := c.got(h); got != c.want {
				t.Errorf("it is %v now, want %v", got, c.want)
			}
			if len(h.again) != 1 || h.canvas.Overlays().Top() != nil {
				t.Fatalf("asked to come back %d times, over the window is %v", len(h.again), h.canvas.Overlays().Top())
			}
			d := h.deps
			d.State = h.again[0]
			h.Screen = Show(d)
			h.settle()
			if h.scroll.Offset() != at || h.canvas.Focused() != h.first[c.choice] {
				t.Errorf("it came back at %v instead of %v, the keyboard is on %T", h.scroll.Offset(), at, h.canvas.Focused())
			}
		})
	}
}

func TestABackupIsMadeAndListed(t *testing.T) {
	h := open(t)
	if said := h.says(); !strings.Contains(said, "Копий ещё нет") {
		t.Errorf("before the first, it says\n%s", said)
	}
	h.press("Сделать копию")
	if said := h.says(); !strings.Contains(said, "Копия делается") {
		t.Errorf("meanwhile it says\n%s", said)
	}
	h.settle()
	said := h.says()
	for _, want := range []string{"15 июня, 2023, 05:04", "1,4 МБ", "Копия готова и проверена: /home/anna/Dateline/backup/dateline-20230615-050400.db"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	if !slices.Equal(h.copied, []string{""}) {
		t.Errorf("copied to %q", h.copied)
	}
}

func TestABackupGoesToAnotherDiskWhenOneIsChosen(t *testing.T) {
	h := open(t)
	h.press("В другую папку…")
	h.settle()
	if len(h.copied) > 0 {
		t.Fatalf("nothing was chosen, and copied to %q", h.copied)
	}
	h.folder = "/media/stick"
	h.press("В другую папку…")
	h.settle()
	if !slices.Equal(h.copied, []string{"/media/stick"}) {
		t.Errorf("copied to %q", h.copied)
	}
}

func TestABackupThatFailedIsSaid(t *testing.T) {
	h := open(t)
	h.broken = errors.New("stick is full")
	h.press("Сделать копию")
	h.settle()
	if said := h.says(); !strings.Contains(said, "stick is full") || strings.Contains(said, "делается") {
		t.Errorf("it says\n%s", said)
	}
}

func TestTheDataFolderIsOpenedAndCopied(t *testing.T) {
	h := open(t)
	h.press("Открыть")
	h.press("Скопировать путь")
	if !slices.Equal(h.opened, []string{"/home/anna/Dateline"}) {
		t.Errorf("opened %v", h.opened)
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != "/home/anna/Dateline" {
		t.Errorf("copied %q", got)
	}
}
