// Command datelinectl is the newsroom without a window: the same desk as the
// program's, for scripts, tests and rescue.
//
// What it promises – verbs, output, exit codes – is docs/CLI.md. The invariant:
// a verb that fails says one sentence on standard error and leaves everything
// as it was.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"dateline/internal/home"
)

func main() {
	home.HeedLimits()
	if code, child := home.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	world := world{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		env: os.Getenv, now: time.Now,
	}
	code := run(ctx, world, os.Args[1:])
	stop()
	os.Exit(code)
}

// world is everything outside the program that a verb may touch.
type world struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
}
