package main

import (
	"cmp"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// painted is one object that a frame paints.
type painted struct {
	kind  string
	where string
	area  float32
	text  string
}

// frame is what there is to paint.
type frame struct {
	size    fyne.Size
	walked  int
	objects []painted
}

// look walks the window as the toolkit does for every frame.
func look(root fyne.CanvasObject, size fyne.Size) *frame {
	f := &frame{size: size}
	f.walk(root, fyne.Position{}, box{0, 0, size.Width, size.Height}, nil)
	return f
}

// box is a part of the window.
type box struct{ x1, y1, x2, y2 float32 }

func (b box) and(o box) box {
	return box{max(b.x1, o.x1), max(b.y1, o.y1), min(b.x2, o.x2), min(b.y2, o.y2)}
}

func (b box) area() float32 { return max(0, b.x2-b.x1) * max(0, b.y2-b.y1) }

func (f *frame) walk(o fyne.CanvasObject, offset fyne.Position, clip box, path []string) {
	if o == nil || !o.Visible() {
		return
	}
	f.walked++
	pos := offset.Add(o.Position())
	own := box{pos.X, pos.Y, pos.X + o.Size().Width, pos.Y + o.Size().Height}
	var children []fyne.CanvasObject
	switch w := o.(type) {
	case *fyne.Container:
		children = w.Objects
	case fyne.Widget:
		r := test.WidgetRenderer(w)
		children = r.Objects()
		if _, clips := r.(interface{ IsClip() }); clips {
			clip = clip.and(own)
		}
	}
	if _, scrolls := o.(fyne.Scrollable); scrolls {
		clip = clip.and(own)
	}
	// The same rule as the painter's: who only touches the clip is painted too.
	if own.x1 <= clip.x2 && own.x2 >= clip.x1 && own.y1 <= clip.y2 && own.y2 >= clip.y1 {
		f.paint(o, own.and(clip), own, path)
	}
	path = append(slices.Clone(path), strings.TrimPrefix(fmt.Sprintf("%T", o), "*"))
	for _, child := range children {
		f.walk(child, pos, clip, path)
	}
}

func (f *frame) paint(o fyne.CanvasObject, seen, own box, path []string) {
	p := painted{area: seen.area(), where: f.where(own)}
	switch o := o.(type) {
	case *canvas.Text:
		p.kind, p.text = "text", o.Text
		if o.Text == "" || o.Text == " " {
			p.kind = "text without letters"
		}
	case *canvas.Rectangle:
		p.kind = "rectangle"
		switch {
		case empty(o.FillColor) && (empty(o.StrokeColor) || o.StrokeWidth == 0):
			p.kind = "rectangle, not to be seen"
			if o.FillColor == color.Transparent || o.FillColor == nil {
				return // the painter leaves it out
			}
		case o.CornerRadius > 0 || o.TopLeftCornerRadius > 0:
			p.kind = "rounded rectangle"
		}
		p.text = fmt.Sprintf("%v %v/%v", o.FillColor, o.StrokeColor, o.StrokeWidth)
	case *canvas.Circle:
		p.kind = "circle"
	case *canvas.Image:
		p.kind = "image"
	case *canvas.Raster:
		p.kind = "raster"
	case *canvas.Line:
		p.kind = "line"
	case fyne.Widget, *fyne.Container:
		return
	default:
		p.kind = fmt.Sprintf("%T", o)
	}
	p.text += "  " + strings.Join(path[max(0, len(path)-4):], " > ") + fmt.Sprintf(" %v", own)
	f.objects = append(f.objects, p)
}

func empty(c color.Color) bool {
	if c == nil {
		return true
	}
	_, _, _, a := c.RGBA()
	return a == 0
}

// where names the part of the window that an object begins in.
func (f *frame) where(b box) string {
	w, h := f.size.Width, f.size.Height
	queues, list, rail, inspector := float32(56), float32(280), float32(72), float32(0)
	if w > 1288 {
		queues, list, inspector = 192, 328, 264
	}
	switch x := (b.x1 + b.x2) / 2; {
	case b.area() > w*h/2:
		return "window"
	case b.y2 <= 36:
		return "menu"
	case b.y1 >= h-32:
		return "status"
	case x < queues:
		return "queues"
	case x < queues+list:
		return "list"
	case x > w-rail:
		return "rail"
	case x > w-rail-inspector:
		return "inspector"
	case b.y2 < 88:
		return "header"
	case b.y2 < 130:
		return "toolbar"
	}
	return "sheet"
}

func (f *frame) print(out io.Writer, large bool) {
	all := f.size.Width * f.size.Height
	var sum float32
	for _, p := range f.objects {
		sum += p.area
	}
	fmt.Fprintf(out, "%v: %d walked, %d painted, every pixel %.2f times\n", f.size, f.walked, len(f.objects), sum/all)
	for _, by := range []func(painted) string{
		func(p painted) string { return p.kind },
		func(p painted) string { return p.where },
	} {
		count, area := map[string]int{}, map[string]float32{}
		var names []string
		for _, p := range f.objects {
			name := by(p)
			if count[name] == 0 {
				names = append(names, name)
			}
			count[name]++
			area[name] += p.area / all
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
		fmt.Fprintln(out)
		for _, name := range names {
			fmt.Fprintf(out, "%-28s %4d  %5.2f windows\n", name, count[name], area[name])
		}
	}
	if !large {
		return
	}
	fmt.Fprintln(out)
	slices.SortStableFunc(f.objects, func(a, b painted) int { return cmp.Compare(b.area, a.area) })
	for _, p := range f.objects {
		if p.area > all/100 {
			fmt.Fprintf(out, "%5.2f %-18s %-9s %s\n", p.area/all, p.kind, p.where, p.text)
		}
	}
}
