// Package revision is about who said what about which version of a story.
//
// A [Revision] is the signed record that one content existed; a [Statement] is
// a signed act about one content: filed, approved, returned, published. From
// these – and from nothing else – [StateOf] computes where a story stands. No
// story has a status field.
//
// The invariant: the same set of revisions and statements gives the same state
// on every laptop, in whatever order it arrived; and a statement counts for
// the one content it names, so that any edit undoes an approval by itself.
//
// # The bytes
//
// What is hashed and signed is written field by field in docs/formats/revision.md
// and never changes. JSON is only a carrier: it is decoded, encoded anew and
// the signature checked over that.
package revision
