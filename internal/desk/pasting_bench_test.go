package desk

import (
	"strings"
	"testing"
)

// BenchmarkAPageIsRecognised is what a paste of a long text waits for.
func BenchmarkAPageIsRecognised(b *testing.B) {
	d := open(b, config(b.TempDir()))
	st := atWork(b, d, NewStory{Language: "ru"}).Story()
	for name, n := range map[string]int{"3 KB": 1, "32 KB": 16, "512 KB": 256} {
		plain := page + strings.Repeat(strings.Repeat("В Рубцовске на линию вышел электробус. ", 13)+"\n", 2*n)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(plain)))
			for b.Loop() {
				if _, _, err := d.Stories.Recognise(st, plain); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
