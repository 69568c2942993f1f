package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// line is one story as lists show it. It is never changed.
type line struct {
	row Row
	// mine says that its last version was written on this laptop, or that it has none.
	mine bool
	// words is what is searched.
	words string
	// names are the people and agencies named in it.
	names []string
}

// lineMaker makes lines in one reading of the archive.
type lineMaker struct {
	*room
	tx      *archive.Tx
	people  staff
	profile outlet.Profile
}

// line makes the line of one story; nil when there is no such story. One that
// is damaged has a line too, which says so: the others stay within reach.
func (m *lineMaker) line(id story.ID) (*line, error) {
	made, err := m.whole(id)
	switch {
	case archive.Is(err, archive.NotFound):
		return nil, nil
	case archive.Is(err, archive.Damaged):
		return &line{row: Row{ID: id, Headline: string(id), Damaged: err}, words: string(id)}, nil
	}
	return made, err
}

func (m *lineMaker) whole(id story.ID) (*line, error) {
	summary, err := m.tx.Summary(id)
	if err != nil {
		return nil, err
	}
	d, err := m.tx.Draft(id)
	if err != nil {
		return nil, err
	}
	made := &line{row: *rowOf(summary), mine: true}
	row, s := &made.row, d.Story
	if lead, ok := s.Lead(); ok {
		row.Photo = &lead
	}
	row.Tags, row.Planned, row.Urgency, row.Assignee = s.Tags, s.PlannedLength, s.Urgency, s.Assignee
	for _, f := range rules.Check(s, m.profile) {
		switch {
		case f.Level == rules.Blocks && row.Blocker == nil:
			row.Blocker = &f
		case f.Level == rules.Warns:
			row.Warnings++
		}
	}
	made.words = fold(strings.Join(slices.Concat([]string{s.Headline, row.Place, s.Slug, s.Rubric}, s.Bylines, s.Tags), "\n"))
	made.names = namesIn(s)
	writer, err := m.stand(made, d)
	row.Author = cmp.Or(first(s.Bylines), s.Assignee, writer)
	return made, err
}

// stand computes where the story stands, and gives who wrote its last version.
func (m *lineMaker) stand(made *line, d archive.Draft) (writer string, err error) {
	made.row.State = revision.StateDraft
	revisions, err := m.tx.Revisions(d.Story.ID)
	if err != nil {
		return "", err
	}
	statements, err := m.tx.Statements(d.Story.ID)
	if err != nil || len(revisions) == 0 && len(statements) == 0 {
		return "", err // a draft, without looking closer
	}
	rec, err := m.recordWith(m.tx, d, m.people)
	if err != nil {
		return "", err
	}
	made.row.State = revision.StateOf(rec.facts)
	made.mine = len(revisions) == 0
	for _, v := range rec.revisions {
		if slices.Contains(rec.facts.Heads, v.ID()) {
			made.mine = made.mine || v.Device == m.device.Key()
			writer, _ = signer(m.people.cards, func(c revision.SignedCard) bool { return c.Has(v.Device) })
		}
	}
	return writer, nil
}

// stateAt is the state of a line now: an embargo passes by itself.
func (made *line) stateAt(now time.Time) revision.State {
	switch made.row.State {
	case revision.StateApproved, revision.StateEmbargoed:
		if made.row.Embargo.After(now) {
			return revision.StateEmbargoed
		}
		return revision.StateApproved
	}
	return made.row.State
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// namesIn are the people and agencies that a story names.
func namesIn(s story.Story) []string {
	names := slices.Clone(s.Bylines)
	for _, p := range s.Photos {
		names = append(names, p.Credit.Agency, p.Credit.Photographer)
	}
	return names
}
