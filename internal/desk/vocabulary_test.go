package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/archive"
)

func TestTheNewsroomsDictionaryIsKept(t *testing.T) {
	ctx := context.Background()
	c := config(t.TempDir())
	d := open(t, c)
	if got, err := d.Stories.KnownWords(ctx); err != nil || len(got) != 0 {
		t.Errorf("before: %q, %v", got, err)
	}
	for _, w := range []string{"Ыпатов", "зорбинг", " Ёлкино ", "АлтСтрой", "зорбинг", "Верх-Ыма", "клик\u00adбейтер", "O’Ryan", "Еремино"} {
		if err := d.Stories.LearnWord(ctx, w); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"O’Ryan", "АлтСтрой", "Верх-Ыма", "Ёлкино", "Еремино", "зорбинг", "кликбейтер", "Ыпатов"}
	if got, err := d.Stories.KnownWords(ctx); err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	for _, w := range []string{"", "два слова", "х", "covid19", "-а-", "<b>", strings.Repeat("а", 61), "\xff"} {
		if err := d.Stories.LearnWord(ctx, w); code(err) != NotAWord {
			t.Errorf("%q: %v", w, err)
		}
	}
	for _, w := range []string{"Ыпатов", "никто", "АлтСтрой "} {
		if err := d.Stories.ForgetWord(ctx, w); err != nil {
			t.Fatal(err)
		}
	}
	want = []string{"O’Ryan", "Верх-Ыма", "Ёлкино", "Еремино", "зорбинг", "кликбейтер"}
	copied, err := d.Archive.Backup(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := open(t, c).Stories.KnownWords(ctx); err != nil || !slices.Equal(got, want) {
		t.Errorf("opened again: %q, %v", got, err)
	}
	other := config(filepath.Join(t.TempDir(), "other"))
	if err := Restore(ctx, copied, other.Dir, archive.Check); err != nil {
		t.Fatal(err)
	}
	if got, err := open(t, other).Stories.KnownWords(ctx); err != nil || !slices.Equal(got, want) {
		t.Errorf("of a backup: %q, %v", got, err)
	}
}

func TestADictionaryHasAnEnd(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	err := d.Stories.changeWords(ctx, func([]string) ([]string, error) {
		var full []string
		for i := range mostWords {
			full = append(full, fmt.Sprintf("слово%05d", i))
		}
		return full, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Stories.LearnWord(ctx, "лишнее"); code(err) != TooManyWords {
		t.Errorf("%v", err)
	}
	if err := d.Stories.ForgetWord(ctx, "никто"); err != nil {
		t.Error(err)
	}
	if got, err := d.Stories.KnownWords(ctx); err != nil || len(got) != mostWords {
		t.Errorf("%d words, %v", len(got), err)
	}
}

func TestTheSpellerKnowsTheNewsroomAndTheMap(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	if err := d.Stories.LearnWord(ctx, "Ыпатов"); err != nil {
		t.Fatal(err)
	}
	c, err := d.Stories.Speller(ctx)
	if err != nil {
		t.Fatal(err)
	}
	const text = "Ыпатову в Малоугренёве и в Стан-Бехтемире говорят карова."
	got := c.Check(text)
	if len(got) != 1 || got[0].Word != "карова" {
		t.Errorf("%+v", got)
	}
}
