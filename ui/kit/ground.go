package kit

import (
	"image"

	"dateline/ui/look"

	"fyne.io/fyne/v2/canvas"
)

// Ground is a plain area of one opaque colour, for what covers much of the
// window. It is a picture of one pixel: the toolkit's rectangle asks for every
// pixel whether it lies in a border (Fyne 2.8.1, rectangle.frag), which takes
// software OpenGL nearly twice as long, and every key paints all of the window.
// The window itself is paper: what lies on paper needs no ground.
func Ground(fill look.Token) *canvas.Raster {
	pixel := image.NewUniform(look.Now().Colour(fill))
	g := canvas.NewRaster(func(int, int) image.Image { return pixel })
	g.ScaleMode = canvas.ImageScalePixels
	return g
}
