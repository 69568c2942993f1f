package archive

import (
	"iter"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/story"
)

// Summary is what a list shows of a story without opening it. Where it stands
// is not in it: that is computed from its statements.
type Summary struct {
	ID       story.ID      `json:"id"`
	Headline string        `json:"headline"`
	Slug     string        `json:"slug"`
	City     string        `json:"city"`
	Date     newsdate.Date `json:"date"`
	Language string        `json:"language"`
	Rubric   string        `json:"rubric"`
	Bylines  []string      `json:"bylines"`
	// Length of the text in characters with spaces.
	Length int `json:"length"`
	// Lead is the hash of the lead photo's original, or empty.
	Lead     string    `json:"lead"`
	Touched  time.Time `json:"touched"`
	Deadline time.Time `json:"deadline,omitzero"`
	Embargo  time.Time `json:"embargo,omitzero"`
}

func summaryOf(d Draft) Summary {
	s := d.Story
	lead, _ := s.Lead()
	return Summary{
		ID: s.ID, Headline: s.Headline, Slug: s.Slug, City: s.Dateline.Place.Name, Date: s.Dateline.Date,
		Language: s.Language, Rubric: s.Rubric, Bylines: s.Bylines, Length: s.Length(), Lead: lead.Original,
		Touched: d.Touched, Deadline: s.Deadline, Embargo: s.Embargo,
	}
}

// Summary gives what a list shows of a story; NotFound when there is none.
func (t *Tx) Summary(id story.ID) (Summary, error) {
	if d, ok := t.ahead[id]; ok {
		return summaryOf(d), nil
	}
	var s Summary
	ok, err := t.json(bucketSummary, []byte(id), &s)
	if err == nil && !ok {
		err = &Refusal{Code: NotFound, Path: string(id)}
	}
	return s, err
}

// Summaries goes over the summaries of all stories; the first error ends it.
func (t *Tx) Summaries() iter.Seq2[Summary, error] {
	return func(yield func(Summary, error) bool) {
		for id, v := range t.under(bucketSummary, nil) {
			var s Summary
			err := v.err
			if d, ok := t.ahead[story.ID(id)]; ok {
				s = summaryOf(d)
			} else if err == nil {
				err = t.decode(bucketSummary, v.value, &s)
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}
