package publish

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/story"
	"dateline/ui/kit"
)

// work is a package that is being built. Closing the dialog does not stop it.
type work struct {
	story   story.Story
	began   time.Time
	stop    func()
	stopped bool
	// done of all photos are rendered.
	done, all int
	// bar shows it while the dialog is open.
	bar *kit.Progress
}

// build builds the package, if nothing forbids it.
func (g *gate) build() {
	if g.stage != ready || g.broken != nil {
		return
	}
	g.stop()
	g.forget()
	g.notice = nil
	g.stage = building
	g.s.begin(g.facts.story)
	g.draw()
}

// begin has the package built away from the window.
func (s *Screen) begin(st story.Story) {
	w := &work{story: st, began: s.d.Now()}
	s.work = w
	reason, folder, ending := s.reason, s.d.Folder(), ".zip"
	if s.folder {
		ending = ""
	}
	step := func(done, all int) { s.k.Post(func() { s.stepped(w, done, all) }) }
	w.stop = s.errands.see(func(ctx context.Context) func() {
		name := st.PackageName()
		out, err := s.d.Export(ctx, filepath.Join(folder, name+ending), reason, step)
		if export.Is(err, export.TargetExists) {
			// Something else has the name: the story's ID is nobody else's.
			out, err = s.d.Export(ctx, filepath.Join(folder, name+"-"+string(st.ID)+ending), reason, step)
		}
		return func() { s.built(w, out, err) }
	})
}

// stepped hears how far the work is.
func (s *Screen) stepped(w *work, done, all int) {
	if s.work == w {
		w.done, w.all = done, all
		s.progress()
	}
}

// progress shows how far the work is, and how long it will take when that can be
// told.
func (s *Screen) progress() {
	w := s.work
	if w.bar == nil {
		return
	}
	if w.stopped {
		w.bar.Set(s.say("publish.stopping"), w.done, w.all+1, "")
		return
	}
	left := ""
	if w.done > 0 && w.done < w.all {
		rest := s.d.Now().Sub(w.began) / time.Duration(w.done) * time.Duration(w.all-w.done)
		left = s.tell("publish.seconds-left", map[string]any{"N": int(rest.Round(time.Second) / time.Second)})
	}
	// The proof is the last step.
	w.bar.Set(s.step("publish.building", w.done, w.all), w.done, w.all+1, left)
}

// halt stops the work.
func (s *Screen) halt() {
	if s.work != nil && !s.work.stopped {
		s.work.stopped = true
		s.progress()
		s.work.stop()
	}
}

// drawBuilding shows the work, and that nobody has to wait for it.
func (g *gate) drawBuilding() {
	s := g.s
	s.work.bar = g.k.Progress(s.halt)
	s.progress()
	g.set(nil, g.k.Banner(kit.Info, s.say("publish.building.title"), s.say("publish.building.text")), s.work.bar)
}

// built says what came of the work: in the dialog while it is open, else in a
// line at the foot of the window.
func (s *Screen) built(w *work, out []desk.Exported, err error) {
	s.work = nil
	if err == nil && len(out) == 1 {
		f := &finished{
			story: w.story, path: out[0].Path, sum: out[0].Sum, files: out[0].Report.Files, bytes: out[0].Report.Bytes,
			took: s.d.Now().Sub(w.began), at: s.d.Now(),
		}
		s.d.Changed()
		s.celebrate(f)
		return
	}
	stopped := errors.Is(err, context.Canceled)
	if s.gate != nil {
		s.gate.failed(err, stopped)
	} else if !stopped {
		s.d.Error(err)
	}
}

// celebrate shows what was built.
func (s *Screen) celebrate(f *finished) {
	if s.gate != nil {
		s.gate.card.Close()
		s.showFinished(f)
		return
	}
	s.k.Toast(kit.Good, s.tell("publish.built", map[string]any{"Name": filepath.Base(f.path)}), s.say("publish.built.show"), func() { s.showFinished(f) })
}

// failed says why there is no package, what is safe, and what can be done.
func (g *gate) failed(err error, stopped bool) {
	s := g.s
	if stopped {
		g.notice = g.k.Banner(kit.Info, s.say("publish.stopped"), s.say("publish.stopped.text"))
	} else {
		other := g.k.Button(kit.Secondary, s.say("publish.folder.other"), g.chooseFolder).Small()
		g.notice = g.k.Banner(kit.Bad, s.say("publish.failed"), joined(" ", s.d.Say.Sentence(err), s.say("publish.failed.safe")), other)
	}
	g.inquire()
	g.k.Focus(g.leave)
}
