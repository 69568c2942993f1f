// Package wire brings text in: a page pasted from a browser, one that was saved
// as HTML, or plain text becomes the fields of a story.
//
// Pages are read by what lines look like and where they stand, or by what their
// elements are, never by whose page it is. The invariant: no word is silently
// lost – every line ends in a field, or in a [Note] that says what was made of
// it. Quotation marks and dashes stay as they were written; in plain text a
// quotation stays a paragraph, in HTML it is one where the page says so.
package wire

import (
	"cmp"
	"slices"

	"dateline/internal/newsdate"
	"dateline/internal/text"
)

// MaxBytes is the largest file that is read: a thousand pages of text.
const MaxBytes = 5 << 20

// Page is what was found in a file. Fields that were not found are empty.
type Page struct {
	// Recognised says that the text has the shape of a published page; without
	// it there are a headline and paragraphs only.
	Recognised bool
	// Language is "ru" or "en", by the letters of the text.
	Language string
	// City as it is written.
	City           string
	Headline, Deck string
	Bylines        []string
	Date           newsdate.Date
	Photos         []Slot
	Blocks         []text.Block
	Related        []Item
	// RelatedTitle is the heading of the first list of related items.
	RelatedTitle string
	// ArchiveTitle is what the link to the archive is called.
	ArchiveTitle string
	Source       string
	// Notes say what was made of the lines, in their order.
	Notes []Note
}

// Slot is a photo that the page showed: its words without the picture.
type Slot struct {
	Caption, Agency, Photographer string
	// Alt is what the page says to those who do not see the picture.
	Alt string
	// Lead says that it stood above the text; otherwise it stood before the
	// block with the index At.
	Lead bool
	At   int
}

// Item is something the page pointed to.
type Item struct {
	Title, URL string
	// Partner says that it stood under a heading of partners' news.
	Partner bool
}

// Kind says what was made of a line.
type Kind Code

// The kinds of notes. Their sentences are in words under "wire.note-…".
const (
	// The line became the field of this name.
	NoteCity     Kind = "note-city"
	NoteHeadline Kind = "note-headline"
	NoteDeck     Kind = "note-deck"
	NoteByline   Kind = "note-byline"
	NoteDate     Kind = "note-date"
	NotePhoto    Kind = "note-photo"
	NoteSource   Kind = "note-source"
	// NoteRelated: a list of N items was found under the heading Text.
	NoteRelated Kind = "note-related"
	// NoteFurniture: the line belongs to the site and was left out.
	NoteFurniture Kind = "note-furniture"
	// NotePlain: the text has no shape of a page.
	NotePlain Kind = "note-plain"
	// NoteEncoding: the file is in windows-1251 and was converted.
	NoteEncoding Kind = "note-encoding"
	// NoteHead: the line stands in the head of the page and its part is not
	// known; it became the first paragraph.
	NoteHead Kind = "note-head"
)

// Note says what was made of a line.
type Note struct {
	Kind Kind
	// Line counts from 1.
	Line int
	// Text of the line; N is the number of items of a list.
	Text string
	N    int
}

// Cities knows the names of cities.
type Cities interface {
	// Known says whether there is a city of this name.
	Known(name string) bool
}

// Options of reading.
type Options struct {
	// Name of the file, for refusals.
	Name string
	// NewID makes IDs of blocks.
	NewID func() text.BlockID
	// Cities may be nil: then no line is taken for a city.
	Cities Cities
	// Language is taken for a text without letters.
	Language string
}

// ReadText reads the bytes of a text file.
func ReadText(data []byte, o Options) (Page, error) {
	plain, converted, err := decode(data, o.Name)
	if err != nil {
		return Page{}, err
	}
	p := &reader{o: o, lines: linesOf(plain)}
	if len(p.lines) == 0 {
		return Page{}, &Refusal{Code: Empty, Name: o.Name}
	}
	if converted {
		p.note(NoteEncoding, line{}, 0)
	}
	p.page.Language = languageOf(plain, o.Language)
	p.classify()
	p.tail()
	p.head()
	p.body()
	slices.SortStableFunc(p.page.Notes, func(a, b Note) int { return cmp.Compare(a.Line, b.Line) })
	return p.page, nil
}

// reader holds a page while it is read.
type reader struct {
	o     Options
	lines []line
	page  Page
	// from and to bound the lines of the body.
	from, to int
}

func (p *reader) note(k Kind, l line, n int) {
	p.page.Notes = append(p.page.Notes, Note{k, l.n, l.text, n})
}
