package spell

import (
	"fmt"
	"sync"

	"dateline/assets/dictionaries"

	"github.com/blevesearch/vellum/levenshtein"
)

// Options is what the newsroom knows besides the dictionaries.
type Options struct {
	// Known says whether there is a name that is no word of a dictionary: a city. It
	// is asked about words with a capital, as written and in what may be their
	// nominative, from several goroutines at once. Nil knows none.
	Known func(name string) bool
	// Own are the newsroom's words, as for [Checker.Learn].
	Own []string
}

// Checker judges words. It is safe for concurrent use.
type Checker struct {
	russian, english *dictionary
	known            func(string) bool
	// within gives all words within one or two changes of another; it costs some
	// milliseconds, which only the first question for suggestions pays.
	within func() ([2]*levenshtein.LevenshteinAutomatonBuilder, error)
	// classics are the mistakes everybody makes, read at the first question.
	classics func() []classic

	mu  sync.RWMutex
	own *ownWords
}

// New opens the dictionaries. It reads nothing from disk and takes no time.
func New(o Options) (*Checker, error) {
	ru, err := load(dictionaries.Russian)
	if err != nil {
		return nil, fmt.Errorf("spell: russian: %w", err)
	}
	en, err := load(dictionaries.English)
	if err != nil {
		return nil, fmt.Errorf("spell: english: %w", err)
	}
	c := &Checker{russian: ru, english: en, known: o.Known, own: newOwnWords(), within: sync.OnceValues(builders), classics: sync.OnceValue(readClassics)}
	if c.known == nil {
		c.known = func(string) bool { return false }
	}
	for _, w := range o.Own {
		c.Learn(w)
	}
	return c, nil
}

func builders() (out [2]*levenshtein.LevenshteinAutomatonBuilder, err error) {
	for i := range out {
		if out[i], err = levenshtein.NewLevenshteinAutomatonBuilder(uint8(i+1), true); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Learn adds a word of the newsroom's own, or several parted by spaces. It is
// known from then on in all its cases, Росгвардия and Росгвардией, and with ё or
// е; one with a capital needs its capital, one in small letters fits anywhere.
func (c *Checker) Learn(word string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range wordsOf(word) {
		c.own.add(w)
	}
}

// Forget takes such a word away, as it was given. One that was never learnt is
// nothing to forget.
func (c *Checker) Forget(word string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range wordsOf(word) {
		c.own.remove(w)
	}
}
