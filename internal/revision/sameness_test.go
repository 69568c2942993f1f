package revision_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"dateline/internal/revision"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var kinds = []revision.Kind{
	revision.Filed, revision.Approved, revision.Returned, revision.Held, revision.Unheld, revision.Spiked, revision.Unspiked,
	revision.Published, revision.Killed, revision.Withdrawn, revision.Lifted, revision.Flagged, revision.Unflagged, revision.Named,
}

// common are the kinds that most of a newsroom's day is made of.
var common = []revision.Kind{revision.Filed, revision.Approved, revision.Approved, revision.Returned, revision.Withdrawn, revision.Lifted, revision.Flagged}

// anyDay lets a newsroom write, decide, revoke and change its rules at random.
func anyDay(t testing.TB, rt *rapid.T) *newsroom {
	people := []revision.PersonID{anna, egor, irina, olga, chief}
	n := house(t, people...).writes(anna, "a").says(anna, revision.Filed)
	steps := []revision.Step{oneEditor, twoEditors, legal, facts}
	for range rapid.IntRange(0, 14).Draw(rt, "acts") {
		who := rapid.SampledFrom(append(people, "estranger")).Draw(rt, "who")
		switch rapid.IntRange(0, 9).Draw(rt, "act") {
		case 0:
			n.writes(rapid.SampledFrom(people).Draw(rt, "writer"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "text"))
		case 1: // somebody writes on from an older version
			if back := rapid.SampledFrom(n.facts.Revisions).Draw(rt, "back"); rapid.Bool().Draw(rt, "goes back") {
				n.head = back.ID()
				n.writes(rapid.SampledFrom(people).Draw(rt, "writer"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "text"))
				n.facts.Heads = revision.Heads(n.facts.Revisions)
			}
		case 2:
			i := rapid.IntRange(0, 3).Draw(rt, "step")
			n.asks(rapid.SampledFrom(people).Draw(rt, "by"), rapid.IntRange(1, 3).Draw(rt, "serial"), steps[i], revision.Step{Name: "more", Count: 1, Flagged: i > 1})
		case 3:
			of := rapid.SampledFrom(people).Draw(rt, "of")
			by := rapid.SampledFrom(people).Draw(rt, "by")
			var stands []revision.Hash
			for _, s := range n.facts.Statements {
				if rapid.Bool().Draw(rt, "stands") {
					stands = append(stands, s.ID())
				}
			}
			if by != of {
				n.revokes(by, n.devices[by], n.devices[of], of, stands...)
			}
		default:
			kind := rapid.SampledFrom(append(common, kinds...)).Draw(rt, "kind")
			n.checks(who, kind, rapid.SampledFrom([]string{"", "", "legal", "facts"}).Draw(rt, "of step"))
		}
	}
	n.facts.Heads = revision.Heads(n.facts.Revisions)
	n.facts.Now = noon.Add(time.Hour)
	return n
}

// shuffled are the same things as they might have come to another laptop.
func shuffled[T any](rt *rapid.T, things []T, name string) []T {
	if len(things) == 0 {
		return nil
	}
	again := rapid.SliceOfN(rapid.SampledFrom(things), 0, 3).Draw(rt, name+" twice")
	return rapid.Permutation(append(slices.Clone(things), again...)).Draw(rt, name)
}

func everything(f revision.Facts) string {
	out := fmt.Sprint(revision.StateOf(f), f.Missing(), f.Policy().ID(), revision.Heads(f.Revisions), verdict(revision.Ready(f)))
	for _, s := range revision.Approvals(f) {
		out += s.ID().String()
	}
	for _, c := range f.Cards {
		step, ok := f.StepFor(c.Person)
		for _, k := range kinds {
			out += fmt.Sprint(c.Person, f.Revoked(c.Devices[0]), step, ok, k, verdict(revision.Allowed(f, k, c.Person)), "\n")
		}
	}
	return out
}

// TestEveryLaptopSeesTheSame: the order in which things came, and how often, says nothing.
func TestEveryLaptopSeesTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := anyDay(t, rt)
		if s := revision.StateOf(n.facts); !slices.Contains(revision.States(), s) {
			rt.Fatalf("no such state: %s", s)
		}
		other := n.facts
		other.Statements = shuffled(rt, n.facts.Statements, "statements")
		other.Revisions = shuffled(rt, n.facts.Revisions, "revisions")
		other.Policies = shuffled(rt, n.facts.Policies, "policies")
		other.Revocations = shuffled(rt, n.facts.Revocations, "revocations")
		other.Heads = rapid.Permutation(n.facts.Heads).Draw(rt, "heads")
		cards := n.facts.Cards
		other.Cards = shuffled(rt, cards, "cards")
		got, want := other, everything(n.facts)
		got.Cards = cards
		if diff := cmp.Diff(want, everything(got)); diff != "" {
			rt.Fatalf("one laptop says one thing, another another:\n%s", diff)
		}
		if revision.StateOf(other) != revision.StateOf(n.facts) || cmp.Diff(other.Missing(), n.facts.Missing()) != "" {
			rt.Fatal("the order of the cards decides")
		}
	})
}

// TestAStrangerChangesNothing: whatever somebody says whose card was not accepted,
// or signs in the name of somebody who was.
func TestAStrangerChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := anyDay(t, rt)
		before := everything(n.facts)
		who := rapid.SampledFrom([]revision.PersonID{"estranger", "cstranger", irina, chief}).Draw(rt, "who")
		n.devices[who] = device(t, 200)
		switch rapid.IntRange(0, 3).Draw(rt, "what") {
		case 0:
			n.asks(who, 9, oneEditor)
		case 1:
			n.revokes(who, device(t, 200), n.devices[anna], anna)
		default:
			n.checks(who, rapid.SampledFrom(kinds).Draw(rt, "kind"), rapid.SampledFrom([]string{"", "legal"}).Draw(rt, "step"))
		}
		if diff := cmp.Diff(before, everything(n.facts)); diff != "" {
			rt.Fatalf("a stranger changed something:\n%s", diff)
		}
	})
}

// TestWhatIsMissingIsWhatIsNotApproved: the two never contradict each other.
func TestWhatIsMissingIsWhatIsNotApproved(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := anyDay(t, rt)
		if approved := revision.Approvals(n.facts) != nil; approved != (len(n.facts.Missing()) == 0) {
			rt.Fatalf("approved %v, and missing is %v", approved, n.facts.Missing())
		}
		if s := revision.StateOf(n.facts); s == revision.StateApproved && revision.Ready(n.facts) != nil {
			rt.Fatalf("approved and not ready: %v", revision.Ready(n.facts))
		}
	})
}

// TestWhatIsAllowedHelps: an approval that may be given, for the step it is asked
// for, leaves less to be missing.
func TestWhatIsAllowedHelps(t *testing.T) {
	weight := func(f revision.Facts) (n int) {
		for _, need := range f.Missing() {
			n += need.More + len(need.Blocked)
		}
		return n
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := anyDay(t, rt)
		p := rapid.SampledFrom([]revision.PersonID{anna, egor, irina, olga, chief}).Draw(rt, "who")
		if n.facts.Revoked(n.devices[p].Key()) || revision.Allowed(n.facts, revision.Approved, p) != nil {
			return
		}
		if len(n.facts.Heads) > 0 {
			n.head = n.facts.Heads[0]
		}
		step, ok := n.facts.StepFor(p)
		before := weight(n.facts)
		n.checks(p, revision.Approved, step)
		if after := weight(n.facts); !ok || after >= before {
			rt.Fatalf("%s approved step %q (%v); missing was %d, is %d: %v", p, step, ok, before, after, n.facts.Missing())
		}
	})
}

func TestEveryLaptopReadsTheSameThreads(t *testing.T) {
	people := []revision.PersonID{anna, egor, irina}
	said := []revision.RemarkKind{revision.Said, revision.Resolved, revision.Reopened, revision.Removed, revision.Suggested, revision.Taken, revision.Declined, revision.Recalled}
	rapid.Check(t, func(rt *rapid.T) {
		b := &table{t: t}
		for range rapid.IntRange(1, 12).Draw(rt, "remarks") {
			b.at(rapid.Uint64Range(1, 6).Draw(rt, "clock"), rapid.SampledFrom(people).Draw(rt, "who"), rapid.SampledFrom([]string{"t1", "t2"}).Draw(rt, "thread"),
				rapid.SampledFrom(said).Draw(rt, "kind"), rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "words"))
		}
		if diff := cmp.Diff(revision.Threads(b.remarks), revision.Threads(shuffled(rt, b.remarks, "arrival"))); diff != "" {
			rt.Fatal(diff)
		}
	})
}
