package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// door is how a second start on the same newsroom finds the first: the first
// holds a lock for as long as it lives and listens on a socket; the second
// knocks there, says which files it was to open, and ends. Both lie in the
// user's folder for such things, not in the data folder, which may be on a disk
// that knows no sockets or have too long a name for one.
type door struct {
	socket   string
	lock     *os.File
	listener net.Listener
	done     chan struct{}
}

// call is what a second start says to the first.
type call struct {
	Files []string `json:"files"`
}

// answered is what the first start says when it has heard.
const answered = "ok"

// limits of a call: a hung window must not hold up a second start for ever, and
// no call is longer than a command line.
const (
	patience    = 5 * time.Second
	longestCall = 1 << 20
)

var (
	// errTaken: a window is open on this newsroom.
	errTaken = errors.New("another window is open on this newsroom")
	// errNoAnswer: it is, but it does not answer.
	errNoAnswer = errors.New("the window that is open on this newsroom does not answer")
)

// take takes the door of a newsroom, or says with errTaken that somebody has it
// – the door can still be knocked at.
func take(newsroom, runtime string) (*door, error) {
	if err := private(runtime); err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(newsroom)
	if err != nil {
		real = newsroom // not made yet
	}
	sum := sha256.Sum256([]byte(real))
	name := filepath.Join(runtime, "dateline-"+hex.EncodeToString(sum[:8]))
	d := &door{socket: name + ".sock", done: make(chan struct{})}
	d.lock, err = lockFile(name + ".lock")
	return d, err
}

// doors is the folder of the doors: the one that the system gives to a user for
// as long as they are logged in, else one of ours for temporary files.
func doors(env func(string) string) string {
	if dir := env("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "dateline")
	}
	return filepath.Join(os.TempDir(), "dateline-"+strconv.Itoa(os.Getuid()))
}

// private makes the folder of the doors, and refuses one that others may enter.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of the newsroom's door: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return fmt.Errorf("look at the folder of the newsroom's door: %w", err)
	}
	if !info.IsDir() || !ours(info) {
		return fmt.Errorf("folder of the newsroom's door: %s may be entered by others", dir)
	}
	return nil
}

// listen hears calls until Close; heard runs on a goroutine of the door. A
// socket that a killed program left is taken away: who holds the lock is alone.
func (d *door) listen(heard func(files []string)) error {
	if err := os.Remove(d.socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("open the newsroom's door: %w", err)
	}
	listener, err := net.Listen("unix", d.socket)
	if err != nil {
		return fmt.Errorf("open the newsroom's door: %w", err)
	}
	if err := os.Chmod(d.socket, 0o600); err != nil {
		return errors.Join(fmt.Errorf("open the newsroom's door: %w", err), listener.Close())
	}
	d.listener = listener
	go func() {
		defer close(d.done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed
			}
			answer(conn, heard)
		}
	}()
	return nil
}

// answer hears one call. A caller that says nothing sensible gets no answer.
func answer(conn net.Conn, heard func(files []string)) {
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return
	}
	var c call
	if err := json.NewDecoder(io.LimitReader(conn, longestCall)).Decode(&c); err != nil {
		return
	}
	heard(c.Files)
	fmt.Fprintln(conn, answered)
}

// knock tells the window that is open which files to open. It waits a while for
// one that is just starting and does not listen yet.
func (d *door) knock(files []string) error {
	until := time.Now().Add(patience)
	for {
		conn, err := net.DialTimeout("unix", d.socket, time.Until(until))
		if err == nil {
			return say(conn, files, until)
		}
		if time.Now().After(until) {
			return fmt.Errorf("%w: %w", errNoAnswer, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func say(conn net.Conn, files []string, until time.Time) error {
	defer conn.Close()
	if err := conn.SetDeadline(until); err != nil {
		return fmt.Errorf("%w: %w", errNoAnswer, err)
	}
	if err := json.NewEncoder(conn).Encode(call{files}); err != nil {
		return fmt.Errorf("%w: %w", errNoAnswer, err)
	}
	var word string
	if _, err := fmt.Fscanln(conn, &word); err != nil || word != answered {
		return fmt.Errorf("%w: %q, %w", errNoAnswer, word, err)
	}
	return nil
}

// Close stops listening and lets the next start be the first.
func (d *door) Close() error {
	var err error
	if d.listener != nil {
		err = d.listener.Close()
		<-d.done
	}
	if d.lock != nil {
		err = errors.Join(err, d.lock.Close())
	}
	return err
}
