package desk

import (
	"context"
	"fmt"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Take checks the files, decodes each once in the child process and keeps their
// originals, all of them or none. The photos belong to no story yet: Placing
// and Filling put them into one. The notes say what was taken from the files.
func (p *Photos) Take(ctx context.Context, files []string) ([]story.PhotoUse, []Note, error) {
	uses, infos, err := p.develop(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	var notes []Note
	for i, file := range files {
		notes = append(notes, photoNotes(file, infos[i], uses[i], uses[i], NewPhoto{})...)
	}
	return uses, notes, p.ids.failed()
}

// Placing is the edit that shows photos in a story, one thing to undo. A story
// without photos takes the first as its lead; every other gets a block behind
// the block after, in their order, at the end of the text when after is empty,
// and the place in the list that it has in the text.
func (p *Photos) Placing(s story.Story, uses []story.PhotoUse, after text.BlockID) (story.Edit, error) {
	if end, ok := s.Body.End(); after == "" && ok {
		after = end.Block
	}
	return p.placing(s, uses, after)
}

// PlacingBefore is Placing before a block: behind the one before it, or at the
// start of the text.
func (p *Photos) PlacingBefore(s story.Story, uses []story.PhotoUse, block text.BlockID) (story.Edit, error) {
	switch i := s.Body.Index(block); {
	case i < 0:
		return nil, fmt.Errorf("%w: %q", text.ErrNoBlock, block)
	case i == 0:
		return p.placing(s, uses, "")
	default:
		return p.placing(s, uses, s.Body.Block(i-1).ID)
	}
}

// placing puts photos behind a block; behind none is the start of the text.
func (p *Photos) placing(s story.Story, uses []story.PhotoUse, after text.BlockID) (story.Edit, error) {
	var group story.Group
	for _, use := range uses {
		use.Lead = false
		part := story.Group{story.AddPhoto{Photo: use}}
		if len(s.Photos) == 0 {
			part = append(part, story.SetLead{ID: use.ID})
		} else {
			block := text.Block{ID: p.ids.block(), Kind: text.Photo, Photo: string(use.ID)}
			insert := text.Transaction{Steps: []text.Step{text.Insert{After: after, Blocks: []text.Block{block}}}}
			part = story.Group{story.AddPhoto{At: placeInList(s, after), Photo: use}, story.Body{Transaction: insert}}
			after = block.ID
		}
		next, err := part.Apply(s)
		if err != nil {
			return nil, err
		}
		s = next
		group = append(group, part...)
	}
	return group, p.ids.failed()
}

// placeInList is where a photo behind this block comes in the list of photos:
// behind the last one that the text shows up to there, and behind the lead.
func placeInList(s story.Story, after text.BlockID) int {
	shown := map[story.PhotoID]bool{}
	for i, b := range s.Body.All() {
		if b.Kind == text.Photo && i <= s.Body.Index(after) {
			shown[story.PhotoID(b.Photo)] = true
		}
	}
	at := 0
	for i, use := range s.Photos {
		if shown[use.ID] || use.Lead {
			at = i + 1
		}
	}
	return at
}

// Filling is the edit that puts a photo into an open slot of a story. What the
// slot says of the picture stays; what it does not say comes from the photo.
func (p *Photos) Filling(s story.Story, slot story.PhotoID, use story.PhotoUse) (story.Edit, error) {
	open, _, err := NewPhoto{Slot: string(slot)}.slot(s, true)
	if err != nil {
		return nil, err
	}
	return story.ChangePhoto{Photo: filled(open, use, NewPhoto{})}, nil
}
