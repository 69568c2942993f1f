package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"dateline/internal/words"
)

// version is the program's; FyneApp.toml names the same, for packages.
const version = "0.1.0"

// order is what the command line asks for.
type order struct {
	data     string   // the newsroom's folder, absolute; "" is the usual one
	language string   // "ru" or "en"; "" is nobody's wish
	files    []string // to open, absolute
	version  bool
}

// refusal is a command line that cannot be done, or a start that fails.
type refusal struct {
	id   string
	args map[string]any
}

func (r *refusal) Error() string                     { return r.id }
func (r *refusal) Refusal() (string, map[string]any) { return r.id, r.args }

// read reads a command line; folder is what relative names are relative to.
// [flag.ErrHelp] asks for help.
func read(args []string, folder string) (order, error) {
	var o order
	fs := flag.NewFlagSet("dateline", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&o.data, "data", "", "")
	fs.StringVar(&o.language, "lang", "", "")
	fs.BoolVar(&o.version, "version", false, "")
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return o, err
		}
		return o, &refusal{"start.bad-flag", map[string]any{"Detail": strings.Join(args, " ")}}
	}
	if o.language != "" {
		if _, err := words.In(o.language); err != nil {
			return o, &refusal{"start.bad-language", map[string]any{"Value": o.language}}
		}
	}
	absolute := func(path string) string {
		if filepath.IsAbs(path) {
			return filepath.Clean(path)
		}
		return filepath.Join(folder, path)
	}
	if o.data != "" {
		o.data = absolute(o.data)
	}
	for _, name := range fs.Args() {
		o.files = append(o.files, absolute(strings.TrimPrefix(name, "file://")))
	}
	return o, nil
}

// help is what --help prints.
func help(out io.Writer, say *words.Speaker) {
	fmt.Fprintln(out, say.Say("start.help", nil))
	fmt.Fprintln(out, "\n  dateline [--data DIR] [--lang ru|en] [--version] [FILE…]")
}
