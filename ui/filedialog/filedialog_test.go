package filedialog

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dateline/ui/filedialog/portal"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestTheDesktopIsAskedFirst(t *testing.T) {
	var asked portal.Question
	p := sit(t, func(_ context.Context, q portal.Question) ([]string, error) {
		asked = q
		return []string{"/card/DSC_1.jpg"}, nil
	})
	p.chooser.Files("Photos for the story", photos(), true, p.answered)
	p.until("an answer", func() bool { return len(p.answers) == 1 })
	if diff := cmp.Diff([]string{"/card/DSC_1.jpg"}, p.answers[0]); diff != "" {
		t.Error(diff)
	}
	want := portal.Question{
		Title: "Photos for the story", Accept: "Open", Many: true,
		Filters: []portal.Filter{{Name: "Photos", Endings: []string{".jpg", ".png"}}},
	}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Errorf("the desktop was asked (-want +got):\n%s", diff)
	}
	p.chooser.Folder("Where to", "Here", "", p.answeredOne)
	p.until("an answer", func() bool { return len(p.answers) == 2 })
	if asked.Start != "/card" || !asked.Folder {
		t.Errorf("the next question begins in %q", asked.Start)
	}
}

func TestADialogThatFailsIsSaidAndAnswersNothing(t *testing.T) {
	p := sit(t, func(context.Context, portal.Question) ([]string, error) { return nil, errors.New("bus gone") })
	p.chooser.Files("Photos", photos(), false, p.answered)
	p.until("an answer", func() bool { return len(p.answers) == 1 })
	if p.answers[0] != nil || p.chooser.shown != nil {
		t.Errorf("answered %v, our dialog %v", p.answers[0], p.chooser.shown)
	}
}

func TestAClosedWindowAnswersNoMore(t *testing.T) {
	began := make(chan struct{})
	p := sit(t, func(ctx context.Context, _ portal.Question) ([]string, error) {
		close(began)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	p.chooser.Files("Photos", photos(), false, p.answered)
	<-began
	p.chooser.Close()
	(<-p.posted)()
	if len(p.answers) > 0 {
		t.Errorf("answered %v", p.answers)
	}
}

func TestAPhotoIsTakenWithTheKeyboard(t *testing.T) {
	p := sit(t, nil, "Pictures/Altai/", "Pictures/DSC_9.jpg", "Pictures/DSC_10.jpg", "Pictures/notes.txt")
	p.chooser.Files("Photos", photos(), false, p.answered)
	d := p.dialog("Pictures")
	if diff := cmp.Diff([]string{"Altai", "DSC_10.jpg", "DSC_9.jpg"}, rows(d)); diff != "" {
		t.Fatalf("shown (-want +got):\n%s", diff)
	}
	if d.accept.Why() == "" {
		t.Error("nothing is chosen, and still it may be opened")
	}
	p.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([][]string{{filepath.Join(p.home, "Pictures", "DSC_9.jpg")}}, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestSeveralPhotosAreTakenTogether(t *testing.T) {
	p := sit(t, nil, "Pictures/a.jpg", "Pictures/b.jpg", "Pictures/c/")
	p.chooser.Files("Photos", photos(), true, p.answered)
	d := p.dialog("Pictures")
	d.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	if why := d.accept.Why(); why != "" {
		t.Errorf("two photos are chosen, but: %s", why)
	}
	d.done()
	want := [][]string{{filepath.Join(p.home, "Pictures", "b.jpg"), filepath.Join(p.home, "Pictures", "a.jpg")}}
	if diff := cmp.Diff(want, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestEscChoosesNothing(t *testing.T) {
	p := sit(t, nil, "Pictures/a.jpg")
	p.chooser.Files("Photos", photos(), false, p.answered)
	p.dialog("Pictures")
	p.press(fyne.KeyDown, fyne.KeyEscape)
	if diff := cmp.Diff([][]string{nil}, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestFoldersAreEnteredAndLeft(t *testing.T) {
	p := sit(t, nil, "Pictures/Altai/river.jpg", "Pictures/a.jpg")
	p.chooser.Files("Photos", photos(), false, p.answered)
	p.dialog("Pictures")
	p.press(fyne.KeyHome, fyne.KeyReturn)
	p.dialog("Pictures/Altai")
	p.press(fyne.KeyBackspace)
	d := p.dialog("Pictures")
	if diff := cmp.Diff([]int{0}, d.list.Selected()); diff != "" {
		t.Errorf("the folder that was left is not chosen: %s", diff)
	}
}

func TestAnAddressCanBeTyped(t *testing.T) {
	p := sit(t, nil, "Pictures/a.jpg", "card/DCIM/x.jpg")
	p.chooser.Files("Photos", photos(), false, p.answered)
	d := p.dialog("Pictures")
	d.typed("~/card/DCIM")
	d = p.dialog("card/DCIM")
	d.typed("nowhere")
	if len(p.answers) > 0 || d.dir != filepath.Join(p.home, "card/DCIM") {
		t.Errorf("a wrong address led to %s", d.dir)
	}
	d.typed("x.jpg")
	if diff := cmp.Diff([][]string{{filepath.Join(p.home, "card/DCIM/x.jpg")}}, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsThereCanBeSearchedAndOtherKindsShown(t *testing.T) {
	p := sit(t, nil, "Pictures/river Katun.jpg", "Pictures/river Biya.jpg", "Pictures/river.txt")
	p.chooser.Files("Photos", photos(), false, p.answered)
	d := p.dialog("Pictures")
	p.canvas.Focus(d.search)
	p.write("katun RIVER")
	if diff := cmp.Diff([]string{"river Katun.jpg"}, rows(d)); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	d.search.SetText("")
	d.kind = len(d.q.kinds)
	d.arrange()
	if len(rows(d)) != 3 {
		t.Errorf("all files: %v", rows(d))
	}
}

func TestAnEmptyFolderSaysWhy(t *testing.T) {
	p := sit(t, nil, "Pictures/notes.txt", "Documents/")
	p.chooser.Files("Photos", photos(), false, p.answered)
	d := p.dialog("Pictures")
	if len(d.void.Objects()) != 1 {
		t.Error("a folder without photos says nothing")
	}
	d.goTo(filepath.Join(p.home, "gone"))
	p.dialog("gone")
	if d.fault == "" || d.accept.Why() == "" {
		t.Error("a folder that is not there is shown as if it were")
	}
}

func TestAFolderIsChosen(t *testing.T) {
	p := sit(t, nil, "Documents/packages/", "Documents/a.txt")
	p.chooser.Folder("Where to", "Here", filepath.Join(p.home, "Documents", "later", "gone"), p.answeredOne)
	d := p.dialog("Documents")
	if diff := cmp.Diff([]string{"packages"}, rows(d)); diff != "" {
		t.Errorf("shown (-want +got):\n%s", diff)
	}
	p.press(fyne.KeyHome, fyne.KeyReturn)
	d = p.dialog("Documents/packages")
	d.done()
	if diff := cmp.Diff([][]string{{filepath.Join(p.home, "Documents/packages")}}, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestANewFolderIsMadeAndEntered(t *testing.T) {
	p := sit(t, nil, "Documents/")
	p.chooser.Folder("Where to", "Here", filepath.Join(p.home, "Documents"), p.answeredOne)
	d := p.dialog("Documents")
	d.makeFolder("  packages  of the day ")
	p.dialog("Documents/packages of the day")
}

func TestAFileIsReplacedOnlyWithThePersonsWord(t *testing.T) {
	p := sit(t, nil, "Documents/story.txt")
	p.chooser.Save("Keep the story", "story.txt", p.answeredOne)
	d := p.dialog("Documents")
	d.done()
	if len(p.answers) > 0 {
		t.Fatalf("replaced without a word: %v", p.answers)
	}
	p.press(fyne.KeyEscape)
	d.name.SetText("a/b")
	d.choose(nil)
	if d.accept.Why() == "" {
		t.Error("a name with a slash is taken")
	}
	d.name.SetText("story 2.txt")
	d.done()
	if diff := cmp.Diff([][]string{{filepath.Join(p.home, "Documents/story 2.txt")}}, p.answers); diff != "" {
		t.Error(diff)
	}
}

// TestAHastyEnterSavesInTheFolderThatComes: before any folder is there, a name alone
// would land wherever the program was started.
func TestAHastyEnterSavesInTheFolderThatComes(t *testing.T) {
	p := sit(t, nil, "Pictures/", "Documents/")
	p.chooser.Save("Keep the story", "story.txt", p.answeredOne)
	p.until("our dialog", func() bool { return p.chooser.shown != nil })
	d := p.chooser.shown
	d.done()
	if len(p.answers) > 0 {
		t.Fatalf("answered without a folder: %v", p.answers)
	}
	p.until("an answer", func() bool { return len(p.answers) > 0 })
	if diff := cmp.Diff([][]string{{filepath.Join(p.home, "Documents/story.txt")}}, p.answers); diff != "" {
		t.Error(diff)
	}
}

func TestPicturesAreSeenBeforeTheyAreTaken(t *testing.T) {
	p := sit(t, nil, "Pictures/a.jpg", "Pictures/broken.jpg", "Pictures/z.txt")
	p.chooser.Files("Photos", photos(), false, p.answered)
	d := p.dialog("Pictures")
	p.until("both pictures", func() bool { return len(d.thumbs.made) == 2 })
	if d.thumbs.made[filepath.Join(p.home, "Pictures/a.jpg")] == nil || d.thumbs.made[filepath.Join(p.home, "Pictures/broken.jpg")] != nil {
		t.Errorf("made %v", d.thumbs.made)
	}
}

func TestOneQuestionIsOpenAtATime(t *testing.T) {
	p := sit(t, nil, "Pictures/a.jpg")
	p.chooser.Files("Photos", photos(), false, p.answered)
	p.chooser.Files("Photos", photos(), false, p.answered)
	p.dialog("Pictures")
	p.press(fyne.KeyEscape)
	if len(p.answers) != 1 {
		t.Errorf("%d answers", len(p.answers))
	}
}

func TestNamesStandAsPeopleCount(t *testing.T) {
	items := []item{{name: "DSC_10"}, {name: "b", folder: true}, {name: "dsc_9"}, {name: "DSC_009"}, {name: "A"}, {name: "а"}}
	var got []string
	for _, i := range arrange(items, nil, "", byName) {
		got = append(got, i.name)
	}
	if diff := cmp.Diff([]string{"b", "A", "DSC_009", "dsc_9", "DSC_10", "а"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlacesHaveTheNamesOfTheDesktop(t *testing.T) {
	home := t.TempDir()
	for _, dir := range []string{"Изображения", "Documents", ".config"} {
		if err := os.Mkdir(filepath.Join(home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	dirs := "# made by xdg-user-dirs\nXDG_PICTURES_DIR=\"$HOME/Изображения\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config/user-dirs.dirs"), []byte(dirs), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range places(func(name string) string { return map[string]string{"HOME": home, "USERPROFILE": home}[name] }) {
		got = append(got, p.path)
	}
	want := []string{filepath.Join(home, "Изображения"), filepath.Join(home, "Documents"), home}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
