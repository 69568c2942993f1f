//go:build cgo || ci

package main

import (
	"context"
	"os"
	"slices"

	"dateline/ui/filedialog"
	"dateline/ui/filedialog/portal"
	"dateline/ui/shell"
	"dateline/ui/toolkitwords"

	"fyne.io/fyne/v2/driver"
)

// Endings of files that can be taken, by what the newsroom asks for.
var (
	photoEndings = []string{".jpg", ".jpeg", ".png"}
	pageEndings  = []string{".txt", ".html", ".htm"}
	handEndings  = []string{".dateline"}
	cardEndings  = []string{".dateline-card"}
)

// dialogs asks for files in the newsroom's words.
type dialogs struct {
	chooser *filedialog.Chooser
	say     func(id string) string
}

// newDialogs makes the dialogs of screens that were built anew, perhaps in
// another language; the toolkit's own words follow.
func (w *window) newDialogs(h shell.Host) shell.Dialogs {
	if err := toolkitwords.Speak(h.Say.Language()); err != nil {
		w.log.Warn("change the toolkit's language", "error", err)
	}
	w.say = h.Say
	if w.chooser != nil {
		w.chooser.Close()
	}
	w.chooser = filedialog.New(filedialog.Options{
		Kit: h.Kit, Words: h.Say, System: w.askDesktop,
		Look: h.Photo.Look, Pictures: photoEndings, Env: os.Getenv,
	})
	return &dialogs{w.chooser, func(id string) string { return h.Say.Say(id, nil) }}
}

// askDesktop asks with the desktop's own dialog, over our window.
func (w *window) askDesktop(ctx context.Context, q portal.Question) ([]string, error) {
	q.Window = w.handle
	return portal.Ask(ctx, q)
}

// learnHandle asks what the window is called on the X server. It must be called
// on the window's thread, once the window is there.
func (w *window) learnHandle() {
	native, ok := w.win.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if x, ok := context.(driver.X11WindowContext); ok {
			w.handle = x.WindowHandle
		}
	})
}

// OpenFiles asks for files of a kind; see shell.Dialogs.
func (d *dialogs) OpenFiles(kind string, many bool, done func([]string)) {
	endings := pageEndings
	switch kind {
	case "photos":
		endings = photoEndings
	case "handoffs":
		endings = handEndings
	case "cards":
		endings = cardEndings
	case "first":
		endings = slices.Concat(handEndings, pageEndings)
	}
	id := "start.dialog." + kind
	d.chooser.Files(d.say(id), []filedialog.Kind{{Name: d.say(id + ".kind"), Endings: endings}}, many, done)
}

// SaveFolder asks for a folder to put something in.
func (d *dialogs) SaveFolder(done func(string)) {
	d.chooser.Folder(d.say("start.dialog.folder"), d.say("start.dialog.folder.accept"), "", done)
}

// SaveFile asks where a file of a name goes.
func (d *dialogs) SaveFile(name string, done func(string)) {
	d.chooser.Save(d.say("start.dialog.save"), name, done)
}
