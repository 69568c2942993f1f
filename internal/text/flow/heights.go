package flow

// heights are the heights of blocks in a Fenwick tree: changing one and adding
// up to one cost the logarithm of their number.
type heights struct {
	one  []float32
	tree []float64 // from 1; float64, or a long document loses its pixels
}

func newHeights(all []float32) heights {
	h := heights{all, make([]float64, len(all)+1)}
	for i, v := range all {
		h.tree[i+1] += float64(v)
		if up := i + 1 + (i+1)&-(i+1); up < len(h.tree) {
			h.tree[up] += h.tree[i+1]
		}
	}
	return h
}

func (h *heights) set(i int, v float32) {
	by := float64(v) - float64(h.one[i])
	h.one[i] = v
	for i++; i < len(h.tree); i += i & -i {
		h.tree[i] += by
	}
}

// before is the sum of all before i.
func (h *heights) before(i int) float32 {
	sum := 0.0
	for ; i > 0; i -= i & -i {
		sum += h.tree[i]
	}
	return float32(sum)
}

func (h *heights) total() float32 { return h.before(len(h.one)) }

// at is the one that holds y: the last whose sum before it is not above y.
func (h *heights) at(y float32) int {
	if len(h.one) == 0 {
		return -1
	}
	step := 1
	for step*2 < len(h.tree) {
		step *= 2
	}
	i, left := 0, float64(y)
	for ; step > 0; step /= 2 {
		if next := i + step; next < len(h.tree) && h.tree[next] <= left {
			i = next
			left -= h.tree[next]
		}
	}
	return min(i, len(h.one)-1)
}
