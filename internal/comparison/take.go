package comparison

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Take gives the edit that makes change i in a story that is Before or any later
// version of it: an accepted suggestion. A change that is in the story already
// gives an edit that changes nothing. What a change cannot be without comes with
// it: a photo with the block that shows it; blocks that show it go with a photo.
//
// Taking all changes of a comparison, in any order, makes Before After. The error is
// ErrNoChange, or a Refusal with ErrChanged when what the change is about was
// changed in the meantime.
func Take(now story.Story, c Comparison, i int) (story.Edit, error) {
	if i < 0 || i >= len(c.Changes) {
		return nil, fmt.Errorf("take change %d of %d: %w", i, len(c.Changes), ErrNoChange)
	}
	t := &taking{Comparison: c, now: now}
	done, err := t.take(c.Changes[i])
	if err != nil {
		return nil, err
	}
	if done {
		return story.Group{}, nil
	}
	return t.edits, nil
}

// Suggested names the changes that are not in a later version of Before yet, in
// their order. A change is in it when its outcome is, whoever brought it.
func (c Comparison) Suggested(now story.Story) (todo []int) {
	for i, ch := range c.Changes {
		t := &taking{Comparison: c, now: now}
		if done, err := t.take(ch); err != nil || !done {
			todo = append(todo, i)
		}
	}
	return todo
}

// taking is one change being taken.
type taking struct {
	Comparison
	// now is the story with the edits so far.
	now   story.Story
	edits story.Group
}

// do makes an edit part of the change.
func (t *taking) do(e story.Edit) error {
	next, err := e.Apply(t.now)
	if err != nil {
		return fmt.Errorf("take change: %w", err)
	}
	t.now, t.edits = next, append(t.edits, e)
	return nil
}

func (t *taking) step(steps ...text.Step) error {
	return t.do(story.Body{Transaction: text.Transaction{Steps: steps}})
}

// take finds the edits that make a change; done says that it was made already.
func (t *taking) take(ch Change) (done bool, err error) {
	switch ch.Kind {
	case Words, Marks, Shape, Attribution, Address, BlockMoved:
		return t.block(ch)
	case BlockAdded:
		return t.addBlock(ch.Block)
	case BlockRemoved:
		return t.removeBlock(ch)
	case PhotoAdded, PhotoRemoved, PhotoMoved, PhotoField, PhotoCrop, PhotoLook:
		return t.photo(ch)
	case RelatedAdded, RelatedRemoved, RelatedMoved:
		return t.relatedItem(ch)
	case TagAdded, TagRemoved, TagsMoved:
		return t.tag(ch)
	case Field:
		return t.field(ch)
	}
	return false, fmt.Errorf("take change of kind %q: %w", ch.Kind, ErrNoChange)
}

func (t *taking) field(ch Change) (done bool, err error) {
	f, ok := fieldNamed(ch.Field)
	if !ok {
		return false, fmt.Errorf("take change of field %q: %w", ch.Field, ErrNoChange)
	}
	if f.same(t.now, t.After) {
		return true, nil
	}
	if !f.same(t.now, t.Before) {
		return false, &Refusal{Code: FieldChanged, Field: ch.Field, Text: cmp.Or(ch.After, ch.Before)}
	}
	return false, t.do(f.edit(t.After))
}

// relatedItem takes a change of the related items, which are known by what they say.
func (t *taking) relatedItem(ch Change) (done bool, err error) {
	if ch.Number == 0 {
		return t.relatedList(ch)
	}
	o, now := ordered(t.Before.Related, t.After.Related), t.now.Related
	if ch.Kind == RelatedRemoved {
		at := slices.Index(now, o.before[ch.Number-1])
		if at < 0 {
			return true, nil
		}
		return false, t.do(story.RemoveRelated{At: at})
	}
	r := o.after[ch.Number-1]
	from := slices.Index(now, r)
	switch {
	case ch.Kind == RelatedAdded && from >= 0:
		return true, nil
	case ch.Kind == RelatedAdded:
		return false, t.do(story.AddRelated{At: o.index(now, r), Item: r})
	case from < 0:
		return false, &Refusal{Code: FieldChanged, Field: "related", Text: cmp.Or(ch.After, ch.Before)}
	case o.settled(now)[r]:
		return true, nil
	}
	return false, t.do(story.MoveRelated{From: from, To: o.index(now, r)})
}

// relatedList takes the related items as a whole.
func (t *taking) relatedList(ch Change) (done bool, err error) {
	switch {
	case slices.Equal(t.now.Related, t.After.Related):
		return true, nil
	case !slices.Equal(t.now.Related, t.Before.Related):
		return false, &Refusal{Code: FieldChanged, Field: "related", Text: cmp.Or(ch.After, ch.Before)}
	}
	for range t.Before.Related {
		if err := t.do(story.RemoveRelated{}); err != nil {
			return false, err
		}
	}
	for i, r := range t.After.Related {
		if err := t.do(story.AddRelated{At: i, Item: r}); err != nil {
			return false, err
		}
	}
	return false, nil
}

func (t *taking) tag(ch Change) (done bool, err error) {
	o, tags := ordered(t.Before.Tags, t.After.Tags), t.now.Tags
	set := func(tags []string) error { return t.do(story.SetList{Field: story.Tags, Values: tags}) }
	switch ch.Kind {
	case TagRemoved:
		if !slices.Contains(tags, ch.Before) {
			return true, nil
		}
		return false, set(slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return tag == ch.Before }))
	case TagAdded:
		if slices.Contains(tags, ch.After) {
			return true, nil
		}
		return false, set(slices.Insert(slices.Clone(tags), laterThan(o, tags, ch.After), ch.After))
	}
	if !o.reordered(tags) {
		return true, nil
	}
	return false, set(o.sorted(tags))
}

// laterThan is where an item belongs in a list that is put into order as a whole:
// behind the nearest one before it that the list has.
func laterThan[K comparable](o order[K], now []K, k K) int {
	for i := o.at[k] - 1; i >= 0; i-- {
		if at := slices.Index(now, o.after[i]); at >= 0 {
			return at + 1
		}
	}
	return 0
}
