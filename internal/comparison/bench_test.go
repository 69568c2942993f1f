package comparison_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/story"
	"dateline/internal/text"
)

// long is a story of 5,000 words in 60 paragraphs, and a version of it in which
// every tenth word is another one.
func long(t testing.TB) (a, b story.Story) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	stock := strings.Fields("в городе на мосту рядом с рекой открыли новую дорогу министр сообщил что работы завершили раньше срока а жители получили 12 500 рублей " +
		"по словам главы администрации ремонт продолжат весной когда сойдёт снег и подсохнет грунт Иванов Бийск Барнаул трамвай автобус маршрут остановка")
	var older, newer []text.Block
	for i := range 60 {
		size := 5000 / 60
		if i < 5000%60 {
			size++
		}
		was, is := make([]string, size), make([]string, size)
		for k := range size {
			was[k] = stock[random.IntN(len(stock))]
			is[k] = was[k]
			if random.IntN(10) == 0 {
				is[k] = stock[random.IntN(len(stock))]
			}
		}
		id := text.BlockID(fmt.Sprintf("b%d", i))
		older = append(older, text.Block{ID: id, Kind: text.Paragraph, Text: strings.Join(was, " ") + "."})
		newer = append(newer, text.Block{ID: id, Kind: text.Paragraph, Text: strings.Join(is, " ") + "."})
	}
	a = story.Story{ID: "s1", Language: "ru", Headline: "Мост открыт", Body: document(t, older...)}
	b = a
	b.Body = document(t, newer...)
	return a, b
}

func BenchmarkCompare5000Words(b *testing.B) {
	before, after := long(b)
	b.ReportAllocs()
	for b.Loop() {
		comparison.Compare(before, after)
	}
	b.ReportMetric(float64(len(comparison.Compare(before, after).Changes)), "changes")
}

func BenchmarkSheet5000Words(b *testing.B) {
	c := comparison.Compare(long(b))
	b.ReportAllocs()
	for b.Loop() {
		c.Sheet()
	}
}

func BenchmarkSuggested5000Words(b *testing.B) {
	c := comparison.Compare(long(b))
	b.ReportAllocs()
	for b.Loop() {
		c.Suggested(c.Before)
	}
}

func BenchmarkHTML5000Words(b *testing.B) {
	c := comparison.Compare(long(b))
	b.ReportAllocs()
	for b.Loop() {
		c.HTML(comparison.Page{Title: "Мост", Language: "ru", Say: ids})
	}
}
