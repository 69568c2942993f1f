package desk

import (
	"errors"
	"slices"
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/wire"
)

// Part is something of a story that a pasted page can say.
type Part string

// The parts, in the order in which they are shown.
const (
	PartHeadline Part = "headline"
	PartDeck     Part = "deck"
	PartByline   Part = "byline"
	PartCity     Part = "city"
	PartDate     Part = "date"
	PartSource   Part = "source"
	PartText     Part = "text"
	PartPhotos   Part = "photos"
	PartRelated  Part = "related"
)

// Parts are all of them.
func Parts() []Part {
	return []Part{PartHeadline, PartDeck, PartByline, PartCity, PartDate, PartSource, PartText, PartPhotos, PartRelated}
}

// Recognised is a page that was pasted: what it says, beside what the story has.
// It becomes part of the story only by Inserting.
type Recognised struct {
	// Found are the parts that the page says something of, in the order of Parts.
	Found []Found
	// Left is what was left out.
	Left []Left

	page   wire.Page
	photos []story.PhotoUse
	blocks []text.Block
}

// Found is one part of a pasted page.
type Found struct {
	Part Part
	// Lines are what the page says: one for a field, one each for photos and
	// related items, the paragraphs for the text.
	Lines []string
	// Now is what the story has there; empty is nothing.
	Now string
	// N counts photos, items or paragraphs; 0 for a field.
	N int
	// On says that it is taken unless the person says otherwise: a field that is
	// filled already is not.
	On bool
}

// aPage is how many lines a text has at least to be asked about; fewer are
// paragraphs, whatever they look like.
const aPage = 6

// Recognise reads plain text that was pasted into a story. It is a page, and ok,
// when it has the head of one – a headline, and a city or a date – and at least
// six lines: a few paragraphs are never asked about. It may be called from any
// goroutine.
func (s *Stories) Recognise(st story.Story, plain string) (r Recognised, ok bool, err error) {
	cities, err := s.cities()
	if err != nil {
		return r, false, err
	}
	page, err := wire.ReadText([]byte(plain), wire.Options{NewID: s.ids.block, Cities: cities, Language: st.Language})
	var refused *wire.Refusal
	if errors.As(err, &refused) {
		return r, false, nil // no text of ours: pasted as it is
	}
	lines := 0
	for line := range strings.Lines(plain) {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if err != nil || lines < aPage || !page.Recognised || page.City == "" && page.Date.IsZero() || len(page.Blocks) == 0 {
		return r, false, err
	}
	profile, err := s.profile()
	if err != nil {
		return r, false, err
	}
	r = Recognised{page: page, Left: leftOut(page.Notes)}
	var slots story.Story
	r.blocks = s.withSlots(&slots, page)
	r.photos = slots.Photos
	r.compare(st, profile)
	return r, true, s.ids.failed()
}

// compare puts what the page says beside what the story has.
func (r *Recognised) compare(st story.Story, profile outlet.Profile) {
	empty := blankStory(st)
	line := func(p Part, says, has string) {
		if says != "" && says != has {
			r.Found = append(r.Found, Found{Part: p, Lines: []string{says}, Now: has, On: has == "" || empty})
		}
	}
	date := func(d newsdate.Date) string {
		if d.IsZero() {
			return ""
		}
		return newsdate.Format(d, st.Language, newsdate.Site)
	}
	line(PartHeadline, r.page.Headline, st.Headline)
	line(PartDeck, r.page.Deck, st.Deck)
	line(PartByline, strings.Join(r.page.Bylines, ", "), strings.Join(st.Bylines, ", "))
	line(PartCity, r.page.City, st.Dateline.Place.Name)
	line(PartDate, date(r.page.Date), date(st.Dateline.Date))
	line(PartSource, r.page.Source, st.Source)
	words := Found{Part: PartText, N: len(r.page.Blocks), On: true}
	for _, b := range r.page.Blocks {
		words.Lines = append(words.Lines, b.Text)
	}
	r.Found = append(r.Found, words)
	if len(r.photos) > 0 {
		f := Found{Part: PartPhotos, N: len(r.photos), On: empty || len(st.Photos) == 0}
		for _, use := range r.photos {
			f.Lines = append(f.Lines, strings.TrimSpace(use.Caption+" "+use.Credit.Line(profile.For(st.Language).Credit)))
		}
		r.Found = append(r.Found, f)
	}
	if fresh := r.unknown(st); len(fresh) > 0 {
		f := Found{Part: PartRelated, N: len(fresh), On: empty || len(st.Related) == 0}
		for _, item := range fresh {
			f.Lines = append(f.Lines, item.Title)
		}
		r.Found = append(r.Found, f)
	}
}

// unknown are the related items that the story does not have.
func (r *Recognised) unknown(st story.Story) (items []story.Related) {
	for _, item := range r.page.Related {
		if !slices.ContainsFunc(st.Related, func(has story.Related) bool { return has.Title == item.Title }) {
			items = append(items, story.Related{Title: item.Title, URL: item.URL, Partner: item.Partner})
		}
	}
	return items
}

// blankStory says whether nobody has written anything yet.
func blankStory(st story.Story) bool {
	if st.Headline != "" || len(st.Photos) > 0 {
		return false
	}
	for _, b := range st.Body.All() {
		if strings.TrimSpace(b.Text) != "" || !b.Kind.HasText() {
			return false
		}
	}
	return true
}

// Inserting is the edit that puts the wanted parts of a page into a story, one
// thing to undo: fields replace what is there, the text goes to the selection.
// The selection behind it comes along.
func (s *Stories) Inserting(st story.Story, r Recognised, wanted []Part, at text.Selection) (story.Edit, text.Selection, error) {
	profile, err := s.profile()
	if err != nil {
		return nil, at, err
	}
	set := &setting{room: s.room, story: st, profile: profile}
	var group story.Group
	for _, f := range r.Found {
		if !slices.Contains(wanted, f.Part) {
			continue
		}
		e, err := set.part(r, f.Part)
		if err != nil {
			return nil, at, err
		}
		if e == nil {
			continue
		}
		if set.story, err = e.Apply(set.story); err != nil {
			return nil, at, err
		}
		group = append(group, e)
	}
	blocks := slices.DeleteFunc(slices.Clone(r.blocks), func(b text.Block) bool {
		if b.Kind == text.Photo {
			return !slices.Contains(wanted, PartPhotos)
		}
		return !slices.Contains(wanted, PartText)
	})
	if len(blocks) > 0 {
		e, after, err := s.inText(set.story.Body, at, blocks)
		if err != nil {
			return nil, at, err
		}
		group, at = append(group, e), after
	}
	return group, at, s.ids.failed()
}

// part is the edit of everything but the text.
func (s *setting) part(r Recognised, p Part) (story.Edit, error) {
	switch p {
	case PartHeadline:
		group := story.Group{story.SetText{Field: story.Headline, Value: r.page.Headline}}
		if blankStory(s.story) && r.page.Language != s.story.Language {
			lang, err := s.lang(r.page.Language)
			if err != nil {
				return nil, err
			}
			group = append(group, lang)
		}
		if s.story.Slug == "" {
			group = append(group, story.SetText{Field: story.Slug, Value: story.Slugify(r.page.Headline)})
		}
		return group, nil
	case PartDeck:
		return story.SetText{Field: story.Deck, Value: r.page.Deck}, nil
	case PartByline:
		return story.SetList{Field: story.Bylines, Values: r.page.Bylines}, nil
	case PartCity:
		place, _, err := s.cityOf(r.page.City)
		return story.SetPlace{Place: place}, err
	case PartDate:
		return story.SetDate{Date: r.page.Date}, nil
	case PartSource:
		return story.SetText{Field: story.Source, Value: r.page.Source}, nil
	case PartPhotos:
		return slotsIn(s.story, r.photos), nil
	case PartRelated:
		return s.relatedIn(r), nil
	}
	return nil, nil
}

// cityOf is a city as a page writes it. A page cannot be asked which one it
// means: when there are several its word stays, and the person decides.
func (s *setting) cityOf(name string) (story.Place, []Note, error) {
	cities, err := s.cities()
	if err != nil {
		return story.Place{}, nil, err
	}
	place, notes, err := resolve(cities, s.profile, s.story.Language, name)
	var unsure *Refusal
	if errors.As(err, &unsure) && unsure.Code == AmbiguousCity {
		return story.Place{Name: name}, []Note{{"desk.note.city-ambiguous", map[string]any{"City": name, "Cities": unsure.Value}}}, nil
	}
	return place, notes, err
}

// slotsIn adds the open slots of a page behind the photos that are there; a story
// keeps the lead it has.
func slotsIn(st story.Story, slots []story.PhotoUse) story.Edit {
	_, led := st.Lead()
	var group story.Group
	for i, use := range slots {
		use.Lead = use.Lead && !led
		group = append(group, story.AddPhoto{At: len(st.Photos) + i, Photo: use})
	}
	return group
}

func (s *setting) relatedIn(r Recognised) story.Edit {
	var group story.Group
	items := r.unknown(s.story)
	for i, item := range items {
		group = append(group, story.AddRelated{At: len(s.story.Related) + i, Item: item})
	}
	if words := s.story.Words; len(s.story.Related) == 0 && r.page.RelatedTitle != "" {
		// The page's own heading of its list is what its readers saw.
		if items[0].Partner {
			words.Partners = r.page.RelatedTitle
		} else {
			words.Related = r.page.RelatedTitle
		}
		group = append(group, story.SetWords{Words: words})
	}
	return group
}

// inText is the edit that puts blocks in the place of a selection; one that the
// text no longer has is its end.
func (s *Stories) inText(body text.Document, at text.Selection, blocks []text.Block) (story.Edit, text.Selection, error) {
	if !at.Valid(body) {
		end, ok := body.End()
		if !ok {
			last := blocks[len(blocks)-1]
			return story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Insert{Blocks: blocks}}}}, text.Caret(text.Pos{Block: last.ID, Offset: len(last.Text)}), nil
		}
		at = text.Caret(end)
	}
	tr, err := text.Paste(body, at, blocks, s.ids.block)
	if err != nil {
		return nil, at, err
	}
	return story.Body{Transaction: tr}, tr.After, nil
}
