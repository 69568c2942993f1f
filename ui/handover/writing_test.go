package handover

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/revision"
)

func (r *room) writesTo(t *testing.T) *room {
	t.Helper()
	r.Write([]string{"k3m9"}, "Мост: открыт / для машин")
	r.answer()
	return r
}

func TestAFileIsWrittenForThePeopleWhoAreTicked(t *testing.T) {
	r := enter(t).writesTo(t)
	r.mustSay("Михаил Лаптев", "Редактор · 2 ноутбука", "4 версии · 2 записи в истории · 3 заметки · 2 снимка", "Около 12,0 МБ")
	r.mustNotSay("Ольга Штерн", "Анна Беккер") // nobody accepted the one, the other sits here
	if why := r.button("Записать файл…").Why(); why != "Отметьте хотя бы одного человека" {
		t.Errorf("with nobody ticked it says %q", why)
	}
	r.ticks(0)
	r.press("Записать файл…")
	want := desk.HandOff{Stories: []string{"k3m9"}, To: []revision.PersonID{"mikhail"}, Originals: true, Path: r.saved}
	if len(r.ordered) != 1 || r.ordered[0].Path != want.Path || !slices.Equal(r.ordered[0].To, want.To) || !r.ordered[0].Originals || r.ordered[0].Passphrase != "" {
		t.Fatalf("ordered %+v", r.ordered)
	}
	if !slices.Equal(r.names, []string{"Мост открыт для машин.dateline"}) {
		t.Errorf("named %q", r.names)
	}
	r.mustSay("Файл передачи записан", "Открыть его могут: Михаил Лаптев.", "most.dateline", "Документы", "дважды щёлкает", "1042")
	r.press("Открыть папку")
	if !slices.Equal(r.opened, []string{"/home/anna/Документы"}) {
		t.Errorf("opened %v", r.opened)
	}
}

func TestWhoeverHasNoKeyIsNamedAndStopsTheFile(t *testing.T) {
	r := enter(t).writesTo(t)
	r.mustSay("нет ключа для шифрования")
	r.ticks(0)
	r.ticks(1)
	r.mustSay("Тимур Касымов: файл не откроется")
	r.press("Записать файл…")
	if len(r.ordered) > 0 {
		t.Fatal("written for somebody who cannot read it")
	}
	r.ticks(1)
	r.press("Записать файл…")
	if len(r.ordered) != 1 {
		t.Error("not written although the one without a key is out")
	}
}

// TestWhatIsTypedGoesAsAVersion: the file holds one more than History shows.
func TestWhatIsTypedGoesAsAVersion(t *testing.T) {
	r := enter(t)
	r.plan.Stories[0].Unkept = true
	r.writesTo(t)
	r.mustSay("4 версии, последняя появится, когда файл запишется · 2 записи")
	r.plan.Stories[0].Versions = 1
	r.writing.reckon()
	r.answer()
	r.mustSay("первая версия: она появится, когда файл запишется")
}

func TestPrivateDataIsNamedBeforeItGoes(t *testing.T) {
	r := enter(t).writesTo(t)
	r.mustSay("В 2 снимках есть место съёмки (GPS), серийный номер камеры", "Прочтут это только отмеченные люди")
	r.ticks(2)
	r.mustNotSay("GPS")
	r.mustSay("Снимков у получателя не будет", "Около 39 КБ")
	r.locks(toAll)
	r.ticks(0)
	r.mustSay("Прочтёт это любой, к кому попадёт файл")
}

func TestAWeakPassphraseIsNoLock(t *testing.T) {
	r := enter(t).writesTo(t)
	r.locks(toWord)
	r.canvas.Focus(r.writing.pass.entry)
	r.writes("12345678901")
	r.mustSay("Слабый")
	r.press("Записать файл…")
	if len(r.ordered) > 0 {
		t.Fatal("written with a weak passphrase")
	}
	r.press("Придумать за меня")
	r.mustSay("Крепкий")
	r.press("Записать файл…")
	if len(r.ordered) != 1 || len(r.ordered[0].Passphrase) != 24 || len(r.ordered[0].To) > 0 {
		t.Fatalf("ordered %+v", r.ordered)
	}
	r.mustSay(r.ordered[0].Passphrase, "отдельно от файла")
}

func TestAnOpenFileIsSaidPlainly(t *testing.T) {
	r := enter(t).writesTo(t)
	r.ticks(0)
	r.locks(toAll)
	r.mustSay("Прочесть сможет любой")
	r.press("Записать файл…")
	if len(r.ordered) != 1 || len(r.ordered[0].To) > 0 || r.ordered[0].Passphrase != "" {
		t.Fatalf("ordered %+v", r.ordered)
	}
	r.mustSay("Он не зашифрован: прочесть его может любой.")
}

func TestWhoKnowsNobodyIsOfferedAPassphrase(t *testing.T) {
	r := enter(t)
	r.people = r.people[:1]
	r.writesTo(t)
	r.mustSay("Придумать за меня")
	r.locks(toPeople)
	r.mustSay("Вы пока никого не приняли")
}

func TestWritingIsStopped(t *testing.T) {
	r := enter(t)
	r.handing = func(ctx context.Context, step func(done, total int64)) error {
		step(1, 10)
		<-ctx.Done()
		return ctx.Err()
	}
	r.writesTo(t)
	r.ticks(0)
	r.button("Записать файл…").Press()
	for !strings.Contains(r.says(), "Остановить") {
		r.arrive()
	}
	r.press("Остановить")
	r.mustSay("Запись остановлена", "Недописанного файла на диске нет")
}

func TestAClosedDialogGoesOnWriting(t *testing.T) {
	r := enter(t)
	hold := make(chan struct{})
	r.handing = func(context.Context, func(done, total int64)) error { <-hold; return nil }
	r.writesTo(t)
	r.ticks(0)
	r.button("Записать файл…").Press()
	r.button("Закрыть").Press()
	if !r.Busy() {
		t.Error("closing the dialog ended the work")
	}
	close(hold)
	r.answer()
	if r.Busy() || len(r.wrong) > 0 || r.top() != nil {
		t.Errorf("after it: busy %v, errors %v", r.Busy(), r.wrong)
	}
}

func TestAFileThatWasNotWrittenSaysWhy(t *testing.T) {
	r := enter(t)
	r.handing = func(context.Context, func(done, total int64)) error { return errors.New("disk full") }
	r.writesTo(t)
	r.ticks(0)
	r.press("Записать файл…")
	r.mustSay("Файл не записан", "disk full", "Материалы целы")
}

func TestStrengthOfAPassphrase(t *testing.T) {
	for p, want := range map[string]strength{
		"": weak, "липа": weak, "aaaaaaaaaaaaaaaaaaaa": weak, "12345678901234567890": weak, "abcdefghijklmnop": weak,
		"корова молоко": fair, "dq9v-73km-tg5p-x2aa-93nn": strong,
		"синий трактор едет по длинной лестнице в понедельник утром рано": strong,
	} {
		if got := strengthOf(p); got != want {
			t.Errorf("%q is %s, want %s", p, got, want)
		}
	}
}

func TestAMadeUpPassphraseCanBeReadAloud(t *testing.T) {
	seed := make([]byte, 600)
	for i := range seed {
		seed[i] = byte(i * 37)
	}
	got, err := madeUp(bytes.NewReader(seed))
	if err != nil || len(strings.Split(got, "-")) != madeGroups || strings.ContainsAny(got, "ilo01") || strengthOf(got) != strong {
		t.Errorf("made up %q, %v", got, err)
	}
	if _, err := madeUp(bytes.NewReader(nil)); err == nil {
		t.Error("made one up of nothing")
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"": "dateline.dateline", "../../etc/passwd": "etcpasswd.dateline", "Мост: «открыт»?": "Мост открыт.dateline", "a\nb": "a b.dateline",
		strings.Repeat("й", 90): strings.Repeat("й", 60) + ".dateline",
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q is %q, want %q", title, got, want)
		}
	}
}
