package inspector

import (
	"context"
	"image"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// photos is the tab of the story's photos, in their order.
type photos struct {
	i     *Inspector
	order *order
	cards map[story.PhotoID]*card
	rows  *kit.Stack
	empty fyne.CanvasObject
	all   *kit.Stack
	// first and more add photos: to a story without any, and to the list.
	first, more *kit.Button
	// drawn is the list that is shown, inText the photos that the text had then.
	drawn  []story.PhotoUse
	inText string
	credit string
	began  bool
	// current is the photo that keys of the order mean.
	current story.PhotoID
}

func newPhotos(i *Inspector) *photos {
	p := &photos{i: i, cards: map[story.PhotoID]*card{}, rows: kit.Column(0)}
	p.order = newOrder(i, p.rows, p.move)
	p.more = i.k.Button(kit.Secondary, i.say("inspector.photos.add"), i.d.AddPhotos).Small().WithIcon("plus")
	p.first = i.k.Button(kit.Secondary, i.say("inspector.photos.add"), i.d.AddPhotos).WithIcon("plus")
	p.empty = kit.Inset(look.S6, look.S4, look.S4, look.S4, i.k.Empty("photo", i.say("inspector.photos.empty"), i.say("inspector.photos.empty.text"), p.first))
	p.all = kit.Column(0, p.order.object, kit.Inset(look.S3, look.S4, look.S5, look.S4, p.more))
	return p
}

func (p *photos) object() kit.Flowing { return kit.Column(0, p.all, p.empty) }

// update draws the cards anew that show something else. While only the text
// changes, what matters of it is which photos it shows.
func (p *photos) update(s story.Story) {
	in := inText(s)
	if p.began && same(p.drawn, s.Photos) && p.inText == in && p.credit == s.Words.Credit {
		return
	}
	p.began, p.drawn, p.inText, p.credit = true, s.Photos, in, s.Words.Credit
	show(p.empty, len(s.Photos) == 0)
	show(p.all, len(s.Photos) > 0)
	where := placesOf(s)
	cards := map[story.PhotoID]*card{}
	var rows []fyne.CanvasObject
	for n, use := range s.Photos {
		c := p.cards[use.ID]
		if c == nil {
			c = newCard(p, use)
		}
		c.update(s, use, n+1, where[use.ID])
		cards[use.ID] = c
		rows = append(rows, c.object)
	}
	p.cards = cards
	p.rows.Set(rows...)
	p.i.relay()
}

// same says whether two lists are one: versions of a story share what was not
// changed, so it is enough to look where they lie.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// standing is where a photo is shown.
type standing int

const (
	nowhere standing = iota
	inBody
	onTop
)

// inText names the photos that the text shows, in its order.
func inText(s story.Story) string {
	var ids []byte
	for _, b := range s.Body.All() {
		if b.Kind == text.Photo {
			ids = append(append(ids, b.Photo...), ' ')
		}
	}
	return string(ids)
}

func placesOf(s story.Story) map[story.PhotoID]standing {
	out := map[story.PhotoID]standing{}
	for _, b := range s.Body.All() {
		if b.Kind == text.Photo {
			out[story.PhotoID(b.Photo)] = inBody
		}
	}
	if lead, ok := s.Lead(); ok {
		out[lead.ID] = onTop
	}
	return out
}

func (p *photos) move(from, to int) {
	list := p.i.d.Sheet.Story().Photos
	if from < len(list) {
		p.i.do(story.MovePhoto{ID: list[from].ID, At: to})
	}
}

// step moves the photo that was touched last.
func (p *photos) step(by int) bool {
	c := p.cards[p.current]
	return c != nil && p.order.step(p.order.at(c.object), by)
}

// ratio is the shape of the lead on the outlet's pages.
func (i *Inspector) ratio() string {
	if all := i.d.Profile().Ratios; len(all) > 0 {
		return all[0]
	}
	return "16:9"
}

// thumbWidth is how wide pictures are asked for: sharp at twice the usual width
// of the panel, enough for its widest.
const thumbWidth = 464

// thumbnail asks for a picture in the shape of a frame and hands it over on the
// window's thread; where it cannot be had, none comes.
func (i *Inspector) thumbnail(p story.PhotoUse, crop story.Rect, width, height int, ready func(*image.RGBA)) (cancel func()) {
	return i.errands.run(func(ctx context.Context) func() {
		img, err := i.d.Thumbnail(ctx, p.Original, crop, width, height)
		return func() {
			if err != nil {
				i.d.Error(err)
				return
			}
			ready(img)
		}
	})
}
