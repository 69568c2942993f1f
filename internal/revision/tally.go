package revision

import (
	"maps"
	"slices"
)

// tally is what the statements say when they are read in order.
type tally struct {
	*reading
	diverged             bool
	killed, spiked, held bool
	published            *Statement
	// filed: filed and not decided since; returned: a return stands, and the story
	// was not filed again since.
	filed, returned bool
	// blocked are the people whose return stands; true while not filed again.
	blocked map[PersonID]bool
	// approvals that no later return took back, and the contents that were
	// approved since the last filing.
	approvals []said
	round     []Hash
	// approved: enough people approved the content as it stands, and no return
	// stands; partly: some did.
	approved, partly bool
	// outdated: what was approved last is another content, and nothing was filed since.
	outdated bool
}

func take(f Facts) tally {
	t := tally{reading: read(f), blocked: map[PersonID]bool{}}
	t.diverged = t.twoTexts()
	for _, s := range t.said {
		if !t.taken[s.id] {
			t.hear(s)
		}
	}
	t.judge()
	return t
}

// twoTexts: two heads of one content are one.
func (t *tally) twoTexts() bool {
	if len(t.Heads) < 2 {
		return false
	}
	l := t.eyes.lineage()
	return slices.ContainsFunc(t.Heads, func(h Hash) bool {
		r, known := l.byID[h]
		return h != t.Heads[0] && (!known || r.Content != l.byID[t.Heads[0]].Content)
	})
}

// hear takes in the next statement.
func (t *tally) hear(s said) {
	switch s.Kind {
	case Filed:
		t.filed, t.round = true, nil
		for p := range t.blocked {
			t.blocked[p] = false
		}
	case Approved:
		t.approvals, t.round = append(t.approvals, s), append(t.round, s.Content)
		delete(t.blocked, s.Person)
	case Returned:
		// A return takes back what was approved: it is the later word.
		t.approvals, t.round = nil, nil
		t.blocked[s.Person] = true
	case Lifted:
		maps.DeleteFunc(t.blocked, func(p PersonID, _ bool) bool { return p != s.Person })
	case Held, Unheld:
		t.held = s.Kind == Held
	case Spiked, Unspiked:
		t.spiked = s.Kind == Spiked
	case Published:
		t.published = &s.Statement
	case Killed:
		t.killed = true
	}
}

// judge draws the conclusions when everything was heard.
func (t *tally) judge() {
	for _, fresh := range t.blocked {
		t.returned = t.returned || fresh
	}
	t.approved = !t.diverged && t.satisfied(t.Working)
	t.partly = len(t.counted(t.Working)) > 0
	t.outdated = !t.approved && !t.returned && !t.partly && slices.ContainsFunc(t.round, t.satisfied)
	t.filed = (t.filed || t.partly) && !t.approved && !t.returned && !t.outdated
}

// satisfied says whether nothing is missing for a content.
func (t *tally) satisfied(content Hash) bool {
	return len(t.blocked) == 0 && len(t.counted(content)) > 0 &&
		!slices.ContainsFunc(t.asked(), func(s Step) bool { return t.more(s, content) > 0 })
}

// more is how many people a step still asks for.
func (t *tally) more(s Step, content Hash) int {
	return max(0, s.Count-len(t.approvers(s, content)))
}

// approvers are the people who approved a content in a step and may.
func (t *tally) approvers(s Step, content Hash) map[PersonID]bool {
	out := map[PersonID]bool{}
	for _, a := range t.approvals {
		if a.Step == s.Name && a.Content == content && t.eyes.mayApprove(a.Person, s, content) {
			out[a.Person] = true
		}
	}
	return out
}

// counted are the approvals of a content that count, for any step that is asked.
func (t *tally) counted(content Hash) []Statement {
	var out []Statement
	steps := t.asked()
	for _, a := range t.approvals {
		fits := func(s Step) bool { return s.Name == a.Step && t.eyes.mayApprove(a.Person, s, content) }
		if a.Content == content && (t.alone() || slices.ContainsFunc(steps, fits)) {
			out = append(out, a.Statement)
		}
	}
	return out
}
