package dateline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// toolkitTyping is what the toolkit has to type into.
var toolkitTyping = []string{"Entry", "SelectEntry", "NewEntry", "NewMultiLineEntry", "NewPasswordEntry", "NewEntryWithData", "NewSelectEntry"}

// entriesOfAStory are the fields beside a story that may be typed into an entry
// of kit, by file: searches and what is read from words. Readers see none of it
// as it was typed.
var entriesOfAStory = map[string]string{
	"ui/storyview/findbar.go": "what is looked for in a story",
	"ui/inspector/place.go":   "a date, read from words",
	"ui/inspector/until.go":   "embargo, deadline and length, read from words",
	"ui/inspector/adding.go":  "a search of the archive, and an address",
}

// TestWordsForReadersAreTypedIntoTheEditor: letters typed in parts, quotes,
// undo by words and the spaces of a language are right in one place, and that is
// where everything is typed that readers will see.
func TestWordsForReadersAreTypedIntoTheEditor(t *testing.T) {
	used := map[string]bool{}
	for _, p := range packages(t) {
		ofStory := p.short() == "ui/inspector" || p.short() == "ui/storyview"
		for _, name := range p.allGo() {
			at := p.short() + "/" + name
			for _, typed := range typedInto(t, filepath.Join(p.Dir, name)) {
				switch kind, of := typed[1], typed[0]; {
				case of == "widget" && slices.Contains(toolkitTyping, kind):
					if p.short() != "ui/kit" {
						t.Errorf("%s uses widget.%s; only ui/kit may", at, kind)
					}
				case !ofStory || of == "widget":
				case kind == "Completer":
					t.Errorf("%s completes words of a story in an entry: give the editor.Line a Suggest", at)
				case kind == "Entry" && of != "desk" && of != "kit":
					if used[at] = true; entriesOfAStory[at] == "" {
						t.Errorf("%s types words of a story into an entry: use editor.NewLine", at)
					}
				}
			}
		}
	}
	for at := range entriesOfAStory {
		if !used[at] {
			t.Errorf("%s has no entry any more: take it off entriesOfAStory", at)
		}
	}
}

// typedInto gives what a file names that may be typed into, as the name before
// the dot and the one behind it.
func typedInto(t *testing.T, path string) [][2]string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && (strings.Contains(s.Sel.Name, "Entry") || s.Sel.Name == "Completer") {
			of := ""
			if x, ok := s.X.(*ast.Ident); ok {
				of = x.Name
			}
			out = append(out, [2]string{of, s.Sel.Name})
		}
		return true
	})
	return out
}
