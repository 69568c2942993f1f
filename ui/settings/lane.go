package settings

import "sync"

// lane does one thing after the other away from the window, in the order in
// which they were asked for. It is for the window's thread, where their results
// arrive.
type lane struct {
	post  func(func())
	queue []job
	busy  bool
	tasks sync.WaitGroup
}

type job struct {
	do    func() error
	after func(error)
}

func newLane(post func(func())) *lane { return &lane{post: post} }

// run does something when all that was asked for before is done; after hears
// what came of it.
func (l *lane) run(do func() error, after func(error)) {
	l.queue = append(l.queue, job{do, after})
	if !l.busy {
		l.next()
	}
}

func (l *lane) next() {
	l.busy = len(l.queue) > 0
	if !l.busy {
		return
	}
	j := l.queue[0]
	l.queue = l.queue[1:]
	l.tasks.Go(func() {
		err := j.do()
		l.post(func() {
			j.after(err)
			l.next()
		})
	})
}

// wait waits for the work that is under way; what still waits in the queue goes
// on by the window's thread.
func (l *lane) wait() { l.tasks.Wait() }
