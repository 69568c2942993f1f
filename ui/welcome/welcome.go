// Package welcome is the first start: one page with three answers – language,
// who works here, what to open – and beside it a front page that shows what they
// lead to while one types.
//
// It asks and shows; what follows from the answers is done by whoever made it.
// The invariant: it can be built anew from its Answers at any moment, in another
// language, and the person goes on typing where they were.
package welcome

import (
	"image"
	"time"

	"dateline/internal/places"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Opening is what to open first.
type Opening string

// The openings; Sample is chosen beforehand: one can do no harm in it.
const (
	Sample Opening = "sample"
	Empty  Opening = "empty"
	File   Opening = "file"
)

func openings() []Opening { return []Opening{Sample, Empty, File} }

// roles a person can have, the first when nothing is said.
func roles() []string { return []string{"journalist", "editor", "chief"} }

// Answers is what was answered so far, and in the end what was decided. What the
// system knows about the person can be filled in beforehand.
type Answers struct {
	Name, Role, Outlet string
	// City as it was typed; Region and Zone are those of the map, empty for a city
	// that it does not know.
	City, Region, Zone string
	Open               Opening
	// Path of the file to begin with; only for File.
	Path string
	// Folder is another data folder than the one that was shown; empty is none.
	Folder string

	place places.Place
	// moved: the language was switched, and the keyboard stays on it.
	moved  bool
	scroll float32
}

// Deps is what the page needs. All but ChooseFolder must be set.
type Deps struct {
	Kit  *kit.Kit
	Say  *words.Speaker
	Look look.Look
	// Cities completes what was typed in a language.
	Cities func(typed, lang string, limit int) []places.Place
	// Folder is where the newsroom lies.
	Folder string
	Now    func() time.Time
	// Answers to begin with.
	Answers Answers
	// SetLanguage makes the page anew in another language, with these answers.
	SetLanguage func(lang string, so Answers)
	// ChooseFile asks for a hand-off file, a page or a text; done gets "" when the person thought
	// better of it. ChooseFolder asks for another data folder; nil: it stays.
	ChooseFile   func(done func(path string))
	ChooseFolder func(done func(path string))
	// Start begins to work.
	Start func(Answers)
	// Photo makes the photo of the front page in so many pixels, when it can.
	Photo func(w, h int, ready func(image.Image))
}

// Welcome is the page. It is for the window's thread.
type Welcome struct {
	d       Deps
	k       *kit.Kit
	so      Answers
	page    *page
	form    *form
	content fyne.CanvasObject
}

// New makes the page. It takes the keyboard as soon as it is shown.
func New(d Deps) *Welcome {
	w := &Welcome{d: d, k: d.Kit, so: d.Answers}
	if w.so.Role == "" {
		w.so.Role = roles()[0]
	}
	if w.so.Open == "" {
		w.so.Open = Sample
	}
	if w.so.place.ID != 0 {
		w.so.take(w.so.place, d.Say.Language())
	}
	w.page = newPage(w)
	w.form = newForm(w)
	w.content = halves(d.Look, w.page.content, w.form.content, w.form.tighten)
	w.show()
	w.k.Post(w.focus)
	return w
}

// Content is the page as it fills the window.
func (w *Welcome) Content() fyne.CanvasObject { return w.content }

// take makes a place of the map the home city.
func (a *Answers) take(p places.Place, lang string) {
	a.place, a.City, a.Region, a.Zone = p, p.Name(lang), p.Region(lang), p.Zone
}

// answers are those of now, with all that is needed to make the page anew.
func (w *Welcome) answers() Answers {
	so := w.so
	so.scroll = w.form.scroll.Offset()
	return so
}

// focus puts the keyboard where the person goes on: on the name, or back on the
// language that was just switched.
func (w *Welcome) focus() {
	if w.so.moved {
		w.so.moved = false
		w.k.Focus(w.form.language)
	} else {
		w.k.Focus(w.form.name)
	}
	w.form.scroll.SetOffset(w.so.scroll)
}

// show brings the front page up to what was typed.
func (w *Welcome) show() { w.page.show(w.so) }

// start gives the answers, once they are all there.
func (w *Welcome) start() {
	if w.so.Open != Sample && w.so.Name == "" {
		w.form.nameless()
		return
	}
	if w.so.Open != File {
		w.d.Start(w.answers())
		return
	}
	w.d.ChooseFile(func(path string) {
		if path != "" {
			w.so.Path = path
			w.d.Start(w.answers())
		}
	})
}

func (w *Welcome) say(id string) string { return w.d.Say.Say(id, nil) }
