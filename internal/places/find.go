package places

import (
	"cmp"
	"slices"
	"strings"
)

// Home is where the newsroom is; what is near comes first.
type Home struct {
	// City and Region as the newsroom writes them, in either language; Country is
	// a code, or empty: then it is that of the city.
	City, Region, Country string
}

// Query says how to complete a name.
type Query struct {
	Home Home
	// Limit is how many candidates are given at most; 0 is ten.
	Limit int
}

// Complete gives the places whose Russian or English name begins with what was
// typed: those of the home region first, then those of the home country, then
// the larger before the smaller.
func (g *Gazetteer) Complete(typed string, q Query) []Place {
	prefix := fold(typed)
	if prefix == "" {
		return nil
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 10
	}
	at, _ := slices.BinarySearchFunc(g.keys, prefix, func(k key, p string) int { return strings.Compare(k.folded, p) })
	var found []int
	for ; at < len(g.keys) && strings.HasPrefix(g.keys[at].folded, prefix); at++ {
		found = append(found, g.keys[at].place)
	}
	home := g.settle(q.Home)
	return g.ranked(found, home, limit)
}

// settle fills what a home leaves out from its city.
func (g *Gazetteer) settle(h Home) Home {
	if h.City == "" || h.Region != "" && h.Country != "" {
		return h
	}
	found := g.named(fold(h.City))
	if h.Region != "" {
		found = slices.DeleteFunc(found, func(i int) bool { return !g.places[i].in(h.Region) })
	}
	if best := g.ranked(found, Home{}, 1); len(best) == 1 {
		h.Region, h.Country = cmp.Or(h.Region, best[0].RegionEN), cmp.Or(h.Country, best[0].Code)
	}
	return h
}

// ranked sorts places, each once, and gives the first ones.
func (g *Gazetteer) ranked(found []int, home Home, limit int) []Place {
	slices.Sort(found)
	found = slices.Compact(found)
	// Thousands of places share a few hundred regions: each is asked about once.
	asked := map[[2]string]int{}
	near := func(p Place) int {
		region := [2]string{p.Code, p.RegionEN}
		if n, ok := asked[region]; ok {
			return n
		}
		n := 2
		switch {
		case home.Region != "" && p.in(home.Region):
			n = 0
		case home.Country != "" && p.Code == home.Country:
			n = 1
		}
		asked[region] = n
		return n
	}
	slices.SortStableFunc(found, func(a, b int) int {
		x, y := &g.places[a], &g.places[b]
		return cmp.Or(near(*x)-near(*y), y.Population-x.Population, x.ID-y.ID)
	})
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	out := make([]Place, len(found))
	for i, at := range found {
		out[i] = g.places[at]
	}
	return out
}

// in says whether the place lies in a region or country of this name.
func (p Place) in(area string) bool {
	f := fold(area)
	for _, name := range []string{p.RegionRU, p.RegionEN, p.CountryRU, p.CountryEN, p.Code} {
		if name != "" && fold(name) == f {
			return true
		}
	}
	return false
}

func (g *Gazetteer) named(folded string) []int {
	at, _ := slices.BinarySearchFunc(g.keys, folded, func(k key, p string) int { return strings.Compare(k.folded, p) })
	var found []int
	for ; at < len(g.keys) && g.keys[at].folded == folded; at++ {
		found = append(found, g.keys[at].place)
	}
	return found
}

// Find gives the places of exactly this name, in either language, the largest
// first. "Name, Region" and "Name, Country" narrow it down.
func (g *Gazetteer) Find(name string) []Place {
	city, area, narrowed := strings.Cut(name, ",")
	found := g.named(fold(city))
	if narrowed {
		found = slices.DeleteFunc(found, func(i int) bool {
			return !slices.ContainsFunc(strings.Split(area, ","), g.places[i].in)
		})
	}
	return g.ranked(found, Home{}, 0)
}

// Known says whether there is a place of this name.
func (g *Gazetteer) Known(name string) bool { return len(g.Find(name)) > 0 }

const (
	// large is a city that is meant when nothing else is said …
	large = 100_000
	// … if it has so many times the people of the next of its name.
	outweighs = 10
)

// Decide chooses the one that is meant: the only one, the only one in the home
// region, or a city of 100,000 people that has ten times those of the next of
// its name. Otherwise a person must say. The matches are Find's.
func Decide(matches []Place, home Home) (Place, bool) {
	if len(matches) == 1 {
		return matches[0], true
	}
	if home.Region != "" {
		var near []Place
		for _, p := range matches {
			if p.in(home.Region) {
				near = append(near, p)
			}
		}
		if len(near) == 1 {
			return near[0], true
		}
		if len(near) > 1 {
			matches = near
		}
	}
	if len(matches) > 1 && matches[0].Population >= large && matches[0].Population >= outweighs*matches[1].Population {
		return matches[0], true
	}
	return Place{}, false
}
