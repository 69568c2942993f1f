package kit

import (
	"strings"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Groups shows a long number, its groups parted by spaces, large enough to be
// read aloud from the screen.
func (k *Kit) Groups(number string) fyne.CanvasObject {
	var groups []fyne.CanvasObject
	for _, g := range strings.Fields(number) {
		groups = append(groups, k.Text(g, look.PageTitle, look.Ink).Lines(1))
	}
	return Box(look.Paper, look.Line, look.R2, Inset(look.S3, look.S4, look.S3, look.S4, Flow(look.S5, look.S1, groups...)))
}
