package revision

import (
	"bytes"
	"cmp"
	"slices"
)

// Thread is a note or a suggestion with everything that was said about it.
type Thread struct {
	ID string
	// Anchor is the remark that opened it: its places say where it hangs.
	Anchor Remark
	// Remarks are the words, in order.
	Remarks []Remark
	// Resolved: done with, and not reopened.
	Resolved bool
	// Removed: taken away, and nobody spoke in it later.
	Removed bool
	// Suggestion is what the person who suggested would have now; nil in a note.
	Suggestion *Remark
	// Answers to the changes of the suggestion, by the key of the change: each the
	// first that was given, Taken or Declined.
	Answers map[string]Remark
	// Recalled: who suggested took all of it back, and suggested nothing since.
	Recalled bool
}

// Threads puts threads together from remarks, in the order of their anchors. The
// same set gives the same threads, in whatever order it came and however often.
// Whose remarks count is for the caller: it passes those. A thread whose opening
// words have not come yet is not there.
func Threads(remarks []Remark) []Thread {
	var anchors []Remark
	said := map[string][]Remark{}
	opened := map[string]bool{}
	for _, r := range inOrder(remarks) {
		name := r.of.Thread
		said[name] = append(said[name], r.of)
		if !opened[name] && (r.of.Kind == Said || r.of.Kind == Suggested) {
			opened[name] = true
			anchors = append(anchors, r.of)
		}
	}
	var out []Thread
	for _, a := range anchors {
		t := Thread{ID: a.Thread, Anchor: a}
		removed := uint64(0)
		for _, r := range said[a.Thread] {
			t.hear(r, &removed)
		}
		out = append(out, t)
	}
	return out
}

// hear takes in the next remark; removed is the Lamport time at which the thread
// was last taken away.
func (t *Thread) hear(r Remark, removed *uint64) {
	switch r.Kind {
	case Said:
		t.Remarks = append(t.Remarks, r)
		if r.Lamport > *removed { // words of the same moment were not said after
			t.Removed = false
		}
	case Resolved, Reopened:
		t.Resolved = r.Kind == Resolved
	case Removed:
		t.Removed, *removed = true, r.Lamport
	case Suggested:
		// A note stays a note, and a suggestion is one person's: nobody else changes
		// what they suggested.
		if t.Anchor.Kind == Suggested && (t.Suggestion == nil || t.Suggestion.Person == r.Person) {
			t.Suggestion, t.Recalled = &r, false
		}
	case Recalled:
		if t.Suggestion != nil && t.Suggestion.Person == r.Person {
			t.Recalled = true
		}
	case Taken, Declined:
		if _, answered := t.Answers[r.Change]; !answered {
			if t.Answers == nil {
				t.Answers = map[string]Remark{}
			}
			t.Answers[r.Change] = r
		}
	}
}

// ordered is something signed with its ID, hashed once.
type ordered[T any] struct {
	of T
	id Hash
}

// signedThing is what has an ID and a Lamport time.
type signedThing interface {
	ID() Hash
	clock() uint64
}

func (r Remark) clock() uint64 { return r.Lamport }

// inOrder gives things by Lamport time and ID, each once.
func inOrder[T signedThing](things []T) []ordered[T] {
	out := make([]ordered[T], len(things))
	for i, x := range things {
		out[i] = ordered[T]{x, x.ID()}
	}
	slices.SortFunc(out, func(a, b ordered[T]) int {
		return cmp.Or(cmp.Compare(a.of.clock(), b.of.clock()), bytes.Compare(a.id[:], b.id[:]))
	})
	return slices.CompactFunc(out, func(a, b ordered[T]) bool { return a.id == b.id })
}
