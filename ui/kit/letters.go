package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Letters are how one role of text is measured and drawn line by line, for rows
// that keep what they have measured: a list that scrolls must not measure again.
type Letters struct{ set setting }

// LettersOf gives the letters of a role, bold when the role is or when asked.
func LettersOf(r look.Role, bold bool) Letters {
	t := look.Now().Type(r)
	return Letters{setting{face: faceOf(t, bold || t.Bold, false), line: t.Line}}
}

// Line is the height of a line.
func (l Letters) Line() float32 { return l.set.line }

// Width of a text in one line.
func (l Letters) Width(text string) float32 { return l.set.face.width(text) }

// Lines breaks a text at a width into at most so many lines; the last ends in an
// ellipsis when there is more.
func (l Letters) Lines(text string, width float32, most int) []string {
	return l.set.wrap(text, width, most)
}

// Place gives where the toolkit must draw a text so that it stands in a line
// whose left top corner is at a place, and how large it is.
func (l Letters) Place(text string, at fyne.Position) (fyne.Position, fyne.Size) {
	t := l.set.face.line(text, look.None)
	putText(t, at.X, at.Y, l.set.line)
	return t.Position(), t.Size()
}

// Raw is one line of text in a colour, not placed yet.
func (l Letters) Raw(t look.Token) *canvas.Text { return l.set.face.line("", t) }
