package desk

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/wire"
)

// Word is an argument of a Note that is itself an id of words.
type Word string

// Import reads a file into a new story and says what was recognised, guessed
// or left out.
func (s *Stories) Import(ctx context.Context, path string) (story.Story, []Note, error) {
	data, err := readFile(path)
	if err != nil {
		return story.Story{}, nil, err
	}
	cities, err := s.cities()
	if err != nil {
		return story.Story{}, nil, err
	}
	read := wire.ReadText
	if isHTML(path) {
		read = wire.ReadHTML
	}
	page, err := read(data, wire.Options{Name: filepath.Base(path), NewID: s.ids.block, Cities: cities, Language: s.language})
	if err != nil {
		return story.Story{}, nil, err
	}
	made, notes, err := s.fromPage(page)
	if err != nil {
		return story.Story{}, nil, err
	}
	return made, notes, s.keep(ctx, made)
}

// readFile reads no more of a file than a page can have, and says why not in a
// user's terms.
func readFile(path string) ([]byte, error) {
	if !ReadsText(path) {
		return nil, &Refusal{Code: UnknownFormat, Value: filepath.Base(path)}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Refusal{Code: CannotRead, Value: path, Err: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, wire.MaxBytes+1))
	if err != nil {
		return nil, &Refusal{Code: CannotRead, Value: path, Err: err}
	}
	return data, nil
}

// fromPage makes a story of what a page says; what it does not say takes the
// defaults of a new story.
func (s *Stories) fromPage(page wire.Page) (story.Story, []Note, error) {
	profile, err := s.profile()
	if err != nil {
		return story.Story{}, nil, err
	}
	made, err := s.blank(page.Language, profile)
	if err != nil {
		return story.Story{}, nil, err
	}
	made.Headline, made.Deck, made.Bylines, made.Source = page.Headline, page.Deck, page.Bylines, page.Source
	notes := pageNotes(page)
	if page.City != "" {
		place, n, err := (&setting{room: s.room, story: made, profile: profile}).cityOf(page.City)
		if err != nil {
			return story.Story{}, nil, err
		}
		made.Dateline.Place = place
		notes = append(notes, n...)
	}
	made.Dateline.Date = page.Date
	if page.Date.IsZero() {
		made.Dateline.Date = newsdate.Of(s.now().In(zoneOf(made, profile)))
		notes = append(notes, Note{"desk.note.date-today", map[string]any{"Date": made.Dateline.Date.String()}})
	}
	blocks := s.withSlots(&made, page)
	if len(blocks) > 0 {
		if made.Body, err = text.NewDocument(blocks...); err != nil {
			return story.Story{}, nil, err
		}
	}
	for _, item := range page.Related {
		made.Related = append(made.Related, story.Related{Title: item.Title, URL: item.URL, Partner: item.Partner})
	}
	if page.RelatedTitle != "" && len(page.Related) > 0 {
		// The page's own heading of its list is what its readers saw.
		if page.Related[0].Partner {
			made.Words.Partners = page.RelatedTitle
		} else {
			made.Words.Related = page.RelatedTitle
		}
	}
	if made.Slug == "" {
		made.Slug = story.Slugify(made.Headline)
	}
	if err := s.ids.failed(); err != nil {
		return story.Story{}, nil, err
	}
	return made, notes, made.Validate()
}

// withSlots makes an open slot of every photo the page showed. The lead stands
// above the text; each other one gets a block where it stood.
func (s *Stories) withSlots(made *story.Story, page wire.Page) []text.Block {
	var blocks []text.Block
	at := 0
	for _, slot := range page.Photos {
		use := story.PhotoUse{
			ID: s.ids.photo(), Lead: slot.Lead, Caption: slot.Caption, Alt: slot.Alt,
			Credit: story.Credit{Agency: slot.Agency, Photographer: slot.Photographer},
		}
		made.Photos = append(made.Photos, use)
		if !slot.Lead {
			blocks = append(blocks, page.Blocks[at:slot.At]...)
			at = slot.At
			blocks = append(blocks, text.Block{ID: s.ids.block(), Kind: text.Photo, Photo: string(use.ID)})
		}
	}
	return append(blocks, page.Blocks[at:]...)
}

func pageNotes(page wire.Page) []Note {
	var out []Note
	for _, n := range page.Notes {
		out = append(out, Note{"wire." + string(n.Kind), map[string]any{"Line": n.Line, "Text": n.Text, "N": n.N}})
	}
	return out
}

// keep puts a new story into the archive.
func (r *room) keep(ctx context.Context, s story.Story) error {
	return r.arc.Update(ctx, func(tx *archive.Tx) error {
		return tx.PutDraft(archive.Draft{Story: s, Touched: r.now().UTC()})
	})
}
