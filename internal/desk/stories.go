package desk

import (
	"context"
	"time"

	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
)

// NewStory says how a new draft begins; the zero NewStory is an empty one.
type NewStory struct {
	// Template it is begun from; empty is one empty paragraph.
	Template Template
	Headline string
	// City as typed; Date as typed, today in the city when empty.
	City, Date string
	// Language "ru" or "en"; empty is the interface's.
	Language string
}

// New starts a draft.
func (s *Stories) New(ctx context.Context, n NewStory) (story.Story, []Note, error) {
	if n.Language != "" && n.Language != "ru" && n.Language != "en" {
		return story.Story{}, nil, &Refusal{Code: BadValue, Field: "language", Value: n.Language}
	}
	profile, err := s.profile()
	if err != nil {
		return story.Story{}, nil, err
	}
	made, err := s.blank(n.Language, profile)
	if err != nil {
		return story.Story{}, nil, err
	}
	if n.Template != "" {
		if made, err = s.shaped(made, n.Template); err != nil {
			return story.Story{}, nil, err
		}
	}
	set := []Assignment{{"headline", n.Headline}, {"city", n.City}}
	if n.Date != "" {
		set = append(set, Assignment{"date", n.Date})
	}
	made, notes, err := s.assign(made, profile, set)
	if err != nil {
		return story.Story{}, nil, err
	}
	if n.Date == "" {
		made.Dateline.Date = newsdate.Of(s.now().In(zoneOf(made, profile)))
	}
	made.Slug = story.Slugify(made.Headline)
	if err := made.Validate(); err != nil {
		return story.Story{}, nil, err
	}
	return made, notes, s.keep(ctx, made)
}

// blank is an empty story of a language: an ID, the outlet's words, one empty paragraph.
func (r *room) blank(lang string, profile outlet.Profile) (story.Story, error) {
	if lang == "" {
		lang = r.language
	}
	body, err := text.NewDocument(text.Block{ID: r.ids.block(), Kind: text.Paragraph})
	if err != nil {
		return story.Story{}, err
	}
	made := story.Story{ID: r.ids.story(), Language: lang, Body: body, Words: profile.For(lang)}
	return made, r.ids.failed()
}

// View is a story as it stands.
type View struct {
	Story   story.Story
	State   revision.State
	Content revision.Hash
	// Version counts the revisions; 0 before the first.
	Version int
	Touched time.Time
}

// Show gives the story that is meant.
func (s *Stories) Show(_ context.Context, id string) (View, error) {
	var v View
	err := s.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := s.recordOf(tx, d)
		if err != nil {
			return err
		}
		v = View{d.Story, revision.StateOf(rec.facts), rec.facts.Working, len(rec.revisions), d.Touched}
		return nil
	})
	return v, err
}

// Check gives what is wrong with a story, what blocks it first.
func (s *Stories) Check(_ context.Context, id string) ([]rules.Finding, error) {
	profile, err := s.profile()
	if err != nil {
		return nil, err
	}
	var found []rules.Finding
	err = s.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err == nil {
			found = rules.Check(d.Story, profile)
		}
		return err
	})
	return found, err
}

// Blocks says whether one of the findings forbids the export.
func Blocks(findings []rules.Finding) bool { return len(rules.Blocked(findings, "")) > 0 }

// AddRelated puts something worth reading at the end of the related list. A
// story of this newsroom is meant by its ID and keeps the title it has now.
func (s *Stories) AddRelated(ctx context.Context, id string, item story.Related) error {
	return s.edit(ctx, id, func(tx *archive.Tx, d archive.Draft) (story.Edit, error) {
		if item.Story != "" {
			other, err := draftOf(tx, string(item.Story))
			if err != nil {
				return nil, err
			}
			if other.Story.ID == d.Story.ID {
				return nil, &Refusal{Code: RelatedToItself, Story: d.Story.ID}
			}
			item.Story, item.Title = other.Story.ID, other.Story.Headline
		}
		return story.AddRelated{At: len(d.Story.Related), Item: item}, nil
	})
}
