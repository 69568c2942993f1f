package storyview

import (
	"maps"

	"dateline/internal/find"
	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// FindState is the bar in which words are looked for.
type FindState struct {
	// Open says that the bar is shown, Replacing that it asks for other words too.
	Open, Replacing bool
	Query           find.Query
	// With is what is put in the place of what is found.
	With string
}

// findBar is the row under the tools in which words are looked for and replaced.
// What it knows of the story is found out in the background, and nothing is
// while it is closed.
type findBar struct {
	v       *View
	content *kit.Stack
	said    *kit.Stack
	state   FindState

	words   *kit.Entry
	with    *editor.Line
	counter *kit.Text
	toggles []toggle
	steps   []*kit.Button

	searching
	// hits are those of the last search, at is the one that is meant, -1 for none.
	finder *find.Finder
	hits   []find.Hit
	at     int
	// done: everything was replaced, and nothing is left to count.
	done bool
	// origin is where a search begins while one types; left is what was selected in
	// the text when a hit was gone to: from anything else the next one counts.
	origin text.Pos
	left   text.Selection
	// selected is what was selected when the bar opened, limits what is searched
	// alone; empty is everything.
	selected, limits text.Spans
}

// toggle is one way to look, on or off.
type toggle struct {
	button *kit.Button
	on     func() bool
}

// Measures of the bar, in units: what the field wants beside the tools, and the
// room of the counter.
const (
	findField   = 150
	findCounter = 84
)

func newFindBar(v *View, s FindState) *findBar {
	b := &findBar{v: v, content: kit.Column(0), said: kit.Column(0), state: s, at: -1}
	if s.Query == (find.Query{}) {
		b.state.Query.Yo = true
	}
	return b
}

// build makes the controls; they go when the bar closes.
func (b *findBar) build() {
	k := b.v.d.Kit
	b.words = k.Entry(kit.EntryOptions{
		Text: b.state.Query.Text, Placeholder: b.v.say("storyview.find.words"), Icon: "search",
		OnChange: b.typed, OnSubmit: func(string) { b.enter() }, OnFocus: func(on bool) { b.v.focused("find", on) },
	})
	b.counter = k.Text("", look.Small, look.Ink2).Lines(1).Align(fyne.TextAlignTrailing)
	b.steps = []*kit.Button{b.v.tool("find.hit-previous", "chevron-up"), b.v.tool("find.hit-next", "chevron-down")}
	b.toggles = nil
	if b.with != nil {
		b.with.Close()
	}
	tools := kit.Row(
		0, kit.Inset(0, look.S1, 0, 0, kit.Fixed(b.v.d.Look.Scaled(findCounter), 0, b.counter)), b.steps[0], b.steps[1], b.gap(),
		b.toggle(k.LetterTool("Aa", b.v.say("storyview.find.case"), nil), func(q *find.Query) *bool { return &q.Case }),
		b.toggle(k.Tool("whole-word", b.v.say("storyview.find.word"), "", nil), func(q *find.Query) *bool { return &q.Word }),
		b.toggle(k.LetterTool("е=ё", b.v.say("storyview.find.yo"), nil), func(q *find.Query) *bool { return &q.Yo }),
		b.toggle(k.LetterTool(".*", b.v.say("storyview.find.regex"), nil), func(q *find.Query) *bool { return &q.Regex }),
		b.limitTool(), b.gap(), k.Tool("close", b.v.say("storyview.find.close"), "Esc", b.close),
	)
	fields, sides := kit.Column(look.S2, b.words), kit.Column(look.S2, tools)
	b.with = nil
	if b.state.Replacing {
		b.with = b.v.line(editor.LineOptions{
			Text: b.state.With, Placeholder: b.v.say("storyview.find.with"), Boxed: true,
			Change: func(s string) { b.state.With = s }, Key: b.withKey, Resized: b.v.heighten,
			Focused: func(on bool) { b.v.focused("find", on) },
		})
		fields.Set(b.words, b.with)
		sides.Set(tools, kit.Row(
			look.S2, k.Button(kit.Secondary, b.v.say("storyview.find.replace"), b.replaceOne).Tip(b.v.say("storyview.find.replace.tip"), "Enter"),
			k.Button(kit.Secondary, b.v.say("storyview.find.replace-all"), b.replaceAll).Tip(b.v.say("storyview.find.replace-all.tip"), ""), kit.Spacer(),
		))
	}
	row := kit.Aside(look.S2, b.v.d.Look.Scaled(findField), fields, sides)
	b.content.Set(kit.Box(look.Panel, look.None, 0, kit.Inset(6, look.S2, 6, look.S3, kit.Column(0, row, b.said))), kit.Line())
	b.follow()
}

func (b *findBar) gap() fyne.CanvasObject {
	return kit.Inset(6, 4, 6, 4, kit.Fixed(1, 20, kit.VLine()))
}

// toggle makes a tool switch one way to look.
func (b *findBar) toggle(button *kit.Button, of func(*find.Query) *bool) *kit.Button {
	button.Does(func() {
		on := of(&b.state.Query)
		*on = !*on
		b.follow()
		b.search(b.fromOrigin)
	})
	b.toggles = append(b.toggles, toggle{button, func() bool { return *of(&b.state.Query) }})
	return button
}

// limitTool switches between the whole story and what is selected in the text.
func (b *findBar) limitTool() *kit.Button {
	button := b.v.d.Kit.Tool("in-selection", b.v.say("storyview.find.in-selection"), "", func() {
		switch in := b.selection(); {
		case len(b.limits) > 0:
			b.limits = nil
		case len(in) == 0:
			b.say(look.Ink2, "info", b.v.say("storyview.find.nothing-selected"))
			return
		default:
			b.limits = maps.Clone(in) // each is carried along by itself
		}
		b.follow()
		b.search(b.fromOrigin)
	})
	b.toggles = append(b.toggles, toggle{button, func() bool { return len(b.limits) > 0 }})
	return button
}

// follow makes the tools say what is on.
func (b *findBar) follow() {
	for _, t := range b.toggles {
		t.button.SetOn(t.on())
	}
}

// say says a sentence in the bar; nothing takes it away.
func (b *findBar) say(token look.Token, icon look.Icon, words string) {
	k := b.v.d.Kit
	if words == "" {
		b.said.Set()
	} else {
		b.said.Set(kit.Inset(6, 0, 2, 0, kit.Row(look.S1, k.Icon(icon, 14, token), kit.Grow(k.Text(words, look.Label, token)))))
	}
	b.v.heighten()
}

// typed: other words are looked for.
func (b *findBar) typed(words string) {
	b.state.Query.Text = words
	b.soon(b.fromOrigin)
}

// enter goes on: Enter to the next hit, Shift+Enter to the one before.
func (b *findBar) enter() {
	id := command.ID("find.hit-next")
	if b.v.d.Kit.Modifiers()&fyne.KeyModifierShift != 0 {
		id = "find.hit-previous"
	}
	b.v.d.Run(id)
}

// withKey are the keys of the other words: Enter replaces.
func (b *findBar) withKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
		return false
	}
	b.replaceOne()
	return true
}
