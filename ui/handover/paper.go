package handover

import (
	"strconv"

	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// mostBlocks of a story are shown before it is accepted.
const mostBlocks = 300

func number(n int) string { return strconv.Itoa(n) }

// reading is a story to be read and not to be changed: headline, deck, where and
// by whom, and the text.
func (s *Screen) reading(st story.Story) []fyne.CanvasObject {
	k := s.k
	rows := []fyne.CanvasObject{k.Text(s.headline(st.Headline), look.PageTitle, look.Ink)}
	if st.Deck != "" {
		rows = append(rows, k.Text(st.Deck, look.Snippet, look.Ink2))
	}
	when := ""
	if !st.Dateline.Date.IsZero() {
		when = newsdate.Format(st.Dateline.Date, s.d.Say.Language(), newsdate.Site)
	}
	rows = append(rows, k.Text(joined(" · ", append([]string{st.Dateline.Place.Name, when}, st.Bylines...)...), look.Small, look.Ink3), kit.Line())
	for i, b := range st.Body.All() {
		if i == mostBlocks {
			rows = append(rows, s.note(s.count("handover.more", st.Body.Len()-mostBlocks)))
			break
		}
		if o := s.block(b); o != nil {
			rows = append(rows, o)
		}
	}
	if n := len(st.Photos); n > 0 {
		rows = append(rows, kit.Line(), s.note(s.count("handover.photos", n)))
	}
	return rows
}

// block is one of the text, plainly.
func (s *Screen) block(b text.Block) fyne.CanvasObject {
	if b.Text == "" {
		return nil
	}
	role, left := look.Snippet, float32(0)
	switch b.Kind {
	case text.Heading2, text.Heading3:
		role = look.ListHeadline
	case text.Quote, text.Bullet, text.Number, text.FactBox:
		left = look.S4
	}
	words := fyne.CanvasObject(s.k.Text(b.Text, role, look.Ink))
	if b.Attribution != "" {
		words = kit.Column(2, words, s.note(b.Attribution))
	}
	return kit.Inset(0, 0, 0, left, words)
}
