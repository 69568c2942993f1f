package wire

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/internal/newsdate"
	"dateline/internal/text"
)

var (
	bulleted = regexp.MustCompile(`^(?P<sign>[•▪●◦*]|[-–—])[\s\x{a0}]+(?P<item>\S.*)$`)
	numbered = regexp.MustCompile(`^(?P<n>\d{1,2})[.)][\s\x{a0}]+(?P<item>\S.*)$`)
	dispatch = regexp.MustCompile(`^(?P<city>[\p{Lu}][\p{Lu}\-\s]{2,30})(?:,\s*(?P<date>[^.—–/(]{3,24}?))?\.?\s*(?:[—–/(-]|\s-\s)`)
)

// aParagraph is the least length of a neighbour of a subhead.
const aParagraph = 60

func (p *reader) paragraphBlock(s string) text.Block {
	return text.Block{ID: p.o.NewID(), Kind: text.Paragraph, Text: s}
}

// body makes blocks of the lines of the text.
func (p *reader) body() {
	lines := p.unwrap(p.lines[min(p.from, p.to):p.to])
	for i := 0; i < len(lines); {
		if n := p.listItems(lines[i:]); n > 0 {
			i += n
			continue
		}
		p.bodyLine(lines, i)
		i++
	}
	p.dispatched()
	p.lateDate()
}

// bodyLine takes one line of the text.
func (p *reader) bodyLine(lines []line, i int) {
	l := lines[i]
	switch {
	case l.role == furniture && p.page.Recognised:
		p.note(NoteFurniture, l, 0)
	case l.role == creditLine && p.page.Recognised:
		above := ""
		if caption, _, _ := splitCredit(l.text); caption == "" && !l.gap && i > 0 && lines[i-1].role == unknown && len(p.page.Blocks) > 0 && short(lines[i-1].text, 250) {
			last := len(p.page.Blocks) - 1
			if p.page.Blocks[last].Text == lines[i-1].text {
				above = lines[i-1].text
				p.page.Blocks = p.page.Blocks[:last]
			}
		}
		p.photo(l, above, false, len(p.page.Blocks))
	case l.role == sourceLine && p.page.Source == "" && p.page.Recognised:
		p.source(l)
	case l.role == listTitle && inline(l.text) && p.page.Recognised:
		m := listed.FindStringSubmatch(l.text)
		p.item(m[listed.SubexpIndex("item")], m[listed.SubexpIndex("partner")] != "")
		p.note(NoteRelated, l, 1)
	case subhead(lines, i):
		b := p.paragraphBlock(l.text)
		b.Kind = text.Heading2
		p.page.Blocks = append(p.page.Blocks, b)
	default:
		p.page.Blocks = append(p.page.Blocks, p.paragraphBlock(l.text))
	}
}

// subhead: a short line without a final mark, between two paragraphs that have one.
func subhead(lines []line, i int) bool {
	l := lines[i]
	if i == 0 || i+1 == len(lines) || l.role != unknown || !l.gap || !short(l.text, 80) || sentence(l.text) || strings.ContainsAny(l.text[len(l.text)-1:], ":,") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	if strings.ContainsRune("-–—•*«\"“", first) {
		return false
	}
	before, after := lines[i-1].text, lines[i+1].text
	return sentence(before) && !short(before, aParagraph) && sentence(after) && !short(after, aParagraph)
}

// listItems makes list items of two or more lines that begin with the same
// sign, and gives how many it took. Lines that begin with a dash and end like
// sentences are dialogue and stay paragraphs.
func (p *reader) listItems(lines []line) int {
	kind, n := text.Bullet, 0
	sign := ""
	for n < len(lines) {
		m := bulleted.FindStringSubmatch(lines[n].text)
		if m == nil || sign != "" && m[1] != sign {
			break
		}
		if sign = m[1]; strings.ContainsAny(sign, "-–—") && sentence(lines[n].text) && !strings.HasSuffix(lines[n].text, ";") {
			if n == 0 || n+1 < len(lines) && bulleted.MatchString(lines[n+1].text) {
				return 0
			}
		}
		n++
	}
	items := bulleted
	if n < 2 {
		kind, items, n = text.Number, numbered, 0
		for n < len(lines) {
			m := numbered.FindStringSubmatch(lines[n].text)
			if m == nil || m[1] != strings.TrimLeft(string(rune('0'+(n+1)/10))+string(rune('0'+(n+1)%10)), "0") {
				break
			}
			n++
		}
	}
	if n < 2 {
		return 0
	}
	for _, l := range lines[:n] {
		b := p.paragraphBlock(items.FindStringSubmatch(l.text)[2])
		b.Kind = kind
		p.page.Blocks = append(p.page.Blocks, b)
	}
	return n
}

// unwrap joins the lines of a text that was broken to a width by hand: empty
// lines part its paragraphs, and most lines within them are about as long.
func (p *reader) unwrap(lines []line) []line {
	inner, even := 0, 0
	for i, l := range lines {
		if i+1 < len(lines) && !lines[i+1].gap {
			inner++
			if n := utf8.RuneCountInString(l.text); n >= 50 && n <= 90 {
				even++
			}
		}
	}
	if inner < 3 || even*10 < inner*8 {
		return lines
	}
	var out []line
	for _, l := range lines {
		if len(out) > 0 && !l.gap && l.role == unknown && out[len(out)-1].role == unknown && !bulleted.MatchString(l.text) && !numbered.MatchString(l.text) {
			out[len(out)-1].text += " " + l.text
			continue
		}
		out = append(out, l)
	}
	return out
}

// dispatched reads the dateline of an agency at the start of the first
// paragraph, "БАРНАУЛ, 15 июня 2023. /…": it tells city and date; the text stays.
func (p *reader) dispatched() {
	if len(p.page.Blocks) == 0 {
		return
	}
	m := dispatch.FindStringSubmatch(p.page.Blocks[0].Text)
	if m == nil {
		return
	}
	if city := titled(strings.TrimSpace(m[1])); p.page.City == "" && p.o.Cities != nil && p.o.Cities.Known(city) {
		p.page.City = city
		p.note(NoteCity, p.lineOf(p.page.Blocks[0].Text), 0)
	}
	if d, err := newsdate.Parse(m[2]); err == nil && p.page.Date.IsZero() {
		p.page.Date = d
		p.note(NoteDate, p.lineOf(p.page.Blocks[0].Text), 0)
	}
}

// titled writes a name in capitals as names are written: БАРНАУЛ is Барнаул,
// КАМЕНЬ-НА-ОБИ is Камень-на-Оби.
func titled(s string) string {
	var b strings.Builder
	for i, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == ' ' }) {
		if i > 0 {
			b.WriteByte(s[b.Len()])
		}
		lower := strings.ToLower(part)
		if _, n := utf8.DecodeRuneInString(lower); i == 0 || utf8.RuneCountInString(part) > 3 || i > 1 {
			lower = strings.ToUpper(lower[:n]) + lower[n:]
		}
		b.WriteString(lower)
	}
	return b.String()
}

// lateDate: a page without a date in its head may have it behind its text,
// with who wrote it.
func (p *reader) lateDate() {
	if !p.page.Recognised || !p.page.Date.IsZero() {
		return
	}
	for k := range min(3, len(p.page.Blocks)) {
		i := len(p.page.Blocks) - 1 - k
		d, rest, ok := newsdate.Find(p.page.Blocks[i].Text)
		if !ok || !short(p.page.Blocks[i].Text, 90) || !short(rest, 60) || sentence(rest) {
			continue
		}
		p.page.Date = d
		p.note(NoteDate, p.lineOf(p.page.Blocks[i].Text), 0)
		if m := byline.FindStringSubmatch(rest); m != nil {
			rest = m[byline.SubexpIndex("names")]
		}
		if name := trimRest(rest); nameLike(name) && len(p.page.Bylines) == 0 {
			p.names(name)
		}
		p.page.Blocks = append(p.page.Blocks[:i], p.page.Blocks[i+1:]...)
		for k := range p.page.Photos {
			p.page.Photos[k].At = min(p.page.Photos[k].At, len(p.page.Blocks))
		}
		return
	}
}

// lineOf is the last line with this text.
func (p *reader) lineOf(s string) line {
	for i := len(p.lines) - 1; i >= 0; i-- {
		if p.lines[i].text == s {
			return p.lines[i]
		}
	}
	return line{text: s}
}
