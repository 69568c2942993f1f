package desk

import (
	"context"
	"encoding/binary"
	"errors"
	"image"
	"sync"

	"dateline/internal/archive"
)

const (
	// mostLooks is how many bytes of pictures for the screen are kept.
	mostLooks = 200 << 20
	// lanes is how many originals are decoded at a time: each may take half a gigabyte.
	lanes = 2
)

// looks makes pictures for the screen and keeps them where they can be deleted.
type looks struct {
	cache *archive.Cache
	lanes chan struct{}

	mu   sync.Mutex
	busy map[string]*making
}

// making is one piece of work that others may wait for.
type making struct {
	done chan struct{}
	made map[string]proof
	err  error
}

// proof is a rendition for the screen: its size, and the size of what it shows
// in pixels of the original.
type proof struct {
	shows, size image.Point
	jpeg        []byte
}

func newLooks(arc *archive.Archive) *looks {
	return &looks{cache: arc.Cache("thumbs", mostLooks), lanes: make(chan struct{}, lanes), busy: map[string]*making{}}
}

// once gives what is kept under a key, or lets work make it: once for all who
// want something of the same job at the same time.
func (l *looks) once(ctx context.Context, job, key string, work func() (map[string]proof, error)) (proof, error) {
	for {
		if at, ok := l.kept(key); ok {
			return at, nil
		}
		m, mine := l.begin(job)
		if mine {
			// Somebody may have finished it since we looked.
			if at, ok := l.kept(key); ok {
				m.made = map[string]proof{key: at}
			} else if m.made, m.err = work(); m.err == nil {
				l.keep(m.made)
			}
			l.end(job, m)
			return m.made[key], m.err
		}
		select {
		case <-m.done:
		case <-ctx.Done():
			return proof{}, ctx.Err()
		}
		if at, ok := m.made[key]; ok && m.err == nil {
			return at, nil
		}
		if m.err != nil && !errors.Is(m.err, context.Canceled) && !errors.Is(m.err, context.DeadlineExceeded) {
			return proof{}, m.err
		}
		// Who made it gave up, or made another part; we have not.
	}
}

// begin gives the work on a job, and whether it is the caller's to do.
func (l *looks) begin(job string) (m *making, mine bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if m, ok := l.busy[job]; ok {
		return m, false
	}
	m = &making{done: make(chan struct{})}
	l.busy[job] = m
	return m, true
}

func (l *looks) end(job string, m *making) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.busy, job)
	close(m.done)
}

// kept reads a proof: its two sizes in four times four bytes, and its file.
func (l *looks) kept(key string) (proof, bool) {
	data, ok := l.cache.Get(key)
	if !ok || len(data) < 16 {
		return proof{}, false
	}
	number := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	return proof{image.Pt(number(0), number(1)), image.Pt(number(2), number(3)), data[16:]}, true
}

// keep writes proofs. When there is no room for them they are made again next
// time; that is no reason not to show them now.
func (l *looks) keep(made map[string]proof) {
	for key, at := range made {
		var data []byte
		for _, n := range []int{at.shows.X, at.shows.Y, at.size.X, at.size.Y} {
			data = binary.BigEndian.AppendUint32(data, uint32(n))
		}
		_ = l.cache.Put(key, append(data, at.jpeg...))
	}
}
