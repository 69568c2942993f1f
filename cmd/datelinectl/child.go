package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"

	"dateline/internal/archive"
	"dateline/internal/picture"
)

// The two hidden verbs: the program starts itself for work on files that could
// end the process that does it.
const (
	pictureVerb = "picture-child"
	storeVerb   = "check-store"
)

// renderer decodes and renders pictures in a child.
func renderer() (*picture.Renderer, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find the program itself: %w", err)
	}
	return &picture.Renderer{Program: self, Args: []string{pictureVerb}}, nil
}

func pictureChild(w world, _ []string) int {
	return picture.Serve(context.Background(), w.in, w.out)
}

// checkStore reads an archive whole and prints what it found as JSON.
func checkStore(w world, args []string) int {
	if len(args) != 1 {
		return wrongUse
	}
	report, err := archive.Check(context.Background(), args[0])
	if err != nil {
		fmt.Fprintln(w.err, err)
		if archive.Is(err, archive.Locked) {
			return noArchive
		}
		return wrongUse
	}
	if err := json.NewEncoder(w.out).Encode(report); err != nil {
		return wrongUse
	}
	return done
}

// checkInChild is archive.Check in a child: the child's death is an error here,
// not the end of the program.
func checkInChild(ctx context.Context, path string) (archive.Report, error) {
	self, err := os.Executable()
	if err != nil {
		return archive.Report{}, fmt.Errorf("find the program itself: %w", err)
	}
	var out, said bytes.Buffer
	c := exec.CommandContext(ctx, self, storeVerb, path)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		if c.ProcessState != nil && c.ProcessState.ExitCode() == noArchive {
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
