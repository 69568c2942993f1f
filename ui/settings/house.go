package settings

import (
	"context"
	"strings"

	"dateline/internal/desk"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// house are the keys of the outlet's profile; the home city with its region and
// clock comes first after the name.
func (s *Screen) house() fyne.CanvasObject {
	byKey := map[string]*field{}
	var fields []fyne.CanvasObject
	for _, v := range s.profile.Settings() {
		if strings.Contains(v.Key, ".") {
			continue // words for readers
		}
		if v.Key == "city" {
			s.city = newHome(s, v.Value, byKey)
			fields = append(fields, s.city.field)
			continue
		}
		byKey[v.Key] = s.outletField(v.Key, v.Value)
		fields = append(fields, byKey[v.Key].object())
	}
	return s.section("house", pairs(fields...))
}

// readers are the words that readers see around a story, in both languages.
func (s *Screen) readers() fyne.CanvasObject {
	byLang := map[string][]fyne.CanvasObject{}
	for _, v := range s.profile.Settings() {
		if lang, _, ok := strings.Cut(v.Key, "."); ok {
			byLang[lang] = append(byLang[lang], s.outletField(v.Key, v.Value).object())
		}
	}
	column := func(lang string) fyne.CanvasObject {
		head := s.k.Text(s.say("welcome.language."+lang), look.Interface, look.Ink).Bold(true)
		return kit.Column(look.S3, append([]fyne.CanvasObject{head}, byLang[lang]...)...)
	}
	return s.section("readers", s.note("readers.note"), pairs(column("ru"), column("en")))
}

// outletField is the field of one key.
func (s *Screen) outletField(key, value string) *field {
	id := "settings.outlet." + key
	if _, word, ok := strings.Cut(key, "."); ok {
		id = "settings.outlet." + word
	}
	return s.field(s.say(id), id+".hint", value, func(typed string) (string, func() error, error) {
		shown, err := s.assign(key, typed)
		return shown, s.written(desk.Assignment{Field: key, Value: typed}), err
	})
}

// assign sets keys in the profile that is shown, all of them or none, and gives
// what the last of them is called now: an empty value is the house's default.
func (s *Screen) assign(pairs ...string) (shown string, err error) {
	next := s.profile
	for i := 0; i < len(pairs); i += 2 {
		if next, err = next.Set(pairs[i], pairs[i+1]); err != nil {
			return "", err
		}
	}
	s.profile = next
	for _, v := range next.Settings() {
		if v.Key == pairs[len(pairs)-2] {
			shown = v.Value
		}
	}
	return shown, nil
}

// written is the writing of keys.
func (s *Screen) written(set ...desk.Assignment) func() error {
	return func() error { return s.d.SetOutlet(context.Background(), set) }
}
