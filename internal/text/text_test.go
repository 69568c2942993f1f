package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// story builds a document in the notation of these tests: one line is one
// block, "h2: ", "q: ", "- ", "-- ", "1. " and "[photo]" say what it is,
// <b>…</b>, <i>…</i> and <a>…</a> are marks, "|" is the caret and "^" the
// anchor of a selection. So no test counts bytes.
func story(t testing.TB, lines ...string) (Document, Selection) {
	t.Helper()
	var blocks []Block
	var s Selection
	anchored := false
	for i, line := range lines {
		b := Block{ID: BlockID(fmt.Sprintf("b%d", i)), Kind: Paragraph}
		for prefix, shape := range map[string]Shape{
			"h2: ": {Kind: Heading2}, "q: ": {Kind: Quote}, "- ": {Kind: Bullet}, "-- ": {Kind: Bullet, Depth: 1}, "1. ": {Kind: Number},
			"[photo]": {Kind: Photo, Photo: "p1"},
		} {
			if rest, ok := strings.CutPrefix(line, prefix); ok {
				b, line = b.shaped(shape), rest
			}
		}
		open := map[string]int{}
		for line != "" {
			found := false
			for tag, kind := range map[string]MarkKind{"b": Bold, "i": Italic, "a": Link} {
				if rest, ok := strings.CutPrefix(line, "<"+tag+">"); ok {
					open[tag], line, found = len(b.Text), rest, true
				} else if rest, ok := strings.CutPrefix(line, "</"+tag+">"); ok {
					m := Mark{Kind: kind, From: open[tag], To: len(b.Text)}
					if kind == Link {
						m.Href = "https://example.com/"
					}
					b.Marks, line, found = append(b.Marks, m), rest, true
				}
			}
			if found {
				continue
			}
			switch {
			case strings.HasPrefix(line, "|"):
				s.Head = Pos{b.ID, len(b.Text)}
				if !anchored {
					s.Anchor = s.Head
				}
				line = line[1:]
			case strings.HasPrefix(line, "^"):
				s.Anchor, anchored = Pos{b.ID, len(b.Text)}, true
				line = line[1:]
			default:
				n := NextGrapheme(line, 0)
				b.Text += line[:n]
				line = line[n:]
			}
		}
		blocks = append(blocks, b)
	}
	d, err := NewDocument(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return d, s
}

// told is a document in the same notation, with IDs left out.
func told(d Document, s Selection) string {
	var out []string
	for _, b := range d.All() {
		line := map[Kind]string{Heading2: "h2: ", Quote: "q: ", Bullet: "- ", Number: "1. ", Photo: "[photo]"}[b.Kind]
		if b.Kind == Bullet && b.Depth == 1 {
			line = "-- "
		}
		for at := 0; at <= len(b.Text); at++ {
			for i := len(b.Marks) - 1; i >= 0; i-- {
				if m := b.Marks[i]; m.To == at {
					line += "</" + tagOf(m) + ">"
				}
			}
			if s.Anchor != s.Head && s.Anchor == (Pos{b.ID, at}) {
				line += "^"
			}
			if s.Head == (Pos{b.ID, at}) {
				line += "|"
			}
			for _, m := range b.Marks {
				if m.From == at {
					line += "<" + tagOf(m) + ">"
				}
			}
			if at < len(b.Text) {
				line += b.Text[at : at+1]
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func tagOf(m Mark) string {
	return map[MarkKind]string{Bold: "b", Italic: "i", Link: "a", Sup: "sup", Sub: "sub", Strike: "s"}[m.Kind]
}

// proved applies a transaction and checks everything that must hold of every
// one: the inverse restores the document, JSON keeps it, the result is valid,
// the selection is one of the result.
func proved(t judge, d Document, tr Transaction) Document {
	t.Helper()
	after, err := tr.Apply(d)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	valid(t, after)
	back, err := tr.Invert(d)
	if err != nil {
		t.Fatalf("invert: %v", err)
	}
	undone, err := back.Apply(after)
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	same(t, undone, d, "undone")
	data, err := json.Marshal(tr)
	if err != nil {
		t.Fatal(err)
	}
	var read Transaction
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	again, err := read.Apply(d)
	if err != nil {
		t.Fatalf("apply after JSON: %v", err)
	}
	same(t, again, after, "after JSON")
	if after.Len() > 0 && !tr.After.Valid(after) {
		t.Fatalf("selection %+v is not in\n%s", tr.After, told(after, Selection{}))
	}
	return after
}

// valid rebuilds a document from its blocks and expects the same.
func valid(t judge, d Document) {
	t.Helper()
	var blocks []Block
	for _, b := range d.All() {
		blocks = append(blocks, b)
	}
	again, err := NewDocument(blocks...)
	if err != nil {
		t.Fatalf("invalid document: %v", err)
	}
	same(t, d, again, "rebuilt")
}

func same(t judge, got, want Document, what string) {
	t.Helper()
	a, _ := json.Marshal(got)
	b, _ := json.Marshal(want)
	if diff := cmp.Diff(string(b), string(a)); diff != "" {
		t.Fatalf("%s differs (-want +got):\n%s", what, diff)
	}
}

// counter gives new block IDs.
func counter() func() BlockID {
	n := 0
	return func() BlockID { n++; return BlockID(fmt.Sprintf("n%d", n)) }
}

func TestCommands(t *testing.T) {
	type command = func(Document, Selection) (Transaction, error)
	typing := func(s string) command {
		return func(d Document, sel Selection) (Transaction, error) { return Type(d, sel, s) }
	}
	enter := func(d Document, s Selection) (Transaction, error) { return Break(d, s, "n1") }
	back := func(u Unit) command {
		return func(d Document, s Selection) (Transaction, error) { return DeleteBackward(d, s, u) }
	}
	forward := func(u Unit) command {
		return func(d Document, s Selection) (Transaction, error) { return DeleteForward(d, s, u) }
	}
	kind := func(k Kind) command {
		return func(d Document, s Selection) (Transaction, error) { return SetKind(d, s, k) }
	}
	toggle := func(k MarkKind) command {
		return func(d Document, s Selection) (Transaction, error) { return ToggleMark(d, s, k) }
	}
	paste := func(lines ...string) command {
		return func(d Document, s Selection) (Transaction, error) {
			from, _ := story(t, lines...)
			var blocks []Block
			for _, b := range from.All() {
				blocks = append(blocks, b)
			}
			return Paste(d, s, blocks, counter())
		}
	}
	for _, c := range []struct {
		name   string
		before []string
		do     command
		after  []string
	}{
		{"a letter", []string{"Снег|"}, typing("а"), []string{"Снега|"}},
		{"a letter in the place of a word", []string{"^Снег| идёт"}, typing("Д"), []string{"Д| идёт"}},
		{"over two blocks", []string{"Пер^вый", "вто|рой"}, typing("—"), []string{"Пер—|рой"}},
		{"bold goes on", []string{"<b>Да|</b>"}, typing("!"), []string{"<b>Да!|</b>"}},
		{"bold at the start", []string{"|<b>Да</b>"}, typing("!"), []string{"<b>!|Да</b>"}},
		{"a link does not grow", []string{"<a>сайт|</a>"}, typing("!"), []string{"<a>сайт</a>!|"}},
		{"a link grows from inside", []string{"<a>са|йт</a>"}, typing("!"), []string{"<a>са!|йт</a>"}},
		{"a mark that joins the letter before it", []string{"и|"}, typing("\u0306"), []string{"й|"}},
		{"a letter before a loose mark", []string{"|\u0301"}, typing("e"), []string{"é|"}},
		{"the second half of a flag", []string{"🇷|"}, typing("🇺"), []string{"🇷🇺|"}},
		{"a line feed is a soft break", []string{"а|"}, typing("\n"), []string{"а\u2028|"}},
		{"Enter", []string{"Пер|вый"}, enter, []string{"Пер", "|вый"}},
		{"Enter behind a heading", []string{"h2: Глава|"}, enter, []string{"h2: Глава", "|"}},
		{"Enter inside a heading", []string{"h2: Гла|ва"}, enter, []string{"h2: Гла", "h2: |ва"}},
		{"Enter in a list", []string{"- раз|"}, enter, []string{"- раз", "- |"}},
		{"Enter in an empty list item", []string{"- раз", "- |"}, enter, []string{"- раз", "|"}},
		{"Enter in an empty nested item", []string{"- раз", "-- |"}, enter, []string{"- раз", "- |"}},
		{"Enter parts marks", []string{"<b>Пер|вый</b>"}, enter, []string{"<b>Пер</b>", "|<b>вый</b>"}},
		{"Enter on a photo", []string{"[photo]|"}, enter, []string{"[photo]", "|"}},
		{"Backspace", []string{"Снег|"}, back(Grapheme), []string{"Сне|"}},
		{"Backspace over a family", []string{"я 👩‍👩‍👧|"}, back(Grapheme), []string{"я |"}},
		{"Ctrl+Backspace", []string{"первый снег|"}, back(Word), []string{"первый |"}},
		{"Ctrl+Backspace over a comma", []string{"первый, |"}, back(Word), []string{"|"}},
		{"Backspace between blocks", []string{"Пер", "|вый"}, back(Grapheme), []string{"Пер|вый"}},
		{"Backspace out of a list", []string{"а", "- |раз"}, back(Grapheme), []string{"а", "|раз"}},
		{"Backspace out of a nest", []string{"-- |раз"}, back(Grapheme), []string{"- |раз"}},
		{"Backspace out of a heading", []string{"h2: |Глава"}, back(Grapheme), []string{"|Глава"}},
		{"Backspace behind a photo", []string{"[photo]", "|текст"}, back(Grapheme), []string{"|текст"}},
		{"Backspace behind an empty block", []string{"", "|текст"}, back(Grapheme), []string{"|текст"}},
		{"Backspace joins a letter and its mark", []string{"и", "|\u0306х"}, back(Grapheme), []string{"й|х"}},
		{"Delete", []string{"|Снег"}, forward(Grapheme), []string{"|нег"}},
		{"Ctrl+Delete", []string{"|первый снег"}, forward(Word), []string{"| снег"}},
		{"Delete between blocks", []string{"Пер|", "вый"}, forward(Grapheme), []string{"Пер|вый"}},
		{"Delete before a photo", []string{"Пер|", "[photo]", "вый"}, forward(Grapheme), []string{"Пер|", "вый"}},
		{"delete over a photo", []string{"Пер^", "[photo]", "|вый"}, Delete, []string{"Пер|вый"}},
		{"delete from a photo on", []string{"[photo]^", "пер|вый"}, Delete, []string{"|вый"}},
		{"delete up to a photo", []string{"пер^вый", "[photo]|", "да"}, Delete, []string{"пер|", "да"}},
		{"delete everything", []string{"^[photo]", "a", "[photo]|"}, Delete, []string{"|"}},
		{"bold on", []string{"^Да| и"}, toggle(Bold), []string{"^<b>Да|</b> и"}},
		{"bold off in the middle", []string{"<b>Да ^и| нет</b>"}, toggle(Bold), []string{"<b>Да ^</b>и|<b> нет</b>"}},
		{"bold on where some is", []string{"^<b>Да</b> и|"}, toggle(Bold), []string{"^<b>Да и|</b>"}},
		{"bold over blocks", []string{"а^б", "в", "г|д"}, toggle(Bold), []string{"а<b>^б</b>", "<b>в</b>", "<b>г|</b>д"}},
		{"a heading", []string{"Гла|ва"}, kind(Heading2), []string{"h2: Гла|ва"}},
		{"a list of three", []string{"а^", "[photo]", "б|"}, kind(Bullet), []string{"- а^", "[photo]", "- б|"}},
		{"deeper", []string{"- а|"}, Indent, []string{"-- а|"}},
		{"less deep", []string{"-- а|"}, Outdent, []string{"- а|"}},
		{"paste a word", []string{"Сне|г"}, paste("<b>жо</b>"), []string{"Сне<b>жо|</b>г"}},
		{"paste three lines", []string{"Пер|вый"}, paste("а", "б", "в"), []string{"Пера", "б", "в|вый"}},
		{"paste into an empty block", []string{"|"}, paste("h2: Глава", "текст"), []string{"h2: Глава", "текст|"}},
		{"paste a photo", []string{"Пер|вый"}, paste("[photo]"), []string{"Пер", "[photo]|", "вый"}},
		{"paste over a selection", []string{"^Пер", "вы|й"}, paste("а"), []string{"а|й"}},
		{"a block up", []string{"а", "б|"}, func(d Document, s Selection) (Transaction, error) { return MoveBlock(d, s, "b1", "") }, []string{"б|", "а"}},
		{"a photo into the text", []string{"а|", "б"}, func(d Document, s Selection) (Transaction, error) {
			return Place(d, s, Block{ID: "n1", Kind: Photo, Photo: "p1"})
		}, []string{"а", "[photo]|", "б"}},
		{"a link", []string{"на ^сайт|"}, func(d Document, s Selection) (Transaction, error) {
			return SetLink(d, s, "https://example.com/")
		}, []string{"на ^<a>сайт|</a>"}},
		{"a link off", []string{"на ^<a>сайт|</a>"}, func(d Document, s Selection) (Transaction, error) { return SetLink(d, s, "") }, []string{"на ^сайт|"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, s := story(t, c.before...)
			tr, err := c.do(d, s)
			if err != nil {
				t.Fatal(err)
			}
			after := proved(t, d, tr)
			if diff := cmp.Diff(told(story(t, c.after...)), told(after, tr.After)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestWhatCannotBeDone(t *testing.T) {
	d, s := story(t, "|Текст")
	for name, do := range map[string]func() (Transaction, error){
		"Backspace at the very start":  func() (Transaction, error) { return DeleteBackward(d, s, Grapheme) },
		"delete nothing":               func() (Transaction, error) { return Delete(d, s) },
		"a mark on nothing":            func() (Transaction, error) { return ToggleMark(d, s, Bold) },
		"the kind it already is":       func() (Transaction, error) { return SetKind(d, s, Paragraph) },
		"paste nothing":                func() (Transaction, error) { return Paste(d, s, nil, counter()) },
		"move a block to where it is":  func() (Transaction, error) { return MoveBlock(d, s, "b0", "") },
		"type nothing":                 func() (Transaction, error) { return Type(d, s, "\x00") },
		"Delete at the very end":       func() (Transaction, error) { e, _ := d.End(); return DeleteForward(d, Caret(e), Grapheme) },
		"indent what is no list":       func() (Transaction, error) { return Indent(d, s) },
		"a photo as a kind of writing": func() (Transaction, error) { return SetKind(d, s, Photo) },
	} {
		if tr, err := do(); !errors.Is(err, ErrNothingToDo) {
			t.Errorf("%s: %v, %v", name, tr, err)
		}
	}
}

func TestStepsThatDoNotFit(t *testing.T) {
	d, _ := story(t, "и👩‍👩‍👧", "[photo]", "\u0306")
	for name, c := range map[string]struct {
		step Step
		want error
	}{
		"inside a grapheme":         {Splice{"b0", 4, 4, "x", nil}, ErrNoPlace},
		"inside a letter":           {Splice{"b0", 1, 2, "", nil}, ErrNoPlace},
		"behind the end":            {Splice{"b0", 0, 99, "", nil}, ErrNoPlace},
		"backwards":                 {Splice{"b0", 2, 0, "", nil}, ErrNoPlace},
		"not NFC across the edge":   {Splice{"b0", 2, 2, "\u0306", nil}, ErrNotNormal},
		"a control character":       {Splice{"b0", 0, 0, "a\x01", nil}, ErrNotNormal},
		"text in a photo":           {Splice{"b1", 0, 0, "x", nil}, ErrInvalidBlock},
		"no such block":             {Splice{"b9", 0, 0, "x", nil}, ErrNoBlock},
		"a mark without a place":    {SetMarks{"b0", []Mark{{Bold, 0, 1, ""}}}, ErrInvalidBlock},
		"two links in one place":    {SetMarks{"b0", []Mark{{Link, 0, 2, "a"}, {Link, 0, 2, "b"}}}, ErrInvalidBlock},
		"a text made a photo":       {SetShape{"b0", Shape{Kind: Photo, Photo: "p1"}}, ErrInvalidBlock},
		"a second block of a name":  {Insert{"b0", []Block{{ID: "b1", Kind: Divider}}}, ErrDuplicateID},
		"more than there is":        {Remove{"b1", 3}, ErrNoBlock},
		"behind itself":             {Move{"b0", "b0"}, ErrNoBlock},
		"a photo split":             {Split{"b1", 0, "n1", Shape{Kind: Paragraph}}, ErrNoPlace},
		"joined with a photo":       {Join{"b0", "b1"}, ErrInvalidBlock},
		"joined over a block":       {Join{"b0", "b2"}, ErrNoBlock},
		"inserted text not cleaned": {Insert{"", []Block{{ID: "n1", Kind: Paragraph, Text: "e\u0301"}}}, ErrNotNormal},
	} {
		after, err := c.step.Apply(d)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		same(t, after, d, name)
	}
}

func TestJSONOfAnUnknownStep(t *testing.T) {
	var tr Transaction
	if err := json.Unmarshal([]byte(`{"steps":[{"step":"teleport","with":{}}]}`), &tr); !errors.Is(err, ErrUnknownStep) {
		t.Error(err)
	}
}

// A keystroke copies one block: all others are the same blocks in memory.
func TestAKeystrokeCopiesOneBlock(t *testing.T) {
	d, _ := story(t, "а", "б", "в")
	tr, err := Type(d, Caret(Pos{"b1", 2}), "!")
	if err != nil {
		t.Fatal(err)
	}
	after := proved(t, d, tr)
	for i := range d.blocks {
		if shared := d.blocks[i] == after.blocks[i]; shared != (i != 1) {
			t.Errorf("block %d shared: %v", i, shared)
		}
	}
	if d.blocks[1].Text != "б" {
		t.Error("the old document was changed")
	}
}

func TestTypingIsOneThingToUndo(t *testing.T) {
	d, s := story(t, "|")
	var whole Transaction
	at := d
	for i, r := range "снег" {
		tr, err := Type(at, s, string(r))
		if err != nil {
			t.Fatal(err)
		}
		at, s = proved(t, at, tr), tr.After
		if i == 0 {
			whole = tr
			continue
		}
		ok := false
		if whole, ok = whole.Merge(tr); !ok {
			t.Fatalf("%q was kept apart", r)
		}
	}
	if len(whole.Steps) != 1 {
		t.Fatal(whole)
	}
	same(t, proved(t, d, whole), at, "merged")
	elsewhere, err := Type(at, Caret(Pos{"b0", 0}), "!")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := whole.Merge(elsewhere); ok {
		t.Error("typing in another place was merged")
	}
}

func TestNotesStayWithTheirText(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []string // ^…| is what the note is about
		do     func(Document) (Transaction, error)
		after  []string
	}{
		{"typing before it", []string{"а ^снег| б"}, func(d Document) (Transaction, error) { return Type(d, Caret(Pos{"b0", 0}), "xx") }, []string{"xxа ^снег| б"}},
		{"typing at its edge", []string{"^снег|"}, func(d Document) (Transaction, error) { return Type(d, Caret(Pos{"b0", 8}), "!") }, []string{"^снег|!"}},
		{"typing inside it", []string{"^снег|"}, func(d Document) (Transaction, error) { return Type(d, Caret(Pos{"b0", 4}), "!") }, []string{"^сн!ег|"}},
		{"its text is deleted", []string{"а^б|в"}, func(d Document) (Transaction, error) { return Delete(d, Selection{Pos{"b0", 0}, Pos{"b0", 6}}) }, []string{"|"}},
		{"its block is split", []string{"а^бв|г"}, func(d Document) (Transaction, error) { return Break(d, Caret(Pos{"b0", 4}), "n1") }, []string{"а^б", "в|г"}},
		{"its block is removed", []string{"а", "^б|", "в"}, func(d Document) (Transaction, error) {
			return Transaction{Steps: []Step{Remove{"b1", 1}}, After: Caret(Pos{"b0", 0})}, nil
		}, []string{"а|", "в"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, s := story(t, c.before...)
			tr, err := c.do(d)
			if err != nil {
				t.Fatal(err)
			}
			after := proved(t, d, tr)
			note := tr.Map(d).Annotations([]Annotation{{"n", s.Anchor, s.Head}}, after)[0]
			if diff := cmp.Diff(told(story(t, c.after...)), told(after, Selection{note.From, note.To})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestWordsAndGraphemes(t *testing.T) {
	for _, c := range []struct {
		text       string
		count      int
		wordsAhead []string
	}{
		{"Снег, мир!", 10, []string{"Снег", ", мир", "!"}},
		{"й\u0301👩‍👩‍👧🇷🇺", 3, []string{"й\u0301", "👩‍👩‍👧", "🇷🇺"}},
		{"т.\u00a0е. 10\u00a0%", 10, []string{"т", ".\u00a0е", ". 10", "\u00a0%"}},
	} {
		if n := GraphemeCount(c.text); n != c.count {
			t.Errorf("%q has %d graphemes, want %d", c.text, n, c.count)
		}
		var got []string
		for at := 0; at < len(c.text); {
			next := NextWord(c.text, at)
			got = append(got, c.text[at:next])
			at = next
		}
		if diff := cmp.Diff(c.wordsAhead, got); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

// judge is what testing, rapid and the fuzzer have in common.
type judge interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}
