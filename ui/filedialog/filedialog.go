// Package filedialog asks a person for files, for a folder or for a name to
// keep something under: with the dialog of their desktop where it has one, else
// with one of ours, in which pictures are seen before they are taken.
//
// It knows no newsroom. The invariant: every question is answered exactly once,
// on the window's thread – with what was chosen, or with nothing.
package filedialog

import (
	"context"
	"errors"
	"image"

	"dateline/internal/words"
	"dateline/ui/filedialog/portal"
	"dateline/ui/kit"
)

// Kind is a kind of files: its name, and endings with their dot, ".jpg". A Kind
// without endings is all files.
type Kind struct {
	Name    string
	Endings []string
}

// Options are what a Chooser needs of its window.
type Options struct {
	Kit   *kit.Kit
	Words *words.Speaker
	// System asks with the desktop's own dialog, or gives an error that is
	// portal.ErrNone; nil has none.
	System func(context.Context, portal.Question) ([]string, error)
	// Look gives a picture of a file in just so many pixels, on any goroutine;
	// nil shows no pictures. Pictures are the endings of files to show so.
	Look     func(ctx context.Context, path string, width, height int) (*image.RGBA, error)
	Pictures []string
	// Env are the variables that say where the person keeps things: os.Getenv.
	Env func(string) string
}

// Chooser asks for files. One question is open at a time.
type Chooser struct {
	o Options
	// ctx ends with the Chooser, and with it a dialog of the desktop.
	ctx  context.Context
	stop context.CancelFunc
	open bool
	// shown is our own dialog, while it is open.
	shown *dialog
	// last is the folder of the last answer: the next question begins there.
	last string
}

// New makes a Chooser; Close ends it.
func New(o Options) *Chooser {
	if o.System == nil {
		o.System = func(context.Context, portal.Question) ([]string, error) { return nil, portal.ErrNone }
	}
	if o.Env == nil {
		o.Env = func(string) string { return "" }
	}
	c := &Chooser{o: o}
	c.ctx, c.stop = context.WithCancel(context.Background())
	return c
}

// Close takes a dialog of the desktop away; its question is not answered.
func (c *Chooser) Close() { c.stop() }

// Files asks for files, of the first kind unless the person picks another; many
// allows more than one. done gets none when they chose none.
func (c *Chooser) Files(title string, kinds []Kind, many bool, done func(paths []string)) {
	c.ask(question{mode: files, title: title, kinds: kinds, many: many, accept: c.say("filedialog.open"), done: done})
}

// Folder asks for a folder; accept is the word on the button, start where to
// begin, "" where the last answer was. done gets "" when they chose none.
func (c *Chooser) Folder(title, accept, start string, done func(path string)) {
	c.ask(question{mode: folder, title: title, accept: accept, start: start, done: single(done)})
}

// Save asks for a folder and a name for a file; an existing file is only named
// after the person said so. done gets "" when they chose none.
func (c *Chooser) Save(title, name string, done func(path string)) {
	c.ask(question{mode: save, title: title, accept: c.say("filedialog.save"), name: name, done: single(done)})
}

func single(done func(string)) func([]string) {
	return func(paths []string) {
		if len(paths) == 0 {
			done("")
			return
		}
		done(paths[0])
	}
}

// mode is what is asked for.
type mode int

const (
	files mode = iota
	folder
	save
)

// question is one thing asked.
type question struct {
	mode          mode
	title, accept string
	kinds         []Kind
	many          bool
	start, name   string
	done          func([]string)
}

// ask asks the desktop in the background; where that has no dialog, ours comes.
// A name to save under is always asked for by ours: the desktop's would have to
// be told of the file's kind twice.
func (c *Chooser) ask(q question) {
	if c.open {
		return
	}
	c.open = true
	if q.start == "" {
		q.start = c.last
	}
	if q.mode == save {
		c.showOwn(q)
		return
	}
	go func() {
		paths, err := c.o.System(c.ctx, q.forSystem())
		c.o.Kit.Post(func() {
			switch {
			case c.ctx.Err() != nil:
			case errors.Is(err, portal.ErrNone):
				c.showOwn(q)
			case err != nil:
				c.o.Kit.Toast(kit.Bad, c.o.Words.Sentence(err), "", nil)
				c.answer(q, nil)
			default:
				c.answer(q, paths)
			}
		})
	}()
}

func (q question) forSystem() portal.Question {
	p := portal.Question{Title: q.title, Accept: q.accept, Folder: q.mode == folder, Many: q.many, Start: q.start}
	for _, k := range q.kinds {
		if len(k.Endings) > 0 {
			p.Filters = append(p.Filters, portal.Filter{Name: k.Name, Endings: k.Endings})
		}
	}
	return p
}

// answer answers a question and makes room for the next.
func (c *Chooser) answer(q question, paths []string) {
	c.open, c.shown = false, nil
	if len(paths) > 0 {
		c.last = parentOf(paths[0])
	}
	q.done(paths)
}

func (c *Chooser) say(id string) string { return c.o.Words.Say(id, nil) }
