package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// HandOff says what goes to whom. With neither people nor a passphrase the file
// is signed and can be read by anybody.
type HandOff struct {
	Stories []string
	// To are accepted people; the file can be read on all their laptops, and on
	// those of who writes it.
	To         []revision.PersonID
	Passphrase string
	// Originals of the photos go along. Without them the other side sees the
	// photos that it has.
	Originals bool
	// Path of the file; one that is there is replaced when the new one is whole.
	Path string
}

// HandOffPlan is what a hand-off would hold, before it is written.
type HandOffPlan struct {
	Stories []PlannedStory
	Photos  int
	// Bytes of texts and photos, before they are packed.
	Bytes int64
	// Private says what the originals that go along tell of who made them, as
	// "photo: what": gps, serial, owner.
	Private []string
	// CannotRead are the people of To to whose laptops nothing can be encrypted.
	CannotRead []Person
}

// PlannedStory is one story of a plan.
type PlannedStory struct {
	ID                                story.ID
	Headline                          string
	Versions, Verdicts, Notes, Photos int
	// Unkept says that one of the versions is yet to be made: what was typed since
	// the last one becomes a version when the file is written.
	Unkept bool
}

// Handed is a hand-off that was written.
type Handed struct {
	Path            string
	Bytes           int64
	Stories, Photos int
	Encrypted       bool
	Plan            HandOffPlan
}

// PlanHandOff says what the file would hold. It changes nothing: a version that
// has to be made first is counted as it will be.
func (v *Review) PlanHandOff(ctx context.Context, h HandOff) (HandOffPlan, error) {
	if err := v.sheets.flush(ctx); err != nil {
		return HandOffPlan{}, err
	}
	var p packed
	err := v.arc.View(func(tx *archive.Tx) (err error) {
		if p, err = v.pack(tx, h); err != nil {
			return err
		}
		return v.foresee(tx, p.plan)
	})
	if err != nil {
		return HandOffPlan{}, err
	}
	return v.planOf(ctx, p)
}

// foresee counts the versions that writing will make of what was typed since the
// last ones.
func (r *room) foresee(tx *archive.Tx, plan []PlannedStory) error {
	for i := range plan {
		d, err := draftOf(tx, string(plan[i].ID))
		if err != nil {
			return err
		}
		rec, err := r.recordOf(tx, d)
		if err != nil {
			return err
		}
		if _, ok := rec.head(); !ok {
			plan[i].Versions++
			plan[i].Unkept = true
		}
	}
	return nil
}

// HandOff writes stories with everything that belongs to them into one file:
// what was typed up to now becomes a version first. The file is there when it is
// whole, and not at all otherwise. progress, which may be nil, hears of bytes.
func (v *Review) HandOff(ctx context.Context, h HandOff, progress func(done, total int64)) (Handed, error) {
	if len(h.To) > 0 && h.Passphrase != "" {
		return Handed{}, &Refusal{Code: OneLock}
	}
	if err := v.sheets.flush(ctx); err != nil {
		return Handed{}, err
	}
	var p packed
	err := v.arc.Update(ctx, func(tx *archive.Tx) error {
		for _, id := range h.Stories {
			if err := v.seal(tx, id); err != nil {
				return err
			}
		}
		var err error
		if p, err = v.pack(tx, h); err != nil {
			return err
		}
		if len(p.cannotRead) > 0 {
			return &Refusal{Code: CannotEncrypt, Value: p.cannotRead[0].Name, N: len(p.cannotRead)}
		}
		return nil
	})
	if err != nil {
		return Handed{}, err
	}
	plan, err := v.planOf(ctx, p)
	if err != nil {
		return Handed{}, err
	}
	lock := handoff.Lock{To: p.to, Passphrase: h.Passphrase}
	size, err := writeWhole(h.Path, func(w io.Writer) error {
		return handoff.Write(ctx, w, p.parcel, originals{v.arc}, v.device, p.card, v.now(), lock, progress)
	})
	if err != nil {
		return Handed{}, err
	}
	return Handed{
		Path: h.Path, Bytes: size, Stories: len(p.parcel.Stories), Photos: len(p.parcel.Originals),
		Encrypted: len(lock.To) > 0 || lock.Passphrase != "", Plan: plan,
	}, nil
}

// seal signs everything about a story that is not signed yet.
func (r *room) seal(tx *archive.Tx, id string) error {
	d, err := draftOf(tx, id)
	if err != nil {
		return err
	}
	rec, err := r.recordOf(tx, d)
	if err != nil {
		return err
	}
	if _, err := r.mint(tx, &rec); err != nil {
		return err
	}
	if err := r.signThreads(tx, &rec); err != nil {
		return err
	}
	return r.signSlip(tx, &rec)
}

// packed is what is to go into a file.
type packed struct {
	parcel     handoff.Parcel
	card       revision.SignedCard
	to         []revision.Recipient
	cannotRead []Person
	plan       []PlannedStory
}

// pack gathers it from the archive.
func (r *room) pack(tx *archive.Tx, h HandOff) (packed, error) {
	people, err := staffIn(tx)
	if err != nil {
		return packed{}, err
	}
	p := packed{parcel: handoff.Parcel{
		Cards: people.cards, Policies: people.policies, Revocations: people.revocations, Contents: map[revision.Hash][]byte{},
	}}
	var ok bool
	if p.card, ok = people.card(people.me); !ok {
		return p, &Refusal{Code: NobodyHere}
	}
	if err := p.address(r, people, h.To); err != nil {
		return p, err
	}
	photos := map[revision.Hash]bool{}
	for _, typed := range h.Stories {
		d, err := draftOf(tx, typed)
		if err != nil {
			return p, err
		}
		if slices.ContainsFunc(p.parcel.Stories, func(s handoff.Story) bool { return s.ID == d.Story.ID }) {
			continue
		}
		blobs, err := p.add(tx, d)
		if err != nil {
			return p, err
		}
		for _, b := range blobs {
			photos[b] = photos[b] || h.Originals
		}
	}
	if len(p.parcel.Stories) == 0 {
		return p, &Refusal{Code: NothingToHandOff}
	}
	for b, goes := range photos {
		if _, err := os.Stat(r.arc.PhotoPath(b)); goes && err == nil {
			p.parcel.Originals = append(p.parcel.Originals, b)
		}
	}
	slices.SortFunc(p.parcel.Originals, func(a, b revision.Hash) int { return slices.Compare(a[:], b[:]) })
	return p, nil
}

// address finds the keys of the people it goes to, and one's own.
func (p *packed) address(r *room, people staff, to []revision.PersonID) error {
	if len(to) == 0 {
		return nil
	}
	for _, id := range append(slices.Clone(to), people.me) {
		card, ok := people.card(id)
		if !ok {
			return &Refusal{Code: NoSuchPerson, Value: string(id)}
		}
		if person := r.person(card.Card, people, true); !person.CanRead() {
			p.cannotRead = append(p.cannotRead, person)
		}
		for i, k := range card.Devices {
			if i < len(card.Recipients) && card.Recipients[i] != (revision.Recipient{}) && !people.facts.Revoked(k) && !slices.Contains(p.to, card.Recipients[i]) {
				p.to = append(p.to, card.Recipients[i])
			}
		}
	}
	return nil
}

// add puts one story in, and gives the photos that its versions show.
func (p *packed) add(tx *archive.Tx, d archive.Draft) ([]revision.Hash, error) {
	id := d.Story.ID
	s := handoff.Story{ID: id}
	var err error
	if s.Revisions, err = decodeAll[revision.SignedRevision](tx.Revisions(id)); err != nil {
		return nil, err
	}
	if s.Statements, err = decodeAll[revision.SignedStatement](tx.Statements(id)); err != nil {
		return nil, err
	}
	if s.Remarks, err = decodeAll[revision.SignedRemark](tx.Remarks(id)); err != nil {
		return nil, err
	}
	if s.Slips, err = decodeAll[revision.SignedSlip](tx.Slips(id)); err != nil {
		return nil, err
	}
	var blobs, contents []revision.Hash
	for _, v := range s.Revisions {
		blobs, contents = append(blobs, v.Blobs...), append(contents, v.Content)
	}
	notes := map[string]bool{}
	for _, m := range s.Remarks {
		if m.Kind == revision.Suggested {
			contents = append(contents, m.Content)
		}
		notes[m.Thread] = true
	}
	for _, h := range contents {
		if p.parcel.Contents[h] == nil {
			if p.parcel.Contents[h], err = tx.Content(h); err != nil {
				return nil, err
			}
		}
	}
	p.parcel.Stories = append(p.parcel.Stories, s)
	p.plan = append(p.plan, PlannedStory{
		ID: id, Headline: d.Story.Headline, Versions: len(s.Revisions), Verdicts: len(s.Statements), Notes: len(notes), Photos: len(d.Story.Photos),
	})
	return blobs, nil
}

// planOf measures what was packed.
func (r *room) planOf(ctx context.Context, p packed) (HandOffPlan, error) {
	plan := HandOffPlan{Stories: p.plan, Photos: len(p.parcel.Originals), CannotRead: p.cannotRead}
	for _, c := range p.parcel.Contents {
		plan.Bytes += int64(len(c))
	}
	for _, h := range p.parcel.Originals {
		if err := ctx.Err(); err != nil {
			return plan, err
		}
		path := r.arc.PhotoPath(h)
		if info, err := os.Stat(path); err == nil {
			plan.Bytes += info.Size()
		}
		for _, what := range r.tells.of(h, path) {
			plan.Private = append(plan.Private, h.String()[:8]+": "+what)
		}
	}
	return plan, nil
}

// originals lends the photos of the archive to a hand-off.
type originals struct{ arc *archive.Archive }

// Original opens one.
func (o originals) Original(h revision.Hash) (io.ReadCloser, int64, error) {
	info, err := os.Stat(o.arc.PhotoPath(h))
	if err != nil {
		return nil, 0, err
	}
	r, err := o.arc.OpenPhoto(h)
	return r, info.Size(), err
}

// writeWhole writes a file under another name and gives it its own when it is
// whole and on the disk; what fails leaves nothing behind. It gives the size.
func writeWhole(path string, write func(io.Writer) error) (int64, error) {
	cannot := func(err error) error { return &Refusal{Code: CannotWrite, Value: path, Err: err} }
	if strings.TrimSpace(path) == "" {
		return 0, cannot(errors.New("no name"))
	}
	// The new file takes the place of the old one: a device or a folder has none to give.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return 0, cannot(errors.New("no file"))
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".dateline-*")
	if err != nil {
		return 0, cannot(err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	counted := &counter{w: tmp}
	if err := write(counted); err != nil {
		if counted.err != nil {
			return 0, cannot(counted.err)
		}
		return 0, err
	}
	if err := errors.Join(tmp.Sync(), tmp.Close()); err != nil {
		return 0, cannot(err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return 0, cannot(err)
	}
	return counted.n, nil
}

// counter counts what went through, and keeps the disk's own error.
type counter struct {
	w   io.Writer
	n   int64
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	if err != nil {
		c.err = err
	}
	return n, err
}
