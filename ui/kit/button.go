package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Style is how much a button asks to be pressed.
type Style int

// The styles. A screen has one Primary button at most: what comes next.
const (
	Primary Style = iota
	Secondary
	Danger
	Quiet
	Link
)

// Button does something when it is pressed. One that cannot be used stays where
// it is, loses its fill, shows a lock and says why.
type Button struct {
	control
	style       Style
	label       string
	icon, after look.Icon
	height      float32
	role        look.Role
	tool, on    bool
	mine        bool // keeps the focus where it is
	before      fyne.Focusable
	run         func()

	plate  *plate
	ring   *canvas.Rectangle
	text   *canvas.Text
	image  *canvas.Image
	behind *canvas.Image
}

var _ focusable = (*Button)(nil)

// Button makes a button of the usual height.
func (k *Kit) Button(style Style, label string, run func()) *Button {
	b := &Button{style: style, label: label, run: run, height: 32, role: look.Interface}
	b.own(k, b)
	return b
}

// WithIcon puts an icon before the label.
func (b *Button) WithIcon(i look.Icon) *Button { b.icon = i; b.Refresh(); return b }

// IconAfter puts an icon behind the label: an arrow down before a menu.
func (b *Button) IconAfter(i look.Icon) *Button { b.after = i; b.Refresh(); return b }

// Small makes the button 28 high.
func (b *Button) Small() *Button { b.height, b.role = 28, look.Small; b.Refresh(); return b }

// Large makes the button 40 high.
func (b *Button) Large() *Button { b.height = 40; b.Refresh(); return b }

// Tip is what the button says when the pointer rests on it, with its shortcut.
func (b *Button) Tip(text, shortcut string) *Button {
	b.tipText, b.tipKeys = text, shortcut
	return b
}

// SetLabel changes the word.
func (b *Button) SetLabel(label string) {
	if b.label != label {
		b.label = label
		b.Refresh()
	}
}

// Label is the word on the button, or what an icon alone is called.
func (b *Button) Label() string {
	if b.label == "" || b.tool {
		return b.tipText
	}
	return b.label
}

// Disable says why the button cannot be pressed now. It keeps its place in the
// order of Tab, so that the reason can be heard.
func (b *Button) Disable(why string) {
	if b.why == why {
		return
	}
	b.why = why
	b.k.untip(b) // what it said is no longer so
	if why != "" && (b.focused || b.hovered) {
		b.k.tip(b, why, "")
	}
	b.Refresh()
}

// Enable lets the button be pressed again.
func (b *Button) Enable() { b.Disable("") }

// Why says why the button cannot be pressed, "" when it can.
func (b *Button) Why() string { return b.why }

// Press does what a click does; a button that cannot be used says why instead.
func (b *Button) Press() {
	if b.why != "" {
		b.k.tip(b.self, b.why, "")
		return
	}
	if b.run != nil {
		b.run()
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.k.untip(b)
	if b.mine {
		b.k.Focus(b.before)
	} else {
		b.take()
	}
	b.Press()
}

// TypedKey presses the button on Enter or Space.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if press(e) {
		b.Press()
		return
	}
	b.k.Keys.TypedKey(e)
}

// CreateRenderer is the toolkit's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.plate, b.ring = newPlate(), newRing(look.R2)
	b.text = b.face().line(b.label, look.Ink)
	b.image, b.behind = picture("", look.Ink, look.Panel), picture("", look.Ink, look.Panel)
	b.paint()
	return &drawing{
		objects: append(b.plate.objects(), b.ring, b.image, b.text, b.behind), over: b,
		least: b.least, place: b.place, paint: b.paint,
	}
}

// face of the label: that of a primary button is bold while it can be pressed.
func (b *Button) face() face {
	return faceOf(look.Now().Type(b.role), b.style == Primary && b.why == "", false)
}
