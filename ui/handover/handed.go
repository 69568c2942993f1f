package handover

import (
	"path/filepath"
	"strings"
	"unicode"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// ending of a hand-off file, and longestName of what stands before it, in letters.
const (
	ending      = ".dateline"
	longestName = 60
)

// fileName is what a hand-off file is called: after the story, with nothing that
// a disk of another system would not take.
func fileName(title string) string {
	var out []rune
	for _, r := range title {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("-_, ", r):
			out = append(out, r)
		case unicode.IsSpace(r):
			out = append(out, ' ')
		}
	}
	out = []rune(strings.Join(strings.Fields(string(out)), " "))
	name := strings.Trim(string(out[:min(len(out), longestName)]), " ,-_")
	if name == "" {
		name = "dateline"
	}
	return name + ending
}

const handedWidth = 640

// showHanded says where the file lies and what the other person does with it.
func (s *Screen) showHanded(job *work, made desk.Handed, me desk.Person) {
	var card *kit.Dialog
	k := s.k
	folder := k.Button(kit.Primary, s.say("handover.folder.open"), func() {
		if err := s.d.OpenPath(filepath.Dir(made.Path)); err != nil {
			s.d.Error(err)
		}
	}).WithIcon("folder")
	shut := k.Button(kit.Secondary, s.say("kit.close"), func() { card.Close() })
	title, text := s.closedBy(job)
	rows := []fyne.CanvasObject{k.Banner(kit.Good, title, text), s.lies(made), s.next(job, me)}
	card = k.Dialog(kit.DialogOptions{
		Title: s.say("handover.done.title"), Subtitle: joined(" · ", s.count("handover.stories", made.Stories), s.some("handover.photos", made.Photos), s.size(made.Bytes)),
		Width: s.d.Look.Scaled(handedWidth), Body: kit.Inset(look.S4, 20, look.S5, 20, kit.Column(look.S4, rows...)),
		Buttons: []*kit.Button{shut, folder}, First: folder,
	})
	card.Show()
}

// closedBy says who can read the file.
func (s *Screen) closedBy(job *work) (title, text string) {
	title = s.say("handover.done")
	switch {
	case len(job.to) > 0:
		return title, s.tell("handover.done.people", map[string]any{"Names": s.names(job.to)})
	case job.order.Passphrase != "":
		return title, s.say("handover.done.passphrase")
	}
	return title, s.say("handover.done.open")
}

// lies is where the file is.
func (s *Screen) lies(made desk.Handed) fyne.CanvasObject {
	k := s.k
	said := kit.Column(2,
		k.Text(filepath.Base(made.Path), look.Interface, look.Ink).Bold(true),
		k.Text(s.place(filepath.Dir(made.Path)), look.Small, look.Ink2))
	way := k.Button(kit.Secondary, s.say("publish.copy.path"), func() {
		k.Clipboard().SetContent(made.Path)
		k.Toast(kit.Good, s.say("publish.copied.path"), "", nil)
	}).Small().WithIcon("copy")
	line := kit.Row(look.S4, k.Icon("handoff", 24, look.Accent).On(look.Paper), kit.Grow(said), way)
	return kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S3, look.S4, look.S3, look.S4, line))
}

// next is what the other person does with the file.
func (s *Screen) next(job *work, me desk.Person) fyne.CanvasObject {
	k := s.k
	rows := []fyne.CanvasObject{s.heading(s.say("handover.next")), k.Text(s.say("handover.next.text"), look.Interface, look.Ink)}
	if job.order.Passphrase != "" {
		word := kit.Row(look.S3, kit.Grow(k.Text(job.order.Passphrase, look.Interface, look.Ink).Bold(true)), k.Button(kit.Secondary, s.say("handover.passphrase.copy"), func() {
			k.Clipboard().SetContent(job.order.Passphrase)
			k.Toast(kit.Good, s.say("handover.passphrase.copied"), "", nil)
		}).Small().WithIcon("copy"))
		rows = append(rows, kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S2, look.S2, look.S2, look.S4, word)), s.note(s.say("handover.passphrase.apart")))
	}
	if me.SafetyNumber != "" {
		rows = append(rows, s.note(s.say("handover.next.number")), k.Groups(me.SafetyNumber))
	}
	return kit.Column(look.S2, rows...)
}
