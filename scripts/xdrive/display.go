package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// display is our own connection to the X server in $DISPLAY.
type display struct {
	conn   *xgb.Conn
	screen *xproto.ScreenInfo
}

func open() (*display, error) {
	xgb.Logger.SetOutput(io.Discard) // it tells every time that a screen has no password
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("open the display: %w", err)
	}
	if err := xtest.Init(conn); err != nil {
		conn.Close()
		return nil, fmt.Errorf("open the display: %w", err)
	}
	return &display{conn, xproto.Setup(conn).DefaultScreen(conn)}, nil
}

// atom gives the number of a name.
func (d *display) atom(name string) (xproto.Atom, error) {
	r, err := xproto.InternAtom(d.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, fmt.Errorf("name %s: %w", name, err)
	}
	return r.Atom, nil
}

// press presses or lets go a key by its code, as the keyboard would.
func (d *display) press(code int, down bool) error {
	kind := byte(xproto.KeyRelease)
	if down {
		kind = xproto.KeyPress
	}
	if err := xtest.FakeInputChecked(d.conn, kind, byte(code), 0, d.screen.Root, 0, 0, 0).Check(); err != nil {
		return fmt.Errorf("press key %d: %w", code, err)
	}
	return nil
}

// point puts the mouse pointer there.
func (d *display) point(x, y int) error {
	if err := xtest.FakeInputChecked(d.conn, xproto.MotionNotify, 0, 0, d.screen.Root, int16(x), int16(y), 0).Check(); err != nil {
		return fmt.Errorf("move the pointer: %w", err)
	}
	return nil
}

// button presses or lets go the first button of the mouse.
func (d *display) button(down bool) error {
	kind := byte(xproto.ButtonRelease)
	if down {
		kind = xproto.ButtonPress
	}
	if err := xtest.FakeInputChecked(d.conn, kind, 1, 0, d.screen.Root, 0, 0, 0).Check(); err != nil {
		return fmt.Errorf("press the mouse: %w", err)
	}
	return nil
}

// rectangle is a part of the screen in pixels.
type rectangle struct{ x, y, width, height int }

var errOutside = errors.New("rectangle is not on the screen")

// grab gives the pixels of a part of the screen, four bytes each: blue, green,
// red and one that means nothing.
func (d *display) grab(r rectangle) ([]byte, error) {
	if r.x < 0 || r.y < 0 || r.width < 1 || r.height < 1 ||
		r.x+r.width > int(d.screen.WidthInPixels) || r.y+r.height > int(d.screen.HeightInPixels) {
		return nil, fmt.Errorf("look at %v: %w", r, errOutside)
	}
	reply, err := xproto.GetImage(d.conn, xproto.ImageFormatZPixmap, xproto.Drawable(d.screen.Root),
		int16(r.x), int16(r.y), uint16(r.width), uint16(r.height), 1<<32-1).Reply()
	if err != nil {
		return nil, fmt.Errorf("look at %v: %w", r, err)
	}
	if len(reply.Data) != 4*r.width*r.height {
		return nil, fmt.Errorf("look at %v: the screen has %d bits a pixel, not 24", r, reply.Depth)
	}
	return reply.Data, nil
}
