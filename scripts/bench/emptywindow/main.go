//go:build cgo || ci

package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

func main() {
	w := app.NewWithID("app.dateline.emptywindow").NewWindow("Empty")
	w.SetPadded(false)
	light := canvas.NewRectangle(color.White)
	light.Move(fyne.NewPos(300, 200))
	light.Resize(fyne.NewSize(200, 100))
	w.SetContent(container.NewWithoutLayout(light))
	w.Canvas().SetOnTypedRune(func(rune) {
		if light.FillColor == color.White {
			light.FillColor = color.Black
		} else {
			light.FillColor = color.White
		}
		light.Refresh()
	})
	w.Resize(fyne.NewSize(1024, 640))
	w.ShowAndRun()
}
