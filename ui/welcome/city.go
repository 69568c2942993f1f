package welcome

import (
	"strings"

	"dateline/internal/places"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// mostCities are offered while one types.
const mostCities = 6

// cities is the field of the home city, completed from the map.
func (f *form) cities() fyne.CanvasObject {
	w, k := f.w, f.w.k
	f.city = k.Completer(kit.EntryOptions{
		Text: w.so.City, Placeholder: w.say("welcome.city.hint"),
		OnChange: f.typedCity, OnFocus: f.leftCity,
	}, f.suggest, func(s kit.Suggestion) {
		if p, ok := s.Value.(places.Place); ok {
			f.takeCity(p)
		}
	})
	f.cityAt = k.Field(w.say("welcome.city"), "", f.high(f.city))
	f.showRegion()
	return f.cityAt
}

func (f *form) suggest(typed string) []kit.Suggestion {
	if len([]rune(strings.TrimSpace(typed))) < 2 {
		return nil
	}
	lang := f.w.d.Say.Language()
	var out []kit.Suggestion
	for _, p := range f.w.d.Cities(typed, lang, mostCities) {
		out = append(out, kit.Suggestion{Value: p, Label: p.Name(lang), Detail: p.Region(lang)})
	}
	return out
}

// typedCity is a city of no map until one is taken.
func (f *form) typedCity(typed string) {
	f.w.so.take(places.Place{}, "")
	f.w.so.City = typed
	f.cityAt.SetHint("")
	f.showRegion()
	f.w.show()
}

func (f *form) takeCity(p places.Place) {
	f.w.so.take(p, f.w.d.Say.Language())
	f.cityAt.SetHint("")
	f.showRegion()
	f.w.show()
}

// leftCity takes the one city that was meant when nobody chose it from the list.
func (f *form) leftCity(gained bool) {
	s := &f.w.so
	city := strings.TrimSpace(s.City)
	if gained || city == "" || s.place.ID != 0 {
		return
	}
	lang := f.w.d.Say.Language()
	for _, p := range f.w.d.Cities(city, lang, mostCities) {
		if strings.EqualFold(p.Name(lang), city) {
			f.takeCity(p)
			return
		}
	}
	f.cityAt.SetHint(f.w.d.Say.Say("welcome.city.unknown", map[string]any{"City": city}))
}

func (f *form) showRegion() { f.city.SetSuffix(f.w.so.Region) }
