package toolkitwords_test

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/ui/toolkitwords"

	"fyne.io/fyne/v2/lang"
	"github.com/google/go-cmp/cmp"
)

func words(t *testing.T, path string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var said map[string]any
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return said
}

// TestBothLanguagesHaveEveryWordOfTheToolkit reads the toolkit's own list, of
// the version that go.mod names.
func TestBothLanguagesHaveEveryWordOfTheToolkit(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("find the toolkit: %v", err)
	}
	theirs := words(t, filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if len(theirs) < 30 {
		t.Fatalf("the toolkit has only %d words: the list has moved", len(theirs))
	}
	for _, language := range []string{"ru", "en"} {
		ours := words(t, filepath.Join("locales", "fyne."+language+".json"))
		if diff := cmp.Diff(slices.Sorted(maps.Keys(theirs)), slices.Sorted(maps.Keys(ours))); diff != "" {
			t.Errorf("%s (-toolkit +ours):\n%s", language, diff)
		}
	}
}

func TestTheToolkitFollowsTheLanguageOfTheInterface(t *testing.T) {
	for _, turn := range []struct{ language, cancel, tuesday, name string }{
		{"ru", "Отмена", "Вторник", "Имя"},
		{"en", "Cancel", "Tuesday", "Name"},
		{"ru", "Отмена", "Вторник", "Имя"},
	} {
		if err := toolkitwords.Speak(turn.language); err != nil {
			t.Fatal(err)
		}
		got := []string{lang.L("Cancel"), lang.X("tuesday", "?"), lang.X("file.name", "?")}
		if diff := cmp.Diff([]string{turn.cancel, turn.tuesday, turn.name}, got); diff != "" {
			t.Errorf("in %s (-want +got):\n%s", turn.language, diff)
		}
	}
}

func TestThereAreNoOtherLanguages(t *testing.T) {
	if err := toolkitwords.Speak("de"); err == nil {
		t.Error("the toolkit claims to speak German")
	}
}
