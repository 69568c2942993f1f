package inspector

import (
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// photoFields are the words of one photo. Agency and photographer stand apart;
// below them is the line that readers will see, made of both.
type photoFields struct {
	c                    *card
	caption, alt, rights *textField
	captionField         *kit.Field
	agency, photographer *textField
	credit               *kit.Stack
	line                 string
	object               fyne.CanvasObject
}

func newPhotoFields(c *card) *photoFields {
	i, f := c.p.i, &photoFields{c: c, credit: kit.Column(0), line: "\x00"}
	f.caption = f.text(editor.LineOptions{Boxed: true, Role: look.Small}, func(p *story.PhotoUse) *string { return &p.Caption })
	f.alt = f.text(editor.LineOptions{Boxed: true, Role: look.Small}, func(p *story.PhotoUse) *string { return &p.Alt })
	f.rights = f.text(editor.LineOptions{Boxed: true, Role: look.Small, Placeholder: i.say("inspector.photo.rights.own")}, func(p *story.PhotoUse) *string { return &p.Rights.Notice })
	f.agency = f.name(func(p *story.PhotoUse) *string { return &p.Credit.Agency })
	f.photographer = f.name(func(p *story.PhotoUse) *string { return &p.Credit.Photographer })
	f.captionField = i.k.Field(i.say("inspector.photo.caption"), "", f.caption.line)
	f.object = kit.Inset(look.S1, 0, 0, 0, kit.Column(look.S3,
		f.captionField,
		i.k.Field(i.say("inspector.photo.alt"), "", f.alt.line),
		kit.Grid(2, look.S2, 0, i.k.Field(i.say("inspector.photo.agency"), "", f.agency.line), i.k.Field(i.say("inspector.photo.photographer"), "", f.photographer.line)),
		f.credit,
		i.k.Field(i.say("inspector.photo.rights"), "", f.rights.line),
	))
	return f
}

// text is a field of one of the photo's texts.
func (f *photoFields) text(o editor.LineOptions, part func(*story.PhotoUse) *string) *textField {
	get, edit := f.of(part)
	return f.c.p.i.text(o, get, edit)
}

// name is an agency or a photographer: letter by letter into the story, so that
// the credit line grows along.
func (f *photoFields) name(part func(*story.PhotoUse) *string) *textField {
	return f.c.p.i.name(f.of(part))
}

// of says how one text of the photo is read and written.
func (f *photoFields) of(part func(*story.PhotoUse) *string) (get func(story.Story) string, edit func(story.Story, string) story.Edit) {
	id := f.c.id
	get = func(s story.Story) string {
		p, _ := s.Photo(id)
		return *part(&p)
	}
	return get, func(s story.Story, typed string) story.Edit { return changed(s, id, part, typed) }
}

// changed is the edit that gives one text of a photo another value.
func changed(s story.Story, id story.PhotoID, part func(*story.PhotoUse) *string, typed string) story.Edit {
	p, _ := s.Photo(id)
	*part(&p) = strings.TrimSpace(strings.ReplaceAll(text.Clean(typed), string(text.SoftBreak), " "))
	return story.ChangePhoto{Photo: p}
}

// update shows the texts of another version and the line made of the credit.
func (f *photoFields) update(s story.Story) {
	f.caption.update(s)
	f.alt.update(s)
	f.rights.update(s)
	f.agency.update(s)
	f.photographer.update(s)
	i, missing := f.c.p.i, ""
	if f.c.use.Caption == "" {
		missing = i.say("inspector.photo.no-caption")
	}
	f.captionField.SetError(missing)
	line := f.c.credit()
	if line == f.line {
		return
	}
	f.line = line
	if line == "" {
		f.credit.Set(wrong(i.k, i.say("inspector.photo.no-credit")))
		return
	}
	words := kit.Column(2, i.k.Text(i.say("inspector.photo.credit"), look.Label, look.Ink2).Lines(1), i.k.Text(line, look.Small, look.Ink))
	f.credit.Set(kit.Box(look.AccentSoft, look.None, look.R1, kit.Inset(6, 10, 6, 10, words)))
}
