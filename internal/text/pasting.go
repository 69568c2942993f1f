package text

import (
	"slices"
	"strings"
)

// Paste puts blocks in the place of the selection. The first flows into the
// text before the caret and the last into the text behind it, as a person
// expects of words taken out of a sentence; into an empty block the first goes
// as what it is. Pasted blocks get new IDs from ids.
func Paste(d Document, s Selection, blocks []Block, ids func() BlockID) (Transaction, error) {
	if len(blocks) == 0 {
		return Transaction{}, ErrNothingToDo
	}
	e, at, err := begin(d, s)
	if err != nil {
		return Transaction{}, err
	}
	here := e.block(at.Block)
	if len(blocks) == 1 && blocks[0].Kind.HasText() && here.Kind.HasText() && here.Text != "" {
		return e.done(s, Caret(e.replace(at.Block, at.Offset, at.Offset, blocks[0].Text, blocks[0].Marks)))
	}
	fresh := make([]Block, len(blocks))
	for i, b := range blocks {
		b.ID, b.Marks = ids(), slices.Clone(b.Marks)
		fresh[i] = b
	}
	if !here.Kind.HasText() {
		e.do(Insert{here.ID, fresh})
		return e.done(s, Caret(endOf(fresh[len(fresh)-1])))
	}
	tail := ids()
	e.do(Split{here.ID, at.Offset, tail, here.Shape()})
	e.do(Insert{here.ID, fresh})
	caret := endOf(fresh[len(fresh)-1])
	if last := fresh[len(fresh)-1]; last.Kind.HasText() && e.err == nil {
		e.join(last.ID, tail)
	} else if e.err == nil && e.block(tail).Text == "" {
		e.do(Remove{tail, 1})
	}
	if first := fresh[0]; e.err == nil {
		switch {
		case e.block(here.ID).Text == "":
			e.do(Remove{here.ID, 1})
		case first.Kind.HasText():
			length := len(e.block(here.ID).Text)
			e.join(here.ID, first.ID)
			if caret.Block == first.ID {
				caret = Pos{here.ID, caret.Offset + length}
			}
		}
	}
	return e.done(s, Caret(caret))
}

func endOf(b Block) Pos { return Pos{b.ID, len(b.Text)} }

// Lines makes paragraphs of plain text: each line is one, empty lines part
// them and are not kept. The IDs are left for Paste to give.
func Lines(plain string) []Block {
	plain = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2029", "\n").Replace(plain)
	var out []Block
	for line := range strings.SplitSeq(plain, "\n") {
		if line = strings.TrimSpace(Clean(Tidy(line))); line != "" {
			out = append(out, Block{Kind: Paragraph, Text: line})
		}
	}
	return out
}
