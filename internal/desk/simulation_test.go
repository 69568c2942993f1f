package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/internal/archive"
	"dateline/internal/handoff"
	"dateline/internal/merge"
	"dateline/internal/places"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// team is five people who work for weeks without ever meeting: files go from
// laptop to laptop, late, twice and in any order.
type team struct {
	t      *testing.T
	chance *rand.Rand
	desks  []*Desk
	// files that were ever written; any of them may be read by anybody at any time.
	files []string
	// by whom.
	by  map[string]*Desk
	dir string
	// typed are words that were typed into a story, each once.
	typed [][2]string
	// lost is the laptop that was stolen; nil is none.
	lost *Desk
}

func newTeam(t *testing.T, seed uint64, cities func() (*places.Gazetteer, error)) *team {
	m := &team{t: t, chance: rand.New(rand.NewPCG(seed, 5)), dir: t.TempDir(), by: map[string]*Desk{}}
	keys := rand.NewChaCha8([32]byte{byte(seed)})
	for _, who := range []struct {
		name string
		role revision.Role
	}{
		{"Анна", revision.Journalist}, {"Борис", revision.Editor}, {"Вера", revision.Editor}, {"Глеб", revision.Chief}, {"Дарья", revision.Journalist},
	} {
		c := config(t.TempDir())
		c.Rand = keys
		d := open(t, c)
		if _, err := d.Review.Me(context.Background(), who.name, string(who.role)); err != nil {
			t.Fatal(err)
		}
		d.room.cities = cities // the map is the same on all of them
		m.desks = append(m.desks, d)
	}
	acquainted(t, m.desks...)
	return m
}

func (m *team) any() *Desk { return m.desks[m.chance.IntN(len(m.desks))] }

// loses lets a laptop be stolen: the chief editor revokes it, and nobody else
// knows yet. The thief goes on with it.
func (m *team) loses(d *Desk) {
	if err := m.desks[3].Review.Revoke(context.Background(), string(idOf(m.t, d)), "украден"); err != nil {
		m.t.Fatal(err)
	}
	m.lost = d
}

// still are the laptops that were not stolen.
func (m *team) still() []*Desk {
	return slices.DeleteFunc(slices.Clone(m.desks), func(d *Desk) bool { return d == m.lost })
}

func idsAt(t testing.TB, d *Desk) []string {
	t.Helper()
	var ids []string
	err := d.room.arc.View(func(tx *archive.Tx) error {
		for id := range tx.Drafts() {
			ids = append(ids, string(id))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// day is one thing that somebody does. Verbs that the state forbids are refused,
// as they are in a newsroom.
func (m *team) day(n int) {
	ctx, d := context.Background(), m.any()
	ids := idsAt(m.t, d)
	if len(ids) == 0 || n < 3 {
		newDraft(m.t, d, fmt.Sprintf("Новость %d", n))
		return
	}
	id := ids[m.chance.IntN(len(ids))]
	note := fmt.Sprintf("день %d", n)
	if m.chance.IntN(2) == 0 {
		m.settles(d, id)
	}
	switch m.chance.IntN(17) {
	case 0, 1:
		set(m.t, d, id, []string{"headline", "deck", "rubric"}[m.chance.IntN(3)], note)
	case 2:
		set(m.t, d, id, "assignee", note)
	case 3:
		m.writes(d, id, note)
	case 4, 5:
		_ = d.Review.File(ctx, id, note)
	case 6:
		_ = d.Review.Approve(ctx, id, note)
	case 7:
		_ = d.Review.Return(ctx, id, note)
	case 8:
		_ = []func(context.Context, string, string) error{d.Review.Hold, d.Review.Unhold, d.Review.Spike, d.Review.Unspike}[m.chance.IntN(4)](ctx, id, note)
	case 9:
		_ = d.Publish.Published(ctx, id, Publication{Profile: "web"})
	case 10:
		_ = d.Review.SetPolicy(ctx, revision.Policy{Steps: []revision.Step{{Count: 1 + m.chance.IntN(2)}}, OwnWork: m.chance.IntN(2) == 0})
	case 11:
		m.notes(d, id, note)
	case 12:
		m.answers(d, id)
	default:
		m.wrap(d, ids[:1+m.chance.IntN(len(ids))])
		for range 2 {
			m.read(m.any(), m.files[m.chance.IntN(len(m.files))])
		}
	}
}

// settles merges what stands side by side until one text is left, each card by
// chance ours or theirs, and counts the merges.
func (m *team) settles(d *Desk, id string) int {
	m.t.Helper()
	ctx := context.Background()
	for n := 0; ; n++ {
		c, err := d.Review.Conflict(ctx, id)
		if code(err) == NothingToMerge {
			return n
		}
		if err != nil {
			m.t.Fatal(err)
		}
		var answers []merge.Choice
		for _, card := range c.Merged.Cards {
			answers = append(answers, merge.Choice{Card: card.ID, Answer: []merge.Answer{merge.Ours, merge.Theirs}[m.chance.IntN(2)]})
		}
		if err := d.Review.Merge(ctx, id, c, answers); err != nil {
			m.t.Fatal(err)
		}
	}
}

// notes says something about the first words of the text, or suggests others.
func (m *team) notes(d *Desk, id, said string) {
	s := sheetOf(m.t, d, id)
	if text := words(s.Story()); text != "" && len(s.Story().Notes) < 5 {
		r := []rune(text)
		noted(m.t, s, string(r[:min(len(r), 4)]), said)
	}
	proposed := s.Story()
	if err := s.Close(context.Background()); err != nil {
		m.t.Fatal(err)
	}
	proposed.Rubric = said
	_, _ = d.Review.Suggest(context.Background(), id, "", proposed)
}

// answers takes or declines what was suggested first.
func (m *team) answers(d *Desk, id string) {
	ctx := context.Background()
	all, err := d.Review.Suggestions(ctx, id)
	if err != nil {
		m.t.Fatal(err)
	}
	for _, s := range all {
		if len(s.Open) == 0 {
			continue
		}
		key := s.Comparison.Changes[s.Open[0]].Key
		if m.chance.IntN(2) == 0 {
			_ = d.Review.TakeSuggestion(ctx, id, s.Thread, key)
		} else {
			_ = d.Review.DeclineSuggestion(ctx, id, s.Thread, key)
		}
		return
	}
}

// writes is typing on a sheet, with a file of a colleague read meanwhile.
func (m *team) writes(d *Desk, id, letters string) {
	s := sheetOf(m.t, d, id)
	types(m.t, s, letters+".")
	if d != m.lost {
		m.typed = append(m.typed, [2]string{id, letters + "."})
	}
	if len(m.files) > 0 {
		m.read(d, m.files[m.chance.IntN(len(m.files))])
	}
	if m.chance.IntN(2) == 0 {
		types(m.t, s, "!")
	}
	if err := s.Close(context.Background()); err != nil {
		m.t.Fatal(err)
	}
}

func (m *team) wrap(d *Desk, ids []string) {
	path := filepath.Join(m.dir, fmt.Sprintf("%d%s", len(m.files), handoff.Extension))
	if _, err := d.Review.HandOff(context.Background(), HandOff{Stories: ids, Path: path}, nil); err != nil {
		m.t.Fatal(err)
	}
	m.files, m.by[path] = append(m.files, path), d
}

func (m *team) read(d *Desk, path string) {
	got, err := d.Review.Receive(context.Background(), path, "", nil)
	if m.lost != nil && m.by[path] == m.lost && code(err) == RevokedLaptop {
		return
	}
	if err != nil {
		m.t.Fatal(err)
	}
	if got.Quarantined || got.Err != nil || len(got.Forked) > 0 {
		m.t.Fatalf("%s was %+v", path, got)
	}
}

// meet lets everybody give everybody everything, each in an order of their own.
func (m *team) meet() {
	m.round()
	if m.lost != nil {
		m.round() // who heard of the theft before the others did not read what they read
	}
}

func (m *team) round() {
	from := len(m.files)
	for _, d := range m.still() {
		if ids := idsAt(m.t, d); len(ids) > 0 {
			m.wrap(d, ids)
		}
	}
	for _, d := range m.still() {
		all := slices.Clone(m.files[from:])
		m.chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, path := range append(all, all[0]) {
			m.read(d, path)
		}
	}
}

// standing is all that two laptops have to agree on: everything signed, and where
// every story stands.
func standing(t testing.TB, d *Desk) string {
	t.Helper()
	var out strings.Builder
	err := d.room.arc.View(func(tx *archive.Tx) error {
		for _, read := range []func() ([][]byte, error){tx.Policies, tx.Revocations} {
			all, err := read()
			if err != nil {
				return err
			}
			for _, data := range all {
				out.Write(append(data, '\n'))
			}
		}
		for id := range tx.Drafts() {
			s, err := d.room.stateIn(tx, id)
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, "%s: %s\n%s\n", id, s, signedOf(t, tx, id))
			if s != revision.StateBothChanged && s != revision.StateKilled {
				draft, err := tx.Draft(id)
				if err != nil {
					return err
				}
				data, err := revision.EncodeContent(draft.Story)
				fmt.Fprintf(&out, "%x %v\n%s%s", data, planOf(draft.Story), said(draft.Story), suggested(t, d, tx, draft))
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// said is what the notes of a story say; where exactly they hang is each text's own.
func said(s story.Story) string {
	var lines []string
	for _, n := range s.Notes {
		line := fmt.Sprint(n.ID, n.Resolved)
		for _, r := range n.Remarks {
			line += " " + r.Who + ": " + r.Text
		}
		lines = append(lines, line+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// suggested is what is suggested for a story, and what became of it.
func suggested(t testing.TB, d *Desk, tx *archive.Tx, draft archive.Draft) string {
	rec, err := d.room.recordOf(tx, draft)
	if err != nil {
		t.Fatal(err)
	}
	talk, err := talkIn(tx, &rec)
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.room.suggestionsIn(tx, &rec, &talk)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range all {
		fmt.Fprintln(&out, s.Thread, s.Person, s.Accepted, s.Open, s.Answers)
	}
	return out.String()
}

// where says in which stories two laptops differ.
func where(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d of %d and %d:\n%.300s\n%.300s", i, len(x), len(y), x[i], append(y, "")[min(i, len(y))])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// TestLaptopsThatHaveEverythingAgree: whatever was done where, and in whatever
// order it arrived, who has the same facts has the same bytes and sees every
// story stand at the same place.
func TestLaptopsThatHaveEverythingAgree(t *testing.T) {
	var mu sync.Mutex
	states, both, notes := map[revision.State]int{}, 0, 0
	seeds, days := uint64(3), 130
	if testing.Short() { // under the race detector, which makes it ten times as long
		seeds, days = 1, 60
	}
	cities := sync.OnceValues(places.Load)
	t.Run("seeds", func(t *testing.T) {
		for seed := range seeds {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel() // they wait for the disk most of the time
				m := newTeam(t, seed, cities)
				for n := range days {
					if m.day(n); seed == 2 && n == 80 {
						m.loses(m.desks[4])
					}
				}
				m.meet()
				want := standing(t, m.desks[0])
				for i, d := range m.still()[1:] {
					if got := standing(t, d); got != want {
						t.Errorf("laptop %d differs from the first, %s", i+1, where(want, got))
					}
				}
				// Somebody who comes later reads all files ever written, in any order.
				for range max(2, seed+1) - seed { // two orders for the first seed
					late := laptop(t, "Поздний", revision.Editor)
					for _, d := range m.desks {
						if _, _, err := late.Review.Accept(context.Background(), cardOf(t, d)); err != nil {
							t.Fatal(err)
						}
					}
					// What only the thief's files hold nobody has taken.
					all := slices.DeleteFunc(slices.Clone(m.files), func(path string) bool { return m.lost != nil && m.by[path] == m.lost })
					m.chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
					for _, path := range all {
						m.read(late, path)
					}
					if got := signedAt(t, late); got != signedAt(t, m.desks[0]) {
						t.Errorf("who came later differs, %s", where(signedAt(t, m.desks[0]), got))
					}
				}
				mu.Lock()
				defer mu.Unlock()
				// One of them makes the choices that are left, and everybody has them.
				last := m.still()[m.chance.IntN(len(m.still()))]
				for _, id := range idsAt(t, last) {
					both += m.settles(last, id)
				}
				m.meet()
				want = standing(t, m.desks[0])
				for i, d := range m.still()[1:] {
					if got := standing(t, d); got != want {
						t.Errorf("settled, laptop %d differs from the first, %s", i+1, where(want, got))
					}
				}
				for _, x := range m.typed {
					if !strings.Contains(texts(t, last, x[0]), x[1]) {
						t.Errorf("%q is in no version of %s", x[1], x[0])
					}
				}
				for _, id := range idsAt(t, last) {
					states[state(t, last, id)]++
					notes += len(kept(t, last, id).Notes)
				}
			})
		}
	})
	if !testing.Short() && len(states) < 4 || both == 0 || notes == 0 || states[revision.StateBothChanged] > 0 {
		t.Errorf("nothing much happened: %v, %d merges, %d notes", states, both, notes)
	}
}

// signedAt is everything signed about every story at a desk.
func signedAt(t testing.TB, d *Desk) string {
	t.Helper()
	var out strings.Builder
	err := d.room.arc.View(func(tx *archive.Tx) error {
		for id := range tx.Drafts() {
			out.WriteString(string(id) + "\n" + signedOf(t, tx, story.ID(id)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}
