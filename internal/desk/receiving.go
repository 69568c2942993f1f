package desk

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// Received is what a hand-off file brought.
type Received struct {
	Path string
	// From is who made the file, At when they say they did.
	From      Person
	At        time.Time
	Encrypted bool
	// Quarantined: nothing of it was taken in, it waits under the name Quarantine
	// until its sender is accepted.
	Quarantined bool
	Quarantine  string
	Stories     []ReceivedStory
	// Photos that came and were not here; PhotosMissing of those that the stories
	// show now are still elsewhere.
	Photos, PhotosMissing int
	// Strangers are people whose cards came along and wait to be accepted by hand.
	Strangers []Person
	// Forked are people of whom a second card with the same number came along. It
	// was not taken: somebody has to ask them which is theirs.
	Forked []Person
	// Err is why a file that waited could not be read now; nil otherwise.
	Err error
}

// ReceivedStory is one story of a file. Versions, Verdicts and Remarks count what
// was not here.
type ReceivedStory struct {
	ID                          story.ID
	Headline                    string
	Relation                    revision.Relation
	State                       revision.State
	Versions, Verdicts, Remarks int
	// Unverified: the text that it stands at was written by nobody this newsroom
	// has accepted.
	Unverified bool
}

// incoming is a hand-off file that was opened.
type incoming struct {
	*handoff.File
	f    *os.File
	path string
}

func (in *incoming) Close() error { return in.f.Close() }

func (r *room) openHandOff(path, passphrase string) (*incoming, error) {
	// Opening what is no file – a pipe – would wait for somebody to write into it.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &Refusal{Code: CannotRead, Value: path, Err: errors.New("not a file")}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Refusal{Code: CannotRead, Value: path, Err: err}
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a file")
	}
	if err != nil {
		return nil, errors.Join(&Refusal{Code: CannotRead, Value: path, Err: err}, f.Close())
	}
	file, err := handoff.Open(f, info.Size(), handoff.Key{Device: r.device, Passphrase: passphrase})
	if err != nil {
		_ = f.Close() // it was only read
		return nil, handoff.At(path, err)
	}
	return &incoming{file, f, path}, nil
}

// Receive takes a hand-off file in: all of it or nothing. What is here already
// stays, what is new is added; a text that was changed here and there stays as it
// is here, and the story waits for a merge. A file from somebody who is not
// accepted is put into the quarantine instead. progress, which may be nil, hears
// of the bytes of photos.
func (v *Review) Receive(ctx context.Context, path, passphrase string, progress func(done, total int64)) (Received, error) {
	in, err := v.openHandOff(path, passphrase)
	if err != nil {
		return Received{}, err
	}
	defer in.Close()
	known := false
	err = v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		known, err = v.trusts(people, in)
		return err
	})
	if err != nil {
		return Received{}, err
	}
	if !known {
		return v.quarantine(ctx, in)
	}
	got, err := v.takeIn(ctx, in, progress)
	if err != nil {
		return Received{}, handoff.At(path, err)
	}
	return got, v.unwait(path)
}

// trusts says whether a file is from an accepted person, signed by a laptop that
// speaks for them.
func (r *room) trusts(people staff, in *incoming) (bool, error) {
	card := in.Sender()
	known, ok := people.card(card.Person)
	if !ok {
		return false, nil
	}
	renewed, err := r.follows(people, card)
	if err != nil {
		return false, err
	}
	facts := people.facts
	if renewed { // whose laptop it is says who may revoke it
		facts.Cards = append(slices.Clone(facts.Cards), card.Card)
	}
	if facts.Revoked(in.Device()) {
		return false, &Refusal{Code: RevokedLaptop, Value: called(known.Card)}
	}
	return renewed || known.Has(in.Device()), nil
}

// about is what is said of a file besides its stories.
func (r *room) about(people staff, in *incoming) Received {
	card := in.Sender()
	known, ok := people.card(card.Person)
	from := r.person(card.Card, people, ok && known.Has(in.Device()))
	return Received{Path: in.path, From: from, At: in.At(), Encrypted: in.Encrypted()}
}

// takeIn brings a file of an accepted sender into the archive.
func (r *room) takeIn(ctx context.Context, in *incoming, progress func(done, total int64)) (Received, error) {
	parcel, err := in.Parcel(ctx)
	if err != nil {
		return Received{}, err
	}
	if err := soundTexts(ctx, parcel); err != nil {
		return Received{}, err
	}
	if err := r.arc.View(func(tx *archive.Tx) error { return sound(tx, parcel) }); err != nil {
		return Received{}, err
	}
	photos, err := r.takeOriginals(ctx, in, parcel.Originals, progress)
	if err != nil {
		return Received{}, err
	}
	got, told, err := r.takeParcel(ctx, in, parcel)
	for _, sheet := range told {
		r.sheets.post(sheet.tell)
	}
	got.Photos = photos
	return got, err
}

// takeOriginals keeps the photos that are not here yet. They are named by what
// they are: what came before something else fails does no harm.
func (r *room) takeOriginals(ctx context.Context, in *incoming, names []revision.Hash, progress func(done, total int64)) (int, error) {
	var sizes, done int64
	for _, h := range names {
		_, size, err := in.Original(h)
		if err != nil {
			return 0, err
		}
		sizes += size
	}
	n := 0
	for _, h := range names {
		from, size, err := in.Original(h)
		if err != nil {
			return n, err
		}
		if _, err := os.Stat(r.arc.PhotoPath(h)); err != nil {
			if _, err := r.arc.PutPhoto(ctx, from); err != nil {
				return n, err
			}
			n++
		}
		if done += size; progress != nil {
			progress(done, sizes)
		}
	}
	return n, nil
}

// sound says whether what a parcel says of each story hangs together with what
// is known of it here.
func sound(tx *archive.Tx, parcel handoff.Parcel) error {
	for _, s := range parcel.Stories {
		revisions, err := decodeAll[revision.SignedRevision](tx.Revisions(s.ID))
		if err != nil {
			return err
		}
		statements, err := decodeAll[revision.SignedStatement](tx.Statements(s.ID))
		if err != nil {
			return err
		}
		revisions, statements = append(revisions, s.Revisions...), append(statements, s.Statements...)
		if n := ends(revisions); n > mostEnds {
			return &Refusal{Code: TooManyEnds, Story: s.ID, N: n}
		}
		has := func(h revision.Hash) bool {
			if parcel.Contents[h] != nil {
				return true
			}
			_, err := tx.Content(h)
			return err == nil
		}
		if faults := revision.Chain(s.ID, revisions, statements, has); len(faults) > 0 {
			return &Refusal{Code: BrokenChain, Story: s.ID, N: len(faults), Err: faults[0]}
		}
		var heard uint64
		for _, x := range revisions {
			heard = max(heard, x.Lamport)
		}
		for _, x := range statements {
			heard = max(heard, x.Lamport)
		}
		if err := soundThreads(s, heard); err != nil {
			return err
		}
	}
	return nil
}

// mostEnds is how many versions of a story may stand side by side: more than
// anybody merges. Looking at them takes time by the square of their number.
const mostEnds = 300

// ends counts the versions that no other was made from.
func ends(revisions []revision.SignedRevision) int {
	parents, all := map[revision.Hash]bool{}, map[revision.Hash]bool{}
	for _, r := range revisions {
		all[r.ID()] = true
		for _, p := range r.Parents {
			parents[p] = true
		}
	}
	n := 0
	for id := range all {
		if !parents[id] {
			n++
		}
	}
	return n
}

// soundTexts says whether every text of a parcel is one that a desk writes: also
// those that are only compared, merged or suggested come before somebody's eyes.
func soundTexts(ctx context.Context, parcel handoff.Parcel) error {
	for _, data := range parcel.Contents {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, err := revision.DecodeContent(data)
		if s.ID = "any"; err == nil {
			err = s.Validate()
		}
		if err != nil {
			return &Refusal{Code: BadStory, Value: text.Tidy(s.Headline), Err: err}
		}
	}
	return nil
}

// farAhead is how far the clock of a remark or a slip may be ahead of the versions
// of its story and what was said about them: more than a newsroom will ever say,
// and less than a version may jump, so that what is written after it is believed.
const farAhead = 1 << 31

func soundThreads(s handoff.Story, heard uint64) error {
	odd := func(what string) error {
		return &Refusal{Code: BrokenChain, Story: s.ID, N: 1, Err: errors.New(what)}
	}
	for _, m := range s.Remarks {
		if m.Story != s.ID || m.Lamport == 0 || m.Lamport > heard+farAhead || m.Thread == "" {
			return odd("remark " + m.ID().String())
		}
	}
	for _, l := range s.Slips {
		if l.Story != s.ID || l.Lamport == 0 || l.Lamport > heard+farAhead {
			return odd("slip " + l.ID().String())
		}
	}
	return nil
}
