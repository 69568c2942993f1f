package typo_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/typo"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/typograf.txt anew")

// judge is the program that sets lines with typograf, each by the rules of its
// language and with no-break spaces as such.
const judge = `
const Typograf = require(process.argv[1]);
const {lang, lines} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const t = new Typograf({locale: lang === 'ru' ? ['ru', 'en-US'] : ['en-US']});
if (lang === 'en') t.disableRule(['common/nbsp/afterShortWord', 'common/nbsp/afterShortWordByList']);
console.log(JSON.stringify(lines.map(s => t.execute(s))));
`

// TestBesideTypograf sets our sentences with typograf, an independent program
// (npm, 7.8.0, MIT; scripts/bench/typograf.sh fetches it), and holds the places
// where the two differ against the list in testdata, which was read and decided
// line by line. What it comes to:
//
//   - short words: ours go by a list, so мы, он, или may end a line; in English
//     none is bound, and the judge's rule for them is off;
//   - numbers: we part 12500 and make 1,5-2, 5-7 and -15 what they are; the
//     judge leaves them;
//   - №: a no-break space of full width (shown °° when narrow), because sites
//     lose the narrow one;
//   - 2023 года, XIX в., 15 °C, $5, June 15, Dr. Reed, 7 p.m. stay on one line;
//   - 3-ий is 3-й; in English players’, ’90s, ‘no’, --, m2 and 12-th are set.
func TestBesideTypograf(t *testing.T) {
	dir := os.Getenv("DATELINE_TYPOGRAF")
	if dir == "" {
		t.Skip("DATELINE_TYPOGRAF does not name the folder of the npm package")
	}
	var out strings.Builder
	all, differ := 0, 0
	for _, lang := range []string{"ru", "en"} {
		lines := map[string][]string{"ru": russian(), "en": english()}[lang]
		for i, theirs := range judged(t, dir, lang, lines) {
			ours := typo.Apply(lines[i], typo.Check(lines[i], typo.Options{Language: lang}))
			all++
			if theirs = strings.TrimRight(theirs, "\n"); ours != theirs {
				differ++
				fmt.Fprintf(&out, "ours   %s\ntheirs %s\n\n", dots(ours), dots(strings.ReplaceAll(theirs, "\u202f", "°°")))
			}
		}
	}
	t.Logf("%d of %d sentences differ\n%s", differ, all, out.String())
	name := filepath.Join("testdata", "typograf.txt")
	if *update {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("differences nobody has decided about (-decided +now):\n%s", diff)
	}
}

func judged(t *testing.T, dir, lang string, lines []string) []string {
	t.Helper()
	in, err := json.Marshal(map[string]any{"lang": lang, "lines": lines})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-e", judge, dir)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		t.Fatalf("typograf: %v", err)
	}
	var out []string
	if err := json.Unmarshal(answer, &out); err != nil || len(out) != len(lines) {
		t.Fatalf("typograf answered %q: %v", answer, err)
	}
	return out
}
