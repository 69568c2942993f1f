//go:build !windows && !darwin

package copied

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// browser is another program that has copied something.
type browser struct {
	t      *testing.T
	conn   *xgb.Conn
	window xproto.Window
	html   []byte
	pieces bool
	silent bool
	none   bool
}

// copies makes the browser own the clipboard and answer who asks.
func (b *browser) copies() {
	b.t.Helper()
	if os.Getenv("DISPLAY") == "" {
		b.t.Skip("there is no X server: set DISPLAY, Xvfb will do")
	}
	var err error
	if b.conn, err = xgb.NewConn(); err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(b.conn.Close)
	if b.window, err = xproto.NewWindowId(b.conn); err != nil {
		b.t.Fatal(err)
	}
	screen := xproto.Setup(b.conn).DefaultScreen(b.conn)
	if err := xproto.CreateWindowChecked(b.conn, 0, b.window, screen.Root, -9, -9, 1, 1, 0, xproto.WindowClassInputOnly, screen.RootVisual, 0, nil).Check(); err != nil {
		b.t.Fatal(err)
	}
	if err := xproto.SetSelectionOwnerChecked(b.conn, b.window, b.atom("CLIPBOARD"), xproto.TimeCurrentTime).Check(); err != nil {
		b.t.Fatal(err)
	}
	go b.answer()
}

func (b *browser) atom(name string) xproto.Atom {
	r, err := xproto.InternAtom(b.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		b.t.Error(err)
		return 0
	}
	return r.Atom
}

func (b *browser) answer() {
	for {
		e, err := b.conn.WaitForEvent()
		if e == nil && err == nil {
			return
		}
		r, ok := e.(xproto.SelectionRequestEvent)
		if !ok || b.silent {
			continue
		}
		given := r.Property
		switch {
		case b.none:
			given = xproto.AtomNone
		case b.pieces:
			xproto.ChangePropertyChecked(b.conn, xproto.PropModeReplace, r.Requestor, given, b.atom("INCR"), 32, 1, []byte{1, 0, 0, 0})
		default:
			xproto.ChangePropertyChecked(b.conn, xproto.PropModeReplace, r.Requestor, given, r.Target, 8, uint32(len(b.html)), b.html)
		}
		n := xproto.SelectionNotifyEvent{Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: given}
		xproto.SendEventChecked(b.conn, false, r.Requestor, 0, string(n.Bytes()))
		if b.pieces {
			b.inPieces(r)
		}
	}
}

// inPieces puts piece after piece, each once the last was taken.
func (b *browser) inPieces(r xproto.SelectionRequestEvent) {
	taken := func() {
		for range 1000 {
			p, err := xproto.GetProperty(b.conn, false, r.Requestor, r.Property, xproto.GetPropertyTypeAny, 0, 0).Reply()
			if err != nil || p.Type == 0 {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	for piece := range bytes.Lines(b.html) {
		taken()
		xproto.ChangePropertyChecked(b.conn, xproto.PropModeReplace, r.Requestor, r.Property, r.Target, 8, uint32(len(piece)), piece)
	}
	taken()
	xproto.ChangePropertyChecked(b.conn, xproto.PropModeReplace, r.Requestor, r.Property, r.Target, 8, 0, nil)
}

func TestWordsCopiedInABrowser(t *testing.T) {
	for name, b := range map[string]*browser{
		"at once":   {html: []byte("<p>Слова <b>жирно</b></p>\x00")},
		"in pieces": {html: []byte("<p>раз</p>\n<p>два</p>\n<p>три</p>"), pieces: true},
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			b.copies()
			got, ok := HTML(0, 2*time.Second)
			if want := strings.TrimRight(string(b.html), "\x00"); !ok || string(got) != want {
				t.Errorf("got %q, %v; want %q", got, ok, want)
			}
		})
	}
}

func TestNothingIsWaitedForForLong(t *testing.T) {
	for name, b := range map[string]*browser{
		"a program that does not answer": {silent: true},
		"a program without HTML":         {none: true},
		"an empty answer":                {},
		"more than a story has":          {html: bytes.Repeat([]byte("слово\n"), MaxBytes/8), pieces: true},
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			b.copies()
			if got, ok := HTML(0, 50*time.Millisecond); ok {
				t.Errorf("got %d bytes", len(got))
			}
		})
	}
}

func TestTheProgramDoesNotAskItself(t *testing.T) {
	b := &browser{t: t, html: []byte("<b>свои</b>")}
	b.copies()
	if got, ok := HTML(uint32(b.window)+1, 2*time.Second); ok {
		t.Errorf("asked itself and got %q", got)
	}
}
