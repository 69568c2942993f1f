package story

import (
	"fmt"
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/text"
)

// Validate says what keeps a story from being kept: nil, or an error with
// ErrInvalid. What is merely unfinished – no headline, an open photo – is
// valid; package rules speaks of that.
func (s Story) Validate() error {
	for _, check := range []func(Story) error{validHead, validTexts, validPhotos, validBlocks, validRelated, validNotes} {
		if err := check(s); err != nil {
			return err
		}
	}
	return nil
}

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrInvalid, fmt.Sprintf(format, args...))
}

func validHead(s Story) error {
	switch {
	case !lettersAndDigits(string(s.ID), 64):
		return invalid("id %q", s.ID)
	case s.Language != "ru" && s.Language != "en":
		return invalid("language %q", s.Language)
	case s.Slug != "" && Slugify(s.Slug) != s.Slug:
		return invalid("slug %q", s.Slug)
	case s.Urgency < 0 || s.Urgency > 5:
		return invalid("urgency %d", s.Urgency)
	case s.PlannedLength < 0:
		return invalid("planned length %d", s.PlannedLength)
	case !toTheSecond(s.Embargo) || !toTheSecond(s.Deadline):
		return invalid("a time that is not UTC to the second")
	}
	return validDate(s.Dateline.Date)
}

func lettersAndDigits(id string, most int) bool {
	return id != "" && len(id) <= most && strings.Trim(id, "0123456789abcdefghijklmnopqrstuvwxyz") == ""
}

func toTheSecond(t time.Time) bool {
	return t.IsZero() || t.Location() == time.UTC && t.Nanosecond() == 0 && t.Year() > 0 && t.Year() < 10000
}

func validDate(d newsdate.Date) error {
	if !d.Valid() {
		return invalid("date %+v", d)
	}
	return nil
}

// validTexts: everything that can be printed is clean, so that one story is
// one sequence of bytes.
func validTexts(s Story) error {
	p := s.Dateline.Place
	all := []string{
		s.Headline, s.Deck, s.Rubric, s.Source, s.WebDescription, s.EdNote, s.Correction, s.Note, s.Assignee,
		p.Name, p.Region, p.Country, p.Code, p.Zone,
		s.Words.Partners, s.Words.Related, s.Words.Archive, s.Words.Credit, s.Words.Correction, s.Words.Source, s.Words.FactBox,
	}
	all = append(append(all, s.Bylines...), s.Tags...)
	for _, v := range all {
		if text.Clean(v) != v {
			return invalid("text %q is not clean", v)
		}
	}
	for _, v := range append(append([]string{}, s.Bylines...), s.Tags...) {
		if strings.TrimSpace(v) == "" {
			return invalid("an empty byline or tag")
		}
	}
	return nil
}

func validPhotos(s Story) error {
	seen := map[PhotoID]bool{}
	leads := 0
	for _, p := range s.Photos {
		if !lettersAndDigits(string(p.ID), 64) || seen[p.ID] {
			return invalid("photo id %q", p.ID)
		}
		seen[p.ID] = true
		if p.Lead {
			leads++
		}
		if err := p.validate(); err != nil {
			return fmt.Errorf("photo %s: %w", p.ID, err)
		}
	}
	if leads > 1 {
		return invalid("%d lead photos", leads)
	}
	return nil
}

func (p PhotoUse) validate() error {
	if p.Original != "" && (len(p.Original) != 64 || strings.Trim(p.Original, "0123456789abcdef") != "") {
		return invalid("original %q", p.Original)
	}
	if p.IsOpen() != (p.Width == 0 && p.Height == 0) || p.Width < 0 || p.Height < 0 {
		return invalid("size %d×%d", p.Width, p.Height)
	}
	if p.Rotation%90 != 0 || p.Rotation < 0 || p.Rotation > 270 || p.Straighten < -45000 || p.Straighten > 45000 {
		return invalid("turned by %d and %d", p.Rotation, p.Straighten)
	}
	a := p.Adjust
	for _, v := range []int{a.Exposure, a.Contrast, a.Saturation, a.Sharpen} {
		if v < -100 || v > 100 || a.Sharpen < 0 {
			return invalid("adjustments %+v", a)
		}
	}
	for _, v := range []string{p.Caption, p.Credit.Agency, p.Credit.Photographer, p.Alt, p.Rights.Notice, p.Rights.UsageTerms, p.SourceType} {
		if text.Clean(v) != v {
			return invalid("text %q is not clean", v)
		}
	}
	switch p.Rights.Category {
	case "", "own", "agency", "handout", "social", "archive", "public-domain":
	default:
		return invalid("rights category %q", p.Rights.Category)
	}
	ratios := map[string]bool{}
	for _, c := range p.Crops {
		if ratios[c.Ratio] || !validRatio(c.Ratio) || !p.holds(c.Rect) {
			return invalid("crop %+v", c)
		}
		ratios[c.Ratio] = true
	}
	for _, r := range p.Redactions {
		if r.Kind != "blur" && r.Kind != "box" || !p.holds(r.Rect) {
			return invalid("redaction %+v", r)
		}
	}
	if p.Focus.Set && !p.holds(Rect{p.Focus.X, p.Focus.Y, 1, 1}) || !p.Focus.Set && p.Focus != (Focus{}) {
		return invalid("focus %+v", p.Focus)
	}
	if err := validDate(p.Taken); err != nil {
		return err
	}
	return validDate(p.Rights.ValidUntil)
}

// holds says whether the rectangle lies inside the picture.
func (p PhotoUse) holds(r Rect) bool {
	return r.X >= 0 && r.Y >= 0 && r.W > 0 && r.H > 0 && r.W <= p.Width && r.X <= p.Width-r.W && r.H <= p.Height && r.Y <= p.Height-r.H
}

// validRatio: "free" or two small numbers with a colon between.
func validRatio(ratio string) bool {
	if ratio == "free" {
		return true
	}
	w, h, ok := strings.Cut(ratio, ":")
	small := func(s string) bool {
		return len(s) >= 1 && len(s) <= 2 && strings.Trim(s, "0123456789") == "" && s[0] != '0'
	}
	return ok && small(w) && small(h)
}

func validBlocks(s Story) error { return validFrom(s, 0, s.Body.Len()) }

// validFrom looks at n blocks from one on: an edit of the text has to look at
// those it changed alone, however long the story is.
func validFrom(s Story, from, n int) error {
	for i := from; i < from+n; i++ {
		b := s.Body.Block(i)
		if b.Kind != text.Photo {
			continue
		}
		if _, ok := s.Photo(PhotoID(b.Photo)); !ok {
			return invalid("block %s shows photo %q, which the story does not have", b.ID, b.Photo)
		}
	}
	return nil
}

func validRelated(s Story) error {
	for _, r := range s.Related {
		if r.Story != "" && !lettersAndDigits(string(r.Story), 64) || r.Story == s.ID && s.ID != "" {
			return invalid("related to %q", r.Story)
		}
		if strings.TrimSpace(r.Title) == "" && r.Story == "" || text.Clean(r.Title) != r.Title || text.Clean(r.URL) != r.URL {
			return invalid("related item %q", r.Title)
		}
	}
	return nil
}
