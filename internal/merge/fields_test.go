package merge

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// one asks for a merge with a single card.
func oneCard(t *testing.T, m Merged) Card {
	t.Helper()
	if len(m.Cards) != 1 {
		t.Fatalf("cards %+v", m.Cards)
	}
	return m.Cards[0]
}

func TestFieldsThatBothChanged(t *testing.T) {
	day := func(n int) newsdate.Date { return newsdate.Date{Year: 2026, Month: 5, Day: n} }
	for field, c := range map[string]struct {
		set  func(*story.Story, int)
		want [3]string // base, ours, theirs in words
		text bool
	}{
		"headline": {func(s *story.Story, n int) {
			s.Headline = []string{"Мост закрыт", "Мост снова закрыт", "Мост закрыт на год"}[n]
		}, [3]string{"Мост закрыт", "Мост снова закрыт", "Мост закрыт на год"}, true},
		"city": {func(s *story.Story, n int) {
			s.Dateline.Place = story.Place{Name: []string{"Бийск", "Барнаул", "Rome"}[n], Country: "Россия"}
		}, [3]string{"Бийск, Россия", "Барнаул, Россия", "Rome, Россия"}, false},
		"date":          {func(s *story.Story, n int) { s.Dateline.Date = day(n + 1) }, [3]string{"2026-05-01", "2026-05-02", "2026-05-03"}, false},
		"slug":          {func(s *story.Story, n int) { s.Slug = []string{"", "most", "bridge"}[n] }, [3]string{"", "most", "bridge"}, true},
		"urgency":       {func(s *story.Story, n int) { s.Urgency = n }, [3]string{"0", "1", "2"}, false},
		"correction":    {func(s *story.Story, n int) { s.Correction = strings.Repeat("а", n) }, [3]string{"", "а", "аа"}, true},
		"words.factbox": {func(s *story.Story, n int) { s.Words.FactBox = strings.Repeat("а", n) }, [3]string{"", "а", "аа"}, true},
		"embargo": {func(s *story.Story, n int) {
			if n > 0 {
				s.Embargo = time.Date(2026, 5, n, 9, 0, 0, 0, time.UTC)
			}
		}, [3]string{"", "2026-05-01T09:00:00Z", "2026-05-02T09:00:00Z"}, false},
		"deck": {func(s *story.Story, n int) {
			s.Deck = []string{"Ремонт до мая", "Ремонт до июня", "Ремонт до июля"}[n]
		}, [3]string{"Ремонт до мая", "Ремонт до июня", "Ремонт до июля"}, true},
		"byline": {func(s *story.Story, n int) {
			s.Bylines = [][]string{{"А", "Б", "В", "Г"}, {"Б", "В", "А", "Г"}, {"Б", "В", "Г", "А"}}[n]
		}, [3]string{"А, Б, В, Г", "Б, В, А, Г", "Б, В, Г, А"}, false},
	} {
		t.Run(field, func(t *testing.T) {
			var of [3]story.Story
			for n := range of {
				of[n] = storyOf(t, p("a", "A"))
				c.set(&of[n], n)
			}
			m := Three(of[0], of[1], of[2], true)
			card := oneCard(t, m)
			got := [3]string{card.Base.Text, card.Ours.Text, card.Theirs.Text}
			if card.Kind != Field || card.Field != field || card.Text != c.text || got != c.want {
				t.Errorf("card %+v", card)
			}
			for n, a := range []Answer{Base, Ours, Theirs} {
				if diff := cmp.Diff(of[n].Public(), settle(t, m, a), cmp.Transformer("text", blocks)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", a, diff)
				}
			}
		})
	}
}

func TestADeckIsMergedWordByWord(t *testing.T) {
	base, ours, theirs := storyOf(t), storyOf(t), storyOf(t)
	base.Deck, ours.Deck, theirs.Deck = "Мост закрыт до мая", "Мост закрыт до июня", "Старый мост закрыт до мая"
	m := Three(base, ours, theirs, true)
	if m.Story.Deck != "Старый мост закрыт до июня" || len(m.Cards) > 0 || len(m.Reads) != 1 || m.Reads[0].Field != "deck" {
		t.Errorf("deck %q, cards %+v, reads %+v", m.Story.Deck, m.Cards, m.Reads)
	}
}

func TestListsAreMergedThingByThing(t *testing.T) {
	base, ours, theirs := storyOf(t), storyOf(t), storyOf(t)
	base.Tags, ours.Tags, theirs.Tags = []string{"мост", "река"}, []string{"мост", "река", "мэр"}, []string{"река", "ремонт"}
	base.Bylines, ours.Bylines, theirs.Bylines = []string{"Анна Ким"}, []string{"Пётр Ли", "Анна Ким"}, []string{"Анна Ким", "Ян Мо"}
	base.Related, theirs.Related = []story.Related{{Title: "Ремонт"}}, []story.Related{{Title: "Ремонт"}, {Title: "Дороги"}}
	m := Three(base, ours, theirs, true)
	if len(m.Cards) > 0 {
		t.Fatalf("cards %+v", m.Cards)
	}
	if diff := cmp.Diff([]string{"река", "мэр", "ремонт"}, m.Story.Tags); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Пётр Ли", "Анна Ким", "Ян Мо"}, m.Story.Bylines); diff != "" {
		t.Errorf("bylines (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]story.Related{{Title: "Дороги"}}, m.Story.Related); diff != "" {
		t.Errorf("related (-want +got):\n%s", diff)
	}
}

func TestTypedFieldsTakeTheirForm(t *testing.T) {
	base, ours, theirs := storyOf(t), storyOf(t), storyOf(t)
	ours.Headline, theirs.Headline = "Мост закрыт", "Мост открыт"
	m := Three(base, ours, theirs, true)
	s, err := m.Settle([]Choice{{oneCard(t, m).ID, Typed, " Мост\nбудет закрыт "}})
	if err != nil || s.Headline != "Мост будет закрыт" {
		t.Errorf("headline %q, %v", s.Headline, err)
	}
}

// What never leaves the newsroom is ours, and our notes stay on their words.
func TestInternalFieldsAreOurs(t *testing.T) {
	base := storyOf(t, p("a", "Мост открыт."))
	ours, theirs := base, storyOf(t, p("n", "Срочно."), p("a", "Старый мост открыт."))
	ours.Note, ours.Assignee, ours.PlannedLength = "спросить мэра", "Анна", 3000
	theirs.Note, theirs.Assignee = "позвонить", "Пётр"
	ours.Notes = []story.Note{{
		ID: "n1", From: text.Pos{Block: "a", Offset: len("Мост ")}, To: text.Pos{Block: "a", Offset: len("Мост открыт")}, About: "открыт",
		Remarks: []story.Remark{{Who: "p", Name: "Анна", At: time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC), Text: "точно?"}},
	}}
	m := Three(base, ours, theirs, true)
	if m.Story.Note != ours.Note || m.Story.Assignee != "Анна" || m.Story.PlannedLength != 3000 {
		t.Errorf("internal fields %+v", m.Story)
	}
	n := m.Story.Notes[0]
	if b, _ := block(m.Story.Body, n.From.Block); b.Text[n.From.Offset:n.To.Offset] != "открыт" {
		t.Errorf("the note hangs from %+v to %+v of %q", n.From, n.To, b.Text)
	}
	if ours.Notes[0].From.Offset != len("Мост ") {
		t.Error("our own note was moved")
	}
	if err := m.Story.Validate(); err != nil {
		t.Error(err)
	}
}

func shows(id, photo string) text.Block {
	return text.Block{ID: text.BlockID(id), Kind: text.Photo, Photo: photo}
}

// photographed is a story with two photos, the first of them in the text.
func photographed(t *testing.T, change func(*story.PhotoUse)) story.Story {
	s := storyOf(t, p("a", "A"), shows("f", "p1"), p("z", "Z"))
	s.Photos = []story.PhotoUse{{ID: "p1", Original: strings.Repeat("1", 64), Width: 800, Height: 600, Caption: "Мост весной"}, {ID: "p2"}}
	if change != nil {
		change(&s.Photos[0])
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	return s
}

func crop(ratio string, x int) func(*story.PhotoUse) {
	return func(p *story.PhotoUse) {
		p.Crops = []story.Crop{{Ratio: ratio, Rect: story.Rect{X: x, W: 160, H: 90}}}
	}
}

func TestPhotosFieldByField(t *testing.T) {
	other := func(p *story.PhotoUse) { p.Original, p.Width, p.Height = strings.Repeat("2", 64), 100, 100 }
	for name, c := range map[string]struct {
		ours, theirs func(*story.PhotoUse)
		field        string // of the card, if there is one
		want         func(*story.PhotoUse)
	}{
		"a caption here, a credit there": {
			func(p *story.PhotoUse) { p.Caption = "Мост осенью" }, func(p *story.PhotoUse) { p.Credit.Agency = "Заря" }, "",
			func(p *story.PhotoUse) { p.Caption, p.Credit.Agency = "Мост осенью", "Заря" },
		},
		"two captions":  {func(p *story.PhotoUse) { p.Caption = "Мост осенью" }, func(p *story.PhotoUse) { p.Caption = "Мост зимой" }, "caption", func(p *story.PhotoUse) { p.Caption = "Мост осенью" }},
		"two crops":     {crop("16:9", 10), crop("16:9", 20), "16:9", crop("16:9", 10)},
		"the same crop": {crop("16:9", 10), crop("16:9", 10), "", crop("16:9", 10)},
		"crops of two ratios": {crop("16:9", 10), crop("1:1", 20), "", func(p *story.PhotoUse) {
			p.Crops = []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 10, W: 160, H: 90}}, {Ratio: "1:1", Rect: story.Rect{X: 20, W: 160, H: 90}}}
		}},
		"another file here, a crop there":    {other, crop("16:9", 700-60), "picture", other},
		"another file here, a caption there": {other, func(p *story.PhotoUse) { p.Caption = "Мост" }, "", func(p *story.PhotoUse) { other(p); p.Caption = "Мост" }},
		"a face hidden on each side": {
			func(p *story.PhotoUse) {
				p.Redactions = []story.Redaction{{Rect: story.Rect{X: 1, W: 5, H: 5}, Kind: "blur"}}
			},
			func(p *story.PhotoUse) {
				p.Redactions = []story.Redaction{{Rect: story.Rect{X: 9, W: 5, H: 5}, Kind: "box"}}
			}, "",
			func(p *story.PhotoUse) {
				p.Redactions = []story.Redaction{{Rect: story.Rect{X: 1, W: 5, H: 5}, Kind: "blur"}, {Rect: story.Rect{X: 9, W: 5, H: 5}, Kind: "box"}}
			},
		},
		"turned here, brighter there": {
			func(p *story.PhotoUse) { p.Rotation = 90 }, func(p *story.PhotoUse) { p.Adjust.Exposure = 10 }, "",
			func(p *story.PhotoUse) { p.Rotation, p.Adjust.Exposure = 90, 10 },
		},
		"turned both ways": {func(p *story.PhotoUse) { p.Rotation = 90 }, func(p *story.PhotoUse) { p.Rotation = 270 }, "rotation", func(p *story.PhotoUse) { p.Rotation = 90 }},
	} {
		t.Run(name, func(t *testing.T) {
			ours, theirs := photographed(t, c.ours), photographed(t, c.theirs)
			m := Three(photographed(t, nil), ours, theirs, true)
			if diff := cmp.Diff(photographed(t, c.want).Photos, m.Story.Photos, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("merged (-want +got):\n%s", diff)
			}
			if c.field == "" {
				if len(m.Cards) > 0 {
					t.Errorf("cards %+v", m.Cards)
				}
				return
			}
			if card := oneCard(t, m); card.Kind != PhotoField || card.Field != c.field || card.Photo != "p1" {
				t.Errorf("card %+v", card)
			}
			if diff := cmp.Diff(theirs.Photos, settle(t, m, Theirs).Photos, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("theirs (-want +got):\n%s", diff)
			}
			settle(t, m, Base)
		})
	}
}

// withoutPhoto is the story without its first photo.
func withoutPhoto(t *testing.T) story.Story {
	s := storyOf(t, p("a", "A"), p("z", "Z"))
	s.Photos = photographed(t, nil).Photos[1:]
	return s
}

func TestAPhotoTakenOut(t *testing.T) {
	recaptioned := photographed(t, func(p *story.PhotoUse) { p.Caption = "Мост осенью" })
	moved := photographed(t, nil)
	moved.Body = storyOf(t, shows("g", "p1"), p("a", "A"), p("z", "Z")).Body
	lead := photographed(t, func(p *story.PhotoUse) { p.Lead = true })
	for name, c := range map[string]struct {
		theirs story.Story
		asked  bool
	}{
		"and left alone":                 {photographed(t, nil), false},
		"and recaptioned":                {recaptioned, true},
		"and shown elsewhere":            {moved, true},
		"and put above the text as lead": {lead, true},
	} {
		t.Run(name, func(t *testing.T) {
			m := Three(photographed(t, nil), withoutPhoto(t), c.theirs, true)
			if err := m.Story.Validate(); err != nil {
				t.Fatal(err)
			}
			_, kept := m.Story.Photo("p1")
			if kept != c.asked {
				t.Errorf("the photo is in the story: %t", kept)
			}
			if !c.asked {
				return
			}
			if card := oneCard(t, m); card.Kind != PhotoRemoved || card.Photo != "p1" || !card.Ours.Gone || card.Theirs.Gone {
				t.Errorf("card %+v", card)
			}
			for answer, want := range map[Answer]story.Story{Ours: withoutPhoto(t), Theirs: c.theirs} {
				if diff := cmp.Diff(want, settle(t, m, answer), cmp.Transformer("text", blocks), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s (-want +got):\n%s", answer, diff)
				}
			}
			settle(t, m, Base)
		})
	}
}

func TestOnePhotoIsTheLead(t *testing.T) {
	with := func(lead int) story.Story {
		s := photographed(t, nil)
		s.Photos = append(s.Photos, story.PhotoUse{ID: "p3"})
		if lead >= 0 {
			s.Photos[lead].Lead = true
		}
		return s
	}
	m := Three(with(0), with(1), with(2), true)
	if card := oneCard(t, m); card.Kind != Field || card.Field != "lead" || card.Base.Text != "Мост весной" || card.Theirs.Text != "p3" {
		t.Errorf("card %+v", card)
	}
	for a, want := range map[Answer]story.PhotoID{Base: "p1", Ours: "p2", Theirs: "p3"} {
		if lead, _ := settle(t, m, a).Lead(); lead.ID != want {
			t.Errorf("%s: lead %s, want %s", a, lead.ID, want)
		}
	}
	if lead, ok := Three(with(0), with(-1), with(0), true).Story.Lead(); ok {
		t.Errorf("lead %s, though one side took it off", lead.ID)
	}
}

// Who takes the lead photo out does not say that there shall be none.
func TestTheLeadComesBackWithItsPhoto(t *testing.T) {
	lead := func(caption string) story.Story {
		return photographed(t, func(p *story.PhotoUse) { p.Lead, p.Caption = true, caption })
	}
	m := Three(lead("Мост"), withoutPhoto(t), lead("Мост осенью"), true)
	oneCard(t, m)
	for a, want := range map[Answer]story.PhotoID{Ours: "", Theirs: "p1", Base: "p1"} {
		if p, _ := settle(t, m, a).Lead(); p.ID != want {
			t.Errorf("%s: lead %q, want %q", a, p.ID, want)
		}
	}
}

// Both put in the same new file: what was set on the old one is nothing to go back to.
func TestNothingOfAnotherFileComesBack(t *testing.T) {
	focus := func(original string, size, x int) story.Story {
		return photographed(t, func(p *story.PhotoUse) {
			p.Original, p.Width, p.Height = strings.Repeat(original, 64), size, size
			p.Focus = story.Focus{Set: true, X: x, Y: 1}
		})
	}
	m := Three(focus("1", 800, 700), focus("2", 100, 10), focus("2", 100, 20), true)
	if c := oneCard(t, m); c.Field != "focus" || c.Base.Text != "" {
		t.Errorf("card %+v", c)
	}
	if p, _ := settle(t, m, Base).Photo("p1"); p.Focus.Set {
		t.Errorf("focus %+v", p.Focus)
	}
}

func TestABlockShowsOnePhoto(t *testing.T) {
	with := func(photo string) story.Story {
		s := photographed(t, nil)
		s.Photos = append(s.Photos, story.PhotoUse{ID: "p3"})
		s.Body = storyOf(t, shows("f", photo)).Body
		return s
	}
	m := Three(with("p1"), with("p2"), with("p3"), true)
	if c := oneCard(t, m); c.Kind != Shape || c.Text {
		t.Errorf("card %+v", c)
	}
	for a, want := range map[Answer]string{Base: "p1", Ours: "p2", Theirs: "p3"} {
		if got := settle(t, m, a).Body.Block(0).Photo; got != want {
			t.Errorf("%s: photo %s, want %s", a, got, want)
		}
	}
}
