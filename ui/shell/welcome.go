package shell

import (
	"context"
	"image"
	"os"
	"path/filepath"

	"dateline/assets/sample"
	"dateline/internal/desk"
	"dateline/internal/words"
	"dateline/ui/settings"
	"dateline/ui/welcome"
)

// welcome shows the first page in the place of everything else.
func (s *Shell) welcome() { s.welcomeWith(welcome.Answers{}) }

func (s *Shell) welcomeWith(so welcome.Answers) {
	page := welcome.New(welcome.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Cities: s.desk.Stories.Cities, Folder: s.desk.Dir(), Now: s.now, Answers: so,
		SetLanguage: func(lang string, so welcome.Answers) {
			if speaker, err := words.In(lang); err == nil {
				s.words = speaker
				s.remember(prefLanguage, lang)
				s.rebuild()
				s.welcomeWith(so)
			}
		},
		ChooseFile: func(done func(string)) {
			s.chooseOne("first", done)
		},
		Start: s.begin, Photo: s.lighthouse,
	})
	s.frame.over = page.Content()
	s.frame.arrange()
}

// begin takes the answers of the first page and opens what was chosen.
func (s *Shell) begin(so welcome.Answers) {
	s.frame.over = nil
	s.frame.arrange()
	s.busy(s.say("shell.opening"))
	s.work(func() func() {
		err := s.settle(so)
		return func() {
			s.idle()
			if err != nil {
				s.fail(err)
				s.welcomeWith(so)
				return
			}
			s.reprofile()
			s.begun(so)
		}
	})
}

// settle writes the answers down.
func (s *Shell) settle(so welcome.Answers) error {
	ctx := s.ctx
	if so.Open == welcome.Sample {
		if _, err := s.desk.Archive.Sample(ctx, 0, func(int, int) {}); err != nil {
			return err
		}
	} else {
		var set []desk.Assignment
		for field, value := range map[string]string{"name": so.Outlet, "city": so.City, "region": so.Region, "zone": so.Zone} {
			if value != "" {
				set = append(set, desk.Assignment{Field: field, Value: value})
			}
		}
		if err := s.desk.Archive.SetOutlet(ctx, set); err != nil {
			return err
		}
	}
	if so.Name != "" {
		if _, err := s.desk.Review.Me(ctx, so.Name, so.Role); err != nil {
			return err
		}
	}
	return s.desk.Archive.SetPreference(ctx, prefStarted, "yes")
}

// begun opens the first story of what was chosen.
func (s *Shell) begun(so welcome.Answers) {
	defer func() {
		for _, path := range s.afterwards {
			s.openFromALaptop(path)
		}
		s.afterwards = nil
	}()
	switch so.Open {
	case welcome.Empty:
		s.newStory("")
	case welcome.File:
		s.OpenFile(so.Path)
	default:
		rows, err := s.desk.Stories.Rows(s.ctx, desk.RowQuery{Queue: desk.AllWork, Sort: "touched"})
		if err != nil || len(rows) == 0 {
			return
		}
		first := rows[0]
		for _, r := range rows {
			if r.Language == s.words.Language() && r.Photo != nil {
				first = r
				break
			}
		}
		s.Open(first.ID)
	}
}

// reprofile takes the outlet's profile over, and draws what follows from it.
func (s *Shell) reprofile() {
	profile, err := s.desk.Archive.Outlet(s.ctx)
	if err != nil {
		s.fail(err)
		return
	}
	s.profile = profile
	s.rebuild()
}

// lighthouse makes the picture of the first page, as every photo is made: in
// the child.
func (s *Shell) lighthouse(w, h int, ready func(image.Image)) {
	s.work(func() func() {
		made, err := s.samplePhoto("photos/lighthouse.jpg", w, h)
		return func() {
			if err != nil {
				s.o.Log.Warn("picture of the first page", "error", err)
				return
			}
			ready(made)
		}
	})
}

func (s *Shell) samplePhoto(name string, w, h int) (image.Image, error) {
	data, err := sample.Files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "dateline-first-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "photo.jpg")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, err
	}
	return s.desk.Photos.Look(s.ctx, path, w, h)
}

// showSettings opens the settings; what changed is drawn when they close.
func (s *Shell) showSettings() { s.showSettingsAt(settings.State{}) }

func (s *Shell) showSettingsAt(at settings.State) {
	name, role := s.person()
	theme := s.preference(prefTheme)
	if theme == "" {
		theme = "light"
	}
	var mine *settings.Screen
	mine = settings.Show(settings.Deps{
		Kit: s.kit, Say: s.words, Name: name, Role: role, Profile: s.profile,
		SetPerson: func(ctx context.Context, name, role string) error {
			_, err := s.desk.Review.Me(ctx, name, role)
			return err
		},
		SetOutlet: s.desk.Archive.SetOutlet, Cities: s.desk.Stories.Cities,
		Theme: theme, Percent: percent(itoa(s.look.Percent)), Sizes: textSizes(),
		SetLanguage: s.setLanguage, SetTheme: s.setTheme, SetPercent: s.setPercent,
		Folder: s.desk.Dir(), OpenPath: s.o.OpenPath, Backups: s.desk.Archive.Backups, Backup: s.desk.Archive.Backup,
		ChooseFolder: s.dialogs.SaveFolder, Staff: s.desk.Review, SaveFile: s.dialogs.SaveFile, AcceptCard: s.acceptCard,
		ShowPerson:      func(p desk.Person, done func()) { s.handing().ShowPerson(p, done) },
		ShowQuarantined: func(got desk.Received, done func()) { s.handing().ShowQuarantined(got, done) },
		Closed: func() {
			if s.setting == mine { // and not the one that came after it in another language
				s.setting = nil
			}
			s.settled()
		}, State: at, Again: s.showSettingsAt,
	})
	s.setting = mine
}

// settled draws what the settings changed.
func (s *Shell) settled() {
	profile, err := s.desk.Archive.Outlet(s.ctx)
	if err != nil {
		s.fail(err)
		return
	}
	s.profile = profile
	s.library.Reload()
}
