package shell

import (
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/inspector"
	"dateline/ui/storyview"
)

// The reasons why a command cannot run now.
const (
	noStory         command.Reason = "command.no-story"
	nothingToUndo   command.Reason = "command.nothing-to-undo"
	nothingToRedo   command.Reason = "command.nothing-to-redo"
	notInText       command.Reason = "command.not-in-text"
	nothingSelected command.Reason = "command.nothing-selected"
	noFindings      command.Reason = "command.no-findings"
	nothingToNote   command.Reason = "command.nothing-to-note"
	notKnownYet     command.Reason = "command.not-known-yet"
)

// menuNames are the menus in their order.
func menuNames() []string {
	return []string{"story", "edit", "insert", "photo", "review", "view", "help"}
}

// one is a command as the lists below write it.
type one struct {
	id    command.ID
	menu  string
	group int
	keys  string
	why   func() command.Reason
	run   func()
}

// register makes the list of everything a user can do.
func (s *Shell) register() error {
	s.commands = command.New(s.modal)
	for _, list := range [][]one{s.storyCommands(), s.editCommands(), s.textCommands(), s.reviewCommands(), s.viewCommands()} {
		for _, o := range list {
			c := command.Command{ID: o.id, Menu: o.menu, Group: o.group, Why: o.why, Run: o.run}
			if s.isOfTheSheet(o) {
				c.Why = s.unlessReviewing(o)
			}
			if o.keys != "" {
				key, err := command.Parse(o.keys)
				if err != nil {
					return err
				}
				c.Shortcut = key
			}
			if err := s.commands.Add(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// isOfTheSheet says whether a command works on what a review stands in the place of.
func (s *Shell) isOfTheSheet(o one) bool {
	if o.id == "note.add" {
		return false
	}
	switch o.menu {
	case "edit", "insert", "photo":
		return true
	case "view":
		return o.group < 2 && o.id != "panel.act" || o.id == "view.search-list" || o.id == "view.next-panel"
	}
	return o.id == "text.menu"
}

// isOfAnyText says whether a command works on whatever text is written in.
func (o one) isOfAnyText() bool {
	switch {
	case o.id == "text.link", o.id == "text.attribution":
		return false
	case o.menu == "insert":
		return o.group != 2
	}
	return o.menu == "edit" && o.group == 1
}

func (s *Shell) storyCommands() []one {
	list := []one{{"story.new", "story", 0, "Ctrl+N", nil, func() { s.newStory("") }}}
	for _, t := range desk.Templates() {
		list = append(list, one{command.ID("story.template." + string(t)), "story", 0, "", nil, func() { s.newStory(t) }})
	}
	return append(
		list,
		one{"story.import", "story", 1, "Ctrl+O", nil, s.importPage},
		one{"story.duplicate", "story", 1, "", s.needsStory, s.duplicate},
		one{"story.publish", "story", 2, "Ctrl+E", s.needsStory, s.publish},
		one{"handoff.write", "story", 2, "", s.needsStories, s.handOff},
		one{"handoff.read", "story", 2, "", nil, s.receive},
		one{"story.save-elsewhere", "story", 2, "", nil, s.saveElsewhere},
		one{"handoff.card", "story", 3, "", nil, func() { s.acceptCard(nil) }},
		one{"story.settings", "story", 3, "", nil, s.showSettings},
		one{"story.quit", "story", 4, "Ctrl+Q", nil, s.quit},
	)
}

func (s *Shell) editCommands() []one {
	return []one{
		{"edit.undo", "edit", 0, "Ctrl+Z", s.whyNoUndo, func() { s.view.Undo() }},
		{"edit.redo", "edit", 0, "Ctrl+Y", s.whyNoRedo, func() { s.view.Redo() }},
		{"edit.cut", "edit", 1, "Ctrl+X", s.needsStory, func() { s.text().Cut() }},
		{"edit.copy", "edit", 1, "Ctrl+C", s.needsStory, func() { s.text().Copy() }},
		{"edit.paste", "edit", 1, "Ctrl+V", s.needsStory, func() { s.text().Paste() }},
		{"edit.paste-plain", "edit", 1, "Ctrl+Shift+V", s.needsStory, func() { s.text().PastePlain() }},
		{"edit.select-all", "edit", 1, "Ctrl+A", s.needsStory, func() { s.text().SelectAll() }},
		{"find.find", "edit", 2, "Ctrl+F", s.needsStory, func() { s.view.Find(false) }},
		{"find.replace", "edit", 2, "Ctrl+H", s.needsStory, func() { s.view.Find(true) }},
		{"find.hit-next", "edit", 2, "F3", s.needsStory, func() { s.view.NextHit(1) }},
		{"find.hit-previous", "edit", 2, "Shift+F3", s.needsStory, func() { s.view.NextHit(-1) }},
		{"spelling.next", "edit", 3, "F7", s.needsSpelling, s.nextMisspelt},
		{"text.typography", "edit", 3, "", s.needsStory, s.setTypography},
		{"find.next", "edit", 3, "F8", s.needsFindings, func() { s.nextFinding(1) }},
		{"find.previous", "edit", 3, "Shift+F8", s.needsFindings, func() { s.nextFinding(-1) }},
	}
}

func (s *Shell) textCommands() []one {
	kind := func(k text.Kind) func() { return func() { s.text().SetKind(k) } }
	mark := func(m text.MarkKind) func() { return func() { s.text().ToggleMark(m) } }
	return []one{
		{"text.bold", "insert", 0, "Ctrl+B", s.needsStory, mark(text.Bold)},
		{"text.italic", "insert", 0, "Ctrl+I", s.needsStory, mark(text.Italic)},
		{"text.strike", "insert", 0, "", s.needsStory, mark(text.Strike)},
		{"text.link", "insert", 0, "Ctrl+Shift+K", s.needsStory, s.link},
		{"text.paragraph", "insert", 1, "Ctrl+Shift+0", s.needsStory, kind(text.Paragraph)},
		{"text.heading2", "insert", 1, "Ctrl+Shift+2", s.needsStory, kind(text.Heading2)},
		{"text.heading3", "insert", 1, "Ctrl+Shift+3", s.needsStory, kind(text.Heading3)},
		{"text.quote", "insert", 1, "Ctrl+Shift+4", s.needsStory, kind(text.Quote)},
		{"text.attribution", "insert", 1, "", s.needsQuote, s.attribute},
		{"text.bullet", "insert", 1, "Ctrl+Shift+5", s.needsStory, kind(text.Bullet)},
		{"text.number", "insert", 1, "Ctrl+Shift+6", s.needsStory, kind(text.Number)},
		{"text.factbox", "insert", 1, "Ctrl+Shift+7", s.needsStory, kind(text.FactBox)},
		{"insert.divider", "insert", 2, "", s.needsStory, func() { s.text().Insert(text.Block{Kind: text.Divider}) }},
		{"insert.embed", "insert", 2, "", s.needsStory, s.embed},
		{"note.add", "insert", 2, "Ctrl+Shift+M", s.needsWords, s.addNote},
		{"block.up", "insert", 3, "Ctrl+Shift+PgUp", s.needsStory, func() { s.text().MoveBlocks(-1) }},
		{"block.down", "insert", 3, "Ctrl+Shift+PgDn", s.needsStory, func() { s.text().MoveBlocks(1) }},
		{"block.duplicate", "insert", 3, "Ctrl+Shift+D", s.needsStory, func() { s.text().DuplicateBlocks() }},
		{"block.above", "insert", 3, "", s.needsStory, func() { s.text().AddParagraph(-1) }},
		{"block.below", "insert", 3, "", s.needsStory, func() { s.text().AddParagraph(1) }},
		{"block.remove", "insert", 3, "Ctrl+Shift+Backspace", s.needsStory, func() { s.text().RemoveBlocks() }},
		{"text.menu", "", 0, "Shift+F10", s.needsStory, func() { s.text().PopMenu() }},
		{"photo.add", "photo", 0, "Ctrl+Shift+P", s.needsStory, s.addPhotos},
		{"photo.crop", "photo", 0, "Ctrl+D", s.needsPhoto, s.cropPhoto},
		{"photo.lead", "photo", 0, "", s.needsPhoto, s.makeLead},
	}
}

func (s *Shell) reviewCommands() []one {
	verdict := func(id command.ID, keys string, kind revision.Kind, run func()) one {
		group := 2
		if kind == revision.Published {
			group = 4
		}
		return one{id, "review", group, keys, func() command.Reason { return s.whyNot(kind) }, run}
	}
	return []one{
		{"review.open", "review", 0, "Ctrl+Shift+R", s.needsStory, s.reviewStory},
		{"review.next", "review", 1, "F6", s.needsReview, func() { s.review.Step(1) }},
		{"review.previous", "review", 1, "Shift+F6", s.needsReview, func() { s.review.Step(-1) }},
		{"review.suggest", "review", 1, "", s.needsReview, func() { s.review.Suggest() }},
		verdict("review.file", "Ctrl+Shift+Enter", revision.Filed, s.file),
		verdict("review.approve", "", revision.Approved, s.approve),
		verdict("review.return", "", revision.Returned, s.giveBack),
		verdict("review.hold", "", revision.Held, s.hold),
		verdict("review.unhold", "", revision.Unheld, s.unhold),
		verdict("review.spike", "", revision.Spiked, s.spike),
		verdict("review.unspike", "", revision.Unspiked, s.unspike),
		verdict("review.withdraw", "", revision.Withdrawn, s.withdraw),
		verdict("review.lift", "", revision.Lifted, s.lift),
		verdict("review.flag", "", revision.Flagged, s.flag),
		verdict("review.unflag", "", revision.Unflagged, s.unflag),
		{"review.merge", "review", 3, "", s.needsConflict, s.mergeVersions},
		{"review.keep", "review", 3, "Ctrl+S", s.needsStory, s.keepVersion},
		verdict("review.published", "", revision.Published, s.markPublished),
		{"review.correct", "review", 4, "", s.needsPublished, s.correct},
		{"review.kill", "review", 4, "", func() command.Reason { return s.whyNot(revision.Killed) }, s.kill},
	}
}

func (s *Shell) viewCommands() []one {
	tab := func(t inspector.Tab) func() { return func() { s.showTab(t) } }
	return []one{
		{"view.queues", "view", 0, "Ctrl+1", nil, s.foldQueues},
		{"view.list", "view", 0, "Ctrl+2", nil, s.foldList},
		{"view.inspector", "view", 0, "Ctrl+3", s.needsStory, s.foldInspector},
		{"view.focus", "view", 0, "F11", s.needsStory, s.focusMode},
		{"view.photos", "view", 1, "Ctrl+4", s.needsStory, tab(inspector.Photos)},
		{"view.related", "view", 1, "Ctrl+5", s.needsStory, tab(inspector.Related)},
		{"view.details", "view", 1, "Ctrl+6", s.needsStory, tab(inspector.Details)},
		{"view.checks", "view", 1, "Ctrl+7", s.needsStory, tab(inspector.Checks)},
		{"view.notes", "view", 1, "Ctrl+8", s.needsStory, tab(inspector.Notes)},
		{"view.history", "view", 1, "Ctrl+9", s.needsStory, tab(inspector.History)},
		{"panel.up", "view", 1, "Ctrl+Shift+Up", s.needsStory, func() { s.inspector.Move(-1) }},
		{"panel.down", "view", 1, "Ctrl+Shift+Down", s.needsStory, func() { s.inspector.Move(1) }},
		{"panel.act", "view", 1, "Ctrl+Enter", s.needsStory, s.act},
		{"view.search-list", "view", 2, "Ctrl+L", nil, s.searchList},
		{"view.next-panel", "view", 2, "Ctrl+F6", nil, s.nextPanel},
		{widthCommand(storyview.Narrow), "view", 3, "", nil, func() { s.setWidth(storyview.Narrow) }},
		{widthCommand(storyview.Normal), "view", 3, "", nil, func() { s.setWidth(storyview.Normal) }},
		{widthCommand(storyview.Wide), "view", 3, "", nil, func() { s.setWidth(storyview.Wide) }},
		{"view.typewriter", "view", 3, "", nil, s.typewriter},
		{"view.larger", "view", 4, "Ctrl+=", nil, func() { s.resizeText(1) }},
		{"view.smaller", "view", 4, "Ctrl+-", nil, func() { s.resizeText(-1) }},
		{"view.normal", "view", 4, "Ctrl+0", nil, func() { s.resizeText(0) }},
		{"view.spelling", "view", 5, "", nil, s.toggleProofs(prefSpelling)},
		{"view.typography", "view", 5, "", nil, s.toggleProofs(prefTypography)},
		{"view.typing", "view", 5, "", nil, s.toggleProofs(prefTyping)},
		{"view.dark", "view", 6, "", nil, s.darken},
		{"view.language", "view", 6, "", nil, s.otherLanguage},
		{"help.palette", "help", 0, "Ctrl+K", nil, s.showPalette},
		{"help.keys", "help", 0, "F1", nil, s.showKeys},
		{"help.menu", "", 0, "F10", nil, func() { s.menuBar.Open(0) }},
		{"help.about", "help", 1, "", nil, s.showAbout},
	}
}

func (s *Shell) needsStory() command.Reason {
	if s.view == nil {
		return noStory
	}
	return ""
}

func (s *Shell) needsQuote() command.Reason {
	if s.view == nil {
		return noStory
	}
	if s.view.Text().Kind() != text.Quote {
		return notInText
	}
	return ""
}

func (s *Shell) needsWords() command.Reason {
	if s.view == nil {
		return noStory
	}
	notable := s.view.Notable
	if s.review != nil {
		notable = s.review.Notable
	}
	if _, ok := notable(); !ok {
		return nothingToNote
	}
	return ""
}

func (s *Shell) needsFindings() command.Reason {
	if s.view == nil {
		return noStory
	}
	if len(s.view.Findings()) == 0 {
		return noFindings
	}
	return ""
}

func (s *Shell) needsPhoto() command.Reason {
	if s.view == nil {
		return noStory
	}
	if _, ok := s.photoAtCaret(); !ok {
		return "command.no-photo"
	}
	return ""
}

func (s *Shell) whyNoUndo() command.Reason {
	if s.view == nil {
		return noStory
	}
	if !s.sheet.CanUndo() {
		return nothingToUndo
	}
	return ""
}

func (s *Shell) whyNoRedo() command.Reason {
	if s.view == nil {
		return noStory
	}
	if !s.sheet.CanRedo() {
		return nothingToRedo
	}
	return ""
}
