package handoff_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// issue is 100 stories of 20 versions each, about 3 kB a version.
func issue(b *testing.B) *newsroom {
	n := &newsroom{t: b, anna: device(b, 1), photos: drawer{}}
	n.card = card(n.anna, "anna", revision.Editor)
	n.parcel.Contents = map[revision.Hash][]byte{}
	paragraph := "Трамвай вернулся на проспект Ленина после трёх лет ремонта, сообщили в мэрии Барнаула. "
	for i := range 100 {
		s := handoff.Story{ID: story.ID(fmt.Sprintf("s%d", i))}
		var parents []revision.Hash
		for v := range 20 {
			var blocks []text.Block
			for p := range 20 {
				blocks = append(blocks, text.Block{ID: text.BlockID(fmt.Sprintf("b%d", p)), Kind: text.Paragraph, Text: paragraph + fmt.Sprint(v)})
			}
			doc, err := text.NewDocument(blocks...)
			if err != nil {
				b.Fatal(err)
			}
			data, err := revision.EncodeContent(story.Story{Language: "ru", Headline: string(s.ID), Body: doc})
			if err != nil {
				b.Fatal(err)
			}
			r := n.anna.Sign(revision.Revision{Story: s.ID, Parents: parents, Lamport: uint64(v + 1), Time: noon, Content: n.keeps(data)})
			parents = []revision.Hash{r.ID()}
			s.Revisions = append(s.Revisions, r)
		}
		n.parcel.Stories = append(n.parcel.Stories, s)
	}
	return n
}

var locks = []struct {
	name   string
	people bool
}{{"signed", false}, {"encrypted", true}}

func lockFor(people bool, d revision.Device) handoff.Lock {
	if !people {
		return handoff.Lock{}
	}
	return handoff.Lock{To: []revision.Recipient{d.Recipient()}}
}

func BenchmarkWrite(b *testing.B) {
	n, boris := issue(b), device(b, 2)
	for _, l := range locks {
		b.Run(l.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(n.hands(lockFor(l.people, boris)))))
			for b.Loop() {
				if err := handoff.Write(context.Background(), io.Discard, n.parcel, n.photos, n.anna, n.card, noon, lockFor(l.people, boris), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	n, boris := issue(b), device(b, 2)
	for _, l := range locks {
		data := n.hands(lockFor(l.people, boris))
		b.Run(l.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := reads(data, handoff.Key{Device: boris}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

const photoSize = 10 << 20

// shelf makes photos when they are asked for.
type shelf map[revision.Hash]byte

func (s shelf) Original(h revision.Hash) (io.ReadCloser, int64, error) {
	return io.NopCloser(io.LimitReader(steady(s[h]), photoSize)), photoSize, nil
}

// steady is the same byte for ever.
type steady byte

func (s steady) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(s)
	}
	return len(b), nil
}

// BenchmarkOriginals writes 200 MB of photos to a file and reads them back;
// heap-MB is the most memory that was in use while it did, beyond what was before.
func BenchmarkOriginals(b *testing.B) {
	n, boris := &newsroom{t: b, anna: device(b, 1)}, device(b, 2)
	n.card = card(n.anna, "anna", revision.Editor)
	n.parcel.Contents = map[revision.Hash][]byte{}
	photos := shelf{}
	for i := range 20 {
		sum := sha256.New()
		if _, err := io.Copy(sum, io.LimitReader(steady(i), photoSize)); err != nil {
			b.Fatal(err)
		}
		photos[revision.Hash(sum.Sum(nil))] = byte(i)
	}
	for h := range photos {
		n.parcel.Originals = append(n.parcel.Originals, h)
	}
	n.parcel = shuffled(n.parcel, 1)
	blobs := inOrder(n.parcel).Originals
	content := n.keeps(told(b, "Альбом", blobs...))
	n.parcel.Stories = []handoff.Story{{ID: "s1", Revisions: []revision.SignedRevision{
		n.anna.Sign(revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: content, Blobs: blobs}),
	}}}
	for _, l := range locks {
		path := filepath.Join(b.TempDir(), "album"+handoff.Extension)
		memory := func(b *testing.B, do func(look func())) {
			b.SetBytes(20 * photoSize)
			var most uint64
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			first := m.HeapInuse
			look := func() {
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
			for b.Loop() {
				do(look)
			}
			b.ReportMetric(float64(int64(most)-int64(first))/(1<<20), "heap-MB")
		}
		b.Run("write/"+l.name, func(b *testing.B) {
			memory(b, func(look func()) {
				file, err := os.Create(path)
				if err != nil {
					b.Fatal(err)
				}
				steps := 0
				err = handoff.Write(context.Background(), file, n.parcel, photos, n.anna, n.card, noon, lockFor(l.people, boris), func(int64, int64) {
					if steps++; steps%64 == 0 {
						look()
					}
				})
				if err != nil {
					b.Fatal(err)
				}
				if err := file.Close(); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.Run("read/"+l.name, func(b *testing.B) {
			memory(b, func(look func()) {
				file, err := os.Open(path)
				if err != nil {
					b.Fatal(err)
				}
				defer file.Close()
				info, err := file.Stat()
				if err != nil {
					b.Fatal(err)
				}
				f, err := handoff.Open(file, info.Size(), handoff.Key{Device: boris})
				if err != nil {
					b.Fatal(err)
				}
				p, err := f.Parcel(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				for _, h := range p.Originals {
					r, _, err := f.Original(h)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := io.Copy(io.Discard, r); err != nil {
						b.Fatal(err)
					}
					look()
				}
			})
		})
	}
}
