package archive_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"
)

// The test binary is its own child: a laptop that saves until it dies, a
// reader of damaged files, a newsroom on a full disk.
func TestMain(m *testing.M) {
	switch os.Getenv("DATELINE_ARCHIVE_CHILD") {
	case "save":
		childSaves(os.Args[1])
	case "read":
		childReads(os.Args[1])
	case "full":
		childFillsTheDisk(os.Args[1])
	default:
		os.Exit(m.Run())
	}
}

func child(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], dir)
	c.Env = append(os.Environ(), "DATELINE_ARCHIVE_CHILD="+role)
	c.Stderr = os.Stderr
	return c
}

// childSaves writes one story after another and says each number only after
// Autosave has said that it is saved.
func childSaves(dir string) {
	a, err := archive.Open(dir, archive.Options{Wait: 10 * time.Second})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	s := a.NewAutosave(time.Now, nil)
	for i := 0; ; i++ {
		s.Put(archive.Draft{Story: story.Story{ID: story.ID(fmt.Sprintf("s%d", i%50)), Language: "ru", Headline: fmt.Sprint(i)}, Touched: noon})
		if err := s.Flush(context.Background()); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

// found is what a reader of a damaged file found out.
type found struct {
	Refused string
	Stories map[story.ID]string
	Photos  []string
}

// childReads opens a folder that may be damaged, reads everything in it and
// says what it got; errors of single values are left out.
func childReads(dir string) {
	out := found{Stories: map[story.ID]string{}}
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		out.Refused = err.Error()
		if !archive.Is(err, archive.Damaged) {
			out.Refused = "not said as damage: " + out.Refused
		}
	} else {
		_ = a.View(func(tx *archive.Tx) error {
			for i := range 40 {
				id := story.ID(fmt.Sprintf("s%d", i))
				if d, err := tx.Draft(id); err == nil {
					out.Stories[id] = d.Story.Headline
				}
			}
			for s, err := range tx.Summaries() {
				if err == nil && s.Headline != "Материал "+string(s.ID) {
					out.Stories[s.ID] = "summary: " + s.Headline
				}
			}
			return nil
		})
	}
	data, _ := json.Marshal(out)
	fmt.Println(string(data))
	os.Exit(0)
}

// TestEveryAcknowledgedSaveSurvivesAKill is the power cut: fifty times.
func TestEveryAcknowledgedSaveSurvivesAKill(t *testing.T) {
	dir := t.TempDir()
	acknowledged := 0
	for round := range 50 {
		c := child(t, "save", dir)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		last := -1
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			var i int
			if _, err := fmt.Sscan(lines.Text(), &i); err != nil {
				t.Fatalf("the child said %q", lines.Text())
			}
			last = i
			if n == round%7 {
				if err := c.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = c.Wait() // it was killed
		if last < 0 {
			t.Fatal("the child acknowledged nothing")
		}
		acknowledged += last + 1
		a, err := archive.Open(dir, archive.Options{Wait: 5 * time.Second})
		if err != nil {
			t.Fatalf("after kill %d: %v", round, err)
		}
		got := headlines(t, a)
		for i := max(0, last-49); i <= last; i++ {
			var kept int
			if _, err := fmt.Sscan(got[story.ID(fmt.Sprintf("s%d", i%50))], &kept); err != nil || kept < i && kept%50 == i%50 {
				t.Errorf("after kill %d: save %d was acknowledged, and %q is kept", round, i, got[story.ID(fmt.Sprintf("s%d", i%50))])
			}
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if r, err := archive.Check(context.Background(), dir); err != nil || !r.OK() {
			t.Fatalf("after kill %d: %+v, %v", round, r, err)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged < 150 {
		t.Errorf("only %d saves were acknowledged: the test proves little", acknowledged)
	}
}
