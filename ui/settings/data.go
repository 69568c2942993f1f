package settings

import (
	"context"
	"strconv"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/newsdate"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// data is where everything lies, and its copies.
func (s *Screen) data() fyne.CanvasObject {
	k := s.k
	open := k.Button(kit.Secondary, s.say("settings.open"), func() { s.trouble(nil, s.d.OpenPath(s.d.Folder)) }).WithIcon("folder").Small()
	copied := k.Button(kit.Secondary, s.say("settings.copy"), func() {
		k.Clipboard().SetContent(s.d.Folder)
		k.Toast(kit.Good, s.say("settings.copied"), "", nil)
	}).WithIcon("copy").Small()
	folder := kit.Row(look.S2, kit.Grow(k.Text(s.d.Folder, look.Interface, look.Ink).Lines(1)), open, copied)
	now := k.Button(kit.Secondary, s.say("settings.backup.now"), func() { s.backUp("") }).WithIcon("archive").Small()
	elsewhere := k.Button(kit.Secondary, s.say("settings.backup.to"), func() {
		s.d.ChooseFolder(func(path string) {
			if path != "" {
				s.backUp(path)
			}
		})
	}).WithIcon("folder").Small()
	return kit.Column(
		look.S6, s.section("folder", s.note("folder.note"), kit.Box(look.Paper, look.Line, look.R1, kit.Inset(look.S2, look.S2, look.S2, look.S3, folder))),
		s.section("backups", s.note("backups.note"), kit.Row(look.S2, now, elsewhere, kit.Spacer()), s.backups),
	)
}

// backUp makes a copy of the newsroom: into its own folder, or into another.
func (s *Screen) backUp(to string) {
	s.backups.Set(s.k.Text(s.say("settings.backup.making"), look.Small, look.Ink2))
	var path string
	s.copying.run(func() (err error) {
		path, err = s.d.Backup(context.Background(), to)
		return err
	}, func(err error) {
		s.list()
		if err != nil {
			s.trouble(nil, err)
			return
		}
		s.k.Toast(kit.Good, s.d.Say.Say("settings.backup.made", map[string]any{"Path": path}), "", nil)
	})
}

// mostBackups are shown; the folder holds the others.
const mostBackups = 8

// list shows the copies that are there.
func (s *Screen) list() {
	var all []desk.Backup
	s.copying.run(func() (err error) {
		all, err = s.d.Backups()
		return err
	}, func(err error) {
		if err != nil {
			s.backups.Set(s.k.Text(s.sentence(err), look.Small, look.Red))
			return
		}
		var rows []fyne.CanvasObject
		for _, b := range all[:min(len(all), mostBackups)] {
			rows = append(rows, s.backup(b))
		}
		if len(rows) == 0 {
			rows = append(rows, s.note("backup.none"))
		}
		s.backups.Set(rows...)
	})
}

func (s *Screen) backup(b desk.Backup) fyne.CanvasObject {
	at := b.Time.In(s.profile.Location())
	day := newsdate.Format(newsdate.Of(at), s.d.Say.Language(), newsdate.Site) + ", " + at.Format("15:04")
	return kit.Row(
		look.S2, s.k.Icon("pass", 14, look.Green), kit.Grow(s.k.Text(day, look.Interface, look.Ink).Lines(1)),
		s.k.Text(s.megabytes(b.Bytes), look.Label, look.Ink2).Lines(1),
	)
}

// megabytes is a size with one decimal.
func (s *Screen) megabytes(bytes int64) string {
	number := strconv.FormatFloat(max(float64(bytes)/1e6, 0.1), 'f', 1, 64)
	if s.d.Say.Language() == "ru" {
		number = strings.Replace(number, ".", ",", 1)
	}
	return s.d.Say.Say("settings.megabytes", map[string]any{"Size": number})
}
