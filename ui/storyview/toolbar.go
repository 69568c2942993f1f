package storyview

import (
	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// toolbar is a selection of commands, drawn from the one list of them: what is
// on where the caret is looks pressed, what cannot be done says why.
type toolbar struct {
	v       *View
	kind    *kit.Button
	marks   map[text.MarkKind]*kit.Button
	kinds   map[text.Kind]*kit.Button
	undo    *kit.Button
	redo    *kit.Button
	find    *kit.Button
	shown   text.Kind
	content fyne.CanvasObject
}

func newToolbar(v *View) *toolbar {
	t := &toolbar{v: v, shown: text.Paragraph}
	t.kind = v.d.Kit.Button(kit.Quiet, v.say("storyview.kind."+string(text.Paragraph)), t.chooseKind).IconAfter("chevron-down").Small()
	t.marks = map[text.MarkKind]*kit.Button{
		text.Bold: v.tool("text.bold", "bold"), text.Italic: v.tool("text.italic", "italic"),
	}
	t.kinds = map[text.Kind]*kit.Button{
		text.Heading2: v.tool("text.heading2", "heading"), text.Quote: v.tool("text.quote", "quote"),
		text.Bullet: v.tool("text.bullet", "list-bullet"), text.Number: v.tool("text.number", "list-number"),
		text.FactBox: v.tool("text.factbox", "factbox"),
	}
	t.undo, t.redo = v.tool("edit.undo", "undo"), v.tool("edit.redo", "redo")
	t.find = v.tool("find.find", "search")
	gap := func() fyne.CanvasObject { return kit.Inset(8, 2, 8, 2, kit.Fixed(1, 20, kit.VLine())) }
	row := kit.Row(
		0, t.kind, gap(), t.marks[text.Bold], t.marks[text.Italic], v.tool("text.link", "link"), gap(),
		t.kinds[text.Heading2], t.kinds[text.Quote], t.kinds[text.Bullet], t.kinds[text.Number], gap(),
		v.tool("photo.add", "photo"), t.kinds[text.FactBox], v.tool("insert.divider", "divider"), gap(),
		t.undo, t.redo, kit.Spacer(), t.find, v.tool("view.focus", "focus-mode"),
	)
	t.content = kit.Fixed(0, v.d.Look.Scaled(40), kit.Inset(0, 4, 0, 8, row))
	return t
}

// tool is the button of a command.
func (v *View) tool(id command.ID, icon look.Icon) *kit.Button {
	c, _ := v.d.Commands.Get(id)
	return v.d.Kit.Tool(icon, v.say(c.Title()), c.Shortcut.String(), func() { v.d.Run(id) })
}

// chooseKind offers the kinds of blocks.
func (t *toolbar) chooseKind() {
	var items []kit.MenuItem
	for _, kind := range []text.Kind{text.Paragraph, text.Heading2, text.Heading3, text.Quote, text.Bullet, text.Number, text.FactBox} {
		items = append(items, kit.MenuItem{
			Title: t.v.say("storyview.kind." + string(kind)), Checked: kind == t.v.Text().Kind(),
			Run: func() {
				if e := t.v.Text(); e.Kind() != kind {
					e.SetKind(kind)
				}
			},
		})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.kind)
	t.v.d.Kit.PopMenu(items, at.AddXY(0, t.kind.Size().Height))
}

// follow makes the tools say what is on where the caret is.
func (t *toolbar) follow() {
	if t.v.page == nil {
		return
	}
	t.find.SetOn(t.v.find.state.Open)
	e := t.v.Text()
	for kind, b := range t.marks {
		b.SetOn(e.HasMark(kind))
	}
	now := e.Kind()
	for kind, b := range t.kinds {
		b.SetOn(kind == now)
	}
	if now != t.shown {
		t.shown = now
		t.kind.SetLabel(t.v.say("storyview.kind." + string(now)))
	}
}
