package inspector

import (
	"strings"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/places"
	"dateline/internal/story"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// mostCities is how many cities a few letters offer.
const mostCities = 8

// placeRow: the city, the date, and below them where the city lies.
func (d *details) placeRow() fyne.CanvasObject {
	i, m := d.i, newMessage(d.i)
	d.city = add(d, &entryField{i: i, tell: m.of(), refuse: i.sentence, show: func(s story.Story) string { return s.Dateline.Place.Name }})
	region := add(d, &regionLine{i: i, tell: d.city.tell, first: true})
	d.city.enter = func(typed string) error {
		notes, err := i.d.Sheet.Set("city", typed)
		for _, n := range notes {
			d.city.tell.SetHint(i.d.Say.Say(n.ID, n.Args))
		}
		return err
	}
	d.city.line(editor.LineOptions{
		Placeholder: i.say("inspector.city.hint"), Suggest: i.cities, PickFirst: true,
		Pick: func(picked kit.Suggestion) {
			i.pending = nil
			lang := i.d.Sheet.Story().Language
			if i.do(story.SetPlace{Place: i.d.PlaceOf(picked.Value.(places.Place), lang)}) {
				d.city.settled()
			}
		},
	})
	d.date = add(d, &entryField{i: i, tell: m.of(), refuse: i.noSuchDay, show: func(s story.Story) string {
		return dayText(s.Dateline.Date, i.d.Say.Language())
	}})
	d.date.enter = func(typed string) error {
		_, err := i.d.Sheet.Set("date", typed)
		return err
	}
	d.date.entry = i.k.Entry(d.date.options(i.say("inspector.date.hint")))
	date := i.dated(i.say("inspector.date"), d.date, func() fyne.CanvasObject { return i.dayCard(d.date) })
	region.update(i.d.Sheet.Story())
	d.at["city"], d.at["date"] = d.city.entry, d.date.entry
	return pair(i.k.Field(i.say("inspector.city"), "", d.city.entry), date, m)
}

// cities completes a name, with where each lies in the language of the screen.
func (i *Inspector) cities(typed string) []kit.Suggestion {
	typed = strings.TrimSpace(typed)
	if len([]rune(typed)) < 2 {
		return nil
	}
	s := i.d.Sheet.Story()
	var out []kit.Suggestion
	for _, p := range i.d.Cities(typed, s.Language, mostCities) {
		out = append(out, kit.Suggestion{Value: p, Label: p.Name(s.Language), Detail: i.where(p)})
	}
	return out
}

// where a city lies, "Россия, Алтайский край".
func (i *Inspector) where(p places.Place) string {
	lang := i.d.Say.Language()
	return commas(p.Country(lang), p.Region(lang))
}

func commas(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, ", ")
}

// noSuchDay says why a date cannot be.
func (i *Inspector) noSuchDay(typed string, _ error) string {
	zone := zoneOf(i.d.Sheet.Story(), i.d.Profile())
	if month, days, ok := tooLate(typed, newsdate.Of(i.d.Now().In(zone))); ok {
		return i.d.Say.Say("inspector.date.too-late", map[string]any{"Month": i.month("inspector.in-month.", month), "N": days})
	}
	return i.d.Say.Say("inspector.date.unknown", map[string]any{"Typed": typed})
}

// regionLine says below the city where it lies and what its clock is.
type regionLine struct {
	i     *Inspector
	tell  teller
	place story.Place
	date  newsdate.Date
	first bool
}

func (r *regionLine) update(s story.Story) {
	if s.Dateline.Place == r.place && s.Dateline.Date == r.date && !r.first {
		return
	}
	other := s.Dateline.Place != r.place || r.first
	r.place, r.date, r.first = s.Dateline.Place, s.Dateline.Date, false
	if r.place.Zone != "" || other {
		r.tell.SetHint(r.text(s))
	}
}

// text names country and region in the language of the screen where the map
// knows the place, else as the story does.
func (r *regionLine) text(s story.Story) string {
	p := s.Dateline.Place
	where := commas(p.Country, p.Region)
	if s.Language != r.i.d.Say.Language() && p.Zone != "" {
		for _, known := range r.i.d.Cities(p.Name, s.Language, mostCities) {
			if known.Name(s.Language) == p.Name && known.Region(s.Language) == p.Region {
				where = r.i.where(known)
				break
			}
		}
	}
	if p.Zone == "" {
		return where
	}
	day := s.Dateline.Date
	if day.IsZero() {
		day = newsdate.Of(r.i.d.Now())
	}
	zone := zoneOf(s, r.i.d.Profile())
	return where + " · " + zoneText(day.In(zone).Add(12*time.Hour))
}

// datelineBox shows the finished opening of the story.
func (d *details) datelineBox() fyne.CanvasObject {
	k := d.i.k
	line := add(d, &datelineText{i: d.i, text: k.Text("", look.Snippet, look.Ink)})
	line.show(d.i.d.Sheet.Story())
	box := kit.Column(2, k.Text(d.i.say("inspector.dateline"), look.Label, look.Ink2).Lines(1), line.text)
	return kit.Box(look.AccentSoft, look.None, look.R1, kit.Inset(6, 10, 6, 10, box))
}

// datelineText is «БАРНАУЛ, 15 июня —», in the language of the story.
type datelineText struct {
	i    *Inspector
	text *kit.Text
	line string
}

func (d *datelineText) update(s story.Story) {
	if newsdate.Line(s.Dateline.Place.Name, s.Dateline.Date, s.Language) != d.line {
		d.show(s)
	}
}

func (d *datelineText) show(s story.Story) {
	d.line = newsdate.Line(s.Dateline.Place.Name, s.Dateline.Date, s.Language)
	if d.line == "" {
		d.text.Set(d.i.say("inspector.dateline.empty"))
		d.text.SetToken(look.Ink3)
		return
	}
	d.text.Set(d.line)
	d.text.SetToken(look.Ink)
}
