package editor

import "time"

// The caret is on and off by turns, without fading: every turn paints the whole
// window. It rests, on, when nobody has typed for a while.
const (
	blinkTurn = 530 * time.Millisecond
	blinkRest = 10 * time.Second
)

// blink is the caret's being on and off.
type blink struct {
	e    *Editor
	on   bool
	left time.Duration
	halt func()
}

func (b *blink) init(e *Editor) { b.e, b.on = e, true }

func (b *blink) start() {
	b.stop()
	b.on, b.left = true, blinkRest
	b.wait()
}

// restart shows the caret while something happens.
func (b *blink) restart() {
	if b.e.focused {
		b.start()
	}
}

func (b *blink) stop() {
	if b.halt != nil {
		b.halt()
		b.halt = nil
	}
}

func (b *blink) wait() {
	if b.left <= 0 && b.on {
		return
	}
	b.halt = b.e.o.Kit.Later(blinkTurn, func() {
		b.halt = nil
		if !b.e.focused {
			return
		}
		b.on, b.left = !b.on, b.left-blinkTurn
		b.e.v.placeCaret()
		b.e.refresh(b.e.v.pulse)
		b.wait()
	})
}
