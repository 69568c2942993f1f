package shell

import (
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
)

// addPhotos asks for photos and puts them behind the block with the caret.
func (s *Shell) addPhotos() {
	s.dialogs.OpenFiles("photos", true, func(paths []string) {
		if len(paths) > 0 && s.view != nil {
			s.takePhotos(paths, spot{block: s.view.Text().Selection().Head.Block})
		}
	})
}

// spot is a border between blocks of the text: behind a block, or before it. The
// zero spot is the end of the text.
type spot struct {
	block  text.BlockID
	before bool
}

// placing is the edit that puts photos at a spot, or at the end of the text when
// the block is gone by now.
func (s *Shell) placing(st story.Story, uses []story.PhotoUse, at spot) (story.Edit, error) {
	switch {
	case st.Body.Index(at.block) < 0:
		return s.desk.Photos.Placing(st, uses, "")
	case at.before:
		return s.desk.Photos.PlacingBefore(st, uses, at.block)
	}
	return s.desk.Photos.Placing(st, uses, at.block)
}

// takePhotos looks at files, keeps them, and puts them into the open story as
// one change.
func (s *Shell) takePhotos(paths []string, at spot) {
	sheet := s.sheet
	s.busy(s.words.Say("shell.taking-photos", map[string]any{"N": len(paths)}))
	s.work(func() func() {
		uses, notes, err := s.desk.Photos.Take(s.ctx, paths)
		return func() {
			s.idle()
			if err == nil && s.sheet == sheet {
				var e story.Edit
				if e, err = s.placing(sheet.Story(), uses, at); err == nil {
					err = sheet.Do(e)
				}
			}
			if err != nil {
				s.fail(err)
				return
			}
			s.notes(notes)
		}
	})
}

// photoAtCaret is the photo that is selected in the text, else the lead.
func (s *Shell) photoAtCaret() (story.PhotoUse, bool) {
	st := s.sheet.Story()
	if i := st.Body.Index(s.view.Text().Selection().Head.Block); i >= 0 {
		if use, ok := st.Photo(story.PhotoID(st.Body.Block(i).Photo)); ok {
			return use, true
		}
	}
	return st.Lead()
}

func (s *Shell) cropPhoto() {
	if use, ok := s.photoAtCaret(); ok {
		s.inspector.Crop(use.ID)
	}
}

func (s *Shell) makeLead() {
	if use, ok := s.photoAtCaret(); ok {
		if err := s.sheet.Do(story.SetLead{ID: use.ID}); err != nil {
			s.fail(err)
		}
	}
}

// openPhoto is a double click on a photo.
func (s *Shell) openPhoto(id story.PhotoID) { s.inspector.Crop(id) }

// nextFinding goes to the place of the next finding, or of the one before.
func (s *Shell) nextFinding(by int) {
	found := s.view.Findings()
	s.finding = (s.finding + by + len(found)) % len(found)
	f := found[s.finding]
	s.goTo(f.Place)
	id, args := f.Why()
	s.kit.Toast(kit.Info, s.words.Say(id, args), "", nil)
}
