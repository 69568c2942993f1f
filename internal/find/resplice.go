package find

import (
	"slices"
	"strings"

	"dateline/internal/text"
)

// splicesPerBlock is how many splices a block gets: each copies the block, so a
// block with more hits than that is given neighbouring ones in one. What stands
// between those – a note, a caret – leans to their edges then.
const splicesPerBlock = 32

// respliced are the steps that replace the hits of a block, from the last to the
// first, so that none moves the next. The hits are in order and do not overlap.
func respliced(b text.Block, hits []Hit, pieces []piece) ([]text.Step, error) {
	doc, err := text.NewDocument(b)
	if err != nil {
		return nil, err
	}
	size := (len(hits) + splicesPerBlock - 1) / splicesPerBlock
	var steps []text.Step
	for end := len(hits); end > 0; end -= min(size, end) {
		some := hits[max(end-size, 0):end]
		s := splice(b, some[0].From, some[len(some)-1].To, some, pieces)
		if s.Text == b.Text[s.From:s.To] {
			continue
		}
		next, err := s.Apply(doc)
		if err != nil {
			return regrown(b, hits, pieces)
		}
		doc, steps = next, append(steps, s)
	}
	return steps, nil
}

// splice replaces hits that lie between two places, and those places' text.
func splice(b text.Block, from, to int, hits []Hit, pieces []piece) text.Splice {
	m := maker{block: b}
	at := from
	for _, h := range hits {
		m.old(at, h.From)
		m.hit(h, parts(b.Text, h, pieces))
		at = h.To
	}
	m.old(at, to)
	return text.Splice{Block: b.ID, From: from, To: to, Text: m.text.String(), Marks: m.marks}
}

// maker writes a new text of a block with its marks.
type maker struct {
	block text.Block
	text  strings.Builder
	marks []text.Mark
}

// old goes on with the old text, as it was set.
func (m *maker) old(from, to int) {
	for _, k := range m.over(from, to) {
		m.mark(k, max(k.From, from)-from, min(k.To, to)-from)
	}
	m.text.WriteString(m.block.Text[from:to])
}

// hit writes what a hit becomes. New words are set as the letter was whose place
// they take, and are a link where anything there was one.
func (m *maker) hit(h Hit, parts []part) {
	at, whole := h.From, m.over(h.From, h.To)
	kept := slices.ContainsFunc(parts, func(p part) bool {
		return p.old && slices.ContainsFunc(m.over(p.from, p.to), isLink)
	})
	for _, p := range parts {
		if p.old {
			m.old(p.from, p.to)
			at = p.to
			continue
		}
		link := false
		for _, k := range whole {
			takes := k.From <= at && at < k.To || at == h.To && k.To >= at
			if p.between {
				takes = k.From <= h.From && k.To >= h.To
			}
			if takes {
				m.mark(k, 0, len(p.text))
				link = link || isLink(k)
			}
		}
		if i := slices.IndexFunc(whole, isLink); !link && !kept && i >= 0 {
			m.mark(whole[i], 0, len(p.text))
		}
		m.text.WriteString(p.text)
	}
}

func isLink(k text.Mark) bool { return k.Kind == text.Link }

// mark sets a stretch of what is written next.
func (m *maker) mark(k text.Mark, from, to int) {
	if from < to {
		k.From, k.To = m.text.Len()+from, m.text.Len()+to
		m.marks = append(m.marks, k)
	}
}

// over are the marks of the block that reach into a range.
func (m *maker) over(from, to int) []text.Mark {
	var out []text.Mark
	for _, k := range m.block.Marks {
		if k.From >= to {
			break // they are sorted by where they begin
		}
		if k.To > from {
			out = append(out, k)
		}
	}
	return out
}

// regrown replaces the hits of a block whose letters would grow together with
// the new words – one begins with an accent, or is one half of a flag: the whole
// block is written anew.
func regrown(b text.Block, hits []Hit, pieces []piece) ([]text.Step, error) {
	raw := splice(b, 0, len(b.Text), hits, pieces)
	made := text.Splice{Block: b.ID, From: 0, To: len(b.Text), Text: text.Clean(raw.Text)}
	stand := func(at int) int { return min(len(text.Clean(raw.Text[:at])), len(made.Text)) }
	end := 0
	for _, k := range sorted(raw.Marks) {
		k.From, k.To = text.PrevBoundary(made.Text, stand(k.From)), stand(k.To)
		if back := text.PrevBoundary(made.Text, k.To); back < k.To {
			k.To = text.NextGrapheme(made.Text, back)
		}
		if isLink(k) {
			k.From = max(k.From, end)
			end = max(end, k.To)
		}
		if k.From < k.To {
			made.Marks = append(made.Marks, k)
		}
	}
	doc, err := text.NewDocument(b)
	if err != nil {
		return nil, err
	}
	if _, err := made.Apply(doc); err != nil {
		return nil, err
	}
	return []text.Step{made}, nil
}

func sorted(marks []text.Mark) []text.Mark {
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(a, b text.Mark) int { return a.From - b.From })
	return out
}
