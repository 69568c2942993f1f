package comparison

import (
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// photo takes a change of the photos.
func (t *taking) photo(ch Change) (done bool, err error) {
	now, ok := t.now.Photo(ch.Photo)
	if ch.Kind == PhotoAdded || ch.Kind == PhotoRemoved {
		if ok == (ch.Kind == PhotoAdded) {
			return true, nil
		}
		if ch.Kind == PhotoAdded {
			return false, t.bring(ch.Photo)
		}
		return false, t.removePhoto(ch, now)
	}
	if !ok {
		return false, &Refusal{Code: PhotoMissing, Photo: ch.Photo, Field: ch.Field, Text: t.photoName(ch.Photo)}
	}
	switch {
	case ch.Kind == PhotoMoved:
		o, list := photosOrdered(t.Before, t.After), photoIDs(t.now)
		if o.settled(list)[ch.Photo] {
			return true, nil
		}
		return false, t.do(story.MovePhoto{ID: ch.Photo, At: o.index(list, ch.Photo)})
	case ch.Kind == PhotoField && ch.Field == photoLead:
		lead, _ := t.now.Lead()
		want, _ := t.After.Lead()
		if lead.ID == want.ID {
			return true, nil
		}
		return false, t.do(story.SetLead{ID: want.ID})
	}
	before, _ := t.Before.Photo(ch.Photo)
	after, _ := t.After.Photo(ch.Photo)
	want, done, ok := retouched(ch, before, after, now)
	if !ok {
		return false, &Refusal{Code: PhotoChanged, Photo: ch.Photo, Field: ch.Field, Text: called(now)}
	}
	if done {
		return true, nil
	}
	return false, t.do(story.ChangePhoto{Photo: want})
}

// retouched is a photo with one change made; ok is false when what it changes
// is something else by now.
func retouched(ch Change, before, after, now story.PhotoUse) (want story.PhotoUse, done, ok bool) {
	for _, f := range photoFields() {
		if f.name != ch.Field || f.kind != ch.Kind {
			continue
		}
		if f.same(now, after) {
			return now, true, true
		}
		if !f.same(now, before) {
			return now, false, false
		}
		want = now
		f.copy(&want, after)
		return want, false, true
	}
	return recropped(ch, after, now)
}

// recropped sets, takes off or arranges crops.
func recropped(ch Change, after, now story.PhotoUse) (want story.PhotoUse, done, ok bool) {
	o := ordered(ratios(now), ratios(after))
	want = now
	if ch.Field == cropOrder {
		if !o.reordered(ratios(now)) {
			return now, true, true
		}
		want.Crops = nil
		for _, ratio := range o.sorted(ratios(now)) {
			want.Crops = append(want.Crops, now.Crops[cropIndex(now, ratio)])
		}
		return want, false, true
	}
	is := cropOf(now, ch.Field)
	if is == ch.CropAfter || is != ch.CropBefore {
		return now, is == ch.CropAfter, is == ch.CropAfter
	}
	want.Crops = slices.Clone(now.Crops)
	at, empty := cropIndex(now, ch.Field), story.Rect{}
	switch {
	case ch.CropAfter == empty:
		want.Crops = slices.Delete(want.Crops, at, at+1)
	case at < 0:
		want.Crops = slices.Insert(want.Crops, laterThan(o, ratios(now), ch.Field), story.Crop{Ratio: ch.Field, Rect: ch.CropAfter})
	default:
		want.Crops[at].Rect = ch.CropAfter
	}
	if len(want.Crops) == 0 {
		want.Crops = nil
	}
	return want, false, true
}

// bring makes sure that the story has a photo of the newer version, in its place
// and, if it leads there, leading.
func (t *taking) bring(id story.PhotoID) error {
	if id == "" {
		return nil
	}
	if _, has := t.now.Photo(id); has {
		return nil
	}
	p, ok := t.After.Photo(id)
	if !ok {
		return &Refusal{Code: PhotoMissing, Photo: id, Text: string(id)}
	}
	leads := p.Lead
	p.Lead = false
	if err := t.do(story.AddPhoto{At: photosOrdered(t.Before, t.After).index(photoIDs(t.now), id), Photo: p}); err != nil || !leads {
		return err
	}
	return t.do(story.SetLead{ID: id})
}

// removePhoto takes a photo out, and out of the text what shows it.
func (t *taking) removePhoto(ch Change, now story.PhotoUse) error {
	was, _ := t.Before.Photo(ch.Photo)
	was.Lead, now.Lead = false, false
	if !samePhoto(was, now) {
		return &Refusal{Code: PhotoChanged, Photo: ch.Photo, Text: ch.Before}
	}
	for _, b := range t.now.Body.All() {
		if b.Photo != string(ch.Photo) {
			continue
		}
		if err := t.unshow(ch, b); err != nil {
			return err
		}
	}
	return t.do(story.RemovePhoto{ID: ch.Photo})
}

// unshow makes of a block that shows a removed photo what the newer version has.
func (t *taking) unshow(ch Change, b text.Block) error {
	i, j := t.Before.Body.Index(b.ID), t.After.Body.Index(b.ID)
	switch {
	case i < 0: // somebody put it there meanwhile
		return &Refusal{Code: PhotoChanged, Photo: ch.Photo, Block: b.ID, Text: ch.Before}
	case j < 0:
		return t.step(text.Remove{First: b.ID, Count: 1})
	}
	after := t.After.Body.Block(j)
	return t.reshape(pair{t.Before.Body.Block(i), after, b}, after.Shape())
}

func samePhoto(a, b story.PhotoUse) bool {
	for _, f := range photoFields() {
		if !f.same(a, b) {
			return false
		}
	}
	return a.ID == b.ID && slices.Equal(a.Crops, b.Crops)
}

// photoName is what a photo of the older version was called.
func (t *taking) photoName(id story.PhotoID) string {
	p, _ := t.Before.Photo(id)
	return called(p)
}
