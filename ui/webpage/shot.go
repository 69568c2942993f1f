package webpage

import (
	"context"
	"image"

	"dateline/internal/export"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// shot is a photo in the cut that the page shows. Its picture is made for just
// the pixels it covers, away from the window.
type shot struct {
	widget.BaseWidget
	p       *Page
	use     story.PhotoUse
	rect    story.Rect
	shape   image.Point
	picture *kit.Picture
	// asked is the size in pixels that was asked for last.
	asked  image.Point
	cancel func()
}

var _ kit.Flowing = (*shot)(nil)

func newShot(p *Page, use story.PhotoUse) *shot {
	x := &shot{p: p, use: use, picture: p.d.Kit.Picture(0, 0, look.R0), cancel: func() {}}
	_, x.rect = export.Shown(use, p.d.Profile, use.Lead)
	x.shape = image.Pt(x.rect.W, x.rect.H)
	if x.shape.X == 0 || x.shape.Y == 0 {
		x.shape = image.Pt(use.Width, use.Height)
	}
	if use.Rotation%180 != 0 {
		x.shape = image.Pt(x.shape.Y, x.shape.X)
	}
	if x.shape.X == 0 || x.shape.Y == 0 { // the picture has not arrived
		x.shape = image.Pt(16, 9)
	}
	x.ExtendBaseWidget(x)
	return x
}

// size at a width. An upright photo is narrower than the text on a desktop, as
// on the page.
func (x *shot) size(width float32) fyne.Size {
	if x.p.desktop && x.shape.Y > x.shape.X {
		width *= 2.0 / 3
	}
	width = float32(int(width))
	return fyne.NewSize(width, float32(int(width*float32(x.shape.Y)/float32(x.shape.X)+0.5)))
}

// HeightFor is that of the picture.
func (x *shot) HeightFor(width float32) float32 { return x.size(width).Height }

// drop: nobody waits for the picture any more.
func (x *shot) drop() { x.cancel() }

// ask wants the picture in the pixels it covers.
func (x *shot) ask(size fyne.Size) {
	scale := float32(1)
	if c := x.p.d.Kit.Canvas(); c != nil {
		scale = c.Scale()
	}
	want := image.Pt(int(size.Width*scale+0.5), int(size.Height*scale+0.5))
	if x.use.IsOpen() || want == x.asked || want.X < 8 || want.Y < 8 {
		return
	}
	x.asked = want
	x.cancel()
	x.cancel = x.p.d.Run(func(ctx context.Context) func() {
		select {
		case x.p.seat <- struct{}{}:
		case <-ctx.Done():
			return func() {}
		}
		made, err := x.p.d.Picture(ctx, x.use, x.rect, want.X, want.Y)
		<-x.p.seat
		return func() {
			if err != nil {
				x.p.d.Error(err)
				return
			}
			x.picture.SetImage(made)
		}
	})
}

// CreateRenderer is the toolkit's.
func (x *shot) CreateRenderer() fyne.WidgetRenderer { return &shotView{x} }

type shotView struct{ x *shot }

func (v *shotView) MinSize() fyne.Size           { return fyne.NewSize(40, 24) }
func (v *shotView) Refresh()                     { v.Layout(v.x.Size()) }
func (v *shotView) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{v.x.picture} }
func (v *shotView) Destroy()                     {}

func (v *shotView) Layout(size fyne.Size) {
	room := v.x.size(size.Width)
	v.x.picture.Resize(room)
	v.x.ask(room)
}
