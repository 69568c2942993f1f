package main

import (
	"path/filepath"
	"strings"
	"time"
)

// newsroom shows what a day's work goes through.
func (t *tourist) newsroom() {
	t.components()
	t.begin("")
	t.writes()
	t.twice(func() {
		t.writing()
		t.gallery()
		t.judging()
		t.publishing()
		t.handing()
		t.finding()
		t.pasting()
	})
}

// writing is the story that is being written, with everything around it.
func (t *tourist) writing() {
	t.opens(t.draft().headline)
	t.presses("Ctrl+Home")
	for _, tab := range tabs() {
		t.does(tab)
		t.picture("01-inspector-" + strings.TrimPrefix(string(tab), "view."))
	}
	t.picture("01-main")
	t.noting()
	t.replacing()
	t.does("view.focus")
	t.picture("01-focus-mode")
	t.does("view.focus")
	t.does("photo.crop")
	t.picture("01-crop")
	t.presses("Esc")
	t.does("photo.add")
	t.picture("01-file-dialog")
	t.presses("Esc")
	t.does("help.menu")
	t.picture("01-menu-story")
	t.presses("Esc")
	t.presses("Ctrl+L", "Down", "Shift+F10")
	t.picture("01-menu-row")
	t.presses("Esc")
	t.does("find.next")
	t.does("find.next")
	t.picture("01-toasts")
	t.presses("Esc")
	t.Advance(10 * time.Second)
	t.Rest()
}

// replacing is the bar in which words are looked for: with hits, with a pattern
// that cannot be read, and with a hit in the panel.
func (t *tourist) replacing() {
	d := t.draft()
	t.does("find.replace")
	t.presses("Ctrl+A")
	t.types(d.word)
	t.presses("Enter")
	t.does("find.replace")
	t.presses("Ctrl+A")
	t.types(d.other)
	t.picture("01-find")
	t.clicks(t.say("storyview.find.regex"))
	t.does("find.find")
	t.types("(" + d.word)
	t.picture("01-find-pattern")
	t.clicks(t.say("storyview.find.regex"))
	t.does("find.find")
	t.types(d.note)
	t.presses("Enter")
	t.picture("01-find-panel")
	t.presses("Esc")
}

// noting is a note that is being written, the card of one in whose words the
// caret stands, and those that are resolved.
func (t *tourist) noting() {
	t.does("view.notes")
	t.presses("Ctrl+Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right")
	t.picture("01-note-chosen")
	t.chooses(t.words.Say("inspector.notes.resolved", map[string]any{"N": 1}))
	t.picture("01-notes-resolved")
	t.chooses(t.words.Say("inspector.notes.resolved", map[string]any{"N": 1}))
	t.presses("Ctrl+Home", "Ctrl+Down", "Ctrl+Right", "Ctrl+Shift+M")
	t.types(map[string]string{"ru": "Кто подрядчик, знает пресс-служба?", "en": "Who says so? We need a name."}[t.lang])
	t.picture("01-note-written")
	t.presses("Esc")
	t.Advance(10 * time.Second)
	t.chooses(t.say("inspector.notes.answer"))
	t.picture("01-note-answer")
	t.presses("Esc")
	t.does("view.details")
}

// gallery is photos that stand beside each other, of which one is chosen.
func (t *tourist) gallery() {
	t.opens(report)
	t.presses("Ctrl+End")
	t.picture("01-gallery")
}

// judging is what an editor sees.
func (t *tourist) judging() {
	t.opens(returned)
	t.picture("02-returned")
	t.opens(tram)
	t.picture("02-changed-after-approval")
	t.opens(reviewed)
	t.picture("02-in-review")
	t.does("review.return")
	t.picture("02-return-empty")
	t.types(map[string]string{"ru": "Уточните, сколько лип посадили.", "en": "How many trees exactly?"}[t.lang])
	t.picture("02-return")
	t.presses("Esc")
	t.reviewing()
}

// reviewing is what changed since the last look, as a list and in the text.
func (t *tourist) reviewing() {
	for _, of := range []string{tram, reviewed} {
		t.opens(of)
		t.does("review.open")
		t.sees(t.say("review.changes"))
		t.presses("F6")
		t.picture("02-review-" + map[string]string{tram: "changed", reviewed: "first"}[of])
		t.presses("Esc")
	}
}

// publishing is the way out, closed, open and gone through.
func (t *tourist) publishing() {
	t.opens(t.draft().headline)
	t.does("story.publish")
	t.picture("04a-publish-blocked")
	t.presses("Esc")
	t.opens(approved)
	t.does("story.publish")
	t.sees("index.html")
	t.picture("04b-publish-ready")
	t.clicks(t.say("publish.folder.change"))
	t.Rest()
	t.presses("Ctrl+Enter")
	t.sees(t.say("publish.done.title"))
	t.picture("04c-publish-done")
	if t.wanted("08-page") {
		t.keep(t.files.unpack(filepath.Join(t.out, "08-page-"+t.lang)))
	}
	t.keep(t.files.clear())
	t.presses("Esc")
}

// handing is a hand-off that is written and read again, and the people of the
// settings.
func (t *tourist) handing() {
	t.opens(approved)
	t.does("handoff.write")
	t.sees(t.say("handover.goes"))
	t.picture("09a-handoff-people")
	t.clicks(t.say("handover.passphrase.make"))
	t.picture("09b-handoff-passphrase")
	t.clicks(t.say("handover.write"))
	t.sees(t.say("handover.done"))
	t.picture("09c-handoff-done")
	t.presses("Esc")
	t.reads(t.files.handOff())
	t.picture("09d-handoff-asks")
	t.presses("Esc")
	t.does("story.settings")
	t.sees(t.say("handover.number"))
	t.picture("09e-people")
	t.presses("Esc")
}

// reads opens a file as a double click does.
func (t *tourist) reads(path string) {
	if t.err == nil {
		t.Shell.OpenFile(path)
	}
	t.sees(t.say("handover.file.title"))
}

// finding is the palette, the keys, the settings, and a search without an answer.
func (t *tourist) finding() {
	t.does("help.palette")
	t.picture("06b-palette-empty")
	t.types(map[string]string{"ru": "пров", "en": "pub"}[t.lang])
	t.picture("06b-palette")
	t.presses("Esc")
	t.does("help.keys")
	t.picture("06c-keys")
	t.presses("Esc")
	t.does("story.settings")
	t.picture("06d-settings")
	t.presses("Esc")
	t.presses("Ctrl+L")
	t.types("ъъъ")
	t.picture("01-search-empty")
	t.presses("Esc")
}

// emptyNewsroom is a newsroom before its first story.
func (t *tourist) emptyNewsroom() {
	t.begin("welcome.open.empty")
	t.twice(func() {
		t.picture("01-new-story")
		t.queue("embargoed")
		t.picture("01-queue-empty")
		t.queue("all")
	})
}
