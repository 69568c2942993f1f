package kit

import (
	"strings"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// choice is one row of a list to choose from.
type choice struct{ label, detail string }

// choices is the list under a Select or a Completer. It has the keyboard while
// it is open; with a typist it gives him everything but what moves in the list,
// so that one goes on typing in the field above.
type choices struct {
	control
	rows   []choice
	at     int // the row under the cursor, -1 for none
	marked int // the row that is chosen now, -1 for none
	pick   func(i int)
	typist fyne.Focusable
	shut   func()
	// seen is told where the row under the cursor is; it may be nil.
	seen func(top, bottom float32)

	ground  *canvas.Rectangle
	tick    *canvas.Image
	labels  []*canvas.Text
	details []*canvas.Text
	drawing *drawing
}

var (
	_ focusable       = (*choices)(nil)
	_ fyne.Tabbable   = (*choices)(nil)
	_ desktop.Keyable = (*choices)(nil)
)

func (k *Kit) choices(rows []choice, at int, shut func(), pick func(int)) *choices {
	c := &choices{rows: rows, at: at, marked: at, pick: pick, shut: shut}
	c.own(k, c)
	return c
}

// set changes the rows.
func (c *choices) set(rows []choice, at int) {
	c.rows, c.at, c.marked = rows, at, -1
	c.Refresh()
}

func (c *choices) rowHeight() float32 { return look.Now().Scaled(28) }

// step moves the cursor, from the last row to the first and back.
func (c *choices) step(by int) {
	if n := len(c.rows); n > 0 {
		if c.at < 0 && by < 0 {
			c.at = 0
		}
		c.goTo((c.at + by + n) % n)
	}
}

// goTo puts the cursor on a row and lets it be seen.
func (c *choices) goTo(i int) {
	c.at = i
	c.Refresh()
	if top := look.S1 + float32(i)*c.rowHeight(); c.seen != nil {
		c.seen(top-look.S1, top+c.rowHeight()+look.S1)
	}
}

// AcceptsTab keeps Tab from walking about in the popup.
func (c *choices) AcceptsTab() bool { return true }

// TypedKey moves, chooses, or hands on.
func (c *choices) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		c.step(1)
	case fyne.KeyUp:
		c.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.enter(e)
	case fyne.KeyTab:
		c.shut()
		c.leave()
	case fyne.KeyEscape:
		c.shut()
	default:
		c.pass(e)
	}
}

// leave goes on to the next field, or back with Shift, as Tab would without the list.
func (c *choices) leave() {
	at := c.k.Canvas()
	switch {
	case at == nil || c.typist == nil:
	case c.k.Modifiers()&fyne.KeyModifierShift != 0:
		at.FocusPrevious()
	default:
		at.FocusNext()
	}
}

// enter chooses the row under the cursor; without one it is for the typist.
func (c *choices) enter(e *fyne.KeyEvent) {
	if c.at >= 0 && c.at < len(c.rows) {
		c.pick(c.at)
		return
	}
	c.shut()
	if c.typist != nil {
		c.typist.TypedKey(e)
	}
}

// pass hands a key to the typist. What he has no use for is for the window, and
// that wants no list over it.
func (c *choices) pass(e *fyne.KeyEvent) {
	switch {
	case c.typist != nil:
		c.typist.TypedKey(e)
	case e.Name == fyne.KeySpace:
		c.enter(e)
	case !writes(e):
		c.shut()
		c.k.Keys.TypedKey(e)
	}
}

// TypedRune is for the typist; without one it goes to the next row that begins
// with the letter.
func (c *choices) TypedRune(r rune) {
	if c.typist != nil {
		c.typist.TypedRune(r)
		return
	}
	if i := nextWith(c.rows, c.at, r); i >= 0 {
		c.goTo(i)
	}
}

// nextWith is the next row after at that begins with a letter, -1 for none.
func nextWith(rows []choice, at int, r rune) int {
	for n := range rows {
		i := (at + 1 + n) % len(rows)
		if strings.HasPrefix(strings.ToLower(rows[i].label), strings.ToLower(string(r))) {
			return i
		}
	}
	return -1
}

// TypedShortcut is for the typist too.
func (c *choices) TypedShortcut(s fyne.Shortcut) {
	if t, ok := c.typist.(fyne.Shortcutable); ok {
		t.TypedShortcut(s)
		return
	}
	c.shut()
	c.k.Keys.TypedShortcut(s)
}

// KeyDown tells the typist, who must know whether Shift is held.
func (c *choices) KeyDown(e *fyne.KeyEvent) {
	if t, ok := c.typist.(desktop.Keyable); ok {
		t.KeyDown(e)
	}
}

// KeyUp tells him that it is no longer.
func (c *choices) KeyUp(e *fyne.KeyEvent) {
	if t, ok := c.typist.(desktop.Keyable); ok {
		t.KeyUp(e)
	}
}

// MouseIn and MouseMoved bring the cursor under the pointer.
func (c *choices) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved brings the cursor under the pointer.
func (c *choices) MouseMoved(e *desktop.MouseEvent) {
	if i := int((e.Position.Y - look.S1) / c.rowHeight()); i != c.at && i >= 0 && i < len(c.rows) {
		c.at = i
		c.Refresh()
	}
}

// Tapped chooses.
func (c *choices) Tapped(e *fyne.PointEvent) {
	if i := int((e.Position.Y - look.S1) / c.rowHeight()); i >= 0 && i < len(c.rows) {
		c.pick(i)
	}
}
