package main

import (
	"strconv"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/newsdate"
	"dateline/internal/picture"
	"dateline/internal/revision"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
)

// The views are the JSON of docs/CLI.md: names and types in them are a promise
// to scripts and change only by addition.

type rowView struct {
	ID       story.ID      `json:"id"`
	Headline string        `json:"headline"`
	Place    string        `json:"place"`
	Date     newsdate.Date `json:"date"`
	State    string        `json:"state"`
	Lang     string        `json:"lang"`
	Rubric   string        `json:"rubric"`
	Byline   string        `json:"byline"`
	Length   int           `json:"length"`
	Touched  time.Time     `json:"touched"`
	Deadline time.Time     `json:"deadline,omitzero"`
	Embargo  time.Time     `json:"embargo,omitzero"`
}

func rowViews(rows []desk.Row) []rowView {
	out := make([]rowView, len(rows))
	for i, r := range rows {
		out[i] = rowView{
			r.ID, r.Headline, r.Place, r.Date, string(r.State), r.Language, r.Rubric,
			strings.Join(r.Bylines, ", "), r.Length, r.Touched, r.Deadline, r.Embargo,
		}
	}
	return out
}

type storyJSON struct {
	ID       story.ID        `json:"id"`
	Lang     string          `json:"lang"`
	Headline string          `json:"headline"`
	Deck     string          `json:"deck"`
	Byline   string          `json:"byline"`
	Bylines  []string        `json:"bylines"`
	Place    placeView       `json:"place"`
	Date     newsdate.Date   `json:"date"`
	Blocks   []blockView     `json:"blocks"`
	Photos   []photoView     `json:"photos"`
	Related  []story.Related `json:"related"`
	Tags     []string        `json:"tags"`
	Notes    []noteView      `json:"notes"`
	State    string          `json:"state"`
	// Version counts the revisions so far; 0 before the first.
	Version        int       `json:"version"`
	Content        string    `json:"content"`
	Rubric         string    `json:"rubric"`
	Slug           string    `json:"slug"`
	Urgency        int       `json:"urgency"`
	Embargo        time.Time `json:"embargo,omitzero"`
	Source         string    `json:"source"`
	WebDescription string    `json:"web_description"`
	EdNote         string    `json:"ednote"`
	Correction     string    `json:"correction"`
	Note           string    `json:"note"`
	Assignee       string    `json:"assignee"`
	Deadline       time.Time `json:"deadline,omitzero"`
	PlannedLength  int       `json:"planned_length"`
	Length         int       `json:"length"`
	Words          int       `json:"words"`
	Touched        time.Time `json:"touched"`
}

type placeView struct {
	Name    string `json:"name"`
	Region  string `json:"region"`
	Country string `json:"country"`
	Zone    string `json:"zone"`
}

type blockView struct {
	ID          text.BlockID `json:"id"`
	Kind        text.Kind    `json:"kind"`
	Text        string       `json:"text"`
	Marks       []text.Mark  `json:"marks"`
	Depth       int          `json:"depth,omitempty"`
	Attribution string       `json:"attribution,omitempty"`
	Photo       string       `json:"photo,omitempty"`
	URL         string       `json:"url,omitempty"`
}

type photoView struct {
	ID           story.PhotoID `json:"id"`
	Caption      string        `json:"caption"`
	Agency       string        `json:"agency"`
	Photographer string        `json:"photographer"`
	Alt          string        `json:"alt"`
	Rights       string        `json:"rights"`
	Lead         bool          `json:"lead"`
	// Original is the SHA-256 of the file; empty for an open slot.
	Original string `json:"original"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
}

func photoViews(photos []story.PhotoUse) []photoView {
	out := make([]photoView, len(photos))
	for i, p := range photos {
		out[i] = photoView{
			p.ID, p.Caption, p.Credit.Agency, p.Credit.Photographer, p.Alt, p.RightsLine(), p.Lead, p.Original, p.Width, p.Height,
		}
	}
	return out
}

func storyView(v desk.View) storyJSON {
	s := v.Story
	blocks := []blockView{}
	for _, b := range s.Body.All() {
		blocks = append(blocks, blockView{b.ID, b.Kind, b.Text, full(b.Marks), b.Depth, b.Attribution, b.Photo, b.URL})
	}
	p := s.Dateline.Place
	return storyJSON{
		ID: s.ID, Lang: s.Language, Headline: s.Headline, Deck: s.Deck,
		Byline: strings.Join(s.Bylines, ", "), Bylines: full(s.Bylines),
		Place: placeView{p.Name, p.Region, p.Country, p.Zone}, Date: s.Dateline.Date,
		Blocks: blocks, Photos: photoViews(s.Photos), Related: full(s.Related), Tags: full(s.Tags), Notes: noteViews(s),
		State: string(v.State), Version: v.Version, Content: v.Content.String(),
		Rubric: s.Rubric, Slug: s.Slug, Urgency: s.Urgency, Embargo: s.Embargo, Source: s.Source,
		WebDescription: s.WebDescription, EdNote: s.EdNote, Correction: s.Correction, Note: s.Note,
		Assignee: s.Assignee, Deadline: s.Deadline, PlannedLength: s.PlannedLength,
		Length: s.Length(), Words: s.WordCount(), Touched: v.Touched,
	}
}

// full is a list that JSON writes as [] and never as null.
func full[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// blockLine is a block as plain text.
func blockLine(b text.Block) string {
	switch b.Kind {
	case text.Heading2:
		return "\n## " + b.Text
	case text.Heading3:
		return "\n### " + b.Text
	case text.Quote:
		if b.Attribution != "" {
			return "> " + b.Text + " — " + b.Attribution
		}
		return "> " + b.Text
	case text.Bullet:
		return strings.Repeat("  ", b.Depth) + "• " + b.Text
	case text.Number:
		return strings.Repeat("  ", b.Depth) + "1. " + b.Text
	case text.Photo:
		return "[" + b.Photo + "]"
	case text.Embed:
		return "[" + b.Text + " " + b.URL + "]"
	case text.Divider:
		return "———"
	}
	return b.Text
}

type findingView struct {
	Level    string `json:"level"`
	Rule     string `json:"rule"`
	Place    string `json:"place"`
	Why      string `json:"why"`
	Fix      string `json:"fix"`
	Override string `json:"override"`
}

// finding is a finding in the user's words.
func (c *call) finding(f rules.Finding) findingView {
	place := c.say.Say("rules.place."+f.Place.Field, nil)
	if f.Place.Number > 0 {
		place += " " + strconv.Itoa(f.Place.Number)
	}
	return findingView{string(f.Level), string(f.Rule), place, c.say.Say(f.Why()), c.say.Say(f.Fix()), string(f.Override)}
}

func (c *call) findings(found []rules.Finding) []findingView {
	out := make([]findingView, len(found))
	for i, f := range found {
		out[i] = c.finding(f)
	}
	return out
}

type exportedView struct {
	Story    story.ID      `json:"story"`
	Path     string        `json:"path"`
	Files    int           `json:"files"`
	Bytes    int64         `json:"bytes"`
	Findings []findingView `json:"findings"`
}

func (c *call) exportedViews(all []desk.Exported) []exportedView {
	out := make([]exportedView, len(all))
	for i, e := range all {
		out[i] = exportedView{e.Story, e.Path, e.Report.Files, e.Report.Bytes, c.findings(e.Findings)}
	}
	return out
}

type problemView struct {
	Problem string `json:"problem"`
	File    string `json:"file"`
	Why     string `json:"why"`
}

type signerView struct {
	Person       revision.PersonID `json:"person"`
	Name         string            `json:"name"`
	Role         revision.Role     `json:"role"`
	SafetyNumber string            `json:"safety_number"`
}

type reportJSON struct {
	OK       bool          `json:"ok"`
	Story    story.ID      `json:"story"`
	Headline string        `json:"headline"`
	Files    int           `json:"files"`
	Bytes    int64         `json:"bytes"`
	Review   string        `json:"review"`
	Signers  []signerView  `json:"signers"`
	Problems []problemView `json:"problems"`
}

func (c *call) reportView(r export.Report) reportJSON {
	v := reportJSON{r.OK(), r.Story, r.Headline, r.Files, r.Bytes, r.Review, []signerView{}, []problemView{}}
	for _, s := range r.Signers {
		v.Signers = append(v.Signers, signerView{s.Person, s.Name, s.Role, s.SafetyNumber()})
	}
	for _, p := range r.Problems {
		v.Problems = append(v.Problems, problemView{string(p.Code), p.File, c.say.Say(p.Refusal())})
	}
	return v
}

type valueView struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type infoJSON struct {
	Format  string      `json:"format"`
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	Fields  []valueView `json:"fields"`
	Private []valueView `json:"private"`
}

// infoView is what a picture file says of itself: what it is, what it says,
// and what no rendition will say.
func infoView(i picture.Info) infoJSON {
	v := infoJSON{i.Format, i.UprightWidth, i.UprightHeight, []valueView{}, []valueView{}}
	m := i.Meta
	for _, f := range []valueView{
		{"caption", m.Caption},
		{"headline", m.Headline},
		{"title", m.Title},
		{"photographer", m.Creator},
		{"agency", m.Credit},
		{"source", m.Source},
		{"rights", m.Copyright},
		{"usage", m.UsageTerms},
		{"city", m.City},
		{"alt", m.Alt},
		{"taken", m.Taken.String()},
		{"sourcetype", m.SourceType},
		{"instructions", m.Instructions},
		{"keywords", strings.Join(m.Keywords, ", ")},
	} {
		if f.Value != "" {
			v.Fields = append(v.Fields, f)
		}
	}
	for _, p := range i.Private {
		v.Private = append(v.Private, valueView{p.What, p.Value})
	}
	return v
}

type entryView struct {
	What     string    `json:"what"`
	Version  int       `json:"version"`
	Revision string    `json:"revision"`
	Time     time.Time `json:"time"`
	Person   string    `json:"person"`
	Accepted bool      `json:"accepted"`
	Note     string    `json:"note"`
	URL      string    `json:"url"`
	// Step of a verdict or flag. Name, Letters, Added, Removed and Photos of a version.
	Step    string `json:"step"`
	Name    string `json:"name"`
	Letters int    `json:"letters"`
	Added   int    `json:"added"`
	Removed int    `json:"removed"`
	Photos  int    `json:"photos"`
}

func historyViews(entries []desk.Entry, of map[revision.Hash]desk.Version) []entryView {
	out := make([]entryView, len(entries))
	for i, e := range entries {
		out[i] = entryView{
			What: e.What, Version: e.Version, Revision: e.Revision.String(), Time: e.Time, Person: e.Person, Accepted: e.Accepted,
			Note: e.Note, URL: e.URL, Step: e.Step,
		}
		if v := of[e.Revision]; e.What == "version" {
			out[i].Name, out[i].Letters, out[i].Added, out[i].Removed, out[i].Photos = v.Name, v.Letters, v.Added, v.Removed, v.Photos
		}
	}
	return out
}

type personJSON struct {
	Person       revision.PersonID    `json:"person"`
	Name         string               `json:"name"`
	Role         revision.Role        `json:"role"`
	Devices      []revision.DeviceKey `json:"devices"`
	SafetyNumber string               `json:"safety_number"`
}

func personView(c revision.SignedCard) personJSON {
	return personJSON{c.Person, c.Name, c.Role, c.Devices, c.SafetyNumber()}
}
