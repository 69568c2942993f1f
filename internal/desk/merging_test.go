package desk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

func (l office) conflict(id string) Conflict {
	l.t.Helper()
	c, err := l.Review.Conflict(context.Background(), id)
	l.must(err)
	return c
}

// sideBySide is a story that Anna and Boris have written on side by side.
func sideBySide(t *testing.T, l []office, annas, boriss string) string {
	t.Helper()
	id := l[0].begins("Мост открыли вчера.", "Сотня человек пришла.", "Пели песни.")
	l[0].hands(id, l[1:]...)
	l[0].replaces(id, "вчера", annas)
	l[1].replaces(id, "Сотня", boriss)
	l[1].hands(id, l[0])
	return id
}

func TestTwoTextsThatDoNotCollideBecomeOne(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := sideBySide(t, l, "сегодня", "Тысяча")
	if got := anna.state(id); got != revision.StateBothChanged {
		t.Fatalf("%s", got)
	}
	c := anna.conflict(id)
	if len(c.Merged.Cards) != 0 || c.Ours.Person != "Анна" || c.Theirs.Person != "Борис" || c.Base == nil || c.Base.Number != 1 {
		t.Fatalf("%+v", c)
	}
	sheet := sheetOf(t, anna.Desk, id)
	anna.must(anna.Review.Merge(ctx, id, c, nil))
	const want = "Мост открыли сегодня.\nТысяча человек пришла.\nПели песни."
	if anna.says(id) != want || sheet.Story().Body.Block(1).Text != "Тысяча человек пришла." {
		t.Errorf("%q, the sheet %q", anna.says(id), sheet.Story().Body.Block(1).Text)
	}
	all := anna.versions(id)
	last := all[len(all)-1]
	if len(all) != 4 || !last.Head || len(last.Parents) != 2 || last.Parents[0] != c.Ours.Revision || last.Parents[1] != c.Theirs.Revision || last.Person != "Анна" {
		t.Errorf("%+v", last)
	}
	if got := anna.state(id); got != revision.StateInReview {
		t.Errorf("%s: a merge needs its verdict", got)
	}
	if _, err := anna.Review.Conflict(ctx, id); code(err) != NothingToMerge {
		t.Errorf("%v", err)
	}
	anna.hands(id, boris)
	if boris.says(id) != want || boris.state(id) != revision.StateInReview {
		t.Errorf("Boris has %q, %s", boris.says(id), boris.state(id))
	}
}

func TestCardsAreAnsweredBeforeAMerge(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
	anna.hands(id, boris)
	anna.replaces(id, "Сотня", "Двести")
	boris.replaces(id, "Сотня", "Тысяча")
	note := boris.notes(id, "пришла", "Откуда?")
	boris.hands(id, anna)
	c := anna.conflict(id)
	if len(c.Merged.Cards) != 1 || !strings.Contains(c.Merged.Cards[0].Theirs.Text, "Тысяча") {
		t.Fatalf("%+v", c.Merged.Cards)
	}
	card := c.Merged.Cards[0].ID
	if err := anna.Review.Merge(ctx, id, c, nil); !errors.Is(err, merge.ErrUnanswered) || anna.state(id) != revision.StateBothChanged {
		t.Errorf("%v, %s", err, anna.state(id))
	}
	// The same question on both laptops.
	anna.hands(id, boris)
	if got := boris.conflict(id); len(got.Merged.Cards) != 1 || got.Merged.Cards[0].Ours.Text != c.Merged.Cards[0].Theirs.Text {
		t.Errorf("%+v", got.Merged.Cards)
	}
	// Somebody types on: the question is another one.
	anna.replaces(id, "вчера", "сегодня")
	if err := anna.Review.Merge(ctx, id, c, []merge.Choice{{Card: card, Answer: merge.Theirs}}); code(err) != MergeOutdated || strings.Contains(anna.says(id), "Тысяча") {
		t.Errorf("%v: %q", err, anna.says(id))
	}
	c = anna.conflict(id)
	anna.must(anna.Review.Merge(ctx, id, c, []merge.Choice{{Card: c.Merged.Cards[0].ID, Answer: merge.Theirs}}))
	if got := anna.says(id); got != "Мост открыли сегодня.\nТысяча человек пришла." {
		t.Errorf("%q", got)
	}
	if n, ok := anna.story(id).NoteWith(note); !ok || story.Quoted(anna.story(id).Body, n.Selection()) != "пришла" {
		t.Errorf("the note is lost: %+v", n)
	}
}

func TestAMergeThatIsOneOfTheTextsKeepsItsVerdicts(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера editor")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
	anna.hands(id, boris)
	boris.replaces(id, "Сотня", "Тысяча")
	boris.hands(id, vera)
	vera.must(vera.Review.Approve(ctx, id, ""))
	anna.replaces(id, "Сотня", "Двести")
	vera.hands(id, anna)
	c := anna.conflict(id)
	anna.must(anna.Review.Merge(ctx, id, c, []merge.Choice{{Card: c.Merged.Cards[0].ID, Answer: merge.Theirs}}))
	if got := anna.state(id); got != revision.StateApproved {
		t.Errorf("%s", got)
	}
}

func TestOfThreeTextsTwoAreMergedFirst(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера editor")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.", "Пели песни.")
	anna.hands(id, boris, vera)
	anna.replaces(id, "вчера", "сегодня")
	boris.replaces(id, "Сотня", "Тысяча")
	vera.replaces(id, "песни", "старые песни")
	boris.hands(id, anna)
	vera.hands(id, anna)
	for heads := 3; heads > 1; heads-- {
		if s, err := anna.Stories.Standing(ctx, id); err != nil || s.Heads != heads || s.State != revision.StateBothChanged {
			t.Fatalf("%v: %d heads, want %d, in state %s", err, s.Heads, heads, s.State)
		}
		anna.must(anna.Review.Merge(ctx, id, anna.conflict(id), nil))
	}
	if got := anna.says(id); got != "Мост открыли сегодня.\nТысяча человек пришла.\nПели старые песни." {
		t.Errorf("%q", got)
	}
}

func TestWhatBothChangedWithoutAQuestionIsToBeRead(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	long := "Мост открыли вчера в полдень, когда на берегу реки собралась едва ли не половина города, и музыка играла до самого вечера."
	id := anna.begins(long)
	anna.hands(id, boris)
	anna.replaces(id, "Мост", "Новый мост")
	boris.replaces(id, "вечера", "утра")
	boris.hands(id, anna)
	c := anna.conflict(id)
	anna.must(anna.Review.Merge(ctx, id, c, nil))
	all := anna.versions(id)
	if reads := all[len(all)-1].Reads; len(reads) != 1 || len(c.Merged.Reads) != 1 || reads[0] != c.Merged.Reads[0] {
		t.Errorf("%+v, the conflict said %+v", reads, c.Merged.Reads)
	}
	anna.replaces(id, "музыка", "Музыка")
	if _, err := anna.Review.KeepVersion(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	for _, v := range anna.versions(id) {
		if v.Reads != nil {
			t.Errorf("a later version was written: %+v", v.Reads)
		}
	}
}

// TestBothLaptopsHaveOneTextAfterAMerge: merged on one, handed back, and undone.
func TestBothLaptopsHaveOneTextAfterAMerge(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.", "Пели песни.", "Было тепло.")
	anna.hands(id, boris)
	sheet := sheetOf(t, anna.Desk, id)
	anna.replaces(id, "Сотня", "Двести")
	anna.replaces(id, "Пели", "Громко пели")
	_, err := sheet.Set("tags", "мост, праздник")
	anna.must(err)
	anna.must(sheet.Flush(ctx))
	boris.writes(id, func(s story.Story) story.Edit { // what Anna edits goes to the end
		b := s.Body
		return story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Move{Block: b.Block(2).ID, After: b.Block(3).ID}}}}
	})
	boris.replaces(id, "Сотня", "Тысяча")
	boris.hands(id, anna)
	anna.hands(id, boris)
	c := anna.conflict(id)
	if len(c.Merged.Cards) != 1 {
		t.Fatalf("%+v", c.Merged.Cards)
	}
	before, err := revision.EncodeContent(sheet.Story())
	anna.must(err)
	anna.must(anna.Review.Merge(ctx, id, c, []merge.Choice{{Card: c.Merged.Cards[0].ID, Answer: merge.Typed, Text: "Сотни людей пришли.\nСчитали все."}}))
	anna.hands(id, boris)
	const want = "Мост открыли вчера.\nСотни людей пришли.\nСчитали все.\nБыло тепло.\nГромко пели песни."
	if anna.says(id) != want || boris.says(id) != want || anna.state(id) != boris.state(id) || anna.state(id) != revision.StateInReview {
		t.Errorf("Anna %q, %s; Boris %q, %s", anna.says(id), anna.state(id), boris.says(id), boris.state(id))
	}
	a, errA := revision.EncodeContent(anna.story(id))
	b, errB := revision.EncodeContent(boris.story(id))
	if errors.Join(errA, errB) != nil || string(a) != string(b) {
		t.Errorf("the laptops have other bytes:\n%s\n%s", a, b)
	}
	// One undo takes the merge out of the text; the version stays.
	_, ok := sheet.Undo()
	if undone, err := revision.EncodeContent(sheet.Story()); !ok || err != nil || string(undone) != string(before) {
		t.Errorf("undone, the text is %q", anna.says(id))
	}
	anna.must(sheet.Flush(ctx))
	if all := anna.versions(id); !all[len(all)-1].Head || len(all[len(all)-1].Parents) != 2 {
		t.Errorf("%+v", all)
	}
}
