package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Tidy takes out characters that cannot be seen and mean nothing in Russian and
// English: zero-width spaces and joiners of words, marks of the direction of
// writing. Messengers and sites strew them; a search then misses words that
// look the same. The joiner that holds emoji together, the soft hyphen and all
// spaces that can be seen stay.
func Tidy(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b', r == '\u2060', r == '\ufeff', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2061' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// listSigns begin the items of a list. A dash does not: in Russian it begins
// what somebody says.
const listSigns = "•▪●◦‣·"

// Listed makes list items of paragraphs in a row that begin with the same sign,
// "• ", or count from "1. " or "1) " on. One alone stays a paragraph.
func Listed(blocks []Block) []Block {
	out := slices.Clone(blocks)
	for i := 0; i < len(out); {
		items, kind := bulletsAt(out[i:]), Bullet
		if len(items) == 0 {
			items, kind = numbersAt(out[i:]), Number
		}
		for k, words := range items {
			if len(items) > 1 {
				out[i+k].Kind, out[i+k].Text = kind, words
			}
		}
		i += max(len(items), 1)
	}
	return out
}

// bulletsAt are the words of the items at the start that have one sign.
func bulletsAt(blocks []Block) (items []string) {
	first := rune(0)
	for _, b := range blocks {
		sign, words, ok := bulletOf(b)
		if !ok || first != 0 && sign != first {
			break
		}
		first, items = sign, append(items, words)
	}
	return items
}

// numbersAt are the words of the items at the start that count from one.
func numbersAt(blocks []Block) (items []string) {
	for i, b := range blocks {
		words, ok := numberOf(b, i+1)
		if !ok {
			break
		}
		items = append(items, words)
	}
	return items
}

// bulletOf parts an item into its sign and its words.
func bulletOf(b Block) (sign rune, words string, ok bool) {
	sign, size := utf8.DecodeRuneInString(b.Text)
	if b.Kind != Paragraph || len(b.Marks) > 0 || !strings.ContainsRune(listSigns, sign) {
		return 0, "", false
	}
	words = strings.TrimLeft(b.Text[size:], " \u00a0")
	return sign, words, words != "" && len(words) < len(b.Text)-size
}

// numberOf gives the words of the item with a number.
func numberOf(b Block, n int) (words string, ok bool) {
	rest, ok := strings.CutPrefix(b.Text, strconv.Itoa(n))
	if !ok || b.Kind != Paragraph || len(b.Marks) > 0 || !strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, ")") {
		return "", false
	}
	words = strings.TrimLeft(rest[1:], " \u00a0")
	return words, words != "" && len(words) < len(rest)-1
}
