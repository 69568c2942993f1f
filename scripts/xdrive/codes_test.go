package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTextsBecomeTheKeysThatWriteThem(t *testing.T) {
	for _, c := range []struct{ layout, text, want string }{
		{"ru", "Ёж ест, 5 раз.", "shift+49 47 65 28 54 57 shift+61 65 14 65 43 41 33 61"},
		{"us", "To be?", "shift+28 32 65 56 26 shift+61"},
	} {
		got, err := codesOf(c.layout, c.text)
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); err != nil || diff != "" {
			t.Errorf("%q: %v\n%s", c.text, err, diff)
		}
	}
	for layout, text := range map[string]string{"ru": "abc", "us": "«", "de": "a"} {
		if got, err := codesOf(layout, text); err == nil {
			t.Errorf("%q on %s is written with %v", text, layout, got)
		}
	}
}

func TestKeysAreHeldDownAndLetGo(t *testing.T) {
	got, err := strokes([]string{"+64", "24", "-64"})
	want := []stroke{{64, true, false}, {24, true, true}, {64, false, true}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(stroke{})); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if _, err := strokes([]string{"shift"}); err == nil {
		t.Error("a word is taken for a key")
	}
}

// A caret that comes or goes is no letter.
func TestACaretIsNotTakenForALetter(t *testing.T) {
	before, caret, letter := make([]byte, 4*100), make([]byte, 4*100), make([]byte, 4*100)
	for i := range 40 {
		caret[4*i] = 255
	}
	for i := range 80 {
		letter[4*i+2] = 255
	}
	for _, c := range []struct {
		name  string
		now   []byte
		least int
		want  bool
	}{
		{"nothing", before, 1, false},
		{"any pixel", caret, 1, true},
		{"a caret", caret, 80, false},
		{"a letter", letter, 80, true},
	} {
		if got := differ(before, c.now, c.least); got != c.want {
			t.Errorf("%s of at least %d pixels: %v", c.name, c.least, got)
		}
	}
}
