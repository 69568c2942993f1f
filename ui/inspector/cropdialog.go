package inspector

import (
	"image"
	"slices"

	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// cutting is the dialog in which a photo is cropped for the house ratios. The
// original stays what it is; the story gets the rectangles.
type cutting struct {
	i      *Inspector
	use    story.PhotoUse
	ratios []string
	ratio  string
	// hands are the crops cut by hand; a ratio without one follows the focus.
	hands map[string]story.Rect

	view   *cropView
	choice *kit.Segmented
	size   *kit.Text
	reset  *kit.Button
	bar    *kit.Stack
	dialog *kit.Dialog
}

// Sizes of the dialog and of the picture in it.
const (
	cutWidth  = 880
	cutHeight = 660
	lookWidth = 832
)

// Crop opens the dialog in which a photo is cropped; an open slot has nothing to
// crop.
func (i *Inspector) Crop(id story.PhotoID) {
	i.Settle()
	use, ok := i.d.Sheet.Story().Photo(id)
	if !ok || use.IsOpen() {
		return
	}
	c := &cutting{i: i, use: use, hands: map[string]story.Rect{}}
	for _, ratio := range i.d.Profile().Ratios {
		if _, ok := frameOf(ratio, use); ok {
			c.ratios = append(c.ratios, ratio)
		}
	}
	if len(c.ratios) == 0 {
		return
	}
	for _, crop := range use.Crops {
		c.hands[crop.Ratio] = crop.Rect
	}
	c.build()
	c.choose(c.ratios[0])
	c.load()
	c.dialog.Show()
}

func (c *cutting) build() {
	i, k := c.i, c.i.k
	c.view = newCropView(k, c.cut, c.key)
	c.size = k.Text("", look.Interface, look.Ink2).Lines(1)
	c.reset = k.Button(kit.Quiet, i.say("inspector.crop.reset"), c.back)
	var options []kit.Option
	for _, r := range c.ratios {
		options = append(options, kit.Option{Value: r, Label: r})
	}
	c.choice = k.Segmented(options, c.ratios[0], c.choose)
	c.bar = kit.Row(look.S4, c.choice, c.size, kit.Spacer(), c.reset)
	bar := kit.Inset(look.S3, look.S5, look.S3, look.S5, c.bar)
	stage := kit.Box(look.Desk, look.None, 0, kit.Inset(look.S4, look.S4, look.S4, look.S4, c.view))
	done := k.Button(kit.Primary, i.say("inspector.crop.done"), c.keep)
	cancel := k.Button(kit.Secondary, i.say("inspector.crop.cancel"), func() { c.dialog.Close() })
	c.dialog = k.Dialog(kit.DialogOptions{
		Title: i.say("inspector.crop.title"), Subtitle: i.say("inspector.crop.note"), Body: kit.Border(bar, nil, nil, nil, stage),
		FooterLeft: k.Text(i.say("inspector.crop.keys"), look.Label, look.Ink3), Buttons: []*kit.Button{cancel, done},
		Width: cutWidth, Height: cutHeight, Submit: c.keep, First: c.view,
	})
}

// load asks for the whole photo at the size of the screen.
func (c *cutting) load() {
	w, h := c.use.Width, c.use.Height
	if most := int(lookWidth * c.pixels()); w > most {
		w, h = most, max(most*h/w, 1)
	}
	c.i.thumbnail(c.use, story.Rect{}, w, h, func(img *image.RGBA) { c.view.setImage(img) })
}

// pixels is how many pixels a unit of the screen has.
func (c *cutting) pixels() float32 {
	if canvas := c.i.k.Canvas(); canvas != nil {
		return canvas.Scale()
	}
	return 1
}

// choose shows the frame of another ratio.
func (c *cutting) choose(ratio string) {
	c.ratio = ratio
	c.choice.SetValue(ratio)
	f, _ := frameOf(ratio, c.use)
	rect, ok := c.hands[ratio]
	if !ok {
		rect = f.largest(c.use.Focus)
	}
	c.view.set(f, rect)
	c.tell(rect)
}

// cut is a crop made by the hand.
func (c *cutting) cut(r story.Rect) {
	c.hands[c.ratio] = r
	c.tell(r)
}

// back gives the ratio up to the focus again.
func (c *cutting) back() {
	delete(c.hands, c.ratio)
	c.choose(c.ratio)
	c.i.k.Focus(c.view)
}

func (c *cutting) tell(r story.Rect) {
	c.size.Set(c.i.d.Say.Say("inspector.crop.size", map[string]any{"Width": r.W, "Height": r.H}))
	if _, by := c.hands[c.ratio]; by {
		c.reset.Enable()
	} else {
		c.reset.Disable(c.i.say("inspector.crop.automatic"))
	}
	c.bar.Refresh()
}

// key chooses the ratio by its number.
func (c *cutting) key(r rune) {
	if n := int(r - '1'); n >= 0 && n < len(c.ratios) {
		c.choose(c.ratios[n])
	}
}

// keep gives the crops to the story, as one thing to undo.
func (c *cutting) keep() {
	c.dialog.Close()
	use, ok := c.i.d.Sheet.Story().Photo(c.use.ID)
	if !ok {
		return
	}
	crops := c.crops()
	if !slices.Equal(crops, use.Crops) {
		use.Crops = crops
		c.i.do(story.ChangePhoto{Photo: use})
	}
}

// crops lists what was cut by hand in the order of the house ratios; ratios that
// the house no longer has keep their crops at the end.
func (c *cutting) crops() []story.Crop {
	var out []story.Crop
	for _, ratio := range c.ratios {
		if r, ok := c.hands[ratio]; ok {
			out = append(out, story.Crop{Ratio: ratio, Rect: r})
		}
	}
	for _, crop := range c.use.Crops {
		if !slices.Contains(c.ratios, crop.Ratio) {
			out = append(out, crop)
		}
	}
	return out
}
