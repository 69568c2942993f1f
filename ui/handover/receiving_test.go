package handover

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// all is a file in which every outcome comes once.
func all() desk.Received {
	return desk.Received{
		From: mikhail(), At: noon(), Encrypted: true, Photos: 9, PhotosMissing: 2, Strangers: []desk.Person{stranger()},
		Stories: []desk.ReceivedStory{
			{ID: "s1", Headline: "Мост через протоку открыли для машин", Relation: revision.New, State: revision.StateDraft, Versions: 2, Remarks: 1},
			{ID: "s2", Headline: "Аллею из ста лип посадили за одно утро, и все они принялись", Relation: revision.Updated, State: revision.StateReturned, Versions: 1, Verdicts: 1, Remarks: 3},
			{ID: "s3", Headline: "Вечерний трамвай", Relation: revision.BothChanged, State: revision.StateBothChanged, Versions: 3},
			{ID: "s4", Headline: "Пекарня на углу", Relation: revision.Ahead, State: revision.StateInReview, Versions: 5},
			{ID: "s5", Headline: "", Relation: revision.Same, State: revision.StateApproved, Versions: 1},
		},
	}
}

// waits is a file of somebody unknown.
func waits() desk.Received {
	return desk.Received{From: stranger(), At: noon(), Quarantined: true, Quarantine: "q1"}
}

func (r *room) receives(path string) {
	r.t.Helper()
	r.Screen.Receive(path)
	r.answer()
}

func TestEveryStoryOfAFileIsToldWithItsNextStep(t *testing.T) {
	r := enter(t)
	r.received["/f"] = all()
	r.receives("/f")
	r.mustSay(
		"Михаил Лаптев, редактор", "Подпись верна", "был зашифрован", "новый материал", "обновлён: теперь версия 4", "изменили оба: нужно свести",
		"у вас новее", "то же самое, что у вас", "1 запись в истории · 3 заметки", "Ольга Штерн, редактор", "не подтверждён", "2 снимка пришли без оригиналов",
	)
	if r.changed != 1 {
		t.Errorf("the window heard of it %d times", r.changed)
	}
	r.press("Свести")
	if !slices.Equal(r.went, []string{"merge s3"}) || r.top() != nil {
		t.Errorf("went %v, over the window is %v", r.went, r.top())
	}
}

func TestWhatChangedIsOneButtonAway(t *testing.T) {
	r := enter(t)
	r.received["/f"] = all()
	r.receives("/f")
	r.press("Что изменилось")
	if !slices.Equal(r.went, []string{"changes s2"}) {
		t.Errorf("went %v", r.went)
	}
}

func TestAFileWithAPassphraseAsksUntilItIsRight(t *testing.T) {
	r := enter(t)
	r.received["/f"] = all()
	r.reading = func(_, passphrase string) error {
		switch passphrase {
		case "":
			return refusal(needsPassphrase)
		case "липа":
			return nil
		}
		return refusal(wrongPassphrase)
	}
	r.receives("/f")
	r.mustSay("Файл закрыт паролем")
	r.writes("дуб")
	r.press("Открыть")
	r.mustSay("Файл закрыт паролем", "этот пароль не подходит")
	r.writes("липа")
	r.press("Открыть")
	r.mustSay("новый материал")
	if want := []string{"/f ", "/f дуб", "/f липа"}; !slices.Equal(r.read, want) {
		t.Errorf("read with %q, want %q", r.read, want)
	}
}

func TestAFileThatCannotBeReadSaysWhyAndThatNothingChanged(t *testing.T) {
	r := enter(t)
	r.reading = func(string, string) error { return errors.New("half of it is missing") }
	r.receives("/f")
	r.mustSay("Файл не прочитан", "half of it is missing", "ничего не изменилось")
}

func TestALongFileShowsHowFarItIs(t *testing.T) {
	r := enter(t)
	hold := make(chan struct{})
	r.reading = func(string, string) error { <-hold; return nil }
	r.received["/f"] = all()
	r.Screen.Receive("/f")
	if r.top() != nil {
		t.Error("a dialog blinks for a file that may be read at once")
	}
	r.passes()
	r.mustSay("Файл читается", "Остановить")
	close(hold)
	r.answer()
	r.mustSay("новый материал")
}

func TestFilesComeOneAfterTheOther(t *testing.T) {
	r := enter(t)
	r.received["/a"], r.received["/b"] = all(), desk.Received{From: timur(), At: noon()}
	r.receives("/a")
	r.receives("/b") // a second double click
	if len(r.read) != 1 {
		t.Fatalf("read %v while the first is on the screen", r.read)
	}
	r.press("Закрыть")
	r.mustSay("Тимур Касымов")
}

func TestAFileOfSomebodyUnknownIsReadInQuarantine(t *testing.T) {
	r := enter(t)
	r.inside = []story.Story{bridge(t)}
	r.received["/f"] = waits()
	r.receives("/f")
	r.mustSay("Ольга Штерн", "не подтверждён", "3380", "7719", "Прочтите его друг другу вслух", "Мост через протоку открыли для машин", "Мы ждали этого моста", "Иван Седых")
	if len(r.accepted) > 0 {
		t.Error("looking accepted somebody")
	}
	if b := r.button("Оставить в карантине"); r.canvas.Focused() != b {
		t.Errorf("the keyboard is on %T, where Enter could accept", r.canvas.Focused())
	}
	r.press("Оставить в карантине")
	if r.top() != nil || len(r.accepted)+len(r.dropped) > 0 {
		t.Errorf("accepted %v, dropped %v", r.accepted, r.dropped)
	}
}

func TestAcceptingASenderReadsWhatWaits(t *testing.T) {
	r := enter(t)
	r.received["/f"], r.waited = waits(), []desk.Received{all()}
	r.receives("/f")
	r.press("Номер совпал, принять карточку")
	r.mustSay("новый материал")
	if !slices.Equal(r.accepted, []string{"olga"}) {
		t.Errorf("accepted %v", r.accepted)
	}
}

// TestAWaitingFileKeepsItsPassphrase: nobody types it twice.
func TestAWaitingFileKeepsItsPassphrase(t *testing.T) {
	r := enter(t)
	r.received["/f"], r.received["/q/1"] = waits(), all()
	r.waited = []desk.Received{{Path: "/q/1", Quarantined: true, Err: refusal(needsPassphrase)}}
	r.reading = func(_, passphrase string) error {
		if passphrase != "липа" {
			return refusal(needsPassphrase)
		}
		return nil
	}
	r.receives("/f")
	r.writes("липа")
	r.press("Открыть")
	r.press("Номер совпал, принять карточку")
	r.mustSay("новый материал")
	if last := r.read[len(r.read)-1]; last != "/q/1 липа" {
		t.Errorf("read %q", r.read)
	}
}

func TestAForkedIdentityHasNoWayIn(t *testing.T) {
	r := enter(t)
	r.received["/f"], r.accepting = waits(), revision.ErrForked
	r.receives("/f")
	r.press("Номер совпал, принять карточку")
	r.mustSay("Кто-то выдаёт себя за другого")
	r.mustNotSay("принять карточку\n")
	if r.button("Номер совпал, принять карточку") != nil {
		t.Error("it can still be accepted")
	}
	r.press("Оставить в карантине")
	r.reading = func(string, string) error { return revision.ErrForked }
	r.receives("/g")
	r.mustSay("Кто-то выдаёт себя за другого")
}

func TestAFileIsThrownAwayAfterOneQuestion(t *testing.T) {
	r := enter(t)
	r.ShowQuarantined(waits(), nil)
	r.answer()
	r.press("Удалить")
	if len(r.dropped) > 0 {
		t.Fatal("thrown away without a question")
	}
	r.press("Удалить")
	if !slices.Equal(r.dropped, []string{"q1"}) || r.top() != nil {
		t.Errorf("dropped %v, over the window is %v", r.dropped, r.top())
	}
}

func TestACardIsShownBeforeItIsAccepted(t *testing.T) {
	for _, c := range []struct {
		came     revision.Succession
		says     string
		accepted bool
	}{
		{"", "Имя на карточке может написать кто угодно", true},
		{revision.Unchanged, "Эта карточка уже принята", false},
		{revision.Older, "У вас есть карточка новее", false},
		{revision.Renewed, "Новая карточка того же человека", true},
		{revision.RoleChanged, "Роль изменилась", true},
		{revision.Rekeyed, "Все ноутбуки на карточке незнакомые", true},
	} {
		t.Run(string(c.came), func(t *testing.T) {
			r := enter(t)
			r.looked, r.came = stranger(), c.came
			if c.came == revision.Older {
				r.looking = refusal("desk.older-card")
			}
			path := filepath.Join(t.TempDir(), "olga.dateline-card")
			if err := os.WriteFile(path, []byte("card"), 0o600); err != nil {
				t.Fatal(err)
			}
			done := 0
			r.AcceptCard(path, func() { done++ })
			r.answer()
			r.mustSay(c.says, "Ольга Штерн", "3380")
			if !c.accepted {
				if r.button("Номер совпал, принять карточку") != nil {
					t.Error("there is nothing to accept, and a button for it")
				}
				return
			}
			r.press("Номер совпал, принять карточку")
			if !slices.Equal(r.accepted, []string{"card"}) || done != 1 || r.top() != nil {
				t.Errorf("accepted %v, told %d times", r.accepted, done)
			}
		})
	}
}

func TestACardThatIsNoneSaysSo(t *testing.T) {
	r := enter(t)
	r.AcceptCard(filepath.Join(t.TempDir(), "nothing"), nil)
	r.answer()
	r.mustSay("Карточку принять нельзя")
	if r.button("Номер совпал, принять карточку") != nil {
		t.Error("it can be accepted all the same")
	}
	if strings.Contains(r.says(), "Сверочный номер") {
		t.Error("nobody's number is shown")
	}
}
