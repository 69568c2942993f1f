package filedialog

import (
	"bufio"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"dateline/ui/look"
)

// place is a folder that people go to often.
type place struct {
	name string // of the folder itself, where it has no word of ours
	word string // id of its name
	icon look.Icon
	path string
}

// places are the person's own folders and what is plugged in – the card of a
// camera first of all – as far as they are there.
func places(env func(string) string) []place {
	home := env("HOME")
	if runtime.GOOS == "windows" {
		home = env("USERPROFILE")
	}
	own := userFolders(env, home)
	all := []place{
		{"", "filedialog.place.pictures", "photo", own["PICTURES"]},
		{"", "filedialog.place.documents", "file", own["DOCUMENTS"]},
		{"", "filedialog.place.downloads", "inbox", own["DOWNLOAD"]},
		{"", "filedialog.place.desktop", "desktop", own["DESKTOP"]},
		{"", "filedialog.place.home", "user", home},
	}
	for _, path := range plugged(env) {
		all = append(all, place{filepath.Base(path), "", "package", path})
	}
	return slices.DeleteFunc(all, func(p place) bool {
		info, err := os.Stat(p.path)
		return p.path == "" || err != nil || !info.IsDir() || p.word != "filedialog.place.home" && p.path == home
	})
}

// userFolders are the folders with names of their own in every language: on
// Linux xdg-user-dirs writes down what they are called.
func userFolders(env func(string) string, home string) map[string]string {
	folders := map[string]string{
		"PICTURES": filepath.Join(home, "Pictures"), "DOCUMENTS": filepath.Join(home, "Documents"),
		"DOWNLOAD": filepath.Join(home, "Downloads"), "DESKTOP": filepath.Join(home, "Desktop"),
	}
	config := env("XDG_CONFIG_HOME")
	if config == "" {
		config = filepath.Join(home, ".config")
	}
	file, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return folders
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(lines.Text()), "XDG_"), "_DIR=")
		if ok && folders[name] != "" {
			folders[name] = filepath.Clean(strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home))
		}
	}
	return folders
}

// plugged are the disks and cards that the system has made known.
func plugged(env func(string) string) []string {
	var found []string
	switch runtime.GOOS {
	case "windows":
		for letter := 'A'; letter <= 'Z'; letter++ {
			found = append(found, string(letter)+`:\`)
		}
	case "darwin":
		found, _ = filepath.Glob("/Volumes/*")
	default:
		if user := env("USER"); user != "" {
			media, _ := filepath.Glob(filepath.Join("/media", user, "*"))
			run, _ := filepath.Glob(filepath.Join("/run/media", user, "*"))
			found = append(media, run...)
		}
	}
	return found
}
