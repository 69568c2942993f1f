package main

import (
	"fmt"
	"strings"
)

// forms gives every form of a word with its flags, the word itself first.
func (a *affixes) forms(word string, flags []rune) ([]string, error) {
	out := []string{word}
	for _, flag := range flags {
		c := a.classes[flag]
		if c == nil {
			if flag != a.noSuggest && flag != a.onlyInCompound {
				return nil, fmt.Errorf("%s/%s: no class %c", word, string(flags), flag)
			}
			continue
		}
		made := c.applied(word)
		out = append(out, made...)
		if c.prefix || !c.cross {
			continue
		}
		for _, other := range flags {
			if p := a.classes[other]; p != nil && p.prefix && p.cross {
				for _, form := range made {
					out = append(out, p.applied(form)...)
				}
			}
		}
	}
	return out, nil
}

// applied gives what one class makes of a word.
func (c *class) applied(word string) []string {
	var out []string
	for _, r := range c.rules {
		if form, ok := r.apply(word, c.prefix); ok {
			out = append(out, form)
		}
	}
	return out
}

func (r rule) apply(word string, prefix bool) (string, bool) {
	if !r.fits([]rune(word), prefix) {
		return "", false
	}
	if prefix {
		rest, ok := strings.CutPrefix(word, r.strip)
		return r.add + rest, ok && rest != ""
	}
	rest, ok := strings.CutSuffix(word, r.strip)
	return rest + r.add, ok && rest != ""
}

func (r rule) fits(word []rune, prefix bool) bool {
	if len(word) < len(r.when) {
		return false
	}
	at := word[:len(r.when)]
	if !prefix {
		at = word[len(word)-len(r.when):]
	}
	for i, s := range r.when {
		if !s.holds(at[i]) {
			return false
		}
	}
	return true
}
