package spell

import (
	"strings"
	"sync"

	"dateline/assets/dictionaries"

	"github.com/blevesearch/vellum"
)

// dictionary is one language's words, packed.
type dictionary struct {
	fst *vellum.FST
	// readers are kept because each has room for the state of one search.
	readers sync.Pool
}

func load(data []byte) (*dictionary, error) {
	fst, err := vellum.Load(data)
	if err != nil {
		return nil, err
	}
	d := &dictionary{fst: fst}
	d.readers.New = func() any {
		// A reader over loaded bytes is always given; were it not, the search below
		// finds nothing.
		r, _ := fst.Reader()
		return r
	}
	return d, nil
}

// bits gives what the dictionary says about a key, 0 when it is none.
func (d *dictionary) bits(key string) uint64 {
	r, _ := d.readers.Get().(*vellum.Reader)
	if r == nil {
		return 0
	}
	defer d.readers.Put(r)
	var room [64]byte
	v, _, err := r.Get(append(room[:0], key...))
	if err != nil {
		return 0
	}
	return v
}

// has says whether a word may be written as it is written here.
func (d *dictionary) has(word string) bool {
	shape := dictionaries.Shape(word)
	if shape == dictionaries.Exact {
		return d.bits(word)&dictionaries.Exact != 0
	}
	return allows(d.bits(strings.ToLower(word)), shape)
}

// allows says whether a word with these bits may be written in this shape: small
// letters only what is common, a capital also a name, capitals everything.
func allows(bits, shape uint64) bool {
	switch shape {
	case dictionaries.Common:
		return bits&dictionaries.Common != 0
	case dictionaries.Proper:
		return bits&(dictionaries.Common|dictionaries.Proper) != 0
	case dictionaries.Capitals:
		return bits != 0
	}
	return bits&dictionaries.Exact != 0
}
