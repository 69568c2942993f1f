package revision_test

import (
	"testing"
	"time"

	"dateline/internal/revision"
)

// table is where people talk: it keeps what they said.
type table struct {
	t       testing.TB
	remarks []revision.Remark
	lamport uint64
}

func (b *table) hears(p revision.PersonID, thread string, k revision.RemarkKind, words string) *table {
	b.lamport++
	return b.at(b.lamport, p, thread, k, words)
}

func (b *table) at(lamport uint64, p revision.PersonID, thread string, k revision.RemarkKind, words string) *table {
	r := revision.Remark{Version: 1, Story: "s1", Thread: thread, Kind: k, Person: p, Lamport: lamport, Time: noon}
	switch k {
	case revision.Taken, revision.Declined:
		r.Change = words
	case revision.Suggested:
		r.Content = content(words)
	default:
		r.Text = words
	}
	b.remarks = append(b.remarks, r)
	return b
}

// only gives the one thread there is.
func (b *table) only() revision.Thread {
	b.t.Helper()
	all := revision.Threads(b.remarks)
	if len(all) != 1 {
		b.t.Fatalf("%d threads", len(all))
	}
	return all[0]
}

func TestANoteOnTheText(t *testing.T) {
	b := (&table{t: t}).hears(anna, "n1", revision.Said, "который?").hears(egor, "n1", revision.Said, "пятый")
	n := b.only()
	if n.ID != "n1" || n.Anchor.Text != "который?" || len(n.Remarks) != 2 || n.Remarks[1].Text != "пятый" || n.Resolved || n.Removed || n.Suggestion != nil {
		t.Fatalf("the note is %+v", n)
	}
	if n = b.hears(egor, "n1", revision.Resolved, "").only(); !n.Resolved {
		t.Error("not resolved")
	}
	if n = b.hears(anna, "n1", revision.Said, "спасибо").only(); !n.Resolved {
		t.Error("a word of thanks reopened it")
	}
	if n = b.hears(anna, "n1", revision.Reopened, "").only(); n.Resolved {
		t.Error("not reopened")
	}
}

func TestANoteThatWasTakenAway(t *testing.T) {
	b := (&table{t: t}).hears(anna, "n1", revision.Said, "a").hears(anna, "n1", revision.Removed, "")
	if !b.only().Removed {
		t.Error("it is still there")
	}
	for range 20 { // of whatever ID: words of the same moment were not said after
		b.at(2, egor, "n1", revision.Said, string(rune('b'+len(b.remarks))))
		if !b.only().Removed {
			t.Fatal("words of the same moment brought it back")
		}
	}
	b.lamport = 2
	if b.hears(egor, "n1", revision.Said, "wait").only().Removed {
		t.Error("somebody spoke in it and it is away")
	}
}

func TestThreadsStandInTheOrderOfTheirFirstWords(t *testing.T) {
	b := (&table{t: t}).hears(anna, "n2", revision.Said, "a").hears(anna, "n1", revision.Said, "b").hears(egor, "n2", revision.Said, "c")
	b.hears(egor, "n3", revision.Resolved, "") // its first words have not come
	if got := revision.Threads(b.remarks); len(got) != 2 || got[0].ID != "n2" || got[1].ID != "n1" {
		t.Errorf("threads %+v", got)
	}
	if got := revision.Threads(nil); got != nil {
		t.Errorf("out of nothing came %v", got)
	}
}

func TestASuggestion(t *testing.T) {
	b := (&table{t: t}).hears(egor, "s1", revision.Suggested, "better").hears(egor, "s1", revision.Suggested, "best").hears(anna, "s1", revision.Said, "хорошо")
	s := b.only()
	if s.Suggestion == nil || s.Suggestion.Content != content("best") || s.Answers != nil || len(s.Remarks) != 1 || s.Anchor.Content != content("better") {
		t.Fatalf("the suggestion is %+v", s)
	}
	b.hears(anna, "s1", revision.Suggested, "mine").hears(anna, "s1", revision.Recalled, "")
	if s = b.only(); s.Suggestion.Content != content("best") || s.Recalled {
		t.Error("somebody else changed or recalled what he suggested")
	}
	if !b.hears(egor, "s1", revision.Recalled, "").only().Recalled {
		t.Error("not recalled")
	}
	if b.hears(egor, "s1", revision.Suggested, "again").only().Recalled {
		t.Error("suggested anew and still recalled")
	}
}

func TestTheFirstAnswerHolds(t *testing.T) {
	b := (&table{t: t}).hears(egor, "s1", revision.Suggested, "better")
	b.at(5, anna, "s1", revision.Declined, "k1").at(4, irina, "s1", revision.Taken, "k1").at(6, irina, "s1", revision.Declined, "k2")
	got := b.only().Answers
	if len(got) != 2 || got["k1"].Kind != revision.Taken || got["k1"].Person != irina || got["k2"].Kind != revision.Declined {
		t.Errorf("answers %+v", got)
	}
}

func TestTheLatestSlipHolds(t *testing.T) {
	if _, ok := revision.LatestSlip(nil); ok {
		t.Error("a slip out of nothing")
	}
	slip := func(lamport uint64, later time.Duration, note string) revision.Slip {
		return revision.Slip{Version: 1, Story: "s1", Lamport: lamport, Time: noon.Add(later), Note: note}
	}
	for name, c := range map[string][2]revision.Slip{
		"by what was known": {slip(1, time.Hour, "a"), slip(2, 0, "b")},
		"by the clock":      {slip(1, 0, "a"), slip(1, time.Hour, "b")},
	} {
		for _, order := range [][]revision.Slip{{c[0], c[1]}, {c[1], c[0]}, {c[1], c[0], c[1]}} {
			if got, ok := revision.LatestSlip(order); !ok || got.Note != "b" {
				t.Errorf("%s: %q holds", name, got.Note)
			}
		}
	}
	a, b := slip(1, 0, "a"), slip(1, 0, "b")
	x, _ := revision.LatestSlip([]revision.Slip{a, b})
	y, _ := revision.LatestSlip([]revision.Slip{b, a})
	if x != y {
		t.Error("the order decides")
	}
}
