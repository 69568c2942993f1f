package story

import (
	"fmt"
	"slices"

	"dateline/internal/text"
)

func (s Story) photoIndex(id PhotoID) (int, error) {
	i := slices.IndexFunc(s.Photos, func(p PhotoUse) bool { return p.ID == id })
	if i < 0 {
		return -1, fmt.Errorf("%w: %q", ErrNoSuchPhoto, id)
	}
	return i, nil
}

// AddPhoto puts a photo into the list at At, 0 to the length of the list.
type AddPhoto struct {
	At    int      `json:"at"`
	Photo PhotoUse `json:"photo"`
}

func (e AddPhoto) name() string { return "add-photo" }

// Apply adds the photo; its ID is new, and a lead is the only one.
func (e AddPhoto) Apply(s Story) (Story, error) {
	if e.At < 0 || e.At > len(s.Photos) {
		return s, fmt.Errorf("%w: photo %d of %d", ErrOutOfRange, e.At, len(s.Photos))
	}
	next := s
	next.Photos = slices.Insert(slices.Clone(s.Photos), e.At, e.Photo)
	return checked(s, next, validPhotos)
}

// checked gives next when the check finds nothing, else s and the error.
func checked(s, next Story, check func(Story) error) (Story, error) {
	if err := check(next); err != nil {
		return s, err
	}
	return next, nil
}

// Invert removes the photo.
func (e AddPhoto) Invert(Story) (Edit, error) { return RemovePhoto{e.Photo.ID}, nil }

// RemovePhoto takes a photo out of the list. One that the text still shows is
// refused; WithoutPhoto makes the edit that removes both.
type RemovePhoto struct {
	ID PhotoID `json:"id"`
}

func (e RemovePhoto) name() string { return "remove-photo" }

// Apply removes the photo.
func (e RemovePhoto) Apply(s Story) (Story, error) {
	i, err := s.photoIndex(e.ID)
	if err != nil {
		return s, err
	}
	for _, b := range s.Body.All() {
		if b.Photo == string(e.ID) {
			return s, fmt.Errorf("%w: %q", ErrPhotoInText, e.ID)
		}
	}
	next := s
	next.Photos = slices.Delete(slices.Clone(s.Photos), i, i+1)
	return next, nil
}

// Invert puts the photo back where it was.
func (e RemovePhoto) Invert(before Story) (Edit, error) {
	i, err := before.photoIndex(e.ID)
	if err != nil {
		return nil, err
	}
	return AddPhoto{i, before.Photos[i]}, nil
}

// ChangePhoto gives the photo with this ID other values: caption, credit,
// picture, crops. Whether it is the lead stays; SetLead changes that.
type ChangePhoto struct {
	Photo PhotoUse `json:"photo"`
}

func (e ChangePhoto) name() string { return "change-photo" }

// Apply changes the photo.
func (e ChangePhoto) Apply(s Story) (Story, error) {
	i, err := s.photoIndex(e.Photo.ID)
	if err != nil {
		return s, err
	}
	next := s
	next.Photos = slices.Clone(s.Photos)
	next.Photos[i] = e.Photo
	next.Photos[i].Lead = s.Photos[i].Lead
	return checked(s, next, validPhotos)
}

// Invert gives it the values it had.
func (e ChangePhoto) Invert(before Story) (Edit, error) {
	i, err := before.photoIndex(e.Photo.ID)
	if err != nil {
		return nil, err
	}
	return ChangePhoto{before.Photos[i]}, nil
}

// MovePhoto moves a photo to another place in the list.
type MovePhoto struct {
	ID PhotoID `json:"id"`
	At int     `json:"at"`
}

func (e MovePhoto) name() string { return "move-photo" }

// Apply moves the photo.
func (e MovePhoto) Apply(s Story) (Story, error) {
	i, err := s.photoIndex(e.ID)
	if err != nil {
		return s, err
	}
	next := s
	next.Photos, err = moved(s.Photos, i, e.At)
	if err != nil {
		return s, err
	}
	return next, nil
}

// moved gives a list with one item in another place.
func moved[T any](list []T, from, to int) ([]T, error) {
	if from < 0 || from >= len(list) || to < 0 || to >= len(list) {
		return nil, fmt.Errorf("%w: %d to %d of %d", ErrOutOfRange, from, to, len(list))
	}
	item := list[from]
	return slices.Insert(slices.Delete(slices.Clone(list), from, from+1), to, item), nil
}

// Invert moves it back.
func (e MovePhoto) Invert(before Story) (Edit, error) {
	i, err := before.photoIndex(e.ID)
	return MovePhoto{e.ID, i}, err
}

// SetLead makes one photo the lead and no other; with ID empty, none.
type SetLead struct {
	ID PhotoID `json:"id"`
}

func (e SetLead) name() string { return "lead" }

// Apply sets the lead.
func (e SetLead) Apply(s Story) (Story, error) {
	if e.ID != "" {
		if _, err := s.photoIndex(e.ID); err != nil {
			return s, err
		}
	}
	next := s
	next.Photos = slices.Clone(s.Photos)
	for i := range next.Photos {
		next.Photos[i].Lead = next.Photos[i].ID == e.ID
	}
	return next, nil
}

// Invert makes the lead the lead again.
func (e SetLead) Invert(before Story) (Edit, error) {
	lead, _ := before.Lead()
	return SetLead{lead.ID}, nil
}

// WithoutPhoto is the edit that removes a photo and the blocks that show it.
func WithoutPhoto(s Story, id PhotoID) (Edit, error) {
	if _, err := s.photoIndex(id); err != nil {
		return nil, err
	}
	var steps []text.Step
	for _, b := range s.Body.All() {
		if b.Photo == string(id) {
			steps = append(steps, text.Remove{First: b.ID, Count: 1})
		}
	}
	if steps == nil {
		return RemovePhoto{id}, nil
	}
	return Group{Body{Transaction: text.Transaction{Steps: steps}}, RemovePhoto{id}}, nil
}

// WithPhoto is the edit that adds a photo to the end of the list and shows it
// in a block at the end of the text.
func WithPhoto(s Story, p PhotoUse, block text.BlockID) Edit {
	insert := text.Insert{Blocks: []text.Block{{ID: block, Kind: text.Photo, Photo: string(p.ID)}}}
	if end, ok := s.Body.End(); ok {
		insert.After = end.Block
	}
	return Group{AddPhoto{len(s.Photos), p}, Body{Transaction: text.Transaction{Steps: []text.Step{insert}}}}
}
