package storyview

import "dateline/internal/story"

// Counts are how long a story is.
type Counts struct {
	// Letters with spaces, as Russian desks count, and words, as English ones do.
	Letters, Words int
	// Minutes to read it, at least 1 for any text.
	Minutes int
}

// A silent reader's pace. English: 238 words a minute (Brysbaert 2019, a
// meta-analysis of non-fiction). Russian: 1,200 characters a minute, which is
// the 880 of reading aloud (IReST, Trauzettel-Klosinski & Dietz 2012) by the
// English proportion of silent to aloud.
const (
	paceRU = 1200
	paceEN = 238
)

func count(s story.Story) Counts {
	c := Counts{Letters: s.Length(), Words: s.WordCount()}
	if s.Language == "en" {
		c.Minutes = (c.Words + paceEN/2) / paceEN
	} else {
		c.Minutes = (c.Letters + paceRU/2) / paceRU
	}
	if c.Words > 0 {
		c.Minutes = max(c.Minutes, 1)
	}
	return c
}
