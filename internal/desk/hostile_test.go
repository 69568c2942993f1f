package desk

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// parcel is what a laptop would hand off, for somebody to put more into.
func (l office) parcel(ids ...string) handoff.Parcel {
	l.t.Helper()
	var p packed
	l.must(l.room.arc.Update(context.Background(), func(tx *archive.Tx) error {
		for _, id := range ids {
			if err := l.room.seal(tx, id); err != nil {
				return err
			}
		}
		var err error
		p, err = l.room.pack(tx, HandOff{Stories: ids})
		return err
	}))
	return p.parcel
}

// forges is a file of this laptop with whatever somebody put into it.
func (l office) forges(p handoff.Parcel) string {
	l.t.Helper()
	path, err := forged(l.t, l.Desk, p)
	l.must(err)
	return path
}

// keeps puts a content into a parcel.
func keeps(t testing.TB, p *handoff.Parcel, s story.Story) revision.Hash {
	t.Helper()
	data, err := revision.EncodeContent(s)
	if err != nil {
		t.Fatal(err)
	}
	h := revision.HashOfContent(data)
	p.Contents[h] = data
	return h
}

// newest is the revision of the greatest Lamport time.
func newest(s handoff.Story) revision.SignedRevision {
	return slices.MaxFunc(s.Revisions, func(a, b revision.SignedRevision) int { return int(a.Lamport) - int(b.Lamport) })
}

// clockOf is the latest Lamport time of the versions of a story and of what was said about them.
func clockOf(s handoff.Story) uint64 {
	at := newest(s).Lamport
	for _, x := range s.Statements {
		at = max(at, x.Lamport)
	}
	return at
}

// TestAWordFromTheFutureLocksNobodyOut: a note and a plan have a clock too, and
// what is written after them must still be later by no more than is believed.
func TestAWordFromTheFutureLocksNobodyOut(t *testing.T) {
	ctx := context.Background()
	for _, far := range []uint64{farAhead - 1, farAhead, 1 << 31, 1 << 32, 1<<32 + 1, 1 << 62, math.MaxUint64 - 1000} {
		l := newsroom(t, "Анна journalist", "Борис editor")
		anna, boris := l[0], l[1]
		id := anna.begins("Мост открыли вчера.")
		anna.hands(id, boris)
		nobody := stranger(t, "nobody", revision.Journalist)
		p := anna.parcel(id)
		s := &p.Stories[0]
		at, head := clockOf(*s), newest(*s)
		s.Remarks = append(s.Remarks, nobody.device.Remark(revision.Remark{
			Story: s.ID, Thread: "far", Kind: revision.Said, Revision: head.ID(), Content: head.Content, Person: "nobody", Lamport: at + far, Time: noon, Text: "Я позже всех.",
		}))
		s.Slips = append(s.Slips, nobody.device.Slip(revision.Slip{Story: s.ID, Person: "nobody", Lamport: at + far, Time: noon, Note: "Я тоже."}))
		// Again and again, each time on top of the time before.
		for range 3 {
			_, _ = boris.Review.Receive(ctx, anna.forges(p), "", nil)
			more := nobody.device.Remark(revision.Remark{
				Story: s.ID, Thread: "far", Kind: revision.Said, Revision: head.ID(), Content: head.Content, Person: "nobody",
				Lamport: s.Remarks[len(s.Remarks)-1].Lamport + far, Time: noon, Text: "И ещё.",
			})
			s.Remarks = append(s.Remarks, more)
		}
		boris.replaces(id, "вчера", "сегодня")
		boris.must(boris.Review.Hold(ctx, id, "подождём"))
		report, err := boris.Review.Verify(ctx, id)
		if boris.must(err); len(report.Faults) > 0 {
			t.Errorf("%d ahead: Boris's own work is refused: %v", far, report.Faults)
		}
		boris.hands(id, anna)
		if got := anna.says(id); got != "Мост открыли сегодня." {
			t.Errorf("%d ahead: Anna reads %q", far, got)
		}
	}
}

// unsound are texts that no desk writes, though their encoding is in order.
func unsound(t testing.TB, s story.Story) map[string]story.Story {
	t.Helper()
	broken := map[string]story.Story{}
	add := func(name string, change func(*story.Story)) {
		c := s
		c.ID, c.Notes = "", nil
		change(&c)
		broken[name] = c
	}
	add("a language that nobody speaks here", func(s *story.Story) { s.Language = "xx" })
	add("an urgency beyond the scale", func(s *story.Story) { s.Urgency = 99 })
	add("a tag with a line feed", func(s *story.Story) { s.Tags = []string{"а\nб"} })
	add("a photo twice", func(s *story.Story) {
		s.Photos = []story.PhotoUse{{ID: "p1", Width: -4, Height: 3}, {ID: "p1", Width: 4, Height: 3}}
	})
	add("a crop outside of its photo", func(s *story.Story) {
		s.Photos = []story.PhotoUse{{ID: "p1", Width: 4, Height: 3, Crops: []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: -5, Y: 1 << 40, W: -1}}}}}
	})
	add("a block that shows a photo that is not there", func(s *story.Story) {
		doc, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Photo, Photo: "p9"})
		if err != nil {
			t.Skip(err)
		}
		s.Body = doc
	})
	for name, c := range broken {
		c.ID = "s1"
		if c.Validate() == nil {
			t.Fatalf("%s is sound", name)
		}
	}
	return broken
}

// TestATextThatIsNoStoryIsRefused, wherever in a file it stands: as a version
// beside ours, as one that was written on since, as what somebody suggests.
func TestATextThatIsNoStoryIsRefused(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	base := anna.parcel(id)
	boris.replaces(id, "вчера", "сегодня")
	for name, s := range unsound(t, anna.story(id)) {
		for _, where := range []string{"beside ours", "before the last", "suggested"} {
			p := base
			p.Stories = slices.Clone(base.Stories)
			p.Contents = map[revision.Hash][]byte{}
			for h, data := range base.Contents {
				p.Contents[h] = data
			}
			st := &p.Stories[0]
			head, h := newest(*st), keeps(t, &p, s)
			next := revision.Revision{Story: st.ID, Parents: []revision.Hash{head.ID()}, Lamport: clockOf(*st) + 1, Time: noon, Content: h}
			bad := anna.room.device.Sign(next)
			switch where {
			case "beside ours":
				st.Revisions = append(slices.Clone(st.Revisions), bad)
			case "before the last":
				next.Parents, next.Content, next.Lamport = []revision.Hash{bad.ID()}, head.Content, bad.Lamport+1
				st.Revisions = append(slices.Clone(st.Revisions), bad, anna.room.device.Sign(next))
			case "suggested":
				st.Remarks = append(slices.Clone(st.Remarks), anna.room.device.Remark(revision.Remark{
					Story: st.ID, Thread: "t1", Kind: revision.Suggested, Revision: head.ID(), Content: h, Person: anna.card.Person, Lamport: clockOf(*st) + 1, Time: noon,
				}))
			}
			path, err := forged(t, anna.Desk, p)
			if err != nil {
				continue // it cannot even be written
			}
			was := everything(t, boris.Desk)
			if _, err := boris.Review.Receive(ctx, path, "", nil); code(err) != BadStory && !handoff.Is(err, handoff.Forged) {
				t.Errorf("%s, %s: %v", name, where, err)
			}
			if everything(t, boris.Desk) != was {
				t.Errorf("%s, %s, left something behind", name, where)
			}
		}
	}
}

// TestAStrangersPlanIsNotOurs: nor is one that claims to be a colleague's.
func TestAStrangersPlanIsNotOurs(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	set(t, anna.Desk, id, "assignee", "Борис")
	anna.hands(id, boris)
	nobody, forger := stranger(t, "nobody", revision.Chief), stranger(t, string(boris.card.Person), revision.Chief)
	p := anna.parcel(id)
	s := &p.Stories[0]
	for i, who := range []colleague{nobody, forger} {
		s.Slips = append(s.Slips, who.device.Slip(revision.Slip{
			Story: s.ID, Assignee: "Чужой", Note: "Снимите этот материал", Person: who.card.Person, Lamport: 500 + uint64(i), Time: noon,
		}))
	}
	boris.gets(anna.forges(p))
	if s := boris.story(id); s.Assignee != "Борис" || s.Note != "" {
		t.Errorf("the plan is now for %q, %q", s.Assignee, s.Note)
	}
	// A plan made here afterwards is the one that holds, here and there.
	set(t, boris.Desk, id, "assignee", "Анна")
	boris.hands(id, anna)
	if s := anna.story(id); s.Assignee != "Анна" {
		t.Errorf("Anna's plan is for %q", s.Assignee)
	}
}

// TestANoteStaysANote: nobody makes a suggestion of it, nor takes a suggestion
// over, by a word that claims to be older than its first.
func TestANoteStaysANote(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	note := anna.notes(id, "вчера", "Когда?")
	mine := anna.suggests(id, "", "вчера", "вчера в полдень")
	anna.hands(id, boris)
	nobody := stranger(t, "nobody", revision.Chief)
	for _, lamport := range []uint64{1, 700} {
		p := anna.parcel(id)
		s := &p.Stories[0]
		other := anna.story(id)
		other.Notes, other.Headline = nil, "Чужой заголовок"
		h := keeps(t, &p, other)
		for _, thread := range []string{string(note), mine} {
			s.Remarks = append(s.Remarks, nobody.device.Remark(revision.Remark{
				Story: s.ID, Thread: thread, Kind: revision.Suggested, Revision: newest(*s).ID(), Content: h, Person: "nobody", Lamport: lamport, Time: noon,
			}))
		}
		s.Remarks = append(s.Remarks, nobody.device.Remark(revision.Remark{
			Story: s.ID, Thread: mine, Kind: revision.Said, Revision: newest(*s).ID(), Content: newest(*s).Content, Person: "nobody", Lamport: lamport, Time: noon, Text: "Нет!",
		}))
		boris.gets(anna.forges(p))
		if all := boris.suggestions(id); len(all) != 1 || all[0].Person != "Анна" || !all[0].Accepted {
			t.Errorf("at %d Boris sees %+v", lamport, all)
		}
		if got := boris.talks(id); got != "вчера [вчера] Анна: Когда?" {
			t.Errorf("at %d Boris reads %q", lamport, got)
		}
		// It came to Anna as well. What she said stands once, however often she hands it on.
		anna.gets(boris.packs(id))
		for range 3 {
			anna.packs(id)
		}
		said := 0
		for _, r := range anna.remarks(id) {
			if r.Kind == revision.Said && r.Text == "Когда?" {
				said++
			}
		}
		if said != 1 {
			t.Errorf("at %d Anna said it %d times", lamport, said)
		}
	}
}

// TestAStrangersTextIsShownAsAStrangers: it came in the file of a colleague, so it
// is the text here too, and whoever looks is told who did not write it.
func TestAStrangersTextIsShownAsAStrangers(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris)
	boris.must(boris.Review.Approve(ctx, id, ""))
	nobody := stranger(t, "nobody", revision.Chief)
	p := anna.parcel(id)
	s := &p.Stories[0]
	text := anna.story(id)
	text, err := replacing(t, text, "вчера", "никогда").Apply(text)
	anna.must(err)
	text.Notes = nil
	h := keeps(t, &p, text)
	r := nobody.device.Sign(revision.Revision{Story: s.ID, Parents: []revision.Hash{newest(*s).ID()}, Lamport: clockOf(*s) + 1, Time: noon, Content: h})
	s.Revisions = append(s.Revisions, r)
	for _, kind := range []revision.Kind{revision.Filed, revision.Approved} {
		s.Statements = append(s.Statements, nobody.device.State(revision.Statement{
			Story: s.ID, Revision: r.ID(), Content: h, Kind: kind, Person: "nobody", Lamport: clockOf(*s) + 1, Time: noon,
		}))
	}
	got, err := boris.Review.Receive(ctx, anna.forges(p), "", nil)
	boris.must(err)
	if s := got.Stories[0]; s.Relation != revision.Updated || !s.Unverified || s.State != revision.StateChangedAfter {
		t.Errorf("received %+v", s)
	}
	if boris.says(id) != "Мост открыли никогда." {
		t.Errorf("it says %q", boris.says(id))
	}
	st, err := boris.Stories.Standing(ctx, id)
	if boris.must(err); !st.Unverified || st.State != revision.StateChangedAfter || st.PublishWhy == nil {
		t.Errorf("it stands at %+v", st)
	}
	all, err := boris.Review.Versions(ctx, id)
	boris.must(err)
	if v := all[len(all)-1]; v.Accepted || v.Person != "" || slices.ContainsFunc(v.Said, func(e Entry) bool { return e.Accepted }) {
		t.Errorf("the version is %+v", v)
	}
	// Written on by somebody who is known, it is theirs.
	boris.replaces(id, "никогда", "вчера утром")
	boris.packs(id)
	if st, err := boris.Stories.Standing(ctx, id); err != nil || st.Unverified {
		t.Errorf("it stands at %+v, %v", st, err)
	}
}

// TestAStoryWithTheNameOfOurs that has nothing else in common with it stands
// beside it, and every word of both is asked about or kept.
func TestAStoryWithTheNameOfOurs(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.", "Пришла сотня человек.")
	other := story.ID(boris.begins("Паром стоит."))
	boris.must(boris.room.arc.Update(ctx, func(tx *archive.Tx) error {
		s, err := tx.Draft(other)
		if err != nil {
			return err
		}
		s.Story.ID, s.Story.Headline = story.ID(id), "Паром"
		return tx.PutDraft(s)
	}))
	path := boris.packs(id)
	got, err := anna.Review.Receive(ctx, path, "", nil)
	anna.must(err)
	if got.Stories[0].Relation != revision.BothChanged || got.Stories[0].State != revision.StateBothChanged {
		t.Errorf("received %+v", got.Stories[0])
	}
	if anna.says(id) != "Мост открыли вчера.\nПришла сотня человек." {
		t.Errorf("Anna's text says %q", anna.says(id))
	}
	for _, answer := range []merge.Answer{merge.Ours, merge.Theirs} {
		c, err := anna.Review.Conflict(ctx, id)
		anna.must(err)
		if c.Base != nil || len(c.Merged.Cards) == 0 {
			t.Fatalf("a base %v, cards %+v", c.Base, c.Merged.Cards)
		}
		var answers []merge.Choice
		for _, card := range c.Merged.Cards {
			answers = append(answers, merge.Choice{Card: card.ID, Answer: answer})
		}
		settled, err := c.Merged.Settle(answers)
		anna.must(err)
		all := words(settled)
		want := map[merge.Answer]string{merge.Ours: "Мост открыли вчера.", merge.Theirs: "Паром стоит."}[answer]
		if !strings.Contains(all, want) || settled.Headline != map[merge.Answer]string{merge.Ours: "Мост открыли", merge.Theirs: "Паром"}[answer] {
			t.Errorf("%s says %q under %q", answer, all, settled.Headline)
		}
	}
	all, err := anna.Review.Versions(ctx, id)
	if anna.must(err); len(all) != 2 {
		t.Errorf("versions: %+v", all)
	}
}

// TestAnEditedFileOfOnesOwnIsRefused, and an old one of one's own changes nothing.
func TestAnEditedFileOfOnesOwnIsRefused(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna := l[0]
	id := anna.begins("Мост открыли вчера.")
	whole := readAll(t, anna.packs(id))
	set(t, anna.Desk, id, "deck", "Иначе")
	was := everything(t, anna.Desk)
	for _, at := range []int{5, 40, len(whole) / 4, len(whole) / 2, len(whole) - 5} {
		data := slices.Clone(whole)
		data[at] ^= 1
		path := filepath.Join(t.TempDir(), "x.dateline")
		writeAll(t, path, data)
		if _, err := anna.Review.Receive(ctx, path, "", nil); err == nil {
			t.Errorf("changed at %d of %d, and taken", at, len(whole))
		}
	}
	path := filepath.Join(t.TempDir(), "x.dateline")
	writeAll(t, path, whole)
	got, err := anna.Review.Receive(ctx, path, "", nil)
	if anna.must(err); got.Stories[0].Relation != revision.Ahead || !got.From.Me {
		t.Errorf("received %+v", got)
	}
	if everything(t, anna.Desk) != was {
		t.Error("something changed")
	}
}

// TestWhatALostLaptopSaidInNotesIsStillThere, on every laptop, whenever it hears of
// the loss; under nobody's name, and closing nothing.
func TestWhatALostLaptopSaidInNotesIsStillThere(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief", "Глеб editor")
	anna, boris, vera, gleb := l[0], l[1], l[2], l[3]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris, vera)
	boris.notes(id, "вчера", "Когда?")
	boris.suggests(id, "", "вчера", "вчера в полдень")
	boris.hands(id, anna, vera)
	vera.must(vera.Review.Revoke(context.Background(), string(boris.card.Person), "украден"))
	vera.hands(id, anna, gleb) // Gleb hears of the laptop and of what it said at once
	for _, who := range []office{anna, vera, gleb} {
		if got := who.talks(id); !strings.Contains(got, "Когда?") {
			t.Errorf("%s reads %q", who.card.Name, got)
		}
		if all := who.suggestions(id); len(all) != 1 || all[0].Accepted || all[0].Person != "" {
			t.Errorf("%s sees %+v", who.card.Name, all)
		}
	}
	if got := gleb.talks(id); strings.Contains(got, "Борис") {
		t.Errorf("Gleb reads %q", got)
	}
}
