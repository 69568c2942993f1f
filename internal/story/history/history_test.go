package history_test

import (
	"encoding/json"
	"testing"
	"time"

	"dateline/internal/story"
	"dateline/internal/story/history"
	"dateline/internal/text"

	"pgregory.net/rapid"
)

// desk is a person with one story open.
type desk struct {
	h     history.History
	s     story.Story
	caret text.Selection
	now   time.Time
}

func open(t interface{ Fatal(...any) }) *desk {
	body, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph})
	if err != nil {
		t.Fatal(err)
	}
	return &desk{
		s:     story.Story{ID: "s1", Language: "ru", Body: body},
		caret: text.Caret(text.Pos{Block: "b1"}),
		now:   time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
	}
}

func (d *desk) do(t interface{ Fatal(...any) }, e story.Edit) {
	next, err := d.h.Do(d.s, e, d.now)
	if err != nil {
		t.Fatal(err)
	}
	d.s = next
}

func (d *desk) write(t interface{ Fatal(...any) }, words string) {
	for _, r := range words {
		tr, err := text.Type(d.s.Body, d.caret, string(r))
		if err != nil {
			t.Fatal(err)
		}
		d.do(t, story.Body{Transaction: tr})
		d.caret = tr.After
		d.now = d.now.Add(100 * time.Millisecond)
	}
}

func (d *desk) text() string { return d.s.Body.Block(0).Text }

func TestAWordIsOneThingToUndo(t *testing.T) {
	d := open(t)
	d.write(t, "первый снег")
	var seen []string
	for {
		next, selected, ok := d.h.Undo(d.s)
		if !ok {
			break
		}
		d.s = next
		seen = append(seen, d.text())
		if selected.Head.Offset != len(d.text()) {
			t.Errorf("the caret is at %d in %q", selected.Head.Offset, d.text())
		}
	}
	if len(seen) != 2 || seen[0] != "первый " || seen[1] != "" {
		t.Errorf("%q", seen)
	}
	for range seen {
		d.s, d.caret, _ = d.h.Redo(d.s)
	}
	if d.text() != "первый снег" || d.caret.Head.Offset != len("первый снег") {
		t.Errorf("%q, caret %v", d.text(), d.caret)
	}
}

func TestAPauseParts(t *testing.T) {
	d := open(t)
	d.write(t, "пер")
	d.now = d.now.Add(history.Pause)
	d.write(t, "вый")
	d.s, _, _ = d.h.Undo(d.s)
	if d.text() != "пер" {
		t.Errorf("%q", d.text())
	}
}

func TestOneOrderOverTextAndFieldsAndPhotos(t *testing.T) {
	d := open(t)
	d.write(t, "снег")
	d.do(t, story.SetText{Field: story.Headline, Value: "Зима"})
	d.do(t, story.AddPhoto{Photo: story.PhotoUse{ID: "p1"}})
	d.do(t, story.AddRelated{Item: story.Related{Title: "Мороз"}})
	d.write(t, "!")
	for i, want := range []func() bool{
		func() bool { return d.text() == "снег" && len(d.s.Related) == 1 },
		func() bool { return len(d.s.Related) == 0 && len(d.s.Photos) == 1 },
		func() bool { return len(d.s.Photos) == 0 && d.s.Headline == "Зима" },
		func() bool { return d.s.Headline == "" && d.text() == "снег" },
		func() bool { return d.text() == "" && !d.h.CanUndo() && d.h.CanRedo() },
	} {
		d.s, _, _ = d.h.Undo(d.s)
		if !want() {
			t.Fatalf("after %d: %+v", i+1, d.s)
		}
	}
}

func TestACaptionIsTypedAsOne(t *testing.T) {
	d := open(t)
	d.do(t, story.AddPhoto{Photo: story.PhotoUse{ID: "p1"}})
	for _, caption := range []string{"М", "Ма", "Мая", "Маяк"} {
		d.do(t, story.ChangePhoto{Photo: story.PhotoUse{ID: "p1", Caption: caption}})
	}
	d.do(t, story.ChangePhoto{Photo: story.PhotoUse{ID: "p1", Caption: "Маяк", Rotation: 90}})
	d.s, _, _ = d.h.Undo(d.s)
	if p := d.s.Photos[0]; p.Rotation != 0 || p.Caption != "Маяк" {
		t.Errorf("%+v", p)
	}
	d.s, _, _ = d.h.Undo(d.s)
	if p := d.s.Photos[0]; p.Caption != "" {
		t.Errorf("%+v", p)
	}
}

func TestAFailedEditIsNotRemembered(t *testing.T) {
	d := open(t)
	if _, err := d.h.Do(d.s, story.RemovePhoto{ID: "p9"}, d.now); err == nil || d.h.CanUndo() {
		t.Error(err, d.h.CanUndo())
	}
}

func TestANoteIsBackOnItsWordsAfterUndo(t *testing.T) {
	d := open(t)
	d.write(t, "первый снег")
	word := text.Selection{Anchor: text.Pos{Block: "b1", Offset: len("первый ")}, Head: text.Pos{Block: "b1", Offset: len("первый снег")}}
	d.do(t, story.AddNote{Note: story.Note{
		ID: "n1", From: word.Anchor, To: word.Head, About: "снег", Remarks: []story.Remark{{Name: "Анна", At: d.now, Text: "Точно?"}},
	}})
	tr, err := text.DeleteBackward(d.s.Body, text.Selection{Anchor: text.Pos{Block: "b1"}, Head: word.Head}, text.Grapheme)
	if err != nil {
		t.Fatal(err)
	}
	d.do(t, story.Body{Transaction: tr})
	if n := d.s.Notes[0]; !n.Gone() || n.About != "снег" {
		t.Errorf("%+v", n)
	}
	d.s, _, _ = d.h.Undo(d.s)
	if n := d.s.Notes[0]; story.Quoted(d.s.Body, n.Selection()) != "снег" {
		t.Errorf("%+v", n)
	}
}

func TestANewEditForgetsWhatWasUndone(t *testing.T) {
	d := open(t)
	d.write(t, "снег")
	d.s, _, _ = d.h.Undo(d.s)
	d.do(t, story.SetText{Field: story.Headline, Value: "Зима"})
	if d.h.CanRedo() {
		t.Error("the undone word can be redone over another story")
	}
}

func TestTheOldestIsForgotten(t *testing.T) {
	d := open(t)
	for i := range history.Depth + 10 {
		d.do(t, story.SetNumber{Field: story.PlannedLength, Value: i + 1})
		d.now = d.now.Add(time.Minute)
	}
	n := 0
	for ; d.h.CanUndo(); n++ {
		d.s, _, _ = d.h.Undo(d.s)
	}
	if n != history.Depth || d.s.PlannedLength != 10 {
		t.Errorf("%d undone, length %d", n, d.s.PlannedLength)
	}
}

func TestAllTheWayBackAndForth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := open(t)
		first, _ := json.Marshal(d.s)
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			d.now = d.now.Add(time.Duration(rapid.IntRange(0, 1500).Draw(t, "ms")) * time.Millisecond)
			switch rapid.IntRange(0, 8).Draw(t, "what") {
			case 0, 1:
				d.write(t, rapid.SampledFrom([]string{"а", " ", "снег ", "и"}).Draw(t, "word"))
			case 2:
				d.do(t, story.SetText{Field: story.Headline, Value: rapid.SampledFrom([]string{"", "Зима", "Зима близко"}).Draw(t, "h")})
			case 3:
				if tr, err := text.DeleteBackward(d.s.Body, d.caret, text.Grapheme); err == nil {
					d.do(t, story.Body{Transaction: tr})
					d.caret = tr.After
				}
			case 4:
				if next, sel, ok := d.h.Undo(d.s); ok {
					d.s = next
					if sel.Valid(d.s.Body) {
						d.caret = sel
					} else {
						d.caret = text.Caret(text.Pos{Block: "b1"})
					}
				}
				end, _ := d.s.Body.End()
				d.caret = text.Caret(end)
			case 5:
				d.s, _, _ = d.h.Redo(d.s)
				end, _ := d.s.Body.End()
				d.caret = text.Caret(end)
			case 6:
				end, _ := d.s.Body.End()
				from := text.Pos{Block: "b1", Offset: text.PrevWord(d.text(), rapid.IntRange(0, end.Offset).Draw(t, "from"))}
				d.do(t, story.AddNote{Note: story.Note{
					ID: story.NoteID(rapid.StringMatching("[a-z]{12}").Draw(t, "id")), From: from, To: end,
					Remarks: []story.Remark{{Name: "Анна", At: d.now, Text: "Точно?"}},
				}})
			case 7:
				start, _ := d.s.Body.Start()
				end, _ := d.s.Body.End()
				if tr, err := text.DeleteBackward(d.s.Body, text.Selection{Anchor: start, Head: end}, text.Grapheme); err == nil {
					d.do(t, story.Body{Transaction: tr})
					d.caret = tr.After
				}
			case 8:
				if n := len(d.s.Notes); n > 0 {
					d.do(t, story.RemoveNote{ID: d.s.Notes[rapid.IntRange(0, n-1).Draw(t, "note")].ID})
				}
			}
			if err := d.s.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		for d.h.CanRedo() {
			d.s, _, _ = d.h.Redo(d.s)
		}
		last, _ := json.Marshal(d.s)
		for d.h.CanUndo() {
			d.s, _, _ = d.h.Undo(d.s)
		}
		if got, _ := json.Marshal(d.s); string(got) != string(first) {
			t.Fatalf("undone: %s\nfirst: %s", got, first)
		}
		for d.h.CanRedo() {
			d.s, _, _ = d.h.Redo(d.s)
		}
		if got, _ := json.Marshal(d.s); string(got) != string(last) {
			t.Fatalf("redone: %s\nlast: %s", got, last)
		}
	})
}

func TestWhatWasPastedIsUndoneByItself(t *testing.T) {
	d := open(t)
	d.write(t, "снег")
	tr, err := text.Type(d.s.Body, d.caret, " лёг на")
	if err != nil {
		t.Fatal(err)
	}
	d.do(t, story.Body{Transaction: tr})
	d.caret = tr.After
	d.write(t, "ы")
	for _, want := range []string{"снег лёг на", "снег", ""} {
		d.s, d.caret, _ = d.h.Undo(d.s)
		if d.text() != want {
			t.Errorf("undo leaves %q, want %q", d.text(), want)
		}
	}
}
