// Package story says what a story is: its slug, headline, deck, dateline,
// bylines, text, photos and what it is related to – and the edits that change
// it.
//
// A [Story] is a value without clock, file, screen or status: what state it is
// in follows from what people signed about it (package revision), never from a
// field. An [Edit] is a value as well: applied to a story it gives the next
// story, inverted it gives the way back, and one that cannot be applied
// changes nothing.
//
// The invariant: every field is either covered by the content hash or listed
// as internal in docs/formats/revision.md; a test fails for a field that is
// neither.
package story
