package kit

import (
	"fmt"
	"regexp"
	"strconv"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// picture is the raw image of an icon; "" is an empty one.
func picture(i look.Icon, t, ground look.Token) *canvas.Image {
	image := &canvas.Image{FillMode: canvas.ImageFillContain}
	if i != "" {
		image.Resource = pen{look.Now().Picture(i, t, ground), usualSide, image}
	}
	return image
}

// usualSide is the size of an icon beside words.
const usualSide = 16

// repaint changes a raw image, if it is another.
func repaint(image *canvas.Image, i look.Icon, t, ground look.Token) {
	if i == "" {
		return // what has no icon is hidden
	}
	r, side := look.Now().Picture(i, t, ground), float32(usualSide)
	if old, ok := image.Resource.(pen); ok {
		if old.base == r {
			return
		}
		side = old.side
	}
	redraw(image, pen{r, side, image})
}

// iconGap is the room between an icon and what follows.
const iconGap = 8

// placeIcon puts an icon into the middle of a height and says where to go on.
func placeIcon(image *canvas.Image, x, height, side float32) float32 {
	putIcon(image, fyne.NewPos(x, whole((height-side)/2)), side)
	return x + side + iconGap
}

// putIcon puts an icon somewhere, and draws it with the pen for its size.
func putIcon(image *canvas.Image, at fyne.Position, side float32) {
	if p, ok := image.Resource.(pen); ok && p.side != side {
		redraw(image, pen{p.base, side, image})
	}
	image.Move(at)
	image.Resize(fyne.NewSquareSize(side))
}

func redraw(image *canvas.Image, p pen) {
	image.Resource, image.Image = p, nil
	image.Refresh()
}

// pen draws an icon for its size. The toolkit draws every outline as many pixels
// thick as the file says, however large the picture is: a small icon would be
// heavy, one on a dense display a hair (Fyne 2.8.1, its own SVG reader).
type pen struct {
	base  fyne.Resource
	side  float32
	image *canvas.Image
}

var _ fyne.Resource = pen{}

// pixels that the toolkit will draw the icon on: it asks for the drawing again
// when it knows the display, and takes two to a unit before.
func (p pen) pixels() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.image); c != nil {
		return p.side * c.Scale()
	}
	return p.side * 2
}

// Name tells drawings apart: the toolkit keeps pictures by it.
func (p pen) Name() string { return fmt.Sprintf("%g-%s", p.pixels(), p.base.Name()) }

// What is looked for in a drawing.
var (
	viewBox     = regexp.MustCompile(`viewBox="0 0 ([0-9.]+)`)
	strokeWidth = regexp.MustCompile(`stroke-width="([0-9.]+)"`)
)

// Content is the drawing with outlines that fit its size.
func (p pen) Content() []byte {
	svg := p.base.Content()
	box := viewBox.FindSubmatch(svg)
	if box == nil {
		return svg
	}
	by := float64(p.pixels()) / number(box[1])
	return strokeWidth.ReplaceAllFunc(svg, func(found []byte) []byte {
		return fmt.Appendf(nil, `stroke-width="%.3f"`, number(strokeWidth.FindSubmatch(found)[1])*by)
	})
}

// number reads what the patterns let through; the icons are ours and a test
// draws them all.
func number(digits []byte) float64 {
	n, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		return 1
	}
	return n
}
