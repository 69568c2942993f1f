package revision

import (
	"crypto/sha256"
	"fmt"
	"time"

	"dateline/internal/story"
	"dateline/internal/text"
)

const remarkDomain = "dateline/remark/1\x00"

// RemarkKind says what somebody did in a thread.
type RemarkKind string

// The kinds of remarks. Their names are signed: they never change.
const (
	// Said: words in a note; the first of a thread opens it.
	Said RemarkKind = "said"
	// Resolved and Reopened: the note is done with, or not after all.
	Resolved RemarkKind = "resolved"
	Reopened RemarkKind = "reopened"
	// Removed: the note was taken away.
	Removed RemarkKind = "removed"
	// Suggested: Content is the story as the person would have it, made from
	// Revision. The differences of the two are the suggestions.
	Suggested RemarkKind = "suggested"
	// Taken and Declined answer one change of a suggestion, named by Change.
	Taken    RemarkKind = "taken"
	Declined RemarkKind = "declined"
	// Recalled: who suggested takes all of it back.
	Recalled RemarkKind = "recalled"
)

func (k RemarkKind) valid() bool {
	switch k {
	case Said, Resolved, Reopened, Removed, Suggested, Taken, Declined, Recalled:
		return true
	}
	return false
}

// Remark is one thing that one person said in a thread: a note on the text or
// a suggestion. It never leaves the newsroom, is in no content hash and ends no
// approval. Threads are put together from remarks by [Threads].
type Remark struct {
	Version int      `json:"version"`
	Story   story.ID `json:"story"`
	// Thread names the note or the suggestion, in lower-case letters and digits.
	Thread string     `json:"thread"`
	Kind   RemarkKind `json:"kind"`
	// Revision that was in front of the person; a suggestion was made from it.
	Revision Hash `json:"revision"`
	// Content that From and To are places of; of a suggestion what is suggested.
	Content Hash     `json:"content"`
	From    text.Pos `json:"from"`
	To      text.Pos `json:"to"`
	// About are the words it hangs on.
	About string `json:"about"`
	// Change names what a Taken or Declined answers: comparison.Change.Key.
	Change  string    `json:"change"`
	Person  PersonID  `json:"person"`
	Device  DeviceKey `json:"device"`
	Lamport uint64    `json:"lamport"`
	Time    time.Time `json:"time"`
	Text    string    `json:"text"`
}

func (r Remark) encode() []byte {
	w := &writer{}
	w.int(r.Version)
	w.string(string(r.Story))
	w.string(r.Thread)
	w.string(string(r.Kind))
	w.hash(r.Revision)
	w.hash(r.Content)
	for _, p := range []text.Pos{r.From, r.To} {
		w.string(string(p.Block))
		w.int(p.Offset)
	}
	w.string(r.About)
	w.string(r.Change)
	w.string(string(r.Person))
	w.b = append(w.b, r.Device[:]...)
	w.uint(r.Lamport)
	w.time(r.Time)
	w.string(r.Text)
	return w.b
}

// ID names the remark; it does not depend on the signature.
func (r Remark) ID() Hash { return Hash(sha256.Sum256(append([]byte(remarkDomain), r.encode()...))) }

// SignedRemark is a remark with its device's signature.
type SignedRemark struct {
	Remark
	Signature Signature `json:"signature"`
}

// Remark signs the remark; its Device and Version are set to the signer's.
func (d Device) Remark(r Remark) SignedRemark {
	r.Version, r.Device, r.Time = Version, d.Key(), r.Time.UTC().Truncate(time.Second)
	return SignedRemark{r, d.sign(remarkDomain, r.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedRemark) Verify() error {
	if s.Version != Version || !s.Kind.valid() {
		return fmt.Errorf("remark: %w %d, kind %q", ErrVersion, s.Version, s.Kind)
	}
	if err := whole(s.Time); err != nil {
		return fmt.Errorf("remark: %w", err)
	}
	if err := s.Device.verify(remarkDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("remark %s: %w", s.ID(), err)
	}
	return nil
}

// ParseRemark reads the JSON of one signed remark as ParseStatement does.
func ParseRemark(data []byte) (SignedRemark, error) {
	var r SignedRemark
	if err := strict(data, &r); err != nil {
		return SignedRemark{}, fmt.Errorf("read remark: %w", err)
	}
	return r, r.Verify()
}
