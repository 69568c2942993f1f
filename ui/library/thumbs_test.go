package library

import (
	"image"
	"slices"
	"testing"

	"dateline/internal/story"
)

func TestEveryRowInViewGetsItsPhoto(t *testing.T) {
	n := morning(t)
	slices.Sort(n.photos)
	if want := []string{"dawn", "fern", "park", "towers", "village", "yard"}; !slices.Equal(n.photos, want) {
		t.Errorf("made %v, want %v", n.photos, want)
	}
	if made := n.thumbs.used.Front().Value.(*thumb).image.Bounds().Size(); made != image.Pt(thumbWidth, thumbHeight) {
		t.Errorf("a picture has %v pixels", made)
	}
	n.Reload()
	n.settle()
	if len(n.photos) != 6 {
		t.Errorf("pictures were made again: %v", n.photos)
	}
}

func TestPhotosThatScrolledAwayAreNotMade(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(1000) })
	n.dark = make(chan struct{})
	n.photos = nil
	for y := 20; y <= 900; y += 10 {
		n.list.rows.SetOffset(float32(y) * n.list.height)
	}
	close(n.dark)
	n.settle()
	if len(n.photos) > 30 {
		t.Errorf("%d pictures were made for the 8 rows in view", len(n.photos))
	}
	for _, r := range []string{"s900", "s907"} {
		if !slices.Contains(n.photos, r) {
			t.Errorf("%s is in view and has no picture: %v", r, n.photos)
		}
	}
	if len(n.thumbs.wishes)+len(n.thumbs.queue) > 0 || n.thumbs.working > 0 {
		t.Errorf("left over: %d wishes, %d in the queue, %d at work", len(n.thumbs.wishes), len(n.thumbs.queue), n.thumbs.working)
	}
}

func TestWorkOnAPhotoThatScrolledAwayIsStopped(t *testing.T) {
	n := morning(t, func(n *newsroom) { n.rows = many(1000) })
	n.dark = make(chan struct{})
	n.list.rows.SetOffset(20 * n.list.height)
	n.list.rows.SetOffset(500 * n.list.height)
	n.reader.tasks.Wait() // for the two under way, which nobody lights the darkroom for
	n.deliver()
	close(n.dark)
	n.settle()
	if !slices.Contains(n.photos, "s500") {
		t.Errorf("made %v", n.photos)
	}
}

func TestAPhotoThatCannotBeMadeIsTriedOnce(t *testing.T) {
	n := morning(t)
	n.photos = nil
	n.rows[1].Photo = &story.PhotoUse{ID: "p", Original: "broken", Lead: true}
	for range 3 {
		n.Reload()
		n.settle()
	}
	if !slices.Equal(n.photos, []string{"broken"}) {
		t.Errorf("made %v", n.photos)
	}
}

func TestAnotherPhotoTakesThePlaceOfTheOld(t *testing.T) {
	n := morning(t)
	n.photos = nil
	turned := *n.rows[0].Photo
	turned.Rotation = 90
	n.rows[0].Photo = &turned
	n.Reload()
	n.settle()
	if !slices.Equal(n.photos, []string{"towers"}) {
		t.Errorf("made %v", n.photos)
	}
}

func TestPhotosInMemoryAreBounded(t *testing.T) {
	n := morning(t)
	for i := range 4 {
		key := thumbKey{original: grouped(i, "")}
		n.thumbs.done(key, &wish{}, image.NewRGBA(image.Rect(0, 0, 1024, 1536)))
	}
	if n.thumbs.bytes > thumbBytes || n.thumbs.used.Len() != len(n.thumbs.made) {
		t.Errorf("%d bytes are kept, in %d pictures of which %d are known", n.thumbs.bytes, n.thumbs.used.Len(), len(n.thumbs.made))
	}
	if _, ok := n.thumbs.made[thumbKey{original: "3"}]; !ok {
		t.Error("the newest was dropped")
	}
}
