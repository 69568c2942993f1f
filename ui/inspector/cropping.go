package inspector

import (
	"strconv"
	"strings"

	"dateline/internal/story"
)

// leastSide is how small a crop can be pulled, in pixels of the original:
// below that nobody could take hold of its corners again.
const leastSide = 16

// frame is the shape of a crop: a:b, inside a picture of w×h pixels. Everything
// it gives lies inside the picture and has its ratio to within a pixel.
type frame struct{ a, b, w, h int }

// frameOf is the frame of a house ratio for a photo, false for a ratio that has
// no fixed shape. Crops lie in the upright original before it is turned, so a
// photo turned on its side has the ratio turned too.
func frameOf(ratio string, p story.PhotoUse) (frame, bool) {
	x, y, ok := strings.Cut(ratio, ":")
	a, err := strconv.Atoi(x)
	b, err2 := strconv.Atoi(y)
	if !ok || err != nil || err2 != nil || a < 1 || b < 1 || p.Width < 1 || p.Height < 1 {
		return frame{}, false
	}
	if p.Rotation%180 != 0 {
		a, b = b, a
	}
	return frame{a, b, p.Width, p.Height}, true
}

// corner is where a crop is taken hold of.
type corner struct{ right, bottom bool }

// largest is the crop that shows the most of the picture around the focus;
// without a focus, around the middle. Packages cut the same where nobody has
// cut by hand.
func (f frame) largest(focus story.Focus) story.Rect {
	w, h := f.w, f.w*f.b/f.a
	if h > f.h {
		w, h = f.h*f.a/f.b, f.h
	}
	w, h = max(w, 1), max(h, 1)
	x, y := f.w/2, f.h/2
	if focus.Set {
		x, y = focus.X, focus.Y
	}
	return f.moved(story.Rect{X: x - w/2, Y: y - h/2, W: w, H: h}, 0, 0)
}

// moved is the crop elsewhere, as far as the picture goes.
func (f frame) moved(r story.Rect, dx, dy int) story.Rect {
	r.X = min(max(r.X+dx, 0), f.w-r.W)
	r.Y = min(max(r.Y+dy, 0), f.h-r.H)
	return r
}

// pulled is the crop with one corner pulled to a point; the corner opposite
// stays where it is.
func (f frame) pulled(r story.Rect, c corner, x, y int) story.Rect {
	fixedX, fixedY := r.X, r.Y
	roomX, roomY := f.w-r.X, f.h-r.Y
	dx, dy := x-r.X, y-r.Y
	if !c.right {
		fixedX, roomX, dx = r.X+r.W, r.X+r.W, r.X+r.W-x
	}
	if !c.bottom {
		fixedY, roomY, dy = r.Y+r.H, r.Y+r.H, r.Y+r.H-y
	}
	w, h := f.sized(max(dx, dy*f.a/f.b), roomX, roomY)
	out := story.Rect{X: fixedX, Y: fixedY, W: w, H: h}
	if !c.right {
		out.X -= w
	}
	if !c.bottom {
		out.Y -= h
	}
	return out
}

// grown is the crop wider by some pixels around its middle.
func (f frame) grown(r story.Rect, by int) story.Rect {
	w, h := f.sized(r.W+by, f.w, f.h)
	return f.moved(story.Rect{X: r.X + (r.W-w)/2, Y: r.Y + (r.H-h)/2, W: w, H: h}, 0, 0)
}

// sized is the size nearest to a width that the ratio and the room allow.
func (f frame) sized(width, roomX, roomY int) (w, h int) {
	most := max(min(roomX, roomY*f.a/f.b), 1)
	least := min(max(leastSide, (leastSide*f.a+f.b-1)/f.b), most)
	w = min(max(width, least), most)
	h = min(max((2*w*f.b+f.a)/(2*f.a), 1), roomY)
	return w, h
}

// cropOf is the crop of a ratio as it was cut by hand.
func cropOf(p story.PhotoUse, ratio string) (story.Rect, bool) {
	for _, c := range p.Crops {
		if c.Ratio == ratio {
			return c.Rect, true
		}
	}
	return story.Rect{}, false
}

// shown is what the house ratio shows of a photo: its crop by hand, else the
// largest; the zero Rect, all of it, where the ratio has no fixed shape.
func shown(p story.PhotoUse, ratio string) story.Rect {
	if r, ok := cropOf(p, ratio); ok {
		return r
	}
	if f, ok := frameOf(ratio, p); ok {
		return f.largest(p.Focus)
	}
	return story.Rect{}
}
