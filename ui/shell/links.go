package shell

import (
	"net/url"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
)

// link asks where a link goes: an address, or a story of the newsroom by its name.
func (s *Shell) link() {
	e := s.view.Text()
	href, on := e.Link()
	k := s.kit
	shown := href
	if id, ok := strings.CutPrefix(href, "story:"); ok {
		shown = s.headlineOf(story.ID(id))
	}
	var target string
	entry := k.Completer(kit.EntryOptions{Text: shown, Placeholder: s.say("shell.link.placeholder")}, s.storiesLike, func(picked kit.Suggestion) {
		if id, ok := picked.Value.(story.ID); ok {
			target = "story:" + string(id)
		}
	})
	field := k.Field(s.say("shell.link.label"), "", entry)
	var dialog *kit.Dialog
	set := func(to string) {
		dialog.Close()
		e.SetLink(on, to)
		e.Focus()
	}
	submit := func() {
		to, ok := address(entry.Text())
		switch {
		case target != "" && entry.Text() != shown:
			set(target)
		case entry.Text() == shown && href != "":
			set(href)
		case ok:
			set(to)
		default:
			field.SetError(s.say("shell.link.bad"))
		}
	}
	buttons := []*kit.Button{k.Button(kit.Secondary, s.say("shell.cancel"), func() { dialog.Close() })}
	if href != "" {
		buttons = append(buttons, k.Button(kit.Danger, s.say("shell.link.remove"), func() { set("") }))
	}
	buttons = append(buttons, k.Button(kit.Primary, s.say("shell.link.set"), submit))
	dialog = k.Dialog(kit.DialogOptions{Title: s.say("shell.link.title"), Body: kit.Inset(16, 20, 20, 20, field), Buttons: buttons, Submit: submit, First: entry, Width: 560})
	dialog.Show()
}

// address reads an address as people type it; without a scheme it is https.
func address(typed string) (string, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" || strings.ContainsAny(typed, " \u00a0") {
		return "", false
	}
	if at := strings.Index(typed, "@"); at > 0 && !strings.Contains(typed, "/") && strings.Contains(typed[at:], ".") {
		return "mailto:" + strings.TrimPrefix(typed, "mailto:"), true
	}
	if !strings.Contains(typed, "://") {
		typed = "https://" + typed
	}
	u, err := url.Parse(typed)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(u.Host, ".") || u.User != nil {
		return "", false
	}
	return typed, true
}

// embed asks for an address that stands in the text as a card of its own.
func (s *Shell) embed() {
	s.askTwo("shell.embed.title", "shell.embed.address", "shell.embed.name", func(where, name string) string {
		to, ok := address(where)
		if !ok {
			return s.say("shell.link.bad")
		}
		if name == "" {
			name = to
		}
		s.view.Text().Insert(text.Block{Kind: text.Embed, URL: to, Text: name})
		s.view.Text().Focus()
		return ""
	})
}

// attribute asks whose words a quote is.
func (s *Shell) attribute() {
	e := s.view.Text()
	s.kit.AskText(s.say("shell.attribute.title"), "", s.say("shell.attribute.label"), s.say("shell.attribute.set"), false, func(name string) {
		e.Attribute(strings.Join(strings.Fields(name), " "))
		e.Focus()
	})
}

// askTwo asks for two short texts; done says what is wrong with the first, or "".
func (s *Shell) askTwo(title, first, second string, done func(a, b string) string) {
	k := s.kit
	a, b := k.Entry(kit.EntryOptions{}), k.Entry(kit.EntryOptions{})
	fieldA, fieldB := k.Field(s.say(first), "", a), k.Field(s.say(second), "", b)
	var dialog *kit.Dialog
	submit := func() {
		if wrong := done(a.Text(), strings.TrimSpace(b.Text())); wrong != "" {
			fieldA.SetError(wrong)
			return
		}
		dialog.Close()
	}
	dialog = k.Dialog(kit.DialogOptions{
		Title: s.say(title), Body: kit.Inset(16, 20, 20, 20, kit.Column(12, fieldA, fieldB)), Width: 560, First: a, Submit: submit,
		Buttons: []*kit.Button{
			k.Button(kit.Secondary, s.say("shell.cancel"), func() { dialog.Close() }), k.Button(kit.Primary, s.say("shell.insert"), submit),
		},
	})
	dialog.Show()
}

// openLink follows a link of the text.
func (s *Shell) openLink(href string) {
	if id, ok := strings.CutPrefix(href, "story:"); ok {
		s.Open(story.ID(id))
		return
	}
	if err := s.o.OpenPath(href); err != nil {
		s.fail(err)
	}
}
