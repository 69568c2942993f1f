package handover

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// intake is a file that is being read: it asks for a passphrase when it must, and
// says why when it cannot.
type intake struct {
	s    *Screen
	k    *kit.Kit
	card *kit.Dialog // nil while there is nothing to see
	body *kit.Stack

	path, passphrase string
	entry            *kit.Entry
	bar              *kit.Progress
	done, total      int64
	// stop ends the reading, hurry the wait before it is shown.
	stop, hurry func()
	stopped     bool
	// over: the next file may come.
	over bool
}

const (
	intakeWidth = 520
	// quick is how long a file may take before anybody is told that it is being read.
	quick = 300 * time.Millisecond
)

// The refusals that ask for something, by the ids of their sentences.
const (
	needsPassphrase = "handoff.needs-passphrase"
	wrongPassphrase = "handoff.wrong-passphrase"
)

// waiting is a file to be read, with what may open it.
type waiting struct{ path, passphrase string }

// Receive reads hand-off files, one after the other.
func (s *Screen) Receive(paths ...string) {
	for _, p := range paths {
		s.waiting = append(s.waiting, waiting{path: p})
	}
	s.nextFile()
}

// nextFile begins with the next file when no other is being read or told of.
func (s *Screen) nextFile() {
	if s.intake != nil || len(s.waiting) == 0 {
		return
	}
	next := s.waiting[0]
	s.waiting = s.waiting[1:]
	s.intake = &intake{s: s, k: s.k, path: next.path, stop: func() {}, hurry: func() {}}
	s.intake.read(next.passphrase)
}

// end takes the dialog away and lets the next file come.
func (in *intake) end() {
	in.over = true
	in.hurry()
	if in.card != nil {
		in.card.Close()
	}
	in.s.intake = nil
	in.s.nextFile()
}

// read reads the file with a passphrase.
func (in *intake) read(passphrase string) {
	s := in.s
	in.passphrase, in.stopped = passphrase, false
	in.done, in.total = 0, 0
	if in.card == nil {
		in.hurry = s.k.Later(quick, func() {
			if !in.over && in.card == nil {
				in.reading()
			}
		})
	} else {
		in.reading()
	}
	step := func(done, total int64) {
		s.k.Post(func() {
			in.done, in.total = done, total
			in.progress()
		})
	}
	in.stop = s.errands.see(func(ctx context.Context) func() {
		got, err := s.d.Desk.Receive(ctx, in.path, passphrase, step)
		numbers := s.numbersOf(ctx, []desk.Received{got})
		return func() {
			maps.Copy(s.versions, numbers)
			in.answered(got, err)
		}
	})
}

// numbersOf are those of the last versions of the stories that came.
func (s *Screen) numbersOf(ctx context.Context, all []desk.Received) map[story.ID]int {
	out := map[story.ID]int{}
	for _, got := range all {
		for _, st := range got.Stories {
			entries, err := s.d.Desk.History(ctx, string(st.ID))
			if err != nil {
				continue // it is said without its number
			}
			for _, e := range entries {
				out[st.ID] = max(out[st.ID], e.Version)
			}
		}
	}
	return out
}

// show shows a stage in the dialog, which is opened for it when it must be.
func (in *intake) show(buttons []*kit.Button, first fyne.Focusable, rows ...fyne.CanvasObject) {
	s := in.s
	if in.card == nil {
		in.body = kit.Column(look.S4)
		in.card = in.k.Dialog(kit.DialogOptions{
			Title: s.say("handover.file.title"), Subtitle: filepath.Base(in.path), Width: s.d.Look.Scaled(intakeWidth),
			Body: kit.Inset(look.S4, 20, look.S5, 20, in.body), Buttons: buttons, First: first, Submit: in.submit, Closed: in.shut,
		})
		in.body.Set(rows...)
		in.card.Show()
		return
	}
	in.body.Set(rows...)
	in.card.SetButtons(buttons...)
	in.card.Relayout()
	in.k.Focus(first)
}

// shut is the dialog closed by the person: the reading ends with it.
func (in *intake) shut() {
	in.card = nil
	if !in.over {
		in.stop()
		in.end()
	}
}

// reading shows how far it is.
func (in *intake) reading() {
	in.entry = nil
	in.bar = in.k.Progress(in.halt)
	stop := in.k.Button(kit.Secondary, in.s.say("kit.close"), func() { in.card.Close() })
	in.progress()
	in.show([]*kit.Button{stop}, stop, in.bar)
}

func (in *intake) progress() {
	if in.bar == nil {
		return
	}
	id := "handover.reading"
	if in.stopped {
		id = "handover.stopping"
	}
	in.bar.Set(in.s.say(id), int(in.done), int(in.total), "")
}

func (in *intake) halt() {
	if !in.stopped {
		in.stopped = true
		in.progress()
		in.stop()
	}
}

// answered goes on from what came of the reading.
func (in *intake) answered(got desk.Received, err error) {
	if in.over {
		if err == nil {
			in.s.d.Changed()
		}
		return
	}
	in.bar = nil
	in.hurry()
	switch code := words.Refused(err); {
	case err == nil:
		in.told(got)
	case code == needsPassphrase:
		in.ask("")
	case code == wrongPassphrase:
		in.ask(in.s.d.Say.Sentence(err))
	case errors.Is(err, context.Canceled):
		in.end()
	default:
		in.failed(err)
	}
}

// told shows what came; the next file waits until it has been read.
func (in *intake) told(got desk.Received) {
	s := in.s
	in.over = true
	if in.card != nil {
		in.card.Close()
	}
	s.d.Changed()
	after := func() {
		s.intake = nil
		s.nextFile()
	}
	if got.Quarantined {
		s.quarantined(got, in.passphrase, after)
		return
	}
	s.showReceived([]desk.Received{got}, after)
}

// ask asks for the passphrase; wrong is what was wrong with the last one.
func (in *intake) ask(wrong string) {
	s := in.s
	in.entry = in.k.Entry(kit.EntryOptions{Text: in.passphrase, OnSubmit: func(string) { in.submit() }})
	field := in.k.Field(s.say("handover.passphrase"), "", in.entry)
	field.SetError(wrong)
	shut := in.k.Button(kit.Secondary, s.say("kit.cancel"), func() { in.card.Close() })
	open := in.k.Button(kit.Primary, s.say("handover.open"), in.submit)
	in.show([]*kit.Button{shut, open}, in.entry, in.k.Text(s.say("handover.asks"), look.Interface, look.Ink2), field)
	in.entry.SelectAll()
}

// submit tries the passphrase that was typed.
func (in *intake) submit() {
	if in.entry != nil && in.entry.Text() != "" {
		in.read(in.entry.Text())
	}
}

// failed says why the file cannot be read. A forked identity is no trouble with a
// file: somebody poses as somebody.
func (in *intake) failed(err error) {
	s := in.s
	in.entry = nil
	shut := in.k.Button(kit.Secondary, s.say("kit.close"), func() { in.card.Close() })
	if errors.Is(err, revision.ErrForked) {
		in.show([]*kit.Button{shut}, shut, s.forked())
		return
	}
	in.show([]*kit.Button{shut}, shut, in.k.Banner(kit.Bad, s.say("handover.unread"), joined(" ", s.d.Say.Sentence(err), s.say("handover.unread.safe"))))
}

// forked says that two different cards claim to be the same one of one person.
func (s *Screen) forked() fyne.CanvasObject {
	return kit.Column(look.S3, s.k.Banner(kit.Bad, s.say("handover.forked"), s.say("handover.forked.text")), s.k.Text(s.say("handover.forked.do"), look.Interface, look.Ink))
}
