package webpage

import (
	"context"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/internal/export"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// pageTest is a preview in a window of its own.
type pageTest struct {
	*Page
	canvas fyne.Canvas
	going  sync.WaitGroup
	told   int

	mu     sync.Mutex
	posted []func()
	asked  []pictureAsked
	hold   chan struct{} // pictures wait until it is closed; nil is at once
}

// pictureAsked is a picture that the preview wanted.
type pictureAsked struct {
	photo story.PhotoID
	crop  story.Rect
	w, h  int
}

func pageTestOf(t *testing.T, st story.Story, width float32) *pageTest {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	say, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	p := &pageTest{}
	house := outlet.Default()
	house.Name, house.City, house.Sections = "Атмосфера", "Барнаул", []string{"Власть", "Город"}
	p.Page = New(Deps{
		Kit: kit.New(kit.Options{Canvas: func() fyne.Canvas { return p.canvas }, Post: p.post}), Say: say, Profile: house,
		Picture: p.picture, Run: p.run, Switched: func(bool) { p.told++ }, Error: func(err error) { t.Error(err) },
	})
	win := test.NewTempWindow(t, p.Object())
	win.SetPadded(false)
	p.canvas = win.Canvas()
	win.Resize(fyne.NewSize(width, 600))
	t.Cleanup(func() {
		p.Drop()
		p.going.Wait()
	})
	p.Show(st)
	return p
}

// run does something as a screen does.
func (p *pageTest) run(do func(context.Context) func()) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	p.going.Go(func() {
		then := do(ctx)
		p.post(func() {
			if ctx.Err() == nil {
				then()
			}
		})
	})
	return cancel
}

func (p *pageTest) post(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.posted = append(p.posted, f)
}

func (p *pageTest) picture(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error) {
	p.mu.Lock()
	p.asked = append(p.asked, pictureAsked{use.ID, crop, w, h})
	hold := p.hold
	p.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	made := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range made.Pix {
		made.Pix[i] = 0xff
	}
	made.SetRGBA(0, 0, color.RGBA{A: 0xff})
	return made, nil
}

// answer waits for the pictures and lets the window take them.
func (p *pageTest) answer() {
	p.going.Wait()
	p.mu.Lock()
	posted := p.posted
	p.posted = nil
	p.mu.Unlock()
	for _, f := range posted {
		f()
	}
}

// says gathers the words of the page in the order they are drawn.
func (p *pageTest) says() []string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if x, ok := o.(*kit.Text); ok {
			out = append(out, x.Content())
			return
		}
		if w, ok := o.(fyne.Widget); ok {
			for _, child := range test.WidgetRenderer(w).Objects() {
				walk(child)
			}
		}
	}
	walk(p.sheet)
	return out
}

// report is an invented photo report with every kind of block.
func report(t *testing.T) story.Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся\u2028на проспект."},
		text.Block{ID: "b2", Kind: text.Heading2, Text: "Как это было"},
		text.Block{ID: "b3", Kind: text.Quote, Text: "Мы ждали три года", Attribution: "Иван Седых, водитель"},
		text.Block{ID: "b4", Kind: text.Number, Text: "первый вагон"},
		text.Block{ID: "b5", Kind: text.Bullet, Depth: 1, Text: "красный"},
		text.Block{ID: "b6", Kind: text.Number, Text: "второй вагон"},
		text.Block{ID: "b7", Kind: text.Photo, Photo: "p2"},
		text.Block{ID: "b8", Kind: text.FactBox, Text: "Ходит с 1948 года"},
		text.Block{ID: "b9", Kind: text.FactBox, Text: "Двенадцать километров"},
		text.Block{ID: "b10", Kind: text.Embed, URL: "https://zarya.example/video"},
		text.Block{ID: "b11", Kind: text.Divider},
		text.Block{ID: "b12", Kind: text.Heading3, Text: "Что дальше"},
	)
	if err != nil {
		t.Fatal(err)
	}
	use := func(id string, lead bool) story.PhotoUse {
		return story.PhotoUse{
			ID: story.PhotoID(id), Original: strings.Repeat("ab", 32), Width: 1600, Height: 1200, Lead: lead, Caption: "Подпись " + id,
			Credit: story.Credit{Agency: `ИА "Заря"`, Photographer: "Пётр Осипов"},
		}
	}
	upright := use("p3", false)
	upright.Rotation = 90
	return story.Story{
		ID: "s1", Language: "ru", Headline: "Трамвай вернулся", Deck: "Три года спустя", Rubric: "Город", Bylines: []string{"ИА Заря"},
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул"}, Date: newsdate.Date{Year: 2024, Month: 5, Day: 7}},
		Body:     body, Photos: []story.PhotoUse{use("p1", true), use("p2", false), upright}, Source: "Мэрия", Correction: "Уточнён номер.",
		Related: []story.Related{{Title: "Рельсы сняли"}, {Title: "Каток открыли", Partner: true}}, Words: outlet.Default().For("ru"),
		Note: "перезвонить Иксу", Notes: []story.Note{{
			ID: "n1", About: "Трамвай", To: text.Pos{Offset: 2}, Remarks: []story.Remark{{Name: "Игрек", Text: "Который?"}},
		}},
	}
}

func TestThePageIsShownInItsOwnOrder(t *testing.T) {
	p := pageTestOf(t, report(t), 296)
	credit := `Фото: ИА "Заря" / Пётр Осипов`
	want := []string{
		"Атмосфера", "Барнаул", "Барнаул · Город", "Трамвай вернулся", "Три года спустя", "Подпись p1", credit, "ИА Заря · 7 мая, 2024", "Исправление: Уточнён номер.",
		"Трамвай вернулся\nна проспект.", "Как это было", "Мы ждали три года", "Иван Седых, водитель", "первый вагон", "1.", "красный", "•", "второй вагон", "2.",
		"Подпись p2", credit, "Справка", "Ходит с 1948 года", "Двенадцать километров", "https://zarya.example/video", "Что дальше", "Подпись p3", credit,
		"Источник: Мэрия", "Читайте также", "Рельсы сняли", "Новости партнеров", "Каток открыли", "Архив",
	}
	if got := p.says(); !slices.Equal(got, want) {
		t.Errorf("the page says\n%q\nand not\n%q", got, want)
	}
}

func TestADesktopHasRoomForTheSections(t *testing.T) {
	p := pageTestOf(t, report(t), 480)
	if slices.Contains(p.says(), "Власть   Город") {
		t.Error("a phone shows the sections")
	}
	p.choose(desktop)
	if !slices.Contains(p.says(), "Власть   Город") || !p.Desktop() || p.told != 1 {
		t.Errorf("wide %v, told %d times, says %q", p.Desktop(), p.told, p.says())
	}
	p.choose(phone)
	if p.Desktop() || p.told != 2 {
		t.Error("it does not go back to the phone")
	}
}

func TestPhotosAreAskedForInTheCutAndThePixelsOfThePage(t *testing.T) {
	st := report(t)
	p := pageTestOf(t, st, 264)
	p.answer()
	if len(p.asked) != 3 {
		t.Fatalf("asked for %+v", p.asked)
	}
	for _, a := range p.asked {
		use, _ := st.Photo(a.photo)
		_, rect := export.Shown(use, p.d.Profile, use.Lead)
		// 264 less the edge of the sheet and the margins of the page; the third photo
		// stands upright.
		want := map[story.PhotoID]image.Point{"p1": {X: 230, Y: 129}, "p2": {X: 230, Y: 173}, "p3": {X: 230, Y: 307}}[a.photo]
		if a.crop != rect || image.Pt(a.w, a.h) != want {
			t.Errorf("photo %s: %+v, wanted %v in %v", a.photo, a, rect, want)
		}
	}
	for _, x := range p.shots {
		if photo := test.WidgetRenderer(x.picture).Objects()[2]; !photo.Visible() {
			t.Errorf("the picture of %s came and is not shown", x.use.ID)
		}
	}
}

func TestAPictureOfAPageThatIsGoneIsNotShown(t *testing.T) {
	p := pageTestOf(t, report(t), 296)
	p.answer()
	p.asked, p.hold = nil, make(chan struct{})
	old := p.shots
	p.choose(desktop)
	if !slices.ContainsFunc(p.shots, func(x *shot) bool { return !slices.Contains(old, x) }) {
		t.Fatal("nothing was drawn anew")
	}
	p.Show(story.Story{Language: "ru", Headline: "Другой материал"})
	p.answer() // would wait for ever if nobody had let go of the pictures
	if got := p.says(); slices.Contains(got, "Трамвай вернулся") {
		t.Errorf("%q", got)
	}
}

func TestAPhotoThatHasNotArrivedIsAMark(t *testing.T) {
	st := report(t)
	st.Photos[0].Original, st.Photos[0].Width, st.Photos[0].Height = "", 0, 0
	p := pageTestOf(t, st, 264)
	p.answer()
	for _, a := range p.asked {
		if a.photo == "p1" {
			t.Errorf("asked for a photo that is not there: %+v", a)
		}
	}
}
