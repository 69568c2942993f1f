package home_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/home"
)

// TestMain is a child when the tests start this program for one.
func TestMain(m *testing.M) {
	if code, child := home.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func environment(pairs ...string) func(string) string {
	vars := map[string]string{}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		vars[name] = value
	}
	return func(name string) string { return vars[name] }
}

func TestTheSystemSpeaksRussianOrEnglish(t *testing.T) {
	for want, envs := range map[string][][]string{
		"ru": {{"LANG=ru_RU.UTF-8"}, {"LC_ALL=ru_RU.UTF-8", "LANG=en_US.UTF-8"}, {"LC_MESSAGES=RU", "LANG=de"}},
		"en": {{}, {"LANG=C.UTF-8"}, {"LC_ALL=C", "LANG=ru_RU"}, {"LC_MESSAGES=en_GB", "LANG=ru_RU"}, {"LANG=de_DE"}},
	} {
		for _, env := range envs {
			if got := home.Language(environment(env...)); got != want {
				t.Errorf("with %v: %s, want %s", env, got, want)
			}
		}
	}
}

func TestTheNewsroomLivesWhereTheSystemKeepsApplicationData(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("each system has its own place")
	}
	for want, env := range map[string][]string{
		"/data/dateline":                     {"XDG_DATA_HOME=/data", "HOME=/home/egor"},
		"/home/egor/.local/share/dateline":   {"HOME=/home/egor"},
		"/home/anna/.local/share/dateline":   {"XDG_DATA_HOME=not/absolute", "HOME=/home/anna"},
		"/home/михаил/.local/share/dateline": {"HOME=/home/михаил"},
	} {
		if got, err := home.Folder(environment(env...)); got != want || err != nil {
			t.Errorf("with %v: %s, %v, want %s", env, got, err, want)
		}
	}
	_, err := home.Folder(environment())
	if r := new(home.Refusal); !errors.As(err, &r) || r.Code != home.NoFolder {
		t.Errorf("without a home: %v, want the refusal %s", err, home.NoFolder)
	}
}

func TestOnlyTheHiddenVerbsAreChildren(t *testing.T) {
	for _, args := range [][]string{nil, {"list"}, {"--data", "picture-child"}} {
		if _, child := home.Serve(args, strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer)); child {
			t.Errorf("%v started a child", args)
		}
	}
}

func TestAChildReadsAnArchive(t *testing.T) {
	dir := t.TempDir()
	arc, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := arc.Close(); err != nil {
		t.Fatal(err)
	}
	self, err := home.Self()
	if err != nil {
		t.Fatal(err)
	}
	report, err := self.Check(context.Background(), filepath.Join(dir, "dateline.db"))
	if err != nil || !report.OK() {
		t.Errorf("a sound archive: %+v, %v", report, err)
	}
}

func TestADamagedArchiveEndsTheChildOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline.db")
	if err := os.WriteFile(path, bytes.Repeat([]byte("not an archive "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := home.Self()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := self.Check(context.Background(), path); err == nil {
		t.Error("a damaged archive was found sound")
	}
}

func TestALockedArchiveIsSaidToBeLocked(t *testing.T) {
	dir := t.TempDir()
	arc, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer arc.Close()
	self, err := home.Self()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := self.Check(context.Background(), filepath.Join(dir, "dateline.db")); !archive.Is(err, archive.Locked) {
		t.Errorf("an archive in use: %v, want the refusal %s", err, archive.Locked)
	}
}
