package inspector

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/rules"
	"dateline/internal/story"
)

func placeOfRelated() rules.Place { return rules.Place{Field: "related"} }

// checked opens a story at its checks.
func checked(t *testing.T, s story.Story) *window {
	t.Helper()
	w := open(t, s, func(d *Deps) { d.State.Tab = Checks })
	if got := w.tabReads(); !strings.Contains(got, "Проверяется…") {
		t.Errorf("before anything was checked it reads\n%s", got)
	}
	w.judge()
	return w
}

// judge checks the story as it stands, as the story's screen does behind it.
func (w *window) judge() { w.SetFindings(rules.Check(w.sheet.story, outlet.Default())) }

func TestFindingsSayWhyAndWhatToDo(t *testing.T) {
	s := gospabliki(t)
	s.Related = nil
	w := checked(t, s)
	want := "Мешает выпуску\nУ фото 3 не указан автор\nУкажите агентство или фотографа.\nПерейти\n" +
		"Замечания\nНет ссылок на другие материалы\nДобавьте хотя бы один материал по теме.\nПерейти\n" +
		"Ещё 12 пройдено\nЗаголовок · Город · Дата · Текст · Фото · Подпись к фото · Описание фото · Заметки"
	if got := w.tabReads(); got != want {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
	w.button("Перейти").Press()
	if len(w.went) != 1 || w.went[0].Photo != "p3" || w.went[0].Field != "credit" {
		t.Errorf("went to %+v", w.went)
	}
}

func TestAFinishedStoryHasPassed(t *testing.T) {
	s := gospabliki(t)
	s.Photos = s.Photos[:2]
	w := checked(t, s)
	if got := w.tabReads(); !strings.Contains(got, "Пройдены все 14 проверок") || strings.Contains(got, "Мешает") {
		t.Errorf("reads\n%s", got)
	}
}

// TestARemedyMendsWhatCanOnlyBeMeantOneWay: the only photo becomes the lead, a
// story without a date is of today.
func TestARemedyMendsWhatCanOnlyBeMeantOneWay(t *testing.T) {
	s := gospabliki(t)
	s.Photos = append([]story.PhotoUse{}, s.Photos[0])
	s.Photos[0].Lead = false
	s.Dateline.Date = newsdate.Date{}
	w := checked(t, s)
	w.button("Поставить 15 июня").Press()
	w.button("Сделать главным").Press()
	if lead, ok := w.sheet.story.Lead(); !ok || lead.ID != "p1" || w.sheet.story.Dateline.Date.String() != "2023-06-15" {
		t.Errorf("the lead is %q, the date %s", lead.ID, w.sheet.story.Dateline.Date)
	}
	w.judge()
	if got := w.tabReads(); strings.Contains(got, "Сделать главным") || strings.Contains(got, "Поставить") {
		t.Errorf("the remedies are still there:\n%s", got)
	}
}

func TestWhereAPersonMustDecideThereIsNoRemedy(t *testing.T) {
	s := gospabliki(t)
	s.Photos = append([]story.PhotoUse{}, s.Photos...)
	s.Photos[0].Lead = false
	w := checked(t, s)
	for _, b := range buttons(w.panel) {
		if b.Label() != "Перейти" {
			t.Errorf("which of three photos is the lead is decided by %q", b.Label())
		}
	}
}

func TestHistoryIsToldNewestFirst(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = History })
	want := "11:48\nВерсия 3, на проверку\nАнна Беккер\n" +
		"10:32\nВерсия 2 возвращена\nНужен второй источник; фото 3 без автора\nМихаил Лаптев\n" +
		"10:05\nВерсия 2, на проверку\nАнна Беккер\n" +
		"14 июня\n18:21\nВерсия 1\nАнна Беккер"
	if got := w.tabReads(); got != want {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
}

// TestAVersionMadeForAVerdictIsTold once: what was said of it tells it. One that
// was kept long before is told by itself.
func TestAVersionMadeForAVerdictIsToldOnce(t *testing.T) {
	at := time.Date(2023, 6, 15, 10, 0, 0, 0, time.UTC)
	var told []string
	for _, e := range historyLines([]desk.Entry{
		{What: "version", Version: 1, Time: at},
		{What: "filed", Version: 1, Time: at.Add(time.Hour)},
		{What: "version", Version: 2, Time: at.Add(2 * time.Hour)},
		{What: "filed", Version: 2, Time: at.Add(2*time.Hour + time.Second)},
		{What: "approved", Version: 2, Time: at.Add(3 * time.Hour)},
		{What: "version", Version: 3, Time: at.Add(4 * time.Hour)},
	}) {
		told = append(told, e.What+" "+numberText(e.Version))
	}
	if got := strings.Join(told, ", "); got != "version 3, approved 2, filed 2, filed 1, version 1" {
		t.Errorf("told is %s", got)
	}
}

func TestAHistoryThatCannotBeReadIsSaid(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) {
		d.History = func(context.Context) ([]desk.Entry, error) { return nil, errors.New("disk on fire") }
	})
	if len(w.errors) != 1 {
		t.Errorf("errors %v", w.errors)
	}
}

func TestAStrangerIsCalledOne(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) {
		d.State.Tab = History
		d.History = func(context.Context) ([]desk.Entry, error) {
			return []desk.Entry{{What: "version", Version: 1, Time: noon(t)}, {What: "filed", Version: 1, Time: noon(t).Add(time.Hour), Accepted: true}, {What: "approved", Version: 1, Time: noon(t).Add(2 * time.Hour)}}, nil
		}
	})
	for _, want := range []string{"Версия 1\nКто-то не из нашей редакции", "Версия 1, на проверку\nБез имени", "Версия 1 одобрена\nКто-то не из нашей редакции (не подтверждён): подпись не считается"} {
		if !strings.Contains(w.tabReads(), want) {
			t.Errorf("%q is not said in\n%s", want, w.tabReads())
		}
	}
}

func TestTheNoteNeverLeavesAndSaysSo(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) { d.State.Tab = Notes })
	note := w.panes[Notes].(*notes).field
	w.replace(note.line, "Спросить Фомина")
	if got := w.sheet.story.Note; got != "Спросить Фомина" {
		t.Errorf("the note is %q", got)
	}
	if w.sheet.story.Public().Note != "" || !strings.Contains(w.tabReads(), "В пакет они не попадают.") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	w.Show(Details)
	if got := w.field(story.InternalNote).line.Text(); got != "Спросить Фомина" {
		t.Errorf("in the details the note reads %q", got)
	}
}
