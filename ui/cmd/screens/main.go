// Command screens saves a picture of every screen of the program, light and
// dark, Russian and English, large and small, so that people can look at them:
//
//	go run -tags migrated_fynedo,test ./ui/cmd/screens --out DIR --only NAME
//
// It works on sample newsrooms of its own, in folders that it takes away again.
package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

func main() {
	if code, child := uitest.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	out := flag.String("out", "screens", "folder for the pictures")
	only := flag.String("only", "", "make only the pictures whose names contain this")
	flag.Parse()
	if err := run(*out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

// sizes are the window sizes: what people have, and the smallest.
func sizes() []fyne.Size { return []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 640)} }

func run(out, only string) error {
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for _, lang := range []string{"ru", "en"} {
		for _, size := range sizes() {
			for _, tour := range []func(*tourist){(*tourist).newsroom, (*tourist).emptyNewsroom} {
				if err := visit(out, only, lang, size, tour); err != nil {
					return fmt.Errorf("%s, %v: %w", lang, size, err)
				}
			}
		}
	}
	return nil
}

// visit opens a newsroom on a folder of its own, and takes the folder away when
// the tour is over.
func visit(out, only, lang string, size fyne.Size, tour func(*tourist)) error {
	dir, err := os.MkdirTemp("", "dateline-screens-*")
	if err != nil {
		return err
	}
	err = guided(&tourist{out: out, only: only, lang: lang, size: size, dir: dir}, tour)
	if gone := os.RemoveAll(dir); err == nil {
		err = gone
	}
	return err
}

func guided(t *tourist, tour func(*tourist)) error {
	if err := t.arrive(); err != nil {
		return err
	}
	tour(t)
	if err := t.Close(); err != nil {
		return err
	}
	return t.err
}
