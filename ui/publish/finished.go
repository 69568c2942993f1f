package publish

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// finished is a package that was built and proved.
type finished struct {
	story     story.Story
	path, sum string
	files     int
	bytes     int64
	took      time.Duration
	at        time.Time
}

// done is the dialog after the package: where it lies, what was proved, and what
// can be done with it.
type done struct {
	s    *Screen
	k    *kit.Kit
	card *kit.Dialog
	*frame
	f *finished

	// note is what came of the last thing that was done here.
	note        fyne.CanvasObject
	page, prove *kit.Button
	busy        *kit.Button // waits for its answer
	marked      bool
}

// showFinished opens the dialog of a package.
func (s *Screen) showFinished(f *finished) {
	d := &done{s: s, k: s.k, frame: newFrame(s), f: f}
	d.page = d.k.Button(kit.Primary, s.say("publish.open-page"), d.openPage).WithIcon("globe")
	d.prove = d.button("publish.verify", "shield", d.verify)
	d.card = d.k.Dialog(kit.DialogOptions{
		Title: s.say("publish.done.title"), Subtitle: s.subtitle(f.story), Width: wide, Height: high,
		Body: d.object, First: d.page, Submit: d.openPage,
	})
	d.preview.Show(f.story)
	d.draw()
	d.drawFoot()
	d.card.Show()
}

// button of the footer; where there is little room its icon alone, named by its
// tip.
func (d *done) button(id string, icon look.Icon, run func()) *kit.Button {
	label := d.s.say(id)
	if d.s.width() < d.s.d.Look.Scaled(roomy) {
		return d.k.Button(kit.Secondary, "", run).WithIcon(icon).Tip(label, "")
	}
	return d.k.Button(kit.Secondary, label, run).WithIcon(icon)
}

// draw shows what is known of the package.
func (d *done) draw() {
	s := d.s
	content := []fyne.CanvasObject{
		d.k.Banner(kit.Good, s.say("publish.done"), s.tell("publish.done.text", map[string]any{"Seconds": s.decimal(d.f.took.Seconds())})),
		d.lies(),
	}
	if d.note != nil {
		content = append(content, d.note)
	}
	content = append(content, d.proved(), d.beside())
	var sum fyne.CanvasObject
	if d.f.sum != "" {
		sum = d.k.Text(s.tell("publish.sum", map[string]any{"Sum": shortSum(d.f.sum)}), look.Label, look.Ink3).Lines(1)
	}
	d.set(sum, content...)
}

// lies is the card that says what the package is called and where it lies.
func (d *done) lies() fyne.CanvasObject {
	s := d.s
	said := kit.Column(2,
		d.k.Text(filepath.Base(d.f.path), look.Interface, look.Ink).Bold(true),
		d.k.Text(joined(" · ", s.place(filepath.Dir(d.f.path)), s.files(d.f.files, d.f.bytes)), look.Small, look.Ink2))
	way := d.k.Button(kit.Secondary, s.say("publish.copy.path"), func() {
		d.k.Clipboard().SetContent(d.f.path)
		d.tellGood(s.say("publish.copied.path"))
	}).Small().WithIcon("copy")
	line := kit.Row(look.S4, d.k.Icon("archive", 24, look.Accent).On(look.Paper), kit.Grow(said), way)
	if s.width() < s.d.Look.Scaled(broad) {
		// The name is not broken for the sake of a button.
		line = kit.Row(look.S4, d.k.Icon("archive", 24, look.Accent).On(look.Paper), kit.Grow(kit.Column(look.S2, said, kit.Row(0, way))))
	}
	return kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S3, look.S4, look.S3, look.S4, line))
}

// proved lists what every finished package has been proved to be: a package that
// is not all of this gets no name.
func (d *done) proved() fyne.CanvasObject {
	s := d.s
	ids := []string{"publish.proved.page", "publish.proved.photos", "publish.proved.credits", "publish.proved.private", "publish.proved.signed", "publish.proved.notes"}
	if len(d.f.story.Photos) == 0 {
		ids = []string{"publish.proved.page", "publish.proved.signed", "publish.proved.notes"}
	}
	rows := []fyne.CanvasObject{d.k.Text(s.say("publish.proved"), look.Interface, look.Ink).Bold(true)}
	for _, id := range ids {
		rows = append(rows, kit.Row(look.S2, d.k.Icon("check", 18, look.Green), kit.Grow(d.k.Text(s.say(id), look.Interface, look.Ink))))
	}
	return kit.Column(look.S2, rows...)
}

// shortSum is the beginning and the end of a sum, in groups that can be compared
// by eye.
func shortSum(sum string) string {
	var groups []string
	for i := 0; i+4 <= len(sum); i += 4 {
		groups = append(groups, sum[i:i+4])
	}
	if len(groups) < 8 {
		return sum
	}
	return strings.Join(groups[:4], " ") + " … " + strings.Join(groups[len(groups)-2:], " ")
}

// drawFoot shows what is in the log, and what can be done.
func (d *done) drawFoot() {
	s := d.s
	logged := d.k.Text(s.tell("publish.logged", map[string]any{"Time": d.f.at.In(s.d.Now().Location()).Format("15:04")}), look.Small, look.Ink2).Lines(1)
	left := []fyne.CanvasObject{d.k.Icon("history", 18, look.Ink2), logged}
	if d.marked {
		left = append(left, d.k.Mark("state-published", look.Accent, s.say("publish.marked"), look.Small))
	} else {
		left = append(left, d.k.Button(kit.Link, s.say("publish.mark"), func() {
			s.askPublished(func() {
				d.marked = true
				d.drawFoot()
				d.k.Focus(d.page)
			})
		}).Small())
	}
	folder := d.button("publish.open-folder", "folder", func() { d.open(filepath.Dir(d.f.path)) })
	d.foot.Set(kit.Grow(kit.Row(look.S2, append(left, kit.Spacer())...)), d.prove, folder, d.page)
}

// open opens a folder or a page with the system.
func (d *done) open(path string) {
	if err := d.s.d.OpenPath(path); err != nil {
		d.tellBad(d.s.d.Say.Sentence(err))
	}
}

// openPage opens the page in the browser: that of a zip is unpacked first.
func (d *done) openPage() {
	if d.busy != nil {
		return
	}
	s := d.s
	d.wait(d.page)
	s.errands.run(func(ctx context.Context) func() {
		page, remove, err := desk.UnpackPage(ctx, d.f.path)
		if err == nil {
			s.left.keep(remove) // a browser reads pictures when they come into view
		}
		return func() {
			d.rest()
			if err != nil {
				d.tellBad(s.d.Say.Sentence(err))
				return
			}
			d.open(page)
		}
	})
}

// wait closes a button until its answer has come.
func (d *done) wait(b *kit.Button) {
	d.busy = b
	b.Disable(d.s.say("publish.wait"))
	d.foot.Refresh()
}

func (d *done) rest() {
	d.busy.Enable()
	d.busy = nil
	d.foot.Refresh()
}

// verify proves the package as it lies on the disk now.
func (d *done) verify() {
	if d.busy != nil {
		return
	}
	s := d.s
	d.wait(d.prove)
	s.errands.run(func(ctx context.Context) func() {
		report, err := s.d.Verify(ctx, d.f.path)
		return func() {
			d.rest()
			switch {
			case err != nil:
				d.tellBad(s.d.Say.Sentence(err))
			case !report.OK():
				d.tellBad(joined(" ", s.tell("publish.verified.wrong", map[string]any{"N": len(report.Problems)}), s.problems(report.Problems)))
			default:
				d.tellGood(s.tell("publish.verified", map[string]any{"N": report.Files, "Time": s.d.Now().Format("15:04")}))
			}
		}
	})
}

// problems says the first few things that are wrong with a package.
func (s *Screen) problems(all []export.Problem) string {
	const most = 3
	var said []string
	for _, p := range all[:min(len(all), most)] {
		id, args := p.Refusal()
		said = append(said, s.tell(id, args))
	}
	return strings.Join(said, " ")
}

func (d *done) tellGood(text string) { d.tellAs(kit.Good, text) }

func (d *done) tellBad(text string) { d.tellAs(kit.Bad, text) }

// tellAs says what came of something, in the dialog itself: toasts lie below it.
func (d *done) tellAs(t kit.Tone, text string) {
	d.note = d.k.Banner(t, "", text)
	d.draw()
	d.scroll.Reveal(d.note)
}

// beside are the texts for who takes no package.
func (d *done) beside() fyne.CanvasObject {
	s := d.s
	copies := func(id string, pick func(desk.Texts) (text, said string)) fyne.CanvasObject {
		return d.k.Button(kit.Secondary, s.say(id), func() { d.copyText(pick) }).Small().WithIcon("copy")
	}
	row := kit.Flow(
		look.S2, look.S2,
		copies("publish.copy.text", func(t desk.Texts) (string, string) { return t.Plain, s.say("publish.copied.text") }),
		copies("publish.copy.html", func(t desk.Texts) (string, string) { return t.HTML, s.say("publish.copied.html") }),
		copies("publish.copy.post", func(t desk.Texts) (string, string) { return t.Post, s.postSaid(t) }),
	)
	return kit.Column(look.S2, d.k.Text(s.say("publish.beside"), look.Interface, look.Ink).Bold(true), row)
}

// postSaid says whether all of the story found room in the post.
func (s *Screen) postSaid(t desk.Texts) string {
	id := "publish.copied.post"
	if t.PostCut {
		id = "publish.copied.post.cut"
	}
	return s.say(id)
}

// copyText puts a text of the story on the clipboard.
func (d *done) copyText(pick func(desk.Texts) (text, said string)) {
	s := d.s
	s.errands.run(func(ctx context.Context) func() {
		t, err := s.d.Texts(ctx)
		return func() {
			if err != nil {
				d.tellBad(s.d.Say.Sentence(err))
				return
			}
			text, said := pick(t)
			d.k.Clipboard().SetContent(text)
			d.tellGood(said)
		}
	})
}
