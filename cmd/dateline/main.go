//go:build cgo || ci

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"runtime"
	"strings"

	"dateline/internal/home"
	"dateline/internal/words"

	"fyne.io/fyne/v2/lang"
	"github.com/go-text/typesetting/fontscan"
)

// How the program ends, as datelinectl does.
const (
	done     = 0
	broken   = 1
	wrongUse = 2
	occupied = 3
)

func main() {
	home.HeedLimits()
	if code, child := home.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	go warmFonts()
	os.Exit(start(os.Args[1:]))
}

// warmFonts looks through the system's fonts, once for the whole program. The
// toolkit would do it in the middle of typing, at the first letter that our own
// fonts lack.
func warmFonts() {
	_ = fontscan.NewFontMap(log.New(io.Discard, "", 0)).UseSystemFonts("")
}

// program is one start of Dateline.
type program struct {
	order
	say  *words.Speaker
	log  *slog.Logger
	door *door // nil where there can be none
	note *crashNote
}

// start does what the command line asks for and gives the code to end with.
func start(args []string) int {
	p := &program{log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	folder, err := os.Getwd()
	if err != nil {
		folder = string(os.PathSeparator)
	}
	p.order, err = read(args, folder)
	if p.language == "" || err != nil {
		p.say, _ = words.In(systemLanguage())
	} else {
		p.say, _ = words.In(p.language)
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		help(os.Stdout, p.say)
		return done
	case err != nil:
		return p.fail(err, wrongUse)
	case p.version:
		fmt.Println("dateline " + version)
		return done
	case !hasDisplay():
		return p.fail(&refusal{"start.no-display", nil}, wrongUse)
	}
	return p.enter()
}

// enter takes the newsroom, or hands the files to the window that has it.
func (p *program) enter() int {
	if p.data == "" {
		var err error
		if p.data, err = home.Folder(os.Getenv); err != nil {
			return p.fail(err, wrongUse)
		}
	}
	if err := os.MkdirAll(p.data, 0o700); err != nil {
		return p.fail(&refusal{"start.folder", map[string]any{"Path": p.data, "Detail": err.Error()}}, wrongUse)
	}
	d, err := take(p.data, doors(os.Getenv))
	switch {
	case errors.Is(err, errTaken):
		if err := d.knock(p.files); err != nil {
			p.log.Warn("knock at the newsroom's door", "error", err)
			return p.fail(&refusal{"start.no-answer", nil}, occupied)
		}
		fmt.Println(p.say.Say("start.already-open", nil))
		return done
	case err != nil:
		// The archive's own lock still keeps two programs from writing.
		p.log.Warn("take the newsroom's door", "error", err)
	default:
		p.door = d
		defer p.closed("the newsroom's door", d.Close)
	}
	if p.note, err = openCrashNote(p.data); err != nil {
		p.log.Warn("open the note of a crash", "error", err)
	}
	code := p.show()
	if code == broken {
		fmt.Fprintln(os.Stderr, p.say.Say("start.broke", map[string]any{"Path": p.note.path()}))
	}
	p.closed("the note of a crash", p.note.Close)
	return code
}

// fail says an error and gives the code back.
func (p *program) fail(err error, code int) int {
	fmt.Fprintln(os.Stderr, p.say.Sentence(err))
	return code
}

func (p *program) closed(what string, closing func() error) {
	if err := closing(); err != nil {
		p.log.Warn("close "+what, "error", err)
	}
}

// systemLanguage is the language of the laptop. Elsewhere than on Linux no
// variable says it, but the toolkit knows.
func systemLanguage() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		if strings.HasPrefix(string(lang.SystemLocale()), "ru") {
			return "ru"
		}
		return "en"
	}
	return home.Language(os.Getenv)
}

// hasDisplay says whether there is a screen to open a window on.
func hasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
