package revision

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"dateline/internal/story"
)

// Version of the encodings of everything signed, cards excepted.
const Version = 1

const (
	revisionDomain  = "dateline/revision/1\x00"
	statementDomain = "dateline/statement/1\x00"
)

// Revision records that a story had one content.
type Revision struct {
	Version int      `json:"version"`
	Story   story.ID `json:"story"`
	// Parents are the revisions this one was made from; none for the first.
	Parents []Hash    `json:"parents"`
	Device  DeviceKey `json:"device"`
	// Lamport is greater than that of everything its device knew of the story.
	Lamport uint64 `json:"lamport"`
	// Time of the device's clock, UTC to the second.
	Time    time.Time `json:"time"`
	Content Hash      `json:"content"`
	// Blobs are the originals that the content names, sorted, each once.
	Blobs []Hash `json:"blobs"`
}

func (r Revision) encode() []byte {
	w := &writer{}
	w.int(r.Version)
	w.string(string(r.Story))
	list(w, r.Parents, w.hash)
	w.b = append(w.b, r.Device[:]...)
	w.uint(r.Lamport)
	w.time(r.Time)
	w.hash(r.Content)
	list(w, r.Blobs, w.hash)
	return w.b
}

// ID names the revision; it does not depend on the signature.
func (r Revision) ID() Hash {
	return Hash(sha256.Sum256(append([]byte(revisionDomain), r.encode()...)))
}

// SignedRevision is a revision with its device's signature.
type SignedRevision struct {
	Revision
	Signature Signature `json:"signature"`
}

// Sign signs the revision; its Device and Version are set to the signer's.
func (d Device) Sign(r Revision) SignedRevision {
	r.Version, r.Device, r.Time = Version, d.Key(), r.Time.UTC().Truncate(time.Second)
	return SignedRevision{r, d.sign(revisionDomain, r.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedRevision) Verify() error {
	if s.Version != Version {
		return fmt.Errorf("revision: %w %d", ErrVersion, s.Version)
	}
	if err := whole(s.Time); err != nil {
		return fmt.Errorf("revision: %w", err)
	}
	if err := s.Device.verify(revisionDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("revision %s: %w", s.ID(), err)
	}
	return nil
}

// Kind says what a statement states.
type Kind string

// The kinds of statements. Their names are signed: they never change.
const (
	Filed     Kind = "filed"
	Approved  Kind = "approved"
	Returned  Kind = "returned"
	Held      Kind = "held"
	Unheld    Kind = "unheld"
	Spiked    Kind = "spiked"
	Unspiked  Kind = "unspiked"
	Published Kind = "published"
	Killed    Kind = "killed"
	// Withdrawn: a person takes back their own last verdict, or the author the
	// story from review.
	Withdrawn Kind = "withdrawn"
	// Lifted: a chief editor lifts what somebody else returned, with a reason.
	Lifted Kind = "lifted"
	// Flagged and Unflagged: the story needs the step named in Step, or no longer.
	Flagged   Kind = "flagged"
	Unflagged Kind = "unflagged"
	// Named: Note is a name for the revision; it says nothing about its state.
	Named Kind = "named"
)

func (k Kind) valid() bool {
	switch k {
	case Filed, Approved, Returned, Held, Unheld, Spiked, Unspiked, Published, Killed, Withdrawn, Lifted, Flagged, Unflagged, Named:
		return true
	}
	return false
}

// PersonID names a person for ever, in lower-case letters and digits.
type PersonID string

// Statement is what one person stated about one content of one story.
type Statement struct {
	Version  int      `json:"version"`
	Story    story.ID `json:"story"`
	Revision Hash     `json:"revision"`
	Content  Hash     `json:"content"`
	Kind     Kind     `json:"kind"`
	// Step of the review that a verdict is for; "" is the only step until a policy names others.
	Step    string    `json:"step"`
	Person  PersonID  `json:"person"`
	Device  DeviceKey `json:"device"`
	Lamport uint64    `json:"lamport"`
	Time    time.Time `json:"time"`
	// Policy is the version of the policy the person knew; 0 before there is one.
	Policy int    `json:"policy"`
	Note   string `json:"note"`
	// URL, At and Profile say where, when and as what a published story came
	// out; zero for every other kind.
	URL     string    `json:"url"`
	At      time.Time `json:"at,omitzero"`
	Profile string    `json:"profile"`
}

func (s Statement) encode() []byte {
	w := &writer{}
	w.int(s.Version)
	w.string(string(s.Story))
	w.hash(s.Revision)
	w.hash(s.Content)
	w.string(string(s.Kind))
	w.string(s.Step)
	w.string(string(s.Person))
	w.b = append(w.b, s.Device[:]...)
	w.uint(s.Lamport)
	w.time(s.Time)
	w.int(s.Policy)
	w.string(s.Note)
	w.string(s.URL)
	w.time(s.At)
	w.string(s.Profile)
	return w.b
}

// ID names the statement; it does not depend on the signature.
func (s Statement) ID() Hash {
	return Hash(sha256.Sum256(append([]byte(statementDomain), s.encode()...)))
}

// SignedStatement is a statement with its device's signature.
type SignedStatement struct {
	Statement
	Signature Signature `json:"signature"`
}

// State signs the statement; its Device and Version are set to the signer's.
func (d Device) State(s Statement) SignedStatement {
	s.Version, s.Device, s.Time = Version, d.Key(), s.Time.UTC().Truncate(time.Second)
	if !s.At.IsZero() {
		s.At = s.At.UTC().Truncate(time.Second)
	}
	return SignedStatement{s, d.sign(statementDomain, s.ID())}
}

// Verify says whether the device named in it signed exactly this.
func (s SignedStatement) Verify() error {
	if s.Version != Version || !s.Kind.valid() {
		return fmt.Errorf("statement: %w %d, kind %q", ErrVersion, s.Version, s.Kind)
	}
	if err := whole(s.Time, s.At); err != nil {
		return fmt.Errorf("statement: %w", err)
	}
	if err := s.Device.verify(statementDomain, s.ID(), s.Signature); err != nil {
		return fmt.Errorf("statement %s: %w", s.ID(), err)
	}
	return nil
}

// ParseRevision reads the JSON of one signed revision: no unknown field, no
// second value, and the signature must fit.
func ParseRevision(data []byte) (SignedRevision, error) {
	var r SignedRevision
	if err := strict(data, &r); err != nil {
		return SignedRevision{}, fmt.Errorf("read revision: %w", err)
	}
	return r, r.Verify()
}

// ParseStatement reads the JSON of one signed statement in the same way.
func ParseStatement(data []byte) (SignedStatement, error) {
	var s SignedStatement
	if err := strict(data, &s); err != nil {
		return SignedStatement{}, fmt.Errorf("read statement: %w", err)
	}
	return s, s.Verify()
}

// strict reads one JSON value without fields that it does not have.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %v", ErrMalformed, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("%w: more than one value", ErrMalformed)
	}
	return nil
}
