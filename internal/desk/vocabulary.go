package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/archive"
	"dateline/internal/spell"
	"dateline/internal/text"
)

const (
	settingWords = "words"
	// mostWords a newsroom may add, each of at most mostLetters: more is a
	// dictionary, and every proposal looks at all of them.
	mostWords   = 5000
	mostLetters = 60
)

// KnownWords gives the words that the newsroom added to the dictionaries, in the
// order of the alphabet.
func (s *Stories) KnownWords(context.Context) ([]string, error) {
	var known []string
	err := s.arc.View(func(tx *archive.Tx) (err error) {
		known, err = wordsIn(tx)
		return err
	})
	return known, err
}

// LearnWord adds a word to the newsroom's dictionary for good. One that is there
// changes nothing; what is no single word of letters, and one word too many, is
// refused.
func (s *Stories) LearnWord(ctx context.Context, word string) error {
	word, ok := oneWord(word)
	if !ok {
		return &Refusal{Code: NotAWord, Value: word}
	}
	return s.changeWords(ctx, func(known []string) ([]string, error) {
		at, there := slices.BinarySearchFunc(known, word, byLetters)
		if there {
			return known, nil
		}
		if len(known) >= mostWords {
			return known, &Refusal{Code: TooManyWords, Value: word, N: mostWords}
		}
		return slices.Insert(known, at, word), nil
	})
}

// ForgetWord takes a word out of the newsroom's dictionary. One that is not there
// is forgotten already.
func (s *Stories) ForgetWord(ctx context.Context, word string) error {
	word, _ = oneWord(word)
	return s.changeWords(ctx, func(known []string) ([]string, error) {
		return slices.DeleteFunc(known, func(w string) bool { return w == word }), nil
	})
}

// Speller gives a proofreader who knows the dictionaries, the newsroom's words
// and the cities of the map. It does not hear of words learnt later: tell it
// with Checker.Learn and Checker.Forget.
func (s *Stories) Speller(ctx context.Context) (*spell.Checker, error) {
	known, err := s.KnownWords(ctx)
	if err != nil {
		return nil, err
	}
	return spell.New(spell.Options{Own: known, Known: func(name string) bool {
		cities, err := s.cities()
		return err == nil && cities.Known(name)
	}})
}

// changeWords reads, changes and writes the list in one transaction; nothing is
// written when nothing changed.
func (s *Stories) changeWords(ctx context.Context, change func([]string) ([]string, error)) error {
	return s.arc.Update(ctx, func(tx *archive.Tx) error {
		known, err := wordsIn(tx)
		if err != nil {
			return err
		}
		before := len(known)
		next, err := change(known)
		if err != nil || len(next) == before {
			return err
		}
		data, err := json.Marshal(next)
		if err != nil {
			return err
		}
		return tx.PutSetting(settingWords, data)
	})
}

func wordsIn(tx *archive.Tx) ([]string, error) {
	data, err := tx.Setting(settingWords)
	if err != nil || data == nil {
		return nil, err
	}
	var known []string
	if err := json.Unmarshal(data, &known); err != nil {
		return nil, fmt.Errorf("desk: read the newsroom's words: %w", err)
	}
	return known, nil
}

// byLetters is the order of a list that people read: capitals and the dots of ё do
// not count, unless nothing else differs.
func byLetters(a, b string) int {
	as := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ё", "е") }
	return cmp.Or(cmp.Compare(as(a), as(b)), cmp.Compare(a, b))
}

// oneWord cleans a word and says whether it is one: letters, and inside it hyphens
// and apostrophes.
func oneWord(word string) (string, bool) {
	word = strings.TrimSpace(text.Clean(strings.ReplaceAll(word, "\u00ad", "")))
	letters := 0
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			letters++
		case !strings.ContainsRune("-'’", r):
			return word, false
		}
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return word, letters > 1 && unicode.IsLetter(first) && unicode.IsLetter(last) && utf8.RuneCountInString(word) <= mostLetters
}
