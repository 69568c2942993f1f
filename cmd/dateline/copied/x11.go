//go:build !windows && !darwin

package copied

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// nap is how long we sleep between looks for an answer.
const nap = time.Millisecond

// HTML gives what the clipboard holds as text/html, in the encoding that it came
// in. mine is a window of this program on the X server; ok is false when the
// program itself has copied last, when there is no HTML, or when it does not
// come within the patience.
func HTML(mine uint32, patience time.Duration) (html []byte, ok bool) {
	xgb.Logger.SetOutput(io.Discard) // it tells every time that a screen has no password
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, false
	}
	defer conn.Close()
	a := &asking{conn: conn, until: time.Now().Add(patience)}
	html, err = a.html(mine)
	return html, err == nil && len(html) > 0
}

// asking is one question to the owner of the clipboard, as the X protocol's
// conventions of clients (ICCCM, section 2) have it.
type asking struct {
	conn                              *xgb.Conn
	until                             time.Time
	window                            xproto.Window
	clipboard, target, property, incr xproto.Atom
}

func (a *asking) html(mine uint32) ([]byte, error) {
	for name, to := range map[string]*xproto.Atom{"CLIPBOARD": &a.clipboard, "text/html": &a.target, "DATELINE_COPIED": &a.property, "INCR": &a.incr} {
		r, err := xproto.InternAtom(a.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return nil, fmt.Errorf("name %s: %w", name, err)
		}
		*to = r.Atom
	}
	owner, err := xproto.GetSelectionOwner(a.conn, a.clipboard).Reply()
	if err != nil {
		return nil, err
	}
	// Windows of one program have the same number but for these bits.
	mask := xproto.Setup(a.conn).ResourceIdMask
	if owner.Owner == xproto.WindowNone || uint32(owner.Owner)&^mask == mine&^mask {
		return nil, errNothing
	}
	if err := a.open(); err != nil {
		return nil, err
	}
	xproto.ConvertSelection(a.conn, a.window, a.clipboard, a.target, a.property, xproto.TimeCurrentTime)
	for {
		e, err := a.next()
		if err != nil {
			return nil, err
		}
		if n, ok := e.(xproto.SelectionNotifyEvent); ok && n.Requestor == a.window {
			if n.Property == xproto.AtomNone {
				return nil, errNothing
			}
			return a.read()
		}
	}
}

// open makes the window that the answer is put on.
func (a *asking) open() (err error) {
	if a.window, err = xproto.NewWindowId(a.conn); err != nil {
		return err
	}
	screen := xproto.Setup(a.conn).DefaultScreen(a.conn)
	return xproto.CreateWindowChecked(a.conn, 0, a.window, screen.Root, -9, -9, 1, 1, 0, xproto.WindowClassInputOnly, screen.RootVisual,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
}

// next is the next event, while there is time.
func (a *asking) next() (xgb.Event, error) {
	for time.Now().Before(a.until) {
		if e, err := a.conn.PollForEvent(); e != nil || err != nil {
			if err != nil {
				return nil, err
			}
			return e, nil
		}
		time.Sleep(nap)
	}
	return nil, errNothing
}

// read takes the answer: whole, or in pieces that the owner puts one after
// another once we have taken the last.
func (a *asking) read() ([]byte, error) {
	kind, all, err := a.take()
	if err != nil || kind != a.incr {
		return bytes.TrimRight(all, "\x00"), err
	}
	all = nil
	for {
		e, err := a.next()
		if err != nil {
			return nil, err
		}
		p, ok := e.(xproto.PropertyNotifyEvent)
		if !ok || p.Atom != a.property || p.State != xproto.PropertyNewValue {
			continue
		}
		_, piece, err := a.take()
		if err != nil {
			return nil, err
		}
		if len(piece) == 0 {
			return bytes.TrimRight(all, "\x00"), nil
		}
		if all = append(all, piece...); len(all) > MaxBytes {
			return nil, errNothing
		}
	}
}

// take reads what stands on our window and wipes it off.
func (a *asking) take() (xproto.Atom, []byte, error) {
	r, err := xproto.GetProperty(a.conn, true, a.window, a.property, xproto.GetPropertyTypeAny, 0, MaxBytes/4).Reply()
	if err != nil {
		return 0, nil, err
	}
	if r.BytesAfter > 0 {
		return 0, nil, errNothing // more than is taken
	}
	return r.Type, r.Value, nil
}
