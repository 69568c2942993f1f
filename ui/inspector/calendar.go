package inspector

import (
	"fmt"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// dated is a field with a date in it: beside the label stands the way to a
// calendar, below the field it opens. The arrow down opens it too.
func (i *Inspector) dated(label string, f *entryField, card func() fyne.CanvasObject) fyne.CanvasObject {
	field := i.k.Field(label, "", f.entry)
	var shut func()
	open := func() {
		content := card()
		if content != nil {
			shut = i.k.PopUnder(f.entry, content, func() { shut = nil })
		}
	}
	f.shut = func() {
		if shut != nil {
			shut()
		}
	}
	f.down = open
	button := i.k.Pressable(kit.Inset(0, 0, 0, 0, i.k.Icon("calendar", 16, look.Ink2)), open).Radius(look.R1).Tip(i.say("inspector.calendar"), "")
	return kit.Over(field, kit.Column(0, kit.Row(0, kit.Spacer(), button)))
}

// calendar shows the month of a day.
func (i *Inspector) calendar(selected newsdate.Date, zone *time.Location, pick func(newsdate.Date)) *kit.Calendar {
	var months, weekdays []string
	for m := time.January; m <= time.December; m++ {
		months = append(months, i.month("inspector.month.", m))
	}
	for d := range 7 {
		weekdays = append(weekdays, i.say(fmt.Sprintf("inspector.weekday.%d", d+1)))
	}
	today := kit.Day(newsdate.Of(i.d.Now().In(zone)))
	return i.k.Calendar(kit.Day(selected), today, months, weekdays, func(d kit.Day) { pick(newsdate.Date(d)) })
}

// month is the name of a month in one of its forms.
func (i *Inspector) month(form string, m time.Month) string {
	return i.say(fmt.Sprintf("%s%d", form, m))
}

// dayCard is the calendar of the story's date.
func (i *Inspector) dayCard(f *entryField) fyne.CanvasObject {
	s := i.d.Sheet.Story()
	return i.calendar(s.Dateline.Date, zoneOf(s, i.d.Profile()), func(d newsdate.Date) {
		i.pending = nil
		f.shut()
		if i.do(story.SetDate{Date: d}) {
			f.settled()
		}
	})
}
