package story

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is the longest slug in bytes: with a date and an ending it is a file
// name on every system.
const maxSlug = 80

// Slugify makes a working name of a headline: transliterated by ICAO Doc 9303,
// part 3, section 6 – the table of machine-readable passports, so the spelling
// people know from their own –, lower case, words parted by hyphens, at most 80
// bytes, cut between words where that is possible. Text without a letter or
// digit gives "".
func Slugify(headline string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(headline)) {
		part := transliterate(r)
		if part == "" {
			gap = gap || !silent(r)
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(part)
	}
	slug := b.String()
	if len(slug) <= maxSlug {
		return slug
	}
	cut := strings.LastIndexByte(slug[:maxSlug+1], '-')
	if cut < maxSlug/2 {
		cut = maxSlug
	}
	return strings.Trim(slug[:cut], "-")
}

// silent characters vanish without parting the word they stand in.
func silent(r rune) bool {
	return r == 'ь' || r == '\u00ad' || r == '\u200d' || r == '\'' || r == '’' || r == 'ʼ' || unicode.IsMark(r)
}

// transliterate gives a lower-case letter or digit in ASCII, "" when there is none.
func transliterate(r rune) string {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return string(r)
	}
	if s, ok := letters(r); ok {
		return s
	}
	// Letters with marks that the table does not name lose the marks.
	if base := []rune(norm.NFD.String(string(r)))[0]; base != r {
		return transliterate(base)
	}
	return ""
}

func letters(r rune) (string, bool) {
	const cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыэюяґєіїјљњћђџўѓќѕ"
	latin := [...]string{
		"a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
		"kh", "ts", "ch", "sh", "shch", "ie", "y", "e", "iu", "ia", "g", "ie", "i", "i", "j", "lj", "nj", "c", "dj", "dz", "u", "g", "k", "dz",
	}
	at := 0
	for _, c := range cyrillic {
		if c == r {
			return latin[at], true
		}
		at++
	}
	s, ok := map[rune]string{
		'ä': "ae", 'å': "aa", 'æ': "ae", 'ö': "oe", 'ø': "oe", 'œ': "oe", 'ü': "ue", 'ß': "ss", 'þ': "th", 'ð': "d", 'đ': "d", 'ł': "l", 'ħ': "h", 'ı': "i",
	}[r]
	return s, ok
}

// PackageName is the name of the story's package: DATE-SLUG. Without a date or
// a slug that part is left out; without both it is the story's ID.
func (s Story) PackageName() string {
	slug := s.Slug
	if slug == "" {
		slug = Slugify(s.Headline)
	}
	if slug == "" {
		slug = string(s.ID)
	}
	if s.Dateline.Date.IsZero() {
		if reserved(slug) {
			return slug + "-" + string(s.ID)
		}
		return slug
	}
	return s.Dateline.Date.String() + "-" + slug
}

// reserved are the names that Windows gives to devices.
func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '1' && name[3] <= '9'
}
