package filedialog

import (
	"context"
	"image"
	"sync"
)

// mostThumbs are kept; a folder with more shows the oldest anew when they come
// into view again.
const mostThumbs = 400

// thumbs makes small pictures of files, one after the other, the last asked for
// first: it is what the person looks at. got is called on the window's thread.
type thumbs struct {
	make func(ctx context.Context, path string) (*image.RGBA, error)
	post func(func())
	got  func(path string)
	// made is the window's: pictures by path, nil for a file that has none.
	made map[string]*image.RGBA
	age  []string

	ctx  context.Context
	stop context.CancelFunc
	done sync.WaitGroup

	mu      sync.Mutex
	wanted  []string
	working bool
}

func newThumbs(post func(func()), make func(context.Context, string) (*image.RGBA, error), got func(string)) *thumbs {
	t := &thumbs{make: make, post: post, got: got, made: map[string]*image.RGBA{}}
	t.ctx, t.stop = context.WithCancel(context.Background())
	return t
}

// get gives the picture of a file, or nil; then it is made, and got tells.
func (t *thumbs) get(path string) *image.RGBA {
	if img, ok := t.made[path]; ok {
		return img
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wanted = append(t.wanted, path)
	if !t.working && t.ctx.Err() == nil {
		t.working = true
		t.done.Go(t.work)
	}
	return nil
}

// forget drops what was asked for and not made yet: another folder is shown.
func (t *thumbs) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wanted = nil
}

// work makes pictures until none is wanted.
func (t *thumbs) work() {
	made := map[string]bool{}
	for {
		path, ok := t.next()
		if !ok {
			return
		}
		if made[path] {
			continue
		}
		made[path] = true
		img, err := t.make(t.ctx, path)
		if err != nil {
			img = nil
		}
		t.post(func() { t.keep(path, img) })
	}
}

func (t *thumbs) next() (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(t.wanted)
	if n == 0 || t.ctx.Err() != nil {
		t.working = false
		return "", false
	}
	path := t.wanted[n-1]
	t.wanted = t.wanted[:n-1]
	return path, true
}

func (t *thumbs) keep(path string, img *image.RGBA) {
	if t.ctx.Err() != nil {
		return
	}
	if _, ok := t.made[path]; !ok {
		t.age = append(t.age, path)
	}
	t.made[path] = img
	if len(t.age) > mostThumbs {
		delete(t.made, t.age[0])
		t.age = t.age[1:]
	}
	t.got(path)
}

// close stops the work and waits for its end.
func (t *thumbs) close() {
	t.stop()
	t.done.Wait()
}
