package kit

import (
	"image"
	"slices"
	"strings"
	"testing"

	"dateline/assets/icons"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pgregory.net/rapid"
)

// sheet is a kit without a window, in the light look.
func sheet(t *testing.T) *Kit {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	return New(Options{})
}

// drawn are the lines of a text as they are painted.
func drawn(x *Text) []string {
	var lines []string
	for _, o := range children(x) {
		lines = append(lines, o.(*canvas.Text).Text)
	}
	return lines
}

func TestTextBreaksAtWords(t *testing.T) {
	k := sheet(t)
	w := func(words string) float32 { return k.Text(words, look.Interface, look.Ink).natural() }
	for name, c := range map[string]struct {
		text  string
		width float32
		most  int
		want  []string
	}{
		"all fits":                            {"Жители остались без воды", 400, 0, []string{"Жители остались без воды"}},
		"at a space":                          {"Жители остались без воды", w("Жители остались"), 0, []string{"Жители остались", "без воды"}},
		"a line has no space at its end":      {"Жители остались без воды", w("Жители остались "), 0, []string{"Жители остались", "без воды"}},
		"never at a no-break space":           {"всего 2,3\u00a0тысячи страниц", w("всего 2,3\u00a0тыся"), 0, []string{"всего", "2,3\u00a0тысячи", "страниц"}},
		"after a hyphen inside a word":        {"план-график работ", w("план-граф"), 0, []string{"план-", "график", "работ"}},
		"not inside a short word":             {"воды из-за аварии", w("воды из-за") - 1, 0, []string{"воды", "из-за", "аварии"}},
		"nor before a short one":              {"когда-то давно", w("когда-то") - 1, 0, []string{"когда-т", "о давно"}},
		"not after a minus":                   {"ночью -15 мороза", w("ночью -1"), 0, []string{"ночью", "-15", "мороза"}},
		"a word that is too long is broken":   {"госпаблики", w("госпаб"), 0, []string{"госпаб", "лики"}},
		"a letter keeps its accent":           {"замо\u0301к", w("замо\u0301") - 0.5, 0, []string{"зам", "о\u0301к"}},
		"own lines":                           {"Первая\n\nтретья", 400, 0, []string{"Первая", "", "третья"}},
		"nothing is one line":                 {"", 400, 0, []string{""}},
		"one line ends in an ellipsis":        {"Жители остались без воды", w("Жители остались бе…"), 1, []string{"Жители остались бе…"}},
		"no space before the ellipsis":        {"Жители остались без воды", w("Жители остались …"), 1, []string{"Жители остались…"}},
		"nor a comma":                         {"Жители, которые остались", w("Жители, …"), 1, []string{"Жители…"}},
		"the second line ends in one":         {"Жители остались без воды после аварии", w("Жители остались"), 2, []string{"Жители остались", "без воды посл…"}},
		"two lines that fit have none":        {"Жители остались без воды", w("Жители остались"), 2, []string{"Жители остались", "без воды"}},
		"further lines of its own have one":   {"Первая\nвторая\nтретья", 400, 2, []string{"Первая", "вторая…"}},
		"even where there is room for none":   {"Жители", 1, 1, []string{"Ж…"}},
		"no place yet is as much as it likes": {"Жители остались без воды", 0, 0, []string{"Жители остались без воды"}},
	} {
		t.Run(name, func(t *testing.T) {
			x := k.Text(c.text, look.Interface, look.Ink).Lines(c.most)
			x.Resize(fyne.NewSize(c.width, 100))
			if got := drawn(x); !slices.Equal(got, c.want) {
				t.Errorf("at %v: %q, want %q", c.width, got, c.want)
			}
			if got := x.HeightFor(c.width); got != float32(len(c.want))*20 {
				t.Errorf("%d lines are %v high", len(c.want), got)
			}
		})
	}
}

// TestNoWordIsLost: whatever the text and the width, lines together are the text,
// and none is wider than it may be unless it is one letter.
func TestNoWordIsLost(t *testing.T) {
	k := sheet(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"в", "Барнауле", "2,3\u00a0тысячи", "план-график", "—", "«Земский", "доктор»:", "а\u0301льфа"}), 1, 12).Draw(t, "words")
		text := strings.Join(words, " ")
		width := rapid.Float32Range(1, 300).Draw(t, "width")
		set := k.Text("", look.Body, look.Ink).set
		lines := set.wrap(text, width, 0)
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, l := range lines {
			if w := set.face.width(l); w > width && len(letterEnds(l)) > 1 {
				t.Errorf("%q is %v wide, may be %v", l, w, width)
			}
		}
	})
}

func TestTextKeepsItsLineHeightAndPlace(t *testing.T) {
	k := sheet(t)
	x := k.Text("Заголовок материала", look.Headline, look.Ink)
	x.Resize(fyne.NewSize(x.natural()-1, 80))
	if len(drawn(x)) != 2 || x.MinSize().Height != 80 {
		t.Fatalf("%q, %v high", drawn(x), x.MinSize().Height)
	}
	first, second := children(x)[0], children(x)[1]
	if gap := second.Position().Y - first.Position().Y; gap != 40 {
		t.Errorf("lines are %v apart", gap)
	}
	x.Set("Да")
	x.Align(fyne.TextAlignTrailing)
	if o := children(x)[0]; o.Position().X+o.Size().Width < x.Size().Width-1 {
		t.Errorf("it ends at %v of %v", o.Position().X+o.Size().Width, x.Size().Width)
	}
}

func TestTextSaysWhenItIsNotWhole(t *testing.T) {
	k := sheet(t)
	x := k.Text("Жители остались без воды", look.Interface, look.Ink).Lines(1)
	x.Resize(fyne.NewSize(400, 20))
	if x.Shortened() {
		t.Error("it is whole")
	}
	x.Resize(fyne.NewSize(60, 20))
	if !x.Shortened() || x.Content() != "Жители остались без воды" {
		t.Errorf("shortened %v, the whole is %q", x.Shortened(), x.Content())
	}
}

func TestTextThatChangesIsMeasuredAnew(t *testing.T) {
	k := sheet(t)
	x := k.Text("Коротко", look.Interface, look.Ink)
	x.Resize(fyne.NewSize(80, 20))
	low := x.MinSize().Height
	x.Set("Намного длиннее, чем было")
	if high := x.MinSize().Height; high <= low {
		t.Errorf("%v high before, %v now", low, high)
	}
	regular := x.natural()
	if bold := x.Bold(true).natural(); bold <= regular {
		t.Errorf("%v wide in bold, %v before", bold, regular)
	}
}

// TestThePenFitsTheSize: the outline of an icon is as thick as its size asks, not
// as many pixels as the file says.
func TestThePenFitsTheSize(t *testing.T) {
	s := newStage(t, nil)
	image := picture("blocks", look.Red, look.Panel)
	names := map[string]bool{}
	for _, c := range []struct {
		side, scale float32
		want        string
	}{{20, 1, "1.500"}, {12, 1, "0.900"}, {16, 2, "2.400"}} {
		s.c.(interface{ SetScale(float32) }).SetScale(c.scale)
		putIcon(image, fyne.Position{}, c.side)
		p := image.Resource.(pen)
		names[p.Name()] = true
		if got := string(p.Content()); strings.Count(got, `stroke-width="`+c.want+`"`) != 2 {
			t.Errorf("%v at scale %v: %s", c.side, c.scale, got)
		}
	}
	if len(names) != 3 {
		t.Errorf("the toolkit would take one for the other: %v", names)
	}
}

// TestEveryIconCanBeDrawn: none of the drawings asks for what the toolkit's SVG
// reader cannot do, and each leaves a trace.
func TestEveryIconCanBeDrawn(t *testing.T) {
	s := newStage(t, nil)
	files, err := icons.Files.ReadDir(".")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d icons, %v", len(files), err)
	}
	for _, f := range files {
		name := look.Icon(strings.TrimSuffix(f.Name(), ".svg"))
		s.win.SetContent(Over(Box(look.Paper, look.None, 0, Over()), Column(0, s.k.Icon(name, 20, look.Ink))))
		s.win.Resize(fyne.NewSize(20, 20))
		shot, points := s.c.Capture(), 0
		for i := range 20 * 20 {
			if r, _, _, _ := shot.At(i%20, i/20).RGBA(); r < 0x8000 {
				points++
			}
		}
		if points < 8 {
			t.Errorf("%s leaves %d points", name, points)
		}
	}
}

// TestLettersStandWhereABrowserPutsThem: the numbers are those of the pictures,
// down to the foot of a capital letter.
func TestLettersStandWhereABrowserPutsThem(t *testing.T) {
	for role, want := range map[look.Role]int{look.Headline: 32, look.Body: 21, look.ListHeadline: 16, look.PanelTitle: 18, look.Interface: 15, look.Small: 13, look.Label: 12} {
		s := newStage(t, nil)
		s.win.SetContent(Over(Box(look.Paper, look.None, 0, Over()), s.k.Text("Н", role, look.Ink)))
		shot, foot := s.c.Capture(), 0
		for y := range 60 {
			for x := range 40 {
				if r, _, _, _ := shot.At(x, y).RGBA(); r < 0x8000 {
					foot = y + 1
				}
			}
		}
		if foot != want {
			t.Errorf("role %d: the line stands at %d, want %d", role, foot, want)
		}
	}
}

func TestAMarkSaysItsWord(t *testing.T) {
	k := sheet(t)
	for icon, side := range map[look.Icon]float32{"state-draft": 12, "blocks": 14} {
		m := k.Mark(icon, look.Ink3, "Черновик", look.Interface)
		m.Resize(m.MinSize())
		parts := m.(*Stack).Objects()
		if got := parts[0].(*Icon).size; says(m) != "Черновик\n" || got != side {
			t.Errorf("%s: %q, %v large", icon, says(m), got)
		}
	}
}

func TestAPhotoComesInThePlaceOfItsMark(t *testing.T) {
	k := sheet(t)
	p := k.Picture(64, 56, look.R0)
	p.Resize(p.MinSize())
	if p.MinSize() != fyne.NewSize(64, 56) || !p.mark.Visible() || p.photo.Visible() {
		t.Fatalf("%v, mark %v, photo %v", p.MinSize(), p.mark.Visible(), p.photo.Visible())
	}
	p.SetImage(image.NewRGBA(image.Rect(0, 0, 64, 56)))
	if p.mark.Visible() || !p.photo.Visible() || p.photo.Size() != fyne.NewSize(64, 56) {
		t.Errorf("mark %v, photo %v, %v", p.mark.Visible(), p.photo.Visible(), p.photo.Size())
	}
	p.SetImage(nil)
	if !p.mark.Visible() || p.photo.Visible() {
		t.Error("the mark does not come back")
	}
}

// TestAMarkedWordKeepsItsComma: runs wrap as one text, and a line feed ends a line.
func TestAMarkedWordKeepsItsComma(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	run := func(s string, bold bool) Run { return Run{Text: s, Ink: look.Ink, Ground: look.None, Bold: bold} }
	l := LettersOf(look.Snippet, true)
	p := NewProse(look.Snippet, run("с ", false), run("2011", true), run(", как было\nи есть", false))
	broken := p.at(LettersOf(look.Snippet, false).Width("с ") + l.Width("2011") + 1) // no room for the comma
	if len(broken) < 3 || len(broken[0]) != 1 || broken[1][0].text != "2011" || broken[1][1].text[0] != ',' {
		t.Errorf("%+v", broken)
	}
	whole := p.at(1000)
	if len(whole) != 2 || whole[1][0].text != "и есть" || p.HeightFor(1000) != 2*LettersOf(look.Snippet, false).Line() {
		t.Errorf("%+v", whole)
	}
	if got := p.Lines(1).at(1000); len(got) != 1 || p.Content() != "с 2011, как было\nи есть" {
		t.Errorf("%+v, %q", got, p.Content())
	}
}
