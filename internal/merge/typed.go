package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// lines are the typed words of a block, a line for each block that they make.
func lines(typed string) []string {
	var out []string
	for line := range strings.SplitSeq(strings.ReplaceAll(typed, "\r\n", "\n"), "\n") {
		if line = strings.TrimSpace(text.Clean(line)); line != "" {
			out = append(out, line)
		}
	}
	if out == nil {
		return []string{""}
	}
	return out
}

// taken are the IDs that blocks of the three versions have.
func (t *table) taken() func(text.BlockID) bool {
	return func(id text.BlockID) bool {
		return slices.ContainsFunc(t.of[:], func(s story.Story) bool { return s.Body.Index(id) >= 0 })
	}
}

// typedBlocks makes blocks of words that a person typed: the first is the block
// itself, the others are named by the card. Words that a version has keep how
// they are set there.
func typedBlocks(taken func(text.BlockID) bool, a answered, shape text.Block, of []styled) []text.Block {
	var out []text.Block
	for i, line := range lines(*a.typed) {
		b := shape
		if i > 0 {
			b.ID = newID(taken, a.card, shape.ID, i)
			b.Attribution, b.URL = "", ""
			if b.Kind == text.Embed || b.Kind == text.Heading2 || b.Kind == text.Heading3 {
				b.Kind = text.Paragraph
			}
		}
		b.Text, b.Marks = line, nil
		for s := range of {
			if made, ok := normal(styled{line, append(carried(of[s], line), b.Marks...)}); ok {
				b.Marks = made.marks
			}
		}
		out = append(out, b)
	}
	return out
}

// carried are the marks of words that a typed text still has.
func carried(was styled, now string) []text.Mark {
	if len(was.marks) == 0 {
		return nil
	}
	a, b := tokens(was.text), tokens(now)
	at := [2][]int{offsets(a), offsets(b)}
	var out []text.Mark
	keep := func(from, to, by int) {
		for _, m := range within(was.marks, at[0][from], at[0][to]) {
			m.From, m.To = m.From+at[1][from+by], m.To+at[1][from+by]
			out = append(out, m)
		}
	}
	done, by := 0, 0
	for _, c := range changes(first, a, b) {
		keep(done, c.from, by)
		done, by = c.to, c.until-c.to
	}
	keep(done, len(a), by)
	return out
}

// newID names a block that came about when a card was answered.
func newID(taken func(text.BlockID) bool, card string, block text.BlockID, n int) text.BlockID {
	for {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", card, block, n))
		id := text.BlockID(hex.EncodeToString(sum[:13]))
		if !taken(id) {
			return id
		}
		n += 1 << 20
	}
}
