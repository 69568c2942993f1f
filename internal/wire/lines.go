package wire

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/newsdate"
	"dateline/internal/text"
)

// line is one line of the file that is not empty.
type line struct {
	n    int // from 1
	text string
	// gap says that an empty line stands before it.
	gap  bool
	role role
	// date and rest of a line that holds a date.
	date newsdate.Date
	rest string
}

// role is what a line looks like, wherever it stands.
type role int

const (
	unknown role = iota
	furniture
	dateLine
	creditLine
	listTitle
	archiveTitle
	sourceLine
	bylineLine
	bareURL
)

func linesOf(s string) []line {
	var out []line
	gap := true
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(s)
	n := 0
	for raw := range strings.SplitSeq(s, "\n") {
		n++
		t := strings.TrimFunc(text.Clean(raw), func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' })
		if t == "" {
			gap = true
			continue
		}
		out = append(out, line{n: n, text: t, gap: gap})
		gap = false
	}
	return out
}

// The patterns below are data: compiled once and never changed.
var (
	weather = regexp.MustCompile(`^[+\-−–—]?\s?\d{1,2}\s?(?:°\s?[CСFcс]?)?$`)
	counter = regexp.MustCompile(`(?i)^(?:\d[\d\s]*\s*(?:просмотр\p{L}*|комментари\p{L}*|views?|comments?|shares?|min(?:utes?)? read|мин(?:ут\p{L}*)? чтения)|(?:просмотры|комментарии|views|comments):?\s*\d[\d\s]*|\d{1,2}\+|\d{1,2}:\d{2})$`)
	urlOnly = regexp.MustCompile(`^https?://\S+$`)
	listed  = regexp.MustCompile(`(?i)^(?:(?P<partner>новости\s+(?:партн[её]ров|сми2?|от партн[её]ров)|материалы\s+партн[её]ров|партн[её]рские\s+(?:новости|материалы)|partners?(?:'s|s'|’s)?\s+(?:news|stories|content)|news\s+from\s+(?:our\s+)?partners|from\s+our\s+partners|around\s+the\s+web)|(?:читайте|смотрите)\s+(?:также|ещ[её]|по\s+теме)|ещ[её]\s+по\s+теме|по\s+теме|материалы\s+по\s+теме|другие\s+новости|похожие\s+(?:новости|материалы)|ранее\s+по\s+теме|read\s+(?:also|more|next)|related(?:\s+(?:stories|articles|news|content))?|more\s+on\s+this(?:\s+story)?|see\s+also|you\s+may\s+also\s+like)\s*(?P<colon>:)?\s*(?P<item>.*)$`)
	archive = regexp.MustCompile(`(?i)^(?:архив(?:\s+(?:новостей|материалов))?|(?:news\s+)?archives?|all\s+news|все\s+новости)$`)
	sourced = regexp.MustCompile(`(?i)^(?:источник|source|via)\s*[:—–-]\s*(?P<name>\S.*)$`)
	byline  = regexp.MustCompile(`(?i)^(?:(?:автор|авторы|текст|корреспондент|author|authors|words|text|reporter)\s*[:—–-]\s*|(?-i:By|BY)\s+)(?P<names>\S.*)$`)
)

// buttons are the words of a site's own furniture; a line of nothing else is
// not part of the story.
func buttons() []string {
	return []string{
		"поделиться", "поделиться:", "вконтакте", "одноклассники", "telegram", "whatsapp", "viber", "facebook", "twitter", "x", "max", "email",
		"копировать ссылку", "скопировать ссылку", "распечатать", "печать", "версия для печати", "комментарии", "комментировать", "обсудить", "в избранное",
		"реклама", "на правах рекламы", "меню", "поиск", "войти", "вход", "регистрация", "подписаться", "подписка", "главная", "наверх", "закрыть", "далее", "назад",
		"share", "share:", "share this", "share this story", "tweet", "copy link", "print", "save", "comments", "advertisement", "menu", "search", "log in", "login",
		"sign in", "sign up", "subscribe", "home", "close", "back to top", "next", "previous", "skip to content", "follow us", "listen",
	}
}

func (p *reader) classify() {
	words := buttons()
	for i := range p.lines {
		l := &p.lines[i]
		folded := strings.ToLower(strings.Trim(l.text, " •|·→←↑↓▲▼>»"))
		switch {
		case weather.MatchString(l.text), counter.MatchString(l.text), slices.Contains(words, folded), folded == "":
			l.role = furniture
		case archive.MatchString(l.text):
			l.role = archiveTitle
		case urlOnly.MatchString(l.text):
			l.role = bareURL
		case short(l.text, 120) && listed.MatchString(l.text) && !strings.HasSuffix(l.text, "."):
			l.role = listTitle
		case short(l.text, 120) && sourced.MatchString(l.text):
			l.role = sourceLine
		case isCredit(l.text):
			l.role = creditLine
		case short(l.text, 90):
			if d, rest, ok := newsdate.Find(l.text); ok && short(rest, 60) && !sentence(rest) {
				l.role, l.date, l.rest = dateLine, d, rest
			} else if byline.MatchString(l.text) && !sentence(l.text) {
				l.role = bylineLine
			}
		}
	}
}

func short(s string, most int) bool { return utf8.RuneCountInString(s) <= most }

// sentence says whether a line ends like one.
func sentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"»”’)]“"))
	return strings.ContainsRune(".!?…;", r)
}

// nameLike says whether a line could be who wrote it: a few words with capital
// letters, or the name of an agency.
func nameLike(s string) bool {
	if !short(s, 60) || sentence(s) || strings.ContainsAny(s, "?!:") {
		return false
	}
	if agencyLike(s) {
		return true
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '-' })
	if len(fields) < 2 || len(fields) > 6 {
		return false
	}
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(r) && f != "и" && f != "and" && f != "de" && f != "van" && f != "von" {
			return false
		}
	}
	return true
}
