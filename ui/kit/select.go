package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Select is a field in which one of several options is chosen, from a list that
// opens under it.
type Select struct {
	control
	options []Option
	value   string
	change  func(string)
	bad     bool
	height  float32
	close   func()

	plate   *plate
	text    *canvas.Text
	chevron *canvas.Image
}

var _ focusable = (*Select)(nil)

// Select makes one; change gets the value a person chose.
func (k *Kit) Select(options []Option, value string, change func(value string)) *Select {
	s := &Select{options: options, value: value, change: change, height: 32}
	s.own(k, s)
	return s
}

// Value that is chosen.
func (s *Select) Value() string { return s.value }

// SetValue chooses without calling change.
func (s *Select) SetValue(v string) { s.value = v; s.Refresh() }

// SetOptions changes what there is to choose.
func (s *Select) SetOptions(options []Option) { s.options = options; s.Refresh() }

// Large makes the field 40 high.
func (s *Select) Large() *Select { s.height = 40; s.Refresh(); return s }

// SetError marks the field as wrong.
func (s *Select) SetError(bad bool) { s.bad = bad; s.Refresh() }

// Lock closes the field for a reason; "" opens it.
func (s *Select) Lock(why string) { s.why = why; s.Refresh() }

// Why says why the field is closed, "" when it is open.
func (s *Select) Why() string { return s.why }

// fieldPad is the room between the edge of a field and its words.
const fieldPad = 9

// mostRows of a list are shown without scrolling.
const mostRows = 10

// Open shows the list.
func (s *Select) Open() {
	if s.why != "" {
		s.k.tip(s, s.why, "")
		return
	}
	if s.close != nil || len(s.options) == 0 {
		return
	}
	rows := make([]choice, len(s.options))
	for i, o := range s.options {
		rows[i].label = o.Label
	}
	list := s.k.choices(rows, indexOf(s.options, s.value), s.shut, s.choose)
	var content fyne.CanvasObject = list
	if len(rows) > mostRows {
		page := s.k.VScroll(list)
		list.seen = page.see
		content = Fixed(0, list.rowHeight()*mostRows+2*look.S1, page)
	}
	s.close = s.k.PopUnder(s, content, func() { s.close = nil })
	list.goTo(max(list.at, 0))
}

func (s *Select) shut() {
	if s.close != nil {
		s.close()
	}
}

func (s *Select) choose(i int) {
	s.shut()
	if v := s.options[i].Value; v != s.value {
		s.SetValue(v)
		if s.change != nil {
			s.change(v)
		}
	}
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) { s.take(); s.Open() }

// TypedKey opens the list with Enter, Space or an arrow down.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	if press(e) || e.Name == fyne.KeyDown {
		s.Open()
	} else if !writes(e) {
		s.k.Keys.TypedKey(e)
	}
}

// TypedRune chooses the next option that begins with a letter.
func (s *Select) TypedRune(r rune) {
	rows := make([]choice, len(s.options))
	for i, o := range s.options {
		rows[i].label = o.Label
	}
	if i := nextWith(rows, indexOf(s.options, s.value), r); i >= 0 && s.why == "" && r != ' ' {
		s.choose(i)
	}
}

// CreateRenderer is the toolkit's.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.plate, s.chevron = newPlate(), picture("chevron-down", look.Ink2, look.Field)
	s.text = s.face().line("", look.Ink)
	s.paint()
	return &drawing{
		objects: append(s.plate.objects(), s.text, s.chevron), over: s, paint: s.paint, place: s.place,
		least: func() fyne.Size { return fyne.NewSize(64, look.Now().Scaled(s.height)) },
	}
}

func (s *Select) face() face { return faceOf(look.Now().Type(look.Interface), false, false) }

func (s *Select) natural() float32 {
	var w float32
	for _, o := range s.options {
		w = max(w, s.face().width(o.Label))
	}
	return whole(w+0.5) + fieldPad + 8 + 16 + fieldPad
}

func (s *Select) paint() {
	paintField(s.plate, s.focused, s.bad, s.why != "")
	ink := look.Ink
	if s.why != "" {
		ink = look.Ink3
	}
	s.text.Color = look.Now().Colour(ink)
}

func (s *Select) place(size fyne.Size) {
	s.plate.place(fyne.Position{}, size)
	set := setting{face: s.face()}
	s.text.Text = set.wrap(labelOf(s.options, s.value), size.Width-2*fieldPad-16-8, 1)[0]
	putText(s.text, fieldPad, 0, size.Height)
	placeIcon(s.chevron, size.Width-fieldPad-16, size.Height, 16)
}
