package storyview

import (
	"errors"

	"dateline/internal/find"
	"dateline/ui/look"
)

// replaceOne puts the other words in the place of the hit that is meant and goes
// to the next; where none is meant yet it goes to one first.
func (b *findBar) replaceOne() {
	b.whenFound(func() {
		if b.at < 0 || b.at >= len(b.hits) {
			b.step(1)
			return
		}
		h := b.hits[b.at]
		before := b.before(h)
		end, done := b.replaced([]find.Hit{h})
		if !done {
			return
		}
		b.search(func() int {
			at := before
			for at < len(b.hits) && b.hits[at].Place == h.Place && b.hits[at].From < end {
				at++
			}
			if len(b.hits) == 0 {
				return -1
			}
			at %= len(b.hits)
			b.reveal(at)
			return at
		})
	})
}

// before is how many hits stand at places before that of a hit.
func (b *findBar) before(h find.Hit) int {
	for i, other := range b.hits {
		if other.Place == h.Place {
			return i
		}
	}
	return 0
}

// replaceAll puts them in the place of every hit; one undo takes all back.
func (b *findBar) replaceAll() {
	b.whenFound(func() {
		n := len(b.hits)
		if n == 0 {
			return
		}
		if _, done := b.replaced(b.hits); done {
			b.search(func() int {
				b.done = true
				b.say(look.Green, "check", b.v.sayWith("storyview.find.replaced", map[string]any{"N": n}))
				return -1
			})
		}
	})
}

// replaced makes the edit and says where the first of the new words end; false
// when nothing was changed, and why is said.
func (b *findBar) replaced(hits []find.Hit) (end int, done bool) {
	edit, err := b.finder.Replace(b.v.d.Sheet.Story(), hits, b.state.With)
	switch {
	case errors.Is(err, find.ErrNothing):
		b.step(1) // it says so already
		return 0, false
	case errors.Is(err, find.ErrChanged):
		b.search(b.stay())
		return 0, false
	case err != nil:
		b.say(look.Red, "blocks", b.v.d.Say.Sentence(err))
		return 0, false
	}
	was := len(find.At(b.v.d.Sheet.Story(), hits[0].Place))
	if err := b.v.d.Sheet.Do(edit); err != nil {
		b.v.d.Error(err)
		return 0, false
	}
	return hits[0].To + len(find.At(b.v.d.Sheet.Story(), hits[0].Place)) - was, true
}
