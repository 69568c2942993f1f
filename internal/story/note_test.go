package story

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/text"

	"pgregory.net/rapid"
)

var ten = time.Date(2026, 3, 1, 10, 30, 0, 0, time.UTC)

func says(words string) []Remark {
	return []Remark{{Who: "mikhail", Name: "Михаил Лаптев", At: ten, Text: words}}
}

func at(block text.BlockID, offset int) text.Pos { return text.Pos{Block: block, Offset: offset} }

// harbour is a story of three paragraphs with a note on the second's «маяк».
func harbour(t fataler) (Story, Note) {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Порт открыли."},
		text.Block{ID: "b2", Kind: text.Paragraph, Text: "Новый маяк светит."},
		text.Block{ID: "b3", Kind: text.Paragraph, Text: "Мол достроят."},
	)
	if err != nil {
		t.Fatalf("%v", err)
	}
	from := len("Новый ")
	n := Note{ID: "n1", From: at("b2", from), To: at("b2", from+len("маяк")), About: "маяк", Remarks: says("Какой высоты?")}
	s, err := (AddNote{0, n}).Apply(Story{ID: "harbour", Language: "ru", Body: body})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s, n
}

// steps is a change of the text.
func steps(all ...text.Step) Body { return Body{Transaction: text.Transaction{Steps: all}} }

// on is what the note with this ID hangs on now.
func on(s Story, id NoteID) string {
	n, _ := s.NoteWith(id)
	return Quoted(s.Body, n.Selection())
}

func TestANoteGoesWithItsWords(t *testing.T) {
	word := len("Новый ")
	end := word + len("маяк")
	for name, c := range map[string]struct {
		edit Body
		want string
		at   text.Pos
	}{
		"words before it":        {steps(text.Splice{Block: "b2", Text: "Вчера "}), "маяк", at("b2", len("Вчера ")+word)},
		"a letter at its start":  {steps(text.Splice{Block: "b2", From: word, To: word, Text: "а"}), "маяк", at("b2", word+2)},
		"a letter at its end":    {steps(text.Splice{Block: "b2", From: end, To: end, Text: "и"}), "маяк", at("b2", word)},
		"a letter inside":        {steps(text.Splice{Block: "b2", From: word + 2, To: word + 2, Text: "а"}), "мааяк", at("b2", word)},
		"other words instead":    {steps(text.Splice{Block: "b2", From: word, To: end, Text: "фонарь"}), "фонарь", at("b2", word)},
		"half of it deleted":     {steps(text.Splice{Block: "b2", From: word, To: word + 4}), "як", at("b2", word)},
		"all of it deleted":      {steps(text.Splice{Block: "b2", From: word, To: end}), "", at("b2", word)},
		"its paragraph split":    {steps(text.Split{Block: "b2", At: word, New: "b9", Shape: text.Shape{Kind: text.Paragraph}}), "маяк", at("b9", 0)},
		"split in its middle":    {steps(text.Split{Block: "b2", At: word + 4, New: "b9", Shape: text.Shape{Kind: text.Paragraph}}), "ма як", at("b2", word)},
		"joined to the first":    {steps(text.Join{Block: "b1", Next: "b2"}), "маяк", at("b1", len("Порт открыли.")+word)},
		"its paragraph moved":    {steps(text.Move{Block: "b2"}), "маяк", at("b2", word)},
		"its paragraph gone":     {steps(text.Remove{First: "b2", Count: 1}), "", at("b1", len("Порт открыли."))},
		"the first ones gone":    {steps(text.Remove{First: "b1", Count: 2}), "", at("b3", 0)},
		"the whole text gone":    {steps(text.Remove{First: "b1", Count: 3}), "", text.Pos{}},
		"a text instead of it":   {steps(text.Remove{First: "b1", Count: 3}, text.Insert{Blocks: []text.Block{{ID: "b7", Kind: text.Paragraph, Text: "Снова"}}}), "", at("b7", 0)},
		"another paragraph gone": {steps(text.Remove{First: "b3", Count: 1}), "маяк", at("b2", word)},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := harbour(t)
			after := proved(t, s, c.edit)
			n, ok := after.NoteWith("n1")
			if !ok || n.About != "маяк" || on(after, "n1") != c.want || n.From != c.at || n.Gone() != (c.want == "") {
				t.Errorf("it hangs on %q, %+v", on(after, "n1"), n)
			}
		})
	}
}

func TestANoteOverTwoParagraphsThatChangePlaces(t *testing.T) {
	s, n := harbour(t)
	n.ID, n.From, n.To = "n2", at("b1", 0), at("b2", len("Новый"))
	s = proved(t, s, AddNote{0, n})
	after := proved(t, s, steps(text.Move{Block: "b1", After: "b2"}))
	if got, _ := after.NoteWith("n2"); !got.Gone() {
		t.Errorf("it hangs from %+v to %+v", got.From, got.To)
	}
}

func TestATextThatCameBackHasItsNoteAtTheStart(t *testing.T) {
	s, _ := harbour(t)
	s = proved(t, s, steps(text.Remove{First: "b1", Count: 3}))
	s = proved(t, s, steps(text.Insert{Blocks: []text.Block{{ID: "b5", Kind: text.Paragraph, Text: "Снова"}}}))
	if n, _ := s.NoteWith("n1"); n.From != at("b5", 0) || !n.Gone() || n.About != "маяк" {
		t.Errorf("%+v", n)
	}
}

func TestWhatIsSaidInANote(t *testing.T) {
	s, n := harbour(t)
	n.ID, n.Remarks = "n2", says(" Сверить\nс портом ")
	s = proved(t, s, AddNote{1, n})
	if got, _ := s.NoteWith("n2"); got.Remarks[0].Text != "Сверить\u2028с портом" || s.OpenNotes() != 2 {
		t.Errorf("%+v", got)
	}
	first, _ := s.NoteWith("n1")
	s = proved(t, s, ChangeNote{"n1", first.Remarked(Remark{"anna", "Анна Беккер", ten.Add(time.Hour), "Сорок метров."}).Remarks, true})
	if got, _ := s.NoteWith("n1"); len(got.Remarks) != 2 || !got.Resolved || s.OpenNotes() != 1 || len(first.Remarks) != 1 {
		t.Errorf("%+v", got)
	}
	s = proved(t, s, RemoveNote{"n1"})
	s = proved(t, s, RemoveNote{"n2"})
	if s.Notes != nil {
		t.Errorf("%+v", s.Notes)
	}
}

func TestNoteEditsThatDoNotFit(t *testing.T) {
	s, n := harbour(t)
	other := n
	other.ID = "n2"
	long, mute, early := other, other, other
	long.Remarks = says(strings.Repeat("а", MostRemark))
	mute.Remarks = says("\n ")
	early.Remarks = []Remark{{Text: "Когда?"}}
	for name, c := range map[string]struct {
		edit Edit
		want error
	}{
		"a second note of a name":   {AddNote{0, n}, ErrInvalid},
		"behind the end":            {AddNote{2, other}, ErrOutOfRange},
		"a remark without end":      {AddNote{0, long}, ErrInvalid},
		"a remark of nothing":       {AddNote{0, mute}, ErrInvalid},
		"a remark of no time":       {AddNote{0, early}, ErrInvalid},
		"nothing said":              {ChangeNote{ID: "n1"}, ErrInvalid},
		"more than anybody says":    {ChangeNote{ID: "n1", Remarks: slices.Repeat(says("да"), mostRemarks+1)}, ErrInvalid},
		"another note is changed":   {ChangeNote{ID: "n9", Remarks: says("да")}, ErrNoSuchNote},
		"another note is taken out": {RemoveNote{"n9"}, ErrNoSuchNote},
	} {
		after, err := c.edit.Apply(s)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		same(t, after, s)
	}
}

func TestNotesThatCannotBeKept(t *testing.T) {
	for name, spoil := range map[string]func(*Story){
		"a note in no block":        func(s *Story) { s.Notes[0].From.Block = "b9" },
		"a note inside a letter":    func(s *Story) { s.Notes[0].To.Offset-- },
		"a note that ends first":    func(s *Story) { s.Notes[0].From, s.Notes[0].To = s.Notes[0].To, s.Notes[0].From },
		"a note of no text":         func(s *Story) { s.Body = text.Document{} },
		"a note without a name":     func(s *Story) { s.Notes[0].ID = "" },
		"about too much":            func(s *Story) { s.Notes[0].About = strings.Repeat("a", mostAbout+1) },
		"a remark in local time":    func(s *Story) { s.Notes[0].Remarks[0].At = ten.In(time.FixedZone("x", 60)) },
		"a remark that is no text":  func(s *Story) { s.Notes[0].Remarks[0].Text = "a\x00" },
		"a name without end":        func(s *Story) { s.Notes[0].Remarks[0].Name = strings.Repeat("a", mostName+1) },
		"more notes than anybody":   func(s *Story) { s.Notes = manyNotes(*s, mostNotes+1, "да") },
		"more said than in a novel": func(s *Story) { s.Notes = manyNotes(*s, mostNotes, strings.Repeat("a", 4000)) },
	} {
		s, _ := harbour(t)
		spoil(&s)
		if err := s.Validate(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s, _ := harbour(t)
	s.Notes = manyNotes(s, mostNotes, "да")
	if err := s.Validate(); err != nil {
		t.Error(err)
	}
}

// manyNotes are notes in the place of the first.
func manyNotes(s Story, count int, words string) []Note {
	var out []Note
	for i := range count {
		n := s.Notes[0]
		n.ID = NoteID("m" + strings.Repeat("a", i%20) + string(rune('a'+i/20%26)) + string(rune('a'+i/520)))
		n.Remarks = says(words)
		out = append(out, n)
	}
	return out
}

func TestAStoryOfAnOlderProgramHasNoNotes(t *testing.T) {
	s := lamp(t)
	data, err := json.Marshal(s)
	if err != nil || strings.Contains(string(data), `"notes"`) {
		t.Fatalf("a story without notes writes them: %v", err)
	}
	var read Story
	if err := json.Unmarshal(data, &read); err != nil || read.Notes != nil {
		t.Errorf("%v, %+v", err, read.Notes)
	}
}

func TestNotesNeverLeave(t *testing.T) {
	s, _ := harbour(t)
	if s.Public().Notes != nil {
		t.Error("a note is public")
	}
}

func TestNotesInTheOrderOfTheText(t *testing.T) {
	s, n := harbour(t)
	for id, p := range map[NoteID]text.Pos{"n3": at("b3", 0), "n0": at("b1", 0), "n4": at("b2", 0)} {
		m := n
		m.ID, m.From, m.To = id, p, p
		s = proved(t, s, AddNote{0, m})
	}
	var ids []NoteID
	for _, n := range s.NotesInOrder() {
		ids = append(ids, n.ID)
	}
	if !slices.Equal(ids, []NoteID{"n0", "n4", "n1", "n3"}) {
		t.Error(ids)
	}
}

func TestWhatANoteIsAbout(t *testing.T) {
	s, _ := harbour(t)
	for want, sel := range map[string]text.Selection{
		"маяк светит. Мол": {Anchor: at("b3", len("Мол")), Head: at("b2", len("Новый "))},
		"":                 text.Caret(at("b2", 0)),
	} {
		if got := Quoted(s.Body, sel); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	long, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: strings.Repeat("ы", 900)})
	if err != nil {
		t.Fatal(err)
	}
	got := Quoted(long, text.Selection{Anchor: at("b1", 0), Head: at("b1", 1800)})
	if len(got) > mostAbout || !strings.HasSuffix(got, "ы…") {
		t.Errorf("%d bytes: %q", len(got), got)
	}
}

// TestANoteThatWasTakenOutComesBackToItsWords, though the text was written on.
func TestANoteThatWasTakenOutComesBackToItsWords(t *testing.T) {
	s, n := harbour(t)
	word := len("Новый ")
	for name, c := range map[string]struct {
		edit Body
		want string
		at   text.Pos
	}{
		"nothing happened":    {steps(), "маяк", n.From},
		"words before it":     {steps(text.Splice{Block: "b2", Text: "Вчера "}), "маяк", at("b2", len("Вчера ")+word)},
		"its paragraph moved": {steps(text.Move{Block: "b2"}), "маяк", n.From},
		"other words instead": {steps(text.Splice{Block: "b2", From: word, To: word + len("маяк"), Text: "фонарь"}), "фонарь", n.From},
		"its paragraph gone":  {steps(text.Remove{First: "b2", Count: 1}), "", at("b1", len("Порт открыли."))},
		"the text gone":       {steps(text.Remove{First: "b1", Count: 3}), "", text.Pos{}},
	} {
		now, err := c.edit.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		back := n.Rehung(s.Body, now.Body)
		if got := Quoted(now.Body, back.Selection()); got != c.want || back.From != c.at {
			t.Errorf("%s: on %q at %+v, want %q at %+v", name, got, back.From, c.want, c.at)
		}
	}
}

// randomText gives a change of the text of any kind.
func randomText(t *rapid.T, s Story, fresh func() text.BlockID) (text.Transaction, error) {
	n := func(least, most int) int { return rapid.IntRange(least, max(least, most)).Draw(t, "n") }
	d := s.Body
	if d.Len() == 0 {
		return text.Transaction{Steps: []text.Step{text.Insert{Blocks: []text.Block{{ID: fresh(), Kind: text.Paragraph, Text: "Снова порт"}}}}}, nil
	}
	place := func() text.Pos {
		b := d.Block(n(0, d.Len()-1))
		return text.Pos{Block: b.ID, Offset: text.PrevBoundary(b.Text, n(0, len(b.Text)))}
	}
	sel := text.Selection{Anchor: place(), Head: place()}
	switch n(0, 9) {
	case 0, 1:
		return text.Type(d, sel, rapid.SampledFrom([]string{"а", " ", "й", "\u0306", "🇷🇺", "👍🏽", "маяк"}).Draw(t, "letters"))
	case 2, 3:
		return text.DeleteBackward(d, sel, text.Word)
	case 4:
		return text.DeleteForward(d, sel, text.Grapheme)
	case 5:
		return text.Break(d, sel, fresh())
	case 6:
		first := n(0, d.Len()-1)
		return text.Transaction{Steps: []text.Step{text.Remove{First: d.Block(first).ID, Count: n(1, d.Len()-first)}}}, nil
	case 7:
		move := text.Move{Block: d.Block(n(0, d.Len()-1)).ID}
		if after := d.Block(n(0, d.Len()-1)).ID; after != move.Block {
			move.After = after
		}
		return text.Transaction{Steps: []text.Step{move}}, nil
	case 8:
		return text.Paste(d, sel, []text.Block{{ID: fresh(), Kind: text.Paragraph, Text: "Мол"}, {ID: fresh(), Kind: text.Quote, Text: "Да"}}, fresh)
	default:
		return text.Transaction{Steps: []text.Step{text.Remove{First: d.Block(0).ID, Count: d.Len()}}}, nil
	}
}

// TestNotesSurviveEverything: whatever is done to the text, every note is there,
// in a place that exists, and says what it said; and undoing everything gives
// the story that there was, to the byte.
func TestNotesSurviveEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := harbour(t)
		made := 0
		fresh := func() text.BlockID {
			made++
			return text.BlockID("x" + strings.Repeat("y", made))
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "notes") {
			m := n
			m.ID = NoteID("m" + string(rune('a'+i)))
			blocks := []text.BlockID{"b1", "b2", "b3"}
			place := func() text.Pos {
				b := s.Body.Block(s.Body.Index(rapid.SampledFrom(blocks).Draw(t, "block")))
				return at(b.ID, text.PrevBoundary(b.Text, rapid.IntRange(0, len(b.Text)).Draw(t, "offset")))
			}
			m.From, m.To = place(), place()
			s = proved(t, s, AddNote{rapid.IntRange(0, len(s.Notes)).Draw(t, "at"), m})
		}
		first, err := json.Marshal(s)
		if err != nil {
			t.Fatalf("%v", err)
		}
		notes := len(s.Notes)
		var back []Edit
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			tr, err := randomText(t, s, fresh)
			if err != nil {
				continue
			}
			e := Body{Transaction: tr}
			if _, err := e.Apply(s); err != nil {
				continue
			}
			inverse, err := e.Invert(s)
			if err != nil {
				t.Fatalf("%v", err)
			}
			s = proved(t, s, e) // valid, undone to the byte, the same after JSON
			back = append(back, inverse)
			if len(s.Notes) != notes {
				t.Fatalf("%d notes of %d", len(s.Notes), notes)
			}
			for _, n := range s.Notes {
				if n.About != "маяк" || n.Remarks[0].Text != "Какой высоты?" {
					t.Fatalf("%+v", n)
				}
			}
		}
		for i := len(back) - 1; i >= 0; i-- {
			data, err := MarshalEdit(back[i])
			if err != nil {
				t.Fatalf("%v", err)
			}
			e, err := UnmarshalEdit(data)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if s, err = e.Apply(s); err != nil {
				t.Fatalf("%v", err)
			}
		}
		if last, _ := json.Marshal(s); string(last) != string(first) {
			t.Fatalf("undone:\n%s\nfirst:\n%s", last, first)
		}
	})
}

// TestANoteThatComesBackIsValid whatever became of the text since.
func TestANoteThatComesBackIsValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := harbour(t)
		was, made := s.Body, 0
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			tr, err := randomText(t, s, func() text.BlockID { made++; return text.BlockID("x" + strings.Repeat("y", made)) })
			if err != nil {
				continue
			}
			if next, err := (Body{Transaction: tr}).Apply(s); err == nil {
				s = next
			}
		}
		s.Notes = nil
		if back, err := (AddNote{0, n.Rehung(was, s.Body)}).Apply(s); err != nil || back.Validate() != nil {
			t.Fatalf("%v, %v", err, back.Validate())
		}
	})
}
