package desk

import (
	"fmt"
	"io"
	"sync"

	"dateline/internal/story"
	"dateline/internal/text"
)

// alphabet leaves out i, l, o and u, which are misread when an ID is read
// aloud (Crockford's base 32).
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// identities makes the names of stories, photos, blocks and notes from randomness
// that is injected. It is safe for concurrent use.
type identities struct {
	mu   sync.Mutex
	from io.Reader
	err  error
}

// letters gives n random letters of the alphabet: 5 bits each.
func (i *identities) letters(n int) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	raw := make([]byte, n)
	if _, err := io.ReadFull(i.from, raw); err != nil && i.err == nil {
		i.err = fmt.Errorf("desk: make an id: %w", err)
	}
	for k, b := range raw {
		raw[k] = alphabet[b&31]
	}
	return string(raw)
}

// failed is the first failure of the randomness; an ID made after it is not to be used.
func (i *identities) failed() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.err
}

// story: 12 letters, 60 bits – a million stories collide once in two million newsrooms.
func (i *identities) story() story.ID { return story.ID(i.letters(12)) }

func (i *identities) photo() story.PhotoID { return story.PhotoID("p" + i.letters(9)) }

func (i *identities) block() text.BlockID { return text.BlockID("b" + i.letters(11)) }

func (i *identities) note() story.NoteID { return story.NoteID("n" + i.letters(11)) }
