package wire

import (
	"strings"

	"dateline/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped leaves out what a story cannot show, and counts it.
func (w *walker) dropped(n *html.Node, c context) bool {
	if is(n, atom.Script, atom.Style, atom.Link, atom.Meta, atom.Template, atom.Noscript, atom.Base, atom.Title) {
		if id := attr(n, "data-telegram-post"); id != "" && is(n, atom.Script) {
			w.flush(c)
			w.embed("https://t.me/"+id, "")
			return true
		}
		w.m.left.add(NoteCode, "")
		return true
	}
	kind := Kind("")
	switch n.DataAtom {
	case atom.Table:
		if w.layout(n) {
			return false
		}
		kind = NoteTable
	case atom.Form, atom.Fieldset:
		kind = NoteForm
	case atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Datalist, atom.Output, atom.Progress, atom.Meter:
		kind = NoteForm
	case atom.Svg, atom.Math, atom.Canvas, atom.Map:
		kind = NoteDrawing
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		w.flush(c)
		w.player(n, "")
		return true
	case 0:
		// Nobody knows the element; its words are read as those of a block.
		w.m.left.add(NoteMarkup, n.Data)
		return false
	}
	if kind == "" {
		return false
	}
	if kind != NoteDrawing {
		w.flush(c)
	}
	w.m.left.add(kind, tableWords(n))
	return true
}

// aText is how many letters no cell of figures has.
const aText = 600

// layout says whether a table only holds a text in place.
func (w *walker) layout(n *html.Node) bool {
	if r := attr(n, "role"); r == "presentation" || r == "none" {
		return true
	}
	cells := 0
	for d := range n.Descendants() {
		switch {
		case is(d, atom.H1, atom.H2, atom.H3), is(d, atom.Td) && w.m.weights[d].prose > aText:
			return true
		case is(d, atom.Td, atom.Th):
			cells++
		}
	}
	return cells <= 1 || w.m.root != nil && inside(w.m.root, n)
}

// tableWords are the words of what is left out, cells apart.
func tableWords(n *html.Node) string { return words(n, nil) }

// player is a video, a sound or a frame of another site: its address stands in
// the text as an embed.
func (w *walker) player(n *html.Node, caption string) {
	src := attr(n, "src")
	for _, key := range []string{"data-src", "data"} {
		if src == "" || strings.HasPrefix(src, "about:") {
			src = attr(n, key)
		}
	}
	if s := findAtom(n, atom.Source); src == "" && s != nil {
		src = attr(s, "src")
	}
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	address := w.m.address(src)
	if address == "" || strings.HasPrefix(address, "mailto:") {
		w.m.left.add(NoteFrame, firstOf(caption, attr(n, "title"), src))
		return
	}
	w.embed(address, firstOf(caption, text.Clean(cleaned(attr(n, "title")))))
}

func (w *walker) embed(address, title string) {
	w.put(text.Block{Kind: text.Embed, URL: text.Clean(address), Text: strings.TrimSpace(text.Clean(title))})
}

// embedded reads a block that is nothing but a link to something to be shown, as
// a page of ours has them.
func (w *walker) embedded(n *html.Node) bool {
	if !named(n, "embed") || !is(n, atom.P, atom.Div) || w.m.weights[n].prose > 0 {
		return false
	}
	a := findAtom(n, atom.A)
	if a == nil || findAtom(n, atom.Iframe, atom.Video, atom.Blockquote) != nil {
		return false
	}
	address := w.m.address(attr(a, "href"))
	if address == "" {
		return false
	}
	title := words(a, nil)
	if title == attr(a, "href") {
		title = ""
	}
	w.embed(address, title)
	return true
}

// post is what somebody wrote elsewhere, put into a page as a quotation: the
// last link in it is where it stands.
func (w *walker) post(n *html.Node) bool {
	address := firstOf(attr(n, "data-instgrm-permalink"), attr(n, "cite"))
	if !named(n, "twitter", "instagram", "tiktok", "bluesky", "telegram", "mastodon") || is(n, atom.Body) {
		return false
	}
	if attr(n, "data-instgrm-permalink") == "" {
		for d := range n.Descendants() {
			if is(d, atom.A) && attr(d, "href") != "" {
				address = attr(d, "href")
			}
		}
	}
	if address = w.m.address(address); address == "" {
		return false
	}
	w.embed(address, words(n, nil))
	return true
}
