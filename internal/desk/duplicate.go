package desk

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/story"
	"dateline/internal/text"
)

// Duplicate makes another story of the same words and photos. It has IDs of its
// own, so that no statement about one says anything about the other, a slug
// with a number, and nothing of what was planned, corrected or said about the
// other: no versions, no statements, no deadline, nobody who has it, no
// correction line, no notes on the text.
func (s *Stories) Duplicate(ctx context.Context, id string) (story.Story, error) {
	var made story.Story
	err := s.arc.Update(ctx, func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		if made, err = s.copied(d.Story); err != nil {
			return err
		}
		if made.Slug, err = freeSlug(tx, d.Story.Slug); err != nil {
			return err
		}
		return tx.PutDraft(archive.Draft{Story: made, Touched: s.now().UTC()})
	})
	return made, err
}

// copied is a story with every ID made anew.
func (r *room) copied(s story.Story) (story.Story, error) {
	s.ID = r.ids.story()
	s.Assignee, s.Deadline, s.Correction, s.Notes = "", time.Time{}, "", nil
	photos := make(map[string]string, len(s.Photos))
	uses := make([]story.PhotoUse, len(s.Photos))
	for i, use := range s.Photos {
		uses[i] = use
		uses[i].ID = r.ids.photo()
		photos[string(use.ID)] = string(uses[i].ID)
	}
	if len(uses) > 0 {
		s.Photos = uses
	}
	var blocks []text.Block
	for _, b := range s.Body.All() {
		b.ID, b.Photo = r.ids.block(), photos[b.Photo]
		blocks = append(blocks, b)
	}
	var err error
	if s.Body, err = text.NewDocument(blocks...); err != nil {
		return s, err
	}
	if err := r.ids.failed(); err != nil {
		return s, err
	}
	return s, s.Validate()
}

// freeSlug counts a slug up until no story has it.
func freeSlug(tx *archive.Tx, slug string) (string, error) {
	if slug == "" {
		return "", nil
	}
	taken := map[string]bool{}
	for sum, err := range tx.Summaries() {
		if err != nil {
			return "", err
		}
		taken[sum.Slug] = true
	}
	stem := slug
	if i := strings.LastIndexByte(slug, '-'); i > 0 {
		if n, err := strconv.Atoi(slug[i+1:]); err == nil && n > 1 && n < 100 {
			stem = slug[:i]
		}
	}
	for n := 2; ; n++ {
		end := fmt.Sprintf("-%d", n)
		next := story.Slugify(stem[:min(len(stem), mostSlug-len(end))] + end)
		if !taken[next] {
			return next, nil
		}
	}
}

// mostSlug is the longest slug in bytes (package story).
const mostSlug = 80
