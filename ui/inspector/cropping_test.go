package inspector

import (
	"testing"

	"dateline/internal/story"

	"pgregory.net/rapid"
)

func TestWhatAHouseRatioShows(t *testing.T) {
	wide := story.PhotoUse{Width: 4000, Height: 3000}
	for _, c := range []struct {
		name  string
		photo story.PhotoUse
		ratio string
		want  story.Rect
	}{
		{"the middle, as nobody said otherwise", wide, "16:9", story.Rect{X: 0, Y: 375, W: 4000, H: 2250}},
		{"a square in the middle", wide, "1:1", story.Rect{X: 500, Y: 0, W: 3000, H: 3000}},
		{"around the focus", with(wide, func(p *story.PhotoUse) { p.Focus = story.Focus{Set: true, X: 3900, Y: 1500} }), "1:1", story.Rect{X: 1000, Y: 0, W: 3000, H: 3000}},
		{"as cut by hand", with(wide, func(p *story.PhotoUse) {
			p.Crops = []story.Crop{{Ratio: "1:1", Rect: story.Rect{X: 7, Y: 8, W: 90, H: 90}}}
		}), "1:1", story.Rect{X: 7, Y: 8, W: 90, H: 90}},
		{"turned with a photo that lies on its side", with(wide, func(p *story.PhotoUse) { p.Rotation = 90 }), "4:5", story.Rect{X: 125, Y: 0, W: 3750, H: 3000}},
		{"all of it for a free crop", wide, "free", story.Rect{}},
		{"all of it while the picture has not come", story.PhotoUse{}, "16:9", story.Rect{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(c.photo, c.ratio); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func with(p story.PhotoUse, change func(*story.PhotoUse)) story.PhotoUse {
	change(&p)
	return p
}

func TestACropIsPulledAndMoved(t *testing.T) {
	f := frame{16, 9, 1600, 900}
	start := story.Rect{X: 400, Y: 225, W: 800, H: 450}
	for _, c := range []struct {
		name string
		got  story.Rect
		want story.Rect
	}{
		{"the lower right corner is pulled in", f.pulled(start, corner{true, true}, 880, 400), story.Rect{X: 400, Y: 225, W: 480, H: 270}},
		{"the upper left corner is pulled out", f.pulled(start, corner{}, 240, 135), story.Rect{X: 240, Y: 135, W: 960, H: 540}},
		{"a corner is pulled out of the picture", f.pulled(start, corner{true, true}, 5000, 5000), story.Rect{X: 400, Y: 225, W: 1200, H: 675}},
		{"a corner is pulled over the one opposite", f.pulled(start, corner{true, true}, 0, 0), story.Rect{X: 400, Y: 225, W: 29, H: 16}},
		{"a key moves it by a pixel", f.moved(start, -1, 0), story.Rect{X: 399, Y: 225, W: 800, H: 450}},
		{"it stops at the edge", f.moved(start, 10, 5000), story.Rect{X: 410, Y: 450, W: 800, H: 450}},
		{"it grows around its middle", f.grown(start, 160), story.Rect{X: 320, Y: 180, W: 960, H: 540}},
		{"it does not grow over the picture", f.grown(start, 9000), story.Rect{X: 0, Y: 0, W: 1600, H: 900}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("%+v, want %+v", c.got, c.want)
			}
		})
	}
}

// TestNoHandTakesACropOutOfItsPicture: whatever is pulled, moved and grown, the
// crop lies inside and keeps its ratio to within a pixel.
func TestNoHandTakesACropOutOfItsPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side := rapid.IntRange(1, 21)
		f := frame{side.Draw(t, "a"), side.Draw(t, "b"), rapid.IntRange(400, 12000).Draw(t, "width"), rapid.IntRange(400, 12000).Draw(t, "height")}
		focus := story.Focus{}
		if rapid.Bool().Draw(t, "focus") {
			focus = story.Focus{Set: true, X: rapid.IntRange(0, f.w-1).Draw(t, "x"), Y: rapid.IntRange(0, f.h-1).Draw(t, "y")}
		}
		r := f.largest(focus)
		hold(t, f, r)
		far := rapid.IntRange(-20000, 20000)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				r = f.moved(r, far.Draw(t, "dx"), far.Draw(t, "dy"))
			case 1:
				r = f.pulled(r, corner{rapid.Bool().Draw(t, "right"), rapid.Bool().Draw(t, "bottom")}, far.Draw(t, "to x"), far.Draw(t, "to y"))
			case 2:
				r = f.grown(r, far.Draw(t, "by"))
			}
			hold(t, f, r)
		}
	})
}

func hold(t *rapid.T, f frame, r story.Rect) {
	t.Helper()
	if r.X < 0 || r.Y < 0 || r.W < 1 || r.H < 1 || r.X+r.W > f.w || r.Y+r.H > f.h {
		t.Fatalf("%+v is not inside %d×%d", r, f.w, f.h)
	}
	if off := r.W*f.b - r.H*f.a; max(off, -off) >= max(f.a, f.b) {
		t.Fatalf("%+v is not %d:%d to within a pixel", r, f.a, f.b)
	}
}

// TestPullingKeepsTheOtherCorner: the corner opposite to the one in the hand
// does not move by a pixel.
func TestPullingKeepsTheOtherCorner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := frame{16, 9, rapid.IntRange(400, 9000).Draw(t, "width"), rapid.IntRange(400, 9000).Draw(t, "height")}
		before := f.grown(f.largest(story.Focus{}), -rapid.IntRange(0, 8000).Draw(t, "smaller"))
		c := corner{rapid.Bool().Draw(t, "right"), rapid.Bool().Draw(t, "bottom")}
		after := f.pulled(before, c, rapid.IntRange(-99, 9999).Draw(t, "x"), rapid.IntRange(-99, 9999).Draw(t, "y"))
		if fixed(before, c) != fixed(after, c) {
			t.Fatalf("%+v became %+v: the other corner moved", before, after)
		}
	})
}

func fixed(r story.Rect, c corner) [2]int {
	at := [2]int{r.X, r.Y}
	if !c.right {
		at[0] += r.W
	}
	if !c.bottom {
		at[1] += r.H
	}
	return at
}
