package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word as it stands in a text: letters with what may stand inside.
type token struct {
	from, to int
	// word is the token without soft hyphens and stress, with ' and - for their kin.
	word string
	// judged is false for what is no word of a language: addresses, tags, codes.
	judged bool
}

// scan finds the words of a text.
func scan(text string) []token {
	var out []token
	skipTo := 0 // to here the text is an address
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if at >= skipTo && !unicode.IsSpace(r) && (at == 0 || startsChunk(text[:at])) {
			skipTo = at + address(chunk(text[at:]))
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			at += size
			continue
		}
		end, plain := wordEnd(text, at)
		t := token{from: at, to: end, word: text[at:end]}
		if !plain {
			t.word = clean(t.word)
		}
		t.judged = at >= skipTo && !strings.ContainsFunc(t.word, notOfWord) && !tagged(text, at, end)
		out = append(out, t)
		at = end
	}
	return out
}

// wordEnd gives where the word that begins at from ends, and whether it can be
// taken as it is.
func wordEnd(text string, from int) (end int, plain bool) {
	at, end, plain := from, from, true
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
			end = at
		case unicode.Is(unicode.Mn, r):
			end, plain = at, false
		case unseen(r), hyphen(r), apostrophe(r):
			// They belong to the word when it goes on behind them.
			next, _ := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return end, plain
			}
			plain = plain && (r == '-' || r == '\'')
		default:
			return end, plain
		}
	}
	return end, plain
}

func notOfWord(r rune) bool { return unicode.IsDigit(r) || r == '_' }

// unseen are characters without width that stand inside words: the soft hyphen,
// joiners, the zero width space.
func unseen(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200d || r == 0x2060 || r == 0xfeff
}

func hyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// clean writes a word as dictionaries do.
func clean(word string) string {
	var b strings.Builder
	var last rune
	flush := func() {
		if last != 0 {
			b.WriteRune(last)
		}
	}
	for _, r := range word {
		switch {
		case unseen(r), r == 0x301, r == 0x300:
			continue
		case hyphen(r):
			r = '-'
		case apostrophe(r):
			r = '\''
		case r == 0x306 && (last == 'и' || last == 'И'):
			last++ // й in two characters
			continue
		case r == 0x308 && last == 'е':
			last = 'ё'
			continue
		case r == 0x308 && last == 'Е':
			last = 'Ё'
			continue
		}
		flush()
		last = r
	}
	flush()
	return b.String()
}

// tagged says whether a sign beside a word makes it a name on the network.
func tagged(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return strings.ContainsRune(`#@\`, before) || strings.ContainsRune(`@\`, after)
}

// startsChunk says whether a chunk, what stands between spaces, begins here.
func startsChunk(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsSpace(r)
}

func chunk(text string) string {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return text[:i]
	}
	return text
}

// address gives how many bytes of a chunk are not to be judged: all of it when
// it is or contains an address, otherwise none.
func address(chunk string) int {
	if strings.Contains(chunk, "://") || strings.Contains(chunk, "@") {
		return len(chunk)
	}
	bare := strings.ToLower(strings.TrimFunc(chunk, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' }))
	if strings.HasPrefix(bare, "www.") || domain(bare) {
		return len(chunk)
	}
	return 0
}

// domain says whether a chunk begins with a name of a host: Latin labels and dots, or
// Russian ones under .рф.
func domain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	labels := strings.Split(host, ".")
	if len(labels) < 2 || len(labels[len(labels)-1]) < 2 {
		return false
	}
	russian := labels[len(labels)-1] == "рф"
	for _, l := range labels {
		if l == "" {
			return false
		}
		for _, r := range l {
			if r >= utf8.RuneSelf && !russian || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' {
				return false
			}
		}
	}
	return true
}

// wordsOf gives the words of what somebody typed into a field.
func wordsOf(s string) []string {
	var out []string
	for _, t := range scan(s) {
		out = append(out, t.word)
	}
	return out
}
