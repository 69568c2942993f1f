package desk

import (
	"slices"
	"sync"

	"dateline/internal/picture"
	"dateline/internal/revision"
)

// tells knows what originals tell of who made them. An original never changes,
// so each is looked at once. It is safe for concurrent use.
type tells struct {
	mu    sync.Mutex
	known map[revision.Hash][]string
}

func newTells() *tells { return &tells{known: map[revision.Hash][]string{}} }

// of is gps, serial, owner: what of them the original at this path holds.
func (t *tells) of(h revision.Hash, path string) []string {
	t.mu.Lock()
	what, ok := t.known[h]
	t.mu.Unlock()
	if ok {
		return what
	}
	info, err := picture.Inspect(path)
	if err != nil {
		return nil // it is no picture, or not there: it says nothing of anybody
	}
	for _, item := range info.Private {
		if slices.Contains([]string{"gps", "serial", "owner"}, item.What) && !slices.Contains(what, item.What) {
			what = append(what, item.What)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.known[h] = what
	return what
}
