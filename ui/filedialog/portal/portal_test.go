package portal

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/google/go-cmp/cmp"
)

// bus starts a session bus for this test alone and gives its address.
func bus(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("no dbus-daemon on this machine")
	}
	cmd := exec.Command(program, "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	return strings.TrimSpace(address)
}

// desktop is a portal whose person answers at once.
type desktop struct {
	conn   *dbus.Conn
	code   uint32
	uris   []string
	silent bool
	asked  chan map[string]dbus.Variant
	closed chan struct{}
}

func (d *desktop) OpenFile(from dbus.Sender, _, _ string, o map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	handle := requestPath(string(from))
	d.asked <- o
	if err := d.conn.Export(closer{d.closed}, handle, request); err != nil {
		return "", dbus.MakeFailedError(err)
	}
	if !d.silent {
		results := map[string]dbus.Variant{}
		if d.uris != nil {
			results["uris"] = dbus.MakeVariant(d.uris)
		}
		if err := d.conn.Emit(handle, request+".Response", d.code, results); err != nil {
			return "", dbus.MakeFailedError(err)
		}
	}
	return handle, nil
}

type closer struct{ closed chan struct{} }

func (c closer) Close() *dbus.Error {
	close(c.closed)
	return nil
}

func portal(t *testing.T, d *desktop) *desktop {
	t.Helper()
	conn, err := dbus.Connect(bus(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	d.conn, d.asked, d.closed = conn, make(chan map[string]dbus.Variant, 1), make(chan struct{})
	if err := conn.Export(d, object, "org.freedesktop.portal.FileChooser"); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(service, 0); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("name of the portal: %v, %v", reply, err)
	}
	return d
}

func TestTheDesktopsDialogGivesFiles(t *testing.T) {
	d := portal(t, &desktop{uris: []string{"file:///home/%D0%95%D0%B3%D0%BE%D1%80/a+b%20c.jpg", "file:///tmp/%25.png"}})
	got, err := Ask(context.Background(), Question{
		Title: "Снимки", Many: true, Start: "/home", Filters: []Filter{{Name: "Снимки", Endings: []string{".jpg", ".png"}}},
	})
	if diff := cmp.Diff([]string{"/home/Егор/a+b c.jpg", "/tmp/%.png"}, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	o := <-d.asked
	if o["multiple"].Value() != true || o["directory"].Value() != false || string(o["current_folder"].Value().([]byte)) != "/home\x00" {
		t.Errorf("asked with %v", o)
	}
	if !strings.Contains(o["filters"].String(), "*.[jJ][pP][gG]") {
		t.Errorf("filters: %v", o["filters"])
	}
}

// TestFiltersHaveTheFormOfThePortal: another form is refused by some desktops
// and crashes others.
func TestFiltersHaveTheFormOfThePortal(t *testing.T) {
	o := options(Question{Filters: []Filter{{Name: "Снимки", Endings: []string{".jpg"}}}})
	if got, want := o["filters"].Signature().String(), "a(sa(us))"; got != want {
		t.Errorf("filters are %s, want %s", got, want)
	}
}

func TestAPersonMayChooseNothing(t *testing.T) {
	for _, code := range []uint32{1, 2} {
		portal(t, &desktop{code: code})
		if got, err := Ask(context.Background(), Question{Folder: true}); got != nil || err != nil {
			t.Errorf("ended with %d: %v, %v", code, got, err)
		}
	}
}

func TestAnEndedQuestionTakesTheDialogAway(t *testing.T) {
	d := portal(t, &desktop{silent: true})
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		<-d.asked
		stop()
	}()
	if _, err := Ask(ctx, Question{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
	<-d.closed
}

func TestADesktopWithoutTheDialogSaysSo(t *testing.T) {
	bus(t)
	if _, err := Ask(context.Background(), Question{}); !errors.Is(err, ErrNone) {
		t.Errorf("nobody on the bus: %v, want %v", err, ErrNone)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
	if _, err := Ask(context.Background(), Question{}); !errors.Is(err, ErrNone) {
		t.Errorf("no bus: %v, want %v", err, ErrNone)
	}
}

func TestADialogThatNamesNoFilesOfThisLaptopIsAnError(t *testing.T) {
	for _, uris := range [][]string{nil, {"https://example.org/a.jpg"}, {"file:a.jpg"}, {"%zz"}} {
		portal(t, &desktop{uris: uris})
		if got, err := Ask(context.Background(), Question{}); got != nil || err == nil || errors.Is(err, ErrNone) {
			t.Errorf("%q: %v, %v", uris, got, err)
		}
	}
}
