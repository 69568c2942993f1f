package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The namespaces of the IPTC Photo Metadata Standard 2025.1.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	nsRights    = "http://ns.adobe.com/xap/1.0/rights/"
	nsCore      = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
	nsExt       = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	nsEXIF      = "http://ns.adobe.com/exif/1.0/"
	nsAux       = "http://ns.adobe.com/exif/1.0/aux/"
	nsMM        = "http://ns.adobe.com/xap/1.0/mm/"
	nsXML       = "http://www.w3.org/XML/1998/namespace"
)

// Limits of one packet: what cameras and agencies write is far below, what
// lies above was made to exhaust a reader.
const (
	maxXMP   = 2 << 20
	maxDepth = 64
	maxToken = 50_000
	maxText  = 64 << 10
)

// xmp holds the simple properties of a packet: text, or lists of text.
type xmp map[xml.Name][]string

// first is the first value of a property.
func (x xmp) first(space, local string) string {
	if v := x[xml.Name{Space: space, Local: local}]; len(v) > 0 {
		return v[0]
	}
	return ""
}

var errXMP = errors.New("XMP packet over its limits")

// parseXMP reads the top-level properties of a packet. Fields of structures
// are left out, but the names of all of them are told to seen, so that private
// ones are noticed wherever they stand.
func parseXMP(packet []byte, seen func(xml.Name)) (xmp, error) {
	if len(packet) > maxXMP {
		return nil, errXMP
	}
	d := xml.NewDecoder(bytes.NewReader(packet))
	out := xmp{}
	var path []xml.Name
	var text strings.Builder
	preferred := false
	for tokens := 0; ; tokens++ {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil || tokens > maxToken || len(path) > maxDepth || text.Len() > maxText {
			return out, errXMP
		}
		switch t := t.(type) {
		case xml.Directive:
			return out, errXMP // a document type has no place in XMP
		case xml.StartElement:
			path = append(path, t.Name)
			text.Reset()
			preferred = false
			for _, a := range t.Attr {
				if a.Name == (xml.Name{Space: nsXML, Local: "lang"}) {
					preferred = a.Value == "x-default"
					continue
				}
				seen(a.Name)
				if t.Name == (xml.Name{Space: nsRDF, Local: "Description"}) && len(path) <= 3 {
					out.add(a.Name, a.Value, false)
				}
			}
			seen(t.Name)
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if name, ok := property(path); ok {
				out.add(name, text.String(), preferred)
			}
			text.Reset()
			if len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
	}
}

// property names the top-level property that the innermost element belongs to:
// itself, or the one whose list it is an item of.
func property(path []xml.Name) (xml.Name, bool) {
	top := -1
	for i, n := range path {
		if n == (xml.Name{Space: nsRDF, Local: "Description"}) {
			top = i + 1
			break
		}
	}
	if top < 0 || top >= len(path) {
		return xml.Name{}, false
	}
	for _, n := range path[top+1:] {
		if n.Space != nsRDF || n.Local == "Description" {
			return xml.Name{}, false // a field of a structure
		}
	}
	return path[top], path[top].Space != nsRDF
}

// add keeps a value; the one marked as the default language comes first.
func (x xmp) add(name xml.Name, value string, first bool) {
	value = tidy(value)
	if value == "" || len(x[name]) >= 100 {
		return
	}
	if first {
		x[name] = append([]string{value}, x[name]...)
		return
	}
	x[name] = append(x[name], value)
}

// tidy makes a text of a file fit to be shown and kept: valid, NFC, without
// control characters, lines joined by spaces.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1 // controls, and marks that turn the direction of what follows
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// privateNames notices a property that no rendition of ours may have.
func privateNames(bad *error) func(xml.Name) {
	return func(n xml.Name) {
		switch n.Space {
		case nsEXIF, nsAux, nsMM:
			*bad = errors.New("private property " + n.Local)
		}
	}
}
