package story

import (
	"fmt"
	"slices"
)

// AddRelated puts an item into the related list at At, 0 to its length.
type AddRelated struct {
	At   int     `json:"at"`
	Item Related `json:"item"`
}

func (e AddRelated) name() string { return "add-related" }

// Apply adds the item, its title in one line.
func (e AddRelated) Apply(s Story) (Story, error) {
	if e.At < 0 || e.At > len(s.Related) {
		return s, fmt.Errorf("%w: related item %d of %d", ErrOutOfRange, e.At, len(s.Related))
	}
	item := e.Item
	item.Title, item.URL = oneLine(item.Title), oneLine(item.URL)
	next := s
	next.Related = slices.Insert(slices.Clone(s.Related), e.At, item)
	return checked(s, next, validRelated)
}

// Invert removes the item.
func (e AddRelated) Invert(Story) (Edit, error) { return RemoveRelated{e.At}, nil }

// RemoveRelated takes the item at At out of the related list.
type RemoveRelated struct {
	At int `json:"at"`
}

func (e RemoveRelated) name() string { return "remove-related" }

// Apply removes the item.
func (e RemoveRelated) Apply(s Story) (Story, error) {
	if e.At < 0 || e.At >= len(s.Related) {
		return s, fmt.Errorf("%w: related item %d of %d", ErrOutOfRange, e.At, len(s.Related))
	}
	next := s
	next.Related = slices.Delete(slices.Clone(s.Related), e.At, e.At+1)
	return next, nil
}

// Invert puts the item back.
func (e RemoveRelated) Invert(before Story) (Edit, error) {
	if e.At < 0 || e.At >= len(before.Related) {
		return nil, fmt.Errorf("%w: related item %d of %d", ErrOutOfRange, e.At, len(before.Related))
	}
	return AddRelated{e.At, before.Related[e.At]}, nil
}

// MoveRelated moves an item of the related list.
type MoveRelated struct {
	From int `json:"from"`
	To   int `json:"to"`
}

func (e MoveRelated) name() string { return "move-related" }

// Apply moves the item.
func (e MoveRelated) Apply(s Story) (Story, error) {
	next := s
	var err error
	if next.Related, err = moved(s.Related, e.From, e.To); err != nil {
		return s, err
	}
	return next, nil
}

// Invert moves it back.
func (e MoveRelated) Invert(Story) (Edit, error) { return MoveRelated{e.To, e.From}, nil }
