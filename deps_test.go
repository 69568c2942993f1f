package dateline_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// listed is what go list tells of one of our packages.
type listed struct {
	Dir, ImportPath, Name                string
	GoFiles, CgoFiles, IgnoredGoFiles    []string
	Imports, TestImports, XTestImports   []string
	TestGoFiles, XTestGoFiles, EmbedList []string
}

func (l listed) allGo() []string {
	return slices.Concat(l.GoFiles, l.CgoFiles, l.IgnoredGoFiles)
}

// short is the package's place in the house, "internal/text".
func (l listed) short() string { return strings.TrimPrefix(l.ImportPath, "dateline/") }

// packages lists ours; with the tag ci also what otherwise needs cgo.
func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-tags", "ci", "-json", "./...").Output()
	if err != nil {
		if bad := new(exec.ExitError); errors.As(err, &bad) {
			t.Fatalf("go list: %v\n%s", err, bad.Stderr)
		}
		t.Fatal(err)
	}
	var ps []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles)+len(p.CgoFiles) > 0 { // the root holds rule tests only
			ps = append(ps, p)
		}
	}
	return ps
}

// floors is the house from the ground up: a package imports only floors below
// its own, and on one floor nobody imports anybody.
var floors = [][]string{
	{"assets/gazetteer", "assets/sample", "assets/fonts", "assets/icons", "assets/appicon", "assets/dictionaries"},
	{"internal/newsdate", "internal/outlet", "internal/places", "internal/spell", "internal/typo"},
	{"internal/text"},
	{"internal/story", "internal/text/flow"},
	{"internal/story/history"},
	{"internal/find", "internal/revision", "internal/rules", "internal/comparison", "internal/merge"},
	{"internal/archive", "internal/picture", "internal/wire", "internal/export", "internal/handoff"},
	{"internal/desk", "internal/home"},
	{"internal/words"},
	{"ui/command", "ui/look", "ui/toolkitwords", "ui/filedialog/portal", "cmd/dateline/copied"},
	{"ui/kit"},
	{"ui/editor", "ui/filedialog", "ui/verdict", "ui/webpage"},
	{"ui/library", "ui/storyview", "ui/inspector", "ui/publish", "ui/welcome", "ui/settings", "ui/pasted", "ui/review", "ui/handover", "ui/merging"},
	{"ui/shell"},
	{"ui/uitest"},
	{"cmd/datelinectl", "cmd/dateline", "ui/cmd/screens", "internal/places/mkgazetteer", "internal/spell/mkdict", "scripts/bench/bigphoto", "scripts/bench/emptywindow", "scripts/bench/frame", "scripts/xdrive"},
}

// outside is who may import what of other people's code, and why.
var outside = map[string]map[string]string{
	"go.etcd.io/bbolt":                  {"internal/archive": "the one file that drafts live in"},
	"github.com/disintegration/imaging": {"internal/picture": "resampling, and nowhere else: it trusts its input"},
	"github.com/bep/imagemeta":          {"internal/picture": "reads EXIF and IPTC of hostile files safely"},
	"os/exec": {
		"internal/picture": "decoding happens in a child process", "internal/home": "a backup is checked in a child process",
		"scripts/bench/bigphoto": "runs what it measures",
	},
	"golang.org/x/sys":              {"internal/picture": "memory limits of the child"},
	"github.com/blevesearch/vellum": {"internal/spell": "millions of words in a megabyte, searched where they lie", "internal/spell/mkdict": "writes them"},
	"znkr.io/diff":                  {"internal/comparison": "what differs between two rows of words", "internal/merge": "the same, for three"},
	"filippo.io/age":                {"internal/handoff": "encrypts to people or a passphrase"},
	"github.com/rivo/uniseg":        {"internal/text": "grapheme boundaries"},
	"golang.org/x/text": {
		"internal/text": "NFC of everything that enters", "internal/revision": "refuses content that is not NFC",
		"internal/wire": "windows-1251", "internal/story": "folding of slugs", "internal/picture": "NFC of what a file says", "internal/words": "language tags of the interface",
		"internal/places/mkgazetteer": "NFC of names",
	},
	"golang.org/x/net":              {"internal/export": "reads its own page back", "internal/wire": "the parser of pages that are read in"},
	"github.com/nicksnyder/go-i18n": {"internal/words": "plurals of two languages"},
	"net/http":                      {},
	"fyne.io/fyne/v2/app":           {"cmd/dateline": "the one room that needs a display and cgo", "scripts/bench/emptywindow": "the toolkit's own cost, to compare with"},
	"fyne.io": {
		"ui/look": "is its theme", "ui/kit": "draws the controls", "ui/editor": "draws the text", "ui/filedialog": "draws the dialog", "ui/webpage": "draws the page of the site",
		"ui/library": "a screen", "ui/storyview": "a screen", "ui/inspector": "a screen", "ui/publish": "a screen", "ui/welcome": "a screen", "ui/settings": "a screen", "ui/pasted": "a question", "ui/review": "a screen", "ui/handover": "a screen", "ui/merging": "a screen",
		"ui/shell": "the window", "ui/toolkitwords": "its own sentences in our languages", "ui/uitest": "its driver without a display", "ui/cmd/screens": "sizes of windows",
		"cmd/dateline": "opens the window", "scripts/bench/emptywindow": "the toolkit's own cost, to compare with", "scripts/bench/frame": "counts what it paints",
	},
	"github.com/go-text/typesetting": {"cmd/dateline": "reads the system's fonts before the first letter needs one"},
	"github.com/godbus/dbus":         {"ui/filedialog/portal": "asks the desktop for its file dialog"},
	"github.com/jezek/xgb":           {"scripts/xdrive": "drives a window from outside", "cmd/dateline/copied": "asks the X server for what was copied as HTML", "cmd/dateline": "asks what another program carries over the window"},
}

// TestFloors keeps the house standing: dependencies point down.
func TestFloors(t *testing.T) {
	floor := map[string]int{}
	for i, names := range floors {
		for _, n := range names {
			floor[n] = i
		}
	}
	for _, p := range packages(t) {
		mine, ok := floor[p.short()]
		if !ok {
			t.Errorf("%s stands on no floor: give it a place in floors and in docs/ARCHITECTURE.md", p.short())
			continue
		}
		for _, imp := range p.Imports {
			name, ours := strings.CutPrefix(imp, "dateline/")
			if ours && floor[name] >= mine {
				t.Errorf("%s imports %s, which is not below it", p.short(), name)
			}
		}
	}
}

// TestOutsideImports: each foreign module has a short list of rooms it may enter.
func TestOutsideImports(t *testing.T) {
	used := map[string]map[string]bool{}
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			first, _, _ := strings.Cut(imp, "/")
			foreign := strings.Contains(first, ".")
			known := false
			for module, rooms := range outside {
				if imp != module && !strings.HasPrefix(imp, module+"/") {
					continue
				}
				known = true
				if rooms[p.short()] == "" {
					t.Errorf("%s imports %s; only %v may", p.short(), imp, slices.Collect(keysOf(rooms)))
				}
				if used[module] == nil {
					used[module] = map[string]bool{}
				}
				used[module][p.short()] = true
			}
			if foreign && !known && first != "dateline" {
				t.Errorf("%s imports %s, which nobody may: add it to outside and docs/dependencies.md with the reason", p.short(), imp)
			}
		}
	}
	for module, rooms := range outside {
		for room := range rooms {
			if !used[module][room] {
				t.Errorf("%s may import %s but does not: take it from the list", room, module)
			}
		}
	}
}

// TestDeadlyLibraries: goexif and go-exif end the process on hostile files and
// cannot be recovered from, so they must not even arrive through others.
func TestDeadlyLibraries(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "ci", "-deps", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.Lines(string(out)) {
		for _, deadly := range []string{"rwcarlsen/goexif", "dsoprea/go-exif"} {
			if strings.Contains(dep, deadly) {
				t.Errorf("the program contains %s", strings.TrimSpace(dep))
			}
		}
	}
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
