package handover

import (
	"context"
	"errors"
	"path/filepath"

	"dateline/internal/desk"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// work is a file that is being written. Closing the dialog does not stop it.
type work struct {
	order desk.HandOff
	// to is who can read it.
	to          []desk.Person
	stop        func()
	stopped     bool
	done, total int64
	bar         *kit.Progress
}

// where asks where the file goes, and writes it.
func (w *writing) where() {
	if w.whyNot() != "" {
		return
	}
	w.s.d.SaveFile(fileName(w.title), func(path string) {
		if path != "" && w.whyNot() == "" {
			w.begin(path)
		}
	})
}

// begin has the file written away from the window.
func (w *writing) begin(path string) {
	s := w.s
	if filepath.Ext(path) == "" {
		path += ending
	}
	job := &work{order: w.order(path), to: w.readers()}
	if w.lock != toPeople {
		job.to = nil
	}
	w.work, w.notice = job, nil
	step := func(done, total int64) {
		s.k.Post(func() {
			job.done, job.total = done, total
			w.progress()
		})
	}
	job.stop = s.errands.see(func(ctx context.Context) func() {
		made, err := s.d.Desk.HandOff(ctx, job.order, step)
		return func() { w.written(job, made, err) }
	})
	w.draw()
}

// progress shows how far the work is.
func (w *writing) progress() {
	if w.work == nil || w.work.bar == nil {
		return
	}
	id := "handover.writing"
	if w.work.stopped {
		id = "handover.stopping"
	}
	w.work.bar.Set(w.s.say(id), int(w.work.done), int(w.work.total), "")
}

// halt stops the work.
func (w *writing) halt() {
	if w.work != nil && !w.work.stopped {
		w.work.stopped = true
		w.progress()
		w.work.stop()
	}
}

// written says what came of the work: in the dialog while it is open, else at the
// foot of the window.
func (w *writing) written(job *work, made desk.Handed, err error) {
	s := w.s
	w.work = nil
	open := w.card != nil
	if !open {
		s.writing = nil
	}
	switch {
	case err == nil && open:
		w.card.Close()
		s.showHanded(job, made, w.me)
	case err == nil:
		s.k.Toast(kit.Good, s.tell("handover.written.toast", map[string]any{"Name": filepath.Base(made.Path)}), s.say("handover.show"), func() { s.showHanded(job, made, w.me) })
	case open:
		w.notice = w.failed(err)
		w.draw()
	case !errors.Is(err, context.Canceled):
		s.d.Error(err)
	}
}

// failed says why there is no file.
func (w *writing) failed(err error) fyne.CanvasObject {
	s := w.s
	if errors.Is(err, context.Canceled) {
		return w.k.Banner(kit.Info, s.say("handover.write.stopped"), s.say("handover.write.stopped.text"))
	}
	return w.k.Banner(kit.Bad, s.say("handover.write.failed"), joined(" ", s.d.Say.Sentence(err), s.say("handover.write.safe")))
}
