package picture

import (
	"bytes"
	"crypto/md5" // Photoshop's digest of IIM is MD5; it guards nothing
	"encoding/binary"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"dateline/internal/newsdate"
)

// Embed is what a rendition says of its picture: everything a reader's or an
// agency's program may know, and nothing else.
type Embed struct {
	Description string        `json:"description"`
	Creator     string        `json:"creator"`
	Credit      string        `json:"credit"`
	Rights      string        `json:"rights"`
	Headline    string        `json:"headline"`
	Date        newsdate.Date `json:"date"`
	City        string        `json:"city"`
	Alt         string        `json:"alt"`
	SourceType  string        `json:"source_type"`
}

// The longest fields in bytes. Together, and with every letter escaped, they
// fit into one segment of 64 KB.
const (
	maxDescription = 5000
	maxAlt         = 2000
	maxField       = 700
)

// Tidied is e in the form in which it is written and read back: one line per
// field, cut between letters to its longest.
func (e Embed) Tidied() Embed {
	for _, v := range []*string{&e.Creator, &e.Credit, &e.Rights, &e.Headline, &e.City, &e.SourceType} {
		*v = strings.TrimSpace(cutAt(tidy(*v), maxField))
	}
	e.Description = strings.TrimSpace(cutAt(tidy(e.Description), maxDescription))
	e.Alt = strings.TrimSpace(cutAt(tidy(e.Alt), maxAlt))
	return e
}

// cutAt shortens a text to bytes, between letters.
func cutAt(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// segments are the APP1 (XMP, the truth) and APP13 (IIM, for old programs)
// segments of a rendition.
func (e Embed) segments() []byte {
	e = e.Tidied()
	var out bytes.Buffer
	putSegment(&out, mAPP1, append([]byte(xmpHeader), e.xmp()...))
	iim := e.iim()
	var resources bytes.Buffer
	putResource(&resources, 0x0404, iim)
	putResource(&resources, 0x0425, digestOf(iim))
	putSegment(&out, mAPP13, append([]byte(iimHeader), resources.Bytes()...))
	return out.Bytes()
}

func digestOf(iim []byte) []byte {
	sum := md5.Sum(iim)
	return sum[:]
}

func putSegment(w *bytes.Buffer, marker byte, data []byte) {
	w.Write([]byte{0xff, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)})
	w.Write(data)
}

// putResource writes an image resource (Adobe Photoshop File Formats
// Specification, "Image Resource Blocks"): an empty name, even lengths.
func putResource(w *bytes.Buffer, id uint16, data []byte) {
	w.WriteString("8BIM")
	_ = binary.Write(w, binary.BigEndian, id)
	w.Write([]byte{0, 0})
	_ = binary.Write(w, binary.BigEndian, uint32(len(data)))
	w.Write(data)
	if len(data)%2 == 1 {
		w.WriteByte(0)
	}
}

func (e Embed) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"" + nsRDF + "\">\n<rdf:Description rdf:about=\"\"")
	for _, ns := range [][2]string{{"dc", nsDC}, {"photoshop", nsPhotoshop}, {"Iptc4xmpCore", nsCore}, {"Iptc4xmpExt", nsExt}} {
		b.WriteString("\n xmlns:" + ns[0] + "=\"" + ns[1] + "\"")
	}
	b.WriteString(">\n")
	put := func(name, open, value, close string) {
		if value == "" {
			return
		}
		b.WriteString("<" + name + ">" + open)
		_ = xml.EscapeText(&b, []byte(value))
		b.WriteString(close + "</" + name + ">\n")
	}
	const alt, endAlt = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	put("dc:description", alt, e.Description, endAlt)
	put("dc:creator", "<rdf:Seq><rdf:li>", e.Creator, "</rdf:li></rdf:Seq>")
	put("dc:rights", alt, e.Rights, endAlt)
	put("photoshop:Credit", "", e.Credit, "")
	put("photoshop:Headline", "", e.Headline, "")
	put("photoshop:DateCreated", "", e.Date.String(), "")
	put("photoshop:City", "", e.City, "")
	put("Iptc4xmpCore:AltTextAccessibility", alt, e.Alt, endAlt)
	put("Iptc4xmpExt:DigitalSourceType", "", e.SourceType, "")
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

// iim writes the same as records of IIM 4.2, in UTF-8 (dataset 1:90), each cut
// between letters to the length the standard gives it.
func (e Embed) iim() []byte {
	var b bytes.Buffer
	put := func(record, dataset byte, value string, most int) {
		if value == "" {
			return
		}
		value = cutAt(value, most)
		b.Write([]byte{0x1c, record, dataset, byte(len(value) >> 8), byte(len(value))})
		b.WriteString(value)
	}
	put(1, 90, "\x1b%G", 3)
	put(2, 0, "\x00\x04", 2)
	put(2, 55, strings.ReplaceAll(e.Date.String(), "-", ""), 8)
	put(2, 80, e.Creator, 32)
	put(2, 90, e.City, 32)
	put(2, 105, e.Headline, 256)
	put(2, 110, e.Credit, 32)
	put(2, 116, e.Rights, 128)
	put(2, 120, e.Description, 2000)
	return b.Bytes()
}
