package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// DialogOptions say what a dialog holds. All but the title may be missing.
type DialogOptions struct {
	Title, Subtitle string
	// Body reaches from edge to edge. With a Height it gets what the header and
	// the footer leave; without one it is as high as it needs, and scrolls where
	// the window is too small.
	Body fyne.CanvasObject
	// FooterLeft stands at the left of the footer, the buttons at the right.
	FooterLeft fyne.CanvasObject
	Buttons    []*Button
	// Width and Height it would like to have; 0 is 480 at 100 % text size, and
	// what the body needs.
	Width, Height float32
	// Closed is told, once, when the dialog has gone, however it went.
	Closed func()
	// Submit is done on Ctrl+Enter, and on Enter where no control has a use for it.
	Submit func()
	// Bare leaves out the header: what the body begins with stands in its place,
	// as the field of the palette does.
	Bare bool
	// First has the keyboard when the dialog comes; nil is the first control of
	// the body, or else of the footer.
	First fyne.Focusable
}

const (
	dialogWidth = 480
	// dialogBar is the height of header and footer.
	dialogBar = 64
	// dialogAir is what a dialog leaves of the window, both sides together.
	dialogAir  = 64
	dialogSide = 20
	// bareTop is where a bare dialog begins, at most.
	bareTop = 96
)

// Dialog asks for something over the window. While it is open nothing else can
// be pressed, Tab stays in it and Esc closes it.
type Dialog struct {
	k       *Kit
	o       DialogOptions
	over    *overlay
	footer  *Stack
	buttons *Stack
	card    fyne.CanvasObject
	scroll  *VScroll // around a body that is as high as it needs
}

// Dialog makes a dialog; Show shows it.
func (k *Kit) Dialog(o DialogOptions) *Dialog {
	d := &Dialog{k: k, o: o}
	d.buttons = Row(look.S3)
	d.footer = d.foot()
	d.SetButtons(o.Buttons...)
	d.card = d.frame()
	d.over = k.newOverlay(d.card)
	d.over.ground.FillColor = look.Scrim(look.Now().Dark)
	d.over.place = d.place
	d.over.key, d.over.shortcut = d.key, d.shortcut
	d.over.closed = func() {
		if o.Closed != nil {
			o.Closed()
		}
	}
	return d
}

// Show shows the dialog over everything.
func (d *Dialog) Show() { d.k.lay(d.over, d.o.First) }

// Close takes the dialog away, and whatever was opened over it.
func (d *Dialog) Close() { d.k.lift(d.over) }

// SetButtons replaces the buttons of the footer; none, and nothing at the left,
// is no footer.
func (d *Dialog) SetButtons(buttons ...*Button) {
	objects := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		objects[i] = b
	}
	d.buttons.Set(objects...)
	show(d.footer, len(buttons) > 0 || d.o.FooterLeft != nil)
	if d.over != nil {
		d.place(d.over.Size())
	}
}

// Relayout gives the dialog the height that its body needs now.
func (d *Dialog) Relayout() {
	d.place(d.over.Size())
	if d.scroll != nil {
		d.scroll.Refresh()
	}
	d.card.Refresh()
}

// foot is the footer. In the order of Tab the buttons come before what stands at
// the left: one of them is what comes next.
func (d *Dialog) foot() *Stack {
	left := Row(0, Over(d.o.FooterLeft))
	line := newStack(border{centre: left, right: d.buttons}, d.buttons, left)
	return Column(0, Line(), Fixed(0, look.Now().Scaled(dialogBar)-1, Inset(0, dialogSide, 0, dialogSide, line)))
}

// frame is the card with all its parts. In the order of Tab the body comes
// first: nobody opens a dialog to close it.
func (d *Dialog) frame() fyne.CanvasObject {
	shadow := canvas.NewRectangle(look.Now().Colour(look.Panel))
	shadow.CornerRadius = look.R3
	shadow.Shadow = canvas.Shadow{Color: look.Shadow(look.Now().Dark), BlurRadius: 32, Offset: fyne.NewPos(0, 8)}
	header, body := d.header(), d.body()
	parts := newStack(border{top: header, bottom: d.footer, centre: body}, body, d.footer, header)
	return Over(shadow, Box(look.Panel, look.Line, look.R3, Inset(1, 1, 1, 1, parts)))
}

func (d *Dialog) header() fyne.CanvasObject {
	if d.o.Bare {
		return Over()
	}
	words := []fyne.CanvasObject{d.k.Text(d.o.Title, look.DialogTitle, look.Ink).Lines(1)}
	if d.o.Subtitle != "" {
		words = append(words, d.k.Text(d.o.Subtitle, look.Small, look.Ink2).Lines(1))
	}
	shut := d.k.Tool("close", d.k.Say("kit.close", nil), "Esc", d.Close)
	line := Row(look.S3, Grow(Column(0, words...)), shut)
	return Column(0, Fixed(0, look.Now().Scaled(dialogBar)-1, Inset(0, dialogSide-6, 0, dialogSide, line)), Line())
}

func (d *Dialog) body() fyne.CanvasObject {
	switch {
	case d.o.Body == nil:
		return Over()
	case d.o.Height > 0:
		return d.o.Body
	}
	d.scroll = d.k.VScroll(d.o.Body)
	return newStack(tall{d.o.Body}, d.scroll)
}

// tall is the room for a body that scrolls: it would like to be as high as the
// body.
type tall struct{ body fyne.CanvasObject }

func (t tall) least([]fyne.CanvasObject) float32   { return t.body.MinSize().Width }
func (t tall) natural([]fyne.CanvasObject) float32 { return naturalWidth(t.body) }

func (t tall) height(_ []fyne.CanvasObject, width float32) float32 {
	return HeightFor(t.body, width)
}

func (tall) place(objects []fyne.CanvasObject, size fyne.Size) { over{}.place(objects, size) }

// place puts the card in the middle of the window; a bare one higher, where a
// list below its field has room.
func (d *Dialog) place(window fyne.Size) {
	width, height := d.o.Width, d.o.Height
	if width == 0 {
		width = look.Now().Scaled(dialogWidth)
	}
	width = max(min(width, window.Width-dialogAir), 0)
	if height == 0 {
		height = HeightFor(d.card, width)
	}
	height = max(min(height, window.Height-dialogAir), 0)
	y := whole((window.Height - height) / 2)
	if d.o.Bare {
		y = min(y, bareTop)
	}
	put(d.card, whole((window.Width-width)/2), y, width, height)
}

func (d *Dialog) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyEscape:
		d.Close()
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && d.o.Submit != nil:
		d.o.Submit()
	default:
		return false
	}
	return true
}

func (d *Dialog) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || d.o.Submit == nil || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	d.o.Submit()
	return true
}
