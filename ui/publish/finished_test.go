package publish

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/revision"
)

// built builds the package of a finished story and stands before it.
func built(t *testing.T, change ...func(*Deps)) *room {
	t.Helper()
	r := enter(t, bridge(t), change...).show()
	r.build()
	if !strings.Contains(r.says(), "Пакет готов и проверен") {
		t.Fatalf("there is no package:\n%s", r.says())
	}
	return r
}

// build presses the button that builds.
func (r *room) build() {
	r.gate.leave.Press()
	r.answer()
}

func (r *room) mustSay(words ...string) {
	r.t.Helper()
	said := r.says()
	for _, w := range words {
		if !strings.Contains(said, w) {
			r.t.Errorf("it does not say %q:\n%s", w, said)
		}
	}
}

func TestAFinishedPackageSaysWhereItLiesAndWhatWasProved(t *testing.T) {
	r := built(t)
	r.mustSay("2023-06-15-most.zip", "19 файлов, 1,3 МБ", "Все снимки открыты, размеры верны", "Внутренних заметок в файлах нет", "4f1c 09ab 77e2 d35c … 8a60 b91e")
	if r.changed != 1 {
		t.Errorf("the window heard of it %d times", r.changed)
	}
}

func TestAPackageWithoutPhotosClaimsNothingOfPhotos(t *testing.T) {
	st := bridge(t)
	st.Photos = nil
	r := enter(t, st).show()
	r.build()
	r.mustSay("Внутренних заметок в файлах нет")
	if strings.Contains(r.says(), "размеры верны") {
		t.Errorf("it proved photos that are not there:\n%s", r.says())
	}
}

func TestAFinishedPackageIsProvedAgainOnDemand(t *testing.T) {
	r := built(t)
	r.verified = export.Report{Files: 19}
	r.press("Проверить ещё раз")
	r.mustSay("все 19 файлов целы")
	r.verified.Problems = []export.Problem{{Code: export.FileChanged, File: "data/html/index.html", Detail: "somebody wrote into it"}}
	r.press("Проверить ещё раз")
	r.mustSay("Пакет уже не тот: 1 расхождение", "data/html/index.html изменён после сборки")
}

func TestAPackageThatIsGoneIsSaidInASentence(t *testing.T) {
	r := built(t, func(d *Deps) {
		d.Verify = func(_ context.Context, path string) (export.Report, error) {
			return export.Report{}, &export.Refusal{Code: export.CannotRead, Path: path}
		}
	})
	r.press("Проверить ещё раз")
	r.mustSay("Не удаётся открыть")
	if len(r.errors) > 0 {
		t.Errorf("it was told below the dialog: %v", r.errors)
	}
}

func TestWhatIsCopied(t *testing.T) {
	r := built(t)
	r.texts = desk.Texts{Plain: "Мост открыт", HTML: "<p>Мост открыт</p>", Post: "Мост открыт…", PostCut: true}
	for _, c := range []struct{ button, clipboard, said string }{
		{"Скопировать путь", filepath.Join(r.folder, "2023-06-15-most.zip"), "Путь скопирован"},
		{"Скопировать текст", "Мост открыт", "обычным текстом"},
		{"Скопировать HTML", "<p>Мост открыт</p>", "HTML для поля CMS"},
		{"Скопировать пост", "Мост открыт…", "сокращён"},
	} {
		r.press(c.button)
		if r.pasted != c.clipboard {
			t.Errorf("%s: %q is on the clipboard", c.button, r.pasted)
		}
		r.mustSay(c.said)
	}
	r.texts.PostCut = false
	r.press("Скопировать пост")
	r.mustSay("целиком")
}

func TestATextThatMayNotLeaveIsNotCopied(t *testing.T) {
	r := built(t, func(d *Deps) {
		d.Texts = func(context.Context) (desk.Texts, error) {
			return desk.Texts{}, &revision.Refusal{Code: revision.NotApproved}
		}
	})
	r.pasted = "что было"
	r.press("Скопировать текст")
	r.mustSay("ещё не одобрен")
	if r.pasted != "что было" {
		t.Errorf("%q is on the clipboard", r.pasted)
	}
}

func TestTheFolderOfAPackageIsOpened(t *testing.T) {
	r := built(t)
	r.press("Открыть папку")
	if len(r.opened) != 1 || r.opened[0] != r.folder {
		t.Errorf("opened %q", r.opened)
	}
}

func TestThePageOfAFolderIsOpenedWhereItLies(t *testing.T) {
	r := enter(t, bridge(t)).show()
	r.gate.s.folder = true
	r.build()
	r.press("Открыть страницу")
	if want := export.PagePath(filepath.Join(r.folder, "2023-06-15-most")); len(r.opened) != 1 || r.opened[0] != want {
		t.Errorf("opened %q and not %s", r.opened, want)
	}
	r.Close()
	if _, err := os.Stat(r.opened[0]); err != nil {
		t.Errorf("the package was taken away: %v", err)
	}
}

func TestThePageOfAZipIsUnpackedUntilTheScreenCloses(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	r := built(t)
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(r.folder, "2023-06-15-most.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	page, err := z.Create("data/html/index.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := page.Write([]byte("<!doctype html>мост")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	r.press("Открыть страницу")
	if len(r.opened) != 1 {
		t.Fatalf("opened %q:\n%s", r.opened, r.says())
	}
	if data, err := os.ReadFile(r.opened[0]); err != nil || !strings.Contains(string(data), "мост") {
		t.Errorf("%q, %v", data, err)
	}
	r.Close()
	if _, err := os.Stat(r.opened[0]); !os.IsNotExist(err) {
		t.Errorf("the unpacked page is still there: %v", err)
	}
}

func TestAZipThatWasMovedAwayHasNoPage(t *testing.T) {
	r := built(t)
	r.press("Открыть страницу")
	r.mustSay("Не удаётся открыть")
	if len(r.opened) > 0 {
		t.Errorf("opened %q", r.opened)
	}
	if b := r.button("Открыть страницу"); b.Why() != "" {
		t.Errorf("the button stays closed: %s", b.Why())
	}
}
