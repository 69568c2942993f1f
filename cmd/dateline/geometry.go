//go:build cgo || ci

package main

import "fyne.io/fyne/v2"

// Names in the toolkit's preferences: the size is the laptop's matter, not the
// newsroom's, and a lost one harms nobody.
const (
	widthName  = "window.width"
	heightName = "window.height"
	wholeName  = "window.fullscreen"
)

// The window at the first start, and the least that the screens are made for.
const (
	firstWidth, firstHeight = 1280, 800
	leastWidth, leastHeight = 1024, 640
	mostSide                = 16384
)

// recallSize gives the window the size that it was closed with.
func recallSize(p fyne.Preferences, w fyne.Window) {
	side := func(name string, first, least float64) float32 {
		return float32(min(max(p.FloatWithFallback(name, first), least), mostSide))
	}
	w.Resize(fyne.NewSize(side(widthName, firstWidth, leastWidth), side(heightName, firstHeight, leastHeight)))
	w.SetFullScreen(p.BoolWithFallback(wholeName, false))
}

// rememberSize keeps the size of the window; that of a full screen is the
// screen's, so the one before stays.
func rememberSize(p fyne.Preferences, w fyne.Window) {
	p.SetBool(wholeName, w.FullScreen())
	if w.FullScreen() {
		return
	}
	size := w.Canvas().Size()
	p.SetFloat(widthName, float64(size.Width))
	p.SetFloat(heightName, float64(size.Height))
}
