package desk

import (
	"context"
	"io"
	"os"
	"time"

	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// Proved is what the proof of a hand-off file found. It says nothing about
// whether the sender is one of us.
type Proved struct {
	Sender          revision.SignedCard
	At              time.Time
	Encrypted       bool
	Stories, Photos int
	// Faults of the stories' histories; none is proof.
	Faults []revision.Fault
}

// OK says that everything in the file is as it was signed and hangs together.
func (p Proved) OK() bool { return len(p.Faults) == 0 }

// IsHandOff says whether a file begins as hand-off files do.
func IsHandOff(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 32)
	n, _ := io.ReadFull(f, head) // a shorter file is none of ours
	return handoff.IsHandOff(head[:n])
}

// ProveHandOff proves a file that anybody can read, or whose passphrase is
// known, without a newsroom. It reads every byte and keeps nothing.
func ProveHandOff(ctx context.Context, path, passphrase string) (Proved, error) {
	return (&room{}).prove(ctx, path, passphrase)
}

// Prove is ProveHandOff for files that are encrypted to this laptop.
func (v *Review) Prove(ctx context.Context, path, passphrase string) (Proved, error) {
	return v.prove(ctx, path, passphrase)
}

func (r *room) prove(ctx context.Context, path, passphrase string) (Proved, error) {
	in, err := r.openHandOff(path, passphrase)
	if err != nil {
		return Proved{}, err
	}
	defer in.Close()
	parcel, err := in.Parcel(ctx)
	if err != nil {
		return Proved{}, handoff.At(path, err)
	}
	for _, h := range parcel.Originals {
		photo, _, err := in.Original(h)
		if err == nil {
			_, err = io.Copy(io.Discard, patient{ctx, photo})
		}
		if err != nil {
			return Proved{}, handoff.At(path, err)
		}
	}
	out := Proved{Sender: in.Sender(), At: in.At(), Encrypted: in.Encrypted(), Stories: len(parcel.Stories), Photos: len(parcel.Originals)}
	for _, s := range parcel.Stories {
		has := func(h revision.Hash) bool { return parcel.Contents[h] != nil }
		out.Faults = append(out.Faults, revision.Chain(s.ID, s.Revisions, s.Statements, has)...)
	}
	return out, nil
}
