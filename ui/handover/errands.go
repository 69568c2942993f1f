package handover

import (
	"context"
	"sync"
)

// errands are what is done away from the window: files that are read and
// written. What came of it comes back on the window's thread, and nothing comes
// after close.
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
	return e.start(do, func(ctx context.Context) bool { return ctx.Err() == nil })
}

// see is run for what has to be seen to its end: a cancelled one answers too.
func (e *errands) see(do func(context.Context) func()) (cancel func()) {
	return e.start(do, func(context.Context) bool { return e.ctx.Err() == nil })
}

func (e *errands) start(do func(context.Context) func(), wanted func(context.Context) bool) (cancel func()) {
	ctx, cancel := context.WithCancel(e.ctx)
	e.going.Go(func() {
		then := do(ctx)
		e.post(func() {
			if wanted(ctx) {
				then()
			}
			cancel()
		})
	})
	return cancel
}

// close stops everything and waits until nothing runs.
func (e *errands) close() {
	e.cancel()
	e.going.Wait()
}
