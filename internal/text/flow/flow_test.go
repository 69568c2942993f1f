package flow_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/internal/text"
	"dateline/internal/text/flow"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// typewriter gives every letter ten units, bold ones twelve, marks above
// letters none; a line is twenty high. A photo is 200 high, "p2" is 300 and
// "wide" half as high as it is wide; with a gap of 8 two of them stand beside each
// other from a width of 100 on. It counts what it is asked.
type typewriter struct{ asked int }

func (w *typewriter) Width(s string, kind text.Kind, style flow.Style) float32 {
	w.asked++
	one := float32(10)
	if style&flow.Bold != 0 {
		one = 12
	}
	if kind == text.Heading2 {
		one *= 2
	}
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) && r != '\u00ad' && r != '\u200b' && r != '\u200d' {
			n++
		}
		if r == text.SoftBreak {
			panic("a soft break was measured: it paints a box")
		}
	}
	return float32(n) * one
}

func (w *typewriter) Column(width float32) float32 {
	if width < 100 {
		return 0
	}
	return (width - 8) / 2
}

func (w *typewriter) Box(b text.Block, width float32) flow.Box {
	switch b.Kind {
	case text.Photo:
		switch b.Photo {
		case "p2":
			return flow.Box{Above: 10, Below: 10, Solid: 300}
		case "wide":
			return flow.Box{Above: 10, Below: 10, Solid: width / 2}
		}
		return flow.Box{Above: 10, Below: 10, Solid: 200}
	case text.Divider:
		return flow.Box{Solid: 30}
	case text.Bullet, text.Number:
		return flow.Box{Left: 20 + 20*float32(b.Depth), Below: 5, Line: 20}
	case text.Heading2:
		return flow.Box{Above: 15, Below: 5, Line: 40}
	}
	return flow.Box{Below: 10, Line: 20}
}

func document(t testing.TB, blocks ...text.Block) text.Document {
	t.Helper()
	for i := range blocks {
		if blocks[i].ID == "" {
			blocks[i].ID = text.BlockID(fmt.Sprintf("b%d", i))
		}
		if blocks[i].Kind == "" {
			blocks[i].Kind = text.Paragraph
		}
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shown are the lines of a block as a reader sees them.
func shown(f *flow.Flow, i int) []string {
	var out []string
	b := f.Document().Block(i)
	for _, l := range f.Block(i).Lines {
		out = append(out, b.Text[l.From:l.To])
	}
	return out
}

func TestLinesBreakWhereANewspaperBreaksThem(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"at spaces", "снег лёг на город", 90, []string{"снег лёг ", "на город"}},
		{"spaces hang over the edge", "снег     лёг", 40, []string{"снег     ", "лёг"}},
		{"a no-break space holds", "в\u00a0городе снег", 90, []string{"в\u00a0городе ", "снег"}},
		{"behind a hyphen in a word", "научно-технический", 100, []string{"научно-", "технически", "й"}},
		{"not before a number", "на -17 ночью", 50, []string{"на ", "-17 ", "ночью"}},
		{"a dash stays with what is before it by a no-break space", "город\u00a0— сад", 70, []string{"город\u00a0— ", "сад"}},
		{"a soft break", "раз\u2028два", 900, []string{"раз\u2028", "два"}},
		{"a soft break at the end opens a line", "раз\u2028", 900, []string{"раз\u2028", ""}},
		{"a word wider than the line", "достопримечательность", 100, []string{"достоприме", "чательност", "ь"}},
		{"an address behind a slash", "https://zarya.example/news", 160, []string{"https://", "zarya.example/", "news"}},
		{"at a soft hyphen", "электро\u00adпоезд", 80, []string{"электро\u00ad", "поезд"}},
		{"stress marks take no room", "за\u0301мок замо\u0301к", 110, []string{"за\u0301мок замо\u0301к"}},
		{"an emoji is not cut", "👩‍👩‍👧👩‍👩‍👧", 30, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"nothing", "", 100, []string{""}},
		{"only spaces", "   ", 10, []string{"   "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := flow.New(&typewriter{}, c.width, document(t, text.Block{Text: c.text}))
			if diff := cmp.Diff(c.want, shown(f, 0)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStylesAndChunks(t *testing.T) {
	d := document(t, text.Block{Text: "снег лёг на город и на поля", Marks: []text.Mark{{Kind: text.Bold, From: 9, To: 15}}})
	f := flow.New(&typewriter{}, 1000, d)
	got := f.Block(0).Lines[0].Chunks
	want := []flow.Chunk{
		{From: 0, To: 9, X: 0, W: 50},
		{From: 9, To: 15, X: 50, W: 36, Style: flow.Bold},
		{From: 15, To: 48, X: 86, W: 190},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	long := document(t, text.Block{Text: strings.Repeat("первый снег ", 20)})
	for _, c := range flow.New(&typewriter{}, 5000, long).Block(0).Lines[0].Chunks {
		if n := utf8.RuneCountInString(long.Block(0).Text[c.From:c.To]); n > flow.MaxChunk {
			t.Errorf("a chunk of %d letters", n)
		}
	}
}

func TestHeights(t *testing.T) {
	d := document(t, text.Block{Text: "снег лёг на город"}, text.Block{Kind: text.Photo, Photo: "p1"}, text.Block{Kind: text.Heading2, Text: "Снег"}, text.Block{Kind: text.Divider})
	f := flow.New(&typewriter{}, 90, d)
	f.Visible(0, 10_000)
	for i, want := range []float32{0, 50, 270, 330, 360} {
		if got := f.Top(i); got != want {
			t.Errorf("block %d begins at %v, want %v", i, got, want)
		}
	}
	if f.Height() != 360 || f.At(-5) != 0 || f.At(49) != 0 || f.At(50) != 1 || f.At(9999) != 3 {
		t.Errorf("height %v, at %d %d %d %d", f.Height(), f.At(-5), f.At(49), f.At(50), f.At(9999))
	}
	empty := flow.New(&typewriter{}, 90, text.Document{})
	if first, behind := empty.Visible(0, 100); empty.At(5) != -1 || first != 0 || behind != 0 || empty.Hit(3, 3) != (flow.Caret{}) {
		t.Error("an empty document has something in it")
	}
}

func caret(block string, offset int, atEnd ...bool) flow.Caret {
	return flow.Caret{Pos: text.Pos{Block: text.BlockID(block), Offset: offset}, AtEnd: len(atEnd) > 0}
}

func TestTheCaretAtALineBreakHasTwoPlaces(t *testing.T) {
	f := flow.New(&typewriter{}, 90, document(t, text.Block{Text: "снег лёг на город"}))
	start, _ := f.Where(caret("b0", 16))
	end, _ := f.Where(caret("b0", 16, true))
	if start != (flow.Rect{X: 0, Y: 20, H: 20}) || end != (flow.Rect{X: 90, Y: 0, H: 20}) {
		t.Errorf("start of the second line %v, end of the first %v", start, end)
	}
	if got := f.LineEnd(caret("b0", 4)); got != caret("b0", 16, true) {
		t.Errorf("End goes to %v", got)
	}
	if got := f.LineStart(caret("b0", 16, true)); got != caret("b0", 0) {
		t.Errorf("Home from the end of the first line goes to %v", got)
	}
	if got := f.LineStart(caret("b0", 20)); got != caret("b0", 16) {
		t.Errorf("Home on the second line goes to %v", got)
	}
	if _, ok := f.Where(caret("nowhere", 0)); ok {
		t.Error("a place in no block was found")
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	d := document(t, text.Block{Text: "длинная строка"}, text.Block{Text: "да"}, text.Block{Kind: text.Photo, Photo: "p1"}, text.Block{Text: "другая строка"})
	f := flow.New(&typewriter{}, 500, d)
	at := caret("b0", 19) // behind nine letters and a space
	r, _ := f.Where(at)
	for i, want := range []flow.Caret{caret("b1", 4), caret("b2", 0), caret("b3", 19), caret("b3", 25)} {
		if at = f.Vertical(at, 1, r.X); at != want {
			t.Errorf("step %d down: %v, want %v", i, at, want)
		}
	}
	if got := f.Vertical(caret("b3", 17), -3, r.X); got.Pos.Block != "b0" {
		t.Errorf("three up: %v", got)
	}
	if got := f.Vertical(caret("b0", 6), -1, r.X); got != caret("b0", 0) {
		t.Errorf("up from the first line: %v", got)
	}
}

func TestSelectionRectangles(t *testing.T) {
	d := document(t, text.Block{Text: "снег лёг на город"}, text.Block{Text: ""}, text.Block{Kind: text.Photo, Photo: "p1"}, text.Block{Text: "да"})
	f := flow.New(&typewriter{}, 90, d)
	got := f.Selected(text.Selection{Anchor: text.Pos{Block: "b3", Offset: 2}, Head: text.Pos{Block: "b0", Offset: 2}}, 0, 1000)
	want := []flow.Rect{{10, 0, 85, 20}, {0, 20, 85, 20}, {0, 50, 5, 20}, {0, 90, 90, 200}, {0, 300, 10, 20}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := f.Selected(text.Caret(text.Pos{Block: "b0", Offset: 2}), 0, 1000); got != nil {
		t.Errorf("a caret selects %v", got)
	}
}

// someDocument draws a document of words, spaces, hyphens, breaks and marks.
func someDocument(t *rapid.T) text.Document {
	piece := rapid.SampledFrom([]string{"снег", "и", "научно-технический", " ", "  ", "\u00a0", "\u2028", "👩‍👩‍👧", "за\u0301мок", "—", "https://zarya.example/x", "достопримечательность", "\u00ad", "\u0306"})
	kinds := rapid.SampledFrom([]text.Kind{text.Paragraph, text.Paragraph, text.Heading2, text.Bullet, text.Photo, text.Photo, text.Photo, text.Divider})
	var blocks []text.Block
	for i := range rapid.IntRange(1, 9).Draw(t, "blocks") {
		b := text.Block{ID: text.BlockID(fmt.Sprintf("b%d", i)), Kind: kinds.Draw(t, "kind")}
		if b.Kind.HasText() {
			b.Text = text.Clean(strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "text"), ""))
			if a, z := len(b.Text)/3, len(b.Text); z > 0 {
				for a > 0 && text.NextGrapheme(b.Text, text.PrevGrapheme(b.Text, a)) != a {
					a--
				}
				if rapid.Bool().Draw(t, "bold") {
					b.Marks = []text.Mark{{Kind: text.Bold, From: a, To: z}}
				}
			}
		} else if b.Kind == text.Photo {
			b.Photo = somePhoto(t)
		}
		blocks = append(blocks, b)
	}
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Skip(err)
	}
	return d
}

func somePhoto(t *rapid.T) string {
	return rapid.SampledFrom([]string{"p1", "p2", "wide"}).Draw(t, "photo")
}

// TestLinesHoldEverything: no letter is lost or shown twice, nothing visible is
// wider than the line unless it is a single letter, chunks follow each other,
// and a line is not broken before it is full.
func TestLinesHoldEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDocument(t)
		width := float32(rapid.IntRange(1, 400).Draw(t, "width"))
		look := &typewriter{}
		f := flow.New(look, width, d)
		for i, b := range d.All() {
			l := f.Block(i)
			at := 0
			for n, line := range l.Lines {
				if line.From != at || line.To < line.From {
					t.Fatalf("line %d of %q is %d–%d, behind %d", n, b.Text, line.From, line.To, at)
				}
				at = line.To
				ink := strings.TrimRight(b.Text[line.From:line.To], " \u2028")
				bold := b.Marks != nil
				if w := look.Width(strings.ReplaceAll(ink, "\u2028", ""), b.Kind, 0); !bold && w > max(width-l.Box.Left, 1) && text.GraphemeCount(ink) > 1 {
					t.Fatalf("line %q is %v wide in %v", ink, w, width-l.Box.Left)
				}
				x, from := l.Box.Left, line.From
				for _, c := range line.Chunks {
					if c.From != from || c.X != x {
						t.Fatalf("chunk %+v stands behind byte %d, x %v", c, from, x)
					}
					from, x = c.To, x+c.W
				}
				if from != line.To {
					t.Fatalf("chunks end at %d of %d", from, line.To)
				}
			}
			if len(l.Lines) > 0 && at != len(b.Text) {
				t.Fatalf("%d of %d bytes are on lines", at, len(b.Text))
			}
		}
	})
}

// TestWhatIsClickedIsWhereTheCaretStands for every place of a document.
func TestWhatIsClickedIsWhereTheCaretStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDocument(t)
		f := flow.New(&typewriter{}, float32(rapid.IntRange(60, 400).Draw(t, "width")), d)
		f.Visible(0, 1e6)
		for _, b := range d.All() {
			for at := 0; ; {
				c := flow.Caret{Pos: text.Pos{Block: b.ID, Offset: at}}
				r, ok := f.Where(c)
				if !ok {
					t.Fatalf("no place %v", c)
				}
				hit := f.Hit(r.X, r.Y+r.H/2)
				again, _ := f.Where(hit)
				if again != r {
					t.Fatalf("%v of %q stands at %v; a click there gives %v at %v", c, b.Text, r, hit, again)
				}
				if at == len(b.Text) {
					break
				}
				at = text.NextGrapheme(b.Text, at)
			}
		}
	})
}

// TestAnEditGivesWhatAFreshLayoutGives: after any edits the flow is the one
// that a new flow of the same document is.
func TestAnEditGivesWhatAFreshLayoutGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := float32(rapid.IntRange(60, 400).Draw(t, "width"))
		d := someDocument(t)
		f := flow.New(&typewriter{}, width, d)
		if rapid.Bool().Draw(t, "looked at") {
			f.Visible(0, 300)
		}
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			d = edited(t, d)
			f.Show(d)
		}
		fresh := flow.New(&typewriter{}, width, d)
		fresh.Visible(0, 1e6)
		f.Visible(0, 1e6)
		laidOut(t, f)
		if f.Height() != fresh.Height() {
			t.Fatalf("height %v, fresh %v", f.Height(), fresh.Height())
		}
		for i := range d.Len() {
			if diff := cmp.Diff(fresh.Block(i), f.Block(i)); diff != "" || f.Top(i) != fresh.Top(i) {
				t.Fatalf("block %d at %v, fresh at %v:\n%s", i, f.Top(i), fresh.Top(i), diff)
			}
		}
	})
}

func edited(t *rapid.T, d text.Document) text.Document {
	i := rapid.IntRange(0, d.Len()-1).Draw(t, "block")
	b := d.Block(i)
	offset := 0
	for range rapid.IntRange(0, text.GraphemeCount(b.Text)).Draw(t, "letters before") {
		offset = text.NextGrapheme(b.Text, offset)
	}
	sel := text.Caret(text.Pos{Block: b.ID, Offset: offset})
	var tr text.Transaction
	var err error
	switch rapid.IntRange(0, 9).Draw(t, "edit") {
	case 0:
		tr, err = text.Type(d, sel, rapid.SampledFrom([]string{"ещё ", "ы", " ", "\u2028", "-"}).Draw(t, "typed"))
	case 4:
		tr, err = text.DeleteBackward(d, sel, text.Word)
	case 5:
		tr, err = text.ToggleMark(d, text.Selection{Anchor: sel.Head, Head: text.Pos{Block: b.ID, Offset: len(b.Text)}}, text.Bold)
	case 1:
		end, _ := d.End()
		tr, err = text.Type(d, text.Caret(end), "конец")
	case 2:
		tr, err = text.Break(d, sel, someID(t))
	case 6:
		if id := someID(t); d.Index(id) < 0 {
			tr.Steps = []text.Step{text.Insert{After: b.ID, Blocks: []text.Block{{ID: id, Kind: text.Photo, Photo: somePhoto(t)}}}}
		}
	case 7:
		tr.Steps = []text.Step{text.Remove{First: b.ID, Count: min(rapid.IntRange(1, 3).Draw(t, "removed"), d.Len()-i)}}
	case 8:
		after := d.Block(rapid.IntRange(0, d.Len()-1).Draw(t, "behind")).ID
		tr, err = text.MoveBlock(d, sel, b.ID, after)
	case 9:
		shape := text.Shape{Kind: text.Photo, Photo: somePhoto(t)}
		if b.Text != "" || b.Kind == text.Photo && rapid.Bool().Draw(t, "to text") {
			shape = text.Shape{Kind: text.Paragraph}
		}
		tr.Steps = []text.Step{text.SetShape{Block: b.ID, Shape: shape}}
	default:
		tr, err = text.DeleteForward(d, sel, text.Grapheme)
	}
	if err != nil {
		return d
	}
	next, err := tr.Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	if next.Len() == 0 {
		return d
	}
	return next
}

func someID(t *rapid.T) text.BlockID {
	return text.BlockID(fmt.Sprintf("n%d", rapid.IntRange(0, 1<<30).Draw(t, "id")))
}

// TestAKeyBreaksOneBlock, however long the document is.
func TestAKeyBreaksOneBlock(t *testing.T) {
	blocks := make([]text.Block, 3000)
	for i := range blocks {
		blocks[i].Text = strings.Repeat("Первый снег лёг на город. ", 8)
	}
	d := document(t, blocks...)
	look := &typewriter{}
	f := flow.New(look, 500, d)
	f.Visible(0, 800)
	look.asked = 0
	tr, err := text.Type(d, text.Caret(text.Pos{Block: "b1", Offset: 12}), "ы")
	if err != nil {
		t.Fatal(err)
	}
	next, err := tr.Apply(d)
	if err != nil {
		t.Fatal(err)
	}
	if n := f.Show(next); n != 1 || look.asked > 200 {
		t.Errorf("%d blocks were broken, %d words measured", n, look.asked)
	}
}

// TestALineEndsBetweenSigns: a combining mark behind a space is one sign with it,
// and no line, chunk or click parts the two.
func TestALineEndsBetweenSigns(t *testing.T) {
	s := "аа " + "\u0306достопримечательность " + "\u0306и"
	d := document(t, text.Block{Text: s})
	for width := range 300 {
		l := flow.New(&typewriter{}, float32(width), d).Block(0)
		for _, line := range l.Lines {
			for _, c := range line.Chunks {
				for _, at := range []int{line.From, line.To, c.From, c.To} {
					if text.PrevBoundary(s, at) != at {
						t.Fatalf("width %d: parted at byte %d", width, at)
					}
				}
			}
		}
	}
}
