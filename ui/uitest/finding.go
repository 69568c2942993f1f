package uitest

import (
	"strings"

	"dateline/ui/editor"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// walk goes over everything that can be seen: the window, or what lies over it.
func (w *Window) walk(visit func(o fyne.CanvasObject) bool) {
	c := w.Win.Canvas()
	root := c.Content()
	if over := c.Overlays().Top(); over != nil {
		root = over
	}
	walk(root, visit)
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !visit(o) {
		return false
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		if !walk(child, visit) {
			return false
		}
	}
	return true
}

// Seen is everything that is written on the screen, a text a line.
func (w *Window) Seen() string {
	var out strings.Builder
	w.walk(func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *kit.Text:
			out.WriteString(o.Content() + "\n")
		case *kit.Button:
			out.WriteString(o.Label() + "\n")
		case *canvas.Text:
			out.WriteString(strings.TrimSpace(o.Text) + "\n")
		}
		return true
	})
	return out.String()
}

// Sees says whether words are on the screen.
func (w *Window) Sees(words string) bool { return strings.Contains(w.Seen(), words) }

// Button finds the button with a label.
func (w *Window) Button(label string) *kit.Button {
	var found *kit.Button
	w.walk(func(o fyne.CanvasObject) bool {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
		return found == nil
	})
	return found
}

// Row finds something that can be pressed and holds a text: a queue, a tab.
func (w *Window) Row(words string) *kit.Pressable {
	var found *kit.Pressable
	w.walk(func(o fyne.CanvasObject) bool {
		p, ok := o.(*kit.Pressable)
		if !ok {
			return true
		}
		walk(p, func(in fyne.CanvasObject) bool {
			if t, ok := in.(*kit.Text); ok && strings.Contains(t.Content(), words) {
				found = p
			}
			return found == nil
		})
		return found == nil
	})
	return found
}

// Field finds what is typed into under a label: the control that follows it.
func (w *Window) Field(label string) fyne.Focusable {
	var found fyne.Focusable
	named := false
	w.walk(func(o fyne.CanvasObject) bool {
		if t, ok := o.(*kit.Text); ok && t.Content() == label {
			named = true
		}
		if f, ok := o.(fyne.Focusable); ok && named {
			found = f
		}
		return found == nil
	})
	return found
}

// Line finds a field of the sheet by what it holds or asks for.
func (w *Window) Line(holds string) *editor.Line {
	var found *editor.Line
	w.walk(func(o fyne.CanvasObject) bool {
		if l, ok := o.(*editor.Line); ok && (l.Text() == holds || l.Placeholder() == holds) {
			found = l
		}
		return found == nil
	})
	return found
}

// Entry finds a field for searching by what it asks for.
func (w *Window) Entry(asks string) *kit.Entry {
	var found *kit.Entry
	w.walk(func(o fyne.CanvasObject) bool {
		if e, ok := o.(*kit.Entry); ok && e.PlaceHolder == asks {
			found = e
		}
		return found == nil
	})
	return found
}

// Noted is what the sheet draws as noted, in the order of the text: the words,
// a star at those whose card is chosen, and behind @ the block they stand in.
func (w *Window) Noted() []string {
	var out []string
	w.walk(func(o fyne.CanvasObject) bool {
		p, ok := o.(*editor.Page)
		if !ok {
			return true
		}
		d := p.Text().Document()
		for _, m := range p.Text().Marks(editor.Notes) {
			words := d.Block(d.Index(m.From.Block)).Text[m.From.Offset:m.To.Offset]
			if m.Strong {
				words += "*"
			}
			out = append(out, words+"@"+string(m.From.Block))
		}
		return false
	})
	return out
}

// Editor finds the text of the open story.
func (w *Window) Editor() *editor.Editor {
	var found *editor.Editor
	w.walk(func(o fyne.CanvasObject) bool {
		if e, ok := o.(*editor.Editor); ok {
			found = e
		}
		return found == nil
	})
	return found
}

// Page is the sheet of the open story; nil when none is open.
func (w *Window) Page() *editor.Page {
	var found *editor.Page
	w.walk(func(o fyne.CanvasObject) bool {
		if p, ok := o.(*editor.Page); ok {
			found = p
		}
		return found == nil
	})
	return found
}

// Caret is where the line with the caret begins, in the window.
func (w *Window) Caret() fyne.Position {
	top, _ := w.Page().CaretLine()
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(w.Page()).AddXY(0, top)
}

// BlockAt is where a block of the text begins, in the window.
func (w *Window) BlockAt(i int) fyne.Position {
	e := w.Editor()
	top, _ := e.TopOf(e.Document().Block(i).ID)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(0, top)
}

// DropLine is the line where what is carried would land; nil when there is none.
func (w *Window) DropLine() *canvas.Rectangle {
	var found *canvas.Rectangle
	walk(w.Page(), func(o fyne.CanvasObject) bool {
		if r, ok := o.(*canvas.Rectangle); ok && r.Visible() && r.Size().Height == 2 && r.Size().Width == w.Editor().Size().Width {
			found = r
		}
		return found == nil
	})
	return found
}
