package welcome

import (
	"strconv"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// form is the three answers at the right.
type form struct {
	w        *Welcome
	language *kit.Segmented
	name     *kit.Entry
	nameAt   *kit.Field
	city     *kit.Completer
	cityAt   *kit.Field
	cards    *cards
	folder   *kit.Text
	button   *kit.Button
	scroll   *kit.VScroll
	air      []fyne.CanvasObject
	content  fyne.CanvasObject
}

// tall is the height of the fields of this page, which has room.
const tall = 40

func newForm(w *Welcome) *form {
	f := &form{w: w, cards: newCards(w)}
	k := w.k
	subtitle := k.Text(w.say("welcome.subtitle"), look.Small, look.Ink2)
	f.air = append(f.air, subtitle)
	head := kit.Column(look.S1, k.Text(w.say("welcome.title"), look.HeadlineNarrow, look.Ink), subtitle)
	steps := kit.Column(
		look.S4, f.space(look.S5), head, f.space(0), f.step(1, "welcome.language", f.languages()),
		f.space(0), f.step(2, "welcome.who", f.who()), f.space(0), f.step(3, "welcome.open", f.cards.content),
	)
	f.scroll = k.VScroll(newColumn(kit.Inset(look.S5, 0, look.S2, 0, steps)))
	f.content = kit.Border(nil, newColumn(f.foot()), nil, nil, f.scroll)
	return f
}

// space is air that a small window does without, beside the gaps around it.
func (f *form) space(height float32) fyne.CanvasObject {
	o := kit.Fixed(0, max(height, 1), kit.Over())
	f.air = append(f.air, o)
	return o
}

// tighten takes the air out where the window is too low for it.
func (f *form) tighten(tight bool) {
	for _, o := range f.air {
		show(o, !tight)
	}
}

// step is a numbered question with its answer.
func (f *form) step(n int, heading string, answer fyne.CanvasObject) fyne.CanvasObject {
	k := f.w.k
	number := k.Text(strconv.Itoa(n), look.Small, look.Panel).Lines(1).Bold(true).Align(fyne.TextAlignCenter)
	disc := kit.Fixed(24, 24, kit.Box(look.Ink, look.None, 12, kit.Column(0, kit.Spacer(), number, kit.Spacer())))
	return kit.Column(10, kit.Row(look.S3, disc, k.Text(f.w.say(heading), look.PanelTitle, look.Ink)), kit.Inset(0, 0, 0, 36, answer))
}

func (f *form) languages() fyne.CanvasObject {
	w := f.w
	options := []kit.Option{{Value: "ru", Label: w.say("welcome.language.ru")}, {Value: "en", Label: w.say("welcome.language.en")}}
	f.language = w.k.Segmented(options, w.d.Say.Language(), func(lang string) {
		w.so.moved = true
		w.d.SetLanguage(lang, w.answers())
	}).Large()
	return f.language
}

// who asks for the person and the newsroom.
func (f *form) who() fyne.CanvasObject {
	w, k := f.w, f.w.k
	f.name = k.Entry(kit.EntryOptions{Placeholder: w.say("welcome.name.hint"), OnSubmit: f.submit, OnChange: func(s string) {
		w.so.Name = s
		f.nameAt.SetError("")
		f.name.SetError(false)
		w.show()
	}})
	f.name.SetText(w.so.Name)
	f.nameAt = k.Field(w.say("welcome.name"), "", f.high(f.name))
	outlet := k.Entry(kit.EntryOptions{Text: w.so.Outlet, Placeholder: w.say("welcome.outlet.hint"), OnSubmit: f.submit, OnChange: func(s string) {
		w.so.Outlet = s
		w.show()
	}})
	var options []kit.Option
	for _, r := range roles() {
		options = append(options, kit.Option{Value: r, Label: w.say("welcome.role." + r)})
	}
	role := k.Select(options, w.so.Role, func(r string) { w.so.Role = r })
	note := kit.Row(6, k.Icon("lock", 14, look.Ink3), kit.Grow(k.Text(w.say("welcome.key"), look.Label, look.Ink3)))
	return kit.Column(
		look.S3, kit.Grid(2, look.S3, look.S3, f.nameAt, k.Field(w.say("welcome.role"), "", f.high(role)), k.Field(w.say("welcome.outlet"), "", f.high(outlet)), f.cities()),
		note,
	)
}

func (f *form) submit(string) { f.w.start() }

// high gives a field the height of this page.
func (f *form) high(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Fixed(0, f.w.d.Look.Scaled(tall), o)
}

// foot is where the newsroom lies, and the button.
func (f *form) foot() fyne.CanvasObject {
	w, k := f.w, f.w.k
	f.folder = k.Text("", look.Small, look.Ink2).Lines(1)
	where := kit.Row(look.S2, f.folder)
	if w.d.ChooseFolder != nil {
		where.Set(f.folder, k.Button(kit.Link, w.say("welcome.folder.change"), f.chooseFolder).Small())
	}
	f.button = k.Button(kit.Primary, w.say("welcome.start"), w.start).IconAfter("send").Large()
	f.showFolder()
	return kit.Inset(look.S3, 0, 20, 36, kit.Column(look.S3, kit.Row(look.S4, kit.Grow(where), f.button), f.space(look.S2)))
}

func (f *form) showFolder() {
	folder := f.w.d.Folder
	if f.w.so.Folder != "" {
		folder = f.w.so.Folder
	}
	f.folder.Set(f.w.d.Say.Say("welcome.folder", map[string]any{"Folder": folder}))
}

func (f *form) chooseFolder() {
	f.w.d.ChooseFolder(func(path string) {
		if path != "" {
			f.w.so.Folder = path
			f.showFolder()
			f.content.Refresh()
		}
	})
}

// nameless asks for the name that is missing.
func (f *form) nameless() {
	f.nameAt.SetError(f.w.say("welcome.name.missing"))
	f.name.SetError(true)
	f.w.k.Focus(f.name)
}
