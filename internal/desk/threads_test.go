package desk

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

func TestNotesOfTwoPeopleComeTogetherInAnyOrder(t *testing.T) {
	const want = "вчера [вчера] Анна: В котором часу? Борис: В полдень. Вера: Проверено. ✓\nСотня [Сотня] Борис: Точно сотня?"
	for name, first := range map[string]int{"Boris first": 0, "Vera first": 1} {
		t.Run(name, func(t *testing.T) {
			l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
			anna, boris, vera := l[0], l[1], l[2]
			id := anna.begins("Мост открыли вчера.", "Сотня человек пришла.")
			note := anna.notes(id, "вчера", "В котором часу?")
			anna.hands(id, boris, vera)
			boris.answers(id, note, "В полдень.", false)
			boris.notes(id, "Сотня", "Точно сотня?")
			fromBoris := boris.packs(id)
			// Vera heard of it from Boris, and says it is done with.
			vera.gets(fromBoris)
			vera.answers(id, note, "Проверено.", true)
			both := []string{fromBoris, vera.packs(id)}
			anna.gets(both[first])
			anna.gets(both[1-first])
			anna.gets(both[0])
			anna.gets(both[1])
			if got := anna.talks(id); got != want {
				t.Errorf("Anna reads\n%s", got)
			}
			anna.hands(id, boris)
			if got := boris.talks(id); got != want {
				t.Errorf("Boris reads\n%s", got)
			}
		})
	}
}

func TestWhatIsSaidOnBothSidesStaysUnsignedUntilItIsHandedOn(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	anna.hands(id, boris)
	boris.answers(id, note, "В полдень.", false)
	anna.answers(id, note, "Или утром.", false)
	boris.hands(id, anna)
	if got := anna.talks(id); got != "вчера [вчера] Анна: Когда? Борис: В полдень. Анна: Или утром." {
		t.Errorf("%s", got)
	}
	anna.hands(id, boris)
	if a, b := anna.talks(id), boris.talks(id); a != b {
		t.Errorf("Anna reads\n%s\nBoris reads\n%s", a, b)
	}
}

func TestANoteIsSignedOnce(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna := l[0]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	anna.answers(id, note, "", true)
	anna.packs(id)
	first := anna.remarks(id)
	versions := len(anna.versions(id))
	anna.packs(id)
	if again := anna.remarks(id); len(first) != 2 || len(again) != 2 || len(anna.versions(id)) != versions {
		t.Errorf("%d remarks, then %d", len(first), len(again))
	}
	for _, r := range first {
		text, err := anna.Review.At(context.Background(), id, r.Revision)
		if err != nil || text.Body.Index("b1") != 0 || r.From.Block != "b1" || r.Person != anna.card.Person || r.Verify() != nil {
			t.Errorf("%v: %+v", err, r)
		}
	}
}

func TestANoteHangsOnItsWordsInAnotherText(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.notes(id, "вчера", "Когда?")
	anna.replaces(id, "Мост", "Новый большой мост")
	boris.hands(id, anna)
	if got := anna.talks(id); got != "вчера [вчера] Борис: Когда?" {
		t.Errorf("%s", got)
	}
}

func TestATakenAwayNoteStaysAwayUnlessSomebodySpeaksInIt(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	other := anna.notes(id, "Мост", "Который?")
	anna.hands(id, boris)
	anna.writes(id, func(story.Story) story.Edit { return story.RemoveNote{ID: note} })
	anna.writes(id, func(story.Story) story.Edit { return story.RemoveNote{ID: other} })
	boris.hands(id, anna)
	if got := anna.talks(id); got != "" {
		t.Errorf("they came back: %s", got)
	}
	boris.answers(id, note, "В полдень.", false)
	boris.hands(id, anna)
	const want = "вчера [вчера] Анна: Когда? Борис: В полдень."
	if got := anna.talks(id); got != want {
		t.Errorf("nobody read the answer: %s", got)
	}
	anna.hands(id, boris)
	if got := boris.talks(id); got != want {
		t.Errorf("Boris reads %s", got)
	}
}

func TestNobodySignsWhatAnotherPersonSaid(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna := l[0]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	anna.writes(id, func(s story.Story) story.Edit {
		n, _ := s.NoteWith(note)
		return story.ChangeNote{ID: note, Remarks: n.Remarked(l[1].remark("Я этого не говорил.")).Remarks}
	})
	anna.packs(id)
	if all := anna.remarks(id); len(all) != 1 {
		t.Errorf("%d remarks are signed", len(all))
	}
}

func TestAStrangerSpeaksWithoutANameAndClosesNothing(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	anna.hands(id, boris)
	nobody, forger := stranger(t, "nobody", revision.Chief), stranger(t, string(anna.card.Person), revision.Chief)
	var heard []revision.SignedRemark
	say := func(who colleague, kind revision.RemarkKind, words string) {
		heard = append(heard, who.device.Remark(revision.Remark{
			Story: story.ID(id), Thread: string(note), Kind: kind, Person: who.card.Person, Lamport: 50, Time: noon, Text: words,
		}))
	}
	say(nobody, revision.Said, "Я знаю.")
	say(nobody, revision.Removed, "")
	say(forger, revision.Said, "Я Анна.")
	say(nobody, revision.Said, strings.Repeat("ы", story.MostRemark))
	boris.hears(id, heard...)
	if got := boris.talks(id); got != "вчера [вчера] Анна: Когда? : Я знаю." {
		t.Errorf("%s", got)
	}
	// A note holds so much; what does not fit stays in the archive.
	for i := range 100 {
		say(nobody, revision.Said, fmt.Sprint("Раз ", i))
	}
	boris.hears(id, heard...)
	// What could not be hung is not taken for something that was taken away.
	boris.packs(id)
	for _, r := range boris.remarks(id) {
		if r.Person == boris.card.Person {
			t.Errorf("Boris signed %+v", r)
		}
	}
}

func TestNotesEndNoApproval(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.must(boris.Review.Approve(ctx, id, ""))
	boris.notes(id, "вчера", "Когда?")
	boris.hands(id, anna)
	if anna.state(id) != revision.StateApproved || boris.state(id) != revision.StateApproved {
		t.Errorf("%s, %s", anna.state(id), boris.state(id))
	}
}

// TestANoteComesWhileSomebodyWrites: the edit fits the story as it is then.
func TestANoteComesWhileSomebodyWrites(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.notes(id, "вчера", "Когда?")
	boris.packs(id)
	before := anna.story(id)
	var hang func(story.Story) (story.Edit, error)
	anna.must(anna.room.arc.Update(context.Background(), func(tx *archive.Tx) (err error) {
		for _, r := range boris.remarks(id) {
			if err := tx.PutRemark(r.Story, r.ID(), marshal(t, r)); err != nil {
				return err
			}
		}
		hang, err = anna.room.hanging(tx, story.ID(id), before)
		return err
	}))
	now, err := replacing(t, anna.story(id), "Мост", "Ах, мост").Apply(anna.story(id))
	anna.must(err)
	for range 2 {
		e, err := hang(now)
		anna.must(err)
		if e != nil {
			if now, err = e.Apply(now); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(now.Notes) != 1 || story.Quoted(now.Body, now.Notes[0].Selection()) != "вчера" {
		t.Errorf("%+v", now.Notes)
	}
}
