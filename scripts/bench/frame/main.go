// Command frame says what one frame of the full window is made of: how many
// objects are walked and how many painted, of what kind and where, and how often
// every pixel is painted over. A frame costs what it paints: software OpenGL
// pays by the pixel, a graphics card by the object.
//
//	go run -tags migrated_fynedo,test ./scripts/bench/frame [-size 1024x640] [-blocks 1000] [-large]
//
// It opens the real window without a display, on a newsroom of its own.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/ui/uitest"

	"fyne.io/fyne/v2"
)

func main() {
	if code, child := uitest.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	size := flag.String("size", "1024x640", "of the window")
	blocks := flag.Int("blocks", 1000, "paragraphs of the open story")
	large := flag.Bool("large", false, "list every object that covers more than one hundredth of the window")
	flag.Parse()
	var w, h float32
	if _, err := fmt.Sscanf(*size, "%fx%f", &w, &h); err != nil {
		fmt.Fprintf(os.Stderr, "frame: %q is no size: %v\n", *size, err)
		os.Exit(2)
	}
	if err := run(fyne.NewSize(w, h), *blocks, *large); err != nil {
		fmt.Fprintln(os.Stderr, "frame:", err)
		os.Exit(1)
	}
}

func run(size fyne.Size, blocks int, large bool) (err error) {
	dir, err := os.MkdirTemp("", "dateline-frame-*")
	if err != nil {
		return err
	}
	defer func() {
		if gone := os.RemoveAll(dir); err == nil {
			err = gone
		}
	}()
	w, err := uitest.Start(uitest.Options{Dir: filepath.Join(dir, "newsroom"), Size: size, Files: &uitest.Answers{}})
	if err != nil {
		return err
	}
	if err := write(w, blocks); err != nil {
		return err
	}
	f := look(w.Win.Canvas().Content(), size)
	f.print(os.Stdout, large)
	return w.Close()
}

// write fills in the first page and pastes a long story.
func write(w *uitest.Window, blocks int) error {
	if err := w.Until("the first page", func() bool { return w.Field("Имя и фамилия") != nil }); err != nil {
		return err
	}
	for _, field := range [][2]string{{"Имя и фамилия", "Анна Беккер"}, {"Редакция", "ИА Атмосфера"}, {"Город", "Барнаул"}} {
		w.Win.Canvas().Focus(w.Field(field[0]))
		if err := w.Type(field[1]); err != nil {
			return err
		}
		w.Rest()
	}
	w.Press("Down")
	w.Press("Enter")
	w.Rest()
	w.Row("Пустая редакция").Press()
	w.Rest()
	w.Button("Начать").Press()
	if err := w.Until("an open story", w.Shell.HasStory); err != nil {
		return err
	}
	w.Rest()
	if err := w.Type("Длинный материал"); err != nil {
		return err
	}
	w.Press("Enter")
	w.Press("Enter")
	paragraph := "Вчера в городе обсуждали ремонт старого моста через Обь и сроки объезда для автобусов: движение перекроют в ночь на субботу, сообщили в городском управлении."
	w.App.Clipboard().SetContent(strings.Repeat(paragraph+"\n\n", blocks))
	w.Press("Ctrl+V")
	w.Rest()
	for range 10 {
		w.Press("PageUp")
	}
	w.Rest()
	return nil
}
