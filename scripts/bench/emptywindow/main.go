//go:build cgo || ci

package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

func main() {
	w := app.NewWithID("app.dateline.emptywindow").NewWindow("Empty")
	w.SetPadded(false)
	w.SetContent(canvas.NewRectangle(color.White))
	w.Resize(fyne.NewSize(1024, 640))
	w.ShowAndRun()
}
