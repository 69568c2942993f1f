package handover

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// largestCard is more than any card needs; what is larger is none.
const largestCard = 256 << 10

// card is the dialog in which somebody is looked at and accepted.
type card struct {
	s    *Screen
	k    *kit.Kit
	card *kit.Dialog

	person desk.Person
	came   revision.Succession
	// take accepts them.
	take func(context.Context) (desk.Person, []desk.Received, error)
	done func()

	body         *kit.Stack
	accept, shut *kit.Button
	busy         bool
}

const cardWidth = 560

// AcceptCard shows the card in a file, and accepts it when the person says so;
// done, which may be nil, is called when they did.
func (s *Screen) AcceptCard(path string, done func()) {
	s.errands.run(func(context.Context) func() {
		data, err := readCard(path)
		var p desk.Person
		var came revision.Succession
		if err == nil {
			p, came, err = s.d.Desk.LookAtCard(data)
		}
		return func() {
			take := func(ctx context.Context) (desk.Person, []desk.Received, error) { return s.d.Desk.Accept(ctx, data) }
			if came == revision.Older {
				err = nil // nothing is wrong with it
			}
			s.showCard(p, came, take, done, err)
		}
	})
}

// ShowPerson shows somebody whose signatures came along with other people's
// stories, and accepts them when the person says so.
func (s *Screen) ShowPerson(p desk.Person, done func()) {
	take := func(ctx context.Context) (desk.Person, []desk.Received, error) {
		return s.d.Desk.AcceptStranger(ctx, p.ID, p.SafetyNumber)
	}
	s.showCard(p, "", take, done, nil)
}

// readCard reads a file that may be anything.
func readCard(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read card: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestCard))
	if err != nil {
		return nil, fmt.Errorf("read card: %w", err)
	}
	return data, nil
}

func (s *Screen) showCard(p desk.Person, came revision.Succession, take func(context.Context) (desk.Person, []desk.Received, error), done func(), err error) {
	c := &card{s: s, k: s.k, person: p, came: came, take: take, done: done, body: kit.Column(look.S4)}
	c.shut = c.k.Button(kit.Secondary, s.say("kit.close"), func() { c.card.Close() })
	c.accept = c.k.Button(kit.Primary, s.say("handover.accept"), c.say).WithIcon("check")
	c.card = c.k.Dialog(kit.DialogOptions{
		Title: s.say("handover.card.title"), Width: s.d.Look.Scaled(cardWidth), Body: kit.Inset(look.S4, 20, look.S5, 20, c.body),
		Buttons: []*kit.Button{c.shut, c.accept}, First: c.shut,
	})
	c.draw(err)
	c.card.Show()
}

// draw shows who it is, or why nobody can be accepted.
func (c *card) draw(err error) {
	s := c.s
	if err != nil {
		c.card.SetButtons(c.shut)
		if errors.Is(err, revision.ErrForked) {
			c.body.Set(s.forked())
		} else {
			c.body.Set(c.k.Banner(kit.Bad, s.say("handover.card.bad"), s.d.Say.Sentence(err)))
		}
		c.card.Relayout()
		return
	}
	if !c.acceptable() {
		c.card.SetButtons(c.shut)
	}
	p := c.person
	who := kit.Column(2, c.k.Text(s.name(p), look.Heading3, look.Ink), s.note(joined(" · ", s.role(p.Role), s.laptops(p))))
	rows := []fyne.CanvasObject{c.means(), who, s.number(p)}
	if c.acceptable() {
		rows = append(rows, s.note(s.say("handover.card.then")))
	}
	c.body.Set(rows...)
	c.card.Relayout()
}

// acceptable says that there is something to accept.
func (c *card) acceptable() bool {
	return c.came != revision.Unchanged && c.came != revision.Older
}

// means says what accepting the card would mean.
func (c *card) means() fyne.CanvasObject {
	s := c.s
	args := map[string]any{"Role": s.role(c.person.Role)}
	tell := func(t kit.Tone, id string) fyne.CanvasObject {
		return c.k.Banner(t, s.say(id), s.tell(id+".text", args))
	}
	switch {
	case c.came == revision.Unchanged:
		return tell(kit.Info, "handover.card.known")
	case c.came == revision.Older:
		return tell(kit.Info, "handover.card.older")
	case c.came == revision.Renewed:
		return tell(kit.Good, "handover.card.renewed")
	case c.came == revision.RoleChanged:
		return tell(kit.Warn, "handover.card.role")
	case c.came == revision.Rekeyed:
		return tell(kit.Bad, "handover.card.rekeyed")
	}
	return tell(kit.Warn, "handover.card.new")
}

// say accepts: the one deliberate act.
func (c *card) say() {
	s := c.s
	if c.busy || !c.acceptable() {
		return
	}
	c.busy = true
	c.accept.Disable(s.say("publish.wait"))
	s.errands.run(func(ctx context.Context) func() {
		p, got, err := c.take(ctx)
		numbers := s.numbersOf(ctx, got)
		return func() {
			maps.Copy(s.versions, numbers)
			c.busy = false
			c.accept.Enable()
			if err != nil {
				c.draw(err)
				return
			}
			c.card.Close()
			s.d.Changed()
			s.k.Toast(kit.Good, s.tell("handover.accepted", map[string]any{"Name": s.name(p)}), "", nil)
			if c.done != nil {
				c.done()
			}
			if len(got) > 0 {
				s.showWaited(got, "", nil)
			}
		}
	})
}
