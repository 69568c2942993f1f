package publish

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"

	"fyne.io/fyne/v2"
)

// without breaks a story.
func without(t *testing.T, what ...string) story.Story {
	t.Helper()
	st := bridge(t)
	for _, w := range what {
		switch w {
		case "credit":
			st.Photos[2].Credit = story.Credit{}
		case "city":
			st.Dateline.Place = story.Place{}
		case "date":
			st.Dateline.Date = newsdate.Date{}
		case "related":
			st.Related = nil
		case "alt":
			st.Photos[1].Alt = ""
		default:
			t.Fatalf("a story without %s?", w)
		}
	}
	return st
}

func refused(code revision.Code) desk.Standing {
	return desk.Standing{State: revision.StateInReview, ApprovalRequired: true, PublishWhy: &revision.Refusal{Code: code}}
}

// TestWhatIsBlockedIsBuiltByNoKey: not by Enter on anything, not by Ctrl+Enter,
// not by the button.
func TestWhatIsBlockedIsBuiltByNoKey(t *testing.T) {
	for name, c := range map[string]struct {
		story    story.Story
		standing desk.Standing
	}{
		"a photo without credit":              {without(t, "credit"), desk.Standing{}},
		"a story without a city":              {without(t, "city"), desk.Standing{}},
		"a story that nobody approved":        {bridge(t), refused(revision.NotApproved)},
		"a story under embargo":               {bridge(t), refused(revision.Embargoed)},
		"a story that was put aside, no city": {without(t, "city"), refused(revision.IsSpiked)},
	} {
		t.Run(name, func(t *testing.T) {
			r := enter(t, c.story)
			r.standing = c.standing
			r.show()
			if b := r.button("Собрать пакет"); b == nil || b.Why() == "" {
				t.Errorf("the button is open")
			}
			r.keys()
			if len(r.exported) > 0 || len(r.rehearsed) > 0 {
				t.Errorf("built %v, tried on %v", r.exported, r.rehearsed)
			}
		})
	}
}

// TestNothingIsBuiltBeforeTheChecksHaveSpoken: Enter may come early.
func TestNothingIsBuiltBeforeTheChecksHaveSpoken(t *testing.T) {
	r := enter(t, without(t, "credit"))
	r.Show()
	for range 3 {
		r.gate.leave.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	r.gate.build()
	r.answer()
	if len(r.exported) > 0 {
		t.Errorf("built %v", r.exported)
	}
}

func TestABlockedStorySaysWhyAndWhere(t *testing.T) {
	r := enter(t, without(t, "credit", "related")).show()
	for _, words := range []string{"Выпуск закрыт: 1 причина", "У фото 3 не указан автор", "Укажите агентство или фотографа.", "Нет ссылок на другие материалы", "Ещё 12 проверок пройдено"} {
		if !strings.Contains(r.says(), words) {
			t.Errorf("it does not say %q:\n%s", words, r.says())
		}
	}
	r.press("Перейти") // the last one, that of the warning
	if len(r.went) != 1 || r.went[0].Field != "related" || r.top() != nil {
		t.Errorf("went %+v, dialog %v", r.went, r.top())
	}
}

// TestAReasonIsAskedForOnlyWhereItHelps: a missing credit lets out nobody, and no
// reason stands in for an approval.
func TestAReasonIsAskedForOnlyWhereItHelps(t *testing.T) {
	for name, c := range map[string]struct {
		story    story.Story
		standing desk.Standing
		asked    bool
	}{
		"no city":                   {without(t, "city"), desk.Standing{}, true},
		"no city and no date":       {without(t, "city", "date"), desk.Standing{}, true},
		"no city, a warning":        {without(t, "city", "related"), desk.Standing{}, true},
		"no credit":                 {without(t, "credit"), desk.Standing{}, false},
		"no city and no credit":     {without(t, "city", "credit"), desk.Standing{}, false},
		"no city, and not approved": {without(t, "city"), refused(revision.NotApproved), false},
		"not approved":              {bridge(t), refused(revision.NotApproved), false},
		"nothing":                   {bridge(t), desk.Standing{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := enter(t, c.story)
			r.standing = c.standing
			if got := r.show().button("Выпустить с причиной…") != nil; got != c.asked {
				t.Errorf("a reason is asked for: %v", got)
			}
		})
	}
}

func TestAStoryWithoutACityLeavesWithAReason(t *testing.T) {
	r := enter(t, without(t, "city")).show()
	r.press("Выпустить с причиной…")
	r.press("Записать причину")
	r.write("  ")
	r.press("Записать причину")
	if b := r.button("Записать причину"); b == nil || b.Why() == "" || r.reason != "" {
		t.Fatalf("an empty reason was taken: %q", r.reason)
	}
	r.write("Город назовём позже")
	r.press("Записать причину")
	for _, words := range []string{"Можно выпускать, причина записана", "Не указан город. Причина: «Город назовём позже»."} {
		if !strings.Contains(r.says(), words) {
			t.Errorf("it does not say %q:\n%s", words, r.says())
		}
	}
	r.gate.build()
	r.answer()
	if len(r.reasons) != 1 || r.reasons[0] != "Город назовём позже" || r.rehearsed[0] != "Город назовём позже" {
		t.Errorf("built with %q, tried on with %q", r.reasons, r.rehearsed)
	}
}

func TestAReasonCanBeWithdrawn(t *testing.T) {
	r := enter(t, without(t, "city")).show()
	r.excuse("Город назовём позже")
	r.press("Отозвать причину")
	r.keys()
	if len(r.exported) > 0 || !strings.Contains(r.says(), "Выпуск закрыт") {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

// TestAReasonIsForOneTime: who comes back is asked again, for there may be more to
// let pass.
func TestAReasonIsForOneTime(t *testing.T) {
	r := enter(t, without(t, "city")).show()
	r.excuse("Город назовём позже")
	r.press("Закрыть")
	r.story = without(t, "city", "date")
	r.show().keys()
	if len(r.exported) > 0 || r.button("Выпустить с причиной…") == nil {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

// TestAReasonForNothingIsNoneAtAll: when the city has been set since, nothing is
// let pass and nothing is said of a reason.
func TestAReasonForNothingIsNoneAtAll(t *testing.T) {
	r := enter(t, without(t, "city")).show()
	r.excuse("Город назовём позже")
	r.story = bridge(t)
	r.gate.inquire()
	r.answer()
	if says := r.says(); strings.Contains(says, "причина записана") || !strings.Contains(says, "Можно выпускать") {
		t.Errorf("it says:\n%s", says)
	}
}

func TestItIsSaidWhoApprovedWhat(t *testing.T) {
	entry := func(what, who string) *desk.Entry {
		return &desk.Entry{What: what, Version: 4, Time: noon().Add(-3 * time.Minute), Person: who, Accepted: true}
	}
	changed := refused(revision.NotApproved)
	changed.State, changed.Verdict = revision.StateChangedAfter, entry("approved", "Ирина Ким")
	unforeseen := errors.New("диск отсоединён")
	for words, standing := range map[string]desk.Standing{
		"Версию 4 одобрил редактор Ирина Ким, сегодня в 12:31. После этого ничего не менялось.":                            {State: revision.StateApproved, Verdict: entry("approved", "Ирина Ким")},
		"Версию 4 одобрил редактор Кто-то без имени, сегодня в 12:31. После этого ничего не менялось.":                     {State: revision.StateApproved, Verdict: entry("approved", "")},
		"Материал вышел, сегодня в 12:31. После этого ничего не менялось.":                                                 {State: revision.StatePublished, Verdict: entry("published", "")},
		"Материал уже вышел, после этого текст изменён: в пакете будет новый.":                                             {State: revision.StateCorrecting, Verdict: entry("published", "")},
		"Кроме вас в редакции никого нет, одобрение не нужно: в пакете так и будет сказано.":                               {State: revision.StateDraft},
		"Версию 4 одобрил редактор Ирина Ким, сегодня в 12:31. После этого текст меняли: отдайте его на проверку ещё раз.": changed,
		"Материал не одобрен\nЭтот текст ещё не одобрен; отдайте материал на проверку и дождитесь одобрения.":              refused(revision.NotApproved),
		"Материал изменён на двух ноутбуках\nМатериал изменён на двух ноутбуках; сначала сведите обе версии в одну.":       refused(revision.BothChanged),
		"Выпускать ещё нельзя\n" + say(t, "ru").Sentence(unforeseen):                                                       {PublishWhy: unforeseen},
	} {
		r := enter(t, bridge(t))
		r.standing = standing
		if says := r.show().says(); !strings.Contains(says, words) {
			t.Errorf("it does not say %q:\n%s", words, says)
		}
	}
}

func TestWhatWillBeInThePackageIsSaidBeforeItLeaves(t *testing.T) {
	r := enter(t, bridge(t)).show()
	for _, words := range []string{
		"Что войдёт в пакет\n9 файлов, 878 КБ", "index.html\nПосмотреть страницу\n38 КБ", "img/\n3 снимка, 2 файла JPEG\n820 КБ",
		"article.json\nматериал как данные\n11 КБ", "revision.json", "manifest-sha256.txt\nсуммы всех файлов\n3 КБ", "Не войдёт никогда", "Пройдены все 14 проверок",
	} {
		if !strings.Contains(r.says(), words) {
			t.Errorf("it does not say %q:\n%s", words, r.says())
		}
	}
	if len(r.exported) > 0 || r.changed > 0 {
		t.Errorf("looking at it built %v", r.exported)
	}
	r.press("Посмотреть страницу")
	if len(r.opened) != 1 || !strings.HasSuffix(r.opened[0], "index.html") {
		t.Errorf("opened %v", r.opened)
	}
}

func TestClosingStopsTheTrying(t *testing.T) {
	stopped := make(chan error, 1)
	r := enter(t, bridge(t), func(d *Deps) {
		d.Rehearse = func(ctx context.Context, _ string, _ func(done, all int)) (*desk.Rehearsal, error) {
			<-ctx.Done()
			stopped <- ctx.Err()
			return nil, ctx.Err()
		}
	})
	r.Show()
	r.gate.judge(facts{story: r.story})
	r.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.top() != nil || r.gate != nil {
		t.Fatal("Esc does not close the dialog")
	}
	if err := <-stopped; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	r.answer()
	if len(r.errors) > 0 {
		t.Errorf("errors %v", r.errors)
	}
}

// TestWhatCannotBeBuiltIsNotOffered: nothing forbids it, but an original is
// damaged.
func TestWhatCannotBeBuiltIsNotOffered(t *testing.T) {
	r := enter(t, bridge(t))
	r.rehearsing = &desk.Refusal{Code: desk.ReservedField, Field: "p1"}
	r.show().keys()
	if len(r.exported) > 0 || !strings.Contains(r.says(), "Пакет не соберётся\n"+r.d.Say.Sentence(r.rehearsing)) {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
	r.rehearsing = nil
	r.press("Проверить снова")
	if b := r.gate.leave; b.Why() != "" {
		t.Errorf("still closed: %s", b.Why())
	}
}

func TestChecksThatFailAreSaid(t *testing.T) {
	broken := &desk.Refusal{Code: desk.NobodyHere}
	r := enter(t, bridge(t), func(d *Deps) {
		d.Findings = func(story.Story) ([]rules.Finding, error) { return nil, broken }
	}).show()
	r.keys()
	if len(r.exported) > 0 || !strings.Contains(r.says(), "Проверить материал не удалось\n"+r.d.Say.Sentence(broken)) {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

// TestAFixIsFollowedByANewLook: what mends the last blocker opens the way.
func TestAFixIsFollowedByANewLook(t *testing.T) {
	var r *room
	r = enter(t, without(t, "credit"), func(d *Deps) {
		d.Fix = func(f rules.Finding) (string, func()) {
			if f.Rule != rules.CreditMissing {
				return "", nil
			}
			return "Подставить", func() { r.story = bridge(t) }
		}
	}).show()
	r.press("Подставить")
	if b := r.gate.leave; b.Why() != "" || r.canvas.Focused() != fyne.Focusable(b) {
		t.Errorf("closed because %q, the keyboard is on %T", b.Why(), r.canvas.Focused())
	}
}

func TestSeveralWarningsAreUnfolded(t *testing.T) {
	r := enter(t, without(t, "related", "alt")).show()
	if says := r.says(); !strings.Contains(says, "2 замечания") || strings.Contains(says, "У фото 2 нет описания") {
		t.Errorf("it says:\n%s", says)
	}
	r.press("Показать")
	if !strings.Contains(r.says(), "У фото 2 нет описания для незрячих") {
		t.Errorf("it says:\n%s", r.says())
	}
	r.press("Скрыть")
	if strings.Contains(r.says(), "У фото 2 нет описания") {
		t.Errorf("it says:\n%s", r.says())
	}
}

func TestAnotherFolderIsRemembered(t *testing.T) {
	r := enter(t, bridge(t)).show()
	r.press("Изменить")
	if !strings.HasSuffix(r.folder, "other") || !strings.Contains(r.says(), "/ other") {
		t.Errorf("folder %s:\n%s", r.folder, r.says())
	}
	r.d.ChooseFolder = func(done func(string)) { done("") } // thought better of it
	before := r.folder
	r.press("Изменить")
	if r.folder != before {
		t.Errorf("folder %s", r.folder)
	}
}

// TestEverySentenceIsThere: in no state and no language an id is seen.
func TestEverySentenceIsThere(t *testing.T) {
	for _, lang := range []string{"ru", "en"} {
		for name, st := range map[string]story.Story{"blocked": without(t, "credit", "related"), "excuse": without(t, "city"), "ready": without(t, "related", "alt")} {
			r := enter(t, st, func(d *Deps) { d.Say = say(t, lang); d.Kit.Say = d.Say.Say }).show()
			if says := r.says(); strings.ContainsAny(says, "‹{<") || strings.Contains(says, "publish.") {
				t.Errorf("%s, %s:\n%s", lang, name, says)
			}
		}
	}
}
