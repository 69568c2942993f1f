//go:build cgo || ci

package main

import (
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// leave closes the window once everything is on the disk. Where the disk will
// not have it, the person decides; nothing is thrown away without a word.
func (w *window) leave() {
	rememberSize(w.app.Preferences(), w.win)
	err := w.flush()
	if err == nil {
		w.shell = nil
		w.win.Close()
		return
	}
	w.log.Error("save before closing", "error", err)
	w.kit().Ask(
		w.say.Say("start.close-failed-title", nil),
		w.say.Say("start.close-failed", map[string]any{"Why": w.say.Sentence(err)}),
		w.say.Say("start.close-anyway", nil), true,
		func(yes bool) {
			if yes {
				w.win.Close()
			}
		})
}

// apologise shows why the newsroom did not open, and stays until that is read:
// who starts the program from a menu sees no terminal.
func (w *window) apologise(why error) {
	k := w.kit()
	shut := k.Button(kit.Primary, w.say.Say("start.close", nil), w.win.Close)
	words := k.Empty(look.Icon("blocks"), w.say.Say("start.trouble", nil), w.say.Sentence(why), shut)
	w.win.SetContent(kit.Box(look.Chrome, look.None, 0, kit.Column(0, kit.Spacer(), words, kit.Spacer())))
	w.win.Show()
	w.app.Run()
}

// kit makes the few controls of this package.
func (w *window) kit() *kit.Kit {
	return kit.New(kit.Options{
		Post: post, Later: later, Say: w.say.Say, Modifiers: modifiers(w.app),
		Canvas: func() fyne.Canvas { return w.win.Canvas() },
	})
}
