package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// entryDrawing draws a field around the toolkit's text: its own edge, icon and
// caret. Of the toolkit's drawing only the text is shown; its scroller works
// behind the scenes, without its bars and shadows, and says what part is seen.
type entryDrawing struct {
	e       *Entry
	text    fyne.WidgetRenderer
	scroll  *container.Scroll
	window  *textWindow
	bar     *scrollBar
	plate   *plate
	icon    *canvas.Image
	suffix  *canvas.Text
	objects []fyne.CanvasObject
}

// CreateRenderer is the toolkit's.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	d := &entryDrawing{e: e, text: e.Entry.CreateRenderer(), plate: newPlate(), icon: picture(e.o.Icon, look.Ink3, look.Field)}
	e.drawn = d
	for _, o := range d.text.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			d.scroll = s
		}
	}
	d.window = newTextWindow(d.scroll)
	d.bar = newScrollBar(func(y float32) { d.scrollTo(y) })
	d.suffix = faceOf(look.Now().Type(look.Small), false, false).line("", look.Ink3)
	d.objects = append(d.plate.objects(), d.icon, d.suffix, d.window, d.bar)
	show(d.icon, e.o.Icon != "")
	e.OnCursorChanged = d.follow
	d.paint()
	return d
}

func (d *entryDrawing) Destroy() { d.text.Destroy() }

func (d *entryDrawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *entryDrawing) MinSize() fyne.Size {
	if lines := d.e.o.Lines; lines > 1 {
		return fyne.NewSize(64, whole(float32(lines)*d.line()+0.5)+2*textTop)
	}
	return fyne.NewSize(64, look.Now().Scaled(d.e.height))
}

// textTop and textLeft are the room that the toolkit leaves around its text.
const textTop, textLeft = 7, 8

// line is the height of the toolkit's line.
func (d *entryDrawing) line() float32 {
	return faceOf(look.Now().Type(look.Interface), false, false).height()
}

// place gives where the toolkit's text lies on the field.
func (d *entryDrawing) place(size fyne.Size) (left, top, width float32) {
	left, top, width = 1, 0, size.Width-2
	if d.e.o.Icon != "" {
		left, width = left+24, width-24
	}
	if d.suffix.Text != "" {
		width -= whole(d.suffix.MinSize().Width) + textLeft
	}
	if !d.e.MultiLine {
		t := faceOf(look.Now().Type(look.Interface), false, false).line("Ё", look.Ink)
		top = textAt(t, 0, size.Height) - textTop
	}
	return left, top, max(width, 0)
}

func (d *entryDrawing) Layout(size fyne.Size) {
	d.plate.place(fyne.Position{}, size)
	placeIcon(d.icon, 8, size.Height, 16)
	left, top, width := d.place(size)
	putText(d.suffix, left+width, 0, size.Height)
	inside := fyne.NewSize(width, size.Height-2*top)
	d.text.Layout(inside)
	d.window.Move(fyne.NewPos(left, top))
	d.window.Resize(inside)
	d.bar.Move(fyne.NewPos(size.Width-scrollBarWidth-1, 2))
	d.bar.Resize(fyne.NewSize(scrollBarWidth, size.Height-4))
	d.follow()
}

// follow puts the caret where the toolkit says it is.
func (d *entryDrawing) follow() {
	d.window.caret.Move(d.scroll.Content.Position().Add(d.e.CursorPosition()).SubtractXY(1, 0)) // between the letters
	d.window.caret.Resize(fyne.NewSize(ringWidth, d.line()))
	show(d.window.caret, d.e.focused && d.e.why == "")
	if d.e.MultiLine {
		d.bar.show(d.scroll.Offset.Y, d.scroll.Content.MinSize().Height, d.scroll.Size().Height)
	}
}

func (d *entryDrawing) scrollTo(y float32) {
	d.scroll.ScrollToOffset(fyne.NewPos(d.scroll.Offset.X, y))
	d.follow()
}

// inText turns a place on the field into one in the toolkit's room for the text.
func (d *entryDrawing) inText(at fyne.Position) fyne.Position {
	return at.Subtract(d.window.Position())
}

func (d *entryDrawing) Refresh() {
	d.paint()
	d.text.Refresh()
	d.Layout(d.e.Size())
	canvas.Refresh(d.e.self)
}

func (d *entryDrawing) paint() {
	d.suffix.Text = d.e.suffix
	paintField(d.plate, d.e.focused, d.e.bad, d.e.why != "")
}

// paintField gives a field its edge: a closed one has no fill, a wrong one a red
// edge, that with the focus a thick one.
func paintField(p *plate, focused, bad, locked bool) {
	switch {
	case locked && focused:
		p.set(look.Panel, look.Accent, 2, look.R1)
	case locked:
		p.set(look.None, look.Line, 1, look.R1)
	case bad:
		p.set(look.Field, look.Red, 2, look.R1)
	case focused:
		p.set(look.Field, look.Accent, 2, look.R1)
	default:
		p.set(look.Field, look.FieldLine, 1, look.R1)
	}
}
