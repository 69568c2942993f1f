package revision_test

import (
	"slices"
	"testing"

	"dateline/internal/revision"
)

// tree is a story whose revisions have one-letter names.
type tree struct {
	t    testing.TB
	revs map[string]revision.Revision
	n    uint64
}

func grows(t testing.TB) *tree { return &tree{t: t, revs: map[string]revision.Revision{}} }

// node adds a revision of this name and content, made from these.
func (g *tree) node(name, text string, parents ...string) *tree {
	g.n++
	r := revision.Revision{Version: 1, Story: "s1", Lamport: g.n, Time: noon, Content: content(text)}
	for _, p := range parents {
		r.Parents = append(r.Parents, g.id(p))
	}
	g.revs[name] = r
	return g
}

func (g *tree) id(name string) revision.Hash {
	r, ok := g.revs[name]
	if !ok {
		g.t.Fatalf("no revision %q", name)
	}
	return r.ID()
}

func (g *tree) take(names ...string) []revision.Revision {
	var out []revision.Revision
	for _, n := range names {
		g.id(n)
		out = append(out, g.revs[n])
	}
	return out
}

func (g *tree) all() []revision.Revision {
	var names []string
	for n := range g.revs {
		names = append(names, n)
	}
	return g.take(names...)
}

func (g *tree) names(ids []revision.Hash) []string {
	out := []string{}
	for _, id := range ids {
		for n := range g.revs {
			if g.id(n) == id {
				out = append(out, n)
			}
		}
	}
	return out
}

func TestHeads(t *testing.T) {
	for name, c := range map[string]struct {
		tree *tree
		want []string
	}{
		"nothing yet":                        {grows(t), []string{}},
		"one after other":                    {grows(t).node("a", "1").node("b", "2", "a"), []string{"b"}},
		"two laptops":                        {grows(t).node("a", "1").node("c", "3", "a").node("b", "2", "a"), []string{"c", "b"}},
		"merged":                             {grows(t).node("a", "1").node("b", "2", "a").node("c", "3", "a").node("m", "4", "b", "c"), []string{"m"}},
		"the same written twice is one text": {grows(t).node("a", "1").node("b", "2", "a").node("c", "2", "a"), []string{"b"}},
		"and stays one when one of them is written on": {
			grows(t).node("a", "1").node("b", "2", "a").node("c", "2", "a").node("d", "3", "b"), []string{"d"},
		},
		"but not when both are": {
			grows(t).node("a", "1").node("b", "2", "a").node("c", "2", "a").node("d", "3", "b").node("e", "4", "c"), []string{"d", "e"},
		},
		"what was restored is newer than its older self": {
			grows(t).node("a", "1").node("b", "2", "a").node("c", "1", "b").node("d", "3", "b"), []string{"c", "d"},
		},
		"each of two came by the other's text": {
			grows(t).node("a", "1").node("b", "2", "a").node("c", "3", "b").node("d", "3", "a").node("e", "2", "d"), []string{"c", "e"},
		},
		"a parent that is not here": {grows(t).node("a", "1").node("b", "2", "a"), []string{"b"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.tree.names(revision.Heads(c.tree.all())); !slices.Equal(got, c.want) {
				t.Errorf("heads %v, want %v", got, c.want)
			}
		})
	}
}

func TestTheLastThingInCommon(t *testing.T) {
	g := grows(t).node("a", "1").node("b", "2", "a").node("c", "3", "a").node("d", "4", "b", "c").node("e", "5", "c", "b").node("x", "9")
	for _, c := range [][3]string{
		{"b", "c", "a"},
		{"a", "d", "a"},
		{"d", "a", "a"},
		{"d", "d", "d"},
		{"d", "b", "b"},
		{"d", "e", "c"}, // b and c are both last; c was made later
		{"d", "x", ""},
	} {
		got, ok := revision.Ancestor(g.all(), g.id(c[0]), g.id(c[1]))
		if ok != (c[2] != "") || ok && got != g.id(c[2]) {
			t.Errorf("%s and %s: %v, %v; want %q", c[0], c[1], g.names([]revision.Hash{got}), ok, c[2])
		}
	}
	// A clock that lies does not make an older one the last.
	r := g.revs["a"]
	r.Lamport = 1000
	lies := grows(t)
	lies.revs["a"] = r
	lies.n = 1
	lies.node("b", "2", "a").node("d", "4", "b").node("e", "5", "b")
	if got, _ := revision.Ancestor(lies.all(), lies.id("d"), lies.id("e")); got != lies.id("b") {
		t.Errorf("last in common %v", lies.names([]revision.Hash{got}))
	}
}

func TestWhatReceivingWouldMean(t *testing.T) {
	g := grows(t).node("a", "1").node("b", "2", "a").node("c", "3", "a").node("m", "4", "b", "c").node("s", "2", "a").node("z", "1", "b")
	for _, c := range []struct {
		name         string
		mine, theirs []string
		want         revision.Relation
	}{
		{"not here yet", nil, []string{"a"}, revision.New},
		{"nothing anywhere", nil, nil, revision.Same},
		{"the same", []string{"a", "b"}, []string{"a", "b"}, revision.Same},
		{"only its last version came", []string{"a", "b"}, []string{"b"}, revision.Same},
		{"the same text, written twice", []string{"a", "b"}, []string{"a", "s"}, revision.Same},
		{"ours is newer", []string{"a", "b"}, []string{"a"}, revision.Ahead},
		{"theirs is newer", []string{"a"}, []string{"a", "b"}, revision.Updated},
		{"theirs goes back to an older text", []string{"a", "b"}, []string{"a", "b", "z"}, revision.Updated},
		{"both were written on", []string{"a", "b"}, []string{"a", "c"}, revision.BothChanged},
		{"merged there", []string{"a", "b", "c"}, []string{"a", "b", "c", "m"}, revision.Updated},
		{"merged here", []string{"a", "b", "c", "m"}, []string{"a", "c"}, revision.Ahead},
		{"two here, one of them came", []string{"a", "b", "c"}, []string{"a", "b"}, revision.Ahead},
		{"written on from the same text", []string{"a", "b", "z"}, []string{"a", "s"}, revision.Ahead},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := revision.Relate(g.take(c.mine...), g.take(c.theirs...)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
