package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/assets/sample"
	"dateline/ui/filedialog"
	"dateline/ui/shell"
)

// files are the photos of the person who is shown around, and the dialogs that
// ask for them: photos with the program's own, a folder is answered at once.
type files struct {
	home    string
	chooser *filedialog.Chooser
	say     func(id string, args map[string]any) string
}

// layOut puts the sample photos into a home with folders, as people have it.
func layOut(home string) (*files, error) {
	f := &files{home: home}
	for _, dir := range []string{f.pictures(), filepath.Join(f.pictures(), "2026"), f.packages()} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"alley", "farmhouse", "lighthouse"} {
		data, err := sample.Files.ReadFile("photos/" + name + ".jpg")
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(f.photo(name), data, 0o600); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *files) pictures() string { return filepath.Join(f.home, "Pictures") }

func (f *files) packages() string { return filepath.Join(f.home, "Packages") }

func (f *files) photo(name string) string { return filepath.Join(f.pictures(), name+".jpg") }

// in makes the dialogs of screens that were built anew.
func (f *files) in(h shell.Host) shell.Dialogs {
	if f.chooser != nil {
		f.chooser.Close()
	}
	f.say = h.Say.Say
	f.chooser = filedialog.New(filedialog.Options{
		Kit: h.Kit, Words: h.Say, Look: h.Photo.Look, Pictures: []string{".jpg"},
		Env: func(name string) string { return map[string]string{"HOME": f.home, "USERPROFILE": f.home}[name] },
	})
	return f
}

// OpenFiles asks as the program does.
func (f *files) OpenFiles(kind string, many bool, done func([]string)) {
	id := "start.dialog." + kind
	f.chooser.Files(f.say(id, nil), []filedialog.Kind{{Name: f.say(id+".kind", nil), Endings: []string{".jpg"}}}, many, done)
}

// SaveFolder answers for the person.
func (f *files) SaveFolder(done func(string)) { done(f.packages()) }

// SaveFile answers for the person.
func (f *files) SaveFile(_ string, done func(string)) { done(f.handOff()) }

// handOff is where a hand-off file goes.
func (f *files) handOff() string { return filepath.Join(f.packages(), "lighthouse.dateline") }

// clear takes away the packages that were built: the next one has the same name.
func (f *files) clear() error {
	found, err := filepath.Glob(filepath.Join(f.packages(), "*.zip"))
	for _, path := range found {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// unpack lays the page of the package that was built into a folder, to be looked
// at in a browser.
func (f *files) unpack(into string) error {
	found, err := filepath.Glob(filepath.Join(f.packages(), "*.zip"))
	if err != nil || len(found) == 0 {
		return err
	}
	z, err := zip.OpenReader(found[0])
	if err != nil {
		return err
	}
	defer z.Close()
	page, err := fs.Sub(z, "data/html")
	if err != nil {
		return err
	}
	if err := os.RemoveAll(into); err != nil {
		return err
	}
	return os.CopyFS(into, page)
}
