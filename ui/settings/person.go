package settings

import (
	"context"
	"strconv"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// nameless is a name that was cleared.
type nameless struct{}

func (nameless) Error() string                     { return "settings: no name" }
func (nameless) Refusal() (string, map[string]any) { return "settings.nameless", nil }

// person is who works here.
func (s *Screen) person() fyne.CanvasObject {
	name := s.field(s.say("settings.name"), "", s.d.Name, func(typed string) (string, func() error, error) {
		if typed == "" {
			return "", nil, nameless{}
		}
		return typed, func() error { return s.d.SetPerson(context.Background(), typed, "") }, nil
	})
	var options []kit.Option
	for _, r := range []string{"journalist", "editor", "chief"} {
		options = append(options, kit.Option{Value: r, Label: s.say("welcome.role." + r)})
	}
	var role *kit.Field
	choice := s.k.Select(options, s.d.Role, func(v string) {
		s.writing.run(func() error { return s.d.SetPerson(context.Background(), "", v) }, func(err error) {
			s.trouble(role, err)
			s.staff.know() // what a chief editor may set is shown to one
		})
	})
	role = s.k.Field(s.say("settings.role"), "", choice)
	note := kit.Row(6, s.k.Icon("lock", 14, look.Ink3), kit.Grow(s.k.Text(s.say("settings.key"), look.Label, look.Ink3)))
	return s.section("who", pairs(name.object(), role), note, s.staff.mine)
}

// looks is how the program speaks and looks; it follows at once.
func (s *Screen) looks() fyne.CanvasObject {
	choose := func(name string, options []kit.Option, value string, set func(string)) fyne.CanvasObject {
		choice := s.k.Segmented(options, value, func(v string) { s.anew(name, func() { set(v) }) })
		s.first[name] = choice
		return s.k.Field(s.say("settings."+name), "", choice)
	}
	var languages, themes, sizes []kit.Option
	for _, l := range []string{"ru", "en"} {
		languages = append(languages, kit.Option{Value: l, Label: s.say("welcome.language." + l)})
	}
	for _, t := range []string{"light", "dark", "system"} {
		themes = append(themes, kit.Option{Value: t, Label: s.say("settings.theme." + t)})
	}
	for _, p := range s.d.Sizes {
		sizes = append(sizes, kit.Option{Value: strconv.Itoa(p), Label: s.d.Say.Say("settings.percent", map[string]any{"Percent": p})})
	}
	return s.section(
		"looks",
		pairs(
			choose("language", languages, s.d.Say.Language(), s.d.SetLanguage),
			choose("theme", themes, s.d.Theme, s.d.SetTheme),
		),
		choose("size", sizes, strconv.Itoa(s.d.Percent), s.setSize),
	)
}

func (s *Screen) setSize(v string) {
	if p, err := strconv.Atoi(v); err == nil {
		s.d.SetPercent(p)
	}
}
