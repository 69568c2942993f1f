package kit

import (
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	// tipWait is how long the pointer rests before a tip comes.
	tipWait = 600 * time.Millisecond
	// tipWidth is where the text of a tip wraps, at 100 % text size.
	tipWidth = 320
)

// tip is the one tip of a window: what it is for, the wait for it, and where it
// is drawn. A tip is never an overlay: that would take the pointer from its
// target and be gone again at once.
type tip struct {
	target fyne.CanvasObject
	stop   func()
	card   fyne.CanvasObject
	floor  *fyne.Container
}

// tip says, after the pointer has rested, what an object is for. The tip before
// goes.
func (k *Kit) tip(target fyne.CanvasObject, text, shortcut string) {
	k.hush()
	if text == "" {
		return
	}
	t := &k.layers.tip
	t.target = target
	t.stop = k.Later(tipWait, func() {
		t.stop = nil
		if t.target == target && target.Visible() {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(target)
			k.showTip(text, shortcut, func(card, window fyne.Size) fyne.Position {
				return hang(at, target.Size(), card, window, true)
			})
		}
	})
}

// untip takes the tip of an object away, or no longer waits for it.
func (k *Kit) untip(target fyne.CanvasObject) {
	if k.layers.tip.target == target {
		k.hush()
	}
}

// hush takes every tip away.
func (k *Kit) hush() {
	t := &k.layers.tip
	if t.stop != nil {
		t.stop()
	}
	if t.floor != nil {
		t.floor.Remove(t.card)
		canvas.Refresh(t.floor)
	}
	*t = tip{}
}

// showTip draws a tip where place wants it.
func (k *Kit) showTip(text, shortcut string, place func(card, window fyne.Size) fyne.Position) {
	floor := k.floor()
	if floor == nil {
		return
	}
	words := []fyne.CanvasObject{k.Text(text, look.Small, look.Ink)}
	if shortcut != "" {
		keys := k.Text(shortcut, look.Label, look.Ink3).Lines(1)
		words = append(words, Fixed(keys.natural(), 0, keys)) // never shortened
	}
	card := k.card(look.Panel, look.R1, Inset(look.S1, look.S2, look.S1, look.S2, Row(look.S3, words...)))
	width := min(naturalWidth(card), look.Now().Scaled(tipWidth), floor.Size().Width)
	least := fyne.NewSize(width, HeightFor(card, width))
	card.Resize(least)
	card.Move(place(least, floor.Size()))
	k.layers.tip.card, k.layers.tip.floor = card, floor
	floor.Add(card)
	canvas.Refresh(floor)
}

// card is what floats: a ground with an edge and a shadow.
func (k *Kit) card(fill look.Token, radius float32, o fyne.CanvasObject) fyne.CanvasObject {
	shadow := canvas.NewRectangle(look.Now().Colour(fill))
	shadow.CornerRadius = radius
	shadow.Shadow = canvas.Shadow{Color: look.Shadow(look.Now().Dark), BlurRadius: 16, Offset: fyne.NewPos(0, 4)}
	return Over(shadow, Box(fill, look.Line, radius, o))
}

// hang says where to put a card for something that lies at and is so large:
// under it, or above when there is more room, from its left edge or centred, and
// within the window.
func hang(at fyne.Position, size, card, window fyne.Size, centred bool) fyne.Position {
	x, y := at.X, at.Y+size.Height+look.S1
	if centred {
		x += (size.Width - card.Width) / 2
	}
	if above := at.Y - look.S1 - card.Height; y+card.Height > window.Height && at.Y > window.Height-at.Y-size.Height {
		y = above
	}
	return fyne.NewPos(whole(clamp(x, 0, window.Width-card.Width)), whole(clamp(y, 0, window.Height-card.Height)))
}

// clamp brings a value between two others; where they cross, the lower wins.
func clamp(v, low, high float32) float32 { return max(min(v, high), low) }
