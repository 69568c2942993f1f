package desk

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeAll(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestNobodyTakesTheLastPolicy: a serial beyond all others does not stop the
// chief editor from setting the next policy.
func TestNobodyTakesTheLastPolicy(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна editor", "Вера chief")
	anna, vera := l[0], l[1]
	id := anna.begins("Мост.")
	nobody, forger := stranger(t, "nobody", revision.Chief), stranger(t, string(vera.card.Person), revision.Chief)
	lax := []revision.Step{{Count: 1, Roles: []revision.Role{revision.Journalist}}}
	for _, serial := range []int{7, 1 << 20, math.MaxInt64 - 1, math.MaxInt64} {
		p := anna.parcel(id)
		for _, x := range []struct {
			by     revision.Device
			person revision.PersonID
		}{{nobody.device, "nobody"}, {forger.device, vera.card.Person}, {anna.room.device, anna.card.Person}} {
			p.Policies = append(p.Policies, x.by.Policy(revision.Policy{Serial: serial, Steps: lax, OwnWork: true, Person: x.person, Time: noon}))
		}
		path, err := forged(t, anna.Desk, p)
		if err != nil {
			continue
		}
		_, _ = vera.Review.Receive(ctx, path, "", nil)
		if got, err := vera.Review.Policy(); err != nil || got.OwnWork {
			t.Fatalf("%d: the policy is %+v, %v", serial, got, err)
		}
	}
	two := []revision.Step{{Count: 2}}
	vera.must(vera.Review.SetPolicy(ctx, revision.Policy{Steps: two}))
	if got, err := vera.Review.Policy(); err != nil || got.Serial < 1 || len(got.Steps) != 1 || got.Steps[0].Count != 2 {
		t.Errorf("the policy is %+v, %v", got, err)
	}
	vid := vera.begins("Паром.")
	vera.hands(vid, anna)
	if got, err := anna.Review.Policy(); err != nil || len(got.Steps) != 1 || got.Steps[0].Count != 2 {
		t.Errorf("Anna's policy is %+v, %v", got, err)
	}
}

// TestThePolicyOfALostLaptopStands: the thief of a chief editor's laptop does not
// lower the bar by being found out.
func TestThePolicyOfALostLaptopStands(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Вера chief", "Глеб chief")
	anna, vera, gleb := l[0], l[1], l[2]
	vera.must(vera.Review.SetPolicy(ctx, revision.Policy{Steps: []revision.Step{{Count: 2}}}))
	id := vera.begins("Мост.")
	vera.hands(id, anna, gleb)
	gleb.must(gleb.Review.Revoke(ctx, string(vera.card.Person), "украден"))
	gleb.hands(id, anna)
	for _, who := range []office{anna, gleb} {
		if got, err := who.Review.Policy(); err != nil || len(got.Steps) != 1 || got.Steps[0].Count != 2 {
			t.Errorf("%s's policy is %+v, %v", who.card.Name, got, err)
		}
	}
	// And no policy of the thief's counts, whatever serial it has.
	p := anna.parcel(id)
	p.Policies = append(p.Policies, vera.room.device.Policy(revision.Policy{Serial: 50, Steps: []revision.Step{{Count: 1}}, OwnWork: true, Person: vera.card.Person, Time: noon}))
	gleb.gets(anna.forges(p))
	if got, err := gleb.Review.Policy(); err != nil || got.OwnWork {
		t.Errorf("the policy is %+v, %v", got, err)
	}
}

// TestWhoIsRevokedIsSaidFirst: a card that a stolen laptop made is not taken from
// the file that also says that it was stolen.
func TestWhoIsRevokedIsSaidFirst(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
	anna, boris, vera := l[0], l[1], l[2]
	id := vera.begins("Мост.")
	vera.must(vera.Review.Revoke(ctx, string(boris.card.Person), "украден"))
	thief := stranger(t, "thief", revision.Editor).device
	next := boris.card.Card
	next.Devices, next.Recipients, next.Serial = append(slices.Clone(next.Devices), thief.Key()), nil, next.Serial+1
	p := vera.parcel(id)
	p.Cards = slices.DeleteFunc(slices.Clone(p.Cards), func(c revision.SignedCard) bool { return c.Person == boris.card.Person })
	p.Cards = append(p.Cards, boris.room.device.Card(next))
	anna.gets(vera.forges(p))
	if known(t, anna.Desk, boris.card.Person).Has(thief.Key()) {
		t.Error("the thief speaks for Boris")
	}
}

// TestALaptopIsNotRevokedInAdvance by a colleague whose it never was.
func TestALaptopIsNotRevokedInAdvance(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
	anna, boris, vera := l[0], l[1], l[2]
	second := open(t, config(t.TempDir()))
	_, err := second.Review.Me(ctx, "Борис", "editor")
	boris.must(err)
	id := anna.begins("Мост.")
	p := anna.parcel(id)
	p.Revocations = append(p.Revocations, anna.room.device.Revoke(revision.Revocation{
		Revoked: second.room.device.Key(), Of: anna.card.Person, Person: anna.card.Person, Time: noon,
	}))
	vera.gets(anna.forges(p))
	_, err = boris.Review.AcceptMine(ctx, cardOf(t, second))
	boris.must(err)
	_, err = second.Review.AcceptMine(ctx, cardOf(t, boris.Desk))
	boris.must(err)
	if _, _, err := second.Review.Accept(ctx, cardOf(t, vera.Desk)); err != nil {
		t.Fatal(err)
	}
	got, err := vera.Review.Receive(ctx, wraps(t, second, newDraft(t, second, "Паром")), "", nil)
	if err != nil || got.Quarantined || len(got.Stories) != 1 {
		t.Errorf("Boris's second laptop: %+v, %v", got, err)
	}
}

// TestTheCardThatWasReadOutIsTheOneThatIsAccepted, and no other that came of the
// same person since.
func TestTheCardThatWasReadOutIsTheOneThatIsAccepted(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna := l[0]
	genuine, thief := stranger(t, "vera", revision.Editor), stranger(t, "vera", revision.Chief)
	comesAlong(t, anna.Desk, genuine.card)
	shown, err := anna.Review.FindStranger("vera")
	anna.must(err)
	next := thief.card.Card
	next.Devices, next.Recipients, next.Serial = nil, nil, 40
	comesAlong(t, anna.Desk, thief.device.Card(next))
	if _, _, err := anna.Review.AcceptStranger(ctx, shown.ID, shown.SafetyNumber); code(err) != OtherCard {
		t.Errorf("another card was accepted: %v", err)
	}
	if _, err := anna.Review.FindPerson("vera"); code(err) != NoSuchPerson {
		t.Errorf("somebody is a colleague now: %v", err)
	}
}

// TestALaptopJumpsNoSerials: whoever has a laptop of a person for an hour does not
// write their last card.
func TestALaptopJumpsNoSerials(t *testing.T) {
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	for _, serial := range []int{math.MaxInt64, math.MaxInt64 - 1, 1 << 40} {
		next := boris.card.Card
		next.Serial = serial
		card := boris.room.device.Card(next)
		if card.Verify() == nil {
			comesAlong(t, anna.Desk, card)
		}
		if got := known(t, anna.Desk, boris.card.Person).Serial; got != boris.card.Serial {
			t.Fatalf("the card is number %d", got)
		}
	}
	next := boris.card.Card
	next.Serial += 3
	comesAlong(t, anna.Desk, boris.room.device.Card(next))
	if got := known(t, anna.Desk, boris.card.Person).Serial; got != next.Serial {
		t.Errorf("an honest card was not taken: %d", got)
	}
}

// TestNamesAreShownWithoutTricks: marks that turn the direction of writing, and
// what cannot be seen at all, are on the card and not on the screen.
func TestNamesAreShownWithoutTricks(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor")
	anna, boris := l[0], l[1]
	for name, want := range map[string]string{
		"Анна \u202eрекке\u202cБ\u2066":  "Анна реккеБ",
		"Бо\u200bрис\nКедров\t\x07":      "Борис\u2028Кедров",
		strings.Repeat("Длинный ", 1000): "",
		"\u202e\u2069":                   "",
	} {
		device := stranger(t, "x1", revision.Editor).device
		card := device.Card(revision.Card{Person: "x1", Name: name, Role: revision.Editor, Serial: 1})
		if card.Verify() != nil {
			continue
		}
		p, _, err := anna.Review.LookAtCard(marshal(t, card))
		if err != nil {
			continue
		}
		if strings.ContainsAny(p.Name, "\u202e\u202c\u2066\u2069\u200b\n\t\x07\u2028") || len(p.Name) > 400 {
			t.Errorf("%q is shown as %q", name, p.Name)
		}
		if want != "" && !strings.Contains(want, "\u2028") && p.Name != want {
			t.Errorf("%q is shown as %q", name, p.Name)
		}
		// In what they say, as well.
		putCard(t, anna.Desk, card)
		id := anna.begins("Мост открыли вчера.")
		anna.packs(id)
		who := colleague{device, card}
		who.says(t, anna.Desk, id, revision.Held)
		anna.hears(id, device.Remark(revision.Remark{Story: story.ID(id), Thread: "t1", Kind: revision.Said, Person: "x1", Lamport: 60, Time: noon, Text: "Когда?"}))
		all, err := anna.Review.History(ctx, id)
		anna.must(err)
		for _, shown := range []string{all[len(all)-1].Person, anna.story(id).Notes[0].Remarks[0].Name} {
			if strings.ContainsAny(shown, "\u202e\u202c\u2066\u2069\u200b\n\t\x07") || len(shown) > 400 {
				t.Errorf("%q is shown as %q", name, shown)
			}
		}
	}
	// A card without a name, or of a person whose number is none, is no card that waits.
	for _, card := range []revision.Card{
		{Person: "", Name: "Никто", Role: revision.Editor, Serial: 1},
		{Person: "../../x", Name: "Путь", Role: revision.Editor, Serial: 1},
		{Person: "\u202ex", Name: "Наоборот", Role: revision.Editor, Serial: 1},
		{Person: revision.PersonID(strings.Repeat("a", 40000)), Name: "Длинный", Role: revision.Editor, Serial: 1},
	} {
		odd := stranger(t, "odd", revision.Editor).device.Card(card)
		if _, _, err := boris.Review.LookAtCard(marshal(t, odd)); code(err) != NotACard {
			t.Errorf("%.20q: %v", card.Person, err)
		}
	}
}

// TestWhatIsVoidIsNotShownAsSaid: a verdict that a stolen laptop dated back does not
// count, and history does not tell it as its person's.
func TestWhatIsVoidIsNotShownAsSaid(t *testing.T) {
	ctx := context.Background()
	l := newsroom(t, "Анна journalist", "Борис editor", "Вера chief")
	anna, boris, vera := l[0], l[1], l[2]
	id := anna.begins("Мост открыли вчера.")
	anna.hands(id, boris, vera)
	vera.must(vera.Review.Revoke(ctx, string(boris.card.Person), "украден"))
	vera.hands(id, anna)
	p := anna.parcel(id)
	s := &p.Stories[0]
	head := newest(*s)
	s.Statements = append(s.Statements, boris.room.device.State(revision.Statement{
		Story: s.ID, Revision: head.ID(), Content: head.Content, Kind: revision.Approved, Person: boris.card.Person, Lamport: head.Lamport + 1, Time: noon.AddDate(-1, 0, 0),
	}))
	text := anna.story(id)
	text.Notes, text.Deck = nil, "Дописал вор"
	h := keeps(t, &p, text)
	stolen := boris.room.device.Sign(revision.Revision{Story: s.ID, Parents: []revision.Hash{head.ID()}, Lamport: clockOf(*s) + 1, Time: noon.AddDate(-1, 0, 0), Content: h})
	s.Revisions = append(s.Revisions, stolen)
	vera.gets(anna.forges(p))
	if got := vera.state(id); got == revision.StateApproved || got == revision.StateChangedAfter {
		t.Errorf("it is %s", got)
	}
	all, err := vera.Review.History(ctx, id)
	vera.must(err)
	for _, e := range all {
		if e.Accepted && (e.What == string(revision.Approved) || e.Revision == stolen.ID()) {
			t.Errorf("history tells %+v", e)
		}
	}
	if st, err := vera.Stories.Standing(ctx, id); err != nil || !st.Unverified || st.Verdict != nil && st.Verdict.What == string(revision.Approved) {
		t.Errorf("it stands at %+v, %v", st, err)
	}
}

// TestTheQuarantineHoldsFiles and nothing that only looks like one.
func TestTheQuarantineHoldsFiles(t *testing.T) {
	ctx := context.Background()
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	got := unwraps(t, boris, wraps(t, anna, newDraft(t, anna, "Мост")))
	dir := boris.room.quarantineDir()
	secret := filepath.Join(t.TempDir(), "secret")
	writeAll(t, secret, []byte("тайна"))
	odd := strings.Repeat("ab", 32) + ".dateline"
	if err := os.Symlink(secret, filepath.Join(dir, odd)); err != nil {
		t.Skip(err)
	}
	if err := os.Mkdir(filepath.Join(dir, strings.Repeat("cd", 32)+".dateline"), 0o700); err != nil {
		t.Fatal(err)
	}
	waiting, err := boris.Review.Quarantine()
	if err != nil || len(waiting) != 1 || waiting[0].Quarantine != got.Quarantine {
		t.Errorf("waiting: %+v, %v", waiting, err)
	}
	for _, name := range []string{odd, "../../desk.db", "..", "", "/etc/passwd", "../" + got.Quarantine} {
		if _, _, err := boris.Review.LookIntoQuarantine(ctx, name, ""); code(err) != NoSuchQuarantined {
			t.Errorf("%q: %v", name, err)
		}
		if err := boris.Review.DropQuarantined(ctx, name); code(err) != NoSuchQuarantined {
			t.Errorf("%q: %v", name, err)
		}
	}
	if string(readAll(t, secret)) != "тайна" {
		t.Error("the secret was written over")
	}
	// A label that was changed by hand accepts nobody.
	path := filepath.Join(dir, got.Quarantine+labelSuffix)
	data := strings.Replace(string(readAll(t, path)), "Анна", "Вера", 1)
	writeAll(t, path, []byte(data))
	if waiting, err := boris.Review.Quarantine(); err != nil || len(waiting) != 1 || waiting[0].Err == nil || waiting[0].From.Name != "" {
		t.Errorf("waiting: %+v, %v", waiting, err)
	}
	// A file that another took the place of is read as what it is now.
	vera := laptop(t, "Вера", revision.Editor)
	writeAll(t, filepath.Join(dir, got.Quarantine), readAll(t, wraps(t, vera, newDraft(t, vera, "Паром"))))
	_, received, err := boris.Review.Accept(ctx, cardOf(t, anna))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range received {
		if len(r.Stories) > 0 {
			t.Errorf("taken in with it: %+v", r)
		}
	}
}

// TestWhatIsBrokenOffLeavesNothingHalfDone: the photos that came may stay, they
// are named by what they are; of the stories there is nothing.
func TestWhatIsBrokenOffLeavesNothingHalfDone(t *testing.T) {
	anna, boris := laptop(t, "Анна", revision.Journalist), laptop(t, "Борис", revision.Editor)
	acquainted(t, anna, boris)
	path := wraps(t, anna, ready(t, anna), newDraft(t, anna, "Паром"))
	was := everything(t, boris)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if _, err := boris.Review.Receive(ctx, path, "", func(done, _ int64) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("broken off: %v", err)
	}
	if everything(t, boris) != was {
		t.Error("something of it is here")
	}
	// The photo that came is a photo; what lies about besides is nothing.
	left, err := filepath.Glob(filepath.Join(boris.room.arc.Dir(), "*", "*", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	if got := unwraps(t, boris, path); len(got.Stories) != 2 || got.Photos != 0 || got.PhotosMissing != 0 {
		t.Errorf("again: %+v", got)
	}
	// An archive that cannot write any more takes nothing in, and says so.
	vera := laptop(t, "Вера", revision.Editor)
	acquainted(t, anna, vera)
	was = everything(t, vera)
	stops := errors.New("disk full")
	err = vera.room.arc.Update(context.Background(), func(tx *archive.Tx) error {
		in, err := vera.room.openHandOff(path, "")
		if err != nil {
			return err
		}
		defer in.Close()
		p, err := in.Parcel(context.Background())
		if err != nil {
			return err
		}
		for i, s := range p.Stories {
			if i == 1 {
				return stops
			}
			take := taking{room: vera.room, tx: tx, theirs: s, contents: p.Contents}
			if _, err := take.take(); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, stops) || everything(t, vera) != was {
		t.Errorf("half of it is here: %v", err)
	}
}
