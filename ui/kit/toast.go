package kit

import (
	"slices"
	"time"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

const (
	// toastStay is how long a toast stays; while a dialog is open it waits.
	toastStay = 6 * time.Second
	// toastWidth is where its words wrap, at 100 % text size.
	toastWidth = 560
	// toastFoot is what it leaves free at the bottom, beside air: the status row.
	toastFoot = 28
	// toastMost is how many are shown; the oldest gives way.
	toastMost = 3
)

// toast is one line that comes by itself and goes by itself.
type toast struct {
	card    fyne.CanvasObject
	buttons []*Button
	stop    func()
}

// toasts are those shown now, the oldest first.
type toasts struct{ shown []*toast }

// Toast says what has happened, at the bottom of the window, for about six
// seconds. An action, "Undo", may go with it; "" is none. It takes no focus and
// covers no status row.
func (k *Kit) Toast(t Tone, text, action string, run func()) {
	shown, s := &toast{}, t.sound()
	if action != "" {
		shown.buttons = append(shown.buttons, k.Button(Link, action, func() {
			k.drop(shown)
			if run != nil {
				run()
			}
		}))
	}
	shown.buttons = append(shown.buttons, k.Tool("close", k.Say("kit.close", nil), "", func() { k.drop(shown) }))
	words := []fyne.CanvasObject{k.Icon(s.icon, 18, s.ink).On(s.ground), Grow(k.Text(text, look.Interface, look.Ink).Lines(3))}
	for _, b := range shown.buttons {
		b.mine = true // a click leaves the keyboard in the text
		words = append(words, b)
	}
	shown.card = k.card(s.ground, look.R2, Inset(look.S1, look.S1, look.S1, look.S3, Row(look.S2, words...)))
	all := &k.layers.toasts
	if len(all.shown) == toastMost {
		k.drop(all.shown[0])
	}
	all.shown = append(all.shown, shown)
	k.Layer()
	k.layers.base.Add(shown.card)
	k.layers.base.Refresh()
	k.fade(shown)
}

// fade lets a toast go after its time. Under a dialog nobody reads it: then it
// stays for as long again.
func (k *Kit) fade(t *toast) {
	t.stop = k.Later(toastStay, func() {
		if k.Modal() {
			k.fade(t)
			return
		}
		k.drop(t)
	})
}

// drop takes a toast away.
func (k *Kit) drop(t *toast) {
	all := &k.layers.toasts
	for i, other := range all.shown {
		if other == t {
			t.stop()
			k.leave(t)
			all.shown = append(all.shown[:i:i], all.shown[i+1:]...)
			k.layers.base.Remove(t.card)
			k.layers.base.Refresh()
			return
		}
	}
}

// leave takes the keyboard from a toast that goes, back to the control before.
func (k *Kit) leave(t *toast) {
	c := k.Canvas()
	if c == nil {
		return
	}
	for range t.buttons {
		if b, ok := c.Focused().(*Button); ok && slices.Contains(t.buttons, b) {
			c.FocusPrevious()
		}
	}
}

// place stacks the toasts from the bottom up, the newest lowest.
func (ts *toasts) place(window fyne.Size) {
	y := window.Height - look.Now().Scaled(toastFoot) - look.S4
	for i := len(ts.shown) - 1; i >= 0; i-- {
		card := ts.shown[i].card
		width := max(min(naturalWidth(card), look.Now().Scaled(toastWidth), window.Width-2*look.S4), 0)
		height := HeightFor(card, width)
		y -= height
		card.Resize(fyne.NewSize(width, height))
		card.Move(fyne.NewPos(whole((window.Width-width)/2), whole(y)))
		y -= look.S2
	}
}
