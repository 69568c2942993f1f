package library

import (
	"context"
	"sync"

	"dateline/internal/desk"
)

// answer is what was read at one moment.
type answer struct {
	rows   []desk.Row
	counts map[desk.Queue]int
	// known says that it was read at all.
	known bool
	person
}

// person who works here.
type person struct{ name, role string }

// reader reads away from the window, one question at a time. Another question
// stops the one that is being answered; the same one asked again is answered
// once more when it is done: while somebody types, the newsroom changes faster
// than a long one can be read, and its rows must come all the same.
type reader struct {
	d    Deps
	show func(answer)
	fail func(error)

	alive context.Context
	end   context.CancelFunc
	tasks sync.WaitGroup

	query desk.RowQuery
	// stop what is being read; again: read once more after it.
	stop    context.CancelFunc
	reading bool
	again   bool
}

func newReader(d Deps, show func(answer), fail func(error)) *reader {
	r := &reader{d: d, show: show, fail: fail, stop: func() {}}
	r.alive, r.end = context.WithCancel(context.Background())
	return r
}

// ask asks a question.
func (r *reader) ask(q desk.RowQuery) {
	same := r.query.Queue == q.Queue && r.query.Text == q.Text && r.query.Sort == q.Sort
	r.query = q
	if r.reading && same {
		r.again = true
		return
	}
	r.stop()
	r.read()
}

func (r *reader) read() {
	ctx, stop := context.WithCancel(r.alive)
	r.stop, r.reading, r.again = stop, true, false
	query := r.query
	r.task(func() func() {
		a, err := r.answer(ctx, query)
		return func() {
			if ctx.Err() != nil {
				return
			}
			stop()
			r.reading = false
			if r.again {
				r.read()
			}
			if err != nil {
				r.fail(err)
			} else {
				r.show(a)
			}
		}
	})
}

func (r *reader) answer(ctx context.Context, q desk.RowQuery) (answer, error) {
	rows, err := r.d.Rows(ctx, q)
	if err != nil {
		return answer{}, err
	}
	counts, err := r.d.Counts(ctx)
	name, role := r.d.Person()
	return answer{rows, counts, true, person{name, role}}, err
}

// task does something away from the window; what it gives is run there, unless
// the library was closed by then.
func (r *reader) task(do func() func()) {
	r.tasks.Go(func() {
		then := do()
		r.d.Kit.Post(func() {
			if r.alive.Err() == nil {
				then()
			}
		})
	})
}

// close stops everything and waits until nothing runs.
func (r *reader) close() {
	r.end()
	r.tasks.Wait()
}
