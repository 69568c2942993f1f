package inspector

import (
	"strconv"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// mostUrgency is the last step: 1 cannot wait, 5 can.
const mostUrgency = 5

// urgency is chosen from five steps side by side; the chosen one, pressed again,
// is taken back.
type urgency struct {
	i     *Inspector
	steps [mostUrgency]*kit.Pressable
	words [mostUrgency]*kit.Text
	now   int
}

func newUrgency(i *Inspector) (*urgency, fyne.CanvasObject) {
	u := &urgency{i: i}
	tall := look.Now().Scaled(32) - 2
	var cells []fyne.CanvasObject
	for n := range u.steps {
		u.words[n] = i.k.Text(strconv.Itoa(n+1), look.Interface, look.Ink).Lines(1).Align(fyne.TextAlignCenter)
		cell := kit.Fixed(0, tall, kit.Column(0, kit.Spacer(), u.words[n], kit.Spacer()))
		u.steps[n] = i.k.Pressable(cell, func() { u.press(n + 1) }).Radius(look.R1 - 1)
		u.steps[n].OnKey = func(e *fyne.KeyEvent) bool { return u.walk(n, e) }
		if n > 0 {
			cells = append(cells, kit.VLine())
		}
		cells = append(cells, kit.Grow(u.steps[n]))
	}
	u.update(i.d.Sheet.Story())
	return u, kit.Box(look.Field, look.FieldLine, look.R1, kit.Inset(1, 1, 1, 1, kit.Row(0, cells...)))
}

// walk goes to the neighbour with an arrow; at the ends it stays.
func (u *urgency) walk(n int, e *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[e.Name]
	if by != 0 {
		u.i.k.Focus(u.steps[min(max(n+by, 0), mostUrgency-1)])
	}
	return by != 0
}

func (u *urgency) press(n int) {
	if n == u.now {
		n = 0
	}
	u.i.do(story.SetNumber{Field: story.Urgency, Value: n})
}

func (u *urgency) update(s story.Story) {
	u.now = s.Urgency
	for n := range u.steps {
		on, token := n+1 == u.now, look.Ink
		if on {
			token = look.Accent
		}
		u.steps[n].Selected(on)
		u.words[n].Bold(on).SetToken(token)
	}
}
