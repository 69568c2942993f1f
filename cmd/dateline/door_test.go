package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// holdVariable makes the test binary a program that holds a door until it is killed.
const holdVariable = "DATELINE_TEST_HOLD"

func TestMain(m *testing.M) {
	if where, runtime, ok := strings.Cut(os.Getenv(holdVariable), "|"); ok {
		hold(where, runtime)
	}
	os.Exit(m.Run())
}

func hold(newsroom, runtime string) {
	d, err := take(newsroom, runtime)
	if err == nil {
		err = d.listen(func([]string) {})
	}
	if err != nil {
		os.Exit(1)
	}
	_, _ = os.Stdout.WriteString("held\n")
	time.Sleep(time.Minute)
	os.Exit(1)
}

// folders are a newsroom and a folder of doors; the latter's name is short, for
// a socket's name must be.
func folders(t *testing.T) (newsroom, runtime string) {
	t.Helper()
	runtime, err := os.MkdirTemp("", "door")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(runtime) })
	return t.TempDir(), runtime
}

func TestASecondStartHandsItsFilesToTheFirst(t *testing.T) {
	newsroom, runtime := folders(t)
	first, err := take(newsroom, runtime)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	heard := make(chan []string, 2)
	if err := first.listen(func(files []string) { heard <- files }); err != nil {
		t.Fatal(err)
	}
	second, err := take(newsroom, runtime)
	if !errors.Is(err, errTaken) {
		t.Fatalf("the second start: %v, want %v", err, errTaken)
	}
	for _, files := range [][]string{{"/письмо.txt", "/снимок 1.jpg"}, nil} {
		if err := second.knock(files); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(files, <-heard); diff != "" {
			t.Errorf("the first start heard (-said +heard):\n%s", diff)
		}
	}
}

func TestTwoNewsroomsHaveTwoDoors(t *testing.T) {
	one, runtime := folders(t)
	for _, newsroom := range []string{one, t.TempDir()} {
		d, err := take(newsroom, runtime)
		if err != nil {
			t.Fatalf("the door of %s: %v", newsroom, err)
		}
		defer d.Close()
	}
}

func TestANewsroomByAnotherNameHasTheSameDoor(t *testing.T) {
	newsroom, runtime := folders(t)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(newsroom, link); err != nil {
		t.Skip("no links here")
	}
	first, err := take(newsroom, runtime)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if _, err := take(link, runtime); !errors.Is(err, errTaken) {
		t.Errorf("by the link: %v, want %v", err, errTaken)
	}
}

func TestAClosedWindowLeavesTheDoorFree(t *testing.T) {
	newsroom, runtime := folders(t)
	for range 2 {
		d, err := take(newsroom, runtime)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.listen(func([]string) {}); err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAKilledWindowLeavesTheDoorFree(t *testing.T) {
	newsroom, runtime := folders(t)
	first := exec.Command(os.Args[0])
	first.Env = append(os.Environ(), holdVariable+"="+newsroom+"|"+runtime)
	out, err := first.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 4)); err != nil {
		t.Fatalf("the first start did not come up: %v", err)
	}
	if _, err := take(newsroom, runtime); !errors.Is(err, errTaken) {
		t.Errorf("while it lives: %v, want %v", err, errTaken)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait()
	d, err := take(newsroom, runtime)
	if err != nil {
		t.Fatalf("after it was killed: %v", err)
	}
	defer d.Close()
	if err := d.listen(func([]string) {}); err != nil {
		t.Errorf("over the socket that it left: %v", err)
	}
}

func TestNonsenseAtTheDoorIsNotHeard(t *testing.T) {
	newsroom, runtime := folders(t)
	d, err := take(newsroom, runtime)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	heard := make(chan []string, 1)
	if err := d.listen(func(files []string) { heard <- files }); err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("unix", d.socket)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Write([]byte("GET / HTTP/1.1\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if n, err := conn.Read(make([]byte, 10)); n > 0 || err == nil {
		t.Errorf("nonsense was answered with %d bytes", n)
	}
	conn.Close()
	if err := d.knock([]string{"/a"}); err != nil {
		t.Fatalf("a call after nonsense: %v", err)
	}
	if diff := cmp.Diff([]string{"/a"}, <-heard); diff != "" {
		t.Error(diff)
	}
}

func TestTheDoorIsNobodyElses(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("each user has their own folder there")
	}
	newsroom, doors := folders(t)
	d, err := take(newsroom, doors)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.listen(func([]string) {}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(d.socket)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket: %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(doors, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := take(t.TempDir(), doors); err == nil {
		t.Error("a folder that others may enter was taken")
	}
}

func TestTheDoorsLieWhereTheSystemKeepsThem(t *testing.T) {
	set := func(string) string { return "/run/user/1000" }
	if got := doors(set); got != "/run/user/1000/dateline" {
		t.Errorf("with a folder of the session: %s", got)
	}
	if got := doors(func(string) string { return "" }); filepath.Dir(got) != filepath.Clean(os.TempDir()) {
		t.Errorf("without: %s", got)
	}
}
