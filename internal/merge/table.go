package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"dateline/internal/story"
	"dateline/internal/text"
)

// table is where three versions lie beside each other while they are merged. A
// merge is run once to put the questions and once more with their answers: what
// is asked never depends on what was answered.
type table struct {
	of   [3]story.Story
	ours side
	// answers by card; nil while the questions are put.
	answers map[string]Choice

	story story.Story
	cards []Card
	reads []Read
	// contested photos were taken out on one side and used anew on the other.
	contested map[story.PhotoID]bool
	refused   *Refusal
}

// question is a card before a side is called ours.
type question struct {
	kind  Kind
	block text.BlockID
	field string
	photo story.PhotoID
	of    [3]Version
	typed bool
	// until it is answered: our side, if nil.
	until *side
	// mustBe: an empty value is no answer.
	mustBe bool
}

// answered is what a question came to: a side, or a text that was typed.
type answered struct {
	side
	typed *string
	card  string
}

// ask puts a question and gives what is to be taken.
func (t *table) ask(q question) answered {
	theirs := first + second - t.ours
	c := Card{
		ID: q.id(), Kind: q.kind, Block: q.block, Field: q.field, Photo: q.photo,
		Base: q.of[base], Ours: q.of[t.ours], Theirs: q.of[theirs], Text: q.typed,
	}
	t.cards = append(t.cards, c)
	until := answered{side: t.ours, card: c.ID}
	if q.until != nil {
		until.side = *q.until
	}
	if t.answers == nil {
		return until
	}
	choice, ok := t.answers[c.ID]
	if !ok {
		return until // Settle counts these
	}
	switch choice.Answer {
	case Ours:
		return answered{side: t.ours, card: c.ID}
	case Theirs:
		return answered{side: theirs, card: c.ID}
	case Base:
		if q.mustBe && q.of[base].Text == "" {
			t.refuse(NoBase, c.ID)
			return until
		}
		return answered{side: base, card: c.ID}
	case Typed:
		if !q.typed {
			t.refuse(NotTyped, c.ID)
			return until
		}
		return answered{typed: &choice.Text, side: t.ours, card: c.ID}
	}
	t.refuse(NoSuchAnswer, c.ID)
	return until
}

func (t *table) refuse(code Code, card string) {
	if t.refused == nil {
		t.refused = &Refusal{Code: code, Card: card}
	}
}

// id is the same on every laptop and another one when a version is another.
func (q question) id() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q", q.kind, q.block, q.field, q.photo)
	for _, v := range q.of {
		fmt.Fprintf(h, " %t %q", v.Gone, v.Text)
		for _, b := range v.Blocks {
			fmt.Fprintf(h, " %q", fmt.Sprintf("%+v", b))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:10])
}

// value asks about one value if the sides do not agree, and sets it.
func value[V comparable](t *table, q question, of [3]V, show func(V) string, typed func(string) V) V {
	v, ok := one(of)
	if ok {
		return v
	}
	for s := range of {
		q.of[s].Text = show(of[s])
	}
	q.typed = typed != nil
	a := t.ask(q)
	if a.typed != nil {
		return typed(*a.typed)
	}
	return of[a.side]
}

// prose merges a text of several sentences word by word.
func (t *table) prose(q question, of [3]string, typed func(string) string) string {
	w := worded([3]styled{{text: of[0]}, {text: of[1]}, {text: of[2]}})
	if w.agreed {
		made := w.of[first].text
		if !slices.Contains(of[:], made) {
			t.reads = append(t.reads, Read{Field: q.field, Photo: q.photo, Result: made})
		}
		return made
	}
	q.typed = true
	for s := range w.of {
		q.of[s].Text = w.of[s].text
	}
	a := t.ask(q)
	if a.typed != nil {
		return typed(*a.typed)
	}
	return w.of[a.side].text
}

// list merges a list thing by thing: what one side added is added, what one side
// took out is taken out.
func list[V comparable](t *table, q question, of [3][]V, show func([]V) string) []V {
	switch {
	case slices.Equal(of[first], of[second]), slices.Equal(of[second], of[base]):
		return of[first]
	case slices.Equal(of[first], of[base]):
		return of[second]
	}
	var keys [3][]nth[V]
	var in [3]map[nth[V]]bool
	for s := range of {
		keys[s] = numbered(of[s])
		in[s] = setOf(keys[s])
	}
	orders := sequenced(keys)
	var made [3][]V
	for s := range made {
		for _, k := range orders.of[s] {
			if in[first][k] && in[second][k] || !in[base][k] {
				made[s] = append(made[s], k.value)
			}
		}
	}
	if orders.agreed || slices.Equal(made[first], made[second]) {
		return made[first]
	}
	for s := range made {
		q.of[s].Text = show(made[s])
	}
	return made[t.ask(q).side]
}

// nth is a value with its number among equal ones: a list may say a thing twice.
type nth[V comparable] struct {
	value V
	n     int
}

func numbered[V comparable](values []V) []nth[V] {
	seen := make(map[V]int, len(values))
	out := make([]nth[V], len(values))
	for i, v := range values {
		out[i] = nth[V]{v, seen[v]}
		seen[v]++
	}
	return out
}
