package desk

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"dateline/internal/archive"
	"dateline/internal/story"
)

// ledger keeps in memory what lists show of every story. A line follows from
// the story, its versions and statements, the cards and the outlet; the archive
// says when one of them changes, and only then the line is made again.
type ledger struct {
	// turn lets one at a time make lines; who waits for it may stop waiting.
	turn chan struct{}

	mu    sync.Mutex
	lines map[story.ID]*line
	// stale are the stories whose line must be made, each with the number of the
	// change that made it old.
	stale map[story.ID]int
	// all is the number of the last change that every line follows from.
	all int
	// complete says that every story has a line or is stale.
	complete bool
}

func newLedger() *ledger {
	return &ledger{turn: make(chan struct{}, 1), lines: map[story.ID]*line{}, stale: map[story.ID]int{}}
}

// changed hears of every change before it is durable: a line that is being
// made at this moment is then known to be too old.
func (l *ledger) changed(c archive.Change) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range c.Stories {
		l.stale[id] = c.Tx
	}
	if c.Cards || slices.Contains(c.Settings, settingOutlet) {
		l.all = c.Tx
		for _, known := range []iter.Seq[story.ID]{maps.Keys(l.lines), maps.Keys(l.stale)} {
			for id := range known {
				l.stale[id] = c.Tx
			}
		}
	}
}

// enlist makes every story known that has no line yet. Those that come later
// are heard of by changed.
func (l *ledger) enlist(tx *archive.Tx) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.complete {
		return
	}
	for id := range tx.Drafts() {
		if _, ok := l.lines[id]; !ok {
			l.stale[id] = max(l.stale[id], l.all)
		}
	}
	l.complete = true
}

// old are the stories whose line must be made.
func (l *ledger) old() []story.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Collect(maps.Keys(l.stale))
}

// keep takes the lines of stories as of one moment of the archive; nil is a
// story that there is not, because its change has failed or is not done yet.
func (l *ledger) keep(lines map[story.ID]*line, at int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, made := range lines {
		if made != nil {
			l.lines[id] = made
		}
		if l.stale[id] <= at {
			delete(l.stale, id)
		}
	}
}

// chunk is how many lines are made in one reading of the archive.
const chunk = 100

// lines gives all stories as they stand, in no order.
func (r *room) lines(ctx context.Context) ([]*line, error) {
	l := r.ledger
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-l.turn }()
	// What is being typed gets a line for this once: it would be old at once.
	typed := map[story.ID]*line{}
	err := r.arc.View(func(tx *archive.Tx) error {
		l.enlist(tx)
		return r.makeLines(tx, tx.Ahead(), typed, typed)
	})
	if err != nil {
		return nil, err
	}
	for part := range slices.Chunk(l.old(), chunk) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		made := map[story.ID]*line{}
		err := r.arc.View(func(tx *archive.Tx) error {
			if err := r.makeLines(tx, part, made, typed); err != nil {
				return err
			}
			l.keep(made, tx.ID())
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]*line, 0, len(l.lines)+len(typed))
	for id, made := range l.lines {
		if typed[id] == nil {
			out = append(out, made)
		}
	}
	return slices.AppendSeq(out, maps.Values(typed)), nil
}

// makeLines makes the lines of some stories, in one reading of the archive;
// those that are being typed go into a map of their own.
func (r *room) makeLines(tx *archive.Tx, ids []story.ID, made, typed map[story.ID]*line) error {
	people, err := staffIn(tx)
	if err != nil {
		return err
	}
	profile, err := profileIn(tx)
	if err != nil {
		return err
	}
	m := &lineMaker{r, tx, people, profile}
	ahead := tx.Ahead()
	for _, id := range ids {
		one, err := m.line(id)
		if err != nil {
			return err
		}
		if slices.Contains(ahead, id) {
			typed[id] = one
		} else {
			made[id] = one
		}
	}
	return nil
}
