package storyview

import (
	"image"
	"strings"

	"dateline/internal/export"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// figure is a photo as it stands on the sheet, in the cut that the page will
// show: the caption is written beneath it, the credit is made of its parts.
type figure struct {
	widget.BaseWidget
	v       *View
	use     story.PhotoUse
	block   text.BlockID
	lead    bool
	picture *kit.Picture
	frame   *canvas.Rectangle
	caption *editor.Line
	credit  *kit.Text
	below   *kit.Stack
	objects []fyne.CanvasObject
	// asked is the size in pixels that was asked for last.
	asked  image.Point
	clicks clicks
}

var (
	_ kit.Flowing       = (*figure)(nil)
	_ desktop.Mouseable = (*figure)(nil)
)

// frameOf is the cut of a photo that the page shows.
func (f *figure) frameOf() (rect story.Rect, w, h int) {
	_, rect = export.Shown(f.use, f.v.d.Profile, f.lead)
	w, h = rect.W, rect.H
	if w == 0 || h == 0 {
		w, h = f.use.Width, f.use.Height
	}
	if f.use.Rotation%180 != 0 {
		w, h = h, w
	}
	if w == 0 || h == 0 {
		w, h = 16, 9
	}
	return rect, w, h
}

func (v *View) newFigure(use story.PhotoUse, block text.BlockID, lead bool) *figure {
	k := v.d.Kit
	f := &figure{v: v, use: use, block: block, lead: lead, picture: k.Picture(0, 0, look.R0), frame: &canvas.Rectangle{}}
	f.frame.StrokeColor = v.d.Look.Colour(look.Accent)
	f.frame.StrokeWidth = 2
	f.frame.Hidden = true
	id := use.ID
	f.caption = v.line(editor.LineOptions{
		Text: use.Caption, Placeholder: v.say("storyview.caption.empty"), Role: look.Caption, Token: look.Ink2,
		Change: func(s string) {
			now, ok := v.d.Sheet.Story().Photo(id)
			if !ok {
				return
			}
			now.Caption = s
			if err := v.d.Sheet.Do(story.ChangePhoto{Photo: now}); err != nil {
				v.d.Error(err)
			}
		},
		Leave: func(dir int) { f.leave(dir) }, Resized: f.grew,
	})
	f.credit = k.Text("", look.Caption, look.Ink3)
	f.below = kit.Column(0, f.caption, f.credit)
	f.objects = []fyne.CanvasObject{f.picture, f.frame, f.below}
	f.ExtendBaseWidget(f)
	f.write()
	v.find.markCaption(f)
	return f
}

// leave goes from a caption to the text behind the photo, or before it.
func (f *figure) leave(dir int) {
	e := f.v.page.Text()
	if f.lead {
		if dir < 0 {
			f.v.head.deck.Focus()
			return
		}
		if start, ok := e.Document().Start(); ok {
			e.Select(text.Caret(start))
		}
		e.Focus()
		return
	}
	e.Beside(f.block, dir)
	e.Focus()
}

// grew: the caption has another line.
func (f *figure) grew() {
	if f.lead {
		f.v.page.Relayout()
		return
	}
	f.v.page.Text().Again(f.block)
}

// write shows caption and credit as the story has them.
func (f *figure) write() {
	f.caption.SetText(f.use.Caption)
	line := f.use.Credit.Line(f.v.d.Sheet.Story().Words.Credit)
	switch {
	case f.use.IsOpen():
		f.credit.Set(f.v.say("storyview.photo.open"))
		f.credit.SetToken(look.Red)
	case f.use.Credit.IsZero():
		f.credit.Set(f.v.say("storyview.photo.no-credit"))
		f.credit.SetToken(look.Red)
	default:
		f.credit.Set(strings.TrimSpace(line))
		f.credit.SetToken(look.Ink3)
	}
}

// show takes over what changed of the photo.
func (f *figure) show(use story.PhotoUse) {
	was, _, _ := f.frameOf()
	before := f.use
	f.use = use
	now, _, _ := f.frameOf()
	f.write()
	if before.Original != use.Original || was != now || before.Flip != use.Flip || before.Rotation != use.Rotation {
		f.asked = image.Point{}
		f.grew()
		f.ask()
	}
}

// select draws the frame of a photo that is selected in the text.
func (f *figure) selected(on bool) {
	if f.frame.Hidden == on {
		f.frame.Hidden = !on
		canvas.Refresh(f.frame)
	}
}

// pictureSize is how large the picture is in a width, that of the text or of a
// column of it.
func (f *figure) pictureSize(width float32) fyne.Size {
	_, w, h := f.frameOf()
	height := float32(int(width * float32(h) / float32(w)))
	// A portrait is not let to fill the window: it is shown beside empty space.
	if most := width * 1.1; height > most {
		return fyne.NewSize(min(width, float32(int(most*float32(w)/float32(h)+0.5))), most)
	}
	return fyne.NewSize(width, height)
}

// HeightFor is picture, caption and credit.
func (f *figure) HeightFor(width float32) float32 {
	return f.pictureSize(width).Height + look.S2 + f.below.HeightFor(width)
}

// CreateRenderer is for the toolkit.
func (f *figure) CreateRenderer() fyne.WidgetRenderer { return &figureView{f} }

type figureView struct{ f *figure }

func (r *figureView) MinSize() fyne.Size           { return fyne.NewSize(40, 40) }
func (r *figureView) Refresh()                     { r.Layout(r.f.Size()) }
func (r *figureView) Objects() []fyne.CanvasObject { return r.f.objects }
func (r *figureView) Destroy()                     {}

func (r *figureView) Layout(size fyne.Size) {
	f := r.f
	picture := f.pictureSize(size.Width)
	f.picture.Resize(picture)
	f.frame.Resize(picture)
	f.below.Move(fyne.NewPos(0, picture.Height+look.S2))
	f.below.Resize(fyne.NewSize(size.Width, f.below.HeightFor(size.Width)))
	f.ask()
}

// ask wants the picture in the pixels it covers, made by a worker.
func (f *figure) ask() {
	size := f.picture.Size()
	scale := float32(1)
	if c := f.v.d.Kit.Canvas(); c != nil {
		scale = c.Scale()
	}
	want := image.Pt(int(size.Width*scale+0.5), int(size.Height*scale+0.5))
	if f.use.IsOpen() || want == f.asked || want.X < 8 || want.Y < 8 {
		return
	}
	f.asked = want
	rect, _, _ := f.frameOf()
	v, use := f.v, f.use
	v.work.Add(1)
	go func() {
		defer v.work.Done()
		made, err := v.d.Picture(v.alive, use, rect, want.X, want.Y)
		v.d.Kit.Post(func() {
			switch {
			case v.alive.Err() != nil || f.asked != want:
			case err != nil:
				v.d.Error(err)
			default:
				f.picture.SetImage(made)
			}
		})
	}()
}

// MouseDown selects the photo in the text; twice opens it.
func (f *figure) MouseDown(ev *desktop.MouseEvent) {
	twice := f.clicks.twice(f.v.d.Now(), ev.Position)
	if !f.lead {
		f.v.page.Text().Select(text.Caret(text.Pos{Block: f.block}))
		f.v.page.Text().Focus()
	}
	if twice {
		f.v.d.OpenPhoto(f.use.ID)
	}
}

// MouseUp is nothing to it.
func (f *figure) MouseUp(*desktop.MouseEvent) {}

// inText is the figure of a photo block.
func (v *View) inText(b text.Block) kit.Flowing {
	use, ok := v.d.Sheet.Story().Photo(story.PhotoID(b.Photo))
	if !ok {
		return nil
	}
	f := v.newFigure(use, b.ID, false)
	v.figures[use.ID] = f
	return f
}

// showLead puts the lead photo above the text.
func (h *head) showLead(s story.Story) {
	use, ok := s.Lead()
	if !ok {
		h.v.lead = nil
		h.lead.Set()
		return
	}
	h.v.lead = h.v.newFigure(use, "", true)
	h.lead.Set(kit.Inset(8, 0, 0, 0, h.v.lead))
}

// showPhotos takes over what changed of the photos.
func (v *View) showPhotos(s story.Story) {
	use, ok := s.Lead()
	switch {
	case ok && v.lead != nil && v.lead.use.ID == use.ID:
		v.lead.show(use)
	case ok || v.lead != nil:
		v.head.showLead(s)
		v.page.Relayout()
	}
	for id, f := range v.figures {
		if use, ok := s.Photo(id); ok {
			f.show(use)
		} else {
			f.caption.Close()
			delete(v.figures, id)
		}
	}
}

// markPhoto frames the photo that is selected, and no other.
func (v *View) markPhoto() {
	at := v.page.Text().Selection()
	for _, f := range v.figures {
		f.selected(at.IsCaret() && at.Head.Block == f.block)
	}
}
