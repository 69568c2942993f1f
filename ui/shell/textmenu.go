package shell

import (
	"slices"

	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// mostSlash are listed at once behind a slash.
const mostSlash = 8

// slashCommands are what can be put into an empty paragraph, in the order in
// which they are offered before anything is typed.
func slashCommands() []command.ID {
	return []command.ID{
		"text.heading2", "text.heading3", "text.quote", "text.bullet", "text.number", "photo.add", "text.factbox", "insert.divider", "insert.embed",
	}
}

// slash lists them by what is typed; the other keyboard layout is understood.
func (s *Shell) slash(typed string) []kit.Suggestion {
	var out []kit.Suggestion
	order := slashCommands()
	found := s.commands.Find(typed, s.say)
	if typed == "" {
		slices.SortStableFunc(found, func(a, b command.Hit) int {
			return slices.Index(order, a.Command.ID) - slices.Index(order, b.Command.ID)
		})
	}
	for _, hit := range found {
		if slices.Contains(order, hit.Command.ID) && len(out) < mostSlash+1 {
			out = append(out, kit.Suggestion{Value: hit.Command.ID, Label: hit.Title, Detail: hit.Command.Shortcut.String()})
		}
	}
	return out
}

// slashed does what was chosen behind a slash.
func (s *Shell) slashed(picked kit.Suggestion) {
	if id, ok := picked.Value.(command.ID); ok {
		s.Run(id)
	}
}

// textMenu is what a right click in the text offers; with block what the handle
// of a block does.
func (s *Shell) textMenu(block bool) []kit.MenuItem {
	e := s.view.Text()
	if block {
		return s.blockMenu(e.Kind())
	}
	items := s.remedies(e)
	add := func(ids ...command.ID) {
		if n := len(items); n > 0 && !items[n-1].Separator {
			items = append(items, kit.MenuItem{Separator: true})
		}
		items = append(items, s.items(ids...)...)
	}
	if href, on := e.Link(); href != "" {
		items = append(
			items, kit.MenuItem{Title: s.say("shell.text.open-link"), Icon: "link", Run: func() { s.openLink(href) }},
			kit.MenuItem{Title: s.say("shell.text.change-link"), Icon: "edit", Run: s.link},
			kit.MenuItem{Title: s.say("shell.text.remove-link"), Run: func() { e.SetLink(on, "") }},
		)
	}
	if e.Kind() == text.Photo {
		add("photo.crop", "photo.lead")
	}
	add("edit.cut", "edit.copy", "edit.paste", "edit.paste-plain")
	if e.Kind().HasText() {
		add("text.bold", "text.italic", "text.link", "note.add")
	}
	items = append(items, kit.MenuItem{Separator: true}, kit.MenuItem{Title: s.say("shell.text.block"), Icon: "grip", Items: s.blockMenu(e.Kind())})
	return items
}

// items are commands as a menu shows them.
func (s *Shell) items(ids ...command.ID) []kit.MenuItem {
	var out []kit.MenuItem
	for _, id := range ids {
		if c, ok := s.commands.Get(id); ok {
			out = append(out, s.item(c))
		}
	}
	return out
}

// blockMenu is what can be done with the block that has the caret.
func (s *Shell) blockMenu(kind text.Kind) []kit.MenuItem {
	var items []kit.MenuItem
	switch {
	case kind == text.Photo:
		items = s.items("photo.crop", "photo.lead")
	case kind == text.Embed:
		items = []kit.MenuItem{{Title: s.say("shell.text.change-address"), Icon: "edit", Run: s.embed}}
	case kind.HasText():
		items = []kit.MenuItem{{Title: s.say("shell.text.turn-into"), Icon: look.Icon("heading"), Items: s.kinds(kind)}}
		if kind == text.Quote {
			items = append(items, s.items("text.attribution")...)
		}
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{Separator: true})
	}
	items = append(items, s.items("block.up", "block.down", "block.duplicate")...)
	items = append(items, kit.MenuItem{Separator: true})
	items = append(items, s.items("block.above", "block.below")...)
	items = append(items, kit.MenuItem{Separator: true})
	return append(items, s.items("block.remove")...)
}

// kinds are what a block of text can become.
func (s *Shell) kinds(now text.Kind) []kit.MenuItem {
	var out []kit.MenuItem
	for _, kind := range []text.Kind{text.Paragraph, text.Heading2, text.Heading3, text.Quote, text.Bullet, text.Number, text.FactBox} {
		id := command.ID("text." + string(kind))
		c, _ := s.commands.Get(id)
		out = append(out, kit.MenuItem{
			Title: s.say("storyview.kind." + string(kind)), Shortcut: c.Shortcut.String(), Checked: kind == now,
			Run: func() {
				if e := s.view.Text(); e.Kind() != kind {
					e.SetKind(kind)
				}
			},
		})
	}
	return out
}
