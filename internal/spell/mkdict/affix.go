package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// affixes is what an .aff file says, as far as our two dictionaries say it
// (hunspell(5), "Affix file format"): one-letter flags, suffixes and prefixes,
// and two flags that stand for something else.
type affixes struct {
	classes                   map[rune]*class
	noSuggest, onlyInCompound rune
}

// class is one flag's endings or beginnings.
type class struct {
	prefix bool
	// cross allows one prefix and one suffix on the same word.
	cross bool
	rules []rule
}

type rule struct {
	strip, add string
	when       []set
}

// set is one letter of a condition: any, one of, none of.
type set struct {
	letters string
	not     bool
}

func (s set) holds(r rune) bool { return strings.ContainsRune(s.letters, r) != s.not }

// readAffixes reads an .aff file. What changes only suggestions or input is left
// out by name; any other directive is an error, so that nothing is lost in silence.
func readAffixes(r io.Reader) (*affixes, error) {
	a := &affixes{classes: map[rune]*class{}}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		f := strings.Fields(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if err := a.directive(f); err != nil {
			return nil, fmt.Errorf("%q: %w", lines.Text(), err)
		}
	}
	return a, lines.Err()
}

func (a *affixes) directive(f []string) error {
	switch f[0] {
	case "SFX", "PFX":
		return a.affix(f)
	case "SET":
		if len(f) != 2 || f[1] != "UTF-8" {
			return fmt.Errorf("only UTF-8 is read")
		}
		return nil
	case "TRY", "REP", "WORDCHARS", "COMPOUNDMIN", "COMPOUNDRULE":
		// Suggestions are ours; numbers, the only compounds, are no words to us.
		return nil
	case "ICONV":
		// One line says how many, one that ’ is ': the checker does that itself.
		if len(f) == 3 && (f[1] != "’" || f[2] != "'") {
			return fmt.Errorf("only ’ is taken for '")
		}
		return nil
	}
	flags := map[string]*rune{"NOSUGGEST": &a.noSuggest, "ONLYINCOMPOUND": &a.onlyInCompound}
	to, ok := flags[f[0]]
	if !ok || len(f) != 2 || len([]rune(f[1])) != 1 {
		return fmt.Errorf("not understood")
	}
	*to = []rune(f[1])[0]
	return nil
}

// affix reads "SFX A Y 3", the head of a class, or "SFX A strip add when".
func (a *affixes) affix(f []string) error {
	if len(f) < 4 || len([]rune(f[1])) != 1 {
		return fmt.Errorf("half a line")
	}
	flag := []rune(f[1])[0]
	c := a.classes[flag]
	if c == nil {
		a.classes[flag] = &class{prefix: f[0] == "PFX", cross: f[2] == "Y"}
		return nil
	}
	if c.prefix != (f[0] == "PFX") {
		return fmt.Errorf("one flag for a prefix and a suffix")
	}
	if strings.Contains(f[3], "/") {
		return fmt.Errorf("endings on endings are not read")
	}
	r := rule{strip: zero(f[2]), add: zero(f[3])}
	if len(f) > 4 {
		var err error
		if r.when, err = condition(f[4]); err != nil {
			return err
		}
	}
	c.rules = append(c.rules, r)
	return nil
}

// zero is how an .aff file writes nothing.
func zero(s string) string {
	if s == "0" {
		return ""
	}
	return s
}

// condition reads "[^aeiou]y": what the word must end, or begin, with.
func condition(s string) ([]set, error) {
	var out []set
	for rest := []rune(s); len(rest) > 0; {
		if rest[0] != '[' {
			if rest[0] == '.' {
				out = append(out, set{not: true})
			} else {
				out = append(out, set{letters: string(rest[0])})
			}
			rest = rest[1:]
			continue
		}
		end := slices.Index(rest, ']')
		if end < 2 {
			return nil, fmt.Errorf("no end of a bracket")
		}
		letters, not := strings.CutPrefix(string(rest[1:end]), "^")
		out = append(out, set{letters: letters, not: not})
		rest = rest[end+1:]
	}
	return out, nil
}
