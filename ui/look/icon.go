package look

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"dateline/assets/icons"

	"fyne.io/fyne/v2"
)

// Icon names a drawing of assets/icons: "photo", "state-draft".
type Icon string

// Picture is the icon in the colour of a token on the ground of another. The
// toolkit's own recolouring loses outlines, so both colours are written into
// the drawing. An icon that does not exist is an empty drawing; a test looks
// for every name that the sources use.
func (l Look) Picture(i Icon, ink, ground Token) fyne.Resource {
	return drawn.get(drawing{i, l.Colour(ink), l.Colour(ground)})
}

// drawing is one icon in its colours: equal drawings are one resource, which is
// how the toolkit knows that it has drawn it before.
type drawing struct {
	icon        Icon
	ink, ground color.NRGBA
}

// drawings remembers resources. What is in it follows from the files alone.
type drawings struct {
	mu   sync.Mutex
	done map[drawing]fyne.Resource
}

var drawn = &drawings{done: map[drawing]fyne.Resource{}}

func (d *drawings) get(w drawing) fyne.Resource {
	d.mu.Lock()
	defer d.mu.Unlock()
	if r, ok := d.done[w]; ok {
		return r
	}
	svg, err := icons.Files.ReadFile(string(w.icon) + ".svg")
	if err != nil {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"></svg>`)
	}
	svg = bytes.ReplaceAll(svg, []byte("#000000"), []byte("#ink"))
	svg = bytes.ReplaceAll(svg, []byte("#FFFFFF"), []byte(hex(w.ground)))
	svg = bytes.ReplaceAll(svg, []byte("#ink"), []byte(hex(w.ink)))
	r := fyne.NewStaticResource(fmt.Sprintf("%s-%s-%s.svg", w.icon, hex(w.ink)[1:], hex(w.ground)[1:]), svg)
	d.done[w] = r
	return r
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
