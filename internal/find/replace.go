package find

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Replace gives the edit that puts other words in the place of hits: one of them
// or all, in any order, in one edit. The words take the marks of what they
// replace: what is bold stays bold, a link stays a link. With a pattern, $1 and
// ${name} in them are what its groups found.
//
// The error is a Refusal for a group there is not, ErrChanged when the story is
// not the one that was searched any more, and ErrNothing when nothing would change.
func (f *Finder) Replace(s story.Story, hits []Hit, with string) (story.Edit, error) {
	pieces, err := f.template(with)
	if err != nil {
		return nil, err
	}
	var order []Place
	at := map[Place][]Hit{}
	for _, h := range hits {
		if at[h.Place] == nil {
			order = append(order, h.Place)
		}
		at[h.Place] = append(at[h.Place], h)
	}
	r := &replacing{story: s, photos: map[story.PhotoID]*story.PhotoUse{}}
	for _, p := range order {
		if err := r.place(p, at[p], pieces); err != nil {
			return nil, err
		}
	}
	return r.edit()
}

// replacing collects what changes.
type replacing struct {
	story  story.Story
	steps  []text.Step
	fields []story.Edit
	photos map[story.PhotoID]*story.PhotoUse
	order  []story.PhotoID
}

// place replaces the hits of one place.
func (r *replacing) place(p Place, hits []Hit, pieces []piece) error {
	now, ok := textAt(r.story, p)
	slices.SortFunc(hits, func(a, b Hit) int { return a.From - b.From })
	end := 0
	for _, h := range hits {
		if !ok || h.From < end || h.To > len(now) || h.From >= h.To || now[h.From:h.To] != h.Text || !whole(now, h.From, h.To) {
			return fmt.Errorf("replace %q: %w", h.Text, ErrChanged)
		}
		end = h.To
	}
	if p.InText() {
		steps, err := respliced(r.story.Body.Block(r.story.Body.Index(p.Block)), hits, pieces)
		r.steps = append(r.steps, steps...)
		return err
	}
	made := oneLine(p, text.Clean(rewritten(now, hits, pieces)))
	if made == now {
		return nil
	}
	switch {
	case p.Field != "":
		r.fields = append(r.fields, story.SetText{Field: p.Field, Value: made})
	case p.Photo != "":
		*p.Part.of(r.photo(p.Photo)) = made
	default:
		shape := r.story.Body.Block(r.story.Body.Index(p.Block)).Shape()
		shape.Attribution = made
		r.steps = append(r.steps, text.SetShape{Block: p.Block, Shape: shape})
	}
	return nil
}

// oneLine is a text as its field keeps it: but for the internal note, one line.
func oneLine(p Place, s string) string {
	if p.Field != story.InternalNote {
		s = strings.ReplaceAll(s, string(text.SoftBreak), " ")
	}
	return strings.TrimSpace(s)
}

// photo is the photo with what changed of it so far.
func (r *replacing) photo(id story.PhotoID) *story.PhotoUse {
	if r.photos[id] == nil {
		use, _ := r.story.Photo(id)
		r.photos[id] = &use
		r.order = append(r.order, id)
	}
	return r.photos[id]
}

func (r *replacing) edit() (story.Edit, error) {
	var all story.Group
	if len(r.steps) > 0 {
		all = append(all, story.Body{Transaction: text.Transaction{Steps: r.steps}})
	}
	all = append(all, r.fields...)
	for _, id := range r.order {
		all = append(all, story.ChangePhoto{Photo: *r.photos[id]})
	}
	if len(all) == 0 {
		return nil, ErrNothing
	}
	return all, nil
}

// rewritten is a text with its hits replaced; they are in order.
func rewritten(s string, hits []Hit, pieces []piece) string {
	var b strings.Builder
	end := 0
	for _, h := range hits {
		b.WriteString(s[end:h.From])
		for _, p := range parts(s, h, pieces) {
			b.WriteString(p.text)
		}
		end = h.To
	}
	b.WriteString(s[end:])
	return b.String()
}
