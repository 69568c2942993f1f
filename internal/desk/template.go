package desk

import (
	"context"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Template is a story to begin with. It gives structure and never words, so that
// nothing nobody wrote can be published: what stays empty says nothing, and open
// slots for photos keep the story from going out until they are filled or removed.
type Template string

// The templates.
const (
	// Brief is one paragraph: what happened, where, when.
	Brief Template = "brief"
	// News is a lede, two more paragraphs and a fact box.
	News Template = "news"
	// Interview is an introduction and questions, each a heading with its answer.
	Interview Template = "interview"
	// PhotoReport is an open lead, a paragraph and five open photos.
	PhotoReport Template = "photo-report"
)

// Templates lists all of them.
func Templates() []Template { return []Template{Brief, News, Interview, PhotoReport} }

// skeleton is what a template gives a story.
type skeleton struct {
	blocks []text.Kind
	// lead asks for an open lead photo.
	lead bool
	// urgency and length as the desk plans such a story.
	urgency, length int
}

func (t Template) skeleton() (skeleton, bool) {
	switch t {
	case Brief:
		return skeleton{blocks: []text.Kind{text.Paragraph}, urgency: 2, length: 700}, true
	case News:
		return skeleton{blocks: []text.Kind{text.Paragraph, text.Paragraph, text.Paragraph, text.FactBox}, urgency: 3, length: 2500}, true
	case Interview:
		blocks := []text.Kind{text.Paragraph}
		for range 5 {
			blocks = append(blocks, text.Heading3, text.Paragraph)
		}
		return skeleton{blocks: blocks, urgency: 4, length: 9000}, true
	case PhotoReport:
		blocks := []text.Kind{text.Paragraph}
		for range 5 {
			blocks = append(blocks, text.Photo)
		}
		return skeleton{blocks: blocks, lead: true, urgency: 4, length: 1200}, true
	}
	return skeleton{}, false
}

// Template starts a draft from a template, in the language of the interface and
// dated today at the outlet's home.
func (s *Stories) Template(ctx context.Context, t Template) (story.Story, error) {
	made, _, err := s.New(ctx, NewStory{Template: t})
	return made, err
}

// shaped gives a blank story the structure of a template.
func (r *room) shaped(made story.Story, t Template) (story.Story, error) {
	k, ok := t.skeleton()
	if !ok {
		return made, &Refusal{Code: UnknownTemplate, Value: string(t)}
	}
	made.Urgency, made.PlannedLength = k.urgency, k.length
	if k.lead {
		made.Photos = append(made.Photos, story.PhotoUse{ID: r.ids.photo(), Lead: true})
	}
	var blocks []text.Block
	for _, kind := range k.blocks {
		b := text.Block{ID: r.ids.block(), Kind: kind}
		if kind == text.Photo {
			use := story.PhotoUse{ID: r.ids.photo()}
			made.Photos = append(made.Photos, use)
			b.Photo = string(use.ID)
		}
		blocks = append(blocks, b)
	}
	var err error
	if made.Body, err = text.NewDocument(blocks...); err != nil {
		return made, err
	}
	return made, r.ids.failed()
}
