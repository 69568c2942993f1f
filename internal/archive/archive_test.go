package archive_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

var noon = time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)

func open(t testing.TB, dir string, o archive.Options) *archive.Archive {
	t.Helper()
	a, err := archive.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func draft(id story.ID, headline string) archive.Draft {
	return archive.Draft{Story: story.Story{ID: id, Language: "ru", Headline: headline}, Touched: noon}
}

func put(t testing.TB, a *archive.Archive, drafts ...archive.Draft) {
	t.Helper()
	for _, d := range drafts {
		if err := a.Update(context.Background(), func(tx *archive.Tx) error { return tx.PutDraft(d) }); err != nil {
			t.Fatal(err)
		}
	}
}

// headlines are the stories of an archive, read whole.
func headlines(t testing.TB, a *archive.Archive) map[story.ID]string {
	t.Helper()
	got := map[story.ID]string{}
	err := a.View(func(tx *archive.Tx) error {
		for id := range tx.Drafts() {
			d, err := tx.Draft(id)
			if err != nil {
				return err
			}
			got[id] = d.Story.Headline
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func refused(t testing.TB, err error, want archive.Code) {
	t.Helper()
	var r *archive.Refusal
	if !errors.As(err, &r) || r.Code != want {
		t.Fatalf("error %v, want %s", err, want)
	}
	if r.Path == "" {
		t.Errorf("%s names no file", want)
	}
}

func TestWhatWasKeptIsThereAfterClosing(t *testing.T) {
	dir := t.TempDir()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, draft("s1", "Мост"), draft("s2", "Трамвай"), draft("s1", "Мост открыт"))
	if err := errors.Join(a.Close(), a.Close()); err != nil {
		t.Fatal(err)
	}
	got := headlines(t, open(t, dir, archive.Options{}))
	if diff := cmp.Diff(map[story.ID]string{"s1": "Мост открыт", "s2": "Трамвай"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFailedChangeChangesNothing(t *testing.T) {
	a := open(t, t.TempDir(), archive.Options{})
	broken := errors.New("no longer wanted")
	err := a.Update(context.Background(), func(tx *archive.Tx) error {
		if err := tx.PutDraft(draft("s1", "Мост")); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) || len(headlines(t, a)) != 0 {
		t.Errorf("error %v, kept %v", err, headlines(t, a))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := a.Update(ctx, func(tx *archive.Tx) error { return tx.PutDraft(draft("s1", "x")) }); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled change: %v", err)
	}
}

func TestASecondProgramWaitsAndThenIsTold(t *testing.T) {
	dir := t.TempDir()
	first, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = archive.Open(dir, archive.Options{Wait: 50 * time.Millisecond})
	refused(t, err, archive.Locked)
	done := make(chan error)
	go func() {
		second, err := archive.Open(dir, archive.Options{Wait: time.Minute})
		if err == nil {
			err = second.Close()
		}
		done <- err
	}()
	time.Sleep(60 * time.Millisecond)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("the program that waited: %v", err)
	}
}

func TestANewerArchiveIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	archive.SetSchema(t, dir, archive.Schema+1)
	before, err := os.ReadFile(filepath.Join(dir, "dateline.db"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = archive.Open(dir, archive.Options{})
	refused(t, err, archive.Newer)
	after, err := os.ReadFile(filepath.Join(dir, "dateline.db"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the newer archive was changed (%v)", err)
	}
}

func TestAnInterruptedStartIsHarmless(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "dateline.db.new-123"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	put(t, open(t, dir, archive.Options{}), draft("s1", "Мост"))
}

func TestFoldersThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := archive.Open(file, archive.Options{})
	refused(t, err, archive.NotAFolder)
	_, err = archive.Open(filepath.Join(file, "below"), archive.Options{})
	refused(t, err, archive.NotAFolder)
	if runtime.GOOS == "linux" {
		// Nobody, not even root, makes folders there.
		_, err = archive.Open("/sys/dateline", archive.Options{})
		refused(t, err, archive.NotWritable)
	}
	if os.Getuid() > 0 {
		closed := filepath.Join(t.TempDir(), "closed")
		if err := os.Mkdir(closed, 0o500); err != nil {
			t.Fatal(err)
		}
		_, err = archive.Open(closed, archive.Options{})
		refused(t, err, archive.NotWritable)
	}
}

func TestAFullDisk(t *testing.T) {
	a := open(t, t.TempDir(), archive.Options{MaxSize: 1 << 20})
	put(t, a, draft("s1", "Мост"))
	err := a.Update(context.Background(), func(tx *archive.Tx) error {
		return tx.PutDraft(draft("s2", strings.Repeat("очень длинно ", 200_000)))
	})
	refused(t, err, archive.DiskFull)
	if diff := cmp.Diff(map[story.ID]string{"s1": "Мост"}, headlines(t, a)); diff != "" {
		t.Errorf("after the disk was full:\n%s", diff)
	}
	put(t, a, draft("s3", "и дальше"))
}

func TestKeysTellNothing(t *testing.T) {
	dir := t.TempDir()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, draft("s1", "Тайна следствия"))
	h, err := a.PutPhoto(context.Background(), strings.NewReader("a photo"))
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(a.PhotoPath(h))
	if strings.Contains(name, fmt.Sprintf("%x", h[:4])) {
		t.Errorf("the name %s tells the hash", name)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(filepath.Join(dir, "dateline.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(bucket []byte, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				if bytes.Contains(k, []byte("Тайна")) || len(v) < 33 {
					t.Errorf("%s: key %q, value of %d bytes", bucket, k, len(v))
				}
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestArchiveAgainstAMap does what newsrooms do, in any order, and compares
// with a map that forgets nothing.
func TestArchiveAgainstAMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		a, err := archive.Open(dir, archive.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = a.Close() }()
		stories, statements, settings, deliveries := map[story.ID]string{}, map[story.ID]map[[32]byte]string{}, map[string]string{}, map[story.ID][]string{}
		id := rapid.SampledFrom([]story.ID{"a", "ab", "b", "s1"})
		word := rapid.StringN(0, 40, -1)
		update := func(f func(*archive.Tx) error) {
			if err := a.Update(context.Background(), f); err != nil {
				rt.Fatal(err)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"draft": func(t *rapid.T) {
				s, h := id.Draw(t, "id"), word.Draw(t, "headline")
				update(func(tx *archive.Tx) error { return tx.PutDraft(draft(s, h)) })
				stories[s] = h
			},
			"statement": func(t *rapid.T) {
				s, v := id.Draw(t, "id"), word.Draw(t, "value")
				var h [32]byte
				h[0] = rapid.Byte().Draw(t, "hash")
				update(func(tx *archive.Tx) error { return tx.PutStatement(s, h, []byte(v)) })
				if statements[s] == nil {
					statements[s] = map[[32]byte]string{}
				}
				statements[s][h] = v
			},
			"setting": func(t *rapid.T) {
				v := word.Draw(t, "value")
				update(func(tx *archive.Tx) error { return tx.PutSetting("outlet", []byte(v)) })
				settings["outlet"] = v
			},
			"delivery": func(t *rapid.T) {
				s, v := id.Draw(t, "id"), word.Draw(t, "value")
				update(func(tx *archive.Tx) error { return tx.LogDelivery(s, []byte(v)) })
				deliveries[s] = append(deliveries[s], v)
			},
			"reopen": func(t *rapid.T) {
				if err := a.Close(); err != nil {
					t.Fatal(err)
				}
				if a, err = archive.Open(dir, archive.Options{}); err != nil {
					t.Fatal(err)
				}
			},
			"": func(t *rapid.T) {
				err := a.View(func(tx *archive.Tx) error {
					listed := map[story.ID]string{}
					for s, err := range tx.Summaries() {
						if err != nil {
							return err
						}
						listed[s.ID] = s.Headline
					}
					if diff := cmp.Diff(stories, listed); diff != "" {
						t.Fatal(diff)
					}
					for s, want := range statements {
						got, err := tx.Statements(s)
						if err != nil || len(got) != len(want) {
							t.Fatalf("%d statements about %s, want %d: %v", len(got), s, len(want), err)
						}
					}
					for s, want := range deliveries {
						got, err := tx.Deliveries(s)
						if err != nil {
							return err
						}
						for i := range want {
							if string(got[i]) != want[i] {
								t.Fatalf("delivery %d of %s is %q, want %q", i, s, got[i], want[i])
							}
						}
					}
					got, err := tx.Setting("outlet")
					if string(got) != settings["outlet"] {
						t.Fatalf("setting %q, want %q", got, settings["outlet"])
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			},
		})
	})
}

func TestDeviceKey(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, archive.Options{})
	made := 0
	maker := func() ([]byte, error) { made++; return []byte("secret"), nil }
	for range 2 {
		if key, err := a.DeviceKey(maker); err != nil || string(key) != "secret" {
			t.Fatalf("key %q: %v", key, err)
		}
	}
	if made != 1 {
		t.Errorf("made %d keys", made)
	}
	if runtime.GOOS == "windows" {
		return
	}
	path := filepath.Join(dir, "device.key")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("device.key: %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := a.DeviceKey(maker)
	refused(t, err, archive.KeyReadable)
}

func TestOriginals(t *testing.T) {
	a := open(t, t.TempDir(), archive.Options{})
	ctx := context.Background()
	h, err := a.PutPhoto(ctx, strings.NewReader("a photo"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.PutPhoto(ctx, strings.NewReader("a photo"))
	if err != nil || again != h {
		t.Errorf("the same photo again is %x: %v", again, err)
	}
	if err := a.VerifyPhoto(h); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(a.PhotoPath(h), []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, a.VerifyPhoto(h), archive.Damaged)
	r, err := archive.Check(ctx, t.TempDir())
	if err == nil {
		t.Errorf("an empty folder was checked: %+v", r)
	}
	// What is damaged is mended by the same photo.
	if _, err := a.PutPhoto(ctx, strings.NewReader("a photo")); err != nil {
		t.Fatal(err)
	}
	if err := a.VerifyPhoto(h); err != nil {
		t.Error(err)
	}
	refused(t, a.VerifyPhoto([32]byte{1}), archive.NotFound)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := a.PutPhoto(cancelled, strings.NewReader("later")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled copy: %v", err)
	}
}
