package find

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Part is what of a block or a photo was written besides the text.
type Part string

// The parts: of a quote whose words it is, of a photo what is said about it.
const (
	Attribution  Part = "attribution"
	Caption      Part = "caption"
	Agency       Part = "agency"
	Photographer Part = "photographer"
	Alt          Part = "alt"
	Notice       Part = "notice"
)

// Place is one text of a story: that of a block, a Part of a block or of a
// photo, or a field. A photo's part names the block that shows it, if one does.
type Place struct {
	Block text.BlockID
	Photo story.PhotoID
	Part  Part
	Field story.TextField
}

// InText says that the place is the text of a block: where a caret can stand.
func (p Place) InText() bool { return p.Block != "" && p.Part == "" }

// Hit is where the words of a query stand: the bytes From to To of a place.
type Hit struct {
	Place    Place
	From, To int
	// Text is what stands there.
	Text string
	// rank orders places: 0 is before the text, n+1 the block n, later is behind.
	rank int
	// groups are the ranges of a pattern's groups in the place, as package regexp
	// numbers them.
	groups []int
}

// Selection is the hit as a selection of the text; false for one that is
// somewhere else.
func (h Hit) Selection() (text.Selection, bool) {
	if !h.Place.InText() {
		return text.Selection{}, false
	}
	return text.Selection{Anchor: text.Pos{Block: h.Place.Block, Offset: h.From}, Head: text.Pos{Block: h.Place.Block, Offset: h.To}}, true
}

// Same says whether two hits are at one place.
func (h Hit) Same(o Hit) bool { return h.Place == o.Place && h.From == o.From && h.To == o.To }

// From gives the number of the first hit that begins at a place of the text or
// behind it in reading order; the first of all where there is none, -1 of no hits.
func From(hits []Hit, d text.Document, at text.Pos) int {
	if len(hits) == 0 {
		return -1
	}
	rank := d.Index(at.Block) + 1
	i, _ := slices.BinarySearchFunc(hits, at.Offset, func(h Hit, offset int) int {
		begins := 0
		switch {
		case h.Place.InText():
			begins = h.From
		case h.Place.Part == Attribution:
			begins = math.MaxInt
		}
		return cmp.Or(cmp.Compare(h.rank, rank), cmp.Compare(begins, offset))
	})
	if i == len(hits) {
		return 0
	}
	return i
}

// written is a place with what was written there.
type written struct {
	Place
	text string
	rank int
}

// places goes through everything that was written, in reading order.
func places(s story.Story) iter.Seq[written] {
	return func(yield func(written) bool) {
		ok := true
		give := func(p Place, text string, rank int) {
			ok = ok && (text == "" || yield(written{p, text, rank}))
		}
		shown := map[story.PhotoID]bool{}
		photo := func(p story.PhotoUse, block text.BlockID, rank int) {
			shown[p.ID] = true
			for _, part := range partsOfPhotos() {
				give(Place{Block: block, Photo: p.ID, Part: part}, *part.of(&p), rank)
			}
		}
		give(Place{Field: story.Headline}, s.Headline, 0)
		give(Place{Field: story.Deck}, s.Deck, 0)
		if lead, is := s.Lead(); is {
			photo(lead, "", 0)
		}
		for i, b := range s.Body.All() {
			if !ok {
				return
			}
			give(Place{Block: b.ID}, b.Text, i+1)
			give(Place{Block: b.ID, Part: Attribution}, b.Attribution, i+1)
			if p, is := s.Photo(story.PhotoID(b.Photo)); is && !shown[p.ID] {
				photo(p, b.ID, i+1)
			}
		}
		behind := s.Body.Len() + 1
		for _, p := range s.Photos {
			if !shown[p.ID] {
				photo(p, "", behind)
			}
		}
		for _, f := range behindTheText() {
			give(Place{Field: f}, fieldOf(s, f), behind)
		}
	}
}

func partsOfPhotos() []Part { return []Part{Caption, Agency, Photographer, Alt, Notice} }

// of is the part of a photo.
func (p Part) of(use *story.PhotoUse) *string {
	switch p {
	case Agency:
		return &use.Credit.Agency
	case Photographer:
		return &use.Credit.Photographer
	case Alt:
		return &use.Alt
	case Notice:
		return &use.Rights.Notice
	}
	return &use.Caption
}

// behindTheText are the fields that are read after the text.
func behindTheText() []story.TextField {
	return []story.TextField{story.Correction, story.WebDescription, story.EdNote, story.Source, story.InternalNote}
}

func fieldOf(s story.Story, f story.TextField) string {
	switch f {
	case story.Headline:
		return s.Headline
	case story.Deck:
		return s.Deck
	case story.Correction:
		return s.Correction
	case story.WebDescription:
		return s.WebDescription
	case story.EdNote:
		return s.EdNote
	case story.Source:
		return s.Source
	case story.InternalNote:
		return s.Note
	}
	return ""
}

// At is what stands at a place now; empty when the place is gone.
func At(s story.Story, p Place) string {
	now, _ := textAt(s, p)
	return now
}

// textAt is what stands at a place now; false when the place is gone.
func textAt(s story.Story, p Place) (string, bool) {
	switch {
	case p.Field != "":
		return fieldOf(s, p.Field), true
	case p.Photo != "":
		use, ok := s.Photo(p.Photo)
		return *p.Part.of(&use), ok
	}
	i := s.Body.Index(p.Block)
	if i < 0 {
		return "", false
	}
	if p.Part == Attribution {
		return s.Body.Block(i).Attribution, true
	}
	return s.Body.Block(i).Text, true
}
