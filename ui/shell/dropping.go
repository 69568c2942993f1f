package shell

import (
	"slices"

	"dateline/internal/desk"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// Dropped is files let fall on the window. On the text of the open story photos
// and words go in where they fell, in their order; elsewhere, or with no story
// open, a page or a text becomes a story. Hand-offs and cards are read wherever they
// fall. What is none of these is refused by name.
func (s *Shell) Dropped(at fyne.Position, paths []string) {
	if fromLaptops := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !isFromALaptop(p) }); len(fromLaptops) > 0 {
		// Also over the settings, where people are accepted.
		for _, p := range fromLaptops {
			s.openFromALaptop(p)
		}
		paths = slices.DeleteFunc(slices.Clone(paths), isFromALaptop)
	}
	if s.modal() || len(paths) == 0 {
		return
	}
	var where spot
	onText := false
	if s.view != nil {
		where, onText = s.under(at)
		s.carriedOff()
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
		s.takeTexts(texts, where, func(last spot) {
			if len(photos) > 0 {
				s.takePhotos(photos, last)
			}
		})
	case len(photos) > 0:
		s.takePhotos(photos, where)
	}
}

// under is the border of the text under a point of the window, where the line is
// while files are carried over it, and whether the point is on the sheet at all;
// what is dropped elsewhere goes to the end of the text.
func (s *Shell) under(at fyne.Position) (spot, bool) {
	page := s.view.Page()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(page)
	inside := at.Subtract(corner)
	if inside.X < 0 || inside.Y < 0 || inside.X > page.Size().Width || inside.Y > page.Size().Height {
		return spot{}, false
	}
	block, before, _ := page.Border(inside)
	return spot{block, before}, true
}

// takeTexts reads files and puts their words into the open story at a spot, as one
// change; then gets the spot behind them.
func (s *Shell) takeTexts(paths []string, at spot, then func(last spot)) {
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
				sel, err = s.insert(read.Blocks, at)
			}
			if err != nil {
				s.fail(err)
				then(at)
				return
			}
			s.inserted(len(read.Blocks), read.Left)
			then(spot{block: sel.Head.Block})
		}
	})
}

// insert puts blocks at a spot and the caret behind them.
func (s *Shell) insert(blocks []text.Block, at spot) (text.Selection, error) {
	dropping := s.desk.Stories.Dropping
	if at.before {
		dropping = s.desk.Stories.DroppingBefore
	}
	e, sel, err := dropping(s.sheet.Story(), blocks, at.block)
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
