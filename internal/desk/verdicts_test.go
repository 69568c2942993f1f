package desk

import (
	"context"
	"testing"

	"dateline/internal/revision"
)

func TestAFlaggedStoryNeedsAnotherPairOfEyes(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	if err := boris.Review.Flag(ctx, id, "astrology", ""); code(err) != NoSuchStep {
		t.Errorf("%v", err)
	}
	boris.must(boris.Review.Flag(ctx, id, "", "Имена"))
	boris.must(boris.Review.Approve(ctx, id, ""))
	if got := boris.state(id); got == revision.StateApproved {
		t.Errorf("%s without a lawyer's look", got)
	}
	s, err := boris.Stories.Standing(ctx, id)
	if err != nil || len(s.Missing) != 1 || s.Missing[0].Step != "legal" || s.Missing[0].More != 1 {
		t.Errorf("%v: missing %+v", err, s.Missing)
	}
	if err := boris.Review.ApproveStep(ctx, id, "legal", ""); verdict(err) != revision.NotYourStep && verdict(err) != revision.AlreadySaid {
		t.Errorf("%v", err)
	}
	boris.hands(id, vera)
	vera.must(vera.Review.Approve(ctx, id, "")) // hers is the step that is missing
	if got := vera.state(id); got != revision.StateApproved {
		t.Errorf("%s", got)
	}
	said := vera.versions(id)[0].Said
	if last := said[len(said)-1]; last.Step != "legal" {
		t.Errorf("%+v", last)
	}
	vera.must(vera.Review.Unflag(ctx, id, "legal", ""))
	if err := vera.Review.Unflag(ctx, id, "legal", ""); verdict(err) != revision.NotFlagged {
		t.Errorf("%v", err)
	}
}

func TestAReturnStandsUntilItIsTakenBackOrLifted(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris, vera)
	boris.must(boris.Review.Return(ctx, id, "Кто сказал?"))
	if got := boris.state(id); got != revision.StateReturned {
		t.Fatalf("%s", got)
	}
	boris.must(boris.Review.Withdraw(ctx, id, ""))
	if got := boris.state(id); got != revision.StateInReview {
		t.Errorf("withdrawn: %s", got)
	}
	boris.must(boris.Review.Return(ctx, id, "Всё-таки: кто?"))
	boris.hands(id, vera)
	if err := vera.Review.Lift(ctx, id, " "); code(err) != ReasonMissing {
		t.Errorf("%v", err)
	}
	vera.must(vera.Review.Lift(ctx, id, "Борис в отпуске"))
	vera.must(vera.Review.Approve(ctx, id, ""))
	if got := vera.state(id); got != revision.StateApproved {
		t.Errorf("lifted and approved: %s", got)
	}
}

func TestAPublishedStoryIsCorrectedOrKilled(t *testing.T) {
	ctx := context.Background()
	anna := newsroom(t, "Анна editor")[0]
	id := anna.begins("Мост открыли вчера.")
	if err := anna.Review.Correct(ctx, id, "Не вчера."); code(err) != NotPublished {
		t.Errorf("%v", err)
	}
	if err := anna.Review.Kill(ctx, id, "Всё неправда"); verdict(err) != revision.NotOut {
		t.Errorf("%v", err)
	}
	anna.must(anna.Publish.Published(ctx, id, Publication{}))
	if err := anna.Review.Correct(ctx, id, "  "); code(err) != CorrectionMissing {
		t.Errorf("%v", err)
	}
	sheet := sheetOf(t, anna.Desk, id)
	anna.must(anna.Review.Correct(ctx, id, "Мост открыли не вчера, а сегодня."))
	if got := anna.state(id); got != revision.StateCorrecting || sheet.Story().Correction != "Мост открыли не вчера, а сегодня." {
		t.Errorf("%s: %q", got, sheet.Story().Correction)
	}
	if _, ok := sheet.Undo(); !ok || sheet.Story().Correction != "" {
		t.Error("it is not one edit")
	}
	if err := anna.Review.Kill(ctx, id, ""); code(err) != ReasonMissing {
		t.Errorf("%v", err)
	}
	anna.must(anna.Review.Kill(ctx, id, "Всё неправда"))
	if got := anna.state(id); got != revision.StateKilled {
		t.Errorf("%s", got)
	}
}

// TestAVerdictOnOneOfTwoTextsBuriesNeither: the other text stays a head.
func TestAVerdictOnOneOfTwoTextsBuriesNeither(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна editor", "Борис editor")
	anna := l[0]
	id := sideBySide(t, l, "сегодня", "Тысяча")
	anna.replaces(id, "песни", "старые песни")
	anna.must(anna.Review.Hold(ctx, id, ""))
	if s, err := anna.Stories.Standing(ctx, id); err != nil || s.Heads != 2 || s.State != revision.StateBothChanged {
		t.Errorf("%v: %d heads, %s", err, s.Heads, s.State)
	}
	if c := anna.conflict(id); c.Ours.Person != "Анна" || c.Theirs.Person != "Борис" {
		t.Errorf("%+v", c)
	}
}
