package revision

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
)

// contentDomain begins the bytes that a content hash is taken over; the number
// is the version of the field table.
const contentDomain = "dateline/content/1\x00"

// EncodeContent is the one encoding of everything a package can contain of a
// story, field by field as docs/formats/revision.md lists them. The story's ID
// and its internal fields are not in it.
func EncodeContent(s story.Story) ([]byte, error) {
	w := &writer{}
	content(w, &s)
	if len(w.b) > maxBytes {
		return nil, fmt.Errorf("encode content: %w: %d bytes, at most %d", ErrTooLarge, len(w.b), maxBytes)
	}
	if _, err := DecodeContent(w.b); err != nil {
		return nil, fmt.Errorf("encode content: %w", err)
	}
	return w.b, nil
}

// DecodeContent reads what EncodeContent wrote, and nothing else: what it
// accepts, EncodeContent would write again to the byte.
func DecodeContent(data []byte) (story.Story, error) {
	if len(data) > maxBytes {
		return story.Story{}, fmt.Errorf("decode content: %w: %d bytes", ErrTooLarge, len(data))
	}
	var s story.Story
	r := &reader{b: data}
	content(r, &s)
	if err := r.end(); err != nil {
		return story.Story{}, fmt.Errorf("decode content: %w", err)
	}
	again := &writer{}
	content(again, &s)
	if !bytes.Equal(again.b, data) {
		return story.Story{}, fmt.Errorf("decode content: %w: not in its one form", ErrMalformed)
	}
	return s, nil
}

// HashOfContent is the hash of an encoded content.
func HashOfContent(data []byte) Hash {
	h := sha256.New()
	h.Write([]byte(contentDomain))
	h.Write(data)
	return Hash(h.Sum(nil))
}

// ContentHash is the hash of a story's content.
func ContentHash(s story.Story) (Hash, error) {
	data, err := EncodeContent(s)
	if err != nil {
		return Hash{}, err
	}
	return HashOfContent(data), nil
}

// codec goes over fields in one order for both directions: the writer takes
// from them, the reader fills them. So what is written and what is read cannot
// drift apart.
type codec interface {
	str(*string)
	num(*int)
	flag(*bool)
	moment(*time.Time)
	// many goes over n things of at least least bytes; the reader gives the n it finds.
	many(n, least int) int
	failed() bool
	blocks(*text.Document)
}

func (w *writer) str(s *string)         { w.string(*s) }
func (w *writer) num(n *int)            { w.int(*n) }
func (w *writer) flag(v *bool)          { w.bool(*v) }
func (w *writer) moment(t *time.Time)   { w.time(*t) }
func (w *writer) many(n, _ int) int     { w.count(n); return n }
func (w *writer) failed() bool          { return false }
func (r *reader) str(s *string)         { *s = r.string() }
func (r *reader) num(n *int)            { *n = r.int() }
func (r *reader) flag(v *bool)          { *v = r.bool() }
func (r *reader) moment(t *time.Time)   { *t = r.time() }
func (r *reader) many(_, least int) int { return r.count(least) }
func (r *reader) failed() bool          { return r.err != nil }

// each goes over a list.
func each[T any](c codec, items *[]T, least int, f func(*T)) {
	n := c.many(len(*items), least)
	for i := range n {
		if i == len(*items) {
			var zero T
			*items = append(*items, zero)
		}
		f(&(*items)[i])
		if c.failed() {
			return
		}
	}
}

func content(c codec, s *story.Story) {
	c.str(&s.Language)
	c.str(&s.Slug)
	c.str(&s.Headline)
	c.str(&s.Deck)
	place(c, &s.Dateline.Place)
	date(c, &s.Dateline.Date)
	each(c, &s.Bylines, 4, c.str)
	c.str(&s.Rubric)
	each(c, &s.Tags, 4, c.str)
	c.blocks(&s.Body)
	each(c, &s.Photos, 64, func(p *story.PhotoUse) { photo(c, p) })
	each(c, &s.Related, 13, func(r *story.Related) {
		c.str((*string)(&r.Story))
		c.str(&r.Title)
		c.str(&r.URL)
		c.flag(&r.Partner)
	})
	c.num(&s.Urgency)
	c.moment(&s.Embargo)
	c.str(&s.Source)
	c.str(&s.WebDescription)
	c.str(&s.EdNote)
	c.str(&s.Correction)
	outletWords(c, &s.Words)
}

func place(c codec, p *story.Place) {
	c.str(&p.Name)
	c.str(&p.Region)
	c.str(&p.Country)
	c.str(&p.Code)
	c.str(&p.Zone)
}

func date(c codec, d *newsdate.Date) {
	c.num(&d.Year)
	c.num((*int)(&d.Month))
	c.num(&d.Day)
}

func outletWords(c codec, w *outlet.Words) {
	c.str(&w.Partners)
	c.str(&w.Related)
	c.str(&w.Archive)
	c.str(&w.Credit)
	c.str(&w.Correction)
	c.str(&w.Source)
	c.str(&w.FactBox)
}

func photo(c codec, p *story.PhotoUse) {
	c.str((*string)(&p.ID))
	c.str(&p.Original)
	c.num(&p.Width)
	c.num(&p.Height)
	c.flag(&p.Lead)
	c.str(&p.Caption)
	c.str(&p.Credit.Agency)
	c.str(&p.Credit.Photographer)
	c.str(&p.Alt)
	c.str(&p.Rights.Notice)
	c.str(&p.Rights.Category)
	c.str(&p.Rights.UsageTerms)
	date(c, &p.Rights.ValidUntil)
	date(c, &p.Taken)
	c.str(&p.SourceType)
	each(c, &p.Crops, 36, func(k *story.Crop) { c.str(&k.Ratio); rect(c, &k.Rect) })
	c.flag(&p.Focus.Set)
	c.num(&p.Focus.X)
	c.num(&p.Focus.Y)
	c.num(&p.Rotation)
	c.flag(&p.Flip)
	c.num(&p.Straighten)
	c.num(&p.Adjust.Exposure)
	c.num(&p.Adjust.Contrast)
	c.num(&p.Adjust.Saturation)
	c.num(&p.Adjust.Sharpen)
	each(c, &p.Redactions, 36, func(x *story.Redaction) { rect(c, &x.Rect); c.str(&x.Kind) })
}

func rect(c codec, r *story.Rect) {
	c.num(&r.X)
	c.num(&r.Y)
	c.num(&r.W)
	c.num(&r.H)
}

func block(c codec, b *text.Block) {
	c.str((*string)(&b.ID))
	c.str((*string)(&b.Kind))
	c.num(&b.Depth)
	c.str(&b.Text)
	each(c, &b.Marks, 24, func(m *text.Mark) {
		c.str((*string)(&m.Kind))
		c.num(&m.From)
		c.num(&m.To)
		c.str(&m.Href)
	})
	c.str(&b.Attribution)
	c.str(&b.Photo)
	c.str(&b.URL)
}

func (w *writer) blocks(d *text.Document) {
	w.count(d.Len())
	for _, b := range d.All() {
		block(w, &b)
	}
}

func (r *reader) blocks(d *text.Document) {
	var list []text.Block
	each(r, &list, 36, func(b *text.Block) { block(r, b) })
	if r.err != nil || len(list) == 0 {
		return
	}
	made, err := text.NewDocument(list...)
	if err != nil {
		r.fail("%v", err)
		return
	}
	*d = made
}
