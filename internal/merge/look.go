package merge

import (
	"fmt"
	"strconv"

	"dateline/internal/story"
)

// photoFields is one photo while its fields are merged.
type photoFields struct {
	t   *table
	of  [3]story.PhotoUse
	out story.PhotoUse
}

func (f *photoFields) question(name string) question {
	return question{kind: PhotoField, field: name, photo: f.out.ID}
}

func (f *photoFields) text(name string, get func(*story.PhotoUse) *string, typed func(string) string) {
	*get(&f.out) = value(f.t, f.question(name), values(f, get), same, typed)
}

func values[V any](f *photoFields, get func(*story.PhotoUse) *V) [3]V {
	var of [3]V
	for s := range of {
		of[s] = *get(&f.of[s])
	}
	return of
}

func photoField[V comparable](f *photoFields, name string, get func(*story.PhotoUse) *V, show func(V) string) {
	*get(&f.out) = value(f.t, f.question(name), values(f, get), show, nil)
}

// file is the picture itself: rectangles and points are about one file.
type file struct {
	original      string
	width, height int
}

func fileOf(p story.PhotoUse) file { return file{p.Original, p.Width, p.Height} }

// lookOf is the picture with everything that is set on it, and nothing that is
// said about it.
func lookOf(p story.PhotoUse) story.PhotoUse {
	return withoutEmpty(story.PhotoUse{
		Original: p.Original, Width: p.Width, Height: p.Height, Crops: p.Crops, Focus: p.Focus,
		Rotation: p.Rotation, Flip: p.Flip, Straighten: p.Straighten, Adjust: p.Adjust, Redactions: p.Redactions,
	})
}

// looking is a photo's words with the look of another.
func looking(words, look story.PhotoUse) story.PhotoUse {
	words.Original, words.Width, words.Height = look.Original, look.Width, look.Height
	words.Crops, words.Focus, words.Redactions = look.Crops, look.Focus, look.Redactions
	words.Rotation, words.Flip, words.Straighten, words.Adjust = look.Rotation, look.Flip, look.Straighten, look.Adjust
	return words
}

// picture takes the picture with all that is set on it from one side: crops of
// one file mean nothing on another.
func (f *photoFields) picture() story.PhotoUse {
	switch was := lookOf(f.of[base]); {
	case samePhoto(lookOf(f.of[second]), was):
		return looking(f.out, f.of[first])
	case samePhoto(lookOf(f.of[first]), was):
		return looking(f.out, f.of[second])
	}
	q := f.question("picture")
	for s, p := range f.of {
		q.of[s] = Version{Gone: p.IsOpen(), Text: p.Original}
	}
	return looking(f.out, f.of[f.t.ask(q).side])
}

// look merges what is set on a file that both sides have.
func (f *photoFields) look() {
	if fileOf(f.of[base]) != fileOf(f.out) {
		f.of[base] = looking(f.of[base], story.PhotoUse{})
	}
	f.crops()
	photoField(f, "focus", func(p *story.PhotoUse) *story.Focus { return &p.Focus }, showFocus)
	f.turn()
	for _, a := range []struct {
		name string
		get  func(*story.PhotoUse) *int
	}{
		{"exposure", func(p *story.PhotoUse) *int { return &p.Adjust.Exposure }},
		{"contrast", func(p *story.PhotoUse) *int { return &p.Adjust.Contrast }},
		{"saturation", func(p *story.PhotoUse) *int { return &p.Adjust.Saturation }},
		{"sharpen", func(p *story.PhotoUse) *int { return &p.Adjust.Sharpen }},
	} {
		photoField(f, a.name, a.get, strconv.Itoa)
	}
	f.out.Redactions = list(f.t, f.question("redactions"), values(f, func(p *story.PhotoUse) *[]story.Redaction { return &p.Redactions }),
		func(v []story.Redaction) string { return strconv.Itoa(len(v)) })
}

// turn: how a photo is turned is one thing.
func (f *photoFields) turn() {
	type turn struct {
		rotation, straighten int
		flip                 bool
	}
	var of [3]turn
	for s, p := range f.of {
		of[s] = turn{p.Rotation, p.Straighten, p.Flip}
	}
	v := value(f.t, f.question("rotation"), of, func(v turn) string {
		said := fmt.Sprintf("%g°", float64(v.rotation)+float64(v.straighten)/1000)
		if v.flip {
			said += " ⇋"
		}
		return said
	}, nil)
	f.out.Rotation, f.out.Straighten, f.out.Flip = v.rotation, v.straighten, v.flip
}

// crops merges them ratio by ratio.
func (f *photoFields) crops() {
	var ratios [3][]string
	rects := [3]map[string]story.Rect{}
	for s, p := range f.of {
		rects[s] = map[string]story.Rect{}
		for _, c := range p.Crops {
			ratios[s] = append(ratios[s], c.Ratio)
			rects[s][c.Ratio] = c.Rect
		}
	}
	f.out.Crops = nil
	for _, ratio := range sequenced(ratios).of[first] { // their order means nothing to anybody
		q := f.question(ratio)
		var of [3]story.Rect
		for s := range of {
			of[s] = rects[s][ratio]
			q.of[s].Gone = of[s] == story.Rect{}
		}
		if r := value(f.t, q, of, showRect, nil); r != (story.Rect{}) {
			f.out.Crops = append(f.out.Crops, story.Crop{Ratio: ratio, Rect: r})
		}
	}
}

func showRect(r story.Rect) string {
	if r == (story.Rect{}) {
		return ""
	}
	return fmt.Sprintf("%d×%d (%d, %d)", r.W, r.H, r.X, r.Y)
}

func showFocus(v story.Focus) string {
	if !v.Set {
		return ""
	}
	return fmt.Sprintf("(%d, %d)", v.X, v.Y)
}
