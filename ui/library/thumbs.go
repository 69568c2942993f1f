package library

import (
	lru "container/list"
	"context"
	"image"
	"slices"

	"dateline/internal/story"
)

// thumbBytes bounds the small pictures that are kept in memory.
const thumbBytes = 16 << 20

// thumbWorkers make small pictures at once: two cores are for typing as well.
const thumbWorkers = 2

// thumbs makes the small pictures of the rows away from the window and keeps
// those seen last. A picture that no row shows any more before it is made is not
// made.
type thumbs struct {
	d      Deps
	reader *reader
	made   map[thumbKey]*lru.Element
	used   *lru.List // the newest in front
	bytes  int
	// wishes are the pictures that rows wait for; queue holds those that nobody
	// works at, the last asked for at the end.
	wishes  map[thumbKey]*wish
	queue   []thumbKey
	working int
}

// thumbKey is what a small picture follows from; the zero key is no picture.
type thumbKey struct {
	original string
	flip     bool
	rotation int
	focus    story.Focus
	w, h     int
}

// thumb is a picture that was made; nil is one that cannot be.
type thumb struct {
	key   thumbKey
	image *image.RGBA
}

// wish is a picture that rows wait for.
type wish struct {
	use    story.PhotoUse
	rows   []*row
	cancel context.CancelFunc // nil: nobody works at it
}

func newThumbs(d Deps, r *reader) *thumbs {
	return &thumbs{d: d, reader: r, made: map[thumbKey]*lru.Element{}, used: lru.New(), wishes: map[thumbKey]*wish{}}
}

// show puts a photo into a row, at once or when it is made; nil is no photo.
func (t *thumbs) show(r *row, photo *story.PhotoUse) {
	var key thumbKey
	if photo != nil && !photo.IsOpen() {
		key = t.key(*photo)
	}
	if key == r.thumb {
		return
	}
	t.release(r)
	r.thumb = key
	if key == (thumbKey{}) {
		r.picture.SetImage(nil)
		return
	}
	if e, ok := t.made[key]; ok {
		t.used.MoveToFront(e)
		paint(r, e.Value.(*thumb).image)
		return
	}
	r.picture.SetImage(nil)
	w := t.wishes[key]
	if w == nil {
		w = &wish{use: *photo}
		t.wishes[key] = w
		t.queue = append(t.queue, key)
	}
	w.rows = append(w.rows, r)
	t.work()
}

// paint shows a picture. A nil one must be no picture, and not a picture of nil.
func paint(r *row, made *image.RGBA) {
	if made == nil {
		r.picture.SetImage(nil)
	} else {
		r.picture.SetImage(made)
	}
}

// key of a photo, in the pixels of this display.
func (t *thumbs) key(use story.PhotoUse) thumbKey {
	dense := float32(1)
	if c := t.d.Kit.Canvas(); c != nil {
		dense = c.Scale()
	}
	w, h := dense*t.d.Look.Scaled(thumbWidth), dense*t.d.Look.Scaled(thumbHeight)
	return thumbKey{use.Original, use.Flip, use.Rotation, use.Focus, int(w + 0.5), int(h + 0.5)}
}

// release: the row no longer wants what it showed.
func (t *thumbs) release(r *row) {
	w := t.wishes[r.thumb]
	if w == nil {
		return
	}
	w.rows = slices.DeleteFunc(w.rows, func(other *row) bool { return other == r })
	if len(w.rows) > 0 {
		return
	}
	delete(t.wishes, r.thumb)
	if w.cancel != nil {
		w.cancel()
		return
	}
	t.queue = slices.DeleteFunc(t.queue, func(k thumbKey) bool { return k == r.thumb })
}

// work makes the picture that was asked for last: it came into view last.
func (t *thumbs) work() {
	for t.working < thumbWorkers && len(t.queue) > 0 {
		last := len(t.queue) - 1
		key := t.queue[last]
		t.queue = t.queue[:last]
		t.make(key, t.wishes[key])
	}
}

func (t *thumbs) make(key thumbKey, w *wish) {
	ctx, cancel := context.WithCancel(t.reader.alive)
	w.cancel = cancel
	t.working++
	t.reader.task(func() func() {
		made, err := t.d.Picture(ctx, w.use, story.Rect{}, key.w, key.h)
		if err != nil {
			made = nil
		}
		return func() {
			t.working--
			if ctx.Err() == nil {
				t.done(key, w, made)
			}
			cancel()
			t.work()
		}
	})
}

// done gives a picture to the rows that wait for it. One that cannot be made is
// remembered as well: it is not tried again with every change of the list.
func (t *thumbs) done(key thumbKey, w *wish, made *image.RGBA) {
	delete(t.wishes, key)
	t.made[key] = t.used.PushFront(&thumb{key, made})
	t.bytes += size(made)
	for _, r := range w.rows {
		paint(r, made)
	}
	for t.bytes > thumbBytes {
		last := t.used.Back()
		old := t.used.Remove(last).(*thumb)
		delete(t.made, old.key)
		t.bytes -= size(old.image)
	}
}

// size is what a picture costs; one that could not be made is not free.
func size(made *image.RGBA) int {
	if made == nil {
		return 256
	}
	return len(made.Pix)
}
