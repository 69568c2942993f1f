package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// interfaceLanguage is Russian where the system speaks it, else English. The
// variables are read in the order of POSIX.1, "Environment Variables".
func interfaceLanguage(env func(string) string) string {
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

// dataFolder is where the newsroom lives when nobody says otherwise: the
// platform's folder for application data (XDG Base Directory 0.8 on Linux).
func dataFolder(env func(string) string) (string, error) {
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
	return "", usage("ctl.no-data-folder")
}
