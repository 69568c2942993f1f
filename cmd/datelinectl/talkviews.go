package main

import (
	"time"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
)

type versionJSON struct {
	Version  int             `json:"version"`
	Revision string          `json:"revision"`
	Content  string          `json:"content"`
	Parents  []revision.Hash `json:"parents"`
	Name     string          `json:"name"`
	Time     time.Time       `json:"time"`
	Person   string          `json:"person"`
	Accepted bool            `json:"accepted"`
	Letters  int             `json:"letters"`
	Added    int             `json:"added"`
	Removed  int             `json:"removed"`
	Photos   int             `json:"photos"`
}

func versionView(v desk.Version) versionJSON {
	parents := v.Parents
	if parents == nil {
		parents = []revision.Hash{}
	}
	return versionJSON{
		v.Number, v.Revision.String(), v.Content.String(), parents, v.Name, v.Time, v.Person, v.Accepted, v.Letters, v.Added, v.Removed, v.Photos,
	}
}

type faultView struct {
	Fault     revision.FaultCode `json:"fault"`
	ID        revision.Hash      `json:"id"`
	Statement bool               `json:"statement"`
	Other     string             `json:"other"`
	Why       string             `json:"why"`
}

type chainJSON struct {
	OK         bool        `json:"ok"`
	Revisions  int         `json:"revisions"`
	Statements int         `json:"statements"`
	People     int         `json:"people"`
	Faults     []faultView `json:"faults"`
}

func (c *call) chainView(r desk.ChainReport) chainJSON {
	v := chainJSON{len(r.Faults) == 0, r.Revisions, r.Statements, r.People, []faultView{}}
	for _, f := range r.Faults {
		other := ""
		if !f.Other.IsZero() {
			other = f.Other.String()
		}
		v.Faults = append(v.Faults, faultView{f.Code, f.ID, f.Statement, other, c.say.Say(f.Refusal())})
	}
	return v
}

type pieceView struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

type changeView struct {
	Key     string        `json:"key"`
	Kind    string        `json:"kind"`
	Place   string        `json:"place"`
	Block   string        `json:"block"`
	Number  int           `json:"number"`
	Was     int           `json:"was"`
	Field   string        `json:"field"`
	Photo   story.PhotoID `json:"photo"`
	Pieces  []pieceView   `json:"pieces"`
	Before  string        `json:"before"`
	After   string        `json:"after"`
	Figures bool          `json:"figures"`
	Names   bool          `json:"names"`
}

func (c *call) changeViews(changes []comparison.Change) []changeView {
	out := make([]changeView, len(changes))
	for i, ch := range changes {
		v := changeView{
			ch.Key, string(ch.Kind), c.place(ch), string(ch.Block), ch.Number, ch.Was, ch.Field, ch.Photo, []pieceView{}, ch.Before, ch.After, ch.Figures, ch.Names,
		}
		for _, p := range ch.Pieces {
			op := map[comparison.Op]string{comparison.Kept: "kept", comparison.Gone: "gone", comparison.New: "new"}[p.Op]
			v.Pieces = append(v.Pieces, pieceView{op, p.Text})
		}
		out[i] = v
	}
	return out
}

type remarkView struct {
	Person revision.PersonID `json:"person"`
	Name   string            `json:"name"`
	Time   time.Time         `json:"time"`
	Text   string            `json:"text"`
}

type noteView struct {
	ID       story.NoteID `json:"id"`
	About    string       `json:"about"`
	Gone     bool         `json:"gone"`
	Resolved bool         `json:"resolved"`
	Remarks  []remarkView `json:"remarks"`
}

func noteViews(s story.Story) []noteView {
	out := []noteView{}
	for _, n := range s.NotesInOrder() {
		v := noteView{n.ID, n.About, n.Gone(), n.Resolved, []remarkView{}}
		for _, r := range n.Remarks {
			v.Remarks = append(v.Remarks, remarkView{revision.PersonID(r.Who), r.Name, r.At, r.Text})
		}
		out = append(out, v)
	}
	return out
}

type suggestedView struct {
	changeView
	Answer string `json:"answer"`
}

type suggestionView struct {
	Thread   string          `json:"thread"`
	Person   string          `json:"person"`
	Mine     bool            `json:"mine"`
	Accepted bool            `json:"accepted"`
	Time     time.Time       `json:"time"`
	Changes  []suggestedView `json:"changes"`
}

func (c *call) suggestionViews(all []desk.Suggestion) []suggestionView {
	out := make([]suggestionView, len(all))
	for i, s := range all {
		out[i] = suggestionView{s.Thread, s.Person, s.Mine, s.Accepted, s.Time, []suggestedView{}}
		for j, ch := range c.changeViews(s.Comparison.Changes) {
			out[i].Changes = append(out[i].Changes, suggestedView{ch, answerTo(s, j)})
		}
	}
	return out
}

// answerTo is taken, declined, open, or in-text: somebody typed it.
func answerTo(s desk.Suggestion, i int) string {
	if a := s.Answers[s.Comparison.Changes[i].Key]; a != "" {
		return a
	}
	for _, open := range s.Open {
		if open == i {
			return "open"
		}
	}
	return "in-text"
}

type sideView struct {
	Gone bool   `json:"gone"`
	Text string `json:"text"`
}

type cardView struct {
	Card   string        `json:"card"`
	Kind   string        `json:"kind"`
	Block  string        `json:"block"`
	Number int           `json:"number"`
	Field  string        `json:"field"`
	Photo  story.PhotoID `json:"photo"`
	Base   sideView      `json:"base"`
	Ours   sideView      `json:"ours"`
	Theirs sideView      `json:"theirs"`
	Text   bool          `json:"text"`
}

type conflictJSON struct {
	Ours   versionJSON  `json:"ours"`
	Theirs versionJSON  `json:"theirs"`
	Base   *versionJSON `json:"base"`
	Cards  []cardView   `json:"cards"`
}

func conflictView(k desk.Conflict) conflictJSON {
	v := conflictJSON{Ours: versionView(k.Ours), Theirs: versionView(k.Theirs), Cards: []cardView{}}
	if k.Base != nil {
		base := versionView(*k.Base)
		v.Base = &base
	}
	side := func(s merge.Version) sideView { return sideView{s.Gone, s.Text} }
	for _, card := range k.Merged.Cards {
		v.Cards = append(v.Cards, cardView{
			card.ID, string(card.Kind), string(card.Block), card.Number, card.Field, card.Photo, side(card.Base), side(card.Ours), side(card.Theirs), card.Text,
		})
	}
	return v
}
