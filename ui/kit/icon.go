package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Icon is a drawing in one colour.
type Icon struct {
	widget.BaseWidget
	icon          look.Icon
	token, ground look.Token
	size          float32
	image         *canvas.Image
}

// Icon makes a drawing of a size in a colour.
func (k *Kit) Icon(i look.Icon, size float32, t look.Token) *Icon {
	x := &Icon{icon: i, token: t, ground: look.Panel, size: size, image: picture(i, t, look.Panel)}
	x.ExtendBaseWidget(x)
	return x
}

// Set changes the drawing and its colour.
func (x *Icon) Set(i look.Icon, t look.Token) {
	if i != x.icon || t != x.token {
		x.icon, x.token = i, t
		repaint(x.image, i, t, x.ground)
	}
}

// On says on which ground the icon lies; a panel when nothing is said. Filled
// marks show it through their tick.
func (x *Icon) On(ground look.Token) *Icon {
	x.ground = ground
	repaint(x.image, x.icon, x.token, ground)
	return x
}

// CreateRenderer is the toolkit's.
func (x *Icon) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{x.image}, over: x,
		least: func() fyne.Size { return fyne.NewSquareSize(x.size) },
		place: func(size fyne.Size) {
			placeIcon(x.image, whole((size.Width-x.size)/2), size.Height, x.size)
		},
	}
}

// Mark is an icon and a word in one colour, for what must never be said by
// colour alone: states and findings.
func (k *Kit) Mark(i look.Icon, t look.Token, word string, r look.Role) fyne.CanvasObject {
	size := float32(14)
	if len(i) > 6 && i[:6] == "state-" {
		size = 12
	}
	return Row(6, k.Icon(i, size, t), k.Text(word, r, t).Lines(1))
}
