package home

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"

	"dateline/internal/archive"
	"dateline/internal/picture"
)

// The verbs that the program says to itself. They stand in no help.
const (
	pictureVerb = "picture-child"
	archiveVerb = "check-store"
)

// How a child ends, beside 0.
const (
	unreadable = 2
	locked     = 3
)

// Children starts this program again for work on files that could end the
// process that does it: hostile pictures, damaged archives.
type Children struct{ program string }

// Self gives the children of the program that runs.
func Self() (Children, error) {
	program, err := os.Executable()
	if err != nil {
		return Children{}, fmt.Errorf("find the program itself: %w", err)
	}
	return Children{program}, nil
}

// Serve does the work of a child if the arguments ask for it, and gives the
// code to end with; false means that this process is no child.
func Serve(args []string, in io.Reader, out, said io.Writer) (code int, child bool) {
	switch {
	case len(args) > 0 && args[0] == pictureVerb:
		return picture.Serve(context.Background(), in, out), true
	case len(args) > 0 && args[0] == archiveVerb:
		return check(args[1:], out, said), true
	}
	return 0, false
}

// Renderer decodes and renders pictures in a child.
func (c Children) Renderer() *picture.Renderer {
	return &picture.Renderer{Program: c.program, Args: []string{pictureVerb}}
}

// Check is archive.Check in a child: the child's death is an error here, not
// the end of the program.
func (c Children) Check(ctx context.Context, path string) (archive.Report, error) {
	var out, said bytes.Buffer
	cmd := exec.CommandContext(ctx, c.program, archiveVerb, path)
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		if ended := new(exec.ExitError); errors.As(err, &ended) && ended.ExitCode() == locked {
			return archive.Report{}, &archive.Refusal{Code: archive.Locked, Path: path, Err: err}
		}
		return archive.Report{}, fmt.Errorf("check %s: %w: %s", path, err, bytes.TrimSpace(said.Bytes()[:min(said.Len(), 500)]))
	}
	var r archive.Report
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return archive.Report{}, fmt.Errorf("check %s: %w", path, err)
	}
	return r, nil
}

// check reads an archive whole and prints what it found as JSON.
func check(args []string, out, said io.Writer) int {
	if len(args) != 1 {
		return unreadable
	}
	report, err := archive.Check(context.Background(), args[0])
	if err != nil {
		fmt.Fprintln(said, err)
		if archive.Is(err, archive.Locked) {
			return locked
		}
		return unreadable
	}
	if err := json.NewEncoder(out).Encode(report); err != nil {
		return unreadable
	}
	return 0
}
