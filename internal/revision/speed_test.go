package revision_test

import (
	"fmt"
	"testing"

	"dateline/internal/revision"
)

// longStory is one that eight people wrote and argued about: 200 versions, 500
// statements.
func longStory(t testing.TB) revision.Facts {
	people := []revision.PersonID{anna, egor, "jlev", irina, olga, "eroman", "evera", chief}
	n := house(t, people...).asks(chief, 1, twoEditors, legal)
	turn := []revision.Kind{revision.Filed, revision.Approved, revision.Returned, revision.Named, revision.Withdrawn}
	for i := range 200 {
		n.writes(people[i%len(people)], fmt.Sprint("text ", i))
	}
	for i := range 498 {
		n.says(people[i%len(people)], turn[i%len(turn)])
	}
	n.says(anna, revision.Filed).says(chief, revision.Lifted)
	return n.facts
}

func BenchmarkStateOf500(b *testing.B) {
	f := longStory(b)
	for b.Loop() {
		revision.StateOf(f)
	}
}

// BenchmarkTwoVersions: what a merge asks of 200 versions.
func BenchmarkTwoVersions(b *testing.B) {
	f := longStory(b)
	head := f.Revisions[0].ID()
	beside := device(b, 1).Sign(revision.Revision{Story: "s1", Lamport: 2000, Time: noon, Content: content("beside"), Parents: []revision.Hash{head}})
	f.Revisions = append(f.Revisions, beside.Revision)
	for b.Loop() {
		heads := revision.Heads(f.Revisions)
		revision.Ancestor(f.Revisions, heads[0], heads[1])
	}
}
