package review

import (
	"context"
	"sync"
)

// errands are what is done away from the window. What they found comes back on
// the window's thread, and nothing comes after close.
type errands struct {
	post   func(func())
	ctx    context.Context
	cancel context.CancelFunc
	going  sync.WaitGroup
}

func newErrands(post func(func())) *errands {
	ctx, cancel := context.WithCancel(context.Background())
	return &errands{post: post, ctx: ctx, cancel: cancel}
}

// run does something in a goroutine of its own; what it gives is called on the
// window's thread, unless it was cancelled by then.
func (e *errands) run(do func(context.Context) func()) (cancel func()) {
	ctx, cancel := context.WithCancel(e.ctx)
	e.going.Go(func() {
		then := do(ctx)
		e.post(func() {
			if ctx.Err() == nil && then != nil {
				then()
			}
			cancel()
		})
	})
	return cancel
}

// detach does something to its end, even when the screen is closed meanwhile:
// close waits for it.
func (e *errands) detach(do func(context.Context) error, failed func(error)) {
	ctx := context.WithoutCancel(e.ctx)
	e.going.Go(func() {
		if err := do(ctx); err != nil {
			e.post(func() { failed(err) })
		}
	})
}

// close stops everything and waits until nothing runs.
func (e *errands) close() {
	e.cancel()
	e.going.Wait()
}
