package filedialog

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// goTo reads a folder in the background; until it is there the rows of the old
// one stay.
func (d *dialog) goTo(dir string) {
	from := d.dir
	d.reading++
	mine := d.reading
	d.thumbs.forget()
	go func() {
		items, err := readFolder(dir)
		d.k.Post(func() {
			if mine == d.reading {
				d.arrive(dir, from, items, err)
			}
		})
	}()
}

// arrive shows a folder; the one that the person came up from is chosen in it.
func (d *dialog) arrive(dir, from string, items []item, err error) {
	d.dir, d.all, d.fault = dir, items, ""
	if err != nil {
		d.fault = d.tell(whyUnread(err), "Path", dir)
	}
	d.path.SetError(false)
	d.path.SetText(dir)
	d.search.SetText("")
	for i, m := range d.marks {
		m.Selected(d.places[i].path == dir)
	}
	d.arrange()
	if i := slices.IndexFunc(d.shown, func(i item) bool { return i.path == from }); i >= 0 {
		d.list.SetSelected(i)
		d.list.Reveal(i)
	}
	if d.eager {
		d.eager = false
		d.saveAs()
	}
}

// arrange shows of the folder what was asked for, from the top.
func (d *dialog) arrange() {
	endings := d.endings()
	if d.q.mode == folder {
		endings = []string{"/"} // of which no file has any
	}
	d.list.SetLen(0) // so that nothing of the old rows stays chosen
	d.shown = arrange(d.all, endings, d.search.Text(), d.order)
	d.list.SetLen(len(d.shown))
	d.explain()
	d.choose(nil)
}

// explain says why there is nothing in the list.
func (d *dialog) explain() {
	switch {
	case d.fault != "":
		d.void.Set(d.k.Empty("warns", d.say("filedialog.error"), d.fault, nil))
	case len(d.shown) > 0:
		d.void.Set()
	case d.search.Text() != "":
		d.void.Set(d.k.Empty("search", d.say("filedialog.nothing-found"), d.tell("filedialog.nothing-found.text", "Words", d.search.Text()), nil))
	case d.q.mode == files && len(d.all) > 0:
		d.void.Set(d.k.Empty("folder", d.say("filedialog.empty"), d.say("filedialog.empty.other-kinds"), nil))
	default:
		d.void.Set(d.k.Empty("folder", d.say("filedialog.empty"), d.say("filedialog.empty."+[]string{"files", "folder", "save"}[d.q.mode]), nil))
	}
}

// choose hears which rows are chosen, and whether that is an answer.
func (d *dialog) choose([]int) {
	why := ""
	switch {
	case d.q.mode == files && len(d.chosenFiles()) == 0:
		why = d.say("filedialog.choose-file")
	case d.q.mode == save && d.saveName() == "":
		why = d.say("filedialog.name-missing")
	case d.q.mode != files && d.fault != "":
		why = d.fault
	}
	if why == "" {
		d.accept.Enable()
	} else {
		d.accept.Disable(why)
	}
}

// chosenFiles are the chosen rows that are files.
func (d *dialog) chosenFiles() []string {
	var paths []string
	for _, i := range d.list.Selected() {
		if !d.shown[i].folder {
			paths = append(paths, d.shown[i].path)
		}
	}
	return paths
}

// opened is Enter or a second click on a row.
func (d *dialog) opened(i int) {
	switch it := d.shown[i]; {
	case it.folder:
		d.goTo(it.path)
	case d.q.mode == files:
		d.done()
	case d.q.mode == save:
		d.name.SetText(it.name)
		d.choose(nil)
	}
}

// keyed is a key that the list has no use for.
func (d *dialog) keyed(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyBackspace {
		return false
	}
	d.up()
	return true
}

// done takes what is chosen, if it is an answer.
func (d *dialog) done() {
	switch d.q.mode {
	case files:
		if paths := d.chosenFiles(); len(paths) > 0 {
			d.finish(paths)
		}
	case folder:
		if d.fault == "" && d.dir != "" {
			d.finish([]string{d.dir})
		}
	case save:
		d.saveAs()
	}
}

// saveName is the name that was typed, as far as it is one.
func (d *dialog) saveName() string {
	name := strings.TrimSpace(d.name.Text())
	if name == "." || name == ".." || strings.ContainsAny(name, `/\`) {
		return ""
	}
	return name
}

// saveAs names the file; one that is there already only with the person's word.
// Before the first folder is there the answer waits for it.
func (d *dialog) saveAs() {
	name := d.saveName()
	switch {
	case name == "" || d.fault != "":
		return
	case d.dir == "": // a name without a folder would land wherever the program was started
		d.eager = true
		return
	}
	path := filepath.Join(d.dir, name)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		d.finish([]string{path})
		return
	}
	d.k.Ask(d.say("filedialog.replace"), d.tell("filedialog.replace.text", "Name", name), d.say("filedialog.replace.yes"), true, func(yes bool) {
		if yes {
			d.finish([]string{path})
		}
	})
}

// newFolder asks for the name of a folder to make.
func (d *dialog) newFolder() {
	d.k.AskText(d.say("filedialog.new-folder"), "", d.say("filedialog.new-folder.name"), d.say("filedialog.new-folder.yes"), true, d.makeFolder)
}

// makeFolder makes a folder in this one and goes there.
func (d *dialog) makeFolder(name string) {
	path := filepath.Join(d.dir, filepath.Base(strings.Join(strings.Fields(name), " ")))
	if err := os.Mkdir(path, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		d.k.Toast(kit.Bad, d.tell(whyUnread(err), "Path", path), "", nil)
		return
	}
	d.goTo(path)
}

// finish closes the dialog with an answer.
func (d *dialog) finish(paths []string) {
	d.answer = paths
	d.card.Close()
}

// newList makes the list of the folder.
func (d *dialog) newList() *kit.List {
	o := kit.ListOptions{
		RowHeight: look.Now().Scaled(rowHeight), Make: d.newRow, Update: d.fill,
		Open: d.opened, Twice: d.q.mode != folder, Key: d.keyed,
	}
	if d.q.many {
		o.Select = d.choose
	}
	return d.k.List(o)
}
