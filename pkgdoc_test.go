package dateline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryPackageHasOnePackageComment: a reader who opens a package finds one
// place that says what it is, and only one.
func TestEveryPackageHasOnePackageComment(t *testing.T) {
	for _, p := range packages(t) {
		var in []string
		for _, name := range p.allGo() {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if hasText(f.Doc) {
				in = append(in, name)
			}
		}
		if len(in) != 1 {
			t.Errorf("%s has %d package comments (%s), want exactly one", p.ImportPath, len(in), strings.Join(in, ", "))
		}
	}
}

func hasText(doc *ast.CommentGroup) bool {
	return doc != nil && strings.TrimSpace(doc.Text()) != ""
}
