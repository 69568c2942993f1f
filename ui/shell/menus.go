package shell

import (
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// menus are drawn from the list of commands, when they are opened: what cannot
// be done now says why.
func (s *Shell) menus() []kit.Menu {
	var out []kit.Menu
	for _, name := range menuNames() {
		out = append(out, kit.Menu{Title: s.say("menu." + name), Items: func() []kit.MenuItem { return s.menu(name) }})
	}
	return out
}

func (s *Shell) menu(name string) []kit.MenuItem {
	var items []kit.MenuItem
	group := 0
	for _, c := range s.commands.All() {
		if c.Menu != name {
			continue
		}
		if c.Group != group && len(items) > 0 {
			items = append(items, kit.MenuItem{Separator: true})
		}
		group = c.Group
		items = append(items, s.item(c))
	}
	return items
}

func (s *Shell) item(c command.Command) kit.MenuItem {
	return kit.MenuItem{
		Title: s.say(c.Title()), Shortcut: c.Shortcut.String(), Icon: iconOf(c.ID), Why: s.why(c), Checked: s.checked(c.ID),
		Run: func() { s.Run(c.ID) },
	}
}

// why says in words why a command cannot run now. A menu or the palette that
// asks is itself open, and no reason.
func (s *Shell) why(c command.Command) string {
	if c.Why == nil {
		return ""
	}
	if reason := c.Why(); reason != "" {
		return s.say(string(reason))
	}
	return ""
}

// checked says whether a command is something that is on.
func (s *Shell) checked(id command.ID) bool {
	switch id {
	case "review.suggest":
		return s.review != nil && s.review.Writing() != nil
	case "view.queues":
		return !s.panels.Queues
	case "view.list":
		return !s.panels.List
	case "view.inspector":
		return !s.panels.Inspector
	case "view.focus":
		return s.focusing
	case "view.spelling":
		return s.proofs().Spelling
	case "view.typography":
		return s.proofs().Typography
	case "view.typing":
		return s.proofs().Typing
	case "view.typewriter":
		return s.typing
	case widthCommand(s.width):
		return true
	case "view.dark":
		return s.look.Dark
	}
	return false
}

// iconOf is the drawing of a command that has one.
func iconOf(id command.ID) look.Icon {
	icon, ok := map[command.ID]look.Icon{
		"story.new": "plus", "story.import": "file", "story.duplicate": "copy", "story.publish": "package", "handoff.write": "handoff", "handoff.read": "inbox", "handoff.card": "user", "story.settings": "gear",
		"edit.undo": "undo", "edit.redo": "redo", "text.bold": "bold", "text.italic": "italic", "text.link": "link",
		"text.heading2": "heading", "text.quote": "quote", "text.bullet": "list-bullet", "text.number": "list-number", "text.factbox": "factbox",
		"insert.divider": "divider", "block.up": "chevron-up", "block.down": "chevron-down", "block.duplicate": "copy", "block.remove": "trash",
		"insert.embed": "globe", "note.add": "notes", "block.below": "plus", "photo.add": "photo", "photo.crop": "crop", "photo.lead": "star",
		"review.file": "send", "review.approve": "check", "review.return": "return", "review.hold": "pause", "review.spike": "trash",
		"review.unhold": "return", "review.unspike": "return", "review.published": "state-published",
		"view.focus": "focus-mode", "view.photos": "photo", "view.related": "link", "view.details": "details", "view.checks": "checks",
		"view.notes": "notes", "view.history": "history", "view.search-list": "search", "view.language": "globe",
		"help.palette": "command", "help.about": "info", "find.next": "chevron-down", "find.previous": "chevron-up",
		"find.find": "search",
	}[id]
	if !ok {
		return ""
	}
	return icon
}
