package archive_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"

	"github.com/google/go-cmp/cmp"
)

func oneReader(s string) io.Reader { return strings.NewReader(s) }

// furnished is a newsroom with two stories, a photo and a key.
func furnished(t *testing.T) (*archive.Archive, [32]byte) {
	t.Helper()
	a := open(t, t.TempDir(), archive.Options{})
	put(t, a, draft("s1", "Мост"), draft("s2", "Трамвай"))
	h, err := a.PutPhoto(context.Background(), oneReader("a photo"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.DeviceKey(func() ([]byte, error) { return []byte("secret"), nil }); err != nil {
		t.Fatal(err)
	}
	return a, h
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestABackupComesBackWhole(t *testing.T) {
	ctx := context.Background()
	a, photo := furnished(t)
	to := filepath.Join(t.TempDir(), "backup")
	got, err := a.Backup(ctx, to, noon)
	if err != nil || got != to {
		t.Fatalf("backup in %q: %v", got, err)
	}
	for _, name := range files(t, to) {
		if strings.Contains(name, "key") {
			t.Errorf("the key is in the backup: %s", name)
		}
	}
	// The second backup is over the first, and copies only what is new.
	stamp := modified(t, filepath.Join(to, "photos"))
	put(t, a, draft("s3", "Каток"))
	if _, err := a.Backup(ctx, to, noon); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(stamp, modified(t, filepath.Join(to, "photos"))); diff != "" {
		t.Errorf("originals were copied again:\n%s", diff)
	}
	into := filepath.Join(t.TempDir(), "new laptop")
	if err := archive.Restore(ctx, to, into, archive.Check); err != nil {
		t.Fatal(err)
	}
	b := open(t, into, archive.Options{})
	if diff := cmp.Diff(headlines(t, a), headlines(t, b)); diff != "" {
		t.Errorf("restored otherwise:\n%s", diff)
	}
	if err := b.VerifyPhoto(photo); err != nil {
		t.Error(err)
	}
}

func modified(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	out := map[string]time.Time{}
	for _, name := range files(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = info.ModTime()
	}
	return out
}

func TestCopiesRotate(t *testing.T) {
	ctx := context.Background()
	a, photo := furnished(t)
	var last string
	for i := range 5 {
		var err error
		if last, err = a.Backup(ctx, "", noon.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"dateline-20240507-140000.db", "dateline-20240507-150000.db", "dateline-20240507-160000.db"}
	if diff := cmp.Diff(want, files(t, filepath.Join(a.Dir(), "backups"))); diff != "" {
		t.Errorf("copies:\n%s", diff)
	}
	into := t.TempDir()
	if err := archive.Restore(ctx, last, into, archive.Check); err != nil {
		t.Fatal(err)
	}
	b := open(t, into, archive.Options{})
	if len(headlines(t, b)) != 2 || b.VerifyPhoto(photo) != nil {
		t.Error("a dated copy did not bring the newsroom back")
	}
}

func TestBackupsThatAreRefused(t *testing.T) {
	ctx := context.Background()
	a, _ := furnished(t)
	other, _ := furnished(t)
	_, err := a.Backup(ctx, filepath.Join(a.Dir(), "copy"), noon)
	refused(t, err, archive.BackupInside)
	_, err = a.Backup(ctx, filepath.Dir(a.Dir()), noon)
	refused(t, err, archive.BackupInside)
	_, err = a.Backup(ctx, other.Dir(), noon)
	refused(t, err, archive.NotEmpty)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	to := filepath.Join(t.TempDir(), "backup")
	if _, err := a.Backup(cancelled, to, noon); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled backup: %v", err)
	}
	if _, err := os.Stat(filepath.Join(to, "dateline.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a cancelled backup left a file: %v", err)
	}
}

func TestRestoresThatAreRefused(t *testing.T) {
	ctx := context.Background()
	a, photo := furnished(t)
	to := filepath.Join(t.TempDir(), "backup")
	if _, err := a.Backup(ctx, to, noon); err != nil {
		t.Fatal(err)
	}
	busy, _ := furnished(t)
	if err := busy.Close(); err != nil {
		t.Fatal(err)
	}
	refused(t, archive.Restore(ctx, to, busy.Dir(), archive.Check), archive.NotEmpty)
	refused(t, archive.Restore(ctx, t.TempDir(), t.TempDir(), archive.Check), archive.NotABackup)

	into := filepath.Join(t.TempDir(), "new")
	path := filepath.Join(to, "photos", filepath.Base(filepath.Dir(a.PhotoPath(photo))), filepath.Base(a.PhotoPath(photo)))
	if err := os.WriteFile(path, []byte("another photo"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, archive.Restore(ctx, to, into, archive.Check), archive.BackupDamaged)
	if _, err := os.Stat(into); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a refused restore left something: %v", err)
	}
	dying := func(context.Context, string) (archive.Report, error) {
		return archive.Report{}, errors.New("the child died")
	}
	refused(t, archive.Restore(ctx, to, into, dying), archive.BackupDamaged)
}

// TestADamagedOriginalKeepsNothingElseFromBeingCopied: a backup saves what can
// be saved, says what cannot, and never puts a bad photo over a good copy.
func TestADamagedOriginalKeepsNothingElseFromBeingCopied(t *testing.T) {
	ctx := context.Background()
	a, photo := furnished(t)
	to := filepath.Join(t.TempDir(), "backup")
	if _, err := a.Backup(ctx, to, noon); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(a.PhotoPath(photo), []byte("another photo"), 0o600); err != nil {
		t.Fatal(err)
	}
	second, err := a.PutPhoto(ctx, oneReader("second photo"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, a, draft("s3", "Каток"))
	path, err := a.Backup(ctx, to, noon)
	refused(t, err, archive.Damaged)
	if path != to {
		t.Errorf("the backup is in %q", path)
	}
	if r, err := archive.Check(ctx, to); err != nil || !r.OK() || r.Photos != 2 {
		t.Errorf("the backup: %+v, %v", r, err)
	}
	_ = second
}
