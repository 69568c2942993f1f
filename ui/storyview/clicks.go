package storyview

import (
	"time"

	"fyne.io/fyne/v2"
)

// clicks tells a double click: the toolkit's own makes every single one wait.
type clicks struct {
	at    time.Time
	where fyne.Position
}

// Two clicks within this time and distance are one double click.
const (
	clickPause = 400 * time.Millisecond
	clickSlip  = 4
)

func (c *clicks) twice(now time.Time, at fyne.Position) bool {
	d := at.Subtract(c.where)
	is := now.Sub(c.at) < clickPause && d.X*d.X+d.Y*d.Y < clickSlip*clickSlip
	c.at, c.where = now, at
	if is {
		c.at = time.Time{}
	}
	return is
}
