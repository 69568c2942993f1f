package settings

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/places"
	"dateline/ui/kit"
)

// home is the home city: one of the map brings its region and its clock.
type home struct {
	s      *Screen
	field  *kit.Field
	entry  *kit.Completer
	last   string
	others map[string]*field
}

// mostCities are offered while one types.
const mostCities = 6

func newHome(s *Screen, value string, others map[string]*field) *home {
	h := &home{s: s, last: value, others: others}
	h.entry = s.k.Completer(kit.EntryOptions{Text: value, OnFocus: func(gained bool) {
		if !gained {
			h.take()
		}
	}}, h.suggest, func(picked kit.Suggestion) {
		if p, ok := picked.Value.(places.Place); ok {
			h.settle(p)
		}
	})
	h.field = s.k.Field(s.say("settings.outlet.city"), "", h.entry)
	h.field.SetHint(s.say("settings.outlet.city.hint"))
	return h
}

func (h *home) suggest(typed string) []kit.Suggestion {
	if len([]rune(strings.TrimSpace(typed))) < 2 {
		return nil
	}
	lang := h.s.d.Say.Language()
	var out []kit.Suggestion
	for _, p := range h.s.d.Cities(typed, lang, mostCities) {
		out = append(out, kit.Suggestion{Value: p, Label: p.Name(lang), Detail: strings.Trim(p.Region(lang)+", "+p.Country(lang), ", ")})
	}
	return out
}

// take takes a city that was typed and not chosen: region and clock stay.
func (h *home) take() {
	typed := strings.TrimSpace(h.entry.Text())
	if typed == h.last {
		return
	}
	h.last = typed
	h.write(desk.Assignment{Field: "city", Value: typed})
}

// settle moves the house to a place of the map.
func (h *home) settle(p places.Place) {
	lang := h.s.d.Say.Language()
	h.last = p.Name(lang)
	h.entry.SetText(h.last)
	for key, value := range map[string]string{"region": p.Region(lang), "zone": p.Zone} {
		if f := h.others[key]; f != nil {
			f.put(value)
			f.SetError("")
		}
	}
	h.write(
		desk.Assignment{Field: "city", Value: h.last}, desk.Assignment{Field: "region", Value: p.Region(lang)}, desk.Assignment{Field: "zone", Value: p.Zone},
	)
}

func (h *home) write(set ...desk.Assignment) {
	var pairs []string
	for _, a := range set {
		pairs = append(pairs, a.Field, a.Value)
	}
	if _, err := h.s.assign(pairs...); err != nil {
		h.s.trouble(h.field, err)
		return
	}
	h.field.SetError("")
	h.s.writing.run(h.s.written(set...), func(err error) { h.s.trouble(h.field, err) })
}
