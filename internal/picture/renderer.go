package picture

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Renderer makes renditions in a child process of the program itself. It is
// safe for concurrent use.
type Renderer struct {
	// Program and Args start the child: the program's own path and its hidden
	// verb, which calls Serve.
	Program string
	Args    []string
	// Env of the child, beside what it needs to start; tests use it.
	Env []string
	// Timeout for one task; 0 is a minute.
	Timeout time.Duration
}

// Result is what a job gave.
type Result struct {
	Renditions []Rendition
	// Peak memory of the child in bytes; 0 where the system does not say.
	Peak int64
}

// Render does a job. Either all renditions are in the folder, or none is and
// the error says why; ctx ends the child.
func (r *Renderer) Render(ctx context.Context, j Job) (Result, error) {
	h, err := Probe(j.Source)
	if err != nil {
		return Result{}, err
	}
	j.Expect = h
	if j.Source, err = filepath.Abs(j.Source); err != nil {
		return Result{}, fmt.Errorf("picture: %w", err)
	}
	// The child writes into a folder of its own, so that one that dies leaves
	// nothing behind where people look.
	to := j.Dir
	tmp, err := os.MkdirTemp(to, ".render-*")
	if err != nil {
		return Result{}, writing(to, err)
	}
	defer os.RemoveAll(tmp)
	if j.Dir, err = filepath.Abs(tmp); err != nil {
		return Result{}, fmt.Errorf("picture: %w", err)
	}
	a, err := r.ask(ctx, task{Job: &j, Memory: h.memory()}, j.Source)
	if err != nil {
		return Result{}, err
	}
	for _, done := range a.Renditions {
		if err := os.Rename(filepath.Join(tmp, done.Name), filepath.Join(to, done.Name)); err != nil {
			return Result{}, writing(to, err)
		}
	}
	result := Result{Renditions: a.Renditions}
	if a.Memory != nil {
		result.Peak = a.Memory.Peak
	}
	return result, nil
}

// Decodes says whether pictures can be decoded: nil, or why the first that
// cannot is refused.
func (r *Renderer) Decodes(ctx context.Context, paths ...string) error {
	memory := int64(0)
	for _, p := range paths {
		h, err := Probe(p)
		if err != nil {
			return err
		}
		memory = max(memory, h.memory())
	}
	if len(paths) == 0 {
		return nil
	}
	_, err := r.ask(ctx, task{Check: paths, Memory: memory}, paths[0])
	return err
}

// memory is what the child may use: the decoded pixels – of a progressive JPEG
// its coefficients as well, four bytes each –, the same again for copies, and
// room for the program and the renditions.
func (h Header) memory() int64 {
	pixels := int64(h.Width) * int64(h.Height) * int64(max(h.Channels, 3))
	if h.Scans > 1 {
		pixels += 4 * pixels
	}
	return 2*pixels + 192<<20
}

// maxAnswer bounds what the parent reads of a child that may be out of its mind.
const maxAnswer = 1 << 20

func (r *Renderer) ask(ctx context.Context, t task, path string) (answer, error) {
	timeout := r.Timeout
	if timeout == 0 {
		timeout = time.Minute
	}
	timed, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	in, err := json.Marshal(t)
	if err != nil {
		return answer{}, fmt.Errorf("picture: %w", err)
	}
	cmd := exec.CommandContext(timed, r.Program, r.Args...)
	cmd.Env = append(os.Environ(), r.Env...)
	cmd.Stdin = bytes.NewReader(in)
	var out bytes.Buffer
	cmd.Stdout = &bounded{&out, maxAnswer}
	cmd.Stderr = io.Discard // a dying runtime's stack is of no use to anybody here
	err = cmd.Run()
	if ctx.Err() != nil {
		return answer{}, ctx.Err()
	}
	var a answer
	if err != nil || json.Unmarshal(out.Bytes(), &a) != nil {
		return answer{}, &Refusal{Code: Failed, Path: path, Err: errors.Join(err, timed.Err())}
	}
	switch {
	case a.Refused != nil:
		w := a.Refused
		return a, &Refusal{Code: w.Code, Path: w.Path, Format: w.Format, Width: w.Width, Height: w.Height, N: w.N, Err: errors.New(w.Err)}
	case a.Error != "":
		return a, &Refusal{Code: Failed, Path: path, Err: errors.New(a.Error)}
	}
	return a, nil
}

// bounded keeps the first bytes and drops the rest.
type bounded struct {
	to   *bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	keep := min(len(p), b.left)
	b.left -= keep
	b.to.Write(p[:keep])
	return len(p), nil
}
