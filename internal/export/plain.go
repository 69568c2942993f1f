package export

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

// PlainText is the whole article as plain text, in the order of the page, which
// is also the order in which Dateline reads pages in: city, headline, deck, the
// lead's caption with its credit, byline, date, text, and the lists behind it.
// Only what the page shows is in it.
func PlainText(p Package) string {
	s := p.Story
	head := textLines{}
	head.add(oneLine(s.Dateline.Place.Name))
	head.add(oneLine(s.Headline))
	head.add(oneLine(s.Deck))
	if lead, ok := s.Lead(); ok {
		head.add(captionLine(s, lead))
	}
	head.add(strings.Join(s.Bylines, ", "))
	if !s.Dateline.Date.IsZero() {
		head.add(newsdate.Format(s.Dateline.Date, s.Language, newsdate.Site))
	}
	if s.Correction != "" {
		head.add(s.Words.Correction + ": " + oneLine(s.Correction))
	}
	parts := append(paragraphs{}, strings.Join(head, "\n"))
	parts = append(parts, bodyText(s, true)...)
	if s.Source != "" {
		parts = append(parts, s.Words.Source+": "+oneLine(s.Source))
	}
	for _, l := range related(p) {
		items := textLines{l.Title}
		for _, it := range l.Items {
			items.add(joined(" — ", oneLine(it.Title), it.URL))
		}
		parts = append(parts, strings.Join(items, "\n"))
	}
	return parts.text()
}

// textLines are the lines of a text that are not empty.
type textLines []string

func (l *textLines) add(s string) {
	if strings.TrimSpace(s) != "" {
		*l = append(*l, s)
	}
}

// paragraphs stand apart by an empty line.
type paragraphs []string

func (p paragraphs) text() string {
	if len(p) == 0 {
		return ""
	}
	return strings.Join(p, "\n\n") + "\n"
}

// captionLine is a caption and its credit in one line, as newspapers print them.
func captionLine(s story.Story, use story.PhotoUse) string {
	caption := oneLine(use.Caption)
	if last, _ := utf8.DecodeLastRuneInString(caption); caption != "" && !strings.ContainsRune(".!?…»\"”)", last) {
		caption += "."
	}
	return joined(" ", caption, creditLine(s, use))
}

// creditLine is whose picture it is, "" when nobody is credited.
func creditLine(s story.Story, use story.PhotoUse) string {
	if use.Credit.IsZero() {
		return ""
	}
	return oneLine(use.Credit.Line(s.Words.Credit))
}

// bodyText gives the blocks of the text, each as one paragraph; lists and fact
// boxes are one each. Photos stand as captions with credits, or not at all.
func bodyText(s story.Story, photos bool) []string {
	w := plainWriter{s: s, placed: map[story.PhotoID]bool{}, photos: photos}
	for _, b := range s.Body.All() {
		w.block(b)
	}
	w.shut()
	for _, use := range s.Photos {
		if photos && !use.Lead && !w.placed[use.ID] {
			w.paragraph(captionLine(s, use))
		}
	}
	return w.out
}

type plainWriter struct {
	s      story.Story
	photos bool
	placed map[story.PhotoID]bool
	out    []string
	// group are the lines of the list or fact box that is open, of this kind.
	group   textLines
	kind    text.Kind
	numbers []int // of the items, one for each depth
}

func (w *plainWriter) paragraph(s string) {
	if strings.TrimSpace(s) != "" {
		w.out = append(w.out, s)
	}
}

// shut ends what is open.
func (w *plainWriter) shut() {
	w.paragraph(strings.Join(w.group, "\n"))
	w.group, w.kind, w.numbers = nil, "", nil
}

func (w *plainWriter) block(b text.Block) {
	said := strings.ReplaceAll(strings.TrimSpace(b.Text), string(text.SoftBreak), "\n")
	switch {
	case b.Kind.IsList():
		if !w.kind.IsList() {
			w.shut()
		}
		w.kind = b.Kind
		w.group.add(w.item(b, oneLine(b.Text)))
		return
	case b.Kind == text.FactBox:
		if w.kind != text.FactBox {
			w.shut()
			w.group.add(w.s.Words.FactBox)
		}
		w.kind = text.FactBox
		w.group.add(said)
		return
	}
	w.shut()
	switch b.Kind {
	case text.Quote:
		if b.Attribution != "" {
			said = joined("\n", said, "— "+oneLine(b.Attribution))
		}
		w.paragraph(said)
	case text.Photo:
		w.photo(b)
	case text.Embed:
		w.paragraph(joined(": ", oneLine(b.Text), safeURL(b.URL)))
	case text.Divider:
		w.paragraph("* * *")
	default:
		w.paragraph(said)
	}
}

// item is an item of a list with its sign, indented by its depth.
func (w *plainWriter) item(b text.Block, said string) string {
	depth := min(b.Depth, len(w.numbers)) // an item cannot hang under nothing
	for len(w.numbers) <= depth {
		w.numbers = append(w.numbers, 0)
	}
	w.numbers = w.numbers[:depth+1]
	sign := "•"
	if b.Kind == text.Number {
		w.numbers[depth]++
		sign = fmt.Sprintf("%d.", w.numbers[depth])
	} else {
		w.numbers[depth] = 0
	}
	return strings.Repeat("  ", depth) + sign + " " + said
}

func (w *plainWriter) photo(b text.Block) {
	use, ok := w.s.Photo(story.PhotoID(b.Photo))
	if !ok || use.Lead || w.placed[use.ID] {
		return
	}
	w.placed[use.ID] = true
	if w.photos {
		w.paragraph(captionLine(w.s, use))
	}
}
