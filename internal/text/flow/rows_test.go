package flow_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/internal/text/flow"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// report is a photo report: a letter is a paragraph "т", a photo "1", a high
// photo "2" or a photo as wide as its column "w".
func report(t testing.TB, what string) text.Document {
	t.Helper()
	photos := map[rune]string{'1': "p1", '2': "p2", 'w': "wide"}
	var blocks []text.Block
	for _, r := range what {
		b := text.Block{Text: "Первый снег"}
		if p, ok := photos[r]; ok {
			b = text.Block{Kind: text.Photo, Photo: p}
		}
		blocks = append(blocks, b)
	}
	return document(t, blocks...)
}

// places are where the blocks of a flow are drawn.
func places(f *flow.Flow) []flow.Rect {
	out := make([]flow.Rect, f.Document().Len())
	for i := range out {
		l := f.Block(i)
		height := l.Box.Solid
		if len(l.Lines) > 0 {
			height = float32(len(l.Lines)) * l.Box.Line
		}
		out[i] = flow.Rect{X: l.Box.Left, Y: f.Top(i) + l.Box.Above, W: f.Width() - l.Box.Left - l.Box.Right, H: height}
	}
	return out
}

func TestPhotosThatFollowEachOtherStandInPairs(t *testing.T) {
	one := func(y float32) flow.Rect { return flow.Rect{X: 0, Y: y, W: 408, H: 200} }
	left := func(y float32) flow.Rect { return flow.Rect{X: 0, Y: y, W: 200, H: 200} }
	right := func(y float32) flow.Rect { return flow.Rect{X: 208, Y: y, W: 200, H: 200} }
	words := func(y float32) flow.Rect { return flow.Rect{X: 0, Y: y, W: 408, H: 20} }
	for _, c := range []struct {
		report string
		width  float32
		want   []flow.Rect
		height float32
	}{
		{"1", 408, []flow.Rect{one(10)}, 220},
		{"11", 408, []flow.Rect{left(10), right(10)}, 220},
		{"111", 408, []flow.Rect{one(10), left(230), right(230)}, 440},
		{"1111", 408, []flow.Rect{left(10), right(10), left(230), right(230)}, 440},
		{"т11т1т", 408, []flow.Rect{words(0), left(40), right(40), words(250), one(290), words(500)}, 530},
		// The row is as high as the higher of the two, whichever that is.
		{"12т", 408, []flow.Rect{left(10), {X: 208, Y: 10, W: 200, H: 300}, words(320)}, 350},
		{"21т", 408, []flow.Rect{{X: 0, Y: 10, W: 200, H: 300}, right(10), words(320)}, 350},
		// A photo is as high as its column lets it be.
		{"www", 408, []flow.Rect{{X: 0, Y: 10, W: 408, H: 204}, {X: 0, Y: 234, W: 200, H: 100}, {X: 208, Y: 234, W: 200, H: 100}}, 344},
		// Where there is no room they stand one below the other.
		{"ww", 90, []flow.Rect{{X: 0, Y: 10, W: 90, H: 45}, {X: 0, Y: 75, W: 90, H: 45}}, 130},
	} {
		f := flow.New(&typewriter{}, c.width, report(t, c.report))
		f.Visible(0, 10_000)
		if diff := cmp.Diff(c.want, places(f)); diff != "" || f.Height() != c.height {
			t.Errorf("%q in %v is %v high, want %v:\n%s", c.report, c.width, f.Height(), c.height, diff)
		}
	}
}

func TestAPhotoOfAPairIsHitByWhereItStands(t *testing.T) {
	f := flow.New(&typewriter{}, 408, report(t, "т12т"))
	for _, c := range []struct {
		x, y float32
		want string
	}{{5, 50, "b1"}, {203, 50, "b1"}, {205, 50, "b2"}, {400, 330, "b2"}, {100, 330, "b1"}, {-20, 50, "b1"}, {900, 50, "b2"}, {5, 10, "b0"}, {5, 400, "b3"}} {
		if got := f.Hit(c.x, c.y).Pos.Block; string(got) != c.want {
			t.Errorf("a click at %v, %v finds %s, want %s", c.x, c.y, got, c.want)
		}
	}
	if f.At(30) != 1 || f.At(349) != 1 || f.At(350) != 3 {
		t.Errorf("the row begins with %d and %d, behind it is %d", f.At(30), f.At(349), f.At(350))
	}
}

func TestUpAndDownGoThroughARowOfPhotosAsThroughALine(t *testing.T) {
	f := flow.New(&typewriter{}, 408, report(t, "т11111т"))
	for _, c := range []struct {
		x    float32
		want []string
	}{{100, []string{"b0", "b1", "b2", "b4", "b6"}}, {300, []string{"b0", "b1", "b3", "b5", "b6"}}} {
		at := caret("b0", 0)
		for _, want := range c.want[1:] {
			if at = f.Vertical(at, 1, c.x); string(at.Pos.Block) != want {
				t.Errorf("down at %v: %v, want %s", c.x, at, want)
			}
		}
		for i := len(c.want) - 2; i >= 0; i-- {
			if at = f.Vertical(at, -1, c.x); string(at.Pos.Block) != c.want[i] {
				t.Errorf("up at %v: %v, want %s", c.x, at, c.want[i])
			}
		}
	}
	// A row at the edge of the text is its first and its last line.
	edge := flow.New(&typewriter{}, 408, report(t, "11"))
	if down, up := edge.Vertical(caret("b0", 0), 1, 0), edge.Vertical(caret("b1", 0), -1, 300); down != caret("b1", 0) || up != caret("b0", 0) {
		t.Errorf("down from the left %v, up from the right %v", down, up)
	}
}

func TestARowIsSeenWhole(t *testing.T) {
	f := flow.New(&typewriter{}, 408, report(t, "т12т"))
	for _, c := range []struct {
		from, to      float32
		first, behind int
	}{{0, 10, 0, 1}, {0, 40, 0, 3}, {340, 345, 1, 3}, {340, 360, 1, 4}, {100, 100, 1, 3}, {30, 30, 1, 3}} {
		if first, behind := f.Visible(c.from, c.to); first != c.first || behind != c.behind {
			t.Errorf("from %v to %v: %d to %d, want %d to %d", c.from, c.to, first, behind, c.first, c.behind)
		}
	}
}

func TestSelectedPhotosOfAPairAreMarkedInTheirColumns(t *testing.T) {
	f := flow.New(&typewriter{}, 408, report(t, "т12т"))
	select2 := func(from, to flow.Caret) []flow.Rect {
		return f.Selected(text.Selection{Anchor: from.Pos, Head: to.Pos}, 0, 1000)
	}
	first, second := flow.Rect{X: 0, Y: 40, W: 200, H: 200}, flow.Rect{X: 208, Y: 40, W: 200, H: 300}
	if diff := cmp.Diff([]flow.Rect{{X: 0, Y: 0, W: 115, H: 20}, first, second, {X: 0, Y: 350, W: 20, H: 20}}, select2(caret("b0", 0), caret("b3", 4))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]flow.Rect{second}, select2(caret("b2", 0), caret("b3", 0))); diff != "" {
		t.Error(diff)
	}
}

// TestHeightsOfAGalleryHoldBeforeAnybodyLooks: what follows below it is where it
// would be in a new flow, whichever blocks became photos or ceased to be.
func TestHeightsOfAGalleryHoldBeforeAnybodyLooks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var blocks []text.Block
		for i := range rapid.IntRange(1, 7).Draw(t, "blocks") {
			blocks = append(blocks, text.Block{ID: text.BlockID(fmt.Sprintf("b%d", i)), Kind: text.Paragraph})
		}
		d, err := text.NewDocument(blocks...)
		if err != nil {
			t.Fatal(err)
		}
		f := flow.New(&typewriter{}, 408, d)
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			i := rapid.IntRange(0, d.Len()-1).Draw(t, "block")
			shape := text.Shape{Kind: text.Photo, Photo: somePhoto(t)}
			if d.Block(i).Kind == text.Photo {
				shape = text.Shape{Kind: text.Paragraph}
			}
			if d, err = (text.SetShape{Block: d.Block(i).ID, Shape: shape}).Apply(d); err != nil {
				t.Fatal(err)
			}
			f.Show(d)
		}
		fresh := flow.New(&typewriter{}, 408, d)
		for i := range d.Len() + 1 {
			if f.Top(i) != fresh.Top(i) {
				t.Fatalf("block %d begins at %v, in a new flow at %v", i, f.Top(i), fresh.Top(i))
			}
		}
	})
}

// resized is a look in which one photo has another height now: its caption has
// another line.
type resized struct {
	typewriter
	more float32
}

func (r *resized) Box(b text.Block, width float32) flow.Box {
	box := r.typewriter.Box(b, width)
	if b.ID == "b1" {
		box.Solid += r.more
	}
	return box
}

func TestALongerCaptionMovesWhatIsBelowTheRow(t *testing.T) {
	look := &resized{}
	f := flow.New(look, 408, report(t, "т12т"))
	f.Visible(0, 1000)
	for _, c := range []struct{ more, want float32 }{{20, 350}, {120, 370}, {0, 350}} {
		look.more = c.more
		f.Again("b1")
		if got := f.Top(3); got != c.want || f.Block(1).Box.Solid != 200+c.more || f.Block(2).Box.Solid != 300 {
			t.Errorf("with %v more the text goes on at %v, want %v", c.more, got, c.want)
		}
	}
}

// laidOut says what must hold of every flow that was looked at whole: nothing
// lies on anything else, everything is found by a click in its middle, the caret
// of a photo stands in its column, and nobody is left out of what is seen.
func laidOut(t *rapid.T, f *flow.Flow) {
	d, all := f.Document(), places(f)
	for i, r := range all {
		if r.X < 0 || r.X+r.W > f.Width()+0.01 && r.W > 1 || r.Y < 0 || r.Y+r.H > f.Height() {
			t.Fatalf("block %d is drawn at %v outside of %v × %v", i, r, f.Width(), f.Height())
		}
		for k, other := range all[:i] {
			if overlap(r, other) {
				t.Fatalf("blocks %d and %d lie on each other: %v, %v", k, i, other, r)
			}
		}
		if got := f.Hit(r.X+r.W/2, r.Y+r.H/2).Pos.Block; got != d.Block(i).ID {
			t.Fatalf("a click in the middle of block %d, %v, finds %s", i, r, got)
		}
		first, behind := f.Visible(r.Y, r.Y+r.H)
		if i < first || i >= behind {
			t.Fatalf("block %d at %v is not among %d to %d, which are seen there", i, r, first, behind)
		}
	}
	start, _ := d.Start()
	end, _ := d.End()
	marked := f.Selected(text.Selection{Anchor: start, Head: end}, 0, 1e6)
	for i, r := range marked {
		for k, other := range marked[:i] {
			if overlap(r, other) {
				t.Fatalf("marks %d and %d lie on each other: %v, %v", k, i, other, r)
			}
		}
	}
}

func overlap(a, b flow.Rect) bool {
	const seam = 0.01
	return a.X+seam < b.X+b.W && b.X+seam < a.X+a.W && a.Y+seam < b.Y+b.H && b.Y+seam < a.Y+a.H
}

// TestAGalleryCostsWhatItChanges: a photo put into a long story lays the photos
// around it and nothing else.
func TestAGalleryCostsWhatItChanges(t *testing.T) {
	blocks := make([]text.Block, 3000)
	for i := range blocks {
		blocks[i].Text = strings.Repeat("Первый снег лёг на город. ", 8)
		if i >= 1500 && i < 1503 {
			blocks[i] = text.Block{Kind: text.Photo, Photo: "p1"}
		}
	}
	look := &typewriter{}
	f := flow.New(look, 500, document(t, blocks...))
	f.Visible(0, 1e7)
	look.asked = 0
	tr := text.Transaction{Steps: []text.Step{text.Insert{After: "b1501", Blocks: []text.Block{{ID: "new", Kind: text.Photo, Photo: "p1"}}}}}
	next, err := tr.Apply(f.Document())
	if err != nil {
		t.Fatal(err)
	}
	f.Show(next)
	f.Visible(0, 1e7)
	if look.asked > 0 {
		t.Errorf("a photo was put in; %d words were measured", look.asked)
	}
	for i, want := range []float32{0, 0, 220, 220, 440} {
		if got := f.Top(1500+i) - f.Top(1500); got != want {
			t.Errorf("block %d begins %v below the gallery's top, want %v", 1500+i, got, want)
		}
	}
}

// BenchmarkPhotos puts a photo into a gallery of n and takes it out again.
func BenchmarkPhotos(b *testing.B) {
	for _, n := range []int{4, 100, 1000} {
		b.Run(fmt.Sprintf("photos=%d", n), func(b *testing.B) {
			d := report(b, "т"+strings.Repeat("1", n)+"т")
			f := flow.New(&typewriter{}, 552, d)
			f.Visible(0, 800)
			tr := text.Transaction{Steps: []text.Step{text.Insert{After: "b1", Blocks: []text.Block{{ID: "new", Kind: text.Photo, Photo: "p1"}}}}}
			next, err := tr.Apply(d)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				f.Show(next)
				f.Visible(0, 800)
				f.Show(d)
				f.Visible(0, 800)
			}
		})
	}
}
