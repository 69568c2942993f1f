package merging

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/comparison"
	"dateline/internal/merge"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// Measures at 100 % text size.
const (
	// columnWidth is the least width of a side beside another.
	columnWidth = 200
	// longText is a text that is read across the whole card: in a column of a third
	// of it, it would be higher than the window.
	longText = 220
)

// column is the width without which the sides stand below each other.
func (c *card) column() float32 {
	for _, v := range []merge.Version{c.of.Ours, c.of.Theirs, c.of.Base} {
		if utf8.RuneCountInString(v.Text) > longText {
			return look.Now().Scaled(dialogWidth)
		}
	}
	return look.Now().Scaled(columnWidth)
}

// wording is what a side has; the words that the other does not have are marked,
// for nobody finds one word in sixty.
func (c *card) wording(has, other merge.Version) fyne.CanvasObject {
	runs, _ := marked(has, other)
	return c.worded(has, runs, "merging.gone")
}

// baseWording is what there was; what ours did away with is marked, or else what
// theirs did.
func (c *card) baseWording() fyne.CanvasObject {
	runs, some := marked(c.of.Base, c.of.Ours)
	if !some {
		runs, _ = marked(c.of.Base, c.of.Theirs)
	}
	return c.worded(c.of.Base, runs, "merging.none")
}

// worded is a text with marks, or a word for what is not there.
func (c *card) worded(has merge.Version, runs []kit.Run, gone string) fyne.CanvasObject {
	switch {
	case has.Gone:
		return c.q.d.Kit.Text(c.q.say(gone), look.Small, look.Ink2).Italic(true)
	case has.Text == "":
		return c.q.d.Kit.Text(c.q.say("merging.empty"), look.Small, look.Ink2).Italic(true)
	}
	return kit.NewProse(look.Snippet, runs...)
}

// marked are the words of a version, those in bold on paper that another one does
// not have. Where both are there and have not a word in common nothing is marked:
// all of it would be. some says whether something is.
func marked(has, other merge.Version) (runs []kit.Run, some bool) {
	plain := []kit.Run{{Text: lines(has.Text), Ink: look.Ink, Ground: look.None}}
	if has.Gone || other.Gone {
		return plain, false
	}
	common := false
	for _, p := range comparison.Wording(lines(other.Text), lines(has.Text)) {
		run := kit.Run{Text: p.Text, Ink: look.Ink, Ground: look.None}
		switch p.Op {
		case comparison.Gone:
			continue
		case comparison.New:
			words := strings.TrimSpace(p.Text)
			if words == "" {
				break
			}
			some = true
			before, behind, _ := strings.Cut(p.Text, words)
			runs = append(runs, kit.Run{Text: before, Ink: look.Ink, Ground: look.None},
				kit.Run{Text: words, Ink: look.Ink, Ground: look.Paper, Bold: true, Under: true})
			run.Text = behind
		default:
			common = common || strings.TrimSpace(p.Text) != ""
		}
		runs = append(runs, run)
	}
	if !common {
		return plain, false
	}
	return runs, some
}

// lines are the words with a line feed for each break.
func lines(s string) string { return strings.ReplaceAll(s, "\u2028", "\n") }
