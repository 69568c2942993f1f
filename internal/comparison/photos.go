package comparison

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/story"
)

// photoField is one field of a photo.
type photoField struct {
	name string
	kind Kind
	// prose is read word by word.
	prose          bool
	figures, names bool
	in             func(story.PhotoUse) string
	same           func(a, b story.PhotoUse) bool
	// copy gives a photo the value that another one has.
	copy func(to *story.PhotoUse, from story.PhotoUse)
}

func photoFields() []photoField {
	look := func(name string, of func(*story.PhotoUse) *int) photoField {
		return photoField{
			name: name, kind: PhotoLook,
			in:   func(p story.PhotoUse) string { return strconv.Itoa(*of(&p)) },
			same: func(a, b story.PhotoUse) bool { return *of(&a) == *of(&b) },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { *of(to) = *of(&from) },
		}
	}
	return []photoField{
		pictureField(),
		photoText("caption", func(p *story.PhotoUse) *string { return &p.Caption }).asProse(),
		photoText("agency", func(p *story.PhotoUse) *string { return &p.Credit.Agency }).asName(),
		photoText("photographer", func(p *story.PhotoUse) *string { return &p.Credit.Photographer }).asName(),
		photoText("alt", func(p *story.PhotoUse) *string { return &p.Alt }).asProse(),
		photoText("rights", func(p *story.PhotoUse) *string { return &p.Rights.Notice }).asName(),
		photoText("category", func(p *story.PhotoUse) *string { return &p.Rights.Category }),
		photoText("terms", func(p *story.PhotoUse) *string { return &p.Rights.UsageTerms }).asProse(),
		{
			name: "until", kind: PhotoField, figures: true,
			in:   func(p story.PhotoUse) string { return p.Rights.ValidUntil.String() },
			same: func(a, b story.PhotoUse) bool { return a.Rights.ValidUntil == b.Rights.ValidUntil },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { to.Rights.ValidUntil = from.Rights.ValidUntil },
		},
		{
			name: "taken", kind: PhotoField, figures: true,
			in:   func(p story.PhotoUse) string { return p.Taken.String() },
			same: func(a, b story.PhotoUse) bool { return a.Taken == b.Taken },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { to.Taken = from.Taken },
		},
		photoText("sourcetype", func(p *story.PhotoUse) *string { return &p.SourceType }),
		look("rotation", func(p *story.PhotoUse) *int { return &p.Rotation }),
		{
			name: "flip", kind: PhotoLook,
			in:   func(p story.PhotoUse) string { return strconv.FormatBool(p.Flip) },
			same: func(a, b story.PhotoUse) bool { return a.Flip == b.Flip },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { to.Flip = from.Flip },
		},
		look("straighten", func(p *story.PhotoUse) *int { return &p.Straighten }),
		look("exposure", func(p *story.PhotoUse) *int { return &p.Adjust.Exposure }),
		look("contrast", func(p *story.PhotoUse) *int { return &p.Adjust.Contrast }),
		look("saturation", func(p *story.PhotoUse) *int { return &p.Adjust.Saturation }),
		look("sharpen", func(p *story.PhotoUse) *int { return &p.Adjust.Sharpen }),
		{
			name: "redactions", kind: PhotoLook,
			in:   func(p story.PhotoUse) string { return redactions(p.Redactions) },
			same: func(a, b story.PhotoUse) bool { return slices.Equal(a.Redactions, b.Redactions) },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { to.Redactions = from.Redactions },
		},
		{
			name: "focus", kind: PhotoCrop,
			in:   func(p story.PhotoUse) string { return focus(p.Focus) },
			same: func(a, b story.PhotoUse) bool { return a.Focus == b.Focus },
			copy: func(to *story.PhotoUse, from story.PhotoUse) { to.Focus = from.Focus },
		},
	}
}

// pictureField: crops, focus and redactions are places in one picture, so
// another picture is one change with all of them.
func pictureField() photoField {
	return photoField{
		name: "picture", kind: PhotoField,
		in: func(p story.PhotoUse) string {
			if p.IsOpen() {
				return ""
			}
			return fmt.Sprintf("%d×%d · %.8s", p.Width, p.Height, p.Original)
		},
		same: samePicture,
		copy: func(to *story.PhotoUse, from story.PhotoUse) {
			to.Original, to.Width, to.Height = from.Original, from.Width, from.Height
			to.Crops, to.Focus, to.Redactions = from.Crops, from.Focus, from.Redactions
		},
	}
}

func samePicture(a, b story.PhotoUse) bool {
	return a.Original == b.Original && a.Width == b.Width && a.Height == b.Height
}

func photoText(name string, of func(*story.PhotoUse) *string) photoField {
	return photoField{
		name: name, kind: PhotoField,
		in:   func(p story.PhotoUse) string { return *of(&p) },
		same: func(a, b story.PhotoUse) bool { return *of(&a) == *of(&b) },
		copy: func(to *story.PhotoUse, from story.PhotoUse) { *of(to) = *of(&from) },
	}
}

func (f photoField) asProse() photoField { f.prose = true; return f }
func (f photoField) asName() photoField  { f.names = true; return f }

func redactions(list []story.Redaction) string {
	parts := make([]string, len(list))
	for i, r := range list {
		parts[i] = fmt.Sprintf("%s %d, %d, %d×%d", r.Kind, r.Rect.X, r.Rect.Y, r.Rect.W, r.Rect.H)
	}
	return strings.Join(parts, "; ")
}

func focus(f story.Focus) string {
	if !f.Set {
		return ""
	}
	return fmt.Sprintf("%d, %d", f.X, f.Y)
}

// cropOrder names the change of the order in which crops are kept.
const cropOrder = "order"

// photo compares one photo that both versions have.
func (c *comparing) photo(a, b story.PhotoUse, number int) {
	for _, f := range photoFields() {
		if f.same(a, b) || f.name != "picture" && ofPicture(f.name) && !samePicture(a, b) {
			continue
		}
		ch := Change{Kind: f.kind, Photo: b.ID, Number: number, Field: f.name, Before: f.in(a), After: f.in(b), Figures: f.figures, Names: f.names}
		if f.prose {
			c.read(&ch)
		}
		c.add(ch)
	}
	if samePicture(a, b) {
		c.crops(a, b, number)
	}
}

// ofPicture names the fields that come and go with the picture.
func ofPicture(name string) bool { return name == "focus" || name == "redactions" }

func (c *comparing) crops(a, b story.PhotoUse, number int) {
	change := func(ratio string, was, is story.Rect) {
		c.add(Change{
			Kind: PhotoCrop, Photo: b.ID, Number: number, Field: ratio,
			CropBefore: was, CropAfter: is, Before: rectInWords(was), After: rectInWords(is),
		})
	}
	for _, crop := range b.Crops {
		if was := cropOf(a, crop.Ratio); was != crop.Rect {
			change(crop.Ratio, was, crop.Rect)
		}
	}
	for _, crop := range a.Crops {
		if cropIndex(b, crop.Ratio) < 0 {
			change(crop.Ratio, crop.Rect, story.Rect{})
		}
	}
	if o := ordered(ratios(a), ratios(b)); o.reordered(ratios(a)) {
		c.add(Change{
			Kind: PhotoCrop, Photo: b.ID, Number: number, Field: cropOrder,
			Before: strings.Join(ratios(a), ", "), After: strings.Join(ratios(b), ", "),
		})
	}
}

func ratios(p story.PhotoUse) []string {
	out := make([]string, len(p.Crops))
	for i, c := range p.Crops {
		out[i] = c.Ratio
	}
	return out
}

func cropIndex(p story.PhotoUse, ratio string) int {
	return slices.IndexFunc(p.Crops, func(c story.Crop) bool { return c.Ratio == ratio })
}

// cropOf is the crop of a ratio, empty where it was not set.
func cropOf(p story.PhotoUse, ratio string) story.Rect {
	if i := cropIndex(p, ratio); i >= 0 {
		return p.Crops[i].Rect
	}
	return story.Rect{}
}

func rectInWords(r story.Rect) string {
	if r == (story.Rect{}) {
		return ""
	}
	return fmt.Sprintf("%d, %d, %d×%d", r.X, r.Y, r.W, r.H)
}

// photoLead is the field of a change of the lead photo.
const photoLead = "lead"

// photos compares the photos of the two versions.
func (c *comparing) photos() {
	a, b := c.Before, c.After
	for _, p := range a.Photos {
		if _, ok := b.Photo(p.ID); !ok {
			ch := Change{Kind: PhotoRemoved, Photo: p.ID, Number: photoNumber(a, p.ID), Before: called(p)}
			ch.Figures, ch.Names = c.whole(p.Caption)
			c.add(ch)
		}
	}
	for i, p := range b.Photos {
		was, ok := a.Photo(p.ID)
		if !ok {
			ch := Change{Kind: PhotoAdded, Photo: p.ID, Number: i + 1, After: called(p)}
			ch.Figures, ch.Names = c.whole(p.Caption)
			c.add(ch)
			continue
		}
		if c.photoOrder.moved[p.ID] {
			c.add(Change{Kind: PhotoMoved, Photo: p.ID, Number: i + 1, Was: photoNumber(a, p.ID), Before: called(was), After: called(p)})
		}
		c.photo(was, p, i+1)
	}
	c.lead()
}

// lead says that another photo leads, where that does not follow from a photo
// that came or went.
func (c *comparing) lead() {
	was, _ := c.Before.Lead()
	is, _ := c.After.Lead()
	_, kept := c.After.Photo(was.ID)
	_, had := c.Before.Photo(is.ID)
	if was.ID == is.ID || is.ID != "" && !had || is.ID == "" && !kept {
		return
	}
	ch := Change{Kind: PhotoField, Field: photoLead, Photo: is.ID, Number: photoNumber(c.After, is.ID), Before: called(was), After: called(is)}
	if is.ID == "" {
		ch.Photo, ch.Number = was.ID, photoNumber(c.After, was.ID)
	}
	c.add(ch)
}

// photoNumber counts the photos of a story from 1.
func photoNumber(s story.Story, id story.PhotoID) int {
	return slices.IndexFunc(s.Photos, func(p story.PhotoUse) bool { return p.ID == id }) + 1
}

// called is what a photo is known by in words.
func called(p story.PhotoUse) string {
	for _, s := range []string{p.Caption, p.Alt, string(p.ID)} {
		if s != "" {
			return s
		}
	}
	return ""
}
