package shell

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"

	"dateline/internal/archive"
	"dateline/ui/kit"
	"dateline/ui/look"
)

func itoa(n int) string { return strconv.Itoa(n) }

// quit closes the window as its own button does: what is written is saved first.
func (s *Shell) quit() { s.o.Quit() }

// saveElsewhere writes what is not on the disk into another folder, as the
// stories' own data: datelinectl and a later Dateline read it.
func (s *Shell) saveElsewhere() {
	s.dialogs.SaveFolder(func(folder string) {
		if folder == "" {
			return
		}
		s.work(func() func() {
			n, err := saveUnsaved(s.desk.Stories.Unsaved(), folder)
			return func() {
				if err != nil {
					s.fail(&archive.Refusal{Code: archive.NotWritable, Path: folder, Err: err})
					return
				}
				s.kit.Toast(kit.Good, s.words.Say("shell.saved-elsewhere", map[string]any{"N": n, "Folder": folder}), "", nil)
			}
		})
	})
}

// named is what a story is called as a file.
type named interface{ PackageName() string }

func saveUnsaved[S named](stories []S, folder string) (int, error) {
	for i, st := range stories {
		data, err := json.MarshalIndent(st, "", "  ")
		if err != nil {
			return i, err
		}
		if err := os.WriteFile(filepath.Join(folder, st.PackageName()+".json"), append(data, '\n'), 0o600); err != nil {
			return i, err
		}
	}
	return len(stories), nil
}

// showAbout says what this is.
func (s *Shell) showAbout() {
	version := "–"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	k := s.kit
	body := kit.Inset(16, 24, 24, 24, kit.Column(
		10, k.Text("Dateline", look.PageTitle, look.Ink), k.Text(s.words.Say("shell.about.text", map[string]any{"Version": version}), look.Interface, look.Ink2),
		k.Text(s.words.Say("shell.about.folder", map[string]any{"Folder": s.desk.Dir()}), look.Small, look.Ink3),
	))
	k.Dialog(kit.DialogOptions{Title: s.say("command.help.about"), Body: body, Width: 480}).Show()
}

// busy says what takes a moment; idle takes it away.
func (s *Shell) busy(what string) { s.status.working(what) }

func (s *Shell) idle() { s.status.working("") }

// exportFolder is where packages go: what was chosen last, else a folder of the
// person's own.
func (s *Shell) exportFolder() string {
	if f := s.preference(prefFolder); f != "" {
		return f
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return s.desk.Dir()
	}
	return filepath.Join(home, "Dateline")
}

func (s *Shell) setExportFolder(path string) {
	if err := s.desk.Archive.SetPreference(context.WithoutCancel(s.ctx), prefFolder, path); err != nil {
		s.fail(err)
	}
}
