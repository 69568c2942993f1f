package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/outlet"
	"dateline/internal/story"
)

// free names the frame that is the whole photo, or what was chosen of it by hand.
const free = "free"

// frame is one cut of a photo in a package.
type frame struct {
	ratio  string
	rect   story.Rect
	widths []int
}

// dataWidth is the width of the cuts that only data points to: what search
// engines ask for (Google Search Central, "Article structured data").
const dataWidth = 1200

// frames says in which cuts a photo goes out; the first is the one the page
// shows. The lead is shown in the outlet's first ratio, and its data offers 4:3
// and square as well. An upright or nearly square lead that nobody has cut or
// pointed at is shown whole: a machine would take off heads.
func frames(p story.PhotoUse, o outlet.Profile, lead bool) []frame {
	whole := frame{free, chosen(p, free), o.Widths}
	ratio := free
	if len(o.Ratios) > 0 {
		ratio = o.Ratios[0]
	}
	_, byHand := cropOf(p, ratio)
	w, h := turned(p)
	if !lead || ratio == free || !byHand && !p.Focus.Set && w*5 < h*6 {
		return []frame{whole}
	}
	out := []frame{{ratio, chosen(p, ratio), o.Widths}}
	for _, r := range []string{"4:3", "1:1"} {
		if r != ratio && slices.Contains(o.Ratios, r) {
			out = append(out, frame{r, chosen(p, r), []int{dataWidth}})
		}
	}
	return out
}

// turned is the size of the photo as it is shown.
func turned(p story.PhotoUse) (w, h int) {
	if p.Rotation%180 != 0 {
		return p.Height, p.Width
	}
	return p.Width, p.Height
}

func cropOf(p story.PhotoUse, ratio string) (story.Rect, bool) {
	i := slices.IndexFunc(p.Crops, func(c story.Crop) bool { return c.Ratio == ratio })
	if i < 0 {
		return story.Rect{}, false
	}
	return p.Crops[i].Rect, true
}

// chosen is the rectangle of a ratio: as cut by hand, else the largest one
// around the focus.
func chosen(p story.PhotoUse, ratio string) story.Rect {
	rect, ok := cropOf(p, ratio)
	if ok || ratio == free {
		return rect
	}
	a, b, ok := parts(ratio)
	if !ok {
		return story.Rect{}
	}
	if p.Rotation%180 != 0 {
		a, b = b, a // the rectangle lies in the original, before it is turned
	}
	w, h := p.Width, p.Width*b/a
	if h > p.Height {
		w, h = p.Height*a/b, p.Height
	}
	w, h = max(w, 1), max(h, 1)
	x, y := p.Width/2, p.Height/2
	if p.Focus.Set {
		x, y = p.Focus.X, p.Focus.Y
	}
	return story.Rect{X: min(max(x-w/2, 0), p.Width-w), Y: min(max(y-h/2, 0), p.Height-h), W: w, H: h}
}

func parts(ratio string) (a, b int, ok bool) {
	x, y, ok := strings.Cut(ratio, ":")
	a, err := strconv.Atoi(x)
	b, err2 := strconv.Atoi(y)
	return a, b, ok && err == nil && err2 == nil && a > 0 && b > 0
}

// base is the name that the files of a frame begin with: SLUG-N-RATIO.
func base(s story.Story, n int, ratio string) string {
	return fmt.Sprintf("%s-%d-%s", slugOf(s), n, strings.ReplaceAll(ratio, ":", "x"))
}

func slugOf(s story.Story) string {
	for _, slug := range []string{s.Slug, story.Slugify(s.Headline)} {
		if slug != "" {
			return slug
		}
	}
	return string(s.ID)
}

// Shown is the cut in which the page shows a photo: its ratio, "free" for the
// whole, and its rectangle in the original; the zero Rect is all of it.
func Shown(p story.PhotoUse, o outlet.Profile, lead bool) (ratio string, rect story.Rect) {
	f := frames(p, o, lead)[0]
	return f.ratio, f.rect
}
