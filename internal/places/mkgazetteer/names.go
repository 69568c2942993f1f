package main

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// readCatalogue reads the Russian names of a GNU message catalogue by GeoNames
// ID and by code (GNU gettext manual, "The Format of GNU MO Files").
func readCatalogue(from string) (map[string]string, error) {
	data, err := catalogue.read(from)
	if err != nil {
		return nil, err
	}
	word := func(at int) int { return int(binary.LittleEndian.Uint32(data[at:])) }
	if len(data) < 28 || word(0) != 0x950412de {
		return nil, fmt.Errorf("%s: not a little-endian message catalogue", catalogue.path)
	}
	text := func(table, i int) string {
		length, at := word(table+8*i), word(table+8*i+4)
		return string(data[at : at+length])
	}
	out := map[string]string{}
	for i := range word(8) {
		if id := text(word(12), i); id != "" {
			out[id] = norm.NFC.String(text(word(16), i))
		}
	}
	return out, nil
}

// readDictionary gives the words of the Russian spelling dictionary.
func readDictionary(from string) (map[string]bool, error) {
	data, err := russian.read(from)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		word, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		out[word] = true
	}
	return out, nil
}

var (
	cyrillic  = regexp.MustCompile(`^[А-ЯЁ][А-Яа-яЁё\-. ]+$`)
	ukrainian = regexp.MustCompile(`(ськ|цьк)$`)
)

// russianName chooses the Russian name of a place: the catalogue's, else, where
// Russian is at home, the best of the alternate names – a word of the
// dictionary before any other, and of those the one whose romanisation is
// nearest to the name in ASCII. Elsewhere there is none: among the alternate
// names stand Ukrainian, Bulgarian and Kazakh ones that look the same.
func russianName(row []string, names map[string]string, words map[string]bool) string {
	if name := names[row[colID]]; name != "" {
		return name
	}
	if !slices.Contains(former, row[colCountry]) {
		return ""
	}
	var all, known, likely []string
	for name := range strings.SplitSeq(row[colAlternate], ",") {
		name = norm.NFC.String(name)
		if !cyrillic.MatchString(name) {
			continue
		}
		all = append(all, name)
		if words[name] {
			known = append(known, name)
		}
		if !ukrainian.MatchString(name) {
			likely = append(likely, name)
		}
	}
	for _, list := range [][]string{known, likely, all} {
		if len(list) > 0 {
			return nearest(row[colASCII], list)
		}
	}
	return ""
}

func nearest(ascii string, names []string) string {
	ascii = strings.NewReplacer("'", "", "’", "", "yy", "y").Replace(strings.ToLower(ascii))
	return slices.MinFunc(names, func(a, b string) int {
		if d := distance(ascii, romanise(a)) - distance(ascii, romanise(b)); d != 0 {
			return d
		}
		// Братцк and Братск: names in -цк are rarer, and then right.
		if x, y := strings.Contains(a, "цк"), strings.Contains(b, "цк"); x != y {
			if x {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
}

// romanise writes Russian in the BGN/PCGN romanisation of 1947, which GeoNames
// uses, without its soft and hard signs.
func romanise(s string) string {
	const from = "абвгдезийклмнопрстуфцчшщъыьэюяжхё"
	to := [...]string{"a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "zh", "kh", "yo"}
	table := map[rune]string{}
	i := 0
	for _, r := range from {
		table[r] = to[i]
		i++
	}
	var out strings.Builder
	before := ' '
	for _, r := range strings.ToLower(s) {
		latin, ok := table[r]
		switch {
		case r == 'е' && strings.ContainsRune(" -аеёиоуыэюяйъь", before):
			out.WriteString("ye")
		case ok:
			out.WriteString(latin)
		default:
			out.WriteRune(r)
		}
		before = r
	}
	return strings.ReplaceAll(out.String(), "yy", "y")
}

// distance is the number of letters to insert, delete or change (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}
