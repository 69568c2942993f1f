package inspector

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func (w *window) details() *details { return w.panes[Details].(*details) }

// field is where one of the story's texts is written.
func (w *window) field(name story.TextField) *textField {
	w.t.Helper()
	marked := story.SetText{Field: name, Value: "x"}
	before := w.sheet.story
	with, err := marked.Apply(before)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range w.details().fields {
		if f, ok := f.(*textField); ok && f.get(with) != f.get(before) {
			return f
		}
	}
	w.t.Fatalf("no field for %s", name)
	return nil
}

func TestWhatIsTypedIsInTheStoryAtOnce(t *testing.T) {
	for _, c := range []struct {
		field story.TextField
		get   func(story.Story) string
	}{
		{story.Source, func(s story.Story) string { return s.Source }},
		{story.WebDescription, func(s story.Story) string { return s.WebDescription }},
		{story.EdNote, func(s story.Story) string { return s.EdNote }},
		{story.InternalNote, func(s story.Story) string { return s.Note }},
		{story.Assignee, func(s story.Story) string { return s.Assignee }},
	} {
		t.Run(string(c.field), func(t *testing.T) {
			w := open(t, gospabliki(t))
			w.replace(w.field(c.field).line, "Новые слова")
			if got := c.get(w.sheet.story); got != "Новые слова" {
				t.Errorf("the story has %q", got)
			}
			w.sheet.undo()
			if got := w.field(c.field).line.Text(); got != c.get(w.sheet.story) || got == "Новые слова" {
				t.Errorf("after an undo the field reads %q and the story %q", got, c.get(w.sheet.story))
			}
		})
	}
}

// TestASpaceIsNotTakenFromUnderTheFingers: the story keeps no space at the end,
// the field keeps it while one goes on writing.
func TestASpaceIsNotTakenFromUnderTheFingers(t *testing.T) {
	w := open(t, gospabliki(t))
	w.replace(w.field(story.Source).line, "Пресс-служба ")
	if got := w.sheet.story.Source; got != "Пресс-служба" {
		t.Errorf("the story has %q", got)
	}
	w.type_("ЦУР")
	if got := w.sheet.story.Source; got != "Пресс-служба ЦУР" {
		t.Errorf("the story has %q", got)
	}
	w.replace(w.field(story.Assignee).line, " Тимур ")
	if got := w.field(story.Assignee).line.Text(); got != " Тимур " {
		t.Errorf("under the fingers the name has become %q", got)
	}
	edits := w.sheet.edits
	w.type_(" ") // another space changes nothing that the story keeps
	if w.sheet.edits != edits {
		t.Error("a space that the story does not keep can be undone")
	}
	w.type_("Касымов")
	if got := w.sheet.story.Assignee; got != "Тимур  Касымов" {
		t.Errorf("the story has %q", got)
	}
}

func TestASlugIsMadeOfWhateverIsTyped(t *testing.T) {
	w := open(t, gospabliki(t))
	slug := w.field(story.Slug)
	w.replace(slug.line, "Госпаблики края")
	if got := w.sheet.story.Slug; got != "gospabliki-kraia" {
		t.Errorf("the story has the slug %q", got)
	}
	if got := slug.line.Text(); got != "Госпаблики края" {
		t.Errorf("while typing the field reads %q", got)
	}
	w.canvas.Unfocus()
	if got := slug.line.Text(); got != "gospabliki-kraia" {
		t.Errorf("when left the field reads %q", got)
	}
}

func TestACityIsChosenFromTheMap(t *testing.T) {
	w := open(t, gospabliki(t))
	w.replace(w.details().city.entry, "Моск")
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Dateline.Place; got.Name != "Москва" || got.Zone != "Europe/Moscow" {
		t.Errorf("the place is %+v", got)
	}
	if got := w.details().city.entry.Text(); got != "Москва" {
		t.Errorf("the field reads %q", got)
	}
	for _, want := range []string{"Россия, Москва · UTC+3", "МОСКВА, 15 июня —"} {
		if !strings.Contains(w.tabReads(), want) {
			t.Errorf("%q is not said in\n%s", want, w.tabReads())
		}
	}
}

func TestTheRegionIsNamedInTheLanguageOfTheScreen(t *testing.T) {
	w := open(t, gospabliki(t), func(d *Deps) { d.Say = say(t, "en") })
	for _, want := range []string{"Russia, Altai Krai · UTC+7", "БАРНАУЛ, 15 июня —"} {
		if !strings.Contains(w.tabReads(), want) {
			t.Errorf("%q is not said in\n%s", want, w.tabReads())
		}
	}
	if got := w.details().date.entry.Text(); got != "15 Jun 2023" {
		t.Errorf("the date reads %q", got)
	}
}

func TestACityNobodyKnowsIsKeptAndSaidToBeUnknown(t *testing.T) {
	w := open(t, gospabliki(t))
	w.replace(w.details().city.entry, "Хутор Михайловский")
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Dateline.Place; got != (story.Place{Name: "Хутор Михайловский"}) {
		t.Errorf("the place is %+v", got)
	}
	if !strings.Contains(w.tabReads(), "«Хутор Михайловский» нет на карте") {
		t.Errorf("nobody says that the map does not know it:\n%s", w.tabReads())
	}
	if strings.Contains(w.tabReads(), "Алтайский край") {
		t.Error("the region of the old city is still there")
	}
}

func TestADateThatCannotBeChangesNothing(t *testing.T) {
	for typed, sentence := range map[string]string{"31 июня": "В июне 30 дней.", "скоро": "«скоро» — не дата: напишите «15 июня» или «2023-06-15»."} {
		t.Run(typed, func(t *testing.T) {
			w := open(t, gospabliki(t))
			date := w.details().date
			w.replace(date.entry, typed)
			w.key(fyne.KeyReturn)
			if w.sheet.edits > 0 {
				t.Errorf("%d edits", w.sheet.edits)
			}
			if !strings.Contains(w.tabReads(), sentence) {
				t.Errorf("%q is not said in\n%s", sentence, w.tabReads())
			}
			if got := date.entry.Text(); got != typed {
				t.Errorf("what was typed has become %q", got)
			}
			w.key(fyne.KeyEscape)
			if got := date.entry.Text(); got != "15 июня 2023" || strings.Contains(w.tabReads(), sentence) {
				t.Errorf("after Esc the field reads %q", got)
			}
			w.replace(date.entry, typed)
			w.key(fyne.KeyReturn)
			w.replace(date.entry, "вчера")
			w.key(fyne.KeyReturn)
			if got := w.sheet.story.Dateline.Date.Day; got != 14 || strings.Contains(w.tabReads(), sentence) {
				t.Errorf("after a date that can be: day %d\n%s", got, w.tabReads())
			}
		})
	}
}

func TestTheCalendarSetsTheDate(t *testing.T) {
	w := open(t, gospabliki(t))
	w.canvas.Focus(w.details().date.entry)
	w.key(fyne.KeyDown)
	if _, ok := w.canvas.Focused().(*kit.Calendar); !ok {
		t.Fatalf("the arrow down gave the keyboard to %T", w.canvas.Focused())
	}
	w.key(fyne.KeyRight, fyne.KeyReturn)
	if got := w.sheet.story.Dateline.Date.String(); got != "2023-06-16" {
		t.Errorf("the date is %s", got)
	}
	if got := w.details().date.entry.Text(); got != "16 июня 2023" {
		t.Errorf("the field reads %q", got)
	}
	if w.canvas.Overlays().Top() != nil {
		t.Error("the calendar is still open")
	}
}

// TestAnEmbargoIsMeantByTheClockOfTheCity: nine in the morning in Moscow is one
// in the afternoon in Barnaul, where the laptop stands.
func TestAnEmbargoIsMeantByTheClockOfTheCity(t *testing.T) {
	s := gospabliki(t)
	s.Dateline.Place = story.Place{Name: "Москва", Zone: "Europe/Moscow"}
	w := open(t, s)
	embargo := w.moment(func(s story.Story) bool { return !s.Embargo.IsZero() })
	w.replace(embargo.entry, "16 июня, 09:00")
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Embargo; !got.Equal(time.Date(2023, 6, 16, 6, 0, 0, 0, time.UTC)) {
		t.Errorf("the embargo is %v", got)
	}
	if !strings.Contains(w.tabReads(), "Москва, UTC+3") {
		t.Errorf("nobody says by which clock:\n%s", w.tabReads())
	}
	w.replace(embargo.entry, "когда-нибудь")
	w.key(fyne.KeyReturn)
	if w.sheet.edits != 1 || !strings.Contains(w.tabReads(), "«когда-нибудь» — не время") {
		t.Errorf("%d edits\n%s", w.sheet.edits, w.tabReads())
	}
	w.replace(embargo.entry, "")
	w.key(fyne.KeyReturn)
	if !w.sheet.story.Embargo.IsZero() || strings.Contains(w.tabReads(), "Москва, UTC+3") {
		t.Errorf("an empty field leaves the embargo %v\n%s", w.sheet.story.Embargo, w.tabReads())
	}
}

// moment is the field of the embargo or of the deadline.
func (w *window) moment(set func(story.Story) bool) *entryField {
	w.t.Helper()
	s := w.sheet.story
	for _, name := range []story.TimeField{story.Embargo, story.Deadline} {
		with, err := story.SetTime{Field: name, Value: noon(w.t)}.Apply(s)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, f := range w.details().fields {
			if f, ok := f.(*entryField); ok && set(with) && f.show(with) != f.show(s) {
				return f
			}
		}
	}
	w.t.Fatal("no such field")
	return nil
}

func TestTheCalendarOfADeadlineKeepsTheTime(t *testing.T) {
	s := gospabliki(t)
	s.Deadline = time.Date(2023, 6, 15, 7, 0, 0, 0, time.UTC) // 14:00 in Barnaul
	w := open(t, s)
	deadline := w.moment(func(s story.Story) bool { return !s.Deadline.Equal(w.sheet.story.Deadline) })
	if got := deadline.entry.Text(); got != "15 июня, 14:00" {
		t.Fatalf("the deadline reads %q", got)
	}
	w.canvas.Focus(deadline.entry)
	w.key(fyne.KeyDown)
	w.key(fyne.KeyDown, fyne.KeyReturn)
	if got := deadline.entry.Text(); got != "22 июня, 14:00" {
		t.Errorf("a week on the deadline reads %q", got)
	}
	if got := w.sheet.story.Deadline; !got.Equal(time.Date(2023, 6, 22, 7, 0, 0, 0, time.UTC)) {
		t.Errorf("the story is due at %v", got)
	}
}

func TestTagsComeAndGo(t *testing.T) {
	w := open(t, gospabliki(t))
	var tagged *tags
	for _, f := range w.details().fields {
		if f, ok := f.(*tags); ok {
			tagged = f
		}
	}
	tagged.plus.Press()
	w.type_("вода")
	w.key(fyne.KeyReturn)
	w.type_("соц")
	w.key(fyne.KeyEscape)
	w.key(fyne.KeyEscape)
	if got := strings.Join(w.sheet.story.Tags, " "); got != "госпаблики ЦУР соцсети вода" {
		t.Errorf("tags %q", got)
	}
	if tagged.adding != nil {
		t.Error("Esc left the field open")
	}
	first := tagged.chips.Objects()[0].(*kit.Chip)
	test.TapAt(first, fyne.NewPos(first.Size().Width-12, 12))
	if got := strings.Join(w.sheet.story.Tags, " "); got != "ЦУР соцсети вода" {
		t.Errorf("without the first: %q", got)
	}
	w.sheet.undo()
	if got := len(tagged.chips.Objects()); got != 5 {
		t.Errorf("after an undo there are %d chips, want 4 and the plus", got)
	}
}

// TestAFieldThatHasTheKeyboardIsSeen: Tab must not lead below the edge.
func TestAFieldThatHasTheKeyboardIsSeen(t *testing.T) {
	s := gospabliki(t)
	s.EdNote = strings.Repeat("Цифры ЦУР на 14 июня. ", 20)
	w := open(t, s)
	note := w.field(story.InternalNote).line
	driver := fyne.CurrentApp().Driver()
	foot := func() float32 { return driver.AbsolutePositionForObject(note).Y + note.Size().Height }
	if foot() <= 900 {
		t.Fatalf("the note ends at %v and is seen anyway", foot())
	}
	w.canvas.Focus(note)
	if foot() > 900 {
		t.Errorf("the note has the keyboard and ends at %v of 900", foot())
	}
}

func TestTheDescriptionIsCounted(t *testing.T) {
	w := open(t, gospabliki(t))
	if !strings.Contains(w.tabReads(), "87 из 160") {
		t.Errorf("the length is not said:\n%s", w.tabReads())
	}
	w.replace(w.field(story.WebDescription).line, strings.Repeat("й", 161))
	for _, want := range []string{"161 из 160", "Поиск обрежет описание после 160 знаков."} {
		if !strings.Contains(w.tabReads(), want) {
			t.Errorf("%q is not said in\n%s", want, w.tabReads())
		}
	}
}

func TestACorrectionComesWithPublication(t *testing.T) {
	w := open(t, gospabliki(t))
	if strings.Contains(w.tabReads(), "Исправление") {
		t.Error("what nobody has read cannot be corrected")
	}
	w.SetPublished(true)
	if !strings.Contains(w.tabReads(), "Исправление") {
		t.Error("a published story can be corrected")
	}
	w.replace(w.field(story.Correction).line, "Число страниц уточнено.")
	w.SetPublished(false)
	if got := w.sheet.story.Correction; got != "Число страниц уточнено." || !strings.Contains(w.tabReads(), "Исправление") {
		t.Errorf("a correction that is there stays to be seen: %q", got)
	}
}

func TestSeveralNamesSignAStory(t *testing.T) {
	w := open(t, gospabliki(t))
	var by *entryField
	for _, f := range w.details().fields {
		if f, ok := f.(*entryField); ok && f.kept == "ИА Атмосфера" {
			by = f
		}
	}
	w.replace(by.entry, "Тимур Касымов, Анн")
	w.key(fyne.KeyDown, fyne.KeyReturn)
	if got := strings.Join(w.sheet.story.Bylines, "|"); got != "Тимур Касымов|Анна Беккер" {
		t.Errorf("bylines %q", got)
	}
	if got := by.entry.Text(); got != "Тимур Касымов, Анна Беккер" {
		t.Errorf("the field reads %q", got)
	}
	if got := listText([]string{"Иванов, Петров", "Сидоров"}); got != `"Иванов, Петров", Сидоров` {
		t.Errorf("a name with a comma is written %s", got)
	}
}

func TestARubricIsChosenOrNamedAnew(t *testing.T) {
	w := open(t, gospabliki(t))
	var r *rubric
	for _, f := range w.details().fields {
		if f, ok := f.(*rubric); ok {
			r = f
		}
	}
	r.choose("Спорт")
	if got := w.sheet.story.Rubric; got != "Спорт" || r.list.Value() != "Спорт" {
		t.Errorf("the rubric is %q, the list says %q", got, r.list.Value())
	}
	r.choose(anotherRubric)
	w.type_("Наука")
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Rubric; got != "Наука" || r.list.Value() != "Наука" {
		t.Errorf("the rubric is %q, the list says %q", got, r.list.Value())
	}
}

func TestALengthIsANumber(t *testing.T) {
	w := open(t, gospabliki(t))
	var length *entryField
	for _, f := range w.details().fields {
		if f, ok := f.(*entryField); ok && f.show(story.Story{PlannedLength: 7}) == "7" {
			length = f
		}
	}
	w.replace(length.entry, "много")
	w.key(fyne.KeyReturn)
	if w.sheet.edits != 0 || !strings.Contains(w.tabReads(), "«много» — не длина") {
		t.Errorf("%d edits\n%s", w.sheet.edits, w.tabReads())
	}
	w.replace(length.entry, "2500")
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.PlannedLength; got != 2500 {
		t.Errorf("planned are %d", got)
	}
}

func TestUrgencyIsOneOfFiveOrNone(t *testing.T) {
	w := open(t, gospabliki(t))
	var u *urgency
	for _, f := range w.details().fields {
		if f, ok := f.(*urgency); ok {
			u = f
		}
	}
	w.FocusField(rules.Place{Field: "urgency"})
	w.key(fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn)
	if got := w.sheet.story.Urgency; got != 2 {
		t.Errorf("the second step gives %d", got)
	}
	u.steps[1].Press()
	if got := w.sheet.story.Urgency; got != 0 {
		t.Errorf("pressed again it gives %d", got)
	}
	w.sheet.undo()
	if u.now != 2 {
		t.Errorf("after an undo the steps say %d", u.now)
	}
}

func TestALanguageThatIsRefusedIsNotShown(t *testing.T) {
	w := open(t, gospabliki(t))
	var l *language
	for _, f := range w.details().fields {
		if f, ok := f.(*language); ok {
			l = f
		}
	}
	l.choose("en")
	if got := w.sheet.story.Language; got != "en" || l.list.Value() != "en" {
		t.Errorf("the story is in %q, the list says %q", got, l.list.Value())
	}
	w.sheet.refuse = true
	l.list.SetValue("ru")
	l.choose("ru")
	if len(w.errors) != 1 || l.list.Value() != "en" {
		t.Errorf("errors %v, the list says %q", w.errors, l.list.Value())
	}
}
