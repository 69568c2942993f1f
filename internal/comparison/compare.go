package comparison

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// Compare says everything that is different between two versions of a story: all
// that its content hash covers (docs/formats/revision.md) and nothing that stays
// in the newsroom. Before and After are versions of one story, in the form that
// its edits give.
func Compare(before, after story.Story) Comparison {
	c := &comparing{Comparison: Comparison{Before: before, After: after}, vocabulary: newVocabulary(), seen: map[string]int{}}
	c.blockOrder, c.photoOrder = blocksOrdered(before, after), photosOrdered(before, after)
	c.fields(headFields())
	c.blocks()
	c.photos()
	c.related()
	c.tags()
	c.fields(otherFields())
	return c.Comparison
}

// comparing is a comparison that is being made.
type comparing struct {
	Comparison
	blockOrder order[text.BlockID]
	photoOrder order[story.PhotoID]
	vocabulary *vocabulary
	ordinary   lexicon
	seen       map[string]int
}

func blocksOrdered(before, after story.Story) order[text.BlockID] {
	return ordered(blockIDs(before.Body), blockIDs(after.Body))
}

func blockIDs(d text.Document) []text.BlockID {
	out := make([]text.BlockID, 0, d.Len())
	for _, b := range d.All() {
		out = append(out, b.ID)
	}
	return out
}

func photosOrdered(before, after story.Story) order[story.PhotoID] {
	return ordered(photoIDs(before), photoIDs(after))
}

func photoIDs(s story.Story) []story.PhotoID {
	out := make([]story.PhotoID, len(s.Photos))
	for i, p := range s.Photos {
		out[i] = p.ID
	}
	return out
}

// add gives a change its key. A key is made of what the change says and not of
// where, so that it outlives changes elsewhere; the second one that says the
// same counts on.
func (c *comparing) add(ch Change) {
	said := []string{string(ch.Kind), string(ch.Block), ch.Field, string(ch.Photo), ch.Before, ch.After}
	for _, p := range ch.Pieces {
		if p.Op != Kept {
			said = append(said, strconv.Itoa(int(p.Op)), p.Text)
		}
	}
	whole := strings.Join(said, "\x00")
	c.seen[whole]++
	sum := sha256.Sum256([]byte(whole + "\x00" + strconv.Itoa(c.seen[whole])))
	ch.Key = hex.EncodeToString(sum[:10])
	c.Changes = append(c.Changes, ch)
}

func (c *comparing) fields(list []field) {
	for _, f := range list {
		if f.same(c.Before, c.After) {
			continue
		}
		ch := Change{Kind: Field, Field: f.name, Figures: f.figures, Names: f.names}
		ch.Before, ch.After = f.in(c.Before, c.After)
		if f.prose {
			c.read(&ch)
		}
		c.add(ch)
	}
}

// read compares the two values of a change word by word.
func (c *comparing) read(ch *Change) {
	a := align(ch.Before, ch.After)
	ch.Pieces = a.edges()
	for i := range a.runs {
		figures, names := c.flags(a, i)
		ch.Figures, ch.Names = ch.Figures || figures, ch.Names || names
	}
}

// related compares the related items one by one. A list that has one twice is
// compared as a whole: nobody could say which of the two moved.
func (c *comparing) related() {
	a, b := c.Before.Related, c.After.Related
	if twice(a) || twice(b) {
		if !slices.Equal(a, b) {
			c.add(Change{Kind: RelatedMoved, Before: titles(a), After: titles(b)})
		}
		return
	}
	o := ordered(a, b)
	for i, r := range a {
		if _, kept := o.at[r]; !kept {
			ch := Change{Kind: RelatedRemoved, Number: i + 1, Before: titled(r), Field: addressed(r)}
			ch.Figures, ch.Names = c.whole(r.Title)
			c.add(ch)
		}
	}
	for i, r := range b {
		was, had := o.was[r]
		switch {
		case !had:
			ch := Change{Kind: RelatedAdded, Number: i + 1, After: titled(r), Field: addressed(r)}
			ch.Figures, ch.Names = c.whole(r.Title)
			c.add(ch)
		case o.moved[r]:
			c.add(Change{Kind: RelatedMoved, Number: i + 1, Was: was + 1, Before: titled(r), After: titled(r), Field: addressed(r)})
		}
	}
}

func twice(list []story.Related) bool { return len(places(list)) != len(list) }

func titles(list []story.Related) string {
	all := make([]string, len(list))
	for i, r := range list {
		all[i] = titled(r)
	}
	return strings.Join(all, ", ")
}

func titled(r story.Related) string {
	for _, s := range []string{r.Title, r.URL, string(r.Story)} {
		if s != "" {
			return s
		}
	}
	return ""
}

// addressed is where a related item leads to.
func addressed(r story.Related) string {
	to := r.URL
	if r.Story != "" {
		to = "story:" + string(r.Story) + " " + to
	}
	if r.Partner {
		to = "partner " + to
	}
	return strings.TrimSpace(to)
}

func (c *comparing) tags() {
	a, b := c.Before.Tags, c.After.Tags
	for i, tag := range a {
		if !slices.Contains(b, tag) {
			c.add(Change{Kind: TagRemoved, Number: i + 1, Before: tag})
		}
	}
	for i, tag := range b {
		if !slices.Contains(a, tag) {
			c.add(Change{Kind: TagAdded, Number: i + 1, After: tag})
		}
	}
	common := func(list, other []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(tag string) bool { return !slices.Contains(other, tag) })
	}
	if !slices.Equal(common(a, b), common(b, a)) {
		c.add(Change{Kind: TagsMoved, Before: strings.Join(a, ", "), After: strings.Join(b, ", ")})
	}
}

// Counts says how many changes there are: all of them, those of figures or
// names, those of the text, and the others. Text and other are all.
func (c Comparison) Counts() (all, figures, words, other int) {
	for _, ch := range c.Changes {
		if ch.Figures || ch.Names {
			figures++
		}
		if ch.InText() {
			words++
		}
	}
	return len(c.Changes), figures, words, len(c.Changes) - words
}

// InText says whether a change is of the headline, the deck or the text below.
func (ch Change) InText() bool {
	return ch.Block != "" || ch.Kind == Field && (ch.Field == "headline" || ch.Field == "deck")
}

// hunks are what is different in the words of a block, in its order.
func (c Comparison) hunks(id text.BlockID) []hunk {
	var out []hunk
	for _, ch := range c.Changes {
		if ch.Kind == Words && ch.Block == id {
			out = append(out, hunk{ch.From, ch.To, ch.At, ch.Until})
		}
	}
	return out
}
