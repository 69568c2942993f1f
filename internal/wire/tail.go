package wire

import (
	"strings"
	"unicode"
)

// maxItem is the longest title of a related item; what is longer is text again.
const maxItem = 220

// tail reads what stands behind the text: lists of related items, the link to
// the archive. It leaves in p.to where the text ends.
func (p *reader) tail() {
	p.to = len(p.lines)
	start := p.listStart()
	if start < 0 {
		p.to = p.withoutEnd(p.to)
		return
	}
	p.to = start
	for i := start; i < len(p.lines); {
		l := p.lines[i]
		if l.role != listTitle {
			p.loose(l)
			i++
			continue
		}
		i = p.list(i)
	}
}

// listStart is the first heading of a list behind which no text comes back.
func (p *reader) listStart() int {
	for i, l := range p.lines {
		if l.role != listTitle || inline(l.text) {
			continue
		}
		text := false
		for _, rest := range p.lines[i+1:] {
			text = text || !short(rest.text, maxItem) && sentence(rest.text)
		}
		if !text {
			return i
		}
	}
	return -1
}

// inline says whether a heading has its only item on its own line.
func inline(s string) bool {
	m := listed.FindStringSubmatch(s)
	return m != nil && m[listed.SubexpIndex("item")] != ""
}

// list reads the items under a heading and gives where they end.
func (p *reader) list(at int) int {
	heading := p.lines[at]
	m := listed.FindStringSubmatch(heading.text)
	partner := m[listed.SubexpIndex("partner")] != ""
	title := strings.TrimSpace(strings.TrimSuffix(heading.text, ":"))
	before := len(p.page.Related)
	if item := m[listed.SubexpIndex("item")]; item != "" {
		title = strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(heading.text, item), " :"))
		p.item(item, partner)
	}
	i := at + 1
	for ; i < len(p.lines); i++ {
		l := p.lines[i]
		if l.role == listTitle || l.role == archiveTitle {
			break
		}
		switch {
		case l.role == furniture, letterless(l.text):
			p.note(NoteFurniture, l, 0)
		case l.role == bareURL && len(p.page.Related) > before && p.page.Related[len(p.page.Related)-1].URL == "":
			p.page.Related[len(p.page.Related)-1].URL = l.text
		default:
			p.item(l.text, partner)
		}
	}
	if p.page.RelatedTitle == "" {
		p.page.RelatedTitle = title
		p.note(NoteRelated, line{n: heading.n, text: title}, len(p.page.Related)-before)
	} else {
		p.note(NoteRelated, heading, len(p.page.Related)-before)
	}
	return i
}

// letterless: a stray sign is nothing to read.
func letterless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func (p *reader) item(s string, partner bool) {
	title, url := s, ""
	if at := strings.LastIndex(s, "http"); at > 0 && urlOnly.MatchString(s[at:]) {
		title, url = strings.TrimRight(s[:at], " —–-:("), s[at:]
	}
	title = strings.TrimSpace(strings.TrimLeft(title, "•▪●·→* \u00a0"))
	if rest, ok := strings.CutPrefix(title, "- "); ok {
		title = rest
	}
	if title == "" {
		title = s
	}
	p.page.Related = append(p.page.Related, Item{title, url, partner})
}

// loose takes a line behind the text that is in no list.
func (p *reader) loose(l line) {
	switch {
	case l.role == archiveTitle && p.page.ArchiveTitle == "":
		p.page.ArchiveTitle = l.text
	case l.role == sourceLine && p.page.Source == "":
		p.source(l)
	default:
		p.note(NoteFurniture, l, 0)
	}
}

func (p *reader) source(l line) {
	p.page.Source = sourced.FindStringSubmatch(l.text)[sourced.SubexpIndex("name")]
	p.note(NoteSource, l, 0)
}

// withoutEnd takes the archive link and furniture from the end of a page
// without lists.
func (p *reader) withoutEnd(to int) int {
	for to > 0 && (p.lines[to-1].role == furniture || p.lines[to-1].role == archiveTitle) {
		to--
		p.loose(p.lines[to])
	}
	return to
}
