package review

import (
	"image"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// cropHeight is that of the small picture of a crop that changed.
const cropHeight = 96

// crop is a small picture of a photo with the crop as it was and as it is: the
// first in red and thin, the second in green.
type crop struct {
	widget.BaseWidget
	s        *Screen
	use      story.PhotoUse
	was, is  story.Rect
	picture  *kit.Picture
	old, now *canvas.Rectangle
	asked    bool
}

var _ kit.Flowing = (*crop)(nil)

// cropPicture is the picture for a change of a crop; nil for every other, and
// where a photo is turned: a rectangle of the original would lie wrongly on it.
func (s *Screen) cropPicture(ch comparison.Change) fyne.CanvasObject {
	if ch.Kind != comparison.PhotoCrop || ch.CropBefore == ch.CropAfter {
		return nil
	}
	use, ok := s.read.comparison.After.Photo(ch.Photo)
	if !ok || use.IsOpen() || use.Width == 0 || use.Height == 0 {
		return nil
	}
	use.Rotation, use.Flip, use.Straighten = 0, false, 0
	c := &crop{s: s, use: use, was: ch.CropBefore, is: ch.CropAfter, picture: s.k.Picture(0, 0, look.R0)}
	colour := look.Now().Colour
	frame := func(t look.Token) *canvas.Rectangle {
		r := &canvas.Rectangle{StrokeColor: colour(t), StrokeWidth: 2}
		return r
	}
	c.old, c.now = frame(look.Red), frame(look.Green)
	c.old.Hidden, c.now.Hidden = c.was == (story.Rect{}), c.is == (story.Rect{})
	c.ExtendBaseWidget(c)
	return kit.Column(look.S1, c, kit.Row(look.S2, newLegend(gone(s.say("review.crop.was"))), newLegend(fresh(s.say("review.crop.is"))), kit.Spacer()))
}

// size of the picture in a width.
func (c *crop) size(width float32) fyne.Size {
	h := float32(cropHeight)
	w := float32(int(h * float32(c.use.Width) / float32(c.use.Height)))
	if w > width {
		w, h = width, float32(int(width*float32(c.use.Height)/float32(c.use.Width)))
	}
	return fyne.NewSize(w, h)
}

// HeightFor is that of the picture.
func (c *crop) HeightFor(width float32) float32 { return c.size(width).Height }

// CreateRenderer is the toolkit's.
func (c *crop) CreateRenderer() fyne.WidgetRenderer { return &cropView{c} }

type cropView struct{ c *crop }

func (v *cropView) MinSize() fyne.Size { return fyne.NewSize(40, cropHeight) }
func (v *cropView) Refresh()           { v.Layout(v.c.Size()) }
func (v *cropView) Destroy()           {}
func (v *cropView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.c.picture, v.c.old, v.c.now}
}

func (v *cropView) Layout(size fyne.Size) {
	c := v.c
	area := c.size(size.Width)
	c.picture.Resize(area)
	by := area.Width / float32(c.use.Width)
	put := func(r *canvas.Rectangle, at story.Rect) {
		r.Move(fyne.NewPos(float32(int(float32(at.X)*by)), float32(int(float32(at.Y)*by))))
		r.Resize(fyne.NewSize(float32(int(float32(at.W)*by)), float32(int(float32(at.H)*by))))
	}
	put(c.old, c.was)
	put(c.now, c.is)
	want := pixels(c.s.k, area)
	if !c.asked && want.X >= 8 && want.Y >= 8 {
		c.asked = true
		c.s.fetch(c.s.reading.seat, c.use, story.Rect{W: c.use.Width, H: c.use.Height}, want, func(made *image.RGBA) { c.picture.SetImage(made) })
	}
}
