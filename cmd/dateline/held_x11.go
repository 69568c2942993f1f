//go:build (cgo || ci) && !windows && !darwin

package main

import (
	"fmt"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// How long the window's thread waits for an answer at most, and for how long one
// answer holds: the pointer moves more often than that.
const (
	heldWait  = 5 * time.Millisecond
	heldHolds = 30 * time.Millisecond
)

// holder tells whether another program holds something with the mouse. The
// toolkit says nothing while files are carried over the window – the pointer just
// moves – so the X server is asked, over a connection of our own and from a
// goroutine of its own. Nil tells of nothing.
type holder struct {
	asked chan chan bool
	over  chan struct{}
	gone  chan struct{}
	last  bool
	at    time.Time
}

// newHolder begins to be ready for questions; Close ends it.
func newHolder(log func(string, ...any)) *holder {
	h := &holder{asked: make(chan chan bool), over: make(chan struct{}), gone: make(chan struct{})}
	go h.answer(log)
	return h
}

// held is for the window's thread. While the server does not answer in time it is
// what it was.
func (h *holder) held() bool {
	if h == nil || time.Since(h.at) < heldHolds {
		return h != nil && h.last
	}
	answer := make(chan bool, 1)
	select {
	case h.asked <- answer:
	default:
		return h.last // still about the question before, or without a server
	}
	late := time.NewTimer(heldWait)
	defer late.Stop()
	select {
	case h.last = <-answer:
	case <-late.C:
	}
	h.at = time.Now()
	return h.last
}

// Close ends the connection.
func (h *holder) Close() error {
	if h != nil {
		close(h.over)
		<-h.gone
	}
	return nil
}

func (h *holder) answer(log func(string, ...any)) {
	defer close(h.gone)
	xgb.Logger.SetOutput(io.Discard) // it tells every time that a screen has no password
	conn, err := xgb.NewConn()
	if err != nil {
		log("ask the X server what the mouse holds", "error", err)
		return
	}
	defer conn.Close()
	go func() { // what the server tells everybody must not fill up
		for e, xerr := conn.WaitForEvent(); e != nil || xerr != nil; e, xerr = conn.WaitForEvent() {
		}
	}()
	selection, err := dragSelection(conn)
	if err != nil {
		log("ask the X server what the mouse holds", "error", err)
		return
	}
	for {
		select {
		case <-h.over:
			return
		case a := <-h.asked:
			a <- carries(conn, selection)
		}
	}
}

// dragSelection is the name of what is carried, in the XDND protocol.
func dragSelection(conn *xgb.Conn) (xproto.Atom, error) {
	const name = "XdndSelection"
	r, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, fmt.Errorf("name %s: %w", name, err)
	}
	return r.Atom, nil
}

// carries: the first button is down, and somebody has something to carry. We
// never do, so it is another program.
func carries(conn *xgb.Conn, selection xproto.Atom) bool {
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	pointer, owner := xproto.QueryPointer(conn, root), xproto.GetSelectionOwner(conn, selection)
	p, err := pointer.Reply()
	o, err2 := owner.Reply()
	return err == nil && err2 == nil && p.Mask&xproto.KeyButMaskButton1 != 0 && o.Owner != xproto.WindowNone
}
