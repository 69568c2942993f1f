package library

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

func TestARowSaysWhatBlocksOrElseWhoWrites(t *testing.T) {
	n := morning(t)
	for headline, want := range map[string]string{
		"В Алтайском крае": "Черновик\n·\nу фото 3 не указан автор",
		"Жители Рубцовска": "Возвращён\n·\n2 замечания",
		"В Нагорном парке": "На проверке\n·\nТимур Касымов",
		"На Обском море":   "Одобрен\n·\nДарья Шмидт",
		"Ботанический сад": "Черновик\n·\nдлиннее плана на 910",
	} {
		if row := n.row(headline); !strings.HasSuffix(row, want) {
			t.Errorf("%s:\n%s\nwant at the end\n%s", headline, row, want)
		}
	}
}

func TestWhatIsOutIsNoLongerBlockedOrDue(t *testing.T) {
	n := morning(t)
	n.ShowQueue(desk.Out)
	n.settle()
	row := n.row("Закон о госпабликах")
	if !strings.HasSuffix(row, "Опубликован\n·\nАнна Беккер") || strings.Contains(row, "12:00") {
		t.Errorf("it says\n%s", row)
	}
}

func TestADeadlineIsQuietUntilItsLastHour(t *testing.T) {
	n := morning(t)
	due := func(i int) face { return n.faceOf(&n.rows[i]) }
	if f := due(0); f.due != "14:00" || f.dueToken != look.Ink2 || !f.clock || f.late {
		t.Errorf("two hours before: %+v", f)
	}
	if f := due(1); f.due != "12:45" || f.dueToken != look.Red || !f.late {
		t.Errorf("in the last hour: %+v", f)
	}
	if f := due(4); f.due != "16.06, 09:00" || f.dueToken != look.Violet || f.clock {
		t.Errorf("an embargo: %+v", f)
	}
	n.pass(time.Hour)
	n.row("14:00")
	if f := due(0); !f.late {
		t.Errorf("an hour later: %+v", f)
	}
	if f := due(1); !f.late || f.due != "12:45" {
		t.Errorf("when it has passed: %+v", f)
	}
}

func TestTheLengthGoesFirstAndNoNumberIsEverCut(t *testing.T) {
	wide := enter(t, look.Look{}, fyne.NewSize(192+329, 840))
	wide.settle()
	if row := wide.row("На Обском море"); !strings.Contains(row, "Камень-на-Оби · 14 июня · 1\u00a0940 зн.") {
		t.Errorf("at its usual width:\n%s", row)
	}
	if row := wide.row("В Нагорном парке"); !strings.Contains(row, "Барнаул · 15 июня · 2\u00a0140\n15:30") {
		t.Errorf("with a deadline:\n%s", row)
	}
	narrow := enter(t, look.Look{}, fyne.NewSize(192+281, 840))
	narrow.settle()
	if row := narrow.row("В Нагорном парке"); !strings.Contains(row, "Барнаул · 15 июня\n15:30") {
		t.Errorf("narrow:\n%s", row)
	}
	least := enter(t, look.Look{}, fyne.NewSize(192+241, 840))
	least.settle()
	if row := least.row("«Земский"); !strings.Contains(row, "16.06, 09:00") || !strings.Contains(row, "15 июня") {
		t.Errorf("as narrow as can be:\n%s", row)
	}
}

func TestALongHeadlineEndsInAnEllipsisOnItsSecondLine(t *testing.T) {
	n := morning(t)
	lines := strings.Split(n.row("Рубцовска"), "\n")
	if lines[0] != "Жители Рубцовска остались" || !strings.HasSuffix(lines[1], "…") || len(lines) < 4 {
		t.Errorf("the row reads\n%s", strings.Join(lines, "\n"))
	}
}

func TestAYearIsSaidWhenItIsAnother(t *testing.T) {
	n := morning(t)
	n.rows = n.rows[7:8]
	n.Reload()
	n.settle()
	if row := n.row("Грибной сезон"); !strings.Contains(row, "Белокуриха · 30 августа 2022") {
		t.Errorf("it says\n%s", row)
	}
}

func TestAStoryWithoutAHeadlineIsStillAStory(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = []desk.Row{{ID: "new", State: revision.StateDraft}} })
	if row := n.row("Без заголовка"); !strings.Contains(row, "Черновик") {
		t.Errorf("it says\n%s", row)
	}
}

func TestADamagedStorySaysSo(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = []desk.Row{{ID: "torn", Damaged: errors.New("page 7 is torn")}} })
	row := n.row("Материал не читается")
	if strings.Contains(row, "Черновик") {
		t.Errorf("it claims a state:\n%s", row)
	}
	if f := n.faceOf(&n.rows[0]); f.tailToken != look.Red || !strings.Contains(f.tail, "page 7 is torn") {
		t.Errorf("it ends %+v", f)
	}
}

// TestScrollingMeasuresNothingTwice: rows that come back into view, and rows
// that are read again unchanged, are set already.
func TestScrollingMeasuresNothingTwice(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(100) })
	there := func() {
		for y := range 40 {
			n.list.rows.SetOffset(float32(y) * n.list.height)
		}
	}
	there()
	set := len(n.list.prints.kept)
	kept := *n.list.prints.of(n.faceOf(&n.rows[20]), n.list.rows.Size().Width)
	n.list.rows.SetOffset(0)
	there()
	n.Reload()
	n.settle()
	if again := len(n.list.prints.kept); again != set {
		t.Errorf("%d rows were set, and %d after the second time", set, again)
	}
	if again := n.list.prints.of(n.faceOf(&n.rows[20]), n.list.rows.Size().Width); &again.headline[0] != &kept.headline[0] {
		t.Error("a row was set anew")
	}
}

func TestWhatWasSetIsNotKeptForEver(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(2000) })
	for y := range 1900 {
		n.list.rows.SetOffset(float32(y) * n.list.height)
	}
	if kept := len(n.list.prints.kept); kept > mostPrints {
		t.Errorf("%d rows are kept", kept)
	}
	n.row("Материал s1")
}

func TestRowsAreFewHoweverLongTheList(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(100_000) })
	for _, y := range []float32{0, 7, 500, 99_000, 3} {
		n.list.rows.SetOffset(y * n.list.height)
	}
	if made := len(n.list.drawn); made > 12 {
		t.Errorf("%d row objects for a window that shows 8", made)
	}
	if most := len(newRow(n.list).objects); most > 14 {
		t.Errorf("a row draws %d objects", most)
	}
}

func TestRemarks(t *testing.T) {
	for sentence, want := range map[string]string{
		"У фото 3 не указан автор.": "у фото 3 не указан автор", "Нет города.": "нет города", "": "", "«Имя» — не имя.": "«Имя» — не имя",
	} {
		if got := remark(sentence); got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	var got []string
	for _, n := range []int{0, 999, 1786, 100_000, 1_234_567} {
		got = append(got, grouped(n, "ru"), grouped(n, "en"))
	}
	want := []string{"0", "0", "999", "999", "1\u00a0786", "1,786", "100\u00a0000", "100,000", "1\u00a0234\u00a0567", "1,234,567"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
