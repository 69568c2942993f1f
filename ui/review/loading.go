package review

import (
	"context"
	"errors"
	"slices"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// load reads everything about the story and shows it in one go: a bar of one
// version over the text of another would be a trap.
func (s *Screen) load() {
	chosen := s.state
	st, id := s.d.Sheet.Story(), s.id()
	s.errands.run(func(ctx context.Context) func() {
		r := read{at: s.d.Now(), content: contentOf(st)}
		err := r.fill(ctx, s.d, id, chosen)
		return func() {
			if err != nil {
				s.d.Error(err)
				return
			}
			s.shown(r)
		}
	})
}

func (r *read) fill(ctx context.Context, d Deps, id string, chosen State) error {
	var errs [5]error
	r.standing, errs[0] = d.Standing(ctx)
	r.versions, errs[1] = d.Newsroom.Versions(ctx, id)
	r.seen, _, errs[2] = d.Newsroom.SinceSeen(ctx, id)
	r.suggestions, errs[3] = d.Newsroom.Suggestions(ctx, id)
	begun, ok, err := d.Newsroom.Proposal(ctx, id)
	if errs[4] = err; ok {
		r.begun = &begun
	}
	if err := errors.Join(errs[:]...); err != nil {
		return err
	}
	if r.from, r.to, r.alone = chosen.From, chosen.To, chosen.Alone; !chosen.Chosen {
		r.from, r.to, r.alone = r.usual(chosen.News)
	}
	if r.alone = r.alone || r.from == r.to && !r.to.IsZero(); r.alone {
		r.from = revision.Hash{}
		err = r.byItself(ctx, d, id)
	} else if r.comparison, err = d.Newsroom.Compare(ctx, id, r.from, r.to); err == nil {
		r.known()
	}
	if err != nil {
		return err
	}
	r.sheet = r.comparison.Sheet()
	r.done = true
	return nil
}

// usual is what one wants to compare: what was read last with the newest. What was
// never read is shown by itself to a reader, and beside the version before it to
// who wrote it or asked for the news.
func (r *read) usual(news bool) (from, to revision.Hash, alone bool) {
	if n := len(r.versions); n > 0 {
		newest := r.versions[n-1]
		switch {
		case r.standing.Changed:
			from = newest.Revision
		case len(newest.Parents) > 0:
			from, to = newest.Parents[0], newest.Revision
		default:
			to = newest.Revision
		}
	}
	if r.standing.Read {
		return r.seen, to, false
	}
	return from, to, !r.standing.Wrote && !news || from.IsZero()
}

// byItself shows the newer text with nothing beside it.
func (r *read) byItself(ctx context.Context, d Deps, id string) error {
	st, err := d.Newsroom.At(ctx, id, r.to)
	r.comparison = comparison.Compare(st, st)
	return err
}

// known names the older text when the desk chose it: the version that it is, or
// something that was read and has become no version.
func (r *read) known() {
	if !r.from.IsZero() || r.comparison.Before.ID == "" {
		return
	}
	content := contentOf(r.comparison.Before)
	r.loose = true
	for _, v := range r.versions { // of two with one content the later
		if v.Content == content {
			r.from, r.loose = v.Revision, false
		}
	}
}

// contentOf is what an approval would be of; notes are not in it.
func contentOf(st story.Story) revision.Hash {
	data, err := revision.EncodeContent(st)
	if err != nil {
		return revision.Hash{}
	}
	return revision.HashOfContent(data)
}

// shown shows what was read.
func (s *Screen) shown(r read) {
	r.chain = s.read.chain
	s.read = r
	s.state.From, s.state.To, s.state.Alone = r.from, r.to, r.alone
	s.stale = contentOf(s.d.Sheet.Story()) != r.content
	if !s.state.Chosen || (r.alone || r.from == r.seen) && contentOf(r.comparison.After) == r.content {
		s.caught = r.content
	}
	s.bar.update()
	s.history.update()
	s.changes.update()
	s.reading.update()
	s.frame.relay()
	if s.state.Proposing && s.proposal == nil {
		s.beginProposal(s.state.Proposal)
	}
	s.verify()
}

// verify proves the chain of signatures, away from the window.
func (s *Screen) verify() {
	id := s.id()
	s.errands.run(func(ctx context.Context) func() {
		report, err := s.d.Newsroom.Verify(ctx, id)
		return func() {
			if err != nil {
				s.d.Error(err)
				return
			}
			s.read.chain = &report
			s.history.update()
			s.bar.update()
			s.reading.alarm()
		}
	})
}

// broken says that the signatures do not hold: then nothing can be signed here.
func (s *Screen) broken() bool { return s.read.chain != nil && len(s.read.chain.Faults) > 0 }

// changed hears of every change of the story. Notes are shown at once; a change of
// the text by somebody else makes the screen old.
func (s *Screen) changed(before, after story.Story) {
	if !s.read.done {
		return
	}
	if !slices.EqualFunc(before.Notes, after.Notes, sameNote) {
		s.reading.renote()
	}
	if stale := contentOf(after) != s.read.content; stale != s.stale {
		s.stale = stale
		s.bar.update()
	}
}

func sameNote(a, b story.Note) bool {
	return a.ID == b.ID && a.From == b.From && a.To == b.To && a.Resolved == b.Resolved && slices.Equal(a.Remarks, b.Remarks)
}

// renew shows the story as it is now.
func (s *Screen) renew() {
	s.state.Chosen = false
	s.load()
}

func (s *Screen) isNewest(rev revision.Hash) bool {
	n := len(s.read.versions)
	return rev.IsZero() || n > 0 && s.read.versions[n-1].Revision == rev
}

// alone shows a version by itself.
func (s *Screen) alone(rev revision.Hash) {
	s.state.Chosen, s.state.Alone, s.state.From, s.state.To, s.state.Change = true, true, revision.Hash{}, rev, ""
	s.load()
}

// choose compares two other versions.
func (s *Screen) choose(from, to revision.Hash) {
	s.state.Chosen, s.state.Alone, s.state.From, s.state.To, s.state.Change = true, false, from, to, ""
	s.load()
}

// version is the version with this name; ok is false for the text as it stands.
func (s *Screen) version(rev revision.Hash) (desk.Version, bool) {
	i := slices.IndexFunc(s.read.versions, func(v desk.Version) bool { return v.Revision == rev })
	if i < 0 {
		return desk.Version{}, false
	}
	return s.read.versions[i], true
}
