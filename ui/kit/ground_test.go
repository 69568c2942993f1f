package kit

import (
	"testing"

	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// What covers much of the window is painted with every key.
func TestAPlainGroundIsOneObject(t *testing.T) {
	for name, c := range map[string]struct {
		edge   look.Token
		radius float32
		plain  bool
	}{
		"a panel":              {look.None, 0, true},
		"a panel with an edge": {look.Line, 0, false},
		"a card":               {look.None, look.R2, false},
	} {
		box := Box(look.Chrome, c.edge, c.radius, block(10, 10))
		rasters, rectangles := 0, 0
		for _, o := range test.WidgetRenderer(box.(fyne.Widget)).Objects() {
			switch o.(type) {
			case *canvas.Raster:
				rasters++
			case *canvas.Rectangle:
				rectangles++
			}
		}
		if plain := rasters == 1 && rectangles == 0; plain != c.plain {
			t.Errorf("%s has %d grounds and %d rectangles", name, rasters, rectangles)
		}
	}
}

func TestAGroundHasItsColourEverywhere(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	w := test.NewTempWindow(t, Ground(look.Chrome))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(301, 203))
	picture := w.Canvas().Capture()
	want := look.Now().Colour(look.Chrome)
	b := picture.Bounds()
	for _, at := range [][2]int{{0, 0}, {b.Dx() - 1, 0}, {0, b.Dy() - 1}, {b.Dx() - 1, b.Dy() - 1}, {b.Dx() / 2, b.Dy() / 2}} {
		r, g, bl, _ := picture.At(at[0], at[1]).RGBA()
		if uint8(r>>8) != want.R || uint8(g>>8) != want.G || uint8(bl>>8) != want.B {
			t.Errorf("at %v it is %v", at, picture.At(at[0], at[1]))
		}
	}
}
