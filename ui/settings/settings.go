// Package settings is where a newsroom says who works here and who else is
// believed, what the house is called, how the program looks, and where its backups
// lie.
//
// There is no button that saves: what can be taken is taken at once, and what
// cannot is answered under its field while the old value stays. The invariant:
// what a field took is written in the order in which it was typed, also when the
// dialog has gone by then.
package settings

import (
	"context"

	"dateline/internal/desk"
	"dateline/internal/outlet"
	"dateline/internal/places"
	"dateline/internal/words"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Deps is what the settings need. All but Again and State must be set; the
// functions with a context, and Backups, are called from other goroutines.
type Deps struct {
	Kit *kit.Kit
	Say *words.Speaker
	// Name, Role and Profile as they are; SetPerson and SetOutlet change them, an
	// empty name or role is left as it is.
	Name, Role string
	Profile    outlet.Profile
	SetPerson  func(ctx context.Context, name, role string) error
	SetOutlet  func(ctx context.Context, set []desk.Assignment) error
	// Staff is who is known here. SaveFile asks where a file of a name goes; done
	// gets "" when the person thought better of it. AcceptCard asks for a card and
	// shows it, ShowPerson and ShowQuarantined show who is not accepted yet and what
	// waits of them: done is told when something came of it.
	Staff           Staff
	SaveFile        func(name string, done func(path string))
	AcceptCard      func(done func())
	ShowPerson      func(p desk.Person, done func())
	ShowQuarantined func(got desk.Received, done func())
	Cities          func(typed, lang string, limit int) []places.Place
	// Theme is "light", "dark" or "system"; Percent the text size, one of Sizes.
	Theme   string
	Percent int
	Sizes   []int
	// SetLanguage, SetTheme and SetPercent may make the window anew. The dialog is
	// closed before; Again, when it is set, opens it afterwards where it was.
	SetLanguage func(string)
	SetTheme    func(string)
	SetPercent  func(int)
	Again       func(State)
	// Folder is the data folder.
	Folder       string
	OpenPath     func(string) error
	Backups      func() ([]desk.Backup, error)
	Backup       func(ctx context.Context, to string) (string, error)
	ChooseFolder func(done func(path string))
	// Closed is told when the dialog has gone and everything in it is written.
	Closed func()
	State  State
}

// State is where the person is in the settings.
type State struct {
	offset float32
	// changed is the choice that made the window anew: it keeps the keyboard.
	changed string
}

// Screen is the dialog. It is for the window's thread.
type Screen struct {
	d       Deps
	k       *kit.Kit
	dialog  *kit.Dialog
	scroll  *kit.VScroll
	profile outlet.Profile
	// writing takes what was typed, copying makes backups: a long copy must not
	// hold up a name.
	writing, copying *lane
	knowing          *lane
	staff            *staff
	fields           []*field
	city             *home
	first            map[string]fyne.Focusable
	backups          *kit.Stack
	closed           bool
}

// The size of the dialog, in units.
const (
	width  = 760
	height = 720
)

// Show opens the settings.
func Show(d Deps) *Screen {
	s := &Screen{d: d, k: d.Kit, profile: d.Profile, backups: kit.Column(look.S2), first: map[string]fyne.Focusable{}}
	s.writing, s.copying, s.knowing = newLane(d.Kit.Post), newLane(d.Kit.Post), newLane(d.Kit.Post)
	s.staff = newStaff(s)
	body := kit.Column(look.S6, s.person(), s.staff.object, s.looks(), s.house(), s.readers(), s.data())
	s.scroll = d.Kit.VScroll(kit.Inset(look.S5, look.S5, look.S5, look.S5, body))
	s.dialog = d.Kit.Dialog(kit.DialogOptions{
		Title: s.say("settings.title"), Subtitle: s.say("settings.subtitle"), Body: s.scroll, Width: width, Height: height,
		Buttons: []*kit.Button{d.Kit.Button(kit.Secondary, s.say("settings.close"), func() { s.dialog.Close() })},
		Closed:  s.leave, First: s.first[d.State.changed],
	})
	s.list()
	s.staff.know()
	s.dialog.Show()
	s.scroll.SetOffset(d.State.offset)
	return s
}

// Reload shows the people anew: somebody was accepted elsewhere.
func (s *Screen) Reload() { s.staff.know() }

// Close closes the dialog and waits for what is being written.
func (s *Screen) Close() {
	s.dialog.Close()
	s.writing.wait()
	s.copying.wait()
	s.knowing.wait()
}

// leave takes what stands in the fields, and tells when it is written.
func (s *Screen) leave() {
	for _, f := range s.fields {
		f.take()
	}
	s.city.take()
	s.closed = true
	s.writing.run(func() error { return nil }, func(error) { s.d.Closed() })
}

// anew closes the dialog, lets the window be made anew, and opens it again.
func (s *Screen) anew(changed string, change func()) {
	at := State{s.scroll.Offset(), changed}
	s.dialog.Close()
	change()
	if s.d.Again != nil {
		s.d.Again(at)
	}
}

// trouble says what could not be done: under its field, or, when the dialog has
// gone, in the window.
func (s *Screen) trouble(f *kit.Field, err error) {
	if err != nil && (s.closed || f == nil) {
		s.k.Toast(kit.Bad, s.d.Say.Sentence(err), "", nil)
		return
	}
	if f != nil {
		f.SetError(s.sentence(err))
	}
}

func (s *Screen) sentence(err error) string {
	if err == nil {
		return ""
	}
	return s.d.Say.Sentence(err)
}

// section is one part under its heading.
func (s *Screen) section(id string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	head := []fyne.CanvasObject{s.k.Text(s.say("settings."+id), look.PanelTitle, look.Ink)}
	return kit.Column(look.S3, append(head, parts...)...)
}

// note is a small line that explains a section.
func (s *Screen) note(id string) fyne.CanvasObject {
	return s.k.Text(s.say("settings."+id), look.Small, look.Ink2)
}

// pairs puts fields side by side, two in a row.
func pairs(fields ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Grid(2, look.S4, look.S3, fields...)
}

func (s *Screen) say(id string) string { return s.d.Say.Say(id, nil) }
