package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// edges gives where each part ends.
func (s *Segmented) edges() []float32 {
	out, x := make([]float32, len(s.options)), float32(0)
	extra := max(s.Size().Width-s.least().Width, 0) / float32(max(len(s.options), 1))
	for i := range s.options {
		x += s.part(i) + extra
		out[i] = whole(x)
	}
	return out
}

func (s *Segmented) icon(i int) look.Icon {
	if i >= 0 && i < len(s.icons) {
		return s.icons[i]
	}
	return ""
}

// part is the width of one option: as if it were bold, so that nothing moves
// when another is chosen.
func (s *Segmented) part(i int) float32 {
	if s.icon(i) != "" {
		return 32
	}
	return whole(faceOf(look.Now().Type(look.Interface), true, false).width(s.options[i].Label)) + 24
}

func (s *Segmented) least() fyne.Size {
	var w float32
	for i := range s.options {
		w += s.part(i)
	}
	return fyne.NewSize(w, look.Now().Scaled(s.height))
}

// CreateRenderer is the toolkit's.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	s.plate, s.ring, s.chosen = newPlate(), newRing(look.R2), canvas.NewRectangle(nil)
	objects := append(s.plate.objects(), s.chosen)
	for i, o := range s.options {
		t := faceOf(look.Now().Type(look.Interface), false, false).line(o.Label, look.Ink)
		image := picture(s.icon(i), look.Ink2, look.Field)
		s.labels, s.images = append(s.labels, t), append(s.images, image)
		objects = append(objects, t, image)
		if i > 0 {
			line := canvas.NewRectangle(look.Now().Colour(look.FieldLine))
			s.lines = append(s.lines, line)
			objects = append(objects, line)
		}
	}
	s.paint()
	return &drawing{objects: append(objects, s.ring), over: s, least: s.least, place: s.place, paint: s.paint}
}

func (s *Segmented) paint() {
	fill, edge := look.Field, look.FieldLine
	if s.why != "" {
		fill, edge = look.None, look.Line
	}
	s.plate.set(fill, edge, 1, look.R2)
	s.chosen.FillColor = look.Now().Colour(look.AccentSoft)
	show(s.ring, s.focused)
	for i, o := range s.options {
		on := o.Value == s.value
		t, f := look.Ink, faceOf(look.Now().Type(look.Interface), on, false)
		switch {
		case s.why != "":
			t = look.Ink3
		case on:
			t = look.Accent
		}
		s.labels[i].FontSource, s.labels[i].Color = f.source, look.Now().Colour(t)
		show(s.labels[i], s.icon(i) == "")
		show(s.images[i], s.icon(i) != "")
		repaint(s.images[i], s.icon(i), t, look.Field)
	}
}

func (s *Segmented) place(size fyne.Size) {
	s.plate.place(fyne.Position{}, size)
	placeRing(s.ring, fyne.Position{}, size)
	left := float32(0)
	s.chosen.Hide()
	for i, right := range s.edges() {
		t := s.labels[i]
		putText(t, left+(right-left-t.MinSize().Width)/2, 0, size.Height)
		placeIcon(s.images[i], whole(left+(right-left-16)/2), size.Height, 16)
		if i > 0 {
			s.lines[i-1].Move(fyne.NewPos(left, 1))
			s.lines[i-1].Resize(fyne.NewSize(1, size.Height-2))
		}
		if s.options[i].Value == s.value {
			s.mark(left, right, i, size.Height)
		}
		left = right
	}
}

// mark lays the ground of the chosen part, round where the whole is.
func (s *Segmented) mark(left, right float32, i int, height float32) {
	first, last := i == 0, i == len(s.options)-1
	radius := func(on bool) float32 {
		if on {
			return look.R2 - 1
		}
		return 0
	}
	s.chosen.TopLeftCornerRadius, s.chosen.BottomLeftCornerRadius = radius(first), radius(first)
	s.chosen.TopRightCornerRadius, s.chosen.BottomRightCornerRadius = radius(last), radius(last)
	if last {
		right--
	}
	s.chosen.Move(fyne.NewPos(left+1, 1))
	s.chosen.Resize(fyne.NewSize(right-left-1, height-2))
	s.chosen.Show()
}
