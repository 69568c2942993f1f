package handoff

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/revision"

	"filippo.io/age"
)

// workFactor is the base-2 logarithm of the rounds of scrypt: 256 MB and about
// a second on a laptop. Files that ask for more are refused: a stranger's file
// does not decide how long our laptop works.
const workFactor = 18

// maxLock is more than the header of an age file to 64 recipients needs.
const maxLock = 64 << 10

// close gives a writer whose bytes arrive in w so that only the lock's people
// can read them; without a lock, w itself.
func (l Lock) close(w io.Writer) (io.WriteCloser, error) {
	switch {
	case l.Passphrase != "" && len(l.To) > 0:
		return nil, errors.New("handoff: a file is for people or for a passphrase, not both")
	case l.Passphrase != "":
		r, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, fmt.Errorf("handoff: passphrase: %w", err)
		}
		r.SetWorkFactor(workFactor)
		return age.Encrypt(w, r)
	case len(l.To) > 0:
		to := make([]age.Recipient, len(l.To))
		for i, key := range l.To {
			r, err := age.ParseX25519Recipient(bech32("age", key[:]))
			if err == nil {
				// Some 32 bytes are no key that could be encrypted to; say whose
				// before anything is written.
				_, err = r.Wrap(make([]byte, 16))
			}
			if err != nil {
				return nil, refuse(CannotEncrypt, "recipient %x: %w", key, err)
			}
			to[i] = r
		}
		return age.Encrypt(w, to...)
	}
	return open{w}, nil
}

// people are the keys of the lock, sorted, each once.
func (l Lock) people() ([]revision.Recipient, error) {
	to := slices.Clone(l.To)
	slices.SortFunc(to, compareRecipients)
	to = slices.Compact(to)
	if len(to) > maxRecipients {
		return nil, refuse(TooLarge, "%d recipients, at most %d", len(to), maxRecipients)
	}
	return to, nil
}

// open is a lock that does not lock.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// unlock gives what an age file holds. Nothing is read but its header and its
// last chunk, which proves the size.
func unlock(r io.ReaderAt, size int64, k Key) (io.ReaderAt, int64, error) {
	head, err := age.ExtractHeader(io.NewSectionReader(r, 0, min(size, maxLock)))
	if err != nil {
		if size > maxLock && errors.Is(err, io.EOF) {
			return nil, 0, refuse(TooLarge, "lock: more than %d bytes", maxLock)
		}
		return nil, 0, reading("lock", err)
	}
	passphrase, err := look(head)
	if err != nil {
		return nil, 0, err
	}
	var with age.Identity
	switch {
	case passphrase && k.Passphrase == "":
		return nil, 0, &Refusal{Code: NeedsPassphrase}
	case passphrase:
		with, err = answer(k.Passphrase)
	case k.Device.IsZero():
		return nil, 0, &Refusal{Code: NotForYou}
	default:
		with, err = age.ParseX25519Identity(strings.ToUpper(bech32("age-secret-key-", k.Device.Opener().Bytes())))
	}
	if err != nil {
		return nil, 0, fmt.Errorf("handoff: key: %w", err)
	}
	plain, n, err := age.DecryptReaderAt(r, size, with)
	var nobody *age.NoIdentityMatchError
	switch {
	case errors.As(err, &nobody) && passphrase:
		return nil, 0, &Refusal{Code: WrongPassphrase, Err: err}
	case errors.As(err, &nobody):
		return nil, 0, &Refusal{Code: NotForYou, Err: err}
	case err != nil:
		return nil, 0, reading("lock", err)
	}
	return plain, n, nil
}

func answer(passphrase string) (age.Identity, error) {
	with, err := age.NewScryptIdentity(passphrase)
	if err == nil {
		with.SetMaxWorkFactor(workFactor)
	}
	return with, err
}

// look reads from the header of an age file whether it asks for a passphrase,
// and refuses one that would make us work too long.
func look(head []byte) (passphrase bool, err error) {
	stanzas := 0
	for line := range bytes.Lines(head) {
		words := strings.Fields(string(line))
		if len(words) < 2 || words[0] != "->" {
			continue
		}
		stanzas++
		if words[1] == "scrypt" {
			passphrase = true
			if n, err := strconv.Atoi(words[len(words)-1]); err == nil && n > workFactor {
				return false, refuse(TooLarge, "lock: 2^%d rounds of scrypt, at most 2^%d", n, workFactor)
			}
		}
	}
	if stanzas > maxRecipients {
		return false, refuse(TooLarge, "lock: %d recipients, at most %d", stanzas, maxRecipients)
	}
	return passphrase, nil
}
