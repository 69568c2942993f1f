package merge

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

// contestedPhotos are those that one side took out of the story and the other
// changed, made the lead or put into the text anew.
func (t *table) contestedPhotos() map[story.PhotoID]bool {
	out := map[story.PhotoID]bool{}
	for _, was := range t.of[base].Photos {
		for _, s := range []side{first, second} {
			now, kept := t.of[s].Photo(was.ID)
			_, other := t.of[first+second-s].Photo(was.ID)
			if kept && !other && (changed(was, now) || t.shownAnew(s, was.ID)) {
				out[was.ID] = true
			}
		}
	}
	return out
}

func changed(was, now story.PhotoUse) bool {
	lead := now.Lead && !was.Lead
	was.Lead, now.Lead = false, false
	return lead || !samePhoto(was, now)
}

func samePhoto(a, b story.PhotoUse) bool {
	return reflect.DeepEqual(withoutEmpty(a), withoutEmpty(b))
}

// withoutEmpty: an empty list and none are the same.
func withoutEmpty(p story.PhotoUse) story.PhotoUse {
	if len(p.Crops) == 0 {
		p.Crops = nil
	}
	if len(p.Redactions) == 0 {
		p.Redactions = nil
	}
	return p
}

func (t *table) shownAnew(s side, id story.PhotoID) bool {
	for _, b := range t.of[s].Body.All() {
		if b.Kind != text.Photo || b.Photo != string(id) {
			continue
		}
		if was, ok := block(t.of[base].Body, b.ID); !ok || !equal(was, b) {
			return true
		}
	}
	return false
}

// photos merges the photos one by one, and which of them is the lead.
func (t *table) photos() {
	var of [3][]story.PhotoID
	for s := range of {
		for _, p := range t.of[s].Photos {
			of[s] = append(of[s], p.ID)
		}
	}
	orders := sequenced(of)
	var out []story.PhotoUse
	for _, id := range orders.of[t.ours] {
		if p, ok := t.photo(id); ok {
			out = append(out, p)
		}
	}
	if !orders.agreed {
		out = t.arranged(out, orders)
	}
	lead := t.lead()
	for i := range out {
		out[i].Lead = out[i].ID == lead
	}
	if len(out) > 0 || len(t.story.Photos) > 0 {
		t.story.Photos = out
	}
}

// arranged asks in which order photos stand that both moved.
func (t *table) arranged(photos []story.PhotoUse, orders sequence[story.PhotoID]) []story.PhotoUse {
	q := question{kind: Field, field: "photos"}
	var made [3][]story.PhotoUse
	for s := range made {
		var names []string
		for _, id := range orders.of[s] {
			if i := slices.IndexFunc(photos, func(p story.PhotoUse) bool { return p.ID == id }); i >= 0 {
				made[s] = append(made[s], photos[i])
				names = append(names, cmp.Or(t.caption(id), string(id)))
			}
		}
		q.of[s].Text = strings.Join(names, " · ")
	}
	return made[t.ask(q).side]
}

// caption is what a photo is called in a question: it never depends on an answer.
func (t *table) caption(id story.PhotoID) string {
	for _, s := range []side{base, first, second} {
		if p, ok := t.of[s].Photo(id); ok && p.Caption != "" {
			return p.Caption
		}
	}
	return ""
}

func (t *table) photo(id story.PhotoID) (story.PhotoUse, bool) {
	var of [3]story.PhotoUse
	var in [3]bool
	for s := range of {
		of[s], in[s] = t.of[s].Photo(id)
	}
	switch {
	case in[first] && in[second]:
		return t.bothPhotos(of, in[base]), true
	case t.contested[id]:
		has := first
		if in[second] {
			has = second
		}
		q := question{kind: PhotoRemoved, photo: id, until: &has}
		for s := range of {
			q.of[s] = Version{Gone: !in[s], Text: of[s].Caption}
		}
		a := t.ask(q)
		return of[a.side], in[a.side]
	case in[first]:
		return of[first], !in[base]
	}
	return of[second], in[second] && !in[base]
}

// bothPhotos merges a photo that both sides have, field by field.
func (t *table) bothPhotos(of [3]story.PhotoUse, old bool) story.PhotoUse {
	switch {
	case samePhoto(of[first], of[second]), old && samePhoto(of[second], of[base]):
		return of[first]
	case old && samePhoto(of[first], of[base]):
		return of[second]
	}
	f := &photoFields{t, of, of[t.ours]}
	f.out.Caption = t.prose(f.question("caption"), [3]string{of[0].Caption, of[1].Caption, of[2].Caption}, oneLine)
	f.text("agency", func(p *story.PhotoUse) *string { return &p.Credit.Agency }, oneLine)
	f.text("photographer", func(p *story.PhotoUse) *string { return &p.Credit.Photographer }, oneLine)
	f.text("alt", func(p *story.PhotoUse) *string { return &p.Alt }, oneLine)
	f.text("rights", func(p *story.PhotoUse) *string { return &p.Rights.Notice }, oneLine)
	f.text("category", func(p *story.PhotoUse) *string { return &p.Rights.Category }, nil)
	f.text("terms", func(p *story.PhotoUse) *string { return &p.Rights.UsageTerms }, oneLine)
	f.text("source_type", func(p *story.PhotoUse) *string { return &p.SourceType }, nil)
	photoField(f, "until", func(p *story.PhotoUse) *newsdate.Date { return &p.Rights.ValidUntil }, showDate)
	photoField(f, "taken", func(p *story.PhotoUse) *newsdate.Date { return &p.Taken }, showDate)
	if fileOf(of[first]) != fileOf(of[second]) {
		return f.picture()
	}
	f.look()
	return f.out
}

// lead is the photo above the text. Who took the lead photo out of the story has
// not chosen another one.
func (t *table) lead() story.PhotoID {
	var of [3]story.PhotoID
	for s := range of {
		p, _ := t.of[s].Lead()
		of[s] = p.ID
	}
	for s := range of {
		if _, has := t.of[s].Photo(of[base]); of[s] == "" && !has {
			of[s] = of[base]
		}
	}
	return value(t, question{kind: Field, field: "lead"}, of, func(id story.PhotoID) string { return cmp.Or(t.caption(id), string(id)) }, nil)
}
