package text

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// MaxDepth is the deepest nesting of a list item.
const MaxDepth = 4

// SoftBreak parts two lines inside one block (U+2028, LINE SEPARATOR).
const SoftBreak = '\u2028'

// Clean makes any text fit for one block: NFC, invalid UTF-8 dropped, line
// feeds turned into soft breaks, tabs into spaces, other control characters
// dropped. Clean(Clean(s)) = Clean(s).
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\u2029' || r == '\v' || r == '\u0085':
			return SoftBreak
		case r == '\t':
			return ' '
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return norm.NFC.String(s)
}

// HasText says whether blocks of this kind hold text that is written in them.
func (k Kind) HasText() bool { return k.valid() && k != Photo && k != Divider }

// IsList says whether blocks of this kind are list items.
func (k Kind) IsList() bool { return k == Bullet || k == Number }

func (k Kind) valid() bool {
	switch k {
	case Paragraph, Heading2, Heading3, Quote, Bullet, Number, Photo, Embed, FactBox, Divider:
		return true
	}
	return false
}

var markOrder = [...]MarkKind{Bold, Italic, Strike, Sup, Sub, Link}

func cleanBlock(b Block) (Block, error) {
	if !validID(string(b.ID)) || !b.Kind.valid() {
		return Block{}, fmt.Errorf("%w: id %q, kind %q", ErrInvalidBlock, b.ID, b.Kind)
	}
	if b.Depth < 0 || b.Depth > MaxDepth || b.Depth > 0 && !b.Kind.IsList() {
		return Block{}, fmt.Errorf("%w: depth %d of a %s", ErrInvalidBlock, b.Depth, b.Kind)
	}
	text := Clean(b.Text)
	if !b.Kind.HasText() && text != "" {
		return Block{}, fmt.Errorf("%w: a %s with text", ErrInvalidBlock, b.Kind)
	}
	if b.Photo != "" && b.Kind != Photo || b.Kind == Photo && b.Photo == "" ||
		b.URL != "" && b.Kind != Embed || b.Attribution != "" && b.Kind != Quote {
		return Block{}, fmt.Errorf("%w: a %s with fields of another kind", ErrInvalidBlock, b.Kind)
	}
	if text != b.Text && len(b.Marks) > 0 {
		return Block{}, fmt.Errorf("%w: marks on a text that had to be cleaned", ErrInvalidBlock)
	}
	b.Text, b.Attribution, b.URL = text, Clean(b.Attribution), Clean(b.URL)
	marks, err := normalMarks(text, b.Marks)
	if err != nil {
		return Block{}, err
	}
	b.Marks = marks
	return b, nil
}

func validID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// normalMarks checks marks against their text and gives them in their one form.
func normalMarks(text string, marks []Mark) ([]Mark, error) {
	if len(marks) == 0 {
		return nil, nil
	}
	bounds := boundaries(text)
	kept := make([]Mark, 0, len(marks))
	for _, m := range marks {
		if !slices.Contains(markOrder[:], m.Kind) || (m.Kind == Link) != (m.Href != "") || Clean(m.Href) != m.Href {
			return nil, fmt.Errorf("%w: mark %q with address %q", ErrInvalidBlock, m.Kind, m.Href)
		}
		if m.From < 0 || m.To > len(text) || m.From > m.To || !bounds[m.From] || !bounds[m.To] {
			return nil, fmt.Errorf("%w: mark %s %d–%d in %d bytes", ErrInvalidBlock, m.Kind, m.From, m.To, len(text))
		}
		if m.From < m.To {
			kept = append(kept, m)
		}
	}
	out := mergeMarks(kept)
	end := 0
	for _, m := range out {
		if m.Kind != Link {
			continue
		}
		if m.From < end {
			return nil, fmt.Errorf("%w: two links at byte %d", ErrInvalidBlock, m.From)
		}
		end = m.To
	}
	return out, nil
}

// mergeMarks gives the one form of marks without empty ones: per kind (and per
// address) the union of their ranges, sorted by start, end, kind and address.
func mergeMarks(marks []Mark) []Mark {
	if len(marks) == 0 {
		return nil
	}
	ms := slices.Clone(marks)
	slices.SortFunc(ms, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Href, b.Href), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	out := ms[:1]
	for _, m := range ms[1:] {
		last := &out[len(out)-1]
		if last.Kind == m.Kind && last.Href == m.Href && m.From <= last.To {
			last.To = max(last.To, m.To)
			continue
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To),
			cmp.Compare(slices.Index(markOrder[:], a.Kind), slices.Index(markOrder[:], b.Kind)), cmp.Compare(a.Href, b.Href))
	})
	return out
}

// boundaries marks the byte offsets of s at which a grapheme begins or s ends.
func boundaries(s string) []bool {
	out := make([]bool, len(s)+1)
	out[0], out[len(s)] = true, true
	for pos, rest, state := 0, s, -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		pos += len(cluster)
		out[pos] = true
	}
	return out
}
