package storyview

import (
	"time"

	"dateline/internal/story"
)

// Counts are how long a story is, or what is selected of it; the zero Counts are
// nothing.
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

func count(s story.Story) Counts { return paced(s.Language, s.Length(), s.WordCount()) }

// paced adds the time that reading takes.
func paced(lang string, letters, words int) Counts {
	c := Counts{Letters: letters, Words: words}
	if lang == "en" {
		c.Minutes = (words + paceEN/2) / paceEN
	} else {
		c.Minutes = (letters + paceRU/2) / paceRU
	}
	if words > 0 {
		c.Minutes = max(c.Minutes, 1)
	}
	return c
}

// selecting is how long a selection rests before it is counted in the background.
const selecting = 150 * time.Millisecond

// selection is what is being found out about what is selected.
type selection struct {
	// version counts selections: what was counted of an older one is dropped.
	version uint64
	waiting func() // nil while nothing waits
	shown   Counts
}

// countSoon has what is selected counted, once it rests. While nothing is selected
// a key costs nothing here.
func (v *View) countSoon() {
	c := &v.counting
	if v.page.Text().Selection().IsCaret() && c.waiting == nil && c.shown == (Counts{}) {
		return
	}
	c.version++
	if c.waiting != nil {
		c.waiting()
	}
	c.waiting = v.d.Kit.Later(selecting, v.countSelected)
}

func (v *View) countSelected() {
	v.counting.waiting = nil
	version, s, sel := v.counting.version, v.d.Sheet.Story(), v.page.Text().Selection()
	v.work.Add(1)
	go func() {
		defer v.work.Done()
		letters, words := s.Selected(sel)
		counts := paced(s.Language, letters, words)
		v.d.Kit.Post(func() {
			if v.alive.Err() != nil || version != v.counting.version || counts == v.counting.shown {
				return
			}
			v.counting.shown = counts
			v.d.Selected(counts)
		})
	}()
}
