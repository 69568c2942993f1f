package shell

import (
	"cmp"
	"net/url"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/editor"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
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

// embed asks for an address that stands in the text as a card of its own, or
// changes the one with the caret. Its
// title is text that readers will see, so it is written in a line of the editor.
func (s *Shell) embed() {
	k := s.kit
	e := s.view.Text()
	now, words, changing := e.Address()
	where := k.Entry(kit.EntryOptions{Placeholder: "https://", Text: now})
	title := editor.NewLine(k, editor.LineOptions{Boxed: true, Text: words})
	at := k.Field(s.say("shell.embed.address"), "", where)
	s.askIn("shell.embed.title", "shell.insert", where, kit.Column(12, at, k.Field(s.say("shell.embed.name"), "", title)), func() bool {
		to, ok := address(where.Text())
		if !ok {
			at.SetError(s.say("shell.link.bad"))
			return false
		}
		if changing {
			e.SetAddress(to, cmp.Or(oneLine(title.Text()), to))
			return true
		}
		e.Insert(text.Block{Kind: text.Embed, URL: to, Text: cmp.Or(oneLine(title.Text()), to)})
		return true
	})
}

// attribute asks whose words a quote is.
func (s *Shell) attribute() {
	name := editor.NewLine(s.kit, editor.LineOptions{Boxed: true, Text: s.view.Text().Attribution()})
	s.askIn("shell.attribute.title", "shell.attribute.set", name, s.kit.Field(s.say("shell.attribute.label"), "", name), func() bool {
		s.view.Text().Attribute(oneLine(name.Text()))
		return true
	})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// askIn asks with a few fields; done says whether they were right. Then the text
// has the keyboard again.
func (s *Shell) askIn(title, yes string, first fyne.Focusable, body fyne.CanvasObject, done func() bool) {
	var dialog *kit.Dialog
	submit := func() {
		if done() {
			dialog.Close()
			s.view.Text().Focus()
		}
	}
	dialog = s.kit.Dialog(kit.DialogOptions{
		Title: s.say(title), Body: kit.Inset(16, 20, 20, 20, body), Width: 560, First: first, Submit: submit,
		Buttons: []*kit.Button{
			s.kit.Button(kit.Secondary, s.say("shell.cancel"), func() { dialog.Close() }), s.kit.Button(kit.Primary, s.say(yes), submit),
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
