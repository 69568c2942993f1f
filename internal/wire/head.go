package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHead is how many lines the head of a page has at most.
const maxHead = 16

// head reads city, headline, deck, photo, byline and date, and leaves in
// p.from where the text begins. A page shows at least two of city, date,
// credit, byline, list and archive; text without them is plain.
func (p *reader) head() {
	end := p.headEnd()
	evidence := 0
	for _, l := range p.lines[:end] {
		if l.role == dateLine || l.role == creditLine || l.role == bylineLine {
			evidence++
		}
	}
	city := p.cityLine(end)
	if city >= 0 {
		evidence++
	}
	if p.page.RelatedTitle != "" {
		evidence++
	}
	if p.page.ArchiveTitle != "" {
		evidence++
	}
	headline := p.headlineLine(end, city)
	if evidence < 2 || headline < 0 {
		p.plain()
		return
	}
	p.page.Recognised = true
	if city >= 0 {
		p.page.City = p.lines[city].text
		p.note(NoteCity, p.lines[city], 0)
	}
	p.parts(end, city, headline)
}

// headEnd is behind the last line that can only stand in a head: a date, a
// credit or a byline before the first paragraph.
func (p *reader) headEnd() int {
	end, last := min(p.to, maxHead), 0
	for i, l := range p.lines[:end] {
		if l.role == unknown && paragraph(l.text) && last > 0 {
			break
		}
		if l.role == unknown && paragraph(l.text) && i > 2 {
			break
		}
		if l.role == dateLine || l.role == creditLine || l.role == bylineLine {
			last = i + 1
		}
	}
	if last == 0 {
		return min(end, 3)
	}
	// A name directly behind the date is the byline.
	if last < p.to && p.lines[last].role == unknown && !p.lines[last].gap && nameLike(p.lines[last].text) && p.lines[last-1].role == dateLine {
		last++
	}
	return last
}

// paragraph says whether a line reads like one of the text.
func paragraph(s string) bool { return !short(s, 160) || !short(s, 90) && sentence(s) }

// cityLine is a line of the head that is the name of a city and nothing else.
func (p *reader) cityLine(end int) int {
	if p.o.Cities == nil {
		return -1
	}
	for i, l := range p.lines[:end] {
		if l.role == unknown && short(l.text, 40) && !strings.ContainsAny(l.text, ".,:;!?") && p.o.Cities.Known(l.text) {
			return i
		}
		if l.role == unknown && !short(l.text, 40) {
			break // the headline: a city stands above it
		}
	}
	return -1
}

func (p *reader) headlineLine(end, city int) int {
	for i, l := range p.lines[:end] {
		if i != city && l.role == unknown {
			return i
		}
	}
	// A head of roles alone: the headline is the first line behind it.
	return -1
}

// parts gives the lines of the head their fields.
func (p *reader) parts(end, city, headline int) {
	p.page.Headline = p.lines[headline].text
	p.note(NoteHeadline, p.lines[headline], 0)
	p.from = end
	var waiting []int // lines between the headline and what comes next
	flush := func() {
		for k, i := range waiting {
			if k == 0 && i > headline && p.page.Deck == "" {
				p.page.Deck = p.lines[i].text
				p.note(NoteDeck, p.lines[i], 0)
				continue
			}
			p.note(NoteHead, p.lines[i], 0)
			p.page.Blocks = append(p.page.Blocks, p.paragraphBlock(p.lines[i].text))
		}
		waiting = nil
	}
	for i := range end {
		l := p.lines[i]
		switch {
		case i == city || i == headline:
		case l.role == furniture, l.role == listTitle, l.role == archiveTitle, l.role == bareURL:
			p.note(NoteFurniture, l, 0)
		case l.role == sourceLine:
			p.source(l)
		case l.role == creditLine:
			caption := ""
			if c, _, _ := splitCredit(l.text); c == "" && len(waiting) > 0 && waiting[len(waiting)-1] == i-1 && i-1 > headline {
				caption, waiting = p.lines[i-1].text, waiting[:len(waiting)-1]
			}
			flush()
			p.photo(l, caption, true, 0)
		case l.role == bylineLine:
			flush()
			p.names(byline.FindStringSubmatch(l.text)[byline.SubexpIndex("names")])
			p.note(NoteByline, l, 0)
		case l.role == dateLine:
			p.dated(i, headline, &waiting)
		default:
			if len(p.page.Bylines) == 0 && !p.page.Date.IsZero() && i > headline && nameLike(l.text) && p.lines[i-1].role == dateLine {
				p.names(l.text)
				p.note(NoteByline, l, 0)
				continue
			}
			waiting = append(waiting, i)
		}
	}
	p.lastName(&waiting, headline)
	flush()
}

// dated reads a date and who stands beside it: on its line, or on the line before.
func (p *reader) dated(i, headline int, waiting *[]int) {
	l := p.lines[i]
	if !p.page.Date.IsZero() {
		p.note(NoteFurniture, l, 0) // "updated": the first date is the story's
		return
	}
	p.page.Date = l.date
	p.note(NoteDate, l, 0)
	if rest := trimRest(l.rest); rest != "" {
		if m := byline.FindStringSubmatch(rest); m != nil {
			rest = m[byline.SubexpIndex("names")]
		}
		rest = trimRest(rest)
		switch {
		case nameLike(rest):
			p.names(rest)
		case p.page.City == "" && p.o.Cities != nil && p.o.Cities.Known(rest):
			p.page.City = rest
		}
		return
	}
	if n := len(*waiting); n > 0 && (*waiting)[n-1] == i-1 && i-1 > headline && len(p.page.Bylines) == 0 && nameLike(p.lines[i-1].text) {
		p.names(p.lines[i-1].text)
		p.note(NoteByline, p.lines[i-1], 0)
		*waiting = (*waiting)[:n-1]
	}
}

// lastName: a name that stands last in the head, directly above the text.
func (p *reader) lastName(waiting *[]int, headline int) {
	n := len(*waiting)
	if n == 0 || len(p.page.Bylines) > 0 {
		return
	}
	if i := (*waiting)[n-1]; i > headline && nameLike(p.lines[i].text) {
		p.names(p.lines[i].text)
		p.note(NoteByline, p.lines[i], 0)
		*waiting = (*waiting)[:n-1]
	}
}

func trimRest(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("•·|,—–-:", r) })
}

// names parts bylines at commas and "и"/"and".
func (p *reader) names(s string) {
	for _, sep := range []string{" и ", " and ", " & "} {
		s = strings.ReplaceAll(s, sep, ", ")
	}
	for {
		a, b, more := cutOutsideQuotes(s, ", ")
		if a = trimRest(a); a != "" {
			p.page.Bylines = append(p.page.Bylines, a)
		}
		if !more {
			return
		}
		s = b
	}
}

// photo makes a slot of a credit line and the caption above it.
func (p *reader) photo(l line, above string, lead bool, at int) {
	caption, who, _ := splitCredit(l.text)
	if caption == "" {
		caption = above
	}
	if lead {
		for _, s := range p.page.Photos {
			lead = lead && !s.Lead
		}
	}
	s := Slot{Caption: strings.TrimSpace(caption), Lead: lead, At: at}
	s.Agency, s.Photographer = people(who)
	p.page.Photos = append(p.page.Photos, s)
	l.text = strings.TrimSpace(above + " " + l.text)
	p.note(NotePhoto, l, 0)
}

// plain takes text that is no page: a headline and paragraphs.
func (p *reader) plain() {
	p.page.Notes = append([]Note{{Kind: NotePlain}}, p.page.Notes...)
	first := p.lines[0]
	p.from = 0
	if p.to == 0 {
		return
	}
	opening := withoutDateline(first.text)
	if opening == first.text && short(first.text, 200) && (!sentence(first.text) || len(p.lines) > 1 && p.lines[1].gap || strings.HasSuffix(first.text, "?") || strings.HasSuffix(first.text, "!")) {
		p.page.Headline = first.text
		p.from = 1
		return
	}
	// A text that begins with its first paragraph: its first words stand for a
	// headline until somebody writes one.
	p.page.Headline = firstWords(opening, 80)
}

// withoutDateline is the first paragraph behind an agency's dateline and its
// sign, "БАРНАУЛ, 7 мая. /ТАСС/. …"; a text without one comes back as it is.
func withoutDateline(s string) string {
	m := dispatch.FindStringIndex(s)
	if m == nil {
		return s
	}
	rest := s[m[1]:]
	for _, end := range []string{"/.", ").", "/ ", ") — ", ") - "} {
		if sign, after, ok := strings.Cut(rest, end); ok && short(sign, 40) {
			rest = after
			break
		}
	}
	return strings.TrimSpace(rest)
}

func firstWords(s string, most int) string {
	if short(s, most) {
		return s
	}
	cut := 0
	n := 0
	for i, r := range s {
		if n++; n > most {
			break
		}
		if unicode.IsSpace(r) {
			cut = i
		}
	}
	if cut == 0 {
		_, cut = utf8.DecodeRuneInString(s)
	}
	return strings.TrimRight(s[:cut], " ,;:—–-") + "…"
}
