package review

import (
	"slices"
	"strings"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/look"
)

// where says what a change is about: "Абзац 3", "Фото 1", "Рубрика".
func (s *Screen) where(c comparison.Comparison, ch comparison.Change) (look.Icon, string) {
	number := map[string]any{"Number": ch.Number}
	switch ch.Kind {
	case comparison.Field:
		return fieldIcon(ch.Field), s.field("field", ch.Field)
	case comparison.PhotoAdded, comparison.PhotoRemoved, comparison.PhotoMoved, comparison.PhotoField, comparison.PhotoLook:
		return "photo", s.tell("review.where.photo", number)
	case comparison.PhotoCrop:
		return "crop", s.tell("review.where.photo", number)
	case comparison.RelatedAdded, comparison.RelatedRemoved, comparison.RelatedMoved:
		return "link", s.say("review.where.related")
	case comparison.TagAdded, comparison.TagRemoved, comparison.TagsMoved:
		return "tag", s.say("review.where.tags")
	}
	icon := look.Icon("edit")
	switch ch.Kind {
	case comparison.BlockAdded:
		icon = "plus"
	case comparison.BlockRemoved:
		icon = "trash"
	case comparison.BlockMoved:
		icon = "moved"
	}
	kind := text.Paragraph
	in := c.After
	if ch.Kind == comparison.BlockRemoved {
		in = c.Before
	}
	if i := in.Body.Index(ch.Block); i >= 0 {
		kind = in.Body.Block(i).Kind
	}
	number["Kind"] = s.say("storyview.kind." + string(kind))
	return icon, s.tell("review.where.block", number)
}

// toRead says which places of the newer version were put together from two without
// a question: somebody should read them.
func (s *Screen) toRead() string {
	v, ok := s.version(s.read.to)
	if !ok || len(v.Reads) == 0 {
		return ""
	}
	var places []string
	for _, read := range v.Reads {
		place := s.field("field", read.Field)
		switch {
		case read.Photo != "":
			place = s.say("storyview.kind.photo")
		case read.Number > 0:
			place = s.tell("review.where.block", map[string]any{"Kind": s.kindOf(s.read.comparison.After, read.Block), "Number": read.Number})
		}
		if place != "" && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return s.tell("review.read", map[string]any{"Places": strings.Join(places, ", ")})
}

func fieldIcon(field string) look.Icon {
	switch field {
	case "headline", "deck":
		return "edit"
	case "city":
		return "place"
	case "date", "embargo":
		return "calendar"
	case "byline":
		return "user"
	}
	return "details"
}

// field is the name of a field, of the story or of a photo.
func (s *Screen) field(of, name string) string {
	if id := "review." + of + "." + name; s.d.Say.Has(id) {
		return s.say(id)
	}
	return name
}

// described says what is different, with the words of both versions.
func (s *Screen) described(c comparison.Comparison, ch comparison.Change) []run {
	pieces := runsOf(ch.Pieces, look.Ink)
	switch ch.Kind {
	case comparison.Words:
		return pieces
	case comparison.BlockAdded, comparison.BlockRemoved:
		if len(pieces) > 0 && strings.TrimSpace(joinedRuns(pieces)) != "" {
			return pieces
		}
		return s.wasIs(ch.Before, ch.After)
	case comparison.BlockMoved:
		return []run{said(s.movedFrom(ch), look.Ink)}
	case comparison.Shape:
		return s.wasIs(s.kindOf(c.Before, ch.Block), s.kindOf(c.After, ch.Block))
	case comparison.Marks:
		return append([]run{said(s.say("review.change.marks")+": ", look.Ink2)}, said(joinedRuns(pieces), look.Ink))
	case comparison.Attribution:
		return append([]run{said(s.say("review.change.attribution")+": ", look.Ink2)}, s.wasIs(ch.Before, ch.After)...)
	case comparison.Address:
		return append([]run{said(s.say("review.change.address")+": ", look.Ink2)}, s.wasIs(ch.Before, ch.After)...)
	case comparison.Field:
		if len(pieces) > 0 {
			return pieces
		}
		return s.wasIs(s.value(ch.Field, ch.Before), s.value(ch.Field, ch.After))
	case comparison.PhotoField, comparison.PhotoLook:
		return s.photoChange(ch, pieces)
	case comparison.PhotoCrop:
		return s.cropChange(ch)
	case comparison.PhotoMoved:
		return []run{said(s.tell("review.change.photo-moved", map[string]any{"Was": ch.Was}), look.Ink)}
	case comparison.RelatedMoved:
		return []run{said(s.tell("review.change.related-moved", map[string]any{"Was": ch.Was}), look.Ink), said(" "+ch.After, look.Ink2)}
	case comparison.TagsMoved:
		return []run{said(s.say("review.change.tags-moved"), look.Ink)}
	}
	return s.wasIs(ch.Before, ch.After) // photos, related items and tags that came or went
}

// wasIs are two values, one struck and one new.
func (s *Screen) wasIs(was, is string) []run {
	var out []run
	if was != "" {
		out = append(out, gone(was))
	}
	if is != "" {
		if was != "" {
			out = append(out, said(" ", look.Ink))
		}
		out = append(out, fresh(is))
	}
	if out == nil {
		return []run{said(s.say("review.change.empty"), look.Ink3)}
	}
	return out
}

// value is one in the words of the program, where it is a code.
func (s *Screen) value(field, v string) string {
	if field == "language" && v != "" {
		return s.say("inspector.language." + v)
	}
	return v
}

func (s *Screen) kindOf(st story.Story, id text.BlockID) string {
	if i := st.Body.Index(id); i >= 0 {
		return s.say("storyview.kind." + string(st.Body.Block(i).Kind))
	}
	return ""
}

// movedFrom says where a block was.
func (s *Screen) movedFrom(ch comparison.Change) string {
	if ch.Was <= 1 {
		return s.say("review.change.moved-first")
	}
	return s.tell("review.change.moved", map[string]any{"After": ch.Was - 1})
}

// movedHere is the line over a moved block in the text.
func (s *Screen) movedHere(ch comparison.Change) string {
	_, where := s.where(s.read.comparison, ch)
	if ch.Was <= 1 {
		return s.tell("review.here.moved-first", map[string]any{"Block": where})
	}
	return s.tell("review.here.moved", map[string]any{"Block": where, "After": ch.Was - 1})
}

// resetHere is the line over a block that is set in another way.
func (s *Screen) resetHere(ch comparison.Change) string {
	c := s.read.comparison
	switch ch.Kind {
	case comparison.Shape:
		return s.tell("review.here.shape", map[string]any{"Was": s.kindOf(c.Before, ch.Block), "Is": s.kindOf(c.After, ch.Block)})
	case comparison.Attribution:
		return s.tell("review.here.attribution", map[string]any{"Was": ch.Before, "Is": ch.After})
	case comparison.Address:
		return s.say("review.here.address")
	}
	return s.say("review.here.marks")
}

func (s *Screen) photoChange(ch comparison.Change, pieces []run) []run {
	name := s.field("photo", ch.Field)
	switch {
	case ch.Field == "picture":
		return []run{said(s.say("review.change.picture"), look.Ink)}
	case ch.Kind == comparison.PhotoLook:
		return []run{said(name+": ", look.Ink2), said(ch.Before+" → "+ch.After, look.Ink)}
	case len(pieces) > 0:
		return append([]run{said(name+": ", look.Ink2)}, pieces...)
	}
	return append([]run{said(name+": ", look.Ink2)}, s.wasIs(ch.Before, ch.After)...)
}

// cropChange says in words what became of a crop; the small picture shows it.
func (s *Screen) cropChange(ch comparison.Change) []run {
	ratio := map[string]any{"Ratio": strings.ReplaceAll(ch.Field, "x", ":")}
	was, is := ch.CropBefore, ch.CropAfter
	id := "review.change.crop-moved"
	switch {
	case ch.Field == "focus":
		id = "review.change.focus"
	case ch.Field == "order":
		id = "review.change.crop-order"
	case was == (story.Rect{}):
		id = "review.change.crop-set"
	case is == (story.Rect{}):
		id = "review.change.crop-unset"
	case is.W*is.H < was.W*was.H:
		id = "review.change.crop-closer"
	case is.W*is.H > was.W*was.H:
		id = "review.change.crop-wider"
	}
	return []run{said(s.tell(id, ratio), look.Ink)}
}
