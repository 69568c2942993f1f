package archive

import "dateline/internal/story"

// PutRemark keeps a signed remark about a story; the bytes are the caller's.
func (t *Tx) PutRemark(s story.ID, id [32]byte, data []byte) error {
	t.changes(s)
	return t.put(bucketRemark, keyOf(s, id), data)
}

// Remarks gives all remarks about a story, in the order of their IDs.
func (t *Tx) Remarks(s story.ID) ([][]byte, error) { return t.all(bucketRemark, s) }

// PutSlip keeps a signed slip of a story.
func (t *Tx) PutSlip(s story.ID, id [32]byte, data []byte) error {
	t.changes(s)
	return t.put(bucketSlip, keyOf(s, id), data)
}

// Slips gives all slips of a story, in the order of their IDs.
func (t *Tx) Slips(s story.ID) ([][]byte, error) { return t.all(bucketSlip, s) }

// PutPolicy keeps a signed policy. What a policy asks for concerns every story,
// as a card does.
func (t *Tx) PutPolicy(id [32]byte, data []byte) error {
	t.people()
	return t.put(bucketPolicy, id[:], data)
}

// Policies gives all policies, in the order of their IDs.
func (t *Tx) Policies() ([][]byte, error) { return t.all(bucketPolicy, "") }

// PutRevocation keeps a signed revocation.
func (t *Tx) PutRevocation(id [32]byte, data []byte) error {
	t.people()
	return t.put(bucketRevocation, id[:], data)
}

// Revocations gives all revocations, in the order of their IDs.
func (t *Tx) Revocations() ([][]byte, error) { return t.all(bucketRevocation, "") }

// DropCard forgets the accepted card of a person.
func (t *Tx) DropCard(person string) error {
	t.people()
	return t.drop(bucketCard, []byte(person))
}

// PutStranger keeps the card of a person who was not accepted; it counts for
// nothing until it is.
func (t *Tx) PutStranger(person string, data []byte) error {
	t.people()
	return t.put(bucketStranger, []byte(person), data)
}

// Strangers gives the cards of people who were not accepted.
func (t *Tx) Strangers() ([][]byte, error) { return t.all(bucketStranger, "") }

// DropStranger forgets the card of a person who was not accepted.
func (t *Tx) DropStranger(person string) error { return t.drop(bucketStranger, []byte(person)) }

// PutSeen keeps what the person who works here has read of a story last; nil forgets it.
func (t *Tx) PutSeen(s story.ID, data []byte) error {
	t.changes(s)
	if data == nil {
		return t.drop(bucketSeen, []byte(s))
	}
	return t.put(bucketSeen, []byte(s), data)
}

// Seen gives what was kept by PutSeen; nil when nothing was.
func (t *Tx) Seen(s story.ID) ([]byte, error) {
	v, _, err := t.get(bucketSeen, []byte(s))
	return v, err
}

func (t *Tx) people() {
	if t.change != nil {
		t.change.Cards = true
	}
}
