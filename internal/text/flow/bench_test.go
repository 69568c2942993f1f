package flow_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/text"
	"dateline/internal/text/flow"
)

// remembered answers from a map, as the window's measurer does.
type remembered struct {
	typewriter
	widths map[key]float32
}

type key struct {
	s     string
	kind  text.Kind
	style flow.Style
}

func (r *remembered) Width(s string, kind text.Kind, style flow.Style) float32 {
	k := key{s, kind, style}
	w, ok := r.widths[k]
	if !ok {
		w = r.typewriter.Width(s, kind, style)
		r.widths[k] = w
	}
	return w
}

// BenchmarkShow lays out a key typed into the middle of a story of n blocks.
func BenchmarkShow(b *testing.B) {
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprintf("blocks=%d", n), func(b *testing.B) {
			blocks := make([]text.Block, n)
			for i := range blocks {
				blocks[i].Text = strings.Repeat("Первый снег лёг на город. ", 12)
			}
			show(b, document(b, blocks...), text.BlockID(fmt.Sprintf("b%d", n/2)))
		})
	}
	b.Run("one paragraph of 100,000 letters", func(b *testing.B) {
		show(b, document(b, text.Block{Text: strings.Repeat("Первый снег лёг на город. ", 4000)}), "b0")
	})
}

func show(b *testing.B, d text.Document, id text.BlockID) {
	f := flow.New(&remembered{widths: map[key]float32{}}, 552, d)
	at := text.Pos{Block: id, Offset: 12}
	r, _ := f.Where(flow.Caret{Pos: at})
	f.Visible(r.Y-400, r.Y+400)
	tr, err := text.Type(d, text.Caret(at), "ы")
	if err != nil {
		b.Fatal(err)
	}
	next, err := tr.Apply(d)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.Show(next)
		f.Where(flow.Caret{Pos: at})
		f.Visible(r.Y-400, r.Y+400)
		f.Show(d)
	}
}
