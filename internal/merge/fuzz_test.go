package merge

import (
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"
)

// FuzzMerge merges three small texts: it never panics, loses no word, and whatever
// is answered the story is valid. A line of a text is a block; lines that are the
// same in two texts, or stand at the same place, have the same ID.
func FuzzMerge(f *testing.F) {
	f.Add("Мост открыт.\nРека.", "Мост закрыт.\nРека.", "Река.\nМост открыт.", true)
	f.Add("В 2023 году", "В 2024 году", "В 2023, году", false)
	f.Add("a b c. d e f.", "a b c.\nd e f.", "a b c. d E f.", true)
	f.Add("a\nb\nc", "ab\nc", "a\nB\nc\nd", true)
	f.Add("", "и\nx", "\u0306\nx", true)
	f.Add("e\ue0b6 x", "e x\ny", "\ue0b6e \ue0b6", false)
	f.Add("👩\u200d👩 x", "👩 x", "\u200d👧 x", true)
	f.Fuzz(func(t *testing.T, base, ours, theirs string, first bool) {
		if len(base)+len(ours)+len(theirs) > 2000 {
			return
		}
		names := map[string]string{}
		of := [3]story.Story{lined(t, base, names), lined(t, ours, names), lined(t, theirs, names)}
		m := Three(of[0], of[1], of[2], first)
		if err := m.Story.Validate(); err != nil {
			t.Fatal(err)
		}
		losesNoWord(t, m)
		for _, a := range []Answer{Ours, Theirs, Base} {
			settle(t, m, a)
		}
	})
}

// lined is a story with a block a line, made links where a word looks like one.
func lined(t *testing.T, words string, names map[string]string) story.Story {
	var made []text.Block
	used := map[string]bool{}
	for i, line := range strings.Split(words, "\n") {
		line = text.Clean(line)
		name, known := names[line]
		if !known || used[name] {
			name = "b" + strings.Repeat("i", i%60)
		}
		if used[name] {
			continue
		}
		used[name], names[line] = true, name
		b := p(name, line)
		if i%2 == 1 && line != "" {
			b.Marks = []text.Mark{{Kind: text.Link, From: 0, To: text.NextGrapheme(line, 0), Href: "https://zarya.example/" + name}}
		}
		made = append(made, b)
	}
	return storyOf(t, made...)
}
