// Package dictionaries holds the words of Russian and English in all their
// forms, made by internal/spell/mkdict. The words come from the dictionaries of
// Alexander Lebedev and of SCOWL, expanded, and from lists of our own; see NOTICE.
package dictionaries

import (
	_ "embed"
	"unicode"
)

// A dictionary is a finite state transducer as vellum writes it. A key is a form
// of a word in small letters; its value says, as a sum of these bits, how the
// form may be written. A form with a capital inside, "КамАЗ", is besides a key
// as it is written.
const (
	// Common may be written in small letters: "город".
	Common = 1 << iota
	// Proper begins with a capital: "Барнаул".
	Proper
	// Capitals is written in capitals throughout: "СМИ".
	Capitals
	// Exact is a key with capitals in it, to be written just so.
	Exact
	// Folded is what Exact is in small letters: it is right in a line of capitals
	// and nowhere else.
	Folded
	// NoSuggest is a word that is never proposed.
	NoSuggest
)

// Russian and English, ready for vellum.Load.
var (
	//go:embed ru.fst
	Russian []byte
	//go:embed en.fst
	English []byte
)

// Shape says how a word is written: Common, Proper, Capitals or, with a capital
// after a small letter or after an apostrophe, Exact. A single capital is Proper.
func Shape(word string) uint64 {
	first, upper, lower, i := false, 0, 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			first = first || i == 0
			upper++
		case unicode.IsLower(r):
			lower++
		}
		i++
	}
	switch {
	case upper == 0:
		return Common
	case upper == 1 && first:
		return Proper
	case lower == 0:
		return Capitals
	}
	return Exact
}
