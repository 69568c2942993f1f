package storyview

import (
	"context"
	"errors"
	"time"

	"dateline/internal/find"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/look"
)

// findRest is how long typing rests before the story is searched.
const findRest = 100 * time.Millisecond

// searching is one search after the other, of which the last counts.
type searching struct {
	// asked counts searches: what comes of an older one is dropped. fresh says that
	// the hits are those of the story and the query as they are now.
	asked   uint64
	fresh   bool
	cancel  context.CancelFunc
	waiting func()
	// pick says which hit is meant once they are there; then is what the person
	// asked for in the meantime.
	pick func() int
	then func()
}

// stop ends what is under way.
func (s *searching) stop() {
	s.asked++
	s.fresh, s.then = false, nil
	if s.waiting != nil {
		s.waiting()
		s.waiting = nil
	}
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// soon searches once typing rests; pick says which hit is meant then.
func (b *findBar) soon(pick func() int) {
	b.stop()
	b.pick = pick
	b.waiting = b.v.d.Kit.Later(findRest, func() { b.search(pick) })
}

// search reads the story as it is now, in the background.
func (b *findBar) search(pick func() int) {
	then := b.then
	b.stop()
	b.then, b.pick, b.done = then, pick, false
	if !b.state.Open {
		return
	}
	s, q := b.v.d.Sheet.Story(), b.state.Query
	in, limited := rangeOf(s.Body, b.limits)
	if len(b.limits) > 0 && !limited { // what was selected is gone
		b.limits = nil
		b.follow()
	}
	asked := b.asked
	ctx, cancel := context.WithCancel(b.v.alive)
	b.cancel = cancel
	b.v.work.Add(1)
	go func() {
		defer b.v.work.Done()
		defer cancel()
		finder, err := find.Compile(q)
		var hits []find.Hit
		if err == nil {
			hits, err = finder.Find(ctx, s, in)
		}
		b.v.d.Kit.Post(func() {
			if b.v.alive.Err() == nil && asked == b.asked {
				b.found(finder, hits, err)
			}
		})
	}()
}

// found shows what came of a search.
func (b *findBar) found(finder *find.Finder, hits []find.Hit, err error) {
	b.finder, b.hits, b.fresh = finder, hits, true
	b.words.SetError(err != nil && !errors.Is(err, find.ErrNothing))
	if err != nil && !errors.Is(err, find.ErrNothing) {
		b.at = -1
		b.say(look.Red, "blocks", b.v.d.Say.Sentence(err))
	} else {
		b.say(look.Ink2, "", "")
		b.at = b.pick()
	}
	b.mark()
	b.count()
	if then := b.then; then != nil {
		b.then = nil
		then()
	}
}

// whenFound does something with the hits of now, at once or when they are there.
func (b *findBar) whenFound(do func()) {
	if b.fresh {
		do()
		return
	}
	b.then = do
	if b.waiting != nil || b.cancel == nil {
		b.search(b.pickOr())
	}
}

// pickOr is how the hit that is meant was to be picked.
func (b *findBar) pickOr() func() int {
	if b.pick != nil {
		return b.pick
	}
	return b.fromOrigin
}

// changed: the story was edited, by whomever.
func (b *findBar) changed(before, after story.Story) {
	for _, in := range []text.Spans{b.selected, b.limits} {
		in.FollowTo(before.Body, after.Body, text.Lasting)
	}
	if !b.state.Open {
		return
	}
	if b.fresh || b.pick == nil {
		b.soon(b.stay())
	} else {
		b.soon(b.pick) // what was asked for before the edit
	}
}

// fromOrigin means the first hit behind the place where the search began, and
// goes there.
func (b *findBar) fromOrigin() int {
	at := find.From(b.hits, b.v.page.Text().Document(), b.origin)
	if at >= 0 {
		b.reveal(at)
	}
	return at
}

// stay means the hit that is meant now once the hits are others, or the one in
// its place, and leaves the person where they are.
func (b *findBar) stay() func() int {
	if b.at < 0 || b.at >= len(b.hits) {
		return func() int { return -1 }
	}
	was, at := b.hits[b.at], b.at
	return func() int {
		best, found := min(at, len(b.hits)-1), false
		for i, h := range b.hits {
			if h.Place == was.Place && (!found || apart(h, was) < apart(b.hits[best], was)) {
				best, found = i, true
			}
		}
		return best
	}
}

func apart(a, b find.Hit) int { return max(a.From-b.From, b.From-a.From) }
