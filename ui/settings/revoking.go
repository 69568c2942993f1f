package settings

import (
	"context"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"
)

// shownKey is how many letters of a laptop's key tell it from others.
const shownKey = 12

// revoker is the button by which a laptop is revoked, closed for those who may not.
func (p *staff) revoker(x desk.Person) *kit.Button {
	s := p.s
	b := p.k.Button(kit.Secondary, s.say("settings.revoke"), func() { p.askRevoke(x) }).Small()
	switch {
	case len(revocable(x)) == 0:
		b.Disable(s.say("settings.revoke.none"))
	case !x.Me && p.me.Role != revision.Chief:
		b.Disable(s.say("settings.revoke.chief"))
	}
	return b
}

// revocable are the laptops that speak for a person; this one cannot revoke itself.
func revocable(x desk.Person) []desk.PersonDevice {
	var out []desk.PersonDevice
	for _, d := range x.Devices {
		if !d.Revoked && !d.This {
			out = append(out, d)
		}
	}
	return out
}

// askRevoke asks which laptop and why, and says what it does.
func (p *staff) askRevoke(x desk.Person) {
	s := p.s
	var options []kit.Option
	for _, d := range revocable(x) {
		options = append(options, kit.Option{Value: d.Key.String(), Label: s.d.Say.Say("settings.laptop", map[string]any{"Key": grouped(d.Key.String()[:shownKey])})})
	}
	which := p.k.Select(options, options[0].Value, func(string) {})
	var dialog *kit.Dialog
	var reason *kit.Entry
	var field *kit.Field
	send := func() {
		note := strings.TrimSpace(reason.Text())
		if note == "" {
			field.SetError(s.say("settings.revoke.why.missing"))
			p.k.Focus(reason)
			return
		}
		device := which.Value()
		dialog.Close()
		p.change(func() error { return s.d.Staff.Revoke(context.Background(), device, note) })
	}
	reason = p.k.Entry(kit.EntryOptions{OnSubmit: func(string) { send() }})
	field = p.k.Field(s.say("settings.revoke.why"), "", reason)
	shut := p.k.Button(kit.Secondary, s.say("kit.cancel"), func() { dialog.Close() })
	yes := p.k.Button(kit.Danger, s.say("settings.revoke.yes"), send)
	dialog = p.k.Dialog(kit.DialogOptions{
		Title: s.say("settings.revoke.title"), Subtitle: p.name(x), Buttons: []*kit.Button{shut, yes}, First: reason, Submit: send,
		Body: kit.Inset(look.S4, 20, look.S5, 20, kit.Column(
			look.S4, p.k.Banner(kit.Warn, s.say("settings.revoke.what"), s.say("settings.revoke.what.text")), p.k.Field(s.say("settings.revoke.which"), "", which), field,
		)),
	})
	dialog.Show()
}

// grouped parts a key so that it can be compared by eye.
func grouped(key string) string {
	var out []string
	for len(key) > 4 {
		out, key = append(out, key[:4]), key[4:]
	}
	return strings.Join(append(out, key), " ")
}
