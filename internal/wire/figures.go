package wire

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// aPhoto is the least side of a picture that could be a photo, in pixels; what
// is smaller is a sign, a face beside a name or a counter of visits.
const aPhoto = 100

// longestCredit is how many letters a credit beside a caption has.
const longestCredit = 80

// framed says whether an element is a picture, or pictures, with a caption.
func (m *markup) framed(n *html.Node) bool {
	if is(n, atom.Figure) {
		return true
	}
	w := m.weights[n]
	if !is(n, atom.Div, atom.Span, atom.P, atom.Section, atom.A) || w.images == 0 || w.captions == 0 || w.prose+w.links > longestDeck || n == m.root || inside(m.root, n) {
		return false
	}
	caption := find(n, func(d *html.Node) bool { return captionLike(d) && m.weights[d].images == 0 })
	if caption == nil {
		return false
	}
	// Beside its caption a picture has a credit at most.
	x := m.weights[caption]
	return w.prose+w.links-x.prose-x.links <= longestCredit
}

// figure reads a frame: pictures become slots, a player an embed, a quotation a
// quotation; its caption goes with the first.
func (w *walker) figure(n *html.Node, c context) {
	w.flush(c)
	caption, credit := w.m.captionOf(n)
	if q := findAtom(n, atom.Blockquote); q != nil {
		from := len(w.blocks)
		if w.quote(q, c); caption != nil && len(w.blocks) > from && w.blocks[len(w.blocks)-1].Attribution == "" {
			w.attribute(from, caption)
		}
		return
	}
	if t := findAtom(n, atom.Table); t != nil {
		w.m.left.add(NoteTable, words(n, nil))
		return
	}
	slot := w.m.slot(caption, credit)
	if f := findAtom(n, atom.Iframe, atom.Video, atom.Audio, atom.Embed); f != nil && findAtom(n, atom.Img) == nil {
		w.player(f, slot.Caption)
		return
	}
	found := false
	for d := range n.Descendants() {
		if is(d, atom.Img) && large(d) {
			s := Slot{}
			if !found {
				s = slot
			}
			w.slot(d, s)
			found = true
		}
	}
	switch {
	case found:
	case slot.Caption != "" || slot.Agency+slot.Photographer != "":
		w.slot(nil, slot) // a caption whose picture is not there
	default:
		w.m.left.add(NoteImage, words(n, nil))
	}
	w.close()
}

// captionOf finds the caption of a frame and, in or beside it, the credit.
func (m *markup) captionOf(n *html.Node) (caption, credit *html.Node) {
	caption = find(n, func(d *html.Node) bool { return captionLike(d) && m.weights[d].images == 0 })
	in := n
	if caption != nil && is(caption, atom.Figcaption) {
		in = caption
	}
	credit = find(in, func(d *html.Node) bool {
		return d != caption && !is(d, atom.Img, atom.Source, atom.Picture, atom.Figcaption) && m.weights[d].images == 0 && !holds(d, caption) &&
			(named(d, "credit", "credits", "copyright", "photographer", "author", "source", "rights") || prop(d, "copyrightHolder") || prop(d, "creditText"))
	})
	return caption, credit
}

func holds(n, below *html.Node) bool { return below != nil && inside(below, n) }

// slot makes a slot of the words under a picture.
func (m *markup) slot(caption, credit *html.Node) Slot {
	var s Slot
	if caption != nil {
		s.Caption = text.Clean(words(caption, func(d *html.Node) bool { return d == credit }))
	}
	who := ""
	if credit != nil {
		who = text.Clean(words(credit, nil))
		if _, name, ok := splitCredit(who); ok {
			who = name
		}
	} else if c, name, ok := splitCredit(s.Caption); ok && isCredit(s.Caption) {
		s.Caption, who = c, name
	}
	if who != "" {
		s.Agency, s.Photographer = people(who)
	}
	return s
}

// slot adds an open slot for a picture of the page.
func (w *walker) slot(img *html.Node, s Slot) {
	if img != nil {
		if s.Alt = text.Clean(strings.TrimSpace(cleaned(attr(img, "alt")))); s.Alt == s.Caption || strings.Contains(s.Alt, "://") {
			s.Alt = ""
		}
		s = w.m.said(img, s)
	}
	if w.fragment {
		if s.Caption != "" {
			w.put(text.Block{Kind: text.Paragraph, Text: s.Caption})
		}
		w.m.left.add(NoteImage, firstOf(s.Caption, s.Alt, path.Base(attrOf(img, "src"))))
		return
	}
	if first := len(w.blocks) == 0 && len(w.m.page.Photos)+len(w.slots)+len(w.waiting) == 0 && w.page; first {
		s.Lead = true
	}
	w.m.note(NotePhoto, firstOf(s.Caption, s.Alt, path.Base(attrOf(img, "src"))))
	w.waiting = append(w.waiting, s)
}

// said adds what the page tells machines of a picture: who made it, exactly.
func (m *markup) said(img *html.Node, s Slot) Slot {
	u, err := url.Parse(attr(img, "src"))
	if err != nil {
		return s
	}
	p, ok := m.meta.pictures[path.Base(u.Path)]
	if !ok {
		return s
	}
	s.Caption = firstOf(s.Caption, p.caption)
	if p.agency+p.photographer != "" {
		s.Agency, s.Photographer = p.agency, p.photographer
	} else if s.Agency+s.Photographer == "" && p.credit != "" {
		s.Agency, s.Photographer = people(p.credit)
	}
	return s
}

func attrOf(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	return attr(n, key)
}

func firstOf(parts ...string) string {
	for _, s := range parts {
		if s != "" && s != "." {
			return s
		}
	}
	return ""
}

// large says whether a picture has a file and is large enough to be a photo.
func large(img *html.Node) bool {
	for _, key := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(attr(img, key), "px")); err == nil && n < aPhoto {
			return false
		}
	}
	for _, key := range []string{"src", "srcset", "data-src", "data-srcset", "data-original", "data-lazy-src"} {
		if v := attr(img, key); v != "" && !strings.HasPrefix(v, "data:") && !strings.HasSuffix(v, ".svg") {
			return true
		}
	}
	return len(attr(img, "src")) > 5000 // the picture itself, written into the page
}

// picture reads one that stands in the text without a frame.
func (w *walker) picture(n *html.Node, c context) {
	img := n
	if is(n, atom.Picture) {
		if img = findAtom(n, atom.Img); img == nil {
			return
		}
	}
	alt := cleaned(attr(img, "alt"))
	switch {
	case named(img, "emoji") && short(alt, 8):
		w.run.add(alt, c.looks, false)
	case large(img):
		if w.slot(img, Slot{}); w.run.empty() {
			w.close()
		}
	default:
		w.m.left.add(NoteImage, alt)
	}
}
