package desk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/revision"
)

// asFile is a card as it is handed over.
func asFile(t testing.TB, c revision.SignedCard) []byte {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// signedAgain is the next card of somebody, by one of their laptops.
func (c colleague) signedAgain(by revision.Device, change func(*revision.Card)) []byte {
	card := c.card.Card
	card.Devices = slices.Clone(card.Devices)
	card.Serial++
	change(&card)
	data, _ := json.Marshal(by.Card(card))
	return data
}

func TestAStrangerIsAcceptedByHand(t *testing.T) {
	ctx := context.Background()
	anna := laptop(t, "Анна", revision.Editor)
	id := ready(t, anna)
	if err := anna.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if err := anna.Review.Approve(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if s := state(t, anna, id); s != revision.StateApproved {
		t.Fatalf("who is alone has it %s", s)
	}
	boris := stranger(t, "boris", revision.Editor)
	file := asFile(t, boris.card)
	p, step, err := anna.Review.LookAtCard(file)
	if err != nil || step != "" || p.Accepted || p.Name != "boris" || p.SafetyNumber != boris.card.SafetyNumber() || !p.CanRead() {
		t.Errorf("the card is %+v, %q, %v", p, step, err)
	}
	if people, err := anna.Review.People(); err != nil || len(people) != 1 || !people[0].Me || !people[0].Devices[0].This {
		t.Errorf("looking changed something: %+v, %v", people, err)
	}
	if p, _, err = anna.Review.Accept(ctx, file); err != nil || !p.Accepted || p.Me {
		t.Errorf("accepted: %+v, %v", p, err)
	}
	if _, step, err = anna.Review.LookAtCard(file); err != nil || step != revision.Unchanged {
		t.Errorf("it is known now: %q, %v", step, err)
	}
	// From the second person on nobody approves their own.
	if s := state(t, anna, id); s == revision.StateApproved {
		t.Errorf("with a colleague it is %s", s)
	}
	if err := anna.Review.Forget(ctx, "boris"); err != nil {
		t.Fatal(err)
	}
	if s := state(t, anna, id); s != revision.StateApproved {
		t.Errorf("alone again it is %s", s)
	}
	if err := anna.Review.Forget(ctx, "boris"); code(err) != NoSuchPerson {
		t.Errorf("forgotten twice: %v", err)
	}
	if err := anna.Review.Forget(ctx, idOf(t, anna)); code(err) != Yourself {
		t.Errorf("forgot themself: %v", err)
	}
}

// TestWhichCardsAreTaken: by hand every newer one, by itself only the next in the
// same role from a laptop that is known.
func TestWhichCardsAreTaken(t *testing.T) {
	ctx := context.Background()
	boris := stranger(t, "boris", revision.Editor)
	other := stranger(t, "other", revision.Editor).device
	moved := func(c *revision.Card) { c.Devices, c.Recipients = nil, nil }
	for name, c := range map[string]struct {
		file      []byte
		step      revision.Succession
		byHand    Code
		byItself  bool
		forkAlong bool
	}{
		"another name":              {file: boris.signedAgain(boris.device, func(c *revision.Card) { c.Name = "Борис" }), step: revision.Renewed, byItself: true},
		"another role":              {file: boris.signedAgain(boris.device, func(c *revision.Card) { c.Role = revision.Chief }), step: revision.RoleChanged},
		"another laptop":            {file: boris.signedAgain(other, moved), step: revision.Rekeyed},
		"a fork":                    {file: boris.signedAgain(boris.device, func(c *revision.Card) { c.Serial--; c.Name = "Борис" }), byHand: ForkedCard, forkAlong: true},
		"a fork from another":       {file: boris.signedAgain(other, func(c *revision.Card) { c.Serial-- }), byHand: ForkedCard, forkAlong: true},
		"an old one":                {file: boris.signedAgain(boris.device, func(c *revision.Card) { c.Serial = 0 }), step: revision.Older, byHand: OlderCard},
		"with a colleague's laptop": {file: boris.signedAgain(boris.device, func(c *revision.Card) { c.Devices = append(c.Devices, vera.device.Key()) }), byHand: LaptopTaken},
		"not a card":                {file: []byte(`{"person":"boris"}`), byHand: NotACard},
	} {
		t.Run(name, func(t *testing.T) {
			anna := laptop(t, "Анна", revision.Chief)
			putCard(t, anna, boris.card)
			putCard(t, anna, vera.card)
			_, step, err := anna.Review.LookAtCard(c.file)
			if code(err) != c.byHand || c.byHand == "" && step != c.step {
				t.Errorf("it is %q, %v", step, err)
			}
			card, err := revision.ParseCard(c.file)
			if err == nil {
				got := comesAlong(t, anna, card)
				if took := known(t, anna, "boris").ID() == card.ID(); took != c.byItself {
					t.Errorf("taken by itself: %v", took)
				}
				if forked := len(got.Forked) == 1; forked != c.forkAlong {
					t.Errorf("said to be forked: %v", forked)
				}
				wantStranger := c.byHand != ForkedCard && c.byHand != OlderCard && !c.byItself
				if waits := len(got.Strangers) == 1; waits != wantStranger {
					t.Errorf("waits: %+v", got.Strangers)
				}
			}
			_, _, err = anna.Review.Accept(ctx, c.file)
			if code(err) != c.byHand {
				t.Errorf("accepted: %v", err)
			}
			if took := known(t, anna, "boris").ID() == card.ID(); took != (c.byHand == "") {
				t.Errorf("taken by hand: %v", took)
			}
		})
	}
}

var vera = func() colleague {
	device, err := revision.NewDevice(strings.NewReader(strings.Repeat("v", 64)))
	if err != nil {
		panic(err)
	}
	return colleague{device, device.Card(revision.Card{Person: "vera", Name: "Вера", Role: revision.Editor, Serial: 1})}
}()

// known is the accepted card of a person.
func known(t testing.TB, d *Desk, id revision.PersonID) revision.SignedCard {
	t.Helper()
	var card revision.SignedCard
	err := d.room.arc.View(func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		card, _ = people.card(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// comesAlong lets a card come in a hand-off of somebody accepted.
func comesAlong(t testing.TB, d *Desk, card revision.SignedCard) Received {
	t.Helper()
	var got Received
	err := d.room.arc.Update(context.Background(), func(tx *archive.Tx) error {
		people, err := staffIn(tx)
		if err != nil {
			return err
		}
		return d.room.takePeople(tx, people, &got, []revision.SignedCard{card})
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestAStrangersFileWaits until its sender is accepted; then it is read.
func TestAStrangersFileWaits(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	id := ready(t, anna)
	path := wraps(t, anna, id)
	got := unwraps(t, boris, path)
	if !got.Quarantined || got.From.Name != "Анна" || got.From.Accepted || len(got.Stories) != 0 {
		t.Fatalf("received %+v", got)
	}
	if all := rows(t, boris, RowQuery{}); len(all) != 0 {
		t.Errorf("something was taken in: %+v", all)
	}
	if again := unwraps(t, boris, path); again.Quarantine != got.Quarantine {
		t.Errorf("the same file waits twice: %q, %q", again.Quarantine, got.Quarantine)
	}
	waiting, err := boris.Review.Quarantine()
	if err != nil || len(waiting) != 1 || waiting[0].From.Name != "Анна" || !waiting[0].At.Equal(got.At) {
		t.Errorf("waiting: %+v, %v", waiting, err)
	}
	shown, said, err := boris.Review.LookIntoQuarantine(ctx, got.Quarantine, "")
	if err != nil || len(shown) != 1 || string(shown[0].ID) != id || words(shown[0]) != words(kept(t, anna, id)) || len(said.Stories) != 1 {
		t.Errorf("it holds %+v, %+v, %v", shown, said, err)
	}
	if all := rows(t, boris, RowQuery{}); len(all) != 0 {
		t.Errorf("looking took something in: %+v", all)
	}
	stranger, err := boris.Review.FindStranger("Анна")
	if err != nil {
		t.Fatal(err)
	}
	p, received, err := boris.Review.AcceptStranger(ctx, stranger.ID, stranger.SafetyNumber)
	if err != nil || !p.Accepted || len(received) != 1 || received[0].Err != nil || received[0].Stories[0].Relation != revision.New {
		t.Fatalf("%+v, %+v, %v", p, received, err)
	}
	if words(kept(t, boris, id)) != words(kept(t, anna, id)) {
		t.Error("the story is another one")
	}
	if waiting, err := boris.Review.Quarantine(); err != nil || len(waiting) != 0 {
		t.Errorf("still waiting: %+v, %v", waiting, err)
	}
	if left, err := os.ReadDir(boris.room.quarantineDir()); err != nil || len(left) != 0 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

// TestAFileOfSomebodyWhoSaysTheyAreAColleague waits: their number is on the card,
// and none of the laptops that are known.
func TestAFileOfSomebodyWhoSaysTheyAreAColleague(t *testing.T) {
	ctx := context.Background()
	anna, boris, thief := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	who := idOf(t, boris)
	err := thief.room.arc.Update(ctx, func(tx *archive.Tx) error {
		return thief.room.putMe(tx, revision.Card{Person: who, Name: "Борис", Role: revision.Editor, Serial: 7})
	})
	if err != nil {
		t.Fatal(err)
	}
	id := newDraft(t, thief, "Мост")
	got := unwraps(t, anna, wraps(t, thief, id))
	if !got.Quarantined || got.From.Accepted {
		t.Errorf("received %+v", got)
	}
	if known(t, anna, idOf(t, boris)).Has(thief.room.device.Key()) {
		t.Error("the thief is a colleague")
	}
	if people, err := anna.Review.People(); err != nil || len(people) != 3 || people[2].Accepted || people[2].SafetyNumber == people[1].SafetyNumber {
		t.Errorf("people: %+v, %v", people, err)
	}
}

// TestAPassphraseIsAskedForAgain: what waits with one is not read by accepting.
func TestAPassphraseIsAskedForAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("a passphrase is slow on purpose")
	}
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	id := ready(t, anna)
	path := filepath.Join(t.TempDir(), "a.dateline")
	if _, err := anna.Review.HandOff(ctx, HandOff{Stories: []string{id}, Passphrase: "паром", Path: path}, nil); err != nil {
		t.Fatal(err)
	}
	got, err := boris.Review.Receive(ctx, path, "паром", nil)
	if err != nil || !got.Quarantined || !got.Encrypted {
		t.Fatalf("%+v, %v", got, err)
	}
	_, received, err := boris.Review.Accept(ctx, cardOf(t, anna))
	if err != nil || len(received) != 1 || !handoff.Is(received[0].Err, handoff.NeedsPassphrase) {
		t.Fatalf("%+v, %v", received, err)
	}
	if got, err = boris.Review.Receive(ctx, received[0].Path, "паром", nil); err != nil || len(got.Stories) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if waiting, err := boris.Review.Quarantine(); err != nil || len(waiting) != 0 {
		t.Errorf("still waiting: %+v, %v", waiting, err)
	}
}

// TestTheQuarantineHasAnEnd, and its names are no paths.
func TestTheQuarantineHasAnEnd(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	id := newDraft(t, anna, "Мост")
	var last string
	for range mostWaiting {
		last = unwraps(t, boris, wraps(t, anna, id)).Quarantine // each at another minute
	}
	if _, err := boris.Review.Receive(ctx, wraps(t, anna, id), "", nil); code(err) != QuarantineFull {
		t.Errorf("one more: %v", err)
	}
	if err := boris.Review.DropQuarantined(ctx, last); err != nil {
		t.Fatal(err)
	}
	if got := unwraps(t, boris, wraps(t, anna, id)); !got.Quarantined {
		t.Errorf("there is room again: %+v", got)
	}
	for _, name := range []string{"", "..", "../dateline.db", last, strings.Repeat("0", 64), "x.dateline"} {
		if err := boris.Review.DropQuarantined(ctx, name); code(err) != NoSuchQuarantined {
			t.Errorf("%q: %v", name, err)
		}
		if _, _, err := boris.Review.LookIntoQuarantine(ctx, name, ""); code(err) != NoSuchQuarantined {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestTwoLaptopsOfOnePerson: the first takes the second onto its card, the second
// becomes that person, and everybody else learns of it by itself.
func TestTwoLaptopsOfOnePerson(t *testing.T) {
	ctx := context.Background()
	first, second := laptop(t, "Анна Лунь", revision.Editor), open(t, config(t.TempDir()))
	boris := laptop(t, "Борис", revision.Editor)
	acquainted(t, first, boris)
	alone := ready(t, second)
	if err := second.Review.File(ctx, alone, "дома"); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Review.AcceptMine(ctx, cardOf(t, second)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := second.Review.Accept(ctx, cardOf(t, first)); code(err) != LaptopTaken {
		t.Errorf("accepted as a colleague: %v", err)
	}
	p, err := second.Review.AcceptMine(ctx, cardOf(t, first))
	if err != nil || !p.Me || p.ID != idOf(t, first) || p.Name != "Анна Лунь" || len(p.Devices) != 2 || !p.CanRead() {
		t.Fatalf("%+v, %v", p, err)
	}
	if a, b := known(t, first, p.ID), known(t, second, p.ID); a.ID() != b.ID() {
		t.Error("the laptops have different cards")
	}
	if people, err := second.Review.People(); err != nil || len(people) != 1 {
		t.Errorf("the second laptop knows %+v, %v", people, err)
	}
	// What it had filed under its first name it has filed.
	if s := state(t, second, alone); s != revision.StateInReview {
		t.Errorf("what was filed is %s", s)
	}
	// To a colleague it is the same person.
	if s := gives(t, second, boris, alone); s.Relation != revision.New || s.State != revision.StateInReview {
		t.Errorf("received %+v", s)
	}
	if got := known(t, boris, p.ID); !got.Has(second.room.device.Key()) {
		t.Error("the colleague does not know the second laptop")
	}
	if e := lastSaid(t, boris, alone); e.Person != "Анна Лунь" || !e.Accepted {
		t.Errorf("said by %+v", e)
	}
	// Both write their name, which would be a fork; one of them brings it together.
	if _, err := first.Review.Me(ctx, "Анна Лунь-Белая", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := second.Review.Me(ctx, "А. Лунь", ""); err != nil {
		t.Fatal(err)
	}
	if _, _, err := second.Review.Accept(ctx, cardOf(t, first)); code(err) != ForkedCard {
		t.Errorf("a fork: %v", err)
	}
	if _, err := second.Review.AcceptMine(ctx, cardOf(t, first)); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Review.AcceptMine(ctx, cardOf(t, second)); err != nil {
		t.Fatal(err)
	}
	if a, b := known(t, first, p.ID), known(t, second, p.ID); a.ID() != b.ID() || len(a.Devices) != 2 {
		t.Errorf("the laptops have %+v and %+v", a.Card, b.Card)
	}
	// A colleague's laptop is nobody's second.
	if _, err := first.Review.AcceptMine(ctx, cardOf(t, boris)); code(err) != IsAColleague {
		t.Errorf("took a colleague: %v", err)
	}
}

func lastSaid(t testing.TB, d *Desk, id string) Entry {
	t.Helper()
	all, err := d.Review.History(context.Background(), id)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return all[len(all)-1]
}

// TestALaptopThatColleaguesAnsweredStaysWhoItIs.
func TestALaptopThatColleaguesAnsweredStaysWhoItIs(t *testing.T) {
	ctx := context.Background()
	first, second := laptop(t, "Анна", revision.Editor), laptop(t, "Анна дома", revision.Editor)
	boris := laptop(t, "Борис", revision.Editor)
	acquainted(t, second, boris)
	id := ready(t, second)
	if err := second.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Review.AcceptMine(ctx, cardOf(t, second)); err != nil {
		t.Fatal(err)
	}
	was := idOf(t, second)
	if _, err := second.Review.AcceptMine(ctx, cardOf(t, first)); code(err) != HasSpoken {
		t.Errorf("became somebody else: %v", err)
	}
	if idOf(t, second) != was {
		t.Error("and yet it did")
	}
}

// TestARevokedLaptopSaysNothingMore: what it said stands, what it says later does
// not, whoever brings it.
func TestARevokedLaptopSaysNothingMore(t *testing.T) {
	ctx := context.Background()
	anna, boris, vera := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor), laptop(t, "Вера", revision.Chief)
	acquainted(t, anna, boris, vera)
	early, late := ready(t, anna), ready(t, anna)
	for _, id := range []string{early, late} {
		if err := anna.Review.File(ctx, id, ""); err != nil {
			t.Fatal(err)
		}
	}
	unwraps(t, boris, wraps(t, anna, early, late))
	if err := boris.Review.Approve(ctx, early, ""); err != nil {
		t.Fatal(err)
	}
	unwraps(t, vera, wraps(t, boris, early, late))
	if err := anna.Review.Revoke(ctx, string(idOf(t, boris)), ""); code(err) != NotChief {
		t.Errorf("a journalist revoked: %v", err)
	}
	if err := vera.Review.Revoke(ctx, vera.room.device.Key().String(), ""); code(err) != ThisLaptop {
		t.Errorf("revoked itself: %v", err)
	}
	if err := vera.Review.Revoke(ctx, "ffffffff", ""); code(err) != NoSuchLaptop {
		t.Errorf("revoked nothing: %v", err)
	}
	if err := vera.Review.Revoke(ctx, boris.room.device.Key().String()[:10], "украден в поезде"); err != nil {
		t.Fatal(err)
	}
	if p, err := vera.Review.FindPerson("Борис"); err != nil || !p.Devices[0].Revoked || p.CanRead() {
		t.Errorf("%+v, %v", p, err)
	}
	// The thief approves, and somebody who does not know brings it.
	if err := boris.Review.Approve(ctx, late, ""); err != nil {
		t.Fatal(err)
	}
	unwraps(t, anna, wraps(t, boris, early, late))
	if s := state(t, anna, late); s != revision.StateApproved {
		t.Errorf("who does not know has it %s", s)
	}
	unwraps(t, vera, wraps(t, anna, early, late))
	if a, b := state(t, vera, early), state(t, vera, late); a != revision.StateApproved || b != revision.StateInReview {
		t.Errorf("the early one is %s, the late one %s", a, b)
	}
	if _, err := vera.Review.Receive(ctx, wraps(t, boris, late), "", nil); code(err) != RevokedLaptop {
		t.Errorf("a file of the stolen laptop: %v", err)
	}
	// And now she knows too.
	unwraps(t, anna, wraps(t, vera, early, late))
	if a, b := state(t, anna, early), state(t, anna, late); a != revision.StateApproved || b != revision.StateInReview {
		t.Errorf("told, the early one is %s, the late one %s", a, b)
	}
	// Nothing new of the laptop can be slipped in with its own next card.
	other := stranger(t, "x", revision.Editor).device
	card := known(t, boris, idOf(t, boris)).Card
	card.Devices, card.Recipients, card.Serial = append(card.Devices, other.Key()), nil, card.Serial+1
	got := comesAlong(t, vera, boris.room.device.Card(card))
	if known(t, vera, card.Person).Has(other.Key()) || len(got.Strangers) != 1 {
		t.Errorf("a stolen laptop made itself a friend: %+v", got)
	}
}

func TestThePolicyIsTheChiefs(t *testing.T) {
	ctx := context.Background()
	anna, boris, vera := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor), laptop(t, "Вера", revision.Chief)
	acquainted(t, anna, boris, vera)
	two := revision.Policy{Steps: []revision.Step{{Count: 2}}}
	if err := anna.Review.SetPolicy(ctx, two); code(err) != NotChief {
		t.Errorf("a journalist asks for two: %v", err)
	}
	for _, bad := range []revision.Policy{{}, {Steps: []revision.Step{{}}}, {Steps: []revision.Step{{Count: 1}, {Count: 1}}}, {Steps: []revision.Step{{Name: "X y", Count: 1}}}, {Steps: []revision.Step{{Count: 1, Roles: []revision.Role{"king"}}}}} {
		if err := vera.Review.SetPolicy(ctx, bad); code(err) != BadPolicy {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if err := vera.Review.SetPolicy(ctx, two); err != nil {
		t.Fatal(err)
	}
	id := ready(t, anna)
	if err := anna.Review.File(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	gives(t, anna, vera, id)
	if err := vera.Review.Approve(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if s := state(t, vera, id); s != revision.StateInReview {
		t.Errorf("one of two: %s", s)
	}
	gives(t, vera, boris, id)
	if p, err := boris.Review.Policy(); err != nil || p.Serial != 1 || p.Steps[0].Count != 2 {
		t.Errorf("the other laptop asks for %+v, %v", p, err)
	}
	if err := boris.Review.Approve(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if s := gives(t, boris, anna, id); s.State != revision.StateApproved {
		t.Errorf("two of two: %+v", s)
	}
}

// TestAnOldCardLearnsToBeEncryptedTo: what an earlier Dateline made is signed anew.
func TestAnOldCardLearnsToBeEncryptedTo(t *testing.T) {
	c := config(t.TempDir())
	d := open(t, c)
	for serial, old := range []func(*revision.SignedCard){
		func(c *revision.SignedCard) { c.Version, c.Recipients = 1, nil },
		func(c *revision.SignedCard) { c.Recipients = []revision.Recipient{{}} },
	} {
		card := known(t, d, idOf(t, d))
		old(&card)
		putCard(t, d, card)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		d = open(t, c)
		now := known(t, d, card.Person)
		if now.Version != 2 || now.Serial != serial+2 || now.Verify() != nil || len(now.Recipients) != 1 || now.Recipients[0] != d.room.device.Recipient() {
			t.Errorf("the card is %+v", now)
		}
	}
}
