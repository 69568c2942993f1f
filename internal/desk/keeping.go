package desk

import (
	"context"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// KeepVersion makes the text as it stands a version, unless it is one, and gives
// it a name if there is one.
func (v *Review) KeepVersion(ctx context.Context, id, name string) (Version, error) {
	var out Version
	err := v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		head, err := v.mint(tx, rec)
		if err != nil {
			return err
		}
		if name = strings.TrimSpace(text.Clean(name)); name != "" {
			if err := v.sayOf(tx, rec, me, head, revision.Statement{Kind: revision.Named, Note: name}); err != nil {
				return err
			}
		}
		out, err = v.version(tx, rec, head.ID())
		return err
	})
	return out, err
}

// Name gives a version a name; an empty one takes it away.
func (v *Review) Name(ctx context.Context, id string, rev revision.Hash, name string) error {
	return v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		of, ok := rec.revision(rev)
		if !ok {
			return &Refusal{Code: NoSuchVersion, Story: rec.draft.Story.ID, Value: short(rev)}
		}
		return v.sayOf(tx, rec, me, of, revision.Statement{Kind: revision.Named, Note: strings.TrimSpace(text.Clean(name))})
	})
}

// Restore makes the text what it was in a version: one edit that can be undone,
// and a new version. What stood there before is a version too. Notes stay on
// their words.
func (v *Review) Restore(ctx context.Context, id string, rev revision.Hash) error {
	if err := v.sheets.flush(ctx); err != nil {
		return err
	}
	make := func(tx *archive.Tx, d archive.Draft) (story.Edit, error) {
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return nil, err
		}
		was, err := rec.text(tx, rev)
		if err != nil {
			return nil, err
		}
		return becoming(d.Story, was)
	}
	before := func(tx *archive.Tx, d archive.Draft) error {
		rec, err := v.recordOf(tx, d)
		if err == nil {
			_, err = v.mint(tx, &rec)
		}
		return err
	}
	return v.change(ctx, id, change{before: before, make: make, after: func(tx *archive.Tx, rec *record, _ revision.SignedCard) error {
		_, err := v.mint(tx, rec)
		return err
	}})
}
