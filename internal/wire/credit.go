package wire

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A credit begins with one of these, at the start of a line or behind the
// caption in it.
var (
	creditWord = regexp.MustCompile(`(?i)(?:^|[.!?…»”")\]]\s*|\s[/|•—–-]\s*)[.,;\s]*(?:(?:фото|фотография|снимок|иллюстрация|скриншот|кадр|photo(?:graph)?|picture|image|credit)(?:\s+и\s+видео)?\s*[:—–]\s*|(?:photo(?:graph)?|picture|image)\s+by:?\s+|photo\s+courtesy\s+of\s+|©\s*|\(c\)\s+)(?P<who>\S.*)$`)
	creditName = regexp.MustCompile(`^(?:Фото|Снимок|Photo|Picture)\s+(?P<who>(?:\p{Lu}[\p{L}.\-]*|[«"“])[^:]*)$`)
	creditKept = regexp.MustCompile(`(?i)(?:^|[.!?…»”")\]]\s+)[.,;\s]*(?:фото|снимок)\s+(?P<who>(?:предоставлен\p{L}*|из\s+(?:личного\s+|семейного\s+)?архива|с\s+сайта|со\s+страницы|пресс-службы)\s+.+)$`)
)

// isCredit says whether a line is, or ends with, a credit.
func isCredit(s string) bool {
	if !short(s, 400) {
		return false
	}
	_, who, ok := splitCredit(s)
	// "Фото: …" that goes on for a sentence or two is a paragraph about a photo.
	return ok && short(who, 120) && strings.Count(who, ". ") < 2
}

// splitCredit parts a line into the caption before the credit and the credit.
func splitCredit(s string) (caption, who string, ok bool) {
	for _, re := range []*regexp.Regexp{creditWord, creditKept, creditName} {
		at := re.FindStringSubmatchIndex(s)
		if at == nil || re == creditName && (!short(s, 80) || sentence(s)) {
			continue
		}
		group := re.SubexpIndex("who")
		who = strings.TrimSpace(s[at[2*group]:at[2*group+1]])
		caption = s[:at[0]]
		// The mark directly behind the caption is the caption's own; one behind a
		// space only parts it from the credit.
		if tail := s[at[0]:at[2*group]]; caption != "" && strings.TrimSpace(caption) == caption {
			if r, n := utf8.DecodeRuneInString(tail); strings.ContainsRune(".!?…»”\")]", r) {
				caption += tail[:n]
			}
		}
		return strings.TrimSpace(caption), who, true
	}
	return "", "", false
}

// people parts a credit into agency and photographer: "A / B", "A, B", "A for
// B". Quotation marks stay as they are.
func people(who string) (agency, photographer string) {
	who = strings.TrimSpace(strings.TrimSuffix(who, "."))
	for _, sep := range []string{" / ", "/", " | ", ", ", " для ", " for ", " via "} {
		a, b, ok := cutOutsideQuotes(who, sep)
		if !ok {
			continue
		}
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		switch {
		case a == "" || b == "":
			continue
		case sep == ", " && !(agencyLike(a) || agencyLike(b)):
			continue // two names, or a name with a title
		case agencyLike(b) && !agencyLike(a), sep != " / " && sep != "/" && !agencyLike(a):
			return b, a
		}
		return a, b
	}
	if personLike(who) && !agencyLike(who) {
		return "", who
	}
	return who, ""
}

func cutOutsideQuotes(s, sep string) (a, b string, ok bool) {
	open := 0
	for i, r := range s {
		switch r {
		case '«', '“':
			open++
		case '»', '”':
			open--
		}
		if open <= 0 && strings.HasPrefix(s[i:], sep) {
			return s[:i], s[i+len(sep):], true
		}
	}
	return s, "", false
}

var agencyWord = regexp.MustCompile(`(?i)(?:^|[\s«"“(])(?:иа|риа|тасс|ап|afp|ap|epa|интерфакс|reuters|getty|shutterstock|unsplash|pexels|wikimedia|commons|агентство|agency|news|press|media|медиа|times|post|photos?|пресс-\p{L}+|редакция|администрация|правительство|министерство|архив\p{L}*|мчс|мвд|ooo|ооо|ltd|inc|staff|desk|бюро|bureau|предоставлен\p{L}*|из\s+архива|с\s+сайта)(?:$|[\s»"”,.)])`)

// agencyLike says whether a name is that of a house rather than of a person.
func agencyLike(s string) bool {
	return agencyWord.MatchString(s) || strings.ContainsAny(s, "«»\"“”") || strings.Contains(s, ".ru") || strings.Contains(s, ".com")
}

// personLike: one to four words that begin with capital letters.
func personLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 1 || len(fields) > 4 {
		return false
	}
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(r) && f != "de" && f != "van" && f != "von" {
			return false
		}
	}
	return len(fields) > 1
}
