package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/words"

	"github.com/google/go-cmp/cmp"
)

func TestACommandLineSaysWhatToOpen(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	for line, want := range map[string]order{
		"":                               {},
		"--version":                      {version: true},
		"--lang ru":                      {language: "ru"},
		"--data news":                    {data: in("news")},
		"--data " + in("news"):           {data: in("news")},
		"letter.txt":                     {files: []string{in("letter.txt")}},
		"--lang en a.txt " + in("b.jpg"): {language: "en", files: []string{in("a.txt"), in("b.jpg")}},
		"-- -odd.txt":                    {files: []string{in("-odd.txt")}},
	} {
		got, err := read(strings.Fields(line), folder)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(order{})); err != nil || diff != "" {
			t.Errorf("dateline %s: %v\n%s", line, err, diff)
		}
	}
}

func TestAWrongCommandLineIsSaidInASentence(t *testing.T) {
	for line, id := range map[string]string{
		"--lang de": "start.bad-language", "--lang": "start.bad-flag", "--colour": "start.bad-flag",
	} {
		_, err := read(strings.Fields(line), "/")
		if words.Refused(err) != id {
			t.Errorf("dateline %s: %v, want %s", line, err, id)
		}
		for _, language := range words.Languages() {
			speaker, langErr := words.In(language)
			if langErr != nil {
				t.Fatal(langErr)
			}
			if said := speaker.Sentence(err); strings.Contains(said, "‹") || strings.Contains(said, "<no value>") {
				t.Errorf("dateline %s in %s: %q", line, language, said)
			}
		}
	}
	if _, err := read([]string{"--help"}, "/"); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("--help: %v", err)
	}
}

func TestHelpSaysHowToStart(t *testing.T) {
	for _, language := range words.Languages() {
		speaker, err := words.In(language)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		help(&out, speaker)
		if !strings.Contains(out.String(), "--data") || strings.Contains(out.String(), "‹") {
			t.Errorf("%s: %q", language, out.String())
		}
	}
}

func TestThePackagesCarryTheVersionOfTheProgram(t *testing.T) {
	toml, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^Version = "(.*)"$`).FindSubmatch(toml)
	if len(named) != 2 || string(named[1]) != version {
		t.Errorf("FyneApp.toml names %q, the program %q", named, version)
	}
}
