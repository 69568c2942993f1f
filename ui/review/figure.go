package review

import (
	"context"
	"image"

	"dateline/internal/export"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// figure is a photo in the text with its caption and credit. Its picture is made
// for just the pixels it covers, away from the window.
type figure struct {
	widget.BaseWidget
	r       *reading
	use     story.PhotoUse
	rect    story.Rect
	shape   image.Point
	picture *kit.Picture
	below   *kit.Stack
	asked   image.Point
	cancel  func()
}

var _ kit.Flowing = (*figure)(nil)

// figure is what a photo block shows; nil for a divider.
func (r *reading) figure(b text.Block) kit.Flowing {
	if b.Kind != text.Photo {
		return nil
	}
	st := r.s.read.sheet.Story
	use, ok := st.Photo(story.PhotoID(b.Photo))
	if !ok {
		return nil
	}
	f := newFigure(r, use)
	r.photos[use.ID] = f
	return f
}

func newFigure(r *reading, use story.PhotoUse) *figure {
	s := r.s
	f := &figure{r: r, use: use, picture: s.k.Picture(0, 0, look.R0), cancel: func() {}}
	_, f.rect = export.Shown(use, s.d.Profile, use.Lead)
	f.shape = shapeOf(use, f.rect)
	var words []fyne.CanvasObject
	if use.Caption != "" {
		words = append(words, s.k.Text(use.Caption, look.Caption, look.Ink2))
	}
	if !use.Credit.IsZero() {
		words = append(words, s.k.Text(use.Credit.Line(s.d.Sheet.Story().Words.Credit), look.Caption, look.Ink3))
	}
	f.below = kit.Column(0, words...)
	f.ExtendBaseWidget(f)
	return f
}

// shapeOf is the shape of a cut as it is seen, turned.
func shapeOf(use story.PhotoUse, rect story.Rect) image.Point {
	shape := image.Pt(rect.W, rect.H)
	if shape.X == 0 || shape.Y == 0 {
		shape = image.Pt(use.Width, use.Height)
	}
	if use.Rotation%180 != 0 {
		shape = image.Pt(shape.Y, shape.X)
	}
	if shape.X == 0 || shape.Y == 0 { // the picture has not arrived
		shape = image.Pt(16, 9)
	}
	return shape
}

func (f *figure) height(width float32) float32 {
	return float32(int(width*float32(f.shape.Y)/float32(f.shape.X) + 0.5))
}

// HeightFor is that of the picture and the words below it.
func (f *figure) HeightFor(width float32) float32 {
	return f.height(width) + look.S1 + kit.HeightFor(f.below, width)
}

func (f *figure) drop() { f.cancel() }

// ask wants the picture in the pixels it covers.
func (f *figure) ask(size fyne.Size) {
	s := f.r.s
	want := pixels(s.k, size)
	if f.use.IsOpen() || want == f.asked || want.X < 8 || want.Y < 8 {
		return
	}
	f.asked = want
	f.cancel()
	f.cancel = s.fetch(f.r.seat, f.use, f.rect, want, func(made *image.RGBA) { f.picture.SetImage(made) })
}

// pixels that a size covers on the display.
func pixels(k *kit.Kit, size fyne.Size) image.Point {
	scale := float32(1)
	if c := k.Canvas(); c != nil {
		scale = c.Scale()
	}
	return image.Pt(int(size.Width*scale+0.5), int(size.Height*scale+0.5))
}

// fetch makes a cut of a photo, one at a time.
func (s *Screen) fetch(seat chan struct{}, use story.PhotoUse, rect story.Rect, want image.Point, show func(*image.RGBA)) (cancel func()) {
	return s.errands.run(func(ctx context.Context) func() {
		select {
		case seat <- struct{}{}:
		case <-ctx.Done():
			return nil
		}
		made, err := s.d.Picture(ctx, use, rect, want.X, want.Y)
		<-seat
		return func() {
			if err != nil {
				s.d.Error(err)
				return
			}
			show(made)
		}
	})
}

// CreateRenderer is the toolkit's.
func (f *figure) CreateRenderer() fyne.WidgetRenderer { return &figureView{f} }

type figureView struct{ f *figure }

func (v *figureView) MinSize() fyne.Size { return fyne.NewSize(40, 24) }
func (v *figureView) Refresh()           { v.Layout(v.f.Size()) }
func (v *figureView) Destroy()           {}
func (v *figureView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.f.picture, v.f.below}
}

func (v *figureView) Layout(size fyne.Size) {
	height := v.f.height(size.Width)
	v.f.picture.Resize(fyne.NewSize(size.Width, height))
	v.f.below.Move(fyne.NewPos(0, height+look.S1))
	v.f.below.Resize(fyne.NewSize(size.Width, max(size.Height-height-look.S1, 0)))
	v.f.ask(fyne.NewSize(size.Width, height))
}
