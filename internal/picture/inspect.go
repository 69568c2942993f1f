package picture

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/internal/newsdate"

	"github.com/bep/imagemeta"
)

// Meta is what a file says of its picture: each field from XMP, else IIM, else
// EXIF (IPTC Photo Metadata Standard 2025.1, mapping guidelines).
type Meta struct {
	Caption      string
	Headline     string
	Title        string
	Creator      string
	Credit       string
	Source       string
	Copyright    string
	UsageTerms   string
	City         string
	Alt          string
	SourceType   string
	Instructions string
	Keywords     []string
	// Taken is the day the picture was made, by the clock of the camera.
	Taken newsdate.Date
	// StaleXMP says that IIM was changed after XMP by a program that knows only
	// IIM, so that IIM was believed before XMP.
	StaleXMP bool
}

// PrivateItem is something in a file that no rendition will hold.
type PrivateItem struct {
	// What is gps, serial, owner, thumbnail, makernote, software, history,
	// second-picture, trailer or provenance.
	What  string
	Value string
}

// Info is what is known of a picture without decoding it.
type Info struct {
	Header
	// Upright is the size when it is turned as its EXIF orientation says.
	UprightWidth, UprightHeight int
	// Orientation is 1 to 8 as in EXIF 3.0, tag 0x0112.
	Orientation int
	Meta        Meta
	Private     []PrivateItem
}

// Inspect lets a file through the gate and reads what it says of itself. It is
// bounded in time and memory whatever the file is.
func Inspect(path string) (Info, error) {
	f, size, err := open(path)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	c := &collected{}
	h, trailer, err := gate(f, path, size, c.segment)
	if err != nil {
		return Info{}, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return Info{}, &Refusal{Code: CannotRead, Path: path, Err: err}
	}
	c.tags(f, h.Format)
	if trailer > 0 {
		c.private("trailer", fmt.Sprint(trailer))
	}
	info := Info{Header: h, UprightWidth: h.Width, UprightHeight: h.Height, Orientation: max(c.orientation, 1), Meta: c.meta(), Private: c.items}
	if info.Orientation >= 5 {
		info.UprightWidth, info.UprightHeight = h.Height, h.Width
	}
	return info, nil
}

// collected gathers what segments and tags say.
type collected struct {
	xmp         xmp
	exif, iim   map[string]string
	keywords    []string
	photoshop   []byte
	orientation int
	items       []PrivateItem
	stale       bool
	// position is what GPS tags say: latitude, N or S, longitude, E or W.
	position map[string]string
}

const (
	xmpHeader  = "http://ns.adobe.com/xap/1.0/\x00"
	iimHeader  = "Photoshop 3.0\x00"
	iccHeader  = "ICC_PROFILE\x00"
	pngXMP     = "XML:com.adobe.xmp\x00"
	mostItems  = 40
	mostLetter = 200
)

func (c *collected) private(what, value string) {
	value = tidy(value)
	if r := []rune(value); len(r) > mostLetter {
		value = string(r[:mostLetter])
	}
	item := PrivateItem{what, value}
	if len(c.items) < mostItems && !slices.Contains(c.items, item) {
		c.items = append(c.items, item)
	}
}

func (c *collected) segment(kind string, data []byte) {
	switch {
	case kind == "e1" && bytes.HasPrefix(data, []byte(xmpHeader)):
		c.packet(data[len(xmpHeader):])
	case kind == "iTXt" && bytes.HasPrefix(data, []byte(pngXMP)):
		// Compression flag and method, language tag, translated keyword (PNG 11.3.4.5).
		rest := data[len(pngXMP):]
		if len(rest) > 2 && rest[0] == 0 {
			if parts := bytes.SplitN(rest[2:], []byte{0}, 3); len(parts) == 3 {
				c.packet(parts[2])
			}
		}
	case kind == "ed" && bytes.HasPrefix(data, []byte(iimHeader)):
		if len(c.photoshop) < maxSegments {
			c.photoshop = append(c.photoshop, data[len(iimHeader):]...)
		}
	case kind == "e2" && bytes.HasPrefix(data, []byte("MPF\x00")):
		c.private("second-picture", "")
	case kind == "eb" && bytes.Contains(data[:min(len(data), 64)], []byte("jumb")):
		c.private("provenance", "C2PA")
	}
}

func (c *collected) packet(data []byte) {
	if c.xmp != nil {
		return
	}
	got, err := parseXMP(data, func(n xml.Name) {
		switch {
		case strings.HasPrefix(n.Local, "GPS"):
			c.private("gps", "XMP")
		case strings.HasSuffix(n.Local, "SerialNumber"):
			c.private("serial", "XMP "+n.Local)
		case n.Local == "OwnerName" && n.Space == nsAux:
			c.private("owner", "XMP")
		case n.Space == nsMM && n.Local == "History":
			c.private("history", "XMP")
		case n.Local == "Thumbnails":
			c.private("thumbnail", "XMP")
		}
	})
	if err == nil {
		c.xmp = got
	}
}

// inspectTime is far above what any honest file needs.
const inspectTime = 2 * time.Second

// tags reads EXIF and IIM.
func (c *collected) tags(r io.ReadSeeker, format string) {
	c.exif, c.iim, c.position = map[string]string{}, map[string]string{}, map[string]string{}
	kind := imagemeta.JPEG
	if format == "png" {
		kind = imagemeta.PNG
	}
	// What a damaged block still gave is kept; its error is not the picture's.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: r, ImageFormat: kind, Sources: imagemeta.EXIF | imagemeta.IPTC, Timeout: inspectTime,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag: func(t imagemeta.TagInfo) error {
			if t.Source == imagemeta.IPTC {
				c.iimTag(t)
			} else {
				c.exifTag(t)
			}
			return nil
		},
	})
	if p := c.position; p["GPSLatitude"] != "" && p["GPSLongitude"] != "" {
		c.private("gps", strings.TrimSpace(p["GPSLatitude"]+" "+p["GPSLatitudeRef"])+", "+strings.TrimSpace(p["GPSLongitude"]+" "+p["GPSLongitudeRef"]))
	} else if len(p) > 0 {
		c.private("gps", "EXIF")
	}
	c.resources()
}

func (c *collected) iimTag(t imagemeta.TagInfo) {
	if list, ok := t.Value.([]string); ok {
		for _, v := range list {
			c.iimValue(t.Tag, v)
		}
		return
	}
	c.iimValue(t.Tag, fmt.Sprint(t.Value))
}

func (c *collected) iimValue(tag, value string) {
	value = tidy(value)
	if tag == "Keywords" && value != "" && len(c.keywords) < 100 {
		c.keywords = append(c.keywords, value)
	}
	if c.iim[tag] == "" {
		c.iim[tag] = value
	}
}

func (c *collected) exifTag(t imagemeta.TagInfo) {
	value := fmt.Sprint(t.Value)
	if degrees, ok := t.Value.(float64); ok && strings.HasPrefix(t.Tag, "GPS") {
		value = strconv.FormatFloat(degrees, 'f', 5, 64) // to the metre
	}
	switch {
	case strings.HasSuffix(t.Namespace, "InteroperabilityIFD"):
		return // its tags have the numbers of GPS tags and come under their names
	case strings.HasPrefix(t.Namespace, "IFD1"):
		c.private("thumbnail", "EXIF")
		return
	case strings.HasPrefix(t.Tag, "GPS") && t.Tag != "GPSInfoIFD":
		if c.position[t.Tag] == "" {
			c.position[t.Tag] = tidy(value)
		}
	case strings.HasSuffix(t.Tag, "SerialNumber"):
		c.private("serial", value)
	case t.Tag == "OwnerName" || t.Tag == "CameraOwnerName":
		c.private("owner", value)
	case strings.HasPrefix(t.Tag, "MakerNote"):
		c.private("makernote", "")
	case t.Tag == "Software" || t.Tag == "HostComputer":
		c.private("software", value)
	case t.Tag == "Orientation":
		if n := 0; strings.HasPrefix(t.Namespace, "IFD0") {
			if _, err := fmt.Sscan(value, &n); err == nil && n >= 1 && n <= 8 {
				c.orientation = n
			}
		}
	}
	if c.exif[t.Tag] == "" {
		c.exif[t.Tag] = tidy(value)
	}
}

// resources reads Photoshop's image resources: hidden thumbnails, and whether
// the digest of IIM (0x0425, MD5) is still that of IIM (0x0404).
func (c *collected) resources() {
	var digest, iim []byte
	eachResource(c.photoshop, func(id uint16, data []byte) {
		switch id {
		case 0x0404:
			iim = data
		case 0x0425:
			digest = data
		case 0x0409, 0x040c:
			c.private("thumbnail", "Photoshop")
		}
	})
	c.stale = len(digest) == 16 && iim != nil && !bytes.Equal(digest, digestOf(iim))
}

func eachResource(data []byte, visit func(id uint16, data []byte)) {
	for len(data) >= 12 && string(data[:4]) == "8BIM" {
		id := binary.BigEndian.Uint16(data[4:])
		name := 1 + int(data[6])
		name += name & 1
		if len(data) < 6+name+4 {
			return
		}
		size := int(binary.BigEndian.Uint32(data[6+name:]))
		start := 6 + name + 4
		if size < 0 || size > len(data)-start {
			return
		}
		visit(id, data[start:start+size])
		data = data[min(start+size+size&1, len(data)):]
	}
}

// meta chooses per field what is believed.
func (c *collected) meta() Meta {
	pick := func(x, iim, exif string) string {
		if c.stale && iim != "" {
			return iim
		}
		for _, v := range []string{x, iim, exif} {
			if v != "" {
				return v
			}
		}
		return ""
	}
	m := Meta{
		Caption:      pick(c.xmp.first(nsDC, "description"), c.iim["Caption-Abstract"], c.exif["ImageDescription"]),
		Headline:     pick(c.xmp.first(nsPhotoshop, "Headline"), c.iim["Headline"], ""),
		Title:        pick(c.xmp.first(nsDC, "title"), c.iim["ObjectName"], ""),
		Creator:      pick(c.xmp.first(nsDC, "creator"), c.iim["By-line"], c.exif["Artist"]),
		Credit:       pick(c.xmp.first(nsPhotoshop, "Credit"), c.iim["Credit"], ""),
		Source:       pick(c.xmp.first(nsPhotoshop, "Source"), c.iim["Source"], ""),
		Copyright:    pick(c.xmp.first(nsDC, "rights"), c.iim["CopyrightNotice"], c.exif["Copyright"]),
		UsageTerms:   c.xmp.first(nsRights, "UsageTerms"),
		City:         pick(c.xmp.first(nsPhotoshop, "City"), c.iim["City"], ""),
		Alt:          c.xmp.first(nsCore, "AltTextAccessibility"),
		SourceType:   c.xmp.first(nsExt, "DigitalSourceType"),
		Instructions: pick(c.xmp.first(nsPhotoshop, "Instructions"), c.iim["SpecialInstructions"], ""),
		Keywords:     c.xmp[xml.Name{Space: nsDC, Local: "subject"}],
		StaleXMP:     c.stale,
	}
	if len(m.Keywords) == 0 || c.stale && len(c.keywords) > 0 {
		m.Keywords = c.keywords
	}
	for _, v := range []string{pick(c.xmp.first(nsPhotoshop, "DateCreated"), c.iim["DateCreated"], c.exif["DateTimeOriginal"]), c.exif["DateTimeOriginal"]} {
		if d, ok := day(v); ok {
			m.Taken = d
			break
		}
	}
	return m
}

// day reads the day of the ways in which XMP (2023-06-15T…), EXIF (2023:06:15
// …) and IIM (20230615) write a moment.
func day(s string) (newsdate.Date, bool) {
	for _, layout := range []string{"2006-01-02", "2006:01:02", "20060102"} {
		if len(s) >= len(layout) {
			if t, err := time.Parse(layout, s[:len(layout)]); err == nil && t.Year() > 0 {
				return newsdate.Of(t), true
			}
		}
	}
	return newsdate.Date{}, false
}
