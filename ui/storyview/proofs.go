package storyview

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/spell"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/typo"
	"dateline/ui/editor"
)

// Speller knows the words of the newsroom's languages. It may be asked from
// several goroutines.
type Speller interface {
	// Check finds what is no word in a text.
	Check(text string) []spell.Finding
	// Suggest gives at most n words that were perhaps meant, the likeliest first.
	Suggest(word string, n int) []string
}

// Proofs says what is read over one's shoulder.
type Proofs struct {
	// Spelling marks words that no dictionary has, Typography signs that the house
	// sets otherwise. Typing sets signs right while they are typed.
	Spelling, Typography, Typing bool
}

// proof is what was found in one text; it holds as long as the text is the same.
type proof struct {
	text  string
	words []spell.Finding
	signs []typo.Edit
}

// proofs are what was found in everything of the sheet, by the block or field
// that it stands in.
type proofs map[string]proof

// The fields beside the blocks, which are known by their IDs.
const (
	headlineProof = "headline"
	deckProof     = "deck"
	captionProof  = "caption "
	blockProof    = "block "
)

// proofread reads a story. What was read before is not read again: after a
// letter it is one block.
func (v *View) proofread(s story.Story, before proofs) proofs {
	out := make(proofs, s.Body.Len()+len(s.Photos)+2)
	read := func(name, words string, headline bool) {
		if last, ok := before[name]; ok && last.text == words {
			out[name] = last
			return
		}
		p := proof{text: words}
		if v.d.Proofs.Spelling && v.d.Spelling != nil {
			p.words = v.d.Spelling.Check(words)
		}
		if v.d.Proofs.Typography {
			p.signs = typo.Check(words, typo.Options{Language: s.Language, Headline: headline})
		}
		out[name] = p
	}
	read(headlineProof, s.Headline, true)
	read(deckProof, s.Deck, false)
	for _, p := range s.Photos {
		read(captionProof+string(p.ID), p.Caption, false)
	}
	for _, b := range s.Body.All() {
		if b.Kind.HasText() {
			read(blockProof+string(b.ID), b.Text, false)
		}
	}
	return out
}

// SetProofs changes what is read, and reads everything anew: something was
// switched, or the newsroom knows other words.
func (v *View) SetProofs(p Proofs) {
	v.d.Proofs, v.proofs = p, nil
	v.Inquire()
}

// showProofs marks what was found. The word that is being written is left alone:
// nobody has finished it.
func (v *View) showProofs() {
	e := v.page.Text()
	at := e.Selection().Head
	var words, signs []editor.Mark
	v.spared = text.Pos{}
	for _, b := range e.Document().All() {
		p, ok := v.proofs[blockProof+string(b.ID)]
		if !ok || p.text != b.Text {
			continue
		}
		if p.touches(at, b.ID) && e.Focused() {
			v.spared = at
		}
		words, signs = p.marks(b.ID, v.spared, words, signs)
	}
	e.SetMarks(editor.Spelling, words)
	e.SetMarks(editor.Typography, signs)
	v.proofLine(v.head.headline, headlineProof)
	v.proofLine(v.head.deck, deckProof)
	for id, f := range v.figures {
		v.proofLine(f.caption, captionProof+string(id))
	}
	if v.lead != nil {
		v.proofLine(v.lead.caption, captionProof+string(v.lead.use.ID))
	}
}

func (v *View) proofLine(l *editor.Line, name string) {
	p := v.proofs[name]
	if p.text != l.Text() {
		p = proof{}
	}
	at := text.Pos{}
	if l.Focused() {
		at = l.Selection().Head
	}
	words, signs := p.marks(l.Document().Block(0).ID, at, nil, nil)
	l.SetMarks(editor.Spelling, words)
	l.SetMarks(editor.Typography, signs)
}

// touches says whether a finding stands at a place.
func (p proof) touches(at text.Pos, id text.BlockID) bool {
	if at.Block != id {
		return false
	}
	for _, w := range p.words {
		if w.From <= at.Offset && at.Offset <= w.To {
			return true
		}
	}
	for _, s := range p.signs {
		if isSeen(p.text, s) && s.From <= at.Offset && at.Offset <= s.To {
			return true
		}
	}
	return false
}

// marks adds those of one block, without what stands at the spared place.
func (p proof) marks(id text.BlockID, spared text.Pos, words, signs []editor.Mark) (w, s []editor.Mark) {
	add := func(list []editor.Mark, name string, from, to int) []editor.Mark {
		if spared.Block == id && from <= spared.Offset && spared.Offset <= to {
			return list
		}
		from, to = seen(p.text, from, to)
		return append(list, editor.Mark{ID: name, From: text.Pos{Block: id, Offset: from}, To: text.Pos{Block: id, Offset: to}})
	}
	for _, f := range p.words {
		words = add(words, f.Word, f.From, f.To)
	}
	for _, e := range p.signs {
		if !isSeen(p.text, e) {
			continue
		}
		signs = add(signs, string(e.Rule), e.From, e.To)
	}
	return words, signs
}

// isSeen says whether a change of typography is one that a reader sees. Which of
// two equal spaces may break a line is set for all of the text at once, and is no
// reason to mark a word.
func isSeen(s string, e typo.Edit) bool {
	was := s[e.From:e.To]
	if strings.TrimSpace(was) == "" && e.New == "" && (e.From == 0 || e.To == len(s)) {
		return false // at the end of a paragraph, perhaps of one that is being written
	}
	return strings.TrimSpace(e.New) != strings.TrimSpace(was) || utf8.RuneCountInString(e.New) != utf8.RuneCountInString(was)
}

// seen widens a place where something is missing, or a space, to the letter
// before it: a wave under nothing is not seen.
func seen(s string, from, to int) (a, b int) {
	from, to = text.PrevBoundary(s, from), min(to, len(s))
	if text.PrevBoundary(s, to) != to {
		to = text.NextGrapheme(s, text.PrevBoundary(s, to))
	}
	if strings.TrimSpace(s[from:to]) == "" {
		if from > 0 {
			from = text.PrevGrapheme(s, from)
		}
		if to < len(s) {
			to = text.NextGrapheme(s, to)
		}
	}
	return from, to
}

// Remedy is something that mends what stands at the caret.
type Remedy struct {
	// Kind is "spelling" or the rule of typography.
	Kind string
	// Word is what is written, With what would stand in its place.
	Word, With string
	on         text.Selection
	e          *editor.Editor
}

// Do writes it.
func (r Remedy) Do() { r.e.Replace(r.on, r.With) }

// mostRemedies are offered for one word.
const mostRemedies = 5

// Misspelt is the word at the caret of an editor that no dictionary has, with
// what was perhaps meant; ok is false when there is none.
func (v *View) Misspelt(e *editor.Editor) (word string, remedies []Remedy, ok bool) {
	m, ok := e.MarkAt(editor.Spelling, e.Selection().Head)
	if !ok || v.d.Spelling == nil {
		return "", nil, false
	}
	on := text.Selection{Anchor: m.From, Head: m.To}
	written := text.PlainText(e.Document(), on)
	if strings.ContainsAny(strings.TrimSpace(written), " \u00a0") { // it was written twice
		return "", []Remedy{{Kind: "spelling", Word: written, With: m.ID, on: on, e: e}}, true
	}
	for _, with := range v.d.Spelling.Suggest(m.ID, mostRemedies) {
		remedies = append(remedies, Remedy{Kind: "spelling", Word: written, With: with, on: on, e: e})
	}
	return m.ID, remedies, true
}

// Missigned is the sign at the caret that the house sets otherwise.
func (v *View) Missigned(e *editor.Editor) (Remedy, bool) {
	at := e.Selection().Head
	m, ok := e.MarkAt(editor.Typography, at)
	if !ok {
		return Remedy{}, false
	}
	i := e.Document().Index(at.Block)
	b := e.Document().Block(i)
	for _, one := range typo.Check(b.Text, typo.Options{Language: v.d.Sheet.Story().Language, Headline: e == &v.head.headline.Editor}) {
		from, to := seen(b.Text, one.From, one.To)
		if string(one.Rule) == m.ID && from == m.From.Offset && to == m.To.Offset {
			on := text.Selection{Anchor: text.Pos{Block: b.ID, Offset: one.From}, Head: text.Pos{Block: b.ID, Offset: one.To}}
			return Remedy{Kind: m.ID, Word: b.Text[one.From:one.To], With: one.New, on: on, e: e}, true
		}
	}
	return Remedy{}, false
}

// SetTypography sets all signs of the story as the house sets them, as one thing
// to undo, and gives how many there were.
func (v *View) SetTypography() int {
	s := v.d.Sheet.Story()
	n := 0
	set := func(words string, headline bool) string {
		edits := typo.Check(words, typo.Options{Language: s.Language, Headline: headline})
		n += len(edits)
		return typo.Apply(words, edits)
	}
	var all story.Group
	for _, f := range []struct {
		field    story.TextField
		words    string
		headline bool
	}{{story.Headline, s.Headline, true}, {story.Deck, s.Deck, false}} {
		if now := set(f.words, f.headline); now != f.words {
			all = append(all, story.SetText{Field: f.field, Value: now})
		}
	}
	for _, p := range s.Photos {
		if now := set(p.Caption, false); now != p.Caption {
			p.Caption = now
			all = append(all, story.ChangePhoto{Photo: p})
		}
	}
	var changes []text.Change
	for _, b := range s.Body.All() {
		if !b.Kind.HasText() {
			continue
		}
		for _, e := range typo.Check(b.Text, typo.Options{Language: s.Language}) {
			changes = append(changes, text.Change{Block: b.ID, From: e.From, To: e.To, Text: e.New})
		}
	}
	n += len(changes)
	if tr, err := text.Rewrite(s.Body, v.page.Text().Selection(), changes); err == nil {
		all = append(all, story.Body{Transaction: tr})
	}
	if len(all) == 0 {
		return 0
	}
	if err := v.d.Sheet.Do(all); err != nil {
		v.d.Error(err)
		return 0
	}
	return n
}

// NextMisspelt selects the next word of the text that no dictionary has, behind
// the caret or from the start again; false when there is none.
func (v *View) NextMisspelt() bool {
	e := v.page.Text()
	all := e.Marks(editor.Spelling)
	if len(all) == 0 {
		return false
	}
	d, at := e.Document(), e.Selection().Head
	next := all[0]
	for _, m := range all {
		if i, j := d.Index(m.From.Block), d.Index(at.Block); i > j || i == j && m.From.Offset >= at.Offset && m.To.Offset > at.Offset {
			next = m
			break
		}
	}
	e.Select(text.Selection{Anchor: next.From, Head: next.To})
	e.Focus()
	return true
}

// Corrected is what the sign just typed should be.
func (v *View) Corrected(before, after string, typed rune) (bytes int, with string, ok bool) {
	if !v.d.Proofs.Typing || typed > utf8.RuneSelf && typed != '—' {
		return 0, "", false
	}
	r, ok := typo.Typed(before, after, typed, typo.Options{Language: v.d.Sheet.Story().Language})
	return r.Bytes, r.With, ok
}
