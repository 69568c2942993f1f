package archive

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"dateline/internal/story"

	bolt "go.etcd.io/bbolt"
)

var (
	bucketMeta      = []byte("meta")
	bucketDraft     = []byte("draft")
	bucketSummary   = []byte("summary")
	bucketRevision  = []byte("revision")
	bucketContent   = []byte("content")
	bucketStatement = []byte("statement")
	bucketCard      = []byte("card")
	bucketSetting   = []byte("setting")
	bucketDelivery  = []byte("delivery")

	// Since schema 2.
	bucketRemark     = []byte("remark")
	bucketSlip       = []byte("slip")
	bucketPolicy     = []byte("policy")
	bucketRevocation = []byte("revocation")
	bucketStranger   = []byte("stranger")
	bucketSeen       = []byte("seen")
)

// buckets are those that an archive of a schema has.
func buckets(schema int) [][]byte {
	all := [][]byte{
		bucketMeta, bucketDraft, bucketSummary, bucketRevision, bucketContent,
		bucketStatement, bucketCard, bucketSetting, bucketDelivery,
	}
	if schema >= 2 {
		all = append(all, bucketRemark, bucketSlip, bucketPolicy, bucketRevocation, bucketStranger, bucketSeen)
	}
	return all
}

// Tx is one reading or changing of the archive. It must not be used after the
// function it was given to has returned; what it gave out may be.
type Tx struct {
	tx   *bolt.Tx
	path string
	// ahead are drafts that are newer than what is stored.
	ahead map[story.ID]Draft
	// change is what a changing Tx has changed; nil in one that reads.
	change *Change
}

// ID is the number of the moment that is read, or of the change that is made.
// It grows with every change.
func (t *Tx) ID() int { return t.tx.ID() }

// Ahead gives the stories whose newest draft is not durable yet.
func (t *Tx) Ahead() []story.ID { return slices.Sorted(maps.Keys(t.ahead)) }

// Draft is the work in progress on one story: what was typed last.
type Draft struct {
	Story   story.Story `json:"story"`
	Touched time.Time   `json:"touched"`
}

// Draft gives the work in progress on a story; NotFound when there is none.
func (t *Tx) Draft(id story.ID) (Draft, error) {
	if d, ok := t.ahead[id]; ok {
		return d, nil
	}
	var d Draft
	ok, err := t.json(bucketDraft, []byte(id), &d)
	if err == nil && !ok {
		err = &Refusal{Code: NotFound, Path: string(id)}
	}
	return d, err
}

// PutDraft keeps the work in progress on a story, and its summary with it.
func (t *Tx) PutDraft(d Draft) error {
	if d.Story.ID == "" {
		return fmt.Errorf("archive: save a story without id")
	}
	t.changes(d.Story.ID)
	delete(t.ahead, d.Story.ID) // what is read from here on is this one
	key := []byte(d.Story.ID)
	if err := t.putJSON(bucketDraft, key, d); err != nil {
		return err
	}
	return t.putJSON(bucketSummary, key, summaryOf(d))
}

// Drafts goes over the IDs of all stories, in the order of their letters.
func (t *Tx) Drafts() iter.Seq[story.ID] {
	return func(yield func(story.ID) bool) {
		c := t.tx.Bucket(bucketDraft).Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			if !yield(story.ID(k)) {
				return
			}
		}
	}
}

// PutRevision keeps a signed revision of a story; the bytes are the caller's.
func (t *Tx) PutRevision(s story.ID, id [32]byte, data []byte) error {
	t.changes(s)
	return t.put(bucketRevision, keyOf(s, id), data)
}

// Revisions gives all revisions of a story, in the order of their IDs.
func (t *Tx) Revisions(s story.ID) ([][]byte, error) { return t.all(bucketRevision, s) }

// PutContent keeps a content under its hash.
func (t *Tx) PutContent(hash [32]byte, data []byte) error {
	return t.put(bucketContent, hash[:], data)
}

// Content gives what lies under a hash.
func (t *Tx) Content(hash [32]byte) ([]byte, error) {
	v, ok, err := t.get(bucketContent, hash[:])
	if err == nil && !ok {
		err = &Refusal{Code: NotFound, Path: fmt.Sprintf("%x", hash)}
	}
	return v, err
}

// PutStatement keeps a signed statement about a story.
func (t *Tx) PutStatement(s story.ID, id [32]byte, data []byte) error {
	t.changes(s)
	return t.put(bucketStatement, keyOf(s, id), data)
}

// Statements gives all statements about a story, in the order of their IDs.
func (t *Tx) Statements(s story.ID) ([][]byte, error) { return t.all(bucketStatement, s) }

// PutCard keeps the accepted card of a person.
func (t *Tx) PutCard(person string, data []byte) error {
	t.people()
	return t.put(bucketCard, []byte(person), data)
}

// Cards gives the accepted cards, in the order of the persons' letters.
func (t *Tx) Cards() ([][]byte, error) { return t.all(bucketCard, "") }

// Setting gives what was kept under a name; nil when nothing was.
func (t *Tx) Setting(name string) ([]byte, error) {
	v, _, err := t.get(bucketSetting, []byte(name))
	return v, err
}

// PutSetting keeps a value under a name.
func (t *Tx) PutSetting(name string, value []byte) error {
	if t.change != nil {
		t.change.Settings = append(t.change.Settings, name)
	}
	return t.put(bucketSetting, []byte(name), value)
}

// LogDelivery records that a package of a story left the newsroom.
func (t *Tx) LogDelivery(s story.ID, data []byte) error {
	n, err := t.tx.Bucket(bucketDelivery).NextSequence()
	if err != nil {
		return err
	}
	return t.put(bucketDelivery, fmt.Appendf(nil, "%s/%020d", s, n), data)
}

// Deliveries gives the records of a story, oldest first.
func (t *Tx) Deliveries(s story.ID) ([][]byte, error) { return t.all(bucketDelivery, s) }

func keyOf(s story.ID, id [32]byte) []byte { return append([]byte(string(s)+"/"), id[:]...) }

func (t *Tx) all(bucket []byte, s story.ID) ([][]byte, error) {
	var prefix []byte
	if s != "" {
		prefix = []byte(string(s) + "/")
	}
	var out [][]byte
	for _, v := range t.under(bucket, prefix) {
		if v.err != nil {
			return nil, v.err
		}
		out = append(out, v.value)
	}
	return out, nil
}

func (t *Tx) decode(bucket, data []byte, into any) error {
	if err := json.Unmarshal(data, into); err != nil {
		return &Refusal{Damaged, t.path, fmt.Errorf("value in %s: %w", bucket, err)}
	}
	return nil
}

func (t *Tx) json(bucket, key []byte, into any) (bool, error) {
	v, ok, err := t.get(bucket, key)
	if err != nil || !ok {
		return ok, err
	}
	return true, t.decode(bucket, v, into)
}

func (t *Tx) putJSON(bucket, key []byte, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("archive: encode for %s: %w", bucket, err)
	}
	return t.put(bucket, key, data)
}
