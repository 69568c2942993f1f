package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"
)

// crashName is where the end of the program is noted when it breaks; notes of
// earlier breaks stand beside it under their time.
const (
	crashName  = "crash.txt"
	crashGlob  = "crash-*.txt"
	crashStamp = "2006-01-02-150405"
	// crashesKept are enough to see a pattern.
	crashesKept = 5
)

// crashNote is the open file that a break of the program is written to. The
// runtime itself writes there, so that no goroutine's panic is missed. A nil
// note, of a folder that takes none, goes to standard error.
type crashNote struct{ file *os.File }

// openCrashNote puts away the note of an earlier break and opens an empty one.
func openCrashNote(dir string) (*crashNote, error) {
	path := filepath.Join(dir, crashName)
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		kept := filepath.Join(dir, "crash-"+info.ModTime().UTC().Format(crashStamp)+".txt")
		if err := os.Rename(path, kept); err != nil {
			return nil, fmt.Errorf("put away the note of a crash: %w", err)
		}
		if err := forget(dir); err != nil {
			return nil, err
		}
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the note of a crash: %w", err)
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, errors.Join(fmt.Errorf("open the note of a crash: %w", err), file.Close())
	}
	return &crashNote{file}, nil
}

// forget takes away all but the youngest notes.
func forget(dir string) error {
	kept, err := filepath.Glob(filepath.Join(dir, crashGlob))
	if err != nil {
		return fmt.Errorf("look for notes of crashes: %w", err)
	}
	slices.Sort(kept)
	for len(kept) > crashesKept {
		if err := os.Remove(kept[0]); err != nil {
			return fmt.Errorf("take away the note of a crash: %w", err)
		}
		kept = kept[1:]
	}
	return nil
}

// guard runs the program. If it breaks on the window's thread, that is noted,
// and rescue brings what was written to the disk – unless rescue itself hangs
// on what broke.
func (n *crashNote) guard(run func(), rescue func() error) (broke bool) {
	defer func() {
		why := recover()
		if why == nil {
			return
		}
		broke = true
		n.write("%s\ndateline %s\n%v\n\n%s", time.Now().Format(time.RFC3339), version, why, debug.Stack())
		saved := make(chan error, 1)
		go func() { saved <- rescue() }()
		select {
		case err := <-saved:
			if err != nil {
				n.write("\nnot saved: %v\n", err)
			}
		case <-time.After(patience):
			n.write("\nnot saved: no answer within %v\n", patience)
		}
	}()
	run()
	return false
}

// write adds to the note. A note that cannot be written is not worth another error.
func (n *crashNote) write(format string, args ...any) {
	file := os.Stderr
	if n != nil {
		file = n.file
	}
	_, _ = fmt.Fprintf(file, format, args...)
	_ = file.Sync()
}

// path is where the note lies; "" when there is none.
func (n *crashNote) path() string {
	if n == nil {
		return ""
	}
	return n.file.Name()
}

// Close takes an empty note away.
func (n *crashNote) Close() error {
	if n == nil {
		return nil
	}
	err := debug.SetCrashOutput(nil, debug.CrashOptions{})
	info, statErr := n.file.Stat()
	err = errors.Join(err, statErr, n.file.Close())
	if statErr == nil && info.Size() == 0 {
		err = errors.Join(err, os.Remove(n.file.Name()))
	}
	return err
}
