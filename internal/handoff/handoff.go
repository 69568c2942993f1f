package handoff

import (
	"io"
	"strings"

	"dateline/internal/revision"
	"dateline/internal/story"
)

// Extension ends the name of a hand-off file.
const Extension = ".dateline"

// Story is everything that is known about one story: at least one revision, and
// what was said about it. Write takes the lists in any order; Parcel gives each
// in the order of Lamport time and ID.
type Story struct {
	ID         story.ID
	Revisions  []revision.SignedRevision
	Statements []revision.SignedStatement
	Remarks    []revision.SignedRemark
	Slips      []revision.SignedSlip
}

// Parcel is what a hand-off file holds. Write takes the lists in any order;
// Parcel gives cards, policies and revocations in the order of their IDs,
// stories in that of theirs and originals in that of their hashes.
type Parcel struct {
	Cards       []revision.SignedCard
	Policies    []revision.SignedPolicy
	Revocations []revision.SignedRevocation
	Stories     []Story
	// Contents are the encoded contents by their hashes: one for every revision
	// and every suggestion, and no others than revisions and remarks name.
	Contents map[revision.Hash][]byte
	// Originals are the photos that travel: some or all of those that the
	// contents name.
	Originals []revision.Hash
}

// Originals gives the photos of a parcel to [Write].
type Originals interface {
	// Original opens a photo by its SHA-256 and gives its size in bytes. It is
	// asked twice for each: for the size, and for the bytes.
	Original(h revision.Hash) (r io.ReadCloser, size int64, err error)
}

// Lock says who can open the file: the people who hold these keys, or whoever
// knows the passphrase, not both. The zero Lock is a file that is signed and
// that anybody can read.
type Lock struct {
	// To are at most 64 keys.
	To         []revision.Recipient
	Passphrase string
}

// Key is what a file is opened with. The zero Key opens what is only signed; of
// a zero Device and an empty Passphrase neither is tried.
type Key struct {
	Device     revision.Device
	Passphrase string
}

// Manifest is what the header of a file says about what is in it.
type Manifest struct {
	Stories, Photos int
	// Bytes of everything in the file, unpacked.
	Bytes int64
	// To are the keys that the sender made the file for, sorted; none for a
	// passphrase or for everybody. They are under the sender's signature: if the
	// reader's key is not among them, the file was passed on by somebody else.
	To []revision.Recipient
}

// magicName and the number of a version, a line of their own, begin every plain file.
const (
	magicName = "dateline/handoff/"
	magic     = magicName + "1\n"
	ageMagic  = "age-encryption.org/v1\n"
)

// IsHandOff says whether the first bytes of a file, 32 of them if it has as
// many, are those of a hand-off file. Encrypted ones cannot be told from other
// files of age.
func IsHandOff(head []byte) bool {
	return strings.HasPrefix(string(head), magicName) || strings.HasPrefix(string(head), ageMagic)
}
