package export

import (
	"fmt"
	"html"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
)

// shown is one photo with the files of its frames.
type shown struct {
	use    story.PhotoUse
	frames []shownFrame
}

type shownFrame struct {
	ratio string
	files []Rendition // widest first
}

// bodyHTML writes the blocks of the text. Photos that no block shows stand
// behind it: nothing that was approved is left out.
func bodyHTML(p Package, photos []shown) template.HTML {
	w := newBodyWriter(p, photos, func(x shown) string { return string(figureHTML(p.Story, x, "photo")) })
	return template.HTML(w.write())
}

type bodyWriter struct {
	p      Package
	photos []shown
	// figure is how a photo is written.
	figure func(shown) string
	placed map[story.PhotoID]bool
	b      strings.Builder
}

func newBodyWriter(p Package, photos []shown, figure func(shown) string) *bodyWriter {
	return &bodyWriter{p: p, photos: photos, figure: figure, placed: map[story.PhotoID]bool{}}
}

func (w *bodyWriter) write() string {
	blocks := make([]text.Block, 0, w.p.Story.Body.Len())
	for _, b := range w.p.Story.Body.All() {
		if !unwritten(b) {
			blocks = append(blocks, b)
		}
	}
	for i := 0; i < len(blocks); {
		n := 1
		switch b := blocks[i]; {
		case b.Kind.IsList():
			for i+n < len(blocks) && blocks[i+n].Kind.IsList() {
				n++
			}
			w.list(blocks[i : i+n])
		case b.Kind == text.FactBox:
			for i+n < len(blocks) && blocks[i+n].Kind == text.FactBox {
				n++
			}
			w.factBox(blocks[i : i+n])
		default:
			w.block(b)
		}
		i += n
	}
	for _, x := range w.photos {
		if !x.use.Lead && !w.placed[x.use.ID] {
			w.b.WriteString(w.figure(x))
		}
	}
	return w.b.String()
}

// unwritten: a template gave the block and nobody wrote in it, so readers see
// nothing of it.
func unwritten(b text.Block) bool {
	return b.Kind.HasText() && b.Kind != text.Embed && strings.TrimSpace(b.Text) == ""
}

func (w *bodyWriter) line(format string, args ...any) { fmt.Fprintf(&w.b, format+"\n", args...) }

func (w *bodyWriter) block(b text.Block) {
	switch b.Kind {
	case text.Heading2:
		w.line("<h2>%s</h2>", w.inline(b))
	case text.Heading3:
		w.line("<h3>%s</h3>", w.inline(b))
	case text.Quote:
		w.line("<blockquote><p>%s</p>%s</blockquote>", w.inline(b), attribution(b))
	case text.Photo:
		w.photo(b)
	case text.Embed:
		w.embed(b)
	case text.Divider:
		w.line("<hr>")
	default:
		w.line("<p>%s</p>", w.inline(b))
	}
}

func attribution(b text.Block) string {
	if b.Attribution == "" {
		return ""
	}
	return "<footer>" + html.EscapeString(b.Attribution) + "</footer>"
}

// photo shows a photo where the text has it; the lead stands above the text already.
func (w *bodyWriter) photo(b text.Block) {
	i := slices.IndexFunc(w.photos, func(x shown) bool { return string(x.use.ID) == b.Photo })
	if i < 0 || w.photos[i].use.Lead || w.placed[w.photos[i].use.ID] {
		return
	}
	w.placed[w.photos[i].use.ID] = true
	w.b.WriteString(w.figure(w.photos[i]))
}

// embed is a link: a page that fetches nothing shows no player of others.
func (w *bodyWriter) embed(b text.Block) {
	words := b.Text
	if words == "" {
		words = b.URL
	}
	if u := safeURL(b.URL); u != "" {
		w.line(`<p class="embed"><a href="%s">%s</a></p>`, html.EscapeString(u), html.EscapeString(words))
		return
	}
	w.line(`<p class="embed">%s</p>`, html.EscapeString(words))
}

func (w *bodyWriter) factBox(blocks []text.Block) {
	w.line("<aside class=\"fact\">\n<p class=\"fact-title\">%s</p>", html.EscapeString(w.p.Story.Words.FactBox))
	for _, b := range blocks {
		w.line("<p>%s</p>", w.inline(b))
	}
	w.line("</aside>")
}

// list nests items by their depth; a kind that changes on one depth begins a
// new list.
func (w *bodyWriter) list(items []text.Block) {
	tag := map[text.Kind]string{text.Bullet: "ul", text.Number: "ol"}
	var open []text.Kind
	shut := func(depth int) {
		for len(open) > depth {
			w.line("</li></%s>", tag[open[len(open)-1]])
			open = open[:len(open)-1]
		}
	}
	for _, b := range items {
		depth := min(b.Depth, len(open)) // an item cannot hang under nothing
		shut(depth + 1)
		switch {
		case len(open) == depth+1 && open[depth] == b.Kind:
			w.b.WriteString("</li>")
		default:
			shut(depth)
			w.line("<%s>", tag[b.Kind])
			open = append(open, b.Kind)
		}
		w.b.WriteString("<li>" + w.inline(b))
	}
	shut(0)
}

// inline writes a block's text with its marks. The text is cut where any mark
// begins or ends; marks that span a cut are closed and opened again, links
// outermost.
func (w *bodyWriter) inline(b text.Block) string {
	cuts := []int{0, len(b.Text)}
	for _, m := range b.Marks {
		cuts = append(cuts, m.From, m.To)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out strings.Builder
	var open []text.Mark
	shut := func(n int) {
		for len(open) > n {
			_, end := w.tags(open[len(open)-1])
			out.WriteString(end)
			open = open[:len(open)-1]
		}
	}
	for i := 0; i+1 < len(cuts); i++ {
		now := marksAt(b, cuts[i])
		same := 0
		for same < len(open) && same < len(now) && open[same] == now[same] {
			same++
		}
		shut(same)
		for _, m := range now[same:] {
			begin, _ := w.tags(m)
			out.WriteString(begin)
			open = append(open, m)
		}
		piece := html.EscapeString(b.Text[cuts[i]:cuts[i+1]])
		out.WriteString(strings.ReplaceAll(piece, string(text.SoftBreak), "<br>"))
	}
	shut(0)
	return out.String()
}

// marksAt are the marks over a byte, links first.
func marksAt(b text.Block, at int) []text.Mark {
	var out []text.Mark
	for _, m := range b.Marks {
		if m.From <= at && at < m.To {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b text.Mark) int {
		order := func(m text.Mark) int {
			if m.Kind == text.Link {
				return 0
			}
			return 1
		}
		return order(a) - order(b)
	})
	return out
}

func (w *bodyWriter) tags(m text.Mark) (begin, end string) {
	switch m.Kind {
	case text.Bold:
		return "<strong>", "</strong>"
	case text.Italic:
		return "<em>", "</em>"
	case text.Strike:
		return "<s>", "</s>"
	case text.Sup:
		return "<sup>", "</sup>"
	case text.Sub:
		return "<sub>", "</sub>"
	case text.Link:
		if u := w.address(m.Href); u != "" {
			return `<a href="` + html.EscapeString(u) + `">`, "</a>"
		}
	}
	return "", ""
}

// address resolves a link: to a story of the newsroom only when that is out.
func (w *bodyWriter) address(href string) string {
	if id, ok := strings.CutPrefix(href, "story:"); ok {
		return safeURL(w.p.Addresses[story.ID(id)])
	}
	return safeURL(href)
}

// safeURL is a link that a page may carry; any other scheme gives "".
func safeURL(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return u.String()
}

// figureHTML is a photo with its caption and, on a line of its own, its credit.
func figureHTML(s story.Story, x shown, class string) template.HTML {
	files := x.frames[0].files
	var set []string
	for _, f := range slices.Backward(files) {
		set = append(set, fmt.Sprintf("img/%s %dw", f.Name, f.Width))
	}
	srcset, sizes := strings.Join(set, ", "), "(max-width: 752px) 100vw, 720px"
	show := files[len(files)-1]
	for _, f := range slices.Backward(files) {
		if show = f; f.Width >= 960 {
			break
		}
	}
	loading := ` loading="lazy"`
	if class == "lead" {
		loading = ` fetchpriority="high"`
	}
	if show.Height > show.Width {
		class += " tall"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<figure class=\"%s\">\n<picture>\n<source type=\"image/jpeg\" srcset=\"%s\" sizes=\"%s\">\n", class, srcset, sizes)
	fmt.Fprintf(&b, "<img src=\"img/%s\" srcset=\"%s\" sizes=\"%s\" width=\"%d\" height=\"%d\" alt=\"%s\"%s>\n</picture>\n",
		show.Name, srcset, sizes, show.Width, show.Height, html.EscapeString(oneLine(x.use.Alt)), loading)
	fmt.Fprintf(&b, "<figcaption><span class=\"caption\">%s</span> <span class=\"credit\">%s</span></figcaption>\n</figure>\n",
		html.EscapeString(oneLine(x.use.Caption)), html.EscapeString(x.use.Credit.Line(s.Words.Credit)))
	return template.HTML(b.String())
}
