package library

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestTheProgramOpensOnAllThatIsInWork(t *testing.T) {
	n := morning(t)
	if got := n.seen(); len(got) < 7 || !strings.Contains(got[0], "В Алтайском крае создано") {
		t.Errorf("in view:\n%s", strings.Join(got, "\n--\n"))
	}
	if q := n.queries[0]; q.Queue != desk.AllWork || q.Sort != "touched" {
		t.Errorf("the desk was asked for %+v", q)
	}
	said := reads(n.Queues())
	for _, want := range []string{"Все в работе\n8", "На проверке\n1", "Анна Беккер", "корреспондент"} {
		if !strings.Contains(said, want) {
			t.Errorf("the queues lack %q:\n%s", want, said)
		}
	}
	if strings.Contains(said, "Опубликованы\n1") {
		t.Error("what is out is counted")
	}
}

func TestAQueueShowsItsStories(t *testing.T) {
	n := morning(t)
	for _, row := range n.queues.rows {
		if row.queue == desk.InReview {
			row.press.Press()
		}
	}
	n.settle()
	if got := n.seen(); len(got) != 1 || !strings.Contains(got[0], "В Нагорном парке") {
		t.Errorf("in view:\n%s", strings.Join(got, "\n--\n"))
	}
	if head := reads(n.list.title); !strings.Contains(head, "На проверке\n1") {
		t.Errorf("the list is headed %q", head)
	}
}

func TestOldRowsStayUntilTheNewAreThere(t *testing.T) {
	n := morning(t)
	n.hold = make(chan struct{})
	n.ShowQueue(desk.Held)
	n.deliver()
	if got := n.seen(); len(got) < 7 {
		t.Errorf("while the desk reads, %d rows are left", len(got))
	}
	close(n.hold)
	n.settle()
	if got := n.seen(); len(got) != 1 || !strings.Contains(got[0], "детские площадки") {
		t.Errorf("in view:\n%s", strings.Join(got, "\n--\n"))
	}
}

func TestAnAnswerToAnOlderQuestionIsDropped(t *testing.T) {
	n := morning(t)
	n.hold, n.slow = make(chan struct{}), desk.Held
	n.ShowQueue(desk.Held)
	n.ShowQueue(desk.InReview)
	n.settle()
	if got := n.seen(); len(got) != 1 || !strings.Contains(got[0], "В Нагорном парке") {
		t.Errorf("in view:\n%s", strings.Join(got, "\n--\n"))
	}
	if len(n.errors) > 0 {
		t.Errorf("a question that was stopped is told as trouble: %v", n.errors)
	}
}

// TestANewsroomThatChangesFasterThanItIsReadIsShownAllTheSame: every save asks
// for the rows again; none of these questions may stop the one before it.
func TestANewsroomThatChangesFasterThanItIsReadIsShownAllTheSame(t *testing.T) {
	n := morning(t)
	before := len(n.queries)
	n.hold = make(chan struct{})
	for range 10 {
		n.Reload()
	}
	n.rows[0].Headline = "Переписано"
	close(n.hold)
	n.settle()
	n.row("Переписано")
	if asked := len(n.queries) - before; asked != 2 {
		t.Errorf("ten changes were read %d times, want the one under way and one after it", asked)
	}
}

func TestTypingFiltersOnceTheFingersRest(t *testing.T) {
	n := morning(t)
	n.FocusSearch()
	before := len(n.queries)
	n.types("парк")
	n.settle()
	if len(n.queries) != before {
		t.Error("the desk was asked while somebody types")
	}
	n.pass(pause)
	if got := n.seen(); len(got) != 1 || !strings.Contains(got[0], "В Нагорном парке") {
		t.Errorf("in view:\n%s", strings.Join(got, "\n--\n"))
	}
	n.key(fyne.KeyEscape)
	n.pass(pause)
	if got := n.seen(); len(got) < 7 || n.list.entry.Text() != "" {
		t.Errorf("after Esc %d rows, field %q", len(got), n.list.entry.Text())
	}
}

func TestTheFilterKnowsStatesByTheirWords(t *testing.T) {
	n := morning(t)
	if said := n.queries[0].StateWord(revision.StateApproved); said != "Одобрен" {
		t.Errorf("an approved story is %q to the filter", said)
	}
}

func TestArrowsLeadFromTheFieldIntoTheRowsAndEnterOpens(t *testing.T) {
	n := morning(t)
	n.FocusSearch()
	n.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(n.opened, []story.ID{"water"}) {
		t.Errorf("opened %v", n.opened)
	}
}

func TestTheOpenStoryIsMarkedWhereverItStands(t *testing.T) {
	n := morning(t)
	n.Show("sea")
	if got := n.list.rows.Selected(); !slices.Equal(got, []int{3}) {
		t.Fatalf("selected %v", got)
	}
	n.rows = append([]desk.Row{n.rows[3]}, append(n.rows[:3:3], n.rows[4:]...)...)
	n.Reload()
	n.settle()
	if got := n.list.rows.Selected(); !slices.Equal(got, []int{0}) {
		t.Errorf("after it moved to the top, selected %v", got)
	}
	n.ShowQueue(desk.Held)
	n.settle()
	if got := n.list.rows.Selected(); len(got) != 0 {
		t.Errorf("in a queue without it, selected %v", got)
	}
}

func TestANewStoryIsScrolledToAsSoonAsItIsRead(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(200) })
	n.rows = append(n.rows, desk.Row{ID: "new", Headline: "Только что начат", State: revision.StateDraft})
	n.Reload()
	n.Show("new")
	n.settle()
	n.row("Только что начат")
}

func TestTheMenuIsForAllThatIsSelected(t *testing.T) {
	n := morning(t)
	list := n.list.rows
	click := func(i int, m fyne.KeyModifier) {
		at := fyne.PointEvent{Position: fyne.NewPos(100, float32(i)*n.list.height+50)}
		list.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary, Modifier: m})
		list.Tapped(&at)
	}
	click(1, 0)
	click(3, fyne.KeyModifierShortcutDefault)
	n.list.menu(3, fyne.NewPos(300, 300))
	n.list.menu(5, fyne.NewPos(300, 300))
	want := [][]story.ID{{"water", "sea"}, {"garden"}}
	if !slices.EqualFunc(n.menus, want, slices.Equal) {
		t.Errorf("menus for %v, want %v", n.menus, want)
	}
	if !slices.Equal(n.opened, []story.ID{"water"}) {
		t.Errorf("selecting several opened %v", n.opened)
	}
	n.Reload()
	n.settle()
	if got := list.Selected(); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("reading again left %v selected", got)
	}
}

func TestTheOrderIsChosenFromAMenu(t *testing.T) {
	n := morning(t)
	n.list.sort("city")
	n.settle()
	if got := n.seen(); !strings.Contains(got[0], "Алейск") {
		t.Errorf("first by city:\n%s", got[0])
	}
	if head := reads(n.list.title); !strings.Contains(head, "по городу") {
		t.Errorf("the list is headed %q", head)
	}
}

func TestAnotherLanguageLeavesEverythingWhereItWas(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(200) })
	n.list.sort("city")
	n.settle()
	n.list.rows.SetOffset(50*n.list.height + 20)
	n.Show("s60")
	before := n.list.rows.Offset()
	at := n.State()
	n.Close()
	n.hold = make(chan struct{})
	n.build("en", look.Look{}, at)
	if got := n.seen(); len(got) < 6 || !strings.Contains(got[0], "Draft") {
		t.Errorf("before anything is read again, %d rows are in view", len(got))
	}
	if after := n.list.rows.Offset(); after != before || !slices.Equal(n.list.rows.Selected(), []int{60}) {
		t.Errorf("scrolled to %v instead of %v, selected %v", after, before, n.list.rows.Selected())
	}
	close(n.hold)
	n.settle()
	if n.list.rows.Offset() != before || n.queries[len(n.queries)-1].Sort != "city" {
		t.Errorf("read again, scrolled to %v, asked for %+v", n.list.rows.Offset(), n.queries[len(n.queries)-1])
	}
}

func TestALargerTextKeepsTheFirstRow(t *testing.T) {
	n := enter(t, look.Look{}, fyne.NewSize(900, 840), func(n *newsroom) { n.rows = many(200) })
	n.settle()
	n.list.rows.SetOffset(50 * n.list.height)
	first := n.seen()[0]
	at := n.State()
	n.Close()
	larger := look.Look{Percent: 150}
	fyne.CurrentApp().Settings().SetTheme(&look.Theme{Look: larger})
	n.build("ru", larger, at)
	n.settle()
	if got := n.seen()[0]; got != first {
		t.Errorf("the first row was\n%s\nand is\n%s", first, got)
	}
}

func TestAnEmptyQueueTeaches(t *testing.T) {
	n := morning(t)
	n.ShowQueue(desk.Spiked)
	n.settle()
	said := reads(n.list.empty)
	if !n.list.empty.Visible() || !strings.Contains(said, "Убранных нет") {
		t.Fatalf("it says %q", said)
	}
	press(t, n.list.empty, "Показать всё, что в работе")
	n.settle()
	if n.list.empty.Visible() || len(n.seen()) < 7 {
		t.Error("the way out leads nowhere")
	}
}

func TestAnEmptyNewsroomOffersTheFirstStory(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = nil })
	press(t, n.list.empty, "Новый материал")
	if n.begun != 1 {
		t.Error("no story was begun")
	}
}

func TestWordsThatNothingHasAreSaidAndCleared(t *testing.T) {
	n := morning(t)
	n.FocusSearch()
	n.types("бегемот")
	n.pass(pause)
	if said := reads(n.list.empty); !strings.Contains(said, "нет материалов со словами «бегемот»") {
		t.Errorf("it says %q", said)
	}
	press(t, n.list.empty, "Показать все")
	n.pass(pause)
	if len(n.seen()) < 7 {
		t.Error("the rows did not come back")
	}
}

func TestNothingIsSaidOfAShortReadingAndAWordOfALongOne(t *testing.T) {
	n := enter(t, look.Look{}, fyne.NewSize(520, 840), func(n *newsroom) { n.hold = make(chan struct{}) })
	n.deliver()
	if said := reads(n.List()); strings.Contains(said, "Читаю") || strings.Contains(said, "Пока пусто") {
		t.Errorf("at once it says\n%s", said)
	}
	waits := n.waits
	n.waits = nil
	for _, w := range waits {
		if w.after == patience {
			w.run()
		}
	}
	if said := reads(n.List()); !strings.Contains(said, "Читаю материалы") {
		t.Errorf("after a while it says\n%s", said)
	}
	close(n.hold)
	n.settle()
	if said := reads(n.List()); strings.Contains(said, "Читаю") || len(n.seen()) < 7 {
		t.Errorf("in the end it says\n%s", said)
	}
}

func TestAnErrorIsSaidOnceAndTheRowsStay(t *testing.T) {
	n := morning(t)
	n.broken = errors.New("disk gone")
	for range 3 {
		n.pass(time.Minute)
	}
	if len(n.errors) != 1 || len(n.seen()) < 7 {
		t.Errorf("errors %v, %d rows", n.errors, len(n.seen()))
	}
	n.broken = nil
	n.pass(time.Minute)
	n.broken = errors.New("disk gone")
	n.pass(time.Minute)
	if len(n.errors) != 2 {
		t.Errorf("the same trouble on another day was said %d times", len(n.errors))
	}
}

func TestFoldedQueuesAreMarksWithCounts(t *testing.T) {
	n := morning(t)
	n.SetFolded(true)
	said := reads(n.Queues())
	if strings.Contains(said, "На проверке") || !strings.Contains(said, "8") || !strings.Contains(said, "Новый материал") {
		t.Errorf("folded, they say\n%s", said)
	}
	n.SetFolded(false)
	if said := reads(n.Queues()); !strings.Contains(said, "На проверке\n1") {
		t.Errorf("unfolded, they say\n%s", said)
	}
}

func TestArrowsWalkTheQueues(t *testing.T) {
	n := morning(t)
	n.canvas.Focus(n.queues.rows[0].press)
	n.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	n.settle()
	if got := n.State().Queue; got != desk.InReview {
		t.Errorf("two steps down is %q", got)
	}
	n.key(fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn)
	if got := n.State().Queue; got != desk.Spiked {
		t.Errorf("the last one is %q", got)
	}
}

func TestAnotherNameIsShownWhenItIsRead(t *testing.T) {
	n := morning(t)
	n.name = "Михаил Лаптев"
	n.Reload()
	n.settle()
	if said := reads(n.Queues()); !strings.Contains(said, "Михаил Лаптев") || !strings.Contains(said, "МЛ") {
		t.Errorf("the foot says\n%s", said)
	}
}

func TestWhatIsClosedHearsNothingMore(t *testing.T) {
	n := morning(t)
	n.hold = make(chan struct{})
	n.rows[0].Headline = "После закрытия"
	n.Reload()
	n.Close()
	n.deliver()
	if got := n.seen()[0]; strings.Contains(got, "После закрытия") {
		t.Error("a closed library changed")
	}
}

// press presses the button with a label.
func press(t *testing.T, in fyne.CanvasObject, label string) {
	t.Helper()
	var found *kit.Button
	walk(in, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button %q in\n%s", label, reads(in))
	}
	found.Press()
}

// many are so many drafts, each with a photo of its own.
func many(n int) []desk.Row {
	out := make([]desk.Row, n)
	for i := range out {
		name := "s" + grouped(i, "")
		out[i] = desk.Row{
			ID: story.ID(name), Headline: "Материал " + name, State: revision.StateDraft, Author: "Анна Беккер",
			Photo: &story.PhotoUse{ID: "p", Original: name, Lead: true},
		}
	}
	return out
}
