package main

import (
	"dateline/ui/command"
)

// The stories of the sample newsroom that are shown, by the beginning of their
// headlines.
const (
	reviewed = "Аллею из ста лип"
	returned = "Пекарня на углу"
	approved = "Маяк на старом молу"
	tram     = "Вечерний трамвай"
	report   = "Три места"
)

// draft is a story that is being written, and what goes into its fields.
type draft struct{ headline, source, web, ednote, note, deadline, caption, alt, agency, word, other string }

func (t *tourist) draft() draft {
	if t.lang == "en" {
		return draft{
			"Ferry crews learn", "Harbour office", "How ferry crews tell fresh ice from old by its sound.",
			"Photo 2 may be cut.", "Call the harbour master again", "25.11.2026 14:00",
			"The ferry pier on a winter morning", "A pier in the morning light", "Zarya", "ferry", "boat",
		}
	}
	return draft{
		"Набережную готовят", "Городское хозяйство", "На набережной проверяют скамейки, перила и фонари.",
		"Снимок 2 можно не ставить.", "Перезвонить в парк: сколько скамеек?", "25.11.2026 14:00",
		"Дорожка вдоль набережной после ремонта", "Дорожка между деревьями", "Заря", "набережн", "площад",
	}
}

// begin answers the first page.
func (t *tourist) begin(what string) {
	t.sees("Dateline")
	t.picture("06a-first-run")
	if what != "" {
		t.fills(t.say("welcome.name"), map[string]string{"ru": "Анна Беккер", "en": "Anna Becker"}[t.lang])
		t.fills(t.say("welcome.outlet"), map[string]string{"ru": "Заря", "en": "Zarya"}[t.lang])
		t.fills(t.say("welcome.city"), map[string]string{"ru": "Барнаул", "en": "Barnaul"}[t.lang])
		t.presses("Down", "Enter")
		t.picture("06a-first-run-filled")
		t.chooses(t.say(what))
	}
	t.clicks(t.say("welcome.start"))
	t.until("an open story", t.Shell.HasStory)
	t.Rest()
}

// writes fills a draft with everything that the panels can show: two photos, of
// which one has no author, fields, a related story.
func (t *tourist) writes() {
	d := t.draft()
	t.opens(d.headline)
	t.Shell.Dropped(t.Win.Canvas().Content().Position(), []string{t.files.photo("alley"), t.files.photo("farmhouse")})
	t.until("the photos", func() bool { return len(t.Shell.Story().Photos) >= 2 })
	t.does("view.photos")
	t.chooses(t.say("inspector.photo.no-caption"))
	for _, words := range []string{d.caption, d.alt, d.agency} {
		t.presses("Ctrl+A")
		t.types(words)
		t.presses("Tab")
	}
	t.does("view.related")
	t.searches(t.say("inspector.related.search"), tram)
	t.presses("Enter")
	t.until("a related story", func() bool { return len(t.Shell.Story().Related) > 0 })
	t.does("view.details")
	for _, f := range [][2]string{
		{"inspector.source", d.source},
		{"inspector.deadline", d.deadline},
		{"inspector.description", d.web},
		{"inspector.ednote", d.ednote},
		{"inspector.note", d.note},
	} {
		t.fills(t.say(f[0]), f[1])
		t.presses("Tab")
	}
	t.fills(t.say("inspector.city"), "") // the panel from its top
	t.until("everything on the disk", t.Shell.IsSaved)
}

// tabs are the panels at the right.
func tabs() []command.ID {
	return []command.ID{"view.photos", "view.related", "view.checks", "view.notes", "view.history", "view.details"}
}
