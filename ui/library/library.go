// Package library is the left of the window: the queues with their counts, and
// the list of the stories in one of them.
//
// It reads in the background and shows what it has until the new is there, so a
// long newsroom never holds up a key. The invariant: what a row says follows
// from the desk's answer to the question of now, and an answer to an older
// question is dropped.
package library

import (
	"context"
	"image"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Deps is what the library needs of the rest. All but State must be set. Rows,
// Counts, Picture and Person are called from other goroutines.
type Deps struct {
	Kit    *kit.Kit
	Say    *words.Speaker
	Look   look.Look
	Rows   func(context.Context, desk.RowQuery) ([]desk.Row, error)
	Counts func(context.Context) (map[desk.Queue]int, error)
	// Picture makes a photo of a story in w × h pixels.
	Picture func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error)
	Now     func() time.Time
	// Zone is the clock that deadlines are told by.
	Zone func() *time.Location
	// Person who works here, for the foot of the queues.
	Person func() (name, role string)
	// Open opens a story; Menu is what can be done with the selected ones.
	Open     func(story.ID)
	NewStory func()
	Settings func()
	Menu     func([]story.ID) []kit.MenuItem
	Error    func(error)
	State    State
}

// State is where the person is in the library; made from it, the library comes
// back as it was.
type State struct {
	Queue desk.Queue `json:"queue"`
	Text  string     `json:"text,omitempty"`
	Sort  string     `json:"sort,omitempty"`
	// Offset is how far the list is scrolled, in rows.
	Offset float32 `json:"offset,omitempty"`
	// Selected are the stories that are selected; one that is open is.
	Selected []story.ID `json:"selected,omitempty"`
	// read is what was read last: it is shown at once, until it is read again.
	read answer
}

// sorts are the orders of the list, the first is the usual one.
func sorts() []string { return []string{"touched", "date", "deadline", "city"} }

// pause is how long typing into the filter rests before it is asked for.
const pause = 120 * time.Millisecond

// Library is the queues and the list. All of it is for the window's thread.
type Library struct {
	d      Deps
	state  State
	reader *reader
	thumbs *thumbs
	queues *queues
	list   *list
	// typing waits for the person to rest, clock for the next minute.
	typing, clock func()
	// failed is the last error that was said: it is said once.
	failed string
}

// New makes the library and asks for the first rows.
func New(d Deps) *Library {
	l := &Library{d: d, state: d.State, typing: func() {}, clock: func() {}}
	if l.state.Queue == "" {
		l.state.Queue = desk.AllWork
	}
	if l.state.Sort == "" {
		l.state.Sort = sorts()[0]
	}
	l.reader = newReader(d, l.show, l.fail)
	l.thumbs = newThumbs(d, l.reader)
	l.queues = newQueues(l)
	l.list = newList(l)
	l.list.fill()
	l.list.rows.SetOffset(l.state.Offset * l.list.height)
	l.Reload()
	l.tick()
	return l
}

// Queues is the column of queues.
func (l *Library) Queues() fyne.CanvasObject { return l.queues.content }

// List is the column of stories.
func (l *Library) List() fyne.CanvasObject { return l.list.content }

// Close stops what is being read and waits for its end.
func (l *Library) Close() {
	l.typing()
	l.clock()
	l.reader.close()
}

// State is where the person is in it.
func (l *Library) State() State {
	s := l.state
	s.Offset = l.list.rows.Offset() / l.list.height
	return s
}

// SetFolded shows the queues as marks with counts.
func (l *Library) SetFolded(folded bool) { l.queues.fold(folded) }

// ShowQueue goes to a queue.
func (l *Library) ShowQueue(q desk.Queue) {
	if q != l.state.Queue {
		l.state.Queue = q
		l.list.rows.SetOffset(0)
		l.queues.fill()
		l.list.head()
	}
	l.Reload()
}

// Show selects the story that is open, and scrolls to it as soon as it is there.
func (l *Library) Show(id story.ID) {
	l.state.Selected = []story.ID{id}
	l.list.wanted = id
	l.list.mark()
}

// FocusSearch puts the keyboard into the filter.
func (l *Library) FocusSearch() {
	l.d.Kit.Focus(l.list.entry)
	l.list.entry.SelectAll()
}

// FocusList puts the keyboard onto the rows.
func (l *Library) FocusList() { l.d.Kit.Focus(l.list.rows) }

// Reload reads rows and counts in the background; until they are there the old
// ones stay.
func (l *Library) Reload() {
	l.reader.ask(desk.RowQuery{Queue: l.state.Queue, Text: l.state.Text, Sort: l.state.Sort, StateWord: l.stateWord})
}

// show takes what was read over.
func (l *Library) show(a answer) {
	l.failed = ""
	l.state.read = a
	l.queues.fill()
	l.list.fill()
}

func (l *Library) fail(err error) {
	if err.Error() != l.failed {
		l.failed = err.Error()
		l.d.Error(err)
	}
}

// tick looks at the clock once a minute: deadlines come near, embargoes end.
func (l *Library) tick() {
	l.clock = l.d.Kit.Later(time.Minute, func() {
		l.Reload()
		l.tick()
	})
}

// filter looks for what was typed, once typing rests.
func (l *Library) filter(typed string) {
	l.state.Text = typed
	l.typing()
	l.typing = l.d.Kit.Later(pause, func() {
		l.list.rows.SetOffset(0)
		l.Reload()
	})
}

func (l *Library) rows() []desk.Row { return l.state.read.rows }

func (l *Library) say(id string) string { return l.d.Say.Say(id, nil) }

func (l *Library) stateWord(s revision.State) string { return l.say("state.title." + string(s)) }
