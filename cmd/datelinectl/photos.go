package main

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/home"
	"dateline/internal/picture"
)

func photoVerbs() []verb {
	var p desk.NewPhoto
	var out, widths string
	var quality int
	return []verb{
		{
			name: "photo add", usage: "ID FILE… [--caption T] [--agency A] [--photographer P] [--rights T] [--alt T] [--lead | --slot PHOTO]",
			least: 2, most: -1,
			flags: func(c *call) {
				c.fs.StringVar(&p.Caption, "caption", "", "")
				c.fs.StringVar(&p.Agency, "agency", "", "")
				c.fs.StringVar(&p.Photographer, "photographer", "", "")
				c.fs.StringVar(&p.Rights, "rights", "", "")
				c.fs.StringVar(&p.Alt, "alt", "", "")
				c.fs.BoolVar(&p.Lead, "lead", false, "")
				c.fs.StringVar(&p.Slot, "slot", "", "")
			},
			run: func(c *call) error { return photoAdd(c, p) },
		},
		{name: "photo remove", usage: "ID PHOTO", least: 2, most: 2, run: photoRemove},
		{name: "photo info", usage: "FILE", least: 1, most: 1, run: photoInfo},
		{
			name: "photo render", usage: "FILE --out DIR [--widths 1920,1280,960,640,320] [--quality 82]", least: 1, most: 1,
			flags: func(c *call) {
				c.fs.StringVar(&out, "out", "", "")
				c.fs.StringVar(&widths, "widths", "1920,1280,960,640,320", "")
				c.fs.IntVar(&quality, "quality", 82, "")
			},
			run: func(c *call) error { return photoRender(c, out, widths, quality) },
		},
	}
}

func photoAdd(c *call, p desk.NewPhoto) error {
	if p.Lead && p.Slot != "" {
		return usage("ctl.bad-flag", "Detail", "--lead --slot")
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	added, notes, err := d.Photos.Add(c.ctx, c.args[0], c.args[1:], p)
	if err != nil {
		return err
	}
	c.notes("", notes)
	if c.json {
		return c.printJSON(photoViews(added))
	}
	for _, use := range added {
		fmt.Fprintln(c.out, use.ID)
	}
	return nil
}

func photoRemove(c *call) error {
	d, err := c.open()
	if err != nil {
		return err
	}
	if err := d.Photos.Remove(c.ctx, c.args[0], c.args[1]); err != nil {
		return err
	}
	return c.printChanged(c.args[0])
}

func photoInfo(c *call) error {
	info, err := picture.Inspect(c.args[0])
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(infoView(info))
	}
	return c.printInfo(info)
}

func photoRender(c *call, out, widths string, quality int) error {
	if out == "" {
		return usage("ctl.missing-flag", "Flag", "--out")
	}
	if quality < 1 || quality > 100 {
		return usage("ctl.bad-flag", "Detail", "--quality "+strconv.Itoa(quality))
	}
	var ws []int
	for part := range strings.SplitSeq(widths, ",") {
		w, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || w < 1 || w > picture.MaxSide {
			return usage("ctl.bad-flag", "Detail", "--widths "+part)
		}
		ws = append(ws, w)
	}
	self, err := home.Self()
	if err != nil {
		return err
	}
	made, err := desk.RenderFile(c.ctx, self.Renderer(), c.args[0], out, ws, quality)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(map[string]any{"files": made.Files, "peak_memory": made.Peak})
	}
	for _, f := range made.Files {
		fmt.Fprintf(c.out, "%s\t%d×%d\t%d\n", f.Name, f.Width, f.Height, f.Bytes)
	}
	return nil
}
