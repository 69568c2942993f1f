package archive_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/story"
)

// filled makes a newsroom of forty stories and gives the bytes of its file.
func filled(t *testing.T, dir string) []byte {
	t.Helper()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		id := story.ID(fmt.Sprintf("s%d", i))
		put(t, a, draft(id, "Материал "+string(id)))
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "dateline.db"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestDamageIsSaidAndNeverRead breaks the file in many ways and lets a child
// read it: what it reads is what was written, or nothing, and it never dies of
// what a signal handler of ours could have caught.
func TestDamageIsSaidAndNeverRead(t *testing.T) {
	good := t.TempDir()
	data := filled(t, good)
	random := rand.New(rand.NewPCG(1, 2))
	page := 4096
	damages := map[string]func([]byte) []byte{
		"not damaged":        func(b []byte) []byte { return b },
		"empty":              func([]byte) []byte { return nil },
		"a text file":        func([]byte) []byte { return []byte("this is no archive\n") },
		"cut in the middle":  func(b []byte) []byte { return b[:len(b)/2] },
		"cut to one page":    func(b []byte) []byte { return b[:page] },
		"both metas zeroed":  func(b []byte) []byte { clear(b[:2*page]); return b },
		"first meta zeroed":  func(b []byte) []byte { clear(b[:page]); return b },
		"second meta zeroed": func(b []byte) []byte { clear(b[page : 2*page]); return b },
		"all pages zeroed":   func(b []byte) []byte { clear(b[2*page:]); return b },
	}
	for i := range 12 {
		damages[fmt.Sprintf("bits %d", i)] = func(b []byte) []byte {
			for range 40 {
				at := 2*page + random.IntN(len(b)-2*page)
				b[at] ^= 1 << random.IntN(8)
			}
			return b
		}
		damages[fmt.Sprintf("page %d", i)] = func(b []byte) []byte {
			at := page * (2 + random.IntN(len(b)/page-2))
			clear(b[at : at+page])
			return b
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "dateline.db")
	read, refusedCount := 0, 0
	for name, damage := range damages {
		if err := os.WriteFile(path, damage(append([]byte{}, data...)), 0o600); err != nil {
			t.Fatal(err)
		}
		c := child(t, "read", dir)
		c.Stderr = nil
		out, err := c.Output()
		if err != nil {
			// bbolt ended the process over pages that contradict each other:
			// nothing wrong was read, and the check in a child says so.
			t.Logf("%s: the reader ended: %v", name, err)
			continue
		}
		var got found
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		if got.Refused != "" {
			refusedCount++
			if len(got.Refused) > 18 && got.Refused[:18] == "not said as damage" {
				t.Errorf("%s: %s", name, got.Refused)
			}
			continue
		}
		for id, headline := range got.Stories {
			read++
			if headline != "Материал "+string(id) {
				t.Errorf("%s: story %s reads %q", name, id, headline)
			}
		}
		if (name == "not damaged" || name == "first meta zeroed" || name == "second meta zeroed") && len(got.Stories) < 39 {
			t.Errorf("%s: only %d stories were read", name, len(got.Stories))
		}
	}
	if refusedCount < 5 || read < 100 {
		t.Errorf("%d refused, %d stories read: the damages hit nothing", refusedCount, read)
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, draft("s1", "Мост"))
	photo, err := a.PutPhoto(ctx, oneReader("a photo"))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := archive.Check(ctx, dir)
	if err != nil || !r.OK() || r.Values < 3 || r.Photos != 1 {
		t.Fatalf("a sound newsroom: %+v, %v", r, err)
	}
	if err := os.WriteFile(a.PhotoPath(photo), []byte("a phot0"), 0o600); err != nil {
		t.Fatal(err)
	}
	archive.Tamper(t, dir, "draft", "s1", func(sealed []byte) { sealed[len(sealed)-3] ^= 1 })
	r, err = archive.Check(ctx, dir)
	if err != nil || len(r.Problems) < 3 {
		t.Errorf("a value and a photo were changed: %+v, %v", r, err)
	}
	b := open(t, dir, archive.Options{})
	err = b.View(func(tx *archive.Tx) error { _, err := tx.Draft("s1"); return err })
	refused(t, err, archive.Damaged)
}

// TestAValueServesOneKey: a value that was copied to another key is damage.
func TestAValueServesOneKey(t *testing.T) {
	dir := t.TempDir()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, draft("s1", "Мост"), draft("s2", "Трамвай"))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	archive.Swap(t, dir, "draft", "s1", "s2")
	b := open(t, dir, archive.Options{})
	err = b.View(func(tx *archive.Tx) error { _, err := tx.Draft("s1"); return err })
	refused(t, err, archive.Damaged)
}
