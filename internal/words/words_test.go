package words_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/words"

	"github.com/google/go-cmp/cmp"
)

// message is one entry of a locale file: a sentence, or a sentence per plural form.
type message map[string]string

func read(t *testing.T, lang string) map[string]message {
	t.Helper()
	all := map[string]message{}
	names, err := filepath.Glob("locales/*." + lang + ".json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no locale files for %s: %v", lang, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var raw map[string]any
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for id, v := range raw {
			if all[id] != nil {
				t.Errorf("%s: %s is said twice", name, id)
			}
			all[id] = message{}
			switch v := v.(type) {
			case string:
				all[id][""] = v
			case map[string]any:
				for form, s := range v {
					all[id][form], _ = s.(string)
				}
			}
		}
	}
	return all
}

// TestBothLanguagesSayEverything: same ids, same arguments, all plural forms.
func TestBothLanguagesSayEverything(t *testing.T) {
	ru, en := read(t, "ru"), read(t, "en")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(ru)), slices.Sorted(maps.Keys(en))); diff != "" {
		t.Errorf("ids differ (-ru +en):\n%s", diff)
	}
	forms := map[string][]string{"ru": {"few", "many", "one", "other"}, "en": {"one", "other"}}
	for lang, all := range map[string]map[string]message{"ru": ru, "en": en} {
		for id, m := range all {
			for form, s := range m {
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s: %s %s says nothing", lang, id, form)
				}
			}
			if _, single := m[""]; !single {
				if diff := cmp.Diff(forms[lang], slices.Sorted(maps.Keys(m))); diff != "" {
					t.Errorf("%s: %s lacks plural forms:\n%s", lang, id, diff)
				}
			}
		}
	}
	for id := range ru {
		if diff := cmp.Diff(arguments(ru[id]), arguments(en[id])); diff != "" {
			t.Errorf("%s uses other arguments (-ru +en):\n%s", id, diff)
		}
	}
}

var argument = regexp.MustCompile(`\.(\w+)`)

// arguments are the names that a message's templates use, but for N: a form may
// say "one story" instead of the number.
func arguments(m message) []string {
	set := map[string]bool{}
	for _, s := range m {
		for _, tmpl := range regexp.MustCompile(`{{.*?}}`).FindAllString(s, -1) {
			for _, a := range argument.FindAllStringSubmatch(tmpl, -1) {
				if a[1] != "N" {
					set[a[1]] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// TestEveryCodeHasWords reads the constants of type Code of all packages: each
// names a sentence "package.code" – or, for findings, "package.code.why".
func TestEveryCodeHasWords(t *testing.T) {
	speaker := map[string]*words.Speaker{}
	for _, lang := range words.Languages() {
		s, err := words.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		speaker[lang] = s
	}
	codes := codesOf(t, "..")
	if len(codes) < 20 {
		t.Fatalf("found only %d codes: the search is broken", len(codes))
	}
	for _, id := range codes {
		for lang, s := range speaker {
			if !s.Has(id) && !s.Has(id+".why") {
				t.Errorf("%s has no words for %s", lang, id)
			}
		}
	}
}

// codesOf finds every constant of a type named Code below dir.
func codesOf(t *testing.T, dir string) []string {
	t.Helper()
	var ids []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range f.Decls {
			g, ok := decl.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				if id, ok := v.Type.(*ast.Ident); !ok || id.Name != "Code" {
					continue
				}
				for _, value := range v.Values {
					if lit, ok := value.(*ast.BasicLit); ok {
						code, err := strconv.Unquote(lit.Value)
						if err != nil {
							return err
						}
						ids = append(ids, f.Name.Name+"."+code)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

type lost struct{ file string }

func (l lost) Error() string { return "lost " + l.file }
func (l lost) Refusal() (string, map[string]any) {
	return "outlet.bad-value", map[string]any{"Key": "zone", "Value": l.file}
}

func TestSentence(t *testing.T) {
	ru, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	wrapped := fmt.Errorf("desk: set: %w", lost{"Mars"})
	if got := ru.Sentence(wrapped); !strings.Contains(got, "«zone»") || !strings.Contains(got, "«Mars»") {
		t.Errorf("a refusal reads %q", got)
	}
	if got := ru.Sentence(errors.New("disk on fire")); !strings.Contains(got, "disk on fire") {
		t.Errorf("an unforeseen error reads %q", got)
	}
	if got := words.Refused(wrapped); got != "outlet.bad-value" {
		t.Errorf("Refused = %q", got)
	}
	if _, err := words.In("fr"); err == nil {
		t.Error("French was accepted")
	}
}

func TestRussianPlurals(t *testing.T) {
	ru, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{1: "1 материал", 2: "2 материала", 5: "5 материалов", 11: "11 материалов", 21: "21 материал"} {
		if got := ru.Say("ctl.stories", map[string]any{"N": n}); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
