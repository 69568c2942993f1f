package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// What may wait in the quarantine at most: whoever can drop files into a folder
// must not be able to fill a disk.
const (
	quarantineFolder = "quarantine"
	mostWaiting      = 50
	mostWaitingBytes = 4 << 30
)

// label says of a file that waits what its header said when it came; a file with
// a passphrase cannot be asked again.
type label struct {
	Sender    revision.SignedCard `json:"sender"`
	At        time.Time           `json:"at"`
	Encrypted bool                `json:"encrypted"`
}

const labelSuffix = ".label"

func (r *room) quarantineDir() string { return filepath.Join(r.arc.Dir(), quarantineFolder) }

// quarantine keeps a file of somebody unknown as it came, and their card for
// whoever accepts it. Nothing of it is taken in.
func (r *room) quarantine(ctx context.Context, in *incoming) (Received, error) {
	name, err := r.keepWaiting(ctx, in)
	if err != nil {
		return Received{}, err
	}
	var got Received
	err = r.arc.Update(ctx, func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		got = r.about(people, in)
		got.Quarantined, got.Quarantine = true, name
		strangers, err := decodeAll[revision.SignedCard](tx.Strangers())
		if err != nil {
			return err
		}
		waits := map[revision.PersonID]revision.SignedCard{}
		for _, c := range strangers {
			waits[c.Person] = c
		}
		if !newer(people, waits, in.Sender()) {
			return nil
		}
		got.Strangers = []Person{got.From}
		return writeStranger(tx, in.Sender())
	})
	return got, err
}

// keepWaiting copies the file under its hash.
func (r *room) keepWaiting(ctx context.Context, in *incoming) (name string, err error) {
	dir := r.quarantineDir()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", &Refusal{Code: CannotWrite, Value: dir, Err: err}
	}
	names, bytes, err := r.waiting()
	if err != nil {
		return "", err
	}
	sum, size, err := hashOf(ctx, in.f)
	if err != nil {
		return "", &Refusal{Code: CannotRead, Value: in.path, Err: err}
	}
	name = sum + handoff.Extension
	if slices.Contains(names, name) {
		return name, nil
	}
	if len(names) >= mostWaiting || bytes+size > mostWaitingBytes {
		return "", &Refusal{Code: QuarantineFull, Value: dir, N: len(names)}
	}
	said, err := json.Marshal(label{in.Sender(), in.At(), in.Encrypted()})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, name)
	if _, err := writeWhole(path+labelSuffix, func(w io.Writer) error {
		_, err := w.Write(said)
		return err
	}); err != nil {
		return "", err
	}
	_, err = writeWhole(path, func(w io.Writer) error {
		_, err := io.Copy(w, patient{ctx, io.NewSectionReader(in.f, 0, size)})
		return err
	})
	if err != nil {
		return "", errors.Join(err, os.Remove(path+labelSuffix))
	}
	return name, nil
}

func hashOf(ctx context.Context, f *os.File) (string, int64, error) {
	h := sha256.New()
	n, err := io.Copy(h, patient{ctx, io.NewSectionReader(f, 0, 1<<62)})
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// patient reads until its context ends.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// waiting are the names of the files in the quarantine, and their bytes.
func (r *room) waiting() (names []string, bytes int64, err error) {
	entries, err := os.ReadDir(r.quarantineDir())
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, &Refusal{Code: CannotRead, Value: r.quarantineDir(), Err: err}
	}
	for _, e := range entries {
		if !isWaiting(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue // dropped a moment ago, or it only looks like one
		}
		names, bytes = append(names, e.Name()), bytes+info.Size()
	}
	return names, bytes, nil
}

// isWaiting says whether this is the name of a file in the quarantine: a hash, and
// so never a path.
func isWaiting(name string) bool {
	sum, ok := strings.CutSuffix(name, handoff.Extension)
	_, err := revision.ParseHash(sum)
	return ok && err == nil
}

// Quarantine lists the files that wait for their senders to be accepted.
func (v *Review) Quarantine() ([]Received, error) {
	names, _, err := v.waiting()
	if err != nil {
		return nil, err
	}
	var out []Received
	err = v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		for _, name := range names {
			got := Received{Path: filepath.Join(v.quarantineDir(), name), Quarantined: true, Quarantine: name}
			if l, err := v.label(name); err != nil {
				got.Err = err
			} else {
				known, ok := people.card(l.Sender.Person)
				got.From = v.person(l.Sender.Card, people, ok && known.ID() == l.Sender.ID())
				got.At, got.Encrypted = l.At, l.Encrypted
			}
			out = append(out, got)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Received) int { return a.At.Compare(b.At) })
	return out, err
}

func (r *room) label(name string) (label, error) {
	path := filepath.Join(r.quarantineDir(), name+labelSuffix)
	var l label
	info, err := os.Lstat(path)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > 2*mostCard) {
		err = errors.New("not a label")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		err = json.Unmarshal(data, &l)
	}
	if err == nil {
		err = l.Sender.Verify()
	}
	if err != nil {
		return label{}, &Refusal{Code: CannotRead, Value: path, Err: err}
	}
	return l, nil
}

// LookIntoQuarantine gives the stories of a file that waits, as its sender left
// them, to be read and no more. Nothing of them is taken in.
func (v *Review) LookIntoQuarantine(ctx context.Context, name, passphrase string) ([]story.Story, Received, error) {
	path, err := v.waits(name)
	if err != nil {
		return nil, Received{}, err
	}
	in, err := v.openHandOff(path, passphrase)
	if err != nil {
		return nil, Received{}, err
	}
	defer in.Close()
	parcel, err := in.Parcel(ctx)
	if err != nil {
		return nil, Received{}, handoff.At(path, err)
	}
	var got Received
	var stories []story.Story
	err = v.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		got = v.about(people, in)
		got.Quarantined, got.Quarantine = true, name
		for _, s := range parcel.Stories {
			shown, err := lastOf(s, parcel.Contents)
			if err != nil {
				return &Refusal{Code: BadStory, Story: s.ID, Err: err}
			}
			stories = append(stories, shown)
			got.Stories = append(got.Stories, ReceivedStory{
				ID: s.ID, Headline: shown.Headline, Versions: len(s.Revisions), Verdicts: len(s.Statements), Remarks: len(s.Remarks),
			})
		}
		return nil
	})
	return stories, got, err
}

// lastOf is the text that a story of a parcel stands at.
func lastOf(s handoff.Story, contents map[revision.Hash][]byte) (story.Story, error) {
	revisions := make([]revision.Revision, len(s.Revisions))
	for i, r := range s.Revisions {
		revisions[i] = r.Revision
	}
	head := revision.Heads(revisions)[0]
	for _, r := range revisions {
		if r.ID() == head {
			shown, err := revision.DecodeContent(contents[r.Content])
			shown.ID = s.ID
			if err == nil {
				err = shown.Validate()
			}
			return shown, err
		}
	}
	return story.Story{}, errors.New("no version")
}

// waits is the path of a file in the quarantine.
func (r *room) waits(name string) (string, error) {
	path := filepath.Join(r.quarantineDir(), name)
	if !isWaiting(name) {
		return "", &Refusal{Code: NoSuchQuarantined, Value: name}
	}
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return "", &Refusal{Code: NoSuchQuarantined, Value: name, Err: err}
	}
	return path, nil
}

// DropQuarantined throws a file that waits away.
func (v *Review) DropQuarantined(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	path, err := v.waits(name)
	if err != nil {
		return err
	}
	return v.unwait(path)
}

// unwait takes a file out of the quarantine, if it lies there.
func (r *room) unwait(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil || filepath.Dir(abs) != r.quarantineDir() || !isWaiting(filepath.Base(abs)) {
		return nil
	}
	if err := os.Remove(abs); err != nil {
		return &Refusal{Code: CannotWrite, Value: abs, Err: err}
	}
	_ = os.Remove(abs + labelSuffix) // without its file it says nothing
	return nil
}

// readWaiting takes in what waits of a person. What still cannot be read stays
// and says why: that the person is accepted is durable already.
func (v *Review) readWaiting(ctx context.Context, id revision.PersonID) []Received {
	waiting, err := v.Quarantine()
	if err != nil {
		return []Received{{Quarantined: true, Err: err}}
	}
	var out []Received
	for _, w := range waiting {
		if w.From.ID != id {
			continue
		}
		got, err := v.Receive(ctx, w.Path, "", nil)
		if err != nil {
			w.Err = err
			got = w
		}
		out = append(out, got)
	}
	return out
}
