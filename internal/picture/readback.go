package picture

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"dateline/internal/newsdate"
)

// Written is what a rendition holds.
type Written struct {
	Width, Height int
	Embed         Embed
}

// ReadBack reads a rendition and proves that it is one: a baseline JPEG with
// XMP, IIM and at most a colour profile, no other segment, no second picture,
// nothing behind its end. What is not one is a *Refusal with Damaged, or that
// of the gate.
func ReadBack(r io.Reader, name string) (Written, error) {
	var w Written
	var bad error
	packets := 0
	h, trailer, err := gate(r, name, 0, func(kind string, data []byte) {
		switch {
		case kind == "e1" && bytes.HasPrefix(data, []byte(xmpHeader)):
			packets++
			x, err := parseXMP(data[len(xmpHeader):], privateNames(&bad))
			if err != nil {
				bad = err
				return
			}
			w.Embed = embedOf(x)
		case kind == "ed" && bytes.HasPrefix(data, []byte(iimHeader)):
			eachResource(data[len(iimHeader):], func(id uint16, _ []byte) {
				if id != 0x0404 && id != 0x0425 {
					bad = fmt.Errorf("image resource %#x", id)
				}
			})
		case kind == "e2" && bytes.HasPrefix(data, []byte(iccHeader)):
		default:
			bad = fmt.Errorf("segment %s", kind)
		}
	})
	switch {
	case err != nil:
		return w, err
	case bad == nil && h.Format != "jpeg":
		bad = fmt.Errorf("a %s", h.Format)
	case bad == nil && packets != 1:
		bad = fmt.Errorf("%d XMP packets", packets)
	case bad == nil && trailer > 0:
		bad = fmt.Errorf("%d bytes behind the end", trailer)
	case bad == nil && h.Scans != 1:
		bad = fmt.Errorf("%d scans", h.Scans)
	}
	if bad != nil {
		return w, &Refusal{Code: Damaged, Path: name, Err: bad}
	}
	w.Width, w.Height = h.Width, h.Height
	return w, nil
}

// embedOf is what a packet of ours says.
func embedOf(x xmp) Embed {
	date, _ := day(x.first(nsPhotoshop, "DateCreated"))
	if x.first(nsPhotoshop, "DateCreated") == "" {
		date = newsdate.Date{}
	}
	return Embed{
		Description: x.first(nsDC, "description"), Creator: x.first(nsDC, "creator"), Rights: x.first(nsDC, "rights"),
		Credit: x.first(nsPhotoshop, "Credit"), Headline: x.first(nsPhotoshop, "Headline"), City: x.first(nsPhotoshop, "City"),
		Date: date, Alt: x.first(nsCore, "AltTextAccessibility"), SourceType: x.first(nsExt, "DigitalSourceType"),
	}
}

// rewind reads a picture that passed the gate again from its start.
func rewind(r io.ReadSeeker) (*bufio.Reader, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(r, 64<<10), nil
}
