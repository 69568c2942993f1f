package kit

import (
	"strings"
	"unicode"
)

// setting is how a text is set: its letters and the height of a line.
type setting struct {
	face face
	line float32
}

// ellipsis stands for what did not fit.
const ellipsis = "…"

// wrap breaks a text into lines of a width: at spaces and after hyphens between
// words, never at a no-break space; a word that is wider than the line is broken
// where it must be. With most > 0 the last of so many lines ends in an ellipsis
// when there is more. A text has at least one line, even an empty one.
func (s setting) wrap(text string, width float32, most int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		for first := true; first || paragraph != ""; first = false {
			if most > 0 && len(lines) == most-1 && s.face.width(paragraph) > width {
				return append(lines, s.shorten(paragraph, width))
			}
			if most > 0 && len(lines) == most {
				last := len(lines) - 1
				lines[last] = s.shorten(lines[last]+ellipsis, width)
				return lines
			}
			var line string
			line, paragraph = s.take(paragraph, width)
			lines = append(lines, line)
		}
	}
	return lines
}

// take splits what fits into a line from what does not.
func (s setting) take(text string, width float32) (line, rest string) {
	if s.face.width(text) <= width {
		return text, ""
	}
	var x float32
	end := 0 // of what fits
	for end < len(text) {
		next := end + nextBreak(text[end:])
		piece := text[end:next]
		if x+s.face.width(strings.TrimRight(piece, " ")) > width {
			break
		}
		x += s.face.width(piece)
		end = next
	}
	// Kerning may make the line a little wider than its words.
	for end > 0 && s.face.width(strings.TrimRight(text[:end], " ")) > width {
		end = lastBreak(text[:end])
	}
	if end == 0 {
		end = s.fitting(text, width)
	}
	return strings.TrimRight(text[:end], " "), strings.TrimLeft(text[end:], " ")
}

// nextBreak is how far it is to where a line may be broken: behind spaces, or
// behind a hyphen that joins two words. Three letters make a word here: «из-за»
// and «во-первых» stay whole.
func nextBreak(text string) int {
	var before rune
	letters := 0 // without a gap before the hyphen
	for i, r := range text {
		switch {
		case before == ' ' && r != ' ':
			return i
		case before == '-' && letters >= 3 && lettersAhead(text[i:]) >= 3:
			return i
		}
		if unicode.IsLetter(r) && before != '-' {
			letters++
		} else if r != '-' {
			letters = 0
		}
		before = r
	}
	return len(text)
}

// lettersAhead counts the letters with which a text begins.
func lettersAhead(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n
}

// lastBreak is where the last piece of a text begins.
func lastBreak(text string) int {
	at := 0
	for {
		next := at + nextBreak(text[at:])
		if next >= len(text) {
			return at
		}
		at = next
	}
}

// fitting is how many bytes of a text fit into a width, one letter at least; a
// letter keeps its accents.
func (s setting) fitting(text string, width float32) int {
	ends := letterEnds(text)
	low, high := 0, len(ends)-1
	for low < high {
		mid := (low + high + 1) / 2
		if s.face.width(text[:ends[mid]]) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return ends[low]
}

// letterEnds gives where the letters of a text end, in bytes; there is at least
// one for a text that is not empty.
func letterEnds(text string) []int {
	var ends []int
	for i, r := range text {
		if i > 0 && !unicode.Is(unicode.Mn, r) {
			ends = append(ends, i)
		}
	}
	return append(ends, len(text))
}

// shorten cuts a text to a width and puts an ellipsis for the rest.
func (s setting) shorten(text string, width float32) string {
	text = strings.TrimRight(text, ellipsis)
	end := s.fitting(text, width-s.face.width(ellipsis))
	return strings.TrimRight(text[:end], " \u00a0,;:.–—-«“(") + ellipsis
}

// widest is the width of a text that breaks only where it must.
func (s setting) widest(text string) float32 {
	var w float32
	for paragraph := range strings.SplitSeq(text, "\n") {
		w = max(w, s.face.width(paragraph))
	}
	return w
}
