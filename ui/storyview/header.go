package storyview

import (
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/ui/command"
	"dateline/ui/kit"
	"dateline/ui/look"
	"dateline/ui/verdict"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// header is the row over the tools: what the newsroom calls the story, where it
// stands, whether it is saved, and the one next step.
type header struct {
	v       *View
	slug    *kit.Text
	state   *kit.Stack
	save    *kit.Stack
	next    *kit.Stack
	row     *fyne.Container
	content fyne.CanvasObject
}

func newHeader(v *View) *header {
	k := v.d.Kit
	h := &header{v: v, state: kit.Row(4), save: kit.Row(4), next: kit.Row(0)}
	h.slug = k.Text(v.d.Sheet.Story().Slug, look.Interface, look.Ink).Lines(1)
	preview := v.tool("story.publish", "eye")
	chip := kit.Box(look.Hover, look.None, 14, kit.Inset(4, 10, 4, 10, h.slug))
	h.row = container.New(&headerRow{gap: 12}, chip, h.state, h.save, preview, h.next)
	h.content = kit.Fixed(0, v.d.Look.Scaled(48), kit.Inset(0, 16, 0, 16, h.row))
	return h
}

// stand shows where the story stands and what comes next.
func (h *header) stand(s desk.Standing) {
	k := h.v.d.Kit
	icon, token := look.StateMark(string(s.State))
	word := token
	if token == look.Ink3 {
		word = look.Ink2
	}
	h.state.Set(k.Icon(icon, 12, token), k.Text(h.v.say("state.title."+string(s.State)), look.Interface, word).Lines(1))
	slug := h.v.d.Sheet.Story().Slug
	if slug == "" {
		slug = h.v.say("storyview.slug.empty")
	}
	h.slug.Set(slug)
	id := verdict.Next(s)
	c, _ := h.v.d.Commands.Get(id)
	button := k.Button(kit.Primary, h.v.say(c.Title()+".short"), func() { h.v.d.Run(id) }).WithIcon("send")
	button.Tip(h.v.say(c.Title()), c.Shortcut.String())
	if why := h.v.d.Commands.Why(id); why != "" && why != command.DialogOpen {
		button.Disable(h.v.say(string(why)))
	}
	h.next.Set(button)
	h.row.Refresh()
}

// saving says the truth about saving, with the time.
func (h *header) saving(s archive.Status) {
	k := h.v.d.Kit
	icon, token, words := look.Icon("check"), look.Green, h.v.sayWith("storyview.saved", map[string]any{"Time": clock(s.At)})
	switch {
	case s.Phase == archive.Failed:
		icon, token, words = "blocks", look.Red, h.v.sayWith("storyview.not-saved", map[string]any{"Why": h.v.d.Say.Sentence(s.Err)})
	case s.Phase == archive.Saving:
		icon, token, words = "edit", look.Ink2, h.v.say("storyview.saving")
	case s.At.IsZero():
		words = h.v.say("storyview.saved-before")
	}
	mark := kit.Row(4, k.Icon(icon, 16, token), k.Text(words, look.Interface, token).Lines(1).Bold(s.Phase == archive.Failed))
	if s.Phase == archive.Failed {
		elsewhere := k.Button(kit.Link, h.v.say("storyview.save-elsewhere"), func() { h.v.d.Run("story.save-elsewhere") })
		h.save.Set(mark, elsewhere)
	} else {
		h.save.Set(mark)
	}
	h.row.Refresh()
}

func clock(t time.Time) string { return t.Local().Format("15:04:05") }

// headerRow gives state, save line and buttons the room they need and the
// working name what is left: a state or a time is never cut.
type headerRow struct{ gap float32 }

// slugLeast is what the working name needs to be shown, slugMost what it ever
// gets.
const (
	slugLeast = 72
	slugMost  = 220
)

func (r *headerRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 32) }

// Layout places slug, state and save line from the left, the buttons at the right.
func (r *headerRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	for i := len(objects) - 1; i >= 3; i-- {
		width := kit.NaturalWidth(objects[i])
		right -= width
		r.put(objects[i], right, width, size.Height)
		right -= r.gap
	}
	state, save := kit.NaturalWidth(objects[1]), kit.NaturalWidth(objects[2])
	slug := min(kit.NaturalWidth(objects[0]), right-state-save-2*r.gap, slugMost)
	if slug < slugLeast { // a letter or two say nothing
		slug = -r.gap
	}
	if fits := slug > 0; fits != objects[0].Visible() {
		visible(objects[0], fits)
	}
	r.put(objects[0], 0, max(slug, 0), size.Height)
	r.put(objects[1], slug+r.gap, state, size.Height)
	r.put(objects[2], slug+state+2*r.gap, max(min(save, right-slug-state-2*r.gap), 0), size.Height)
}

func (r *headerRow) put(o fyne.CanvasObject, x, width, height float32) {
	own := kit.HeightFor(o, width)
	o.Resize(fyne.NewSize(width, own))
	o.Move(fyne.NewPos(x, float32(int((height-own)/2))))
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
