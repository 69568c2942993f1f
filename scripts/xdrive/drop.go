package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"time"

	"github.com/jezek/xgb/xproto"
)

// source is the window of a file manager that holds a file over another window,
// as the XDND protocol, version 5, has it.
type source struct {
	*display
	window, target xproto.Window
	names          map[string]xproto.Atom
	list           []byte // what is dropped: text/uri-list
	events         chan any
}

// names of XDND that we use; the first is what a window carries that takes drops.
func xdnd() []string {
	return []string{
		"XdndAware", "XdndSelection", "XdndEnter", "XdndPosition", "XdndStatus",
		"XdndDrop", "XdndFinished", "XdndActionCopy", "text/uri-list",
	}
}

// drop carries a file to a place on the screen, with the mouse button down as a
// hand has it, rests there and lets it go. -shot keeps the screen as it was before
// that.
func drop(out io.Writer, args []string) error {
	set, args, err := parse("drop", args, 3)
	if err != nil {
		return err
	}
	at, err := numbers(args[1:])
	if err != nil {
		return err
	}
	path, err := filepath.Abs(args[0])
	if err != nil {
		return fmt.Errorf("drop %s: %w", args[0], err)
	}
	d, err := open()
	if err != nil {
		return err
	}
	defer d.conn.Close()
	s := &source{display: d, names: map[string]xproto.Atom{}, events: make(chan any)}
	s.list = []byte((&url.URL{Scheme: "file", Path: path}).String() + "\r\n")
	if err := s.prepare(at[0], at[1]); err != nil {
		return fmt.Errorf("drop %s: %w", args[0], err)
	}
	if err := s.carry(at[0], at[1]); err != nil {
		return fmt.Errorf("drop %s: %w", args[0], err)
	}
	time.Sleep(set.rest)
	if set.shot != "" {
		if err := shot(out, []string{set.shot}); err != nil {
			return err
		}
	}
	if err := s.letGo(); err != nil {
		return fmt.Errorf("drop %s: %w", args[0], err)
	}
	return nil
}

// prepare makes our window, offers the file and finds whom to drop it on.
func (s *source) prepare(x, y int) error {
	for _, name := range xdnd() {
		a, err := s.atom(name)
		if err != nil {
			return err
		}
		s.names[name] = a
	}
	id, err := xproto.NewWindowId(s.conn)
	if err != nil {
		return err
	}
	s.window = id
	if err := xproto.CreateWindowChecked(s.conn, 0, id, s.screen.Root, -9, -9, 1, 1, 0,
		xproto.WindowClassInputOnly, s.screen.RootVisual, 0, nil).Check(); err != nil {
		return err
	}
	if err := xproto.SetSelectionOwnerChecked(s.conn, id, s.names["XdndSelection"], xproto.TimeCurrentTime).Check(); err != nil {
		return err
	}
	if s.target, err = s.under(x, y); err != nil {
		return err
	}
	// A file manager takes the mouse while it carries: nobody else hears of it.
	grabbed, err := xproto.GrabPointer(s.conn, false, s.screen.Root, xproto.EventMaskButtonRelease|xproto.EventMaskPointerMotion,
		xproto.GrabModeAsync, xproto.GrabModeAsync, xproto.WindowNone, xproto.CursorNone, xproto.TimeCurrentTime).Reply()
	if err != nil {
		return err
	}
	if grabbed.Status != xproto.GrabStatusSuccess {
		return fmt.Errorf("another program has the mouse")
	}
	if err := s.button(true); err != nil {
		return err
	}
	go func() {
		for {
			e, xerr := s.conn.WaitForEvent()
			if e == nil && xerr == nil {
				close(s.events)
				return
			}
			s.events <- e
		}
	}()
	return nil
}

// under finds the window at a place that takes drops: a window manager's frames
// do not, what they hold may.
func (s *source) under(x, y int) (xproto.Window, error) {
	for win := s.screen.Root; ; {
		r, err := xproto.TranslateCoordinates(s.conn, s.screen.Root, win, int16(x), int16(y)).Reply()
		if err != nil {
			return 0, err
		}
		if r.Child == 0 {
			return 0, fmt.Errorf("no window at %d, %d takes files", x, y)
		}
		win = r.Child
		aware, err := xproto.GetProperty(s.conn, false, win, s.names["XdndAware"], xproto.GetPropertyTypeAny, 0, 1).Reply()
		if err != nil {
			return 0, err
		}
		if aware.ValueLen > 0 {
			return win, nil
		}
	}
}

var errSilent = errors.New("the window does not answer")

// carry moves over the window, as a hand does in more than one step.
func (s *source) carry(x, y int) error {
	if err := s.tell("XdndEnter", 5<<24, uint32(s.names["text/uri-list"]), 0, 0); err != nil {
		return err
	}
	for step := 3; step >= 0; step-- {
		if err := s.point(x-4*step, y-4*step); err != nil {
			return err
		}
		where := uint32(x-4*step)<<16 | uint32(y-4*step)
		if err := s.tell("XdndPosition", 0, where, xproto.TimeCurrentTime, uint32(s.names["XdndActionCopy"])); err != nil {
			return err
		}
		status, err := s.wait("XdndStatus")
		if err != nil {
			return err
		}
		if step == 0 && status.Data.Data32[1]&1 == 0 {
			return fmt.Errorf("the window refuses files at %d, %d", x, y)
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil
}

// letGo opens the hand, and waits until the window has the file.
func (s *source) letGo() error {
	if err := s.button(false); err != nil {
		return err
	}
	if err := s.tell("XdndDrop", 0, xproto.TimeCurrentTime, 0, 0); err != nil {
		return err
	}
	_, err := s.wait("XdndFinished")
	return err
}

// tell sends the target one message of the protocol.
func (s *source) tell(name string, data ...uint32) error {
	message := xproto.ClientMessageEvent{
		Format: 32, Window: s.target, Type: s.names[name],
		Data: xproto.ClientMessageDataUnionData32New(append([]uint32{uint32(s.window)}, data...)),
	}
	return xproto.SendEventChecked(s.conn, false, s.target, 0, string(message.Bytes())).Check()
}

// wait answers what the target asks for until it has said what we wait for.
func (s *source) wait(name string) (xproto.ClientMessageEvent, error) {
	late := time.After(5 * time.Second)
	for {
		select {
		case e, ok := <-s.events:
			if !ok {
				return xproto.ClientMessageEvent{}, errSilent
			}
			switch e := e.(type) {
			case xproto.ClientMessageEvent:
				if e.Type == s.names[name] {
					return e, nil
				}
			case xproto.SelectionRequestEvent:
				if err := s.hand(e); err != nil {
					return xproto.ClientMessageEvent{}, err
				}
			}
		case <-late:
			return xproto.ClientMessageEvent{}, fmt.Errorf("%w with %s", errSilent, name)
		}
	}
}

// hand gives the list of files to who asked for it.
func (s *source) hand(r xproto.SelectionRequestEvent) error {
	given := xproto.Atom(xproto.AtomNone)
	if r.Target == s.names["text/uri-list"] {
		given = r.Property
		if err := xproto.ChangePropertyChecked(s.conn, xproto.PropModeReplace, r.Requestor, given,
			r.Target, 8, uint32(len(s.list)), s.list).Check(); err != nil {
			return err
		}
	}
	notify := xproto.SelectionNotifyEvent{
		Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: given,
	}
	return xproto.SendEventChecked(s.conn, false, r.Requestor, 0, string(notify.Bytes())).Check()
}
