package revision

// Relation says what receiving somebody's copy of a story would mean.
type Relation string

// The relations, as seen by who receives.
const (
	// New: the story is not here yet.
	New Relation = "new"
	// Same: here and there stand at the same text.
	Same Relation = "same"
	// Ahead: what comes is older than what is here.
	Ahead Relation = "ahead"
	// Updated: what comes was made from what is here.
	Updated Relation = "updated"
)

// BothChanged: here and there were written on, and two versions have to be
// merged. It is the name of a [Relation] and of the [Code] of a refusal.
const BothChanged = "both-changed"

// Relate compares two copies of the revisions of one story. They need not be
// whole: what one side has counts for both.
func Relate(mine, theirs []Revision) Relation {
	if len(mine) == 0 && len(theirs) > 0 {
		return New
	}
	here, there := lineageOf(mine), lineageOf(theirs)
	all := lineageOf(append(append([]Revision{}, mine...), theirs...))
	nothingForMe, nothingForThem := true, true
	for _, group := range all.tips() {
		var i, they bool
		for _, id := range group {
			_, in := here.byID[id]
			i = i || in
			_, in = there.byID[id]
			they = they || in
		}
		nothingForMe, nothingForThem = nothingForMe && i, nothingForThem && they
	}
	switch {
	case nothingForMe && nothingForThem:
		return Same
	case nothingForMe:
		return Ahead
	case nothingForThem:
		return Updated
	}
	return BothChanged
}
