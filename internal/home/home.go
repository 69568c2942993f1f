// Package home knows the laptop that the newsroom lives on: where its data
// folder is, which language the system speaks, and how the program starts
// itself once more for work that may end the process that does it.
//
// The window and the command line share it and so open the same newsroom. The
// invariant: it only looks; no folder is made and nothing is written here.
package home

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Language is Russian where the system speaks it, else English. The variables
// are read in the order of POSIX.1, "Environment Variables".
func Language(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "ru") {
				return "ru"
			}
			return "en"
		}
	}
	return "en"
}

// Folder is where the newsroom lives when nobody says otherwise: the platform's
// folder for application data (XDG Base Directory 0.8 on Linux). It is a
// [*Refusal] when the system names no such folder.
func Folder(env func(string) string) (string, error) {
	switch runtime.GOOS {
	case "windows":
		if dir := env("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "Dateline"), nil
		}
	case "darwin":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support", "Dateline"), nil
		}
	default:
		if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "dateline"), nil
		}
		if home := env("HOME"); home != "" {
			return filepath.Join(home, ".local", "share", "dateline"), nil
		}
	}
	return "", &Refusal{Code: NoFolder}
}

// Code names what cannot be found on this laptop.
type Code string

// NoFolder: the system names no folder for application data.
const NoFolder Code = "no-folder"

// Refusal is an error that a person reads.
type Refusal struct{ Code Code }

// Error is for logs; a person reads the sentence of Refusal.
func (r *Refusal) Error() string { return "home: " + string(r.Code) }

// Refusal gives the id of the sentence.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "home." + string(r.Code), map[string]any{}
}
