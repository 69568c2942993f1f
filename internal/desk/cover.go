package desk

import (
	"errors"
	"image"

	"dateline/internal/picture"
	"dateline/internal/story"
)

var errNoPart = errors.New("no part of the picture")

// cover is the largest part of a picture – of a rectangle of it, if that is not
// zero – that has the shape of to: around the focal point when there is no
// rectangle, else in its middle.
func cover(picture image.Point, crop story.Rect, focus story.Focus, to image.Point) (image.Rectangle, error) {
	from := image.Rectangle{Max: picture}
	middle := picture.Div(2)
	if crop != (story.Rect{}) {
		from = image.Rect(crop.X, crop.Y, crop.X+crop.W, crop.Y+crop.H).Intersect(from)
		middle = from.Min.Add(from.Size().Div(2))
	} else if focus.Set {
		middle = image.Pt(focus.X, focus.Y)
	}
	if from.Empty() {
		return from, errNoPart
	}
	w, h := from.Dx(), from.Dy()
	if w*to.Y > h*to.X {
		w = max(1, h*to.X/to.Y)
	} else {
		h = max(1, w*to.Y/to.X)
	}
	within := func(at, least, most int) int { return max(least, min(at, most)) }
	x := within(middle.X-w/2, from.Min.X, from.Max.X-w)
	y := within(middle.Y-h/2, from.Min.Y, from.Max.Y-h)
	return image.Rect(x, y, x+w, y+h), nil
}

// sharp says whether the proof has the pixels to show a part of the picture in
// a size; one as large as the original has all there are.
func (p proof) sharp(part image.Rectangle, to image.Point) bool {
	return p.size.X >= p.shows.X || p.size.X*part.Dx() >= to.X*p.shows.X
}

// cut gives a part of the picture, in pixels of the original, in exactly a size.
func (p proof) cut(part image.Rectangle, flip bool, rotation, width, height int) (*image.RGBA, error) {
	x := scaled(part.Min.X, part.Max.X, p.size.X, p.shows.X)
	y := scaled(part.Min.Y, part.Max.Y, p.size.Y, p.shows.Y)
	r := picture.Rect{X: x[0], Y: y[0], W: x[1] - x[0], H: y[1] - y[0]}
	return picture.Thumbnail(p.jpeg, r, flip, rotation, width, height)
}

// scaled gives a stretch of a side of was pixels on one of now; it is never empty.
func scaled(from, to, now, was int) [2]int {
	a, b := (from*now+was/2)/was, (to*now+was/2)/was
	if b <= a {
		a = max(0, min(a, now-1))
		b = a + 1
	}
	return [2]int{a, min(b, now)}
}

func last[T any](list []T) (zero T) {
	if len(list) == 0 {
		return zero
	}
	return list[len(list)-1]
}
