package inspector

import (
	"strconv"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// headHeight is that of the story's own header beside it.
const headHeight = 48

// head is the line over the open tab: its name, its number, and the way to fold
// the panel.
type head struct {
	title, count *kit.Text
	line         *kit.Stack
	object       fyne.CanvasObject
}

func newHead(i *Inspector) *head {
	h := &head{title: i.k.Text("", look.PanelTitle, look.Ink).Lines(1), count: i.k.Text("", look.Interface, look.Ink2).Lines(1)}
	fold := i.sign("close", 16, look.Ink2, i.say("inspector.fold"), "Ctrl+3", func() {
		i.Settle()
		if i.d.Fold != nil {
			i.d.Fold()
		}
	})
	h.line = kit.Row(look.S2, h.title, h.count, kit.Spacer(), fold)
	h.object = kit.Column(0, kit.Fixed(0, look.Now().Scaled(headHeight)-1, kit.Inset(0, look.S3, 0, look.S4, h.line)), kit.Line())
	return h
}

// counts sets the numbers of the rail and of the heading.
func (i *Inspector) counts(s story.Story) {
	numbers := [tabs]int{Photos: len(s.Photos), Related: len(s.Related), Checks: len(i.findings), Notes: s.OpenNotes(), History: len(i.entries)}
	blocks := 0
	for _, f := range i.findings {
		if f.Level == rules.Blocks {
			blocks++
		}
	}
	i.rail.set(numbers, blocks)
	i.head.set(i.title(i.tab), numberText(numbers[i.tab]))
}

// set changes the words; the line is laid out anew where they are others.
func (h *head) set(title, count string) {
	if h.title.Content() == title && h.count.Content() == count {
		return
	}
	h.title.Set(title)
	h.count.Set(count)
	h.line.Refresh()
}

// numberText is a number beside a word; none is not worth saying.
func numberText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
