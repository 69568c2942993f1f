package desk

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/internal/story"
	"dateline/internal/text"
)

// noted hangs a note on the first words of the text that are these.
func noted(t testing.TB, s *Sheet, about, said string) story.NoteID {
	t.Helper()
	for _, b := range s.Story().Body.All() {
		i := strings.Index(b.Text, about)
		if i < 0 {
			continue
		}
		r, err := s.Remark(said)
		if err != nil {
			t.Fatal(err)
		}
		n := story.Note{ID: s.NewNote(), From: text.Pos{Block: b.ID, Offset: i}, To: text.Pos{Block: b.ID, Offset: i + len(about)}, About: about, Remarks: []story.Remark{r}}
		do(t, s, story.AddNote{At: len(s.Story().Notes), Note: n})
		return n.ID
	}
	t.Fatalf("the text does not say %q", about)
	return ""
}

func TestANoteIsKeptWithItsStoryAndItsAuthor(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	c := config(dir)
	c.Now = func() time.Time { return noon.Add(300 * time.Millisecond) }
	d := open(t, c)
	me, err := d.Review.Me(ctx, "Михаил Лаптев", "editor")
	if err != nil {
		t.Fatal(err)
	}
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли вчера")
	first := noted(t, s, "вчера", "В котором часу?")
	if second := noted(t, s, "Мост", "Который?"); second == first || len(second) != 12 {
		t.Errorf("ids %s and %s", first, second)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	n, ok := stored(t, dir, id).NoteWith(first)
	if r := n.Remarks[0]; !ok || r.Who != string(me.Person) || r.Name != "Михаил Лаптев" || !r.At.Equal(noon) || r.Text != "В котором часу?" || n.About != "вчера" {
		t.Errorf("%+v", n)
	}
}

func TestANoteEndsNoApprovalAndStaysWithItsStory(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := newDraft(t, d, "Мост")
	s := sheetOf(t, d, id)
	types(t, s, "Мост открыли вчера")
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	before, err := d.Stories.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	noted(t, s, "вчера", "В котором часу?")
	if err := s.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	after, err := d.Stories.Show(ctx, id)
	if err != nil || after.Content != before.Content || len(after.Story.Notes) != 1 {
		t.Errorf("%v, the content is %v and was %v, notes %+v", err, after.Content, before.Content, after.Story.Notes)
	}
	copied, err := d.Stories.Duplicate(ctx, id)
	if err != nil || copied.Notes != nil {
		t.Errorf("%v, the copy has %+v", err, copied.Notes)
	}
}
