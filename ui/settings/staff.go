package settings

import (
	"context"
	"os"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Staff is what the settings ask about people. All of it is called from other
// goroutines.
type Staff interface {
	People() ([]desk.Person, error)
	CardFile() ([]byte, error)
	Forget(ctx context.Context, id revision.PersonID) error
	Revoke(ctx context.Context, device, note string) error
	Policy() (revision.Policy, error)
	SetPolicy(ctx context.Context, p revision.Policy) error
	Quarantine() ([]desk.Received, error)
}

// cardEnding is how the name of a card's file ends.
const cardEnding = ".dateline-card"

// staff is who works here, who else is believed, and what is asked of them before
// a story may leave.
type staff struct {
	s *Screen
	k *kit.Kit
	// mine is the person's own card, below name and role; rules what is asked.
	mine, people, rules *kit.Stack
	object              fyne.CanvasObject

	me      desk.Person
	others  []desk.Person
	policy  revision.Policy
	waiting []desk.Received
}

func newStaff(s *Screen) *staff {
	p := &staff{s: s, k: s.k, mine: kit.Column(look.S3), people: kit.Column(look.S3), rules: kit.Column(look.S3)}
	accept := p.k.Button(kit.Secondary, s.say("settings.people.accept"), func() { s.d.AcceptCard(p.know) }).Small().WithIcon("user")
	people := s.section("people", p.people, kit.Row(look.S2, accept, kit.Spacer()))
	p.object = kit.Column(look.S6, people, p.rules)
	return p
}

// know asks anew who is there.
func (p *staff) know() {
	var all []desk.Person
	var policy revision.Policy
	var waiting []desk.Received
	p.s.knowing.run(func() (err error) {
		if all, err = p.s.d.Staff.People(); err != nil {
			return err
		}
		if policy, err = p.s.d.Staff.Policy(); err != nil {
			return err
		}
		waiting, err = p.s.d.Staff.Quarantine()
		return err
	}, func(err error) {
		if err != nil {
			p.people.Set(p.k.Text(p.s.sentence(err), look.Small, look.Red))
			p.s.scroll.Refresh()
			return
		}
		p.me, p.others, p.policy, p.waiting = desk.Person{}, nil, policy, waiting
		for _, x := range all {
			if x.Me {
				p.me = x
			} else {
				p.others = append(p.others, x)
			}
		}
		p.draw()
	})
}

func (p *staff) draw() {
	p.mine.Set(p.drawMine()...)
	p.people.Set(p.drawPeople()...)
	p.rules.Set(p.drawRules()...)
	p.s.scroll.Refresh()
}

// alone says that nobody else is believed here.
func (p *staff) alone() bool {
	for _, x := range p.others {
		if x.Accepted {
			return false
		}
	}
	return true
}

// drawMine is the person's own card.
func (p *staff) drawMine() []fyne.CanvasObject {
	s := p.s
	save := p.k.Button(kit.Secondary, s.say("settings.card.save"), p.save).Small().WithIcon("user")
	rows := []fyne.CanvasObject{kit.Column(
		look.S1, p.k.Text(s.say("handover.number"), look.Label, look.Ink2), p.k.Groups(p.me.SafetyNumber),
		kit.Inset(look.S1, 0, 0, 0, s.note("number.note")),
	), kit.Row(look.S3, save, kit.Grow(s.note("card.note")))}
	if len(p.me.Devices) > 1 {
		rows = append(rows, kit.Row(look.S3, s.numbered("settings.laptops.mine", len(p.me.Devices)), p.revoker(p.me), kit.Spacer()))
	}
	return rows
}

// numbered is a small line with a number.
func (s *Screen) numbered(id string, n int) fyne.CanvasObject {
	return s.k.Text(s.d.Say.Say(id, map[string]any{"N": n}), look.Small, look.Ink2)
}

// save writes the card into a file that the person chooses.
func (p *staff) save() {
	s := p.s
	name := strings.Join(strings.FieldsFunc(p.me.Name, func(r rune) bool { return strings.ContainsRune(`/\:*?"<>|. `, r) }), " ")
	if name == "" {
		name = "dateline"
	}
	s.d.SaveFile(name+cardEnding, func(path string) {
		if path == "" {
			return
		}
		if !strings.HasSuffix(path, cardEnding) {
			path += cardEnding
		}
		s.writing.run(func() error {
			data, err := s.d.Staff.CardFile()
			if err != nil {
				return err
			}
			return os.WriteFile(path, data, 0o600)
		}, func(err error) {
			if err != nil {
				s.trouble(nil, err)
				return
			}
			s.k.Toast(kit.Good, s.d.Say.Say("settings.card.saved", map[string]any{"Path": path}), "", nil)
		})
	})
}

// drawPeople lists the others: those who are believed, and those who are not yet.
func (p *staff) drawPeople() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if p.alone() {
		rows = append(rows, p.s.note("people.alone"))
	}
	for _, x := range p.others {
		rows = append(rows, p.person(x))
	}
	for _, w := range p.waiting {
		rows = append(rows, p.waits(w))
	}
	return rows
}

func (p *staff) person(x desk.Person) fyne.CanvasObject {
	s := p.s
	said := []fyne.CanvasObject{
		p.k.Text(p.name(x), look.Interface, look.Ink).Bold(true),
		p.k.Text(s.say("welcome.role."+string(x.Role))+" · "+s.d.Say.Say("handover.laptops", map[string]any{"N": p.speaking(x)}), look.Small, look.Ink2),
	}
	if gone := len(x.Devices) - p.speaking(x); gone > 0 {
		said = append(said, p.k.Text(s.d.Say.Say("settings.laptops.revoked", map[string]any{"N": gone}), look.Small, look.Ink2))
	}
	forget := p.k.Button(kit.Secondary, s.say("settings.people.forget"), func() { p.forget(x) }).Small()
	var steps []fyne.CanvasObject
	if x.Accepted {
		said = append(said, p.k.Mark("pass", look.Green, s.say("settings.people.accepted"), look.Small))
		steps = []fyne.CanvasObject{p.revoker(x), forget}
	} else {
		said = append(said, p.k.Mark("warns", look.Amber, s.say("handover.unverified"), look.Small))
		steps = []fyne.CanvasObject{p.k.Button(kit.Secondary, s.say("handover.look"), func() { s.d.ShowPerson(x, p.know) }).Small(), forget}
	}
	said = append(said, p.k.Text(x.SafetyNumber, look.Small, look.Ink3))
	return p.card(kit.Column(2, said...), steps...)
}

// card is one person or one file in the list.
func (p *staff) card(said fyne.CanvasObject, steps ...fyne.CanvasObject) fyne.CanvasObject {
	line := append([]fyne.CanvasObject{kit.Grow(said)}, steps...)
	return kit.Box(look.Paper, look.Line, look.R2, kit.Inset(look.S3, look.S4, look.S3, look.S4, kit.Row(look.S2, line...)))
}

func (p *staff) name(x desk.Person) string {
	if x.Name == "" {
		return p.s.say("handover.nameless")
	}
	return x.Name
}

// speaking is how many laptops of a person were not revoked.
func (p *staff) speaking(x desk.Person) int {
	n := 0
	for _, d := range x.Devices {
		if !d.Revoked {
			n++
		}
	}
	return n
}

// waits is a file that waits until its sender is accepted.
func (p *staff) waits(w desk.Received) fyne.CanvasObject {
	s := p.s
	at := w.At.In(s.profile.Location()).Format(s.say("library.moment"))
	said := kit.Column(2,
		p.k.Text(s.say("settings.waits"), look.Interface, look.Ink).Bold(true),
		p.k.Text(p.name(w.From)+", "+at, look.Small, look.Ink2))
	return p.card(said, p.k.Button(kit.Secondary, s.say("handover.look"), func() { s.d.ShowQuarantined(w, p.know) }).Small())
}

// forget asks once, and takes the person's card away.
func (p *staff) forget(x desk.Person) {
	s := p.s
	title := s.d.Say.Say("settings.forget.title", map[string]any{"Name": p.name(x)})
	p.k.Ask(title, s.say("settings.forget.text"), s.say("settings.people.forget"), true, func(yes bool) {
		if yes {
			p.change(func() error { return s.d.Staff.Forget(context.Background(), x.ID) })
		}
	})
}

// change does something about people, and looks anew.
func (p *staff) change(do func() error) {
	p.s.writing.run(do, func(err error) {
		p.s.trouble(nil, err)
		p.know()
	})
}
