package editor

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// BenchmarkKeystroke types into the middle of a story of n blocks, in a window
// of 1024 × 640: command, edit of the story with its history, layout and the
// canvas objects. widgetEntry is the toolkit's own field with 50,000 characters.
func BenchmarkKeystroke(b *testing.B) {
	var own float64
	for _, n := range []int{10, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { own = keystrokes(b, opened(b, russianNews(n)...)) })
	}
	b.Run("widgetEntry", func(b *testing.B) {
		app := test.NewTempApp(b)
		entry := widget.NewMultiLineEntry()
		entry.Wrapping = fyne.TextWrapWord
		w := test.NewTempWindow(b, entry)
		w.Resize(fyne.NewSize(1024, 640))
		var all strings.Builder
		for _, block := range russianNews(400) {
			all.WriteString(block.Text + "\n")
		}
		entry.SetText(string([]rune(all.String())[:50_000]))
		entry.CursorRow = 300
		w.Canvas().Focus(entry)
		_ = app
		b.ResetTimer()
		for range b.N {
			entry.TypedRune('ы')
		}
		if per := float64(b.Elapsed().Nanoseconds()) / float64(b.N); own > 0 {
			b.ReportMetric(per/own, "times-ours")
		}
	})
}

// BenchmarkLongParagraph types into the middle of one paragraph of 100,000 characters.
func BenchmarkLongParagraph(b *testing.B) {
	s := opened(b, text.Block{Text: strings.Repeat("Первый снег лёг на город. ", 3850)})
	keystrokes(b, s)
}

// keystrokes types letters and deletes them again, and gives the median of one.
func keystrokes(b *testing.B, s *sheet) float64 {
	e := s.editor()
	middle := s.story.Body.Block(s.story.Body.Len() / 2)
	at := text.Pos{Block: middle.ID, Offset: text.PrevBoundary(middle.Text, len(middle.Text)/2)}
	e.Select(text.Caret(at))
	took := make([]float64, 0, b.N)
	runtime.GC()
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		refreshed, broken := s.refreshed, e.broken
		begin := time.Now()
		e.TypedRune('ы')
		took = append(took, float64(time.Since(begin).Nanoseconds()))
		if s.refreshed != refreshed+1 || e.broken-broken > 2 {
			b.Fatalf("a letter: %d refreshes, %d blocks broken", s.refreshed-refreshed, e.broken-broken)
		}
		if i%64 == 0 && !strings.Contains(s.seen(), "ы") {
			b.Fatal("the letter is not to be seen")
		}
		if i%32 == 31 {
			b.StopTimer()
			for range 32 {
				s.key(fyne.KeyBackspace)
			}
			b.StartTimer()
		}
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "p50-ns")
	b.ReportMetric(took[len(took)*95/100], "p95-ns")
	return took[len(took)/2]
}

// BenchmarkOpen36k opens a story of 36,000 words.
func BenchmarkOpen36k(b *testing.B) {
	s := opened(b, russianNews(1000)...)
	for b.Loop() {
		e := New(s.editor().o, s.story.Body)
		e.HeightFor(552)
		e.SetViewport(0, 640)
	}
}

// BenchmarkResize36k gives a story of 36,000 words another width, in its middle,
// until what is seen there is right.
func BenchmarkResize36k(b *testing.B) {
	s := opened(b, russianNews(1000)...)
	s.page.SetOffset(50_000)
	wide := true
	b.ReportAllocs()
	for b.Loop() {
		wide = !wide
		width := float32(420)
		if wide {
			width = 552
		}
		s.page.SetMeasure(width)
		if s.editor().v.texts.n == 0 {
			b.Fatal("nothing is seen")
		}
	}
}

// BenchmarkMemory36k gives how many bytes a character takes: the document, its
// layout seen from end to end, and what is drawn.
func BenchmarkMemory36k(b *testing.B) {
	letters := 0
	for _, block := range russianNews(1000) {
		letters += text.GraphemeCount(block.Text)
	}
	opened(b, russianNews(1)...) // fonts, and what is there once
	alive := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for b.Loop() {
		before := alive()
		s := opened(b, russianNews(1000)...)
		opened := alive()
		s.editor().flow.Visible(0, everything)
		seen := alive()
		b.ReportMetric(float64(opened-before)/float64(letters), "opened-B/char")
		b.ReportMetric(float64(seen-before)/float64(letters), "seen-B/char")
		runtime.KeepAlive(s)
	}
}

// BenchmarkScroll36k scrolls a story of 36,000 words by three lines.
func BenchmarkScroll36k(b *testing.B) {
	s := opened(b, russianNews(1000)...)
	dy := float32(-28)
	for b.Loop() {
		s.page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)})
		if s.page.Offset() == 0 || s.page.Offset() > 100_000 {
			dy = -dy
		}
	}
}
