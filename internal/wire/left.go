package wire

import (
	"slices"
	"strings"
)

// The kinds of what a page in HTML has and a story has not. N counts them, Text
// holds the words that went with them, a line each, as far as they are kept.
const (
	// NoteAround: lines of the site around the article.
	NoteAround Kind = "note-around"
	// NoteTable: tables.
	NoteTable Kind = "note-table"
	// NoteForm: forms, fields and buttons.
	NoteForm Kind = "note-form"
	// NoteImage: images without a file, too small to be photos, or without a
	// place where they were put.
	NoteImage Kind = "note-image"
	// NoteFrame: players and frames without an address that can be opened.
	NoteFrame Kind = "note-frame"
	// NoteDrawing: drawings and formulas.
	NoteDrawing Kind = "note-drawing"
	// NoteLink: addresses that no story links to; the words stay.
	NoteLink Kind = "note-link"
	// NoteMarkup: elements that nobody knows; their words stay.
	NoteMarkup Kind = "note-markup"
	// NoteNested: list items deeper than a text has them; they moved up.
	NoteNested Kind = "note-nested"
	// NoteMany: blocks behind the most that are read.
	NoteMany Kind = "note-many"
	// NoteCode: scripts, styles and comments. Nobody misses them.
	NoteCode Kind = "note-code"
)

// LeftOut says that a note of this kind is about something that is not in the
// story, and that a person might miss.
func (k Kind) LeftOut() bool {
	switch k {
	case NoteFurniture, NoteAround, NoteTable, NoteForm, NoteImage, NoteFrame, NoteDrawing, NoteLink, NoteMany:
		return true
	}
	return false
}

const (
	// mostLines and longestLine bound what a note keeps of the words left out.
	mostLines   = 200
	longestLine = 200
)

// tally counts what is left out, by kind, in the order of first sight.
type tally struct {
	notes []Note
	lines map[Kind]int
}

// add counts one thing and keeps its words.
func (t *tally) add(k Kind, words string) {
	i := slices.IndexFunc(t.notes, func(n Note) bool { return n.Kind == k })
	if i < 0 {
		i = len(t.notes)
		t.notes = append(t.notes, Note{Kind: k})
	}
	if t.lines == nil {
		t.lines = map[Kind]int{}
	}
	t.notes[i].N++
	words = cutLine(words)
	if words == "" || t.lines[k] == mostLines {
		return
	}
	if t.lines[k]++; t.notes[i].Text != "" {
		words = "\n" + words
	}
	t.notes[i].Text += words
}

// cutLine is one line of words, not longer than a note keeps.
func cutLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if short(s, longestLine) {
		return s
	}
	return firstWords(s, longestLine)
}
