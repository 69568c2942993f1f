package desk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/comparison"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// suggests proposes other words in the place of these, and gives the thread's name.
func (l office) suggests(id, thread, old, new string) string {
	l.t.Helper()
	s := l.story(id)
	proposed, err := replacing(l.t, s, old, new).Apply(s)
	l.must(err)
	name, err := l.Review.Suggest(context.Background(), id, thread, proposed)
	l.must(err)
	l.must(l.Review.SignSuggestion(context.Background(), id))
	return name
}

func (l office) suggestions(id string) []Suggestion {
	l.t.Helper()
	all, err := l.Review.Suggestions(context.Background(), id)
	l.must(err)
	return all
}

func TestASuggestionEndsNoApprovalAndATakenOneDoes(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера editor")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
	anna.hands(id, boris, vera)
	boris.must(boris.Review.Approve(ctx, id, ""))
	boris.hands(id, anna)
	name := vera.suggests(id, "", "вчера", "вчера в полдень")
	if got := vera.says(id); got != "Мост открыли вчера.\nСотня человек пришла." {
		t.Errorf("suggesting changed the text: %s", got)
	}
	vera.hands(id, anna)
	all := anna.suggestions(id)
	if len(all) != 1 || all[0].Thread != name || all[0].Person != "Вера" || all[0].Mine || !all[0].Accepted || len(all[0].Open) != 1 || inWords(all[0].Comparison) != "words:{+ в полдень}" {
		t.Fatalf("%+v", all)
	}
	if s, err := anna.Stories.Standing(ctx, id); err != nil || s.State != revision.StateApproved || s.OpenSuggestions != 1 {
		t.Errorf("%v: %s with %d suggestions", err, s.State, s.OpenSuggestions)
	}
	sheet := sheetOf(t, anna.Desk, id)
	anna.must(anna.Review.TakeSuggestion(ctx, id, name, all[0].Comparison.Changes[0].Key))
	if got := sheet.Story().Body.Block(0).Text; got != "Мост открыли вчера в полдень." {
		t.Errorf("the sheet says %q", got)
	}
	s, err := anna.Stories.Standing(ctx, id)
	if err != nil || s.State != revision.StateChangedAfter || s.OpenSuggestions != 0 {
		t.Errorf("%v: %s with %d suggestions", err, s.State, s.OpenSuggestions)
	}
	anna.hands(id, vera)
	if got := vera.suggestions(id)[0]; len(got.Open) != 0 || got.Answers[all[0].Comparison.Changes[0].Key] != "taken" || !got.Mine {
		t.Errorf("Vera sees %+v", got)
	}
	if _, ok := sheet.Undo(); !ok || sheet.Story().Body.Block(0).Text != "Мост открыли вчера." {
		t.Errorf("undone: %q", sheet.Story().Body.Block(0).Text)
	}
}

func TestASuggestionThatNoLongerFitsStaysOpen(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
	anna.hands(id, boris)
	s := boris.story(id)
	for _, words := range [][2]string{{"вчера", "сегодня"}, {"Сотня", "Тысяча"}} {
		var err error
		if s, err = replacing(t, s, words[0], words[1]).Apply(s); err != nil {
			t.Fatal(err)
		}
	}
	name, err := boris.Review.Suggest(ctx, id, "", s)
	boris.must(err)
	anna.replaces(id, "вчера", "позавчера")
	boris.hands(id, anna)
	got := anna.suggestions(id)[0]
	if len(got.Open) != 2 {
		t.Fatalf("%+v", got)
	}
	keys := []string{got.Comparison.Changes[0].Key, got.Comparison.Changes[1].Key}
	text := anna.says(id)
	if err := anna.Review.TakeSuggestion(ctx, id, name, keys...); !errors.Is(err, comparison.ErrChanged) || anna.says(id) != text || len(anna.suggestions(id)[0].Open) != 2 {
		t.Errorf("%v, the text %q", err, anna.says(id))
	}
	if err := anna.Review.TakeSuggestion(ctx, id, name, "nothing"); code(err) != NoSuchChange {
		t.Errorf("%v", err)
	}
	// All that fit.
	anna.must(anna.Review.TakeSuggestion(ctx, id, name))
	if got := anna.suggestions(id)[0]; !strings.Contains(anna.says(id), "Тысяча") || !strings.Contains(anna.says(id), "позавчера") || len(got.Open) != 1 {
		t.Errorf("%q, open %v", anna.says(id), got.Open)
	}
	if err := anna.Review.TakeSuggestion(ctx, id, name); !errors.Is(err, comparison.ErrChanged) {
		t.Errorf("%v", err)
	}
	anna.must(anna.Review.DeclineSuggestion(ctx, id, name))
	if got := anna.suggestions(id)[0]; len(got.Open) != 0 || got.Answers[keys[0]] != "declined" {
		t.Errorf("%+v", got.Answers)
	}
	if err := anna.Review.DeclineSuggestion(ctx, id, name); code(err) != NothingOpen {
		t.Errorf("%v", err)
	}
}

func TestWhatWasSuggestedAndTypedByHandIsNotOpen(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.suggests(id, "", "вчера", "сегодня")
	boris.hands(id, anna)
	anna.replaces(id, "вчера", "сегодня")
	if got := anna.suggestions(id)[0]; len(got.Open) != 0 {
		t.Errorf("%+v", got.Open)
	}
}

func TestWhoSuggestedTakesItBack(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	name := boris.suggests(id, "", "вчера", "сегодня")
	boris.hands(id, anna)
	if err := anna.Review.RecallSuggestion(ctx, id, name); code(err) != NotYourSuggestion {
		t.Errorf("%v", err)
	}
	if _, err := anna.Review.Suggest(ctx, id, name, anna.story(id)); code(err) != NotYourSuggestion {
		t.Errorf("%v", err)
	}
	boris.must(boris.Review.RecallSuggestion(ctx, id, name))
	boris.hands(id, anna)
	if len(anna.suggestions(id)) != 0 || len(boris.suggestions(id)) != 0 {
		t.Error("it is still there")
	}
	if err := anna.Review.TakeSuggestion(ctx, id, name); code(err) != NoSuchSuggestion {
		t.Errorf("%v", err)
	}
	// He thinks again, and again.
	if again := boris.suggests(id, name, "вчера", "утром"); again != name || len(boris.suggestions(id)) != 1 {
		t.Errorf("%s: %+v", again, boris.suggestions(id))
	}
	if _, err := boris.Review.Suggest(ctx, id, name, boris.story(id)); err != nil || len(boris.suggestions(id)) != 0 {
		t.Errorf("%v: a suggestion of nothing is %+v", err, boris.suggestions(id))
	}
	if _, err := boris.Review.Suggest(ctx, id, "", boris.story(id)); err != nil || len(boris.suggestions(id)) != 0 {
		t.Errorf("%v: %+v", err, boris.suggestions(id))
	}
	before := len(boris.remarks(id))
	boris.must(boris.Review.SignSuggestion(ctx, id))
	if after := boris.remarks(id); len(after) != before {
		t.Errorf("nothing is signed: %+v", after[before:])
	}
}

func TestASuggestionThatIsStillTypedCanBeAnswered(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна editor", "Борис editor")
	anna := l[0]
	id := anna.begins("Мост открыли вчера.")
	s := anna.story(id)
	s, err := replacing(t, s, "вчера", "утром").Apply(s)
	anna.must(err)
	name, err := anna.Review.Suggest(ctx, id, "", s)
	anna.must(err)
	if n := len(anna.remarks(id)); n != 0 {
		t.Errorf("%d remarks are signed while she types", n)
	}
	anna.must(anna.Review.TakeSuggestion(ctx, id, name))
	if got := anna.says(id); got != "Мост открыли утром." {
		t.Errorf("%q", got)
	}
	if n := len(anna.remarks(id)); n != 2 {
		t.Errorf("%d remarks: it was suggested and taken", n)
	}
	other, err := anna.Review.Suggest(ctx, id, "", replaced(t, anna.story(id), "Мост", "Новый мост"))
	anna.must(err)
	third, err := anna.Review.Suggest(ctx, id, "", replaced(t, anna.story(id), "утром", "ночью"))
	anna.must(err)
	if all := anna.suggestions(id); other == third || len(all) != 3 || len(anna.remarks(id)) != 3 {
		t.Errorf("the second is signed when the third is begun: %d, %+v", len(anna.remarks(id)), all)
	}
	anna.must(anna.Review.RecallSuggestion(ctx, id, third))
	if all := anna.suggestions(id); len(all) != 2 {
		t.Errorf("%+v", all)
	}
}

func replaced(t *testing.T, s story.Story, old, new string) story.Story {
	t.Helper()
	next, err := replacing(t, s, old, new).Apply(s)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestASuggestionOutlivesTheProgram(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	d := open(t, config(dir))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли вчера")
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	name := ""
	proposed := s.Story()
	for _, words := range [][2]string{{"вчера", "сегодня"}, {"сегодня", "сегодня утром"}} {
		var err error
		if proposed, err = replacing(t, proposed, words[0], words[1]).Apply(proposed); err != nil {
			t.Fatal(err)
		}
		if name, err = d.Review.Suggest(ctx, id, name, proposed); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open(t, config(dir))
	p, ok, err := d.Review.Proposal(ctx, id)
	if err != nil || !ok || p.Thread != name || p.Story.Body.Block(0).Text != "Мост открыли сегодня утром" || p.Base.Body.Block(0).Text != "Мост открыли вчера" {
		t.Errorf("%v, %v: %+v", err, ok, p)
	}
	all, err := d.Review.Suggestions(ctx, id)
	if err != nil || len(all) != 1 || all[0].Thread != name || !all[0].Mine || all[0].Comparison.After.Body.Block(0).Text != "Мост открыли сегодня утром" {
		t.Fatalf("%v: %+v", err, all)
	}
	if err := d.room.arc.Update(ctx, func(tx *archive.Tx) error { return d.room.seal(tx, id) }); err != nil {
		t.Fatal(err)
	}
	err = d.room.arc.View(func(tx *archive.Tx) error {
		remarks, err := tx.Remarks(story.ID(id))
		if len(remarks) != 1 {
			t.Errorf("a hand-off carries %d remarks", len(remarks))
		}
		return err
	})
	if _, ok, err := d.Review.Proposal(ctx, id); ok || err != nil {
		t.Errorf("%v: it is signed and still on its way", err)
	}
	if again, err2 := d.Review.Suggestions(ctx, id); err != nil || err2 != nil || len(again) != 1 || again[0].Thread != name {
		t.Errorf("%v, %v: %+v", err, err2, again)
	}
}

func TestStrangersSuggestToo(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.suggests(id, "", "вчера", "сегодня")
	r := boris.remarks(id)[0].Remark
	nobody := stranger(t, "nobody", revision.Chief)
	r.Thread, r.Person = "s1", "nobody"
	boris.hears(id, nobody.device.Remark(r))
	for _, s := range boris.suggestions(id) {
		if s.Accepted != (s.Person == "Борис") || s.Accepted != s.Mine || len(s.Open) != 1 {
			t.Errorf("%+v", s)
		}
	}
	if n := len(boris.suggestions(id)); n != 2 {
		t.Errorf("%d suggestions", n)
	}
	// Answers of somebody nobody knows are none.
	answer := revision.Remark{Story: story.ID(id), Thread: "s1", Kind: revision.Taken, Change: boris.suggestions(id)[0].Comparison.Changes[0].Key, Person: "nobody", Lamport: 90, Time: noon}
	boris.hears(id, nobody.device.Remark(answer))
	for _, s := range boris.suggestions(id) {
		if len(s.Open) != 1 {
			t.Errorf("%+v", s)
		}
	}
}
