package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/archive"
	"dateline/internal/export"
	"dateline/internal/revision"
	"dateline/internal/story"

	"github.com/google/go-cmp/cmp"
)

// inside are the names in a folder.
func inside(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// workshop is where temporary files go in this test.
func workshop(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	return dir
}

// recorded is what the archive knows of a story's way out.
func recorded(t testing.TB, d *Desk, id string) (versions, deliveries int) {
	t.Helper()
	v, err := d.Stories.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	log, err := d.Publish.Deliveries(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return v.Version, len(log)
}

func TestARehearsalShowsThePackageAndKeepsNothing(t *testing.T) {
	ctx := context.Background()
	tmp := workshop(t)
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	var heard [][2]int
	r, err := d.Publish.Rehearse(ctx, id, "", func(done, all int) { heard = append(heard, [2]int{done, all}) })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][2]int{{0, 1}, {1, 1}}, heard); diff != "" {
		t.Errorf("progress:\n%s", diff)
	}
	if versions, deliveries := recorded(t, d, id); versions != 0 || deliveries != 0 {
		t.Errorf("the archive kept %d versions and %d deliveries", versions, deliveries)
	}
	data, err := os.ReadFile(r.Page)
	if err != nil || !strings.Contains(string(data), "<h1>В Рубцовске заработал первый электробус</h1>") {
		t.Errorf("the page: %v\n%.400s", err, data)
	}
	to := filepath.Join(t.TempDir(), "package")
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: to}); err != nil {
		t.Fatal(err)
	}
	var all int64
	for _, f := range r.Files {
		all += f.Bytes
		info, err := os.Stat(filepath.Join(to, filepath.FromSlash(f.Name)))
		// Times of the version differ by a few bytes of text; photos by none.
		if err != nil || strings.HasSuffix(f.Name, ".jpg") && info.Size() != f.Bytes {
			t.Errorf("%s was not what left: %v", f.Name, err)
		}
	}
	if all != r.Bytes || !slices.IsSortedFunc(r.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) }) || len(r.Files) < 10 {
		t.Errorf("%d files of %d bytes, %d all in all", len(r.Files), all, r.Bytes)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if names := inside(t, tmp); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestWhatMayNotLeaveIsNotRehearsedAndNoText(t *testing.T) {
	ctx := context.Background()
	tmp := workshop(t)
	d := open(t, config(t.TempDir()))
	noCity, unapproved, embargoed, noCredit := ready(t, d), ready(t, d), ready(t, d), ready(t, d)
	set := func(id, field, value string) {
		t.Helper()
		if _, err := d.Stories.Set(ctx, id, []Assignment{{field, value}}); err != nil {
			t.Fatal(err)
		}
	}
	set(noCity, "city", "")
	set(embargoed, "embargo", noon.Add(240*time.Hour).Format("2006-01-02 15:04"))
	v, err := d.Stories.Show(ctx, noCredit)
	if err != nil {
		t.Fatal(err)
	}
	err = d.room.edit(ctx, noCredit, func(*archive.Tx, archive.Draft) (story.Edit, error) {
		p := v.Story.Photos[0]
		p.Credit = story.Credit{}
		return story.ChangePhoto{Photo: p}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	refused := func(what, id, override string, is func(error) bool) {
		t.Helper()
		r, err := d.Publish.Rehearse(ctx, id, override, nil)
		if r != nil || !is(err) {
			t.Errorf("%s, rehearsed: %+v, %v", what, r, err)
		}
	}
	blocked := func(err error) bool { return code(err) == Blocked }
	refused("without a city", noCity, "", blocked)
	refused("without a credit", noCredit, "the reason is good", blocked)
	refused("under embargo", embargoed, "", func(err error) bool { return verdict(err) == revision.Embargoed })
	if r, err := d.Publish.Rehearse(ctx, noCity, "очерк", nil); err != nil {
		t.Errorf("without a city, with a reason: %v", err)
	} else if err := r.Close(); err != nil {
		t.Error(err)
	}
	accept(t, d, "irina", revision.Editor)
	refused("not approved", unapproved, "", func(err error) bool { return verdict(err) == revision.NotApproved })
	if _, err := d.Publish.Texts(ctx, unapproved); verdict(err) != revision.NotApproved {
		t.Errorf("a text that is not approved: %v", err)
	}
	if _, err := d.Publish.Texts(ctx, noCredit); code(err) != Blocked {
		t.Errorf("a text with a photo of nobody: %v", err)
	}
	if names := inside(t, tmp); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestARehearsalThatIsStoppedLeavesNothing(t *testing.T) {
	tmp := workshop(t)
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	ctx, stop := context.WithCancel(context.Background())
	r, err := d.Publish.Rehearse(ctx, id, "", func(int, int) { stop() })
	if r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", r, err)
	}
	if names := inside(t, tmp); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestAnExportThatIsStoppedLeavesNothing(t *testing.T) {
	for _, name := range []string{"package", "package.zip"} {
		t.Run(name, func(t *testing.T) {
			d := open(t, config(t.TempDir()))
			id := ready(t, d)
			ctx, stop := context.WithCancel(context.Background())
			folder := t.TempDir()
			_, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(folder, name), Step: func(int, int) { stop() }})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("it went on: %v", err)
			}
			if names := inside(t, folder); len(names) > 0 {
				t.Errorf("left behind: %v", names)
			}
			if _, deliveries := recorded(t, d, id); deliveries != 0 {
				t.Errorf("%d deliveries of nothing", deliveries)
			}
		})
	}
}

func TestAnExportTellsOfThePhotosOfAllStories(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	one, two := ready(t, d), ready(t, d)
	if _, _, err := d.Photos.Add(ctx, two, []string{photo(t, "lighthouse")}, NewPhoto{Caption: "Маяк ночью", Agency: "Заря"}); err != nil {
		t.Fatal(err)
	}
	var heard [][2]int
	out, err := d.Publish.Export(ctx, Order{
		Stories: []string{one, two}, To: filepath.Join(t.TempDir(), "both"),
		Step: func(done, all int) { heard = append(heard, [2]int{done, all}) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][2]int{{0, 3}, {1, 3}, {1, 3}, {2, 3}, {3, 3}}, heard); diff != "" {
		t.Error(diff)
	}
	if out[0].Sum != "" {
		t.Errorf("a folder has the sum %s", out[0].Sum)
	}
}

func TestAFinishedZipHasASumAndAPage(t *testing.T) {
	ctx := context.Background()
	tmp := workshop(t)
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	folder := t.TempDir()
	sums := map[string]bool{}
	for _, name := range []string{"a.zip", "b.ZIP"} {
		out, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(folder, name)})
		if err != nil || len(out[0].Sum) != 64 {
			t.Fatalf("sum %q, %v", out[0].Sum, err)
		}
		sums[out[0].Sum] = true
	}
	if len(sums) != 1 {
		t.Error("the same story gave two files")
	}
	if _, err := d.Publish.Export(ctx, Order{Stories: []string{id}, To: filepath.Join(folder, "c")}); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, name := range []string{"a.zip", "c"} {
		page, remove, err := UnpackPage(ctx, filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(page)
		if err != nil {
			t.Error(err)
		}
		pages = append(pages, string(data))
		remove()
	}
	if pages[0] != pages[1] {
		t.Error("the page of the zip is not that of the folder")
	}
	if _, err := os.Stat(export.PagePath(filepath.Join(folder, "c"))); err != nil {
		t.Errorf("the folder lost its page: %v", err)
	}
	alien := filepath.Join(folder, "alien.zip")
	if err := os.WriteFile(alien, []byte("a diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := UnpackPage(ctx, alien); !export.Is(err, export.NotAPackage) {
		t.Errorf("a file that is no zip: %v", err)
	}
	if names := inside(t, tmp); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestTheTextsOfAStory(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	if _, err := d.Stories.Set(ctx, id, []Assignment{{"note", "перезвонить источнику Иксу"}}); err != nil {
		t.Fatal(err)
	}
	sheet := sheetOf(t, d, id)
	noted(t, sheet, "он ходит", "Спросить у Игрека")
	if err := sheet.Close(ctx); err != nil {
		t.Fatal(err)
	}
	texts, err := d.Publish.Texts(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(texts.Post, "http") || !strings.HasSuffix(texts.Post, "\n\nФото: ИА \"Заря\" / Пётр Осипов") || texts.PostCut {
		t.Errorf("the post before the story is out:\n%s", texts.Post)
	}
	if versions, deliveries := recorded(t, d, id); versions != 0 || deliveries != 0 {
		t.Errorf("copying a text kept %d versions and %d deliveries", versions, deliveries)
	}
	if err := d.Publish.Published(ctx, id, Publication{URL: "https://zarya.example/bus", Profile: "web"}); err != nil {
		t.Fatal(err)
	}
	if texts, err = d.Publish.Texts(ctx, id); err != nil || !strings.HasSuffix(texts.Post, "Осипов\nhttps://zarya.example/bus") {
		t.Errorf("the post of a story that is out: %v\n%s", err, texts.Post)
	}
	for name, s := range map[string]string{"plain": texts.Plain, "HTML": texts.HTML, "post": texts.Post} {
		if !strings.Contains(s, "он ходит по шестому маршруту") || strings.Contains(s, "Иксу") || strings.Contains(s, "Игрека") {
			t.Errorf("%s: %s", name, s)
		}
	}
}

// TestThePlainTextReadsBackAsTheStory: what was copied out of one newsroom can be
// read in by another.
func TestThePlainTextReadsBackAsTheStory(t *testing.T) {
	ctx := context.Background()
	d := open(t, config(t.TempDir()))
	id := ready(t, d)
	texts, err := d.Publish.Texts(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copied.txt")
	if err := os.WriteFile(path, []byte(texts.Plain), 0o600); err != nil {
		t.Fatal(err)
	}
	read, _, err := d.Stories.Import(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Stories.Show(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	first := v.Story
	if read.Headline != first.Headline || read.Dateline != first.Dateline || !slices.Equal(read.Bylines, first.Bylines) {
		t.Errorf("%q, %+v, %q", read.Headline, read.Dateline, read.Bylines)
	}
	if read.Photos[0].Caption != first.Photos[0].Caption || read.Photos[0].Credit != first.Photos[0].Credit || !slices.Equal(read.Related, first.Related) {
		t.Errorf("%+v, %+v", read.Photos[0], read.Related)
	}
	var was, is []string
	for _, b := range first.Body.All() {
		was = append(was, b.Text)
	}
	for _, b := range read.Body.All() {
		is = append(is, b.Text)
	}
	if diff := cmp.Diff(was, is); diff != "" {
		t.Error(diff)
	}
}
