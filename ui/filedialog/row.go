package filedialog

import (
	"fmt"
	"path/filepath"
	"strings"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// rowParts are what changes in a row when it shows another file.
type rowParts struct {
	icon    *kit.Icon
	mark    fyne.CanvasObject
	picture *kit.Picture
	name    *kit.Text
	detail  *kit.Text
}

func (d *dialog) newRow() fyne.CanvasObject {
	p := &rowParts{
		icon:    d.k.Icon("file", 20, look.Ink2),
		picture: d.k.Picture(thumbWidth, thumbHeight, look.R0),
		name:    d.k.Text("", look.Interface, look.Ink).Lines(1),
		detail:  d.k.Text("", look.Label, look.Ink3).Lines(1),
	}
	p.mark = kit.Fixed(thumbWidth, thumbHeight, kit.Row(0, kit.Spacer(), p.icon, kit.Spacer()))
	row := kit.Inset(0, look.S4, 0, look.S4, kit.Row(look.S3, kit.Over(p.mark, p.picture), kit.Grow(kit.Column(2, p.name, p.detail))))
	d.rows[row] = p
	return row
}

// fill shows a file in a row.
func (d *dialog) fill(row fyne.CanvasObject, i int, _, _ bool) {
	p, it := d.rows[row], d.shown[i]
	p.name.Set(it.name)
	p.detail.Set(d.detail(it))
	pictured := !it.folder && d.c.o.Look != nil && hasEnding(it.name, d.c.o.Pictures) && len(d.c.o.Pictures) > 0
	show(p.picture, pictured)
	show(p.mark, !pictured)
	switch {
	case pictured:
		if img := d.thumbs.get(it.path); img != nil {
			p.picture.SetImage(img)
		} else {
			p.picture.SetImage(nil)
		}
	case it.folder:
		p.icon.Set("folder", look.Accent)
	default:
		p.icon.Set("file", look.Ink2)
	}
}

// detail is what a person tells two files apart by.
func (d *dialog) detail(it item) string {
	when := it.time.Local().Format(d.say("filedialog.when"))
	if it.folder {
		return d.say("filedialog.folder") + " · " + when
	}
	kind := strings.ToUpper(strings.TrimPrefix(filepath.Ext(it.name), "."))
	if kind == "" {
		kind = d.say("filedialog.file")
	}
	return kind + " · " + d.size(it.size) + " · " + when
}

// size in the unit that gives the fewest digits.
func (d *dialog) size(bytes int64) string {
	value, unit := float64(bytes)/1000, "filedialog.size.kb"
	for _, larger := range []string{"filedialog.size.mb", "filedialog.size.gb"} {
		if value < 1000 {
			break
		}
		value, unit = value/1000, larger
	}
	digits := "%.0f"
	if value < 10 {
		digits = "%.1f"
	}
	number := fmt.Sprintf(digits, max(value, 0.1))
	if d.c.o.Words.Language() == "ru" {
		number = strings.Replace(number, ".", ",", 1)
	}
	return d.tell(unit, "Size", number)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
