package spell

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/assets/dictionaries"
)

// mostLetters is how long a word may be that is compared with all others.
const mostLetters = 40

// Suggest gives at most n words that may have been meant, the likeliest first, in
// the capitals and with the apostrophe of the one given. Nil when there is none,
// and for anything that is not one word.
func (c *Checker) Suggest(word string, n int) []string {
	words := wordsOf(word)
	if n <= 0 || len(words) != 1 || utf8.RuneCountInString(words[0]) > mostLetters {
		return nil
	}
	p := &proposals{of: c, word: words[0]}
	c.propose(p, n)
	if len(p.out) > n {
		p.out = p.out[:n]
	}
	if strings.Contains(word, "’") {
		for i, s := range p.out {
			p.out[i] = strings.ReplaceAll(s, "'", "’")
		}
	}
	return p.out
}

// proposals are answers in order, each once, and only what is no mistake itself.
type proposals struct {
	of   *Checker
	word string
	out  []string
}

func (p *proposals) add(s string) {
	if s != p.word && !slices.Contains(p.out, s) && len(p.of.Check(s)) == 0 {
		p.out = append(p.out, s)
	}
}

func (c *Checker) propose(p *proposals, n int) {
	word := p.word
	if s := scriptOf(word); s == mixed || s == english {
		word = c.oneScript(p, word)
	}
	for _, k := range c.classics() {
		if s, ok := k.mend(strings.ToLower(word)); ok {
			p.add(restore(s, dictionaries.Common|dictionaries.Proper, word))
		}
	}
	if strings.Contains(word, "-") {
		c.mendParts(p, word, n)
	}
	for _, s := range c.nearby(word, n) {
		p.add(s)
	}
}

// oneScript proposes the word in the letters of one alphabet and gives the one
// to go on with: that of its majority.
func (c *Checker) oneScript(p *proposals, word string) string {
	ru, isRu := inRussian(word)
	en, isEn := inEnglish(word)
	letters := 0
	for _, r := range word {
		if isRussian(r) {
			letters++
		} else if unicode.IsLetter(r) {
			letters--
		}
	}
	order := []string{en, ru}
	if letters >= 0 {
		order = []string{ru, en}
	}
	for _, s := range order {
		if s != "" {
			p.add(s)
		}
	}
	switch {
	case scriptOf(word) == english || !isRu && !isEn:
		return word
	case isRu && (letters >= 0 || !isEn):
		return ru
	}
	return en
}

// mendParts mends what is wrong between hyphens, the rest left as it is.
func (c *Checker) mendParts(p *proposals, word string, n int) {
	parts := strings.Split(word, "-")
	var wrong []int
	for i, part := range parts {
		if c.part(part) != 0 && !joins(strings.ToLower(part), i, len(parts)) {
			wrong = append(wrong, i)
		}
	}
	if len(wrong) == 0 || len(wrong) > 2 {
		return
	}
	for _, i := range wrong[1:] {
		if best := c.Suggest(parts[i], 1); len(best) > 0 {
			parts[i] = best[0]
		}
	}
	for _, s := range c.Suggest(parts[wrong[0]], n) {
		parts[wrong[0]] = s
		p.add(strings.Join(parts, "-"))
	}
}

// split gives two words where the space was lost: likelier than a change when the
// first is a short one that spaces get lost behind.
func (c *Checker) split(word string) []candidate {
	if strings.Contains(word, "-") {
		return nil
	}
	var out []candidate
	for i := range word {
		left, right := word[:i], word[i:]
		if l, r := utf8.RuneCountInString(left), utf8.RuneCountInString(right); r < 3 || l < 1 || l < 3 && !standsAlone(left) {
			continue
		}
		if c.part(left) != 0 || c.part(right) != 0 {
			continue
		}
		cost := 1.5
		if standsAlone(left) {
			cost = 1.25
		}
		out = append(out, candidate{left + " " + right, cost, false})
	}
	return out
}

// standsAlone are the short words a space gets lost behind.
func standsAlone(s string) bool {
	switch strings.ToLower(s) {
	case "в", "к", "с", "о", "у", "и", "а", "на", "по", "за", "из", "от", "до", "об", "не", "ни", "со", "во", "ко", "но", "же", "a", "i", "in", "on", "at", "to", "of", "by", "is", "it", "as", "an", "or", "be", "we":
		return true
	}
	return false
}

// candidate is a word near the one given.
type candidate struct {
	form string
	cost float64
	// name is true of words that are only names: they come after others.
	name bool
}

// twoChanges is what a word costs more that is two changes away, however cheap
// each: one mistake in a word is much likelier.
const twoChanges = 0.8

// nearby gives the words within one change, and when those are too few within
// two, the cheapest first.
func (c *Checker) nearby(word string, n int) []string {
	lower := strings.ToLower(word)
	letters := []rune(lower)
	d := c.english
	if scriptOf(word) == russian {
		d = c.russian
	}
	found := append(c.ownNear(letters, word), c.split(word)...)
	within, err := c.within()
	if err != nil {
		return nil // cannot be: the two builders are fixed
	}
	for i, b := range within {
		if i == 1 && (len(found) >= n || len(letters) <= 3) {
			break
		}
		dfa, err := b.BuildDfa(lower, uint8(i+1))
		if err != nil {
			break // longer than an automaton can be: what was found is all
		}
		it, err := d.fst.Search(dfa, nil, nil)
		for ; err == nil; err = it.Next() {
			key, v := it.Current()
			if v&dictionaries.NoSuggest != 0 || v == dictionaries.Folded {
				continue
			}
			form := string(key)
			cost := distance(letters, []rune(strings.ToLower(form))) + float64(i)*twoChanges
			found = append(found, candidate{restore(form, v, word), cost, v&dictionaries.Common == 0})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), order(a.name, b.name), cmp.Compare(len(a.form), len(b.form)), cmp.Compare(a.form, b.form))
	})
	var out []string
	for _, f := range found {
		out = append(out, f.form)
	}
	return out
}

func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// ownNear gives the newsroom's words that are near.
func (c *Checker) ownNear(letters []rune, word string) []candidate {
	most := 2.0
	if len(letters) <= 3 {
		most = 1
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []candidate
	for key, given := range c.own.as {
		if d := utf8.RuneCountInString(key) - len(letters); d < -2 || d > 2 {
			continue
		}
		for _, g := range given {
			if cost := distance(letters, []rune(strings.ToLower(g))); cost <= most {
				shape := dictionaries.Shape(g)
				form := g
				if shape != dictionaries.Exact {
					form = restore(strings.ToLower(g), shape, word)
				}
				out = append(out, candidate{form, cost, shape != dictionaries.Common})
			}
		}
	}
	return out
}

// restore writes a key as its bits allow, as near as may be to the capitals of
// the word it is proposed for.
func restore(key string, bits uint64, like string) string {
	shape := dictionaries.Shape(like)
	if first, _ := utf8.DecodeRuneInString(like); shape == dictionaries.Exact && unicode.IsUpper(first) {
		shape = dictionaries.Proper
	}
	switch {
	case shape == dictionaries.Capitals && utf8.RuneCountInString(like) > 1:
		return strings.ToUpper(key)
	case bits&dictionaries.Exact != 0:
		return key
	case shape != dictionaries.Proper && bits&dictionaries.Common != 0:
		return key
	case bits&(dictionaries.Common|dictionaries.Proper) != 0:
		return title(key, "")
	}
	return strings.ToUpper(key)
}
