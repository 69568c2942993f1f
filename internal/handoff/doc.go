// Package handoff is the envelope in which stories go from laptop to laptop: a
// file that one person writes and another opens, over a stick, a mail or a
// shared folder, with no server between them.
//
// A hand-off file holds whole stories – every version with its text, what was
// stated and remarked about them, the photos that were asked for – and says in
// a header signed by the sender's laptop what is in it, who sent it and for
// whom. It is encrypted to the people named or to a passphrase, or only signed.
//
// The invariant: what Open, Parcel and Original give is what the sender's laptop
// signed, to the bit. Every byte of a file is under the header's signature or
// under a hash in it; there is nothing between two things and nothing after the
// last. What does not fit is refused as a whole with a [*Refusal].
//
// # Trust
//
// The reader trusts nobody. A file that opens is genuine, which says nothing
// about whether its sender is one of us: that is for the desk to ask. Nothing in
// a file is ever a path; things are named by hashes. Sizes and counts are held
// against limits, and against the size of the file, before anything is allocated.
//
// # The bytes
//
// docs/formats/handoff.md describes them so that a reader can be written from it.
package handoff
