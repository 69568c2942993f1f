package revision

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/internal/story"
)

// maxJump is how far a Lamport clock may run ahead of everything before it. No
// newsroom says so much; who jumps wants to have the last word for ever.
const maxJump = 1 << 32

// FaultCode names what is wrong with a chain; with "revision.fault." before it,
// it is the id of its sentence.
type FaultCode string

// What can be wrong with a chain.
const (
	// FaultStory: it is about another story.
	FaultStory FaultCode = "story"
	// FaultSignature: the signature does not fit.
	FaultSignature FaultCode = "signature"
	// FaultParent: the revision Other that it was made from is not there.
	FaultParent FaultCode = "parent"
	// FaultRevision: the revision Other that it speaks of is not there.
	FaultRevision FaultCode = "revision"
	// FaultContent: the content Other is not there.
	FaultContent FaultCode = "content"
	// FaultOtherContent: it names the content Other, its revision has another one.
	FaultOtherContent FaultCode = "other-content"
	// FaultClock: its clock is not later than that of Other, from which it follows.
	FaultClock FaultCode = "clock"
	// FaultJump: its clock jumps too far over everything before it.
	FaultJump FaultCode = "jump"
)

// Fault is one thing that is wrong with a chain of revisions and statements.
type Fault struct {
	Code FaultCode
	// ID of the revision, or of the statement when Statement is true.
	ID        Hash
	Statement bool
	// Other is the revision or content that Code speaks of; else zero.
	Other Hash
}

// Error is for logs; users read the sentence of Refusal.
func (f Fault) Error() string {
	what := "revision"
	if f.Statement {
		what = "statement"
	}
	return fmt.Sprintf("%s %s: %s %s", what, f.ID, f.Code, f.Other)
}

// Refusal gives the id of the sentence a user reads and what it needs: the first
// letters of the two hashes.
func (f Fault) Refusal() (string, map[string]any) {
	return "revision.fault." + string(f.Code), map[string]any{"ID": f.ID.String()[:12], "Other": f.Other.String()[:12], "Statement": f.Statement}
}

// Chain proves that the revisions and statements of a story hang together: every
// signature fits, nothing that is spoken of is missing, and clocks run forward.
// has says whether a content is there; nil leaves contents out. The faults come
// in the order of Lamport time and ID; none is proof.
func Chain(s story.ID, revs []SignedRevision, stmts []SignedStatement, has func(content Hash) bool) []Fault {
	c := chain{story: s, has: has}
	plain := make([]Revision, len(revs))
	for i, r := range revs {
		plain[i] = r.Revision
	}
	c.lineage = lineageOf(plain)
	for _, r := range revs {
		c.revision(r)
	}
	for _, st := range stmts {
		c.statement(st)
	}
	return c.judged()
}

// chain collects what is found of each link.
type chain struct {
	story   story.ID
	has     func(Hash) bool
	lineage lineage
	links   []link
}

// link is a revision or a statement with its faults.
type link struct {
	Fault
	lamport uint64
	faults  []Fault
}

func (l *link) fault(code FaultCode, other Hash) {
	l.faults = append(l.faults, Fault{code, l.ID, l.Statement, other})
}

func (c *chain) revision(r SignedRevision) {
	l := link{Fault: Fault{ID: r.ID()}, lamport: r.Lamport}
	if r.Story != c.story {
		l.fault(FaultStory, Hash{})
	}
	if r.Verify() != nil {
		l.fault(FaultSignature, Hash{})
	}
	for _, p := range r.Parents {
		if parent, known := c.lineage.byID[p]; !known {
			l.fault(FaultParent, p)
		} else if r.Lamport <= parent.Lamport {
			l.fault(FaultClock, p)
		}
	}
	if r.Lamport == 0 {
		l.fault(FaultClock, Hash{})
	}
	if c.has != nil && !c.has(r.Content) {
		l.fault(FaultContent, r.Content)
	}
	c.links = append(c.links, l)
}

func (c *chain) statement(s SignedStatement) {
	l := link{Fault: Fault{ID: s.ID(), Statement: true}, lamport: s.Lamport}
	if s.Story != c.story {
		l.fault(FaultStory, Hash{})
	}
	if s.Verify() != nil {
		l.fault(FaultSignature, Hash{})
	}
	about, known := c.lineage.byID[s.Revision]
	switch {
	case !known:
		l.fault(FaultRevision, s.Revision)
	case s.Content != about.Content:
		l.fault(FaultOtherContent, s.Content)
	}
	if known && s.Lamport <= about.Lamport {
		l.fault(FaultClock, s.Revision)
	}
	c.links = append(c.links, l)
}

// judged looks at the clocks of all links together and gives the faults in order.
func (c *chain) judged() []Fault {
	slices.SortFunc(c.links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.lamport, b.lamport), slices.Compare(a.ID[:], b.ID[:]))
	})
	var out []Fault
	var before uint64
	for _, l := range c.links {
		if l.lamport-before > maxJump {
			l.fault(FaultJump, Hash{})
		}
		before = l.lamport
		out = append(out, l.faults...)
	}
	return slices.Compact(out) // the same thing twice has its faults once
}
