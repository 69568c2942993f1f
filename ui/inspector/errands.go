package inspector

import (
	"context"
	"sync"
)

// errands are the questions that are answered away from the window: pictures,
// searches, history. Answers come back on the window's thread, and none comes
// after close.
type errands struct {
	post   func(func())
	ctx    context.Context
	cancel context.CancelFunc
	going  sync.WaitGroup
	// seats bound how many are under way: two cores are for typing as well.
	seats chan struct{}
}

func newErrands(post func(func())) *errands {
	ctx, cancel := context.WithCancel(context.Background())
	return &errands{post: post, ctx: ctx, cancel: cancel, seats: make(chan struct{}, 2)}
}

// run asks in a goroutine of its own; what ask gives is called on the window's
// thread, unless the answer was cancelled by then.
func (e *errands) run(ask func(context.Context) func()) (cancel func()) {
	ctx, cancel := context.WithCancel(e.ctx)
	e.going.Go(func() {
		select {
		case e.seats <- struct{}{}:
		case <-ctx.Done():
			return
		}
		then := ask(ctx)
		<-e.seats
		e.post(func() {
			if ctx.Err() == nil {
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
