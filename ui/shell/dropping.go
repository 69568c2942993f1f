package shell

import (
	"dateline/internal/desk"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// Dropped is files let fall on the window. On the text of the open story photos
// and words go in where they fell, in their order; elsewhere, or with no story
// open, a page or a text becomes a story. What is neither is refused by name.
func (s *Shell) Dropped(at fyne.Position, paths []string) {
	if s.modal() {
		return
	}
	after, onText := text.BlockID(""), false
	if s.view != nil {
		after, onText = s.under(at)
	}
	var photos, texts []string
	for _, p := range paths {
		switch {
		case isPhoto(p) && s.view != nil:
			photos = append(photos, p)
		case onText && desk.ReadsText(p):
			texts = append(texts, p)
		default:
			s.OpenFile(p)
		}
	}
	switch {
	case len(texts) > 0:
		s.takeTexts(texts, after, func(last text.BlockID) {
			if len(photos) > 0 {
				s.takePhotos(photos, last)
			}
		})
	case len(photos) > 0:
		s.takePhotos(photos, after)
	}
}

// under is the block of the text under a point of the window, and whether the
// point is on the sheet at all; beside the text no block is under it: what is
// dropped there goes to its end.
func (s *Shell) under(at fyne.Position) (text.BlockID, bool) {
	page := s.view.Page()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(page)
	inside := at.Subtract(corner)
	if inside.X < 0 || inside.Y < 0 || inside.X > page.Size().Width || inside.Y > page.Size().Height {
		return "", false
	}
	if place, ok := page.At(inside); ok {
		return place.Block, true
	}
	return "", true
}

// takeTexts reads files and puts their words into the open story behind a block,
// as one change; then gets the last block of them.
func (s *Shell) takeTexts(paths []string, after text.BlockID, then func(last text.BlockID)) {
	sheet := s.sheet
	s.busy(s.sayN("shell.reading-files", len(paths)))
	s.work(func() func() {
		read, err := s.desk.Stories.Read(paths)
		return func() {
			s.idle()
			if s.sheet != sheet || s.view == nil {
				return
			}
			var sel text.Selection
			if err == nil {
				sel, err = s.insert(read.Blocks, after)
			}
			if err != nil {
				s.fail(err)
				then(after)
				return
			}
			s.inserted(len(read.Blocks), read.Left)
			then(sel.Head.Block)
		}
	})
}

// insert puts blocks behind a block and the caret behind them.
func (s *Shell) insert(blocks []text.Block, after text.BlockID) (text.Selection, error) {
	e, sel, err := s.desk.Stories.Dropping(s.sheet.Story(), blocks, after)
	if err != nil {
		return sel, err
	}
	if err := s.sheet.Do(e); err != nil {
		return sel, err
	}
	s.view.Text().Select(sel)
	s.view.Text().Focus()
	return sel, nil
}
