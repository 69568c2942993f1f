package picture

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
)

// task is what the parent asks of the child: a job, or only to decode files.
type task struct {
	Job   *Job     `json:"job,omitempty"`
	Check []string `json:"check,omitempty"`
	// Memory in bytes that the child may use for pixels.
	Memory int64 `json:"memory"`
}

// answer is what the child says: renditions, or why not.
type answer struct {
	Renditions []Rendition   `json:"renditions,omitempty"`
	Refused    *wireRefusal  `json:"refused,omitempty"`
	Error      string        `json:"error,omitempty"`
	Memory     *memoryReport `json:"memory,omitempty"`
}

// wireRefusal is a Refusal on its way between the processes.
type wireRefusal struct {
	Code          Code
	Path, Format  string
	Width, Height int
	N             int
	Err           string
}

// memoryReport says what the child needed.
type memoryReport struct {
	Peak int64 `json:"peak"`
}

// maxTask bounds what the child reads: a job is some kilobytes.
const maxTask = 1 << 20

// Serve is what the hidden verb of the program runs: one task from in, one
// answer to out. It limits its own memory first, so that a hostile file ends
// this process and no other. The result is the exit code.
func Serve(ctx context.Context, in io.Reader, out io.Writer) int {
	var t task
	if err := json.NewDecoder(io.LimitReader(in, maxTask)).Decode(&t); err != nil {
		return put(out, answer{Error: fmt.Sprintf("read task: %v", err)})
	}
	debug.SetMemoryLimit(t.Memory)
	stop, err := limitMemory(t.Memory)
	if err != nil {
		return put(out, answer{Error: fmt.Sprintf("limit memory: %v", err)})
	}
	defer stop()
	return put(out, do(ctx, t))
}

func put(out io.Writer, a answer) int {
	if err := json.NewEncoder(out).Encode(a); err != nil {
		return 1
	}
	return 0
}

// do does the task; a panic of a decoder is the picture's fault and is said so.
func do(ctx context.Context, t task) (a answer) {
	path := ""
	defer func() {
		if p := recover(); p != nil {
			a = answer{Refused: &wireRefusal{Code: Damaged, Path: path, Err: fmt.Sprint(p)}}
		}
	}()
	var err error
	if t.Job != nil {
		path = t.Job.Source
		a.Renditions, err = render(ctx, *t.Job)
	}
	for _, p := range t.Check {
		path = p
		if err == nil {
			err = decodes(p)
		}
	}
	var r *Refusal
	switch {
	case errors.As(err, &r):
		a.Refused = &wireRefusal{r.Code, r.Path, r.Format, r.Width, r.Height, r.N, ""}
		if r.Err != nil {
			a.Refused.Err = r.Err.Error()
		}
	case err != nil:
		a.Error = err.Error()
	}
	a.Memory = &memoryReport{peakMemory()}
	return a
}

// decodes says whether a file passes the gate and can be decoded.
func decodes(path string) error {
	f, size, err := open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h, _, err := gate(f, path, size, nil)
	if err != nil {
		return err
	}
	r, err := rewind(f)
	if err == nil {
		_, err = decode(r, h)
	}
	if err != nil {
		return undecodable(path, err)
	}
	return nil
}
