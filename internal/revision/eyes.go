package revision

import "slices"

// eyes knows who wrote what, for the rule of four eyes. Everything is looked up
// once and kept while one set of facts is read.
type eyes struct {
	*reading
	line *lineage
	only map[author]bool
	// approvedBy are the people who approved a content.
	approvedBy map[Hash][]PersonID
}

// author of a content, as a question.
type author struct {
	person  PersonID
	content Hash
}

func (e *eyes) lineage() *lineage {
	if e.line == nil {
		l := lineageOf(e.Revisions)
		e.line = &l
	}
	return e.line
}

// wrote says whether one of the revisions was signed by a person.
func (e *eyes) wrote(p PersonID) bool {
	return slices.ContainsFunc(e.Revisions, func(r Revision) bool { return e.signs(p, r.Device) })
}

// mayApprove: four eyes. Nobody's approval counts for a content that was written
// by them alone since it was last approved by somebody else; a policy may let
// it, but never for flagged stories.
func (e *eyes) mayApprove(p PersonID, s Step, content Hash) bool {
	return e.roleIn(p, s.Roles) && (e.policy.OwnWork && !s.Flagged || !e.onlyAuthor(p, content))
}

// onlyAuthor goes back from the revisions of a content to those that somebody
// else approved and asks whether everything between was signed by p. A content
// that is no revision yet is taken for p's own writing on the heads.
func (e *eyes) onlyAuthor(p PersonID, content Hash) bool {
	key := author{p, content}
	if only, known := e.only[key]; known {
		return only
	}
	if e.only == nil {
		e.only = map[author]bool{}
	}
	only := e.asks(p, content)
	e.only[key] = only
	return only
}

func (e *eyes) asks(p PersonID, content Hash) bool {
	l := e.lineage()
	var todo []Hash
	for _, id := range l.ids {
		if l.byID[id].Content == content {
			todo = append(todo, id)
		}
	}
	mine := len(todo) == 0
	if mine {
		todo = slices.Clone(e.Heads)
	}
	seen := map[Hash]bool{}
	for ; len(todo) > 0; todo = todo[1:] {
		r, known := l.byID[todo[0]]
		if !known || seen[todo[0]] || e.approvedByOther(p, r.Content, content) {
			continue
		}
		seen[todo[0]] = true
		switch {
		case e.signs(p, r.Device):
			mine = true
		case e.somebodys(r.Device):
			return false
		}
		todo = append(todo, r.Parents...)
	}
	return mine
}

// somebodys says whether an accepted person signs with a laptop.
func (e *eyes) somebodys(d DeviceKey) bool {
	for p := range e.cards {
		if e.signs(p, d) {
			return true
		}
	}
	return false
}

func (e *eyes) approvedByOther(p PersonID, content, but Hash) bool {
	if e.approvedBy == nil {
		e.approvedBy = map[Hash][]PersonID{}
		for _, s := range e.said {
			if s.Kind == Approved && !e.taken[s.id] {
				e.approvedBy[s.Content] = append(e.approvedBy[s.Content], s.Person)
			}
		}
	}
	return content != but && slices.ContainsFunc(e.approvedBy[content], func(by PersonID) bool { return by != p })
}
