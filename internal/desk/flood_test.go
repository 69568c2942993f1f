package desk

import (
	"context"
	"fmt"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// TestAFloodDrownsNobody: versions side by side without end are refused, notes
// without end are kept as far as a story holds them, and many stories are many stories.
func TestAFloodDrownsNobody(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	id := anna.begins("Мост открыли вчера.")
	p := anna.parcel(id)
	s := &p.Stories[0]
	text, root, at := anna.story(id), newest(*s), clockOf(*s)
	text.Notes = nil
	side := func(n int) {
		for i := range n {
			text.Headline = fmt.Sprint("Голова ", i)
			s.Revisions = append(s.Revisions, anna.room.device.Sign(revision.Revision{
				Story: s.ID, Parents: []revision.Hash{root.ID()}, Lamport: at + 1, Time: noon, Content: keeps(t, &p, text),
			}))
		}
	}
	side(mostEnds + 1)
	was := everything(t, boris.Desk)
	if _, err := boris.Review.Receive(ctx, anna.forges(p), "", nil); code(err) != TooManyEnds {
		t.Errorf("%d versions side by side: %v", mostEnds+1, err)
	}
	if everything(t, boris.Desk) != was {
		t.Error("something of it is here")
	}

	p = anna.parcel(id)
	s = &p.Stories[0]
	nobody := stranger(t, "nobody", revision.Chief)
	for i := range 1000 {
		s.Remarks = append(s.Remarks, nobody.device.Remark(revision.Remark{
			Story: s.ID, Thread: fmt.Sprint("t", i), Kind: revision.Said, Revision: root.ID(), Content: root.Content, Person: "nobody", Lamport: at + 1, Time: noon, Text: "Слово",
		}))
	}
	for i := range 1000 {
		text.Headline = fmt.Sprint("Материал ", i)
		other := story.ID(fmt.Sprintf("s%05d", i))
		p.Stories = append(p.Stories, handoff.Story{ID: other, Revisions: []revision.SignedRevision{
			anna.room.device.Sign(revision.Revision{Story: other, Lamport: 1, Time: noon, Content: keeps(t, &p, text)}),
		}})
	}
	boris.gets(anna.forges(p))
	if n := len(boris.story(id).Notes); n == 0 || boris.story(id).Validate() != nil {
		t.Errorf("%d notes of 1000", n)
	}
	if all := rows(t, boris.Desk, RowQuery{}); len(all) != 1001 {
		t.Errorf("%d stories of 1001", len(all))
	}
	boris.must(boris.Review.Hold(ctx, id, "")) // and the story still is one to work on
}
