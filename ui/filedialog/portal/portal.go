// Package portal asks with the file dialog of the person's own desktop, the one
// that all their other programs have, through the XDG desktop portal (interface
// org.freedesktop.portal.FileChooser, version 1 and later).
//
// It speaks D-Bus itself: rymdport/portal v0.4.2 reads "a+b.jpg" back as
// "a b.jpg", panics when a dialog ends without a list, and cannot be stopped.
// The invariant: either the dialog was there and the answer is the person's, or
// the error is [ErrNone] and no dialog will come later.
package portal

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// ErrNone says that this desktop has no such dialog; ask with another.
var ErrNone = errors.New("the desktop has no file dialog of its own")

// Filter is a kind of files: its name, and endings with their dot, ".jpg".
type Filter struct {
	Name    string
	Endings []string
}

// Question is what a dialog asks for.
type Question struct {
	Title, Accept string
	// Folder asks for a folder, not for files; Many for more than one file.
	Folder, Many bool
	Filters      []Filter
	// Start is the folder that it opens in; "" is the desktop's choice.
	Start string
	// Window is the X11 id of ours, which the dialog stands over; 0 is none.
	Window uintptr
}

const (
	service   = "org.freedesktop.portal.Desktop"
	object    = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	requests  = "/org/freedesktop/portal/desktop/request/"
	request   = "org.freedesktop.portal.Request"
	openFile  = "org.freedesktop.portal.FileChooser.OpenFile"
	token     = "dateline"
	cancelled = 1
)

// patience is how long the desktop may take to show its dialog: it may have to
// start the program that draws it.
const patience = 5 * time.Second

// Ask shows the dialog and waits for the person. No path and no error means
// that they chose nothing. The end of ctx takes the dialog away.
func Ask(ctx context.Context, q Question) ([]string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil, ErrNone
	}
	// Without this the library may start a bus of its own, with nobody on it.
	conn, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	defer conn.Close()
	if err := errors.Join(conn.Auth(nil), conn.Hello()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	return ask(ctx, conn, q)
}

// ask listens for the answer before it asks: a quick one must not be missed.
func ask(ctx context.Context, conn *dbus.Conn, q Question) ([]string, error) {
	handle := requestPath(conn.Names()[0])
	if err := conn.AddMatchSignal(dbus.WithMatchObjectPath(handle), dbus.WithMatchInterface(request)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	answers := make(chan *dbus.Signal, 1)
	conn.Signal(answers)
	shown, done := context.WithTimeout(ctx, patience)
	defer done()
	var given dbus.ObjectPath
	err := conn.Object(service, object).CallWithContext(shown, openFile, 0, parent(q.Window), q.Title, options(q)).Store(&given)
	if err != nil {
		dismiss(conn, handle)
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	for {
		select {
		case s, ok := <-answers:
			if !ok {
				return nil, fmt.Errorf("%w: the session bus has gone", ErrNone)
			}
			if s.Name == request+".Response" && (s.Path == handle || s.Path == given) {
				return answer(s.Body)
			}
		case <-ctx.Done():
			dismiss(conn, given)
			return nil, ctx.Err()
		}
	}
}

// requestPath is where the portal will answer the client of this bus name.
func requestPath(name string) dbus.ObjectPath {
	return dbus.ObjectPath(requests + strings.ReplaceAll(strings.TrimPrefix(name, ":"), ".", "_") + "/" + token)
}

// dismiss takes a dialog away, should there be one. Nobody waits for a reply.
func dismiss(conn *dbus.Conn, handle dbus.ObjectPath) {
	conn.Object(service, handle).Go(request+".Close", dbus.FlagNoReplyExpected, nil)
}

func parent(window uintptr) string {
	if window == 0 {
		return ""
	}
	return fmt.Sprintf("x11:%x", window)
}

// pattern is a rule of a filter: kind 0 is a glob.
type pattern struct {
	Kind uint32
	Glob string
}

// choice is a filter as the portal has it.
type choice struct {
	Name     string
	Patterns []pattern
}

func options(q Question) map[string]dbus.Variant {
	o := map[string]dbus.Variant{
		"handle_token": dbus.MakeVariant(token),
		"modal":        dbus.MakeVariant(true),
		"multiple":     dbus.MakeVariant(q.Many),
		"directory":    dbus.MakeVariant(q.Folder),
	}
	if q.Accept != "" {
		o["accept_label"] = dbus.MakeVariant(q.Accept)
	}
	if q.Start != "" {
		o["current_folder"] = dbus.MakeVariant(append([]byte(q.Start), 0))
	}
	var filters []choice
	for _, f := range q.Filters {
		c := choice{Name: f.Name}
		for _, ending := range f.Endings {
			c.Patterns = append(c.Patterns, pattern{Glob: "*" + anyCase(ending)})
		}
		filters = append(filters, c)
	}
	if len(filters) > 0 {
		o["filters"] = dbus.MakeVariant(filters)
	}
	return o
}

// anyCase is a glob for an ending in small and in capital letters: cameras write
// .JPG, and the portal's globs know the difference.
func anyCase(ending string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(ending) {
		if upper := strings.ToUpper(string(r)); upper != string(r) {
			b.WriteString("[" + string(r) + upper + "]")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// answer reads what the person did. A dialog that ended in any other way than
// with their choice chose nothing.
func answer(body []any) ([]string, error) {
	if len(body) != 2 {
		return nil, fmt.Errorf("the desktop's file dialog answers with %d values, not 2", len(body))
	}
	code, ok := body[0].(uint32)
	results, also := body[1].(map[string]dbus.Variant)
	switch {
	case !ok || !also:
		return nil, fmt.Errorf("the desktop's file dialog answers with %T, %T", body[0], body[1])
	case code >= cancelled:
		return nil, nil
	}
	uris, ok := results["uris"].Value().([]string)
	if !ok {
		return nil, fmt.Errorf("the desktop's file dialog names no files")
	}
	var paths []string
	for _, uri := range uris {
		u, err := url.Parse(uri)
		if err != nil || u.Scheme != "file" || !filepath.IsAbs(u.Path) {
			return nil, fmt.Errorf("the desktop's file dialog names %q, which is no file of this laptop: %w", uri, os.ErrNotExist)
		}
		paths = append(paths, filepath.Clean(u.Path))
	}
	return paths, nil
}
