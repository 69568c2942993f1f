package revision_test

import (
	"slices"
	"testing"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// link is a story of two revisions and a statement, to be broken.
type links struct {
	revs  []revision.SignedRevision
	stmts []revision.SignedStatement
	has   func(revision.Hash) bool
}

func sound(t testing.TB) links {
	d := device(t, 7)
	a := d.Sign(revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: content("a")})
	b := d.Sign(revision.Revision{Story: "s1", Lamport: 3, Time: noon, Content: content("b"), Parents: []revision.Hash{a.ID()}})
	f := d.State(revision.Statement{Story: "s1", Revision: a.ID(), Content: a.Content, Kind: revision.Filed, Person: anna, Lamport: 2, Time: noon})
	return links{[]revision.SignedRevision{a, b}, []revision.SignedStatement{f}, func(revision.Hash) bool { return true }}
}

func TestAChainIsProved(t *testing.T) {
	d := device(t, 7)
	again := func(l *links, change func(*revision.Revision)) {
		r := l.revs[1].Revision
		change(&r)
		l.revs[1] = d.Sign(r)
	}
	restate := func(l *links, change func(*revision.Statement)) {
		s := l.stmts[0].Statement
		change(&s)
		l.stmts[0] = d.State(s)
	}
	for name, c := range map[string]struct {
		bend func(l *links)
		want []revision.FaultCode
	}{
		"as it is":                            {func(*links) {}, nil},
		"the same twice":                      {func(l *links) { l.revs = append(l.revs, l.revs...) }, nil},
		"contents not asked":                  {func(l *links) { l.has = nil }, nil},
		"a content is missing":                {func(l *links) { l.has = func(h revision.Hash) bool { return h != content("b") } }, []revision.FaultCode{revision.FaultContent}},
		"a version is missing":                {func(l *links) { l.revs = l.revs[1:] }, []revision.FaultCode{revision.FaultRevision, revision.FaultParent}},
		"a changed signature":                 {func(l *links) { l.revs[1].Signature[0] ^= 1 }, []revision.FaultCode{revision.FaultSignature}},
		"a changed statement":                 {func(l *links) { l.stmts[0].Signature[0] ^= 1 }, []revision.FaultCode{revision.FaultSignature}},
		"another story's":                     {func(l *links) { again(l, func(r *revision.Revision) { r.Story = "s2" }) }, []revision.FaultCode{revision.FaultStory}},
		"about another story":                 {func(l *links) { restate(l, func(s *revision.Statement) { s.Story = "s2" }) }, []revision.FaultCode{revision.FaultStory}},
		"about another content":               {func(l *links) { restate(l, func(s *revision.Statement) { s.Content = content("b") }) }, []revision.FaultCode{revision.FaultOtherContent}},
		"a version no later than its parent":  {func(l *links) { again(l, func(r *revision.Revision) { r.Lamport = 1 }) }, []revision.FaultCode{revision.FaultClock}},
		"a verdict no later than its version": {func(l *links) { restate(l, func(s *revision.Statement) { s.Lamport = 1 }) }, []revision.FaultCode{revision.FaultClock}},
		"as far as a clock may go":            {func(l *links) { again(l, func(r *revision.Revision) { r.Lamport = 2 + 1<<32 }) }, nil},
		"one further":                         {func(l *links) { again(l, func(r *revision.Revision) { r.Lamport = 3 + 1<<32 }) }, []revision.FaultCode{revision.FaultJump}},
		"to the end of time":                  {func(l *links) { restate(l, func(s *revision.Statement) { s.Lamport = 1<<64 - 1 }) }, []revision.FaultCode{revision.FaultJump}},
		"before all time": {func(l *links) {
			l.revs, l.stmts = l.revs[:1], nil
			r := l.revs[0].Revision
			r.Lamport = 0
			l.revs[0] = d.Sign(r)
		}, []revision.FaultCode{revision.FaultClock}},
	} {
		t.Run(name, func(t *testing.T) {
			l := sound(t)
			c.bend(&l)
			var got []revision.FaultCode
			for _, f := range revision.Chain("s1", l.revs, l.stmts, l.has) {
				got = append(got, f.Code)
				if id, values := f.Refusal(); id != "revision.fault."+string(f.Code) || len(values["ID"].(string)) != 12 || f.Error() == "" {
					t.Errorf("fault %v is told as %s %v", f, id, values)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("faults %v, want %v", got, c.want)
			}
		})
	}
	if got := revision.Chain(story.ID("s1"), nil, nil, nil); got != nil {
		t.Errorf("an empty story has faults %v", got)
	}
}
