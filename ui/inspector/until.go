package inspector

import (
	"errors"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// embargoRow: the moment before which nothing may appear, and the language.
func (d *details) embargoRow() fyne.CanvasObject {
	i, m := d.i, newMessage(d.i)
	embargo := d.moment(story.Embargo, m, func(s story.Story) time.Time { return s.Embargo })
	options := []kit.Option{{Value: "ru", Label: i.say("inspector.language.ru")}, {Value: "en", Label: i.say("inspector.language.en")}}
	lang := add(d, &language{i: i})
	lang.list = i.k.Select(options, i.d.Sheet.Story().Language, lang.choose)
	d.at["embargo"], d.at["language"] = embargo.entry, lang.list
	return pair(i.dated(i.say("inspector.embargo"), embargo, func() fyne.CanvasObject { return i.momentCard(embargo, story.Embargo) }),
		i.k.Field(i.say("inspector.language"), "", lang.list), m)
}

// deadlineRow: when the story is due, and how long it is to be.
func (d *details) deadlineRow() fyne.CanvasObject {
	i, m := d.i, newMessage(d.i)
	deadline := d.moment(story.Deadline, m, func(s story.Story) time.Time { return s.Deadline })
	length := add(d, &entryField{i: i, tell: m.of(), show: func(s story.Story) string { return numberText(s.PlannedLength) }})
	length.refuse = func(typed string, _ error) string {
		return i.d.Say.Say("inspector.length.wrong", map[string]any{"Typed": typed})
	}
	length.enter = func(typed string) error {
		_, err := i.d.Sheet.Set("length", typed)
		return err
	}
	length.entry = i.k.Entry(length.options(i.say("inspector.length.none")))
	d.at["deadline"], d.at["length"] = deadline.entry, length.entry
	return pair(i.dated(i.say("inspector.deadline"), deadline, func() fyne.CanvasObject { return i.momentCard(deadline, story.Deadline) }),
		i.k.Field(i.say("inspector.length"), "", length.entry), m)
}

// errNoMoment: what was typed is no moment.
var errNoMoment = errors.New("not a moment")

// moment is a field for a day with a time, by the clock of the story.
func (d *details) moment(name story.TimeField, m *message, get func(story.Story) time.Time) *entryField {
	i := d.i
	f := add(d, &entryField{i: i, tell: m.of()})
	f.show = func(s story.Story) string {
		return momentText(get(s), zoneOf(s, i.d.Profile()), i.d.Now(), i.d.Say.Language())
	}
	f.enter = func(typed string) error {
		at, zone := time.Time{}, zoneOf(i.d.Sheet.Story(), i.d.Profile())
		if typed != "" {
			var ok bool
			if at, ok = readMoment(typed, zone, i.d.Now()); !ok {
				return errNoMoment
			}
		}
		return i.d.Sheet.Do(story.SetTime{Field: name, Value: at})
	}
	f.refuse = func(typed string, _ error) string {
		return i.d.Say.Say("inspector.moment.unknown", map[string]any{"Typed": typed})
	}
	f.entry = i.k.Entry(f.options(i.say("inspector.moment.none")))
	add(d, &clockLine{i: i, tell: f.tell, get: get}).show(i.d.Sheet.Story())
	return f
}

// clockLine says below a moment by which clock it is meant, where that is not
// the clock of this laptop.
type clockLine struct {
	i    *Inspector
	tell teller
	get  func(story.Story) time.Time
	at   time.Time
	zone string
}

func (c *clockLine) update(s story.Story) {
	if !c.get(s).Equal(c.at) || s.Dateline.Place.Zone != c.zone {
		c.show(s)
	}
}

func (c *clockLine) show(s story.Story) {
	c.at, c.zone = c.get(s), s.Dateline.Place.Zone
	zone := zoneOf(s, c.i.d.Profile())
	_, there := c.at.In(zone).Zone()
	_, here := c.at.In(c.i.d.Now().Location()).Zone()
	if c.at.IsZero() || there == here {
		c.tell.SetHint("")
		return
	}
	c.tell.SetHint(c.i.d.Say.Say("inspector.moment.clock", map[string]any{"City": s.Dateline.Place.Name, "Zone": zoneText(c.at.In(zone))}))
}

// momentCard is the calendar of a moment with its time below. Picking a day
// keeps the time, and nine in the morning where there was none.
func (i *Inspector) momentCard(f *entryField, name story.TimeField) fyne.CanvasObject {
	s := i.d.Sheet.Story()
	zone := zoneOf(s, i.d.Profile())
	at := map[story.TimeField]time.Time{story.Embargo: s.Embargo, story.Deadline: s.Deadline}[name].In(zone)
	day, hour := newsdate.Date{}, "09:00"
	if at.Year() > 1 {
		day, hour = newsdate.Of(at), at.Format("15:04")
	}
	clock := i.k.Entry(kit.EntryOptions{Text: hour, Placeholder: "09:00"})
	set := func(typed string) {
		i.pending = nil
		f.shut()
		f.entry.SetText(typed)
		f.take()
	}
	days := i.calendar(day, zone, func(d newsdate.Date) { set(dayText(d, i.d.Say.Language()) + ", " + clock.Text()) })
	line := []fyne.CanvasObject{i.k.Text(i.say("inspector.moment.time"), look.Label, look.Ink2), kit.Fixed(look.Now().Scaled(72), 0, clock), kit.Spacer()}
	if at.Year() > 1 {
		line = append(line, i.k.Button(kit.Link, i.say("inspector.moment.clear"), func() { set("") }).Small())
	}
	return kit.Column(0, days, kit.Inset(0, look.S3, look.S3, look.S3, kit.Row(look.S2, line...)))
}

// language is what the story is written in.
type language struct {
	i    *Inspector
	list *kit.Select
}

func (l *language) update(s story.Story) {
	if s.Language != l.list.Value() {
		l.list.SetValue(s.Language)
	}
}

// choose changes the language, and with it the words around the story; where
// that is refused the list goes back to what the story has.
func (l *language) choose(v string) {
	if _, err := l.i.d.Sheet.Set("language", v); err != nil {
		l.i.d.Error(err)
	}
	l.update(l.i.d.Sheet.Story())
}
