package review

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
)

// long makes the story one of so many paragraphs, of which every third is another
// now, with a note on every tenth.
func long(paragraphs int) func(*room) {
	return func(r *room) {
		blocks := func(now bool) []text.Block {
			out := make([]text.Block, paragraphs)
			for i := range out {
				words := strings.Repeat("Мост через протоку открыли для машин, и первыми по нему прошли жители двух посёлков. ", 3)
				if now && i%3 == 0 {
					words = strings.Replace(words, "двух", "трёх", 1)
				}
				out[i] = text.Block{ID: text.BlockID(fmt.Sprintf("c%d", i)), Text: words}
			}
			return out
		}
		was := r.contents[hash(2)]
		was.Body, r.story.Body, r.story.Notes = body(r.t, blocks(false)...), body(r.t, blocks(true)...), nil
		for i := 0; i < paragraphs; i += 10 {
			id := text.BlockID(fmt.Sprintf("c%d", i))
			r.story.Notes = append(r.story.Notes, story.Note{
				ID: story.NoteID(fmt.Sprintf("n%d", i)), From: text.Pos{Block: id}, To: text.Pos{Block: id, Offset: len("Мост")}, About: "Мост",
				Remarks: []story.Remark{{Name: "Роман Жук", Text: "Точно?", At: noon()}},
			})
		}
		r.contents = map[revision.Hash]story.Story{hash(1): was, hash(2): was, hash(3): r.story}
		r.suggestions = nil
	}
}

// BenchmarkALongStoryIsOpened: 400 paragraphs, some 100,000 characters, with 134
// changes and 40 notes.
func BenchmarkALongStoryIsOpened(b *testing.B) {
	r := enter(b, how{change: long(400)})
	for b.Loop() {
		r.load()
		r.answer()
	}
}

// BenchmarkALongStoryIsScrolled by a step of the wheel.
func BenchmarkALongStoryIsScrolled(b *testing.B) {
	r := enter(b, how{change: long(400)})
	n := 0
	for b.Loop() {
		n++
		r.reading.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -10}})
		if n%500 == 0 {
			r.reading.page.SetOffset(0)
		}
	}
}

// BenchmarkTheNextChange is what F6 costs in it.
func BenchmarkTheNextChange(b *testing.B) {
	r := enter(b, how{change: long(400)})
	for b.Loop() {
		r.Step(1)
	}
}
