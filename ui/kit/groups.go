package kit

import (
	"slices"
	"strings"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Groups shows a long number, its groups parted by spaces, large enough to be
// read aloud from the screen: in one row, or in two halves where there is less room.
func (k *Kit) Groups(number string) fyne.CanvasObject {
	groups := strings.Fields(number)
	var halves []fyne.CanvasObject
	for half := range slices.Chunk(groups, max((len(groups)+1)/2, 1)) {
		row := Row(look.S5)
		for _, g := range half {
			row.Set(append(row.Objects(), k.Text(g, look.PageTitle, look.Ink).Lines(1))...)
		}
		halves = append(halves, row)
	}
	return Box(look.Paper, look.Line, look.R2, Inset(look.S3, look.S4, look.S3, look.S4, Flow(look.S5, look.S1, halves...)))
}
