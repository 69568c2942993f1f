package inspector

import (
	"dateline/internal/newsdate"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// remedy is the one thing that mends a finding.
type remedy struct {
	label string
	edit  story.Edit
}

// remedy is what mends a finding, where nothing else could be meant: the only
// photo is the lead, and a story without a date is of today. Where a person must
// decide there is none.
func (i *Inspector) remedy(s story.Story, f rules.Finding) (remedy, bool) {
	switch f.Rule {
	case rules.LeadMissing:
		if len(s.Photos) == 1 {
			return remedy{i.say("inspector.remedy.lead"), story.SetLead{ID: s.Photos[0].ID}}, true
		}
	case rules.DateMissing:
		zone := zoneOf(s, i.d.Profile())
		today := newsdate.Of(i.d.Now().In(zone))
		label := i.d.Say.Say("inspector.remedy.today", map[string]any{"Day": shortDay(today, today.Year, i.d.Say.Language())})
		return remedy{label, story.SetDate{Date: today}}, true
	}
	return remedy{}, false
}

// Remedy gives what mends a finding for sure, by its name; nil when a person must
// decide.
func (i *Inspector) Remedy(f rules.Finding) (label string, mend func()) {
	r, ok := i.remedy(i.d.Sheet.Story(), f)
	if !ok {
		return "", nil
	}
	return r.label, func() { i.mend(f) }
}

// mend does the remedy for the story as it is now: it may have been mended since
// the finding was drawn.
func (i *Inspector) mend(f rules.Finding) {
	if r, ok := i.remedy(i.d.Sheet.Story(), f); ok {
		i.do(r.edit)
	}
}
