package text

import (
	"slices"
	"sync"
	"sync/atomic"
)

// order is the order of a document's blocks. Versions that differ in texts
// alone share it, so what was found out about it once serves every key typed
// until a block comes or goes. It is safe for concurrent use.
type order struct {
	asked atomic.Int32
	once  sync.Once
	index map[BlockID]int
}

// askedOften: only who asks this often about a long document gets an index. A
// transaction of many steps makes many orders and asks each of them once.
const (
	askedOften = 8
	long       = 64
)

// arranged is a document of these blocks in an order of their own.
func arranged(blocks []*Block) Document { return Document{blocks, &order{}} }

// find is the place of the block with this ID among the blocks in this order, or -1.
func (o *order) find(blocks []*Block, id BlockID) int {
	if o == nil || len(blocks) < long || o.asked.Load() < askedOften {
		if o != nil {
			o.asked.Add(1)
		}
		return slices.IndexFunc(blocks, func(b *Block) bool { return b.ID == id })
	}
	o.once.Do(func() {
		o.index = make(map[BlockID]int, len(blocks))
		for i, b := range blocks {
			o.index[b.ID] = i
		}
	})
	if i, ok := o.index[id]; ok {
		return i
	}
	return -1
}
