package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/picture"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// NewPhoto is what is said of photos when they are added. What is not said is
// taken from the file, or from the slot that the photo fills.
type NewPhoto struct {
	Caption, Agency, Photographer, Rights, Alt string
	// Lead makes the first of the files the photo above the text.
	Lead bool
	// Slot is the open slot that the first of the files fills; empty is none.
	Slot string
}

// Add attaches originals to a story, all of them or none. Each is checked and
// decoded first. With Lead the first fills the open lead slot if there is one
// and keeps what the page said of it; a story without photos takes its first
// as the lead; every other photo gets a block at the end of the text.
func (p *Photos) Add(ctx context.Context, id string, files []string, said NewPhoto) ([]story.PhotoUse, []Note, error) {
	uses, infos, err := p.develop(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	var added []story.PhotoUse
	err = p.edit(ctx, id, func(_ *archive.Tx, d archive.Draft) (story.Edit, error) {
		added = nil
		s := d.Story
		var group story.Group
		for i, use := range uses {
			e, err := p.place(s, use, said, i == 0)
			if err != nil {
				return nil, err
			}
			if s, err = e.Apply(s); err != nil {
				return nil, err
			}
			group = append(group, e)
		}
		for _, use := range s.Photos {
			if _, before := d.Story.Photo(use.ID); !before || said.fills(d.Story, use) {
				added = append(added, use)
			}
		}
		return group, p.ids.failed()
	})
	if err != nil {
		return nil, nil, err
	}
	var notes []Note
	for i, file := range files {
		k := slices.IndexFunc(added, func(use story.PhotoUse) bool { return use.Original == uses[i].Original })
		notes = append(notes, photoNotes(file, infos[i], uses[i], added[k], said)...)
	}
	return added, notes, nil
}

// fills says whether the photo stood there as an open slot before.
func (n NewPhoto) fills(before story.Story, use story.PhotoUse) bool {
	old, ok := before.Photo(use.ID)
	return ok && old.IsOpen() && !use.IsOpen()
}

// develop checks the files, keeps the originals and makes photos of them that
// belong to no story yet.
func (p *Photos) develop(ctx context.Context, files []string) ([]story.PhotoUse, []picture.Info, error) {
	infos := make([]picture.Info, len(files))
	for i, file := range files {
		var err error
		if infos[i], err = picture.Inspect(file); err != nil {
			return nil, nil, err
		}
	}
	if err := p.renderer.Decodes(ctx, files...); err != nil {
		return nil, nil, err
	}
	var uses []story.PhotoUse
	for i, file := range files {
		h, err := p.keepOriginal(ctx, file)
		if err != nil {
			return nil, nil, err
		}
		use := proposed(infos[i])
		use.ID, use.Original = p.ids.photo(), h.String()
		uses = append(uses, use)
	}
	return uses, infos, nil
}

func (p *Photos) keepOriginal(ctx context.Context, file string) (revision.Hash, error) {
	f, err := os.Open(file)
	if err != nil {
		return revision.Hash{}, &Refusal{Code: CannotRead, Value: file, Err: err}
	}
	defer f.Close()
	h, err := p.arc.PutPhoto(ctx, f)
	return revision.Hash(h), err
}

// proposed is a photo as its file describes it.
func proposed(info picture.Info) story.PhotoUse {
	m := info.Meta
	clean := func(s string) string { return strings.TrimSpace(text.Clean(s)) }
	use := story.PhotoUse{
		Width: info.UprightWidth, Height: info.UprightHeight, Caption: clean(m.Caption), Alt: clean(m.Alt), Taken: m.Taken, SourceType: clean(m.SourceType),
		Credit: story.Credit{Agency: clean(m.Credit), Photographer: clean(m.Creator)},
		Rights: story.Rights{Notice: clean(m.Copyright), UsageTerms: clean(m.UsageTerms)},
	}
	if use.Credit.Agency == use.Credit.Photographer {
		use.Credit.Agency = ""
	}
	return use
}

// photoNotes say what the photo took from its file, and that its place is
// known to the file.
func photoNotes(file string, info picture.Info, proposed, final story.PhotoUse, said NewPhoto) []Note {
	var out []Note
	name := filepath.Base(file)
	for _, v := range []struct{ field, file, final, said string }{
		{"caption", proposed.Caption, final.Caption, said.Caption},
		{"agency", proposed.Credit.Agency, final.Credit.Agency, said.Agency},
		{"photographer", proposed.Credit.Photographer, final.Credit.Photographer, said.Photographer},
	} {
		if v.file != "" && v.file == v.final && v.said == "" {
			out = append(out, Note{"desk.note.photo-says", map[string]any{"File": name, "Field": Word("photo." + v.field), "Text": v.file}})
		}
	}
	for _, item := range info.Private {
		if item.What == "gps" {
			out = append(out, Note{"desk.note.photo-gps", map[string]any{"File": name}})
			break
		}
	}
	return out
}

// place is the edit that puts one photo where it belongs.
func (p *Photos) place(s story.Story, use story.PhotoUse, said NewPhoto, first bool) (story.Edit, error) {
	if slot, ok, err := said.slot(s, first); err != nil {
		return nil, err
	} else if ok {
		return story.ChangePhoto{Photo: filled(slot, use, said)}, nil
	}
	use = filled(story.PhotoUse{ID: use.ID}, use, said)
	if first && said.Lead || len(s.Photos) == 0 {
		return story.Group{story.AddPhoto{At: 0, Photo: use}, story.SetLead{ID: use.ID}}, nil
	}
	return story.WithPhoto(s, use, p.ids.block()), nil
}

// slot is the open slot that the first file is meant for.
func (n NewPhoto) slot(s story.Story, first bool) (story.PhotoUse, bool, error) {
	if first && n.Slot != "" {
		use, ok := s.Photo(story.PhotoID(n.Slot))
		if !ok || !use.IsOpen() {
			return story.PhotoUse{}, false, &Refusal{Code: NoSuchPhoto, Story: s.ID, Value: n.Slot}
		}
		return use, true, nil
	}
	lead, ok := s.Lead()
	return lead, first && n.Lead && ok && lead.IsOpen(), nil
}

// filled is a slot with a picture in it: what was said now wins, then what the
// slot said, then what the file says.
func filled(slot, use story.PhotoUse, said NewPhoto) story.PhotoUse {
	clean := func(s string) string { return strings.TrimSpace(text.Clean(s)) }
	out := use
	out.ID, out.Lead = slot.ID, slot.Lead
	out.Caption = firstNonEmpty(clean(said.Caption), slot.Caption, use.Caption)
	out.Alt = firstNonEmpty(clean(said.Alt), slot.Alt, use.Alt)
	out.Rights.Notice = firstNonEmpty(clean(said.Rights), slot.Rights.Notice)
	// A credit is one thing: half from the page and half from the file could
	// name two people, and so could the notice of rights that goes with it.
	switch typed := (story.Credit{Agency: clean(said.Agency), Photographer: clean(said.Photographer)}); {
	case !slot.Credit.IsZero():
		out.Credit = slot.Credit
		out.Credit.Agency = firstNonEmpty(typed.Agency, slot.Credit.Agency)
		out.Credit.Photographer = firstNonEmpty(typed.Photographer, slot.Credit.Photographer)
	case !typed.IsZero():
		out.Credit = typed
	default:
		out.Rights.Notice = firstNonEmpty(out.Rights.Notice, use.Rights.Notice)
	}
	return out
}

// Remove takes a photo, or an open slot, out of a story. The original stays in
// the archive: older versions show it.
func (p *Photos) Remove(ctx context.Context, id, photo string) error {
	return p.edit(ctx, id, func(_ *archive.Tx, d archive.Draft) (story.Edit, error) {
		if _, ok := d.Story.Photo(story.PhotoID(photo)); !ok {
			return nil, &Refusal{Code: NoSuchPhoto, Story: d.Story.ID, Value: photo}
		}
		return story.WithoutPhoto(d.Story, story.PhotoID(photo))
	})
}

// Rendered is what RenderFile made, and the memory its child used at most.
type Rendered struct {
	Files []picture.Rendition
	// Peak is in bytes; 0 where the system does not say.
	Peak int64
}

// RenderFile makes renditions of one file, NAME-WIDTH.jpg, without a newsroom.
// They say of themselves what the file says of its picture, and nothing else.
func RenderFile(ctx context.Context, renderer *picture.Renderer, file, out string, widths []int, quality int) (Rendered, error) {
	info, err := picture.Inspect(file)
	if err != nil {
		return Rendered{}, err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return Rendered{}, &picture.Refusal{Code: picture.CannotWrite, Path: out, Err: err}
	}
	m := info.Meta
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	made, err := renderer.Render(ctx, picture.Job{
		Source: file, Widths: widths, Quality: quality, Dir: out, Name: name,
		Embed: picture.Embed{
			Description: m.Caption, Creator: m.Creator, Credit: m.Credit, Rights: m.Copyright, Headline: m.Headline,
			Date: m.Taken, City: m.City, Alt: m.Alt, SourceType: m.SourceType,
		},
	})
	if err != nil {
		return Rendered{}, fmt.Errorf("desk: render %s: %w", file, err)
	}
	return Rendered{made.Renditions, made.Peak}, nil
}
