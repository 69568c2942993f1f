package desk

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// settingHung holds, with a story's ID behind it, which remarks the work
// in progress has in it: their IDs, 32 bytes each. What is there and not in
// the notes was taken away here; what is not there has to be hung yet.
const settingHung = "hung/"

// talk is what was said about one story by people this newsroom knows, and what
// of it the work in progress has in it.
type talk struct {
	id      story.ID
	remarks []revision.SignedRemark
	hung    map[revision.Hash]bool
	cards   []revision.SignedCard
	facts   revision.Facts
	// contents of the story's revisions.
	contents map[revision.Hash]revision.Hash
	// pending is what who works here, me, is suggesting and has not signed.
	pending *proposal
	me      revision.PersonID
}

// talkIn reads it. What claims to be from somebody and is not signed by one of
// their laptops is left out; of people that nobody has accepted only what they
// said is heard.
func talkIn(tx *archive.Tx, rec *record) (talk, error) {
	t := talk{id: rec.draft.Story.ID, hung: map[revision.Hash]bool{}, cards: rec.cards, facts: rec.facts, contents: map[revision.Hash]revision.Hash{}}
	for _, v := range rec.revisions {
		t.contents[v.ID()] = v.Content
	}
	remarks, err := decodeAll[revision.SignedRemark](tx.Remarks(t.id))
	if err != nil {
		return t, err
	}
	opened := opening(rec, remarks)
	for _, r := range remarks {
		if known, claimed := rec.knows(r.Person, r.Device); !sayable(r.Remark) {
			continue // no note can hold it
		} else if known || !claimed && opened.lets(r.Remark) {
			t.remarks = append(t.remarks, r)
		}
	}
	p, pending, err := proposalIn(tx, t.id)
	if err != nil {
		return t, err
	}
	me, err := tx.Setting(settingMe)
	if err != nil {
		return t, err
	}
	if t.me = revision.PersonID(me); pending {
		t.pending = &p
	}
	hung, err := tx.Setting(settingHung + string(t.id))
	for len(hung) >= len(revision.Hash{}) {
		t.hung[revision.Hash(hung)] = true
		hung = hung[len(revision.Hash{}):]
	}
	return t, err
}

// openings are the first words of threads by people this newsroom knows.
type openings map[string]revision.SignedRemark

func opening(rec *record, remarks []revision.SignedRemark) openings {
	out := openings{}
	for _, r := range remarks {
		if known, _ := rec.knows(r.Person, r.Device); !known || !opens(r.Remark) || !sayable(r.Remark) {
			continue
		}
		if first, ok := out[r.Thread]; !ok || before(r.Remark, first.Remark) {
			out[r.Thread] = r
		}
	}
	return out
}

func opens(r revision.Remark) bool { return r.Kind == revision.Said || r.Kind == revision.Suggested }

// before says whether a remark stands before another in their thread.
func before(a, b revision.Remark) bool {
	return cmp.Or(cmp.Compare(a.Lamport, b.Lamport), compareHashes(a.ID(), b.ID())) < 0
}

// lets says whether a stranger may say this: words after those of people who are
// known, and suggestions of their own. Their clock may say anything, and who
// opens a thread decides what it is.
func (o openings) lets(r revision.Remark) bool {
	first, opened := o[r.Thread]
	return opens(r) && (!opened || r.Kind == revision.Said && before(first.Remark, r))
}

// sayable: words in a note are some, and not endless.
func sayable(r revision.Remark) bool {
	words := story.Remark{Text: r.Text}.Formed().Text
	return r.Kind != revision.Said || strings.TrimSpace(words) != "" && len(words) <= story.MostRemark && !r.Time.IsZero()
}

// knows says whether a person was accepted and signs with this device; claimed
// is that somebody else speaks in the name of an accepted person. A laptop that
// was revoked speaks as a stranger: perhaps the person did, perhaps the thief.
func (rec *record) knows(p revision.PersonID, d revision.DeviceKey) (known, claimed bool) {
	for _, c := range rec.cards {
		if c.Person == p {
			revoked := rec.facts.Revoked(d)
			return c.Has(d) && !revoked, !c.Has(d)
		}
	}
	return false, false
}

// keepHung notes what the work in progress has in it now.
func (t *talk) keepHung(tx *archive.Tx) error {
	ids := make([]revision.Hash, 0, len(t.hung))
	for id := range t.hung {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, compareHashes)
	data := make([]byte, 0, len(ids)*len(revision.Hash{}))
	for _, id := range ids {
		data = append(data, id[:]...)
	}
	return tx.PutSetting(settingHung+string(t.id), data)
}

// notesOf are the threads that are notes, by their names: of all remarks, or of
// those that are in the work in progress.
func (t *talk) notesOf(hungOnly bool) map[string]revision.Thread {
	out := t.threadsOf(hungOnly)
	maps.DeleteFunc(out, func(_ string, th revision.Thread) bool { return len(th.Remarks) == 0 || th.Suggestion != nil })
	return out
}

// threadsOf are notesOf and suggestions.
func (t *talk) threadsOf(hungOnly bool) map[string]revision.Thread {
	var remarks []revision.Remark
	for _, r := range t.remarks {
		if !hungOnly || t.hung[r.ID()] {
			remarks = append(remarks, r.Remark)
		}
	}
	out := map[string]revision.Thread{}
	for _, th := range revision.Threads(remarks) {
		out[th.ID] = th
	}
	return out
}

// said is a remark as a note holds it.
func (t *talk) said(r revision.Remark) story.Remark {
	name, _ := signer(t.cards, func(c revision.SignedCard) bool { return c.Person == r.Person && c.Has(r.Device) })
	if t.facts.Revoked(r.Device) {
		name = ""
	}
	return story.Remark{Who: string(r.Person), Name: name, At: r.Time, Text: r.Text}.Formed()
}

// sameWords says whether two remarks are the same words of one person at one moment;
// what people are called changes.
func sameWords(a, b story.Remark) bool { return a.Who == b.Who && a.At.Equal(b.At) && a.Text == b.Text }

// unsigned are the remarks of a note that no thread has, in their order.
func (t *talk) unsigned(n story.Note, th revision.Thread) []story.Remark {
	known := make([]story.Remark, len(th.Remarks))
	for i, r := range th.Remarks {
		known[i] = t.said(r)
	}
	var out []story.Remark
	for _, r := range n.Remarks {
		if i := slices.IndexFunc(known, func(k story.Remark) bool { return sameWords(k, r) }); i >= 0 {
			known = slices.Delete(known, i, i+1)
			continue
		}
		out = append(out, r)
	}
	return out
}

// putRemark signs a remark of the person who works here and keeps it; the work in
// progress has it.
func (r *room) putRemark(tx *archive.Tx, rec *record, t *talk, remark revision.Remark) error {
	remark.Story, remark.Lamport = t.id, rec.next()
	if remark.Time.IsZero() {
		remark.Time = r.now()
	}
	signed := r.device.Remark(remark)
	data, err := json.Marshal(signed)
	if err != nil {
		return err
	}
	rec.heard = signed.Lamport
	t.remarks, t.hung[signed.ID()] = append(t.remarks, signed), true
	return tx.PutRemark(t.id, signed.ID(), data)
}

func compareHashes(a, b revision.Hash) int { return slices.Compare(a[:], b[:]) }
