package shell

import (
	"encoding/json"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// panels is how the person arranged the window: which are folded, how wide.
type panels struct {
	Queues    bool               `json:"queues"`
	List      bool               `json:"list"`
	Inspector bool               `json:"inspector"`
	Widths    map[string]float32 `json:"widths,omitempty"`
}

func defaultPanels() panels { return panels{Widths: map[string]float32{}} }

// Widths of the panels, in units.
const (
	queuesWidth    = 192
	queuesFolded   = 56
	listWidth      = 328
	listNarrow     = 280
	listLeast      = 240
	listMost       = 480
	inspectorWidth = 264
	inspectorLeast = 240
	inspectorMost  = 420
	railWidth      = 72
	menuHeight     = 32
	// storyLeast is what the text keeps; panels fold by themselves before it gets
	// less: first the queues, then the inspector, at last the list.
	storyLeast = 560
	narrower   = 960
)

// The columns of the window.
const (
	colQueues = iota
	colList
	colStory
	colInspector
	colRail
)

// frame is the window's content: it lays the panels out and folds what does not
// fit.
type frame struct {
	s       *Shell
	columns *kit.Columns
	main    *fyne.Container
	content *fyne.Container
	over    fyne.CanvasObject
	size    fyne.Size
	// open: the inspector was asked for in a window too narrow to show it always.
	open bool
}

func newFrame(s *Shell) *frame {
	f := &frame{s: s, main: container.New(whole{})}
	f.content = container.New(&watch{f: f}, f.main, s.kit.Layer())
	return f
}

// whole gives every object all of the room.
type whole struct{}

func (whole) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

func (whole) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// watch is whole, and tells the frame that the window has another size.
type watch struct {
	whole
	f *frame
}

func (w *watch) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.whole.Layout(objects, size)
	w.f.resized(size)
}

func (w *watch) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 500) }

// resized folds and unfolds what the new width asks for.
func (f *frame) resized(size fyne.Size) {
	was := f.size
	f.size = size
	if was.Width == size.Width {
		return
	}
	f.fold()
}

// tight says that the queues leave the text too little room, isNarrow that the
// inspector does even beside folded queues.
func (f *frame) tight() bool { return f.lacks(queuesWidth) }

func (f *frame) isNarrow() bool { return f.lacks(queuesFolded) }

func (f *frame) lacks(queues float32) bool {
	l := f.s.look
	return f.size.Width > 0 && f.size.Width < l.Scaled(queues)+l.Scaled(listWidth)+storyLeast+l.Scaled(inspectorWidth)+l.Scaled(railWidth)
}

// arrange puts the panels of the moment side by side.
func (f *frame) arrange() {
	s := f.s
	switch {
	case f.over != nil:
		f.main.Objects = []fyne.CanvasObject{chrome(f.over)}
	case s.review != nil:
		f.main.Objects = f.whole(s.review.Content())
	case s.focusing && s.view != nil:
		f.main.Objects = []fyne.CanvasObject{kit.Border(nil, s.status.content, nil, nil, s.view.Alone())}
	default:
		var story, panel, rail fyne.CanvasObject = f.nothing(), kit.Over(), kit.Over()
		if s.view != nil {
			story, panel, rail = s.view.Content(), s.inspector.Panel(), s.inspector.Rail()
		}
		width := func(name string, usual float32) float32 {
			if w := s.panels.Widths[name]; w > 0 {
				return w
			}
			return s.look.Scaled(usual)
		}
		list := width("list", listWidth)
		if f.isNarrow() {
			list = min(list, s.look.Scaled(listNarrow))
		}
		f.columns = s.kit.Columns([]kit.ColumnSpec{
			colQueues:    {Object: s.library.Queues(), Width: f.queuesWidth(), Min: f.queuesWidth(), Max: f.queuesWidth()},
			colList:      {Object: s.library.List(), Width: list, Min: listLeast, Max: listMost, Hidden: f.listHidden()},
			colStory:     {Object: story, Min: 420, Grow: true},
			colInspector: {Object: panel, Width: width("inspector", inspectorWidth), Min: inspectorLeast, Max: inspectorMost, Hidden: f.inspectorHidden()},
			colRail:      {Object: rail, Width: s.look.Scaled(railWidth), Min: s.look.Scaled(railWidth), Max: s.look.Scaled(railWidth), Hidden: s.view == nil},
		}, f.pulled)
		menu := kit.Column(0, kit.Fixed(0, s.look.Scaled(menuHeight)-1, s.menuBar), kit.Line())
		// The window's own ground is paper already: painting it twice costs every frame.
		f.main.Objects = []fyne.CanvasObject{kit.Border(chrome(menu), chrome(s.status.content), nil, nil, f.columns)}
	}
	s.library.SetFolded(f.queuesFolded())
	if s.inspector != nil {
		s.inspector.SetFolded(f.inspectorHidden())
	}
	f.main.Refresh()
}

// chrome is the ground of what stands around the work.
func chrome(o fyne.CanvasObject) fyne.CanvasObject { return kit.Box(look.Chrome, look.None, 0, o) }

// fold shows and hides panels without building anything anew.
func (f *frame) fold() {
	if f.columns == nil {
		return
	}
	s := f.s
	s.library.SetFolded(f.queuesFolded())
	f.columns.SetWidth(colQueues, f.queuesWidth())
	f.columns.SetHidden(colList, f.listHidden())
	f.columns.SetHidden(colInspector, f.inspectorHidden())
	if s.inspector != nil {
		s.inspector.SetFolded(f.inspectorHidden())
	}
}

func (f *frame) queuesFolded() bool { return f.s.panels.Queues || f.tight() }

func (f *frame) queuesWidth() float32 {
	if f.queuesFolded() {
		return f.s.look.Scaled(queuesFolded)
	}
	return f.s.look.Scaled(queuesWidth)
}

// listHidden: in a narrow window the list gives its place to the inspector while
// that is open, so that neither squeezes the text.
func (f *frame) listHidden() bool {
	return f.s.panels.List || f.inTheWay() || f.s.view != nil && f.size.Width > 0 && f.size.Width < narrower
}

// inTheWay says that the inspector stands where the list would.
func (f *frame) inTheWay() bool { return f.isNarrow() && !f.inspectorHidden() }

func (f *frame) inspectorHidden() bool {
	return f.s.view == nil || f.s.panels.Inspector || f.isNarrow() && !f.open
}

// pulled remembers a width.
func (f *frame) pulled(i int, width float32) {
	if name := map[int]string{colList: "list", colInspector: "inspector"}[i]; name != "" {
		f.s.panels.Widths[name] = width
		f.s.keepPanels()
	}
}

func (s *Shell) keepPanels() {
	data, err := json.Marshal(s.panels)
	if err != nil {
		s.o.Log.Warn("keep panels", "error", err)
		return
	}
	s.remember(prefPanels, string(data))
}

// nothing is shown where no story is open: what could be done.
func (f *frame) nothing() fyne.CanvasObject {
	s := f.s
	button := s.kit.Button(kit.Primary, s.say("command.story.new"), func() { s.Run("story.new") }).WithIcon("plus")
	return s.kit.Empty("edit", s.say("shell.no-story.title"), s.say("shell.no-story.text"), button)
}

func (s *Shell) foldQueues() {
	s.panels.Queues = !s.panels.Queues
	s.frame.fold()
	s.keepPanels()
}

func (s *Shell) foldList() {
	if s.frame.inTheWay() {
		s.frame.open, s.panels.List = false, false
	} else {
		s.panels.List = !s.panels.List
	}
	s.frame.fold()
	s.keepPanels()
}

// foldInspector folds the panel at the right; in a narrow window it opens it
// until it is folded again.
func (s *Shell) foldInspector() {
	if s.frame.isNarrow() {
		s.frame.open = !s.frame.open
		s.panels.Inspector = false
	} else {
		s.panels.Inspector = !s.panels.Inspector
		s.keepPanels()
	}
	s.frame.fold()
}

// unfoldInspector makes room for the panel.
func (s *Shell) unfoldInspector() {
	if s.frame.inspectorHidden() {
		s.frame.open, s.panels.Inspector = true, false
		s.frame.fold()
	}
}

// focusMode shows the text alone, and everything again.
func (s *Shell) focusMode() {
	s.focusing = !s.focusing
	s.view.SetFocusMode(s.focusing)
	s.frame.arrange()
	if !s.focusing {
		s.view.Content().Refresh() // it has had no place of its own for a while
	}
	s.view.Focus()
}

// back is Esc: one step back, and never a loss.
func (s *Shell) back() bool {
	switch {
	case s.modal():
		return false
	case s.review != nil:
		s.review.Back()
	case s.view != nil && s.view.CloseFind():
	case s.focusing:
		s.focusMode()
	case s.view != nil:
		s.view.Text().Focus()
	default:
		return false
	}
	return true
}
