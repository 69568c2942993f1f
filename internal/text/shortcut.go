package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shortcut is what signs at the keyboard stand for: "## " at the start of a
// paragraph a heading, **words** bold words. It looks at the text with the letter
// that was just typed before the caret, and gives the edit that takes the signs
// out and does what they mean; ok is false when they mean nothing. The edit is
// one of its own, so that an undo right after it gives the signs back as typed.
//
// In a Russian text a hyphen at the start of a paragraph begins somebody's words,
// not a list: there a list begins with "* ".
func Shortcut(d Document, s Selection, language string, ids func() BlockID) (tr Transaction, ok bool) {
	i, err := d.at(s.Head)
	if err != nil || !s.IsCaret() || s.Head.Offset == 0 {
		return Transaction{}, false
	}
	b := d.blocks[i]
	before := b.Text[:s.Head.Offset]
	e := &edit{doc: d}
	var at Pos
	switch last, _ := utf8.DecodeLastRuneInString(before); {
	case b.Kind == Paragraph && last == ' ':
		at, ok = e.shape(b, before, language)
	case b.Kind == Paragraph && before == "---" && b.Text == before:
		at, ok = e.divide(b, ids), true
	case b.Kind.HasText() && strings.ContainsRune("*~)", last):
		at, ok = e.span(b, before)
	}
	if !ok || e.err != nil {
		return Transaction{}, false
	}
	tr, err = e.done(s, Caret(at))
	return tr, err == nil
}

// shape makes what the signs at its start say of a paragraph.
func (e *edit) shape(b *Block, before, language string) (Pos, bool) {
	var kind Kind
	switch signs := strings.TrimSuffix(before, " "); signs {
	case "#", "##":
		kind = Heading2 // the first heading is the headline, and stands above
	case "###":
		kind = Heading3
	case "*", "•", "+":
		kind = Bullet
	case "-":
		if language == "ru" {
			return Pos{}, false
		}
		kind = Bullet
	case "1.", "1)":
		kind = Number
	case ">":
		kind = Quote
	default:
		return Pos{}, false
	}
	e.replace(b.ID, 0, len(before), "", nil)
	if e.err == nil {
		e.do(SetShape{b.ID, Shape{Kind: kind}})
	}
	return Pos{b.ID, 0}, true
}

// divide makes a divider of a paragraph of three hyphens; the caret goes on
// below it.
func (e *edit) divide(b *Block, ids func() BlockID) Pos {
	line := ids()
	e.do(Insert{e.above(b.ID), []Block{{ID: line, Kind: Divider}}})
	return e.replace(b.ID, 0, len(b.Text), "", nil)
}

// above is the ID of the block before one, empty for the first.
func (e *edit) above(id BlockID) BlockID {
	if i := e.doc.Index(id); i > 0 {
		return e.doc.blocks[i-1].ID
	}
	return ""
}

// span sets what stands between signs: **bold**, *italic*, ~~struck~~ and
// [words](address). What is set ends right before the caret.
func (e *edit) span(b *Block, before string) (Pos, bool) {
	for _, s := range [...]struct {
		sign string
		kind MarkKind
	}{{"**", Bold}, {"~~", Strike}, {"*", Italic}} {
		inner, ok := strings.CutSuffix(before, s.sign)
		if !ok {
			continue
		}
		from := opening(inner, s.sign)
		if from < 0 {
			if s.sign == "**" {
				return Pos{}, false // the first of two closing signs closes nothing
			}
			continue
		}
		return e.marked(b, from, len(s.sign), len(inner), len(before), Mark{Kind: s.kind}), true
	}
	return e.linked(b, before)
}

// marked takes the signs away and marks what was between them.
func (e *edit) marked(b *Block, from, sign, to, end int, m Mark) Pos {
	e.replace(b.ID, to, end, "", nil)
	e.replace(b.ID, from, from+sign, "", nil)
	if e.err != nil {
		return Pos{}
	}
	now := e.block(b.ID)
	m.From, m.To = PrevBoundary(now.Text, from), PrevBoundary(now.Text, to-sign)
	e.do(SetMarks{b.ID, mergeMarks(append(without(now.Marks, m.From, m.To, m.Kind), m))})
	return Pos{b.ID, m.To}
}

// opening is where the sign that opens the words at the end of s stands, or -1:
// behind a space, a bracket or a quotation mark, and directly before a word.
func opening(s, sign string) int {
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || unicode.IsSpace(last) || strings.HasSuffix(s, sign[:1]) {
		return -1
	}
	at := strings.LastIndex(s, sign)
	if at < 0 || sign == "*" && at > 0 && s[at-1] == '*' {
		return -1
	}
	next, _ := utf8.DecodeRuneInString(s[at+len(sign):])
	if unicode.IsSpace(next) || next == utf8.RuneError {
		return -1
	}
	if at > 0 {
		if prev, _ := utf8.DecodeLastRuneInString(s[:at]); unicode.IsLetter(prev) || unicode.IsDigit(prev) || prev == '*' {
			return -1
		}
	}
	return at
}

// linked makes a link of [words](https://address).
func (e *edit) linked(b *Block, before string) (Pos, bool) {
	inner, ok := strings.CutSuffix(before, ")")
	if !ok {
		return Pos{}, false
	}
	mid := strings.LastIndex(inner, "](")
	if mid < 0 {
		return Pos{}, false
	}
	href := inner[mid+2:]
	from := strings.LastIndex(inner[:mid], "[")
	if from < 0 || from+1 == mid || strings.ContainsAny(href, " \u00a0") ||
		!strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "http://") && !strings.HasPrefix(href, "mailto:") {
		return Pos{}, false
	}
	return e.marked(b, from, 1, mid, len(before), Mark{Kind: Link, Href: href}), true
}
