package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/assets/dictionaries"

	"github.com/blevesearch/vellum"
)

// words are keys with their bits, as package dictionaries describes them.
type words map[string]uint64

// add takes one form in.
func (w words) add(form string, more uint64) {
	shape := dictionaries.Shape(form)
	if shape == dictionaries.Exact {
		w[form] |= shape | more
		shape = dictionaries.Folded
	}
	w[strings.ToLower(form)] |= shape | more
}

// has says whether a form may be written as it stands there: a word in small
// letters may also begin a sentence, and any may stand in a line of capitals.
func (w words) has(form string) bool {
	switch dictionaries.Shape(form) {
	case dictionaries.Common:
		return w[form]&dictionaries.Common != 0
	case dictionaries.Proper:
		return w[strings.ToLower(form)]&(dictionaries.Common|dictionaries.Proper) != 0
	case dictionaries.Capitals:
		return w[strings.ToLower(form)] != 0
	}
	return w[form] != 0
}

// published takes a .dic file in: a count, then one word a line with its flags.
func (w words) published(a *affixes, dic string) error {
	count, lines, _ := strings.Cut(dic, "\n")
	if strings.Trim(count, "0123456789\r\ufeff") != "" {
		return fmt.Errorf("%q is not a count of words", count)
	}
	for line := range strings.Lines(lines) {
		word, flags := entry(line)
		if word == "" || strings.ContainsAny(word, "0123456789") || slices.Contains(flags, a.onlyInCompound) {
			continue
		}
		forms, err := a.forms(word, flags)
		if err != nil {
			return err
		}
		var more uint64
		if slices.Contains(flags, a.noSuggest) {
			more = dictionaries.NoSuggest
		}
		for _, form := range forms {
			w.add(form, more)
		}
	}
	return nil
}

// own takes our list in: the same form of line without a count, with comments
// and empty lines; a line of several words is one of an .aff file. A word whose forms were all there already is an error: the list says
// what is missing, and no more.
func (w words) own(a *affixes, list string, yo bool) error {
	var twice []string
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		if f := strings.Fields(line); len(f) > 1 {
			if err := a.directive(f); err != nil {
				return fmt.Errorf("%q: %w", line, err)
			}
			continue
		}
		word, flags := entry(line)
		if word == "" {
			continue
		}
		forms, err := a.forms(word, flags)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(forms, func(f string) bool { return !w.has(f) }) {
			twice = append(twice, word)
		}
		for _, form := range forms {
			w.add(form, 0)
			if yo && strings.Contains(form, "ё") {
				w.add(strings.ReplaceAll(form, "ё", "е"), 0)
			}
		}
	}
	if len(twice) > 0 {
		return fmt.Errorf("known already: %s", strings.Join(twice, ", "))
	}
	return nil
}

// entry reads "word/FLAGS". What follows a space or a tab is about the word.
func entry(line string) (string, []rune) {
	f := strings.Fields(line)
	if len(f) == 0 {
		return "", nil
	}
	word, flags, _ := strings.Cut(f[0], "/")
	return strings.ReplaceAll(word, "’", "'"), []rune(flags)
}

// fst writes the words as one transducer.
func (w words) fst() ([]byte, error) {
	var out bytes.Buffer
	b, err := vellum.New(&out, nil)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(w)) {
		if err := b.Insert([]byte(key), w[key]); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
