package picture

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// The limits of the gate. A 100-megapixel camera passes; what does not was made
// to do harm, or needs another program first.
const (
	// MaxFile is the largest file in bytes.
	MaxFile = 200 << 20
	// MaxSide is the longest side in pixels.
	MaxSide = 30_000
	// MaxPixels is the largest area.
	MaxPixels = 120_000_000
	// MaxBytes is the most memory that the decoded pixels may take.
	MaxBytes = 512 << 20
	// MaxScans of a progressive JPEG; cameras and programs write about ten.
	MaxScans = 64
	// MaxScanPixels bounds scans times pixels: the work of decoding.
	MaxScanPixels = 2_000_000_000
)

// Header is what the gate reads of a file without decoding it.
type Header struct {
	// Format is "jpeg" or "png".
	Format string `json:"format"`
	// Width and Height as stored, before any turning.
	Width  int `json:"width"`
	Height int `json:"height"`
	// Channels is how many bytes a decoded pixel takes.
	Channels int `json:"channels"`
	// Scans of a JPEG; more than one is progressive.
	Scans int `json:"scans"`
	// Size of the file in bytes.
	Size int64 `json:"size"`
}

// Probe lets a file through the gate or refuses it.
func Probe(path string) (Header, error) {
	f, size, err := open(path)
	if err != nil {
		return Header{}, err
	}
	defer f.Close()
	h, _, err := gate(f, path, size, nil)
	return h, err
}

func open(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, &Refusal{Code: CannotRead, Path: path, Err: err}
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a file")
	}
	if err != nil {
		f.Close()
		return nil, 0, &Refusal{Code: CannotRead, Path: path, Err: err}
	}
	if info.Size() > MaxFile {
		f.Close()
		return nil, 0, &Refusal{Code: FileTooLarge, Path: path, N: int(info.Size() >> 20)}
	}
	return f, info.Size(), nil
}

// gate reads the header and, with visit, every segment before the pixels. The
// second result says what lies behind the end of the picture.
func gate(f io.Reader, path string, size int64, visit func(kind string, data []byte)) (Header, int64, error) {
	r := bufio.NewReaderSize(f, 64<<10)
	head, _ := r.Peek(32)
	var h Header
	var trailer int64
	var err error
	switch format := formatOf(head); format {
	case "jpeg":
		h, trailer, err = readJPEG(r, visit)
	case "png":
		h, err = readPNG(r, visit)
	case "":
		return h, 0, &Refusal{Code: NotAPicture, Path: path}
	default:
		return h, 0, &Refusal{Code: UnsupportedFormat, Path: path, Format: format}
	}
	h.Size = size
	// What is too large is said before what is broken: it is the surer thing.
	if limit := h.limits(); limit != "" {
		return h, 0, &Refusal{Code: limit, Path: path, Width: h.Width, Height: h.Height, N: h.Scans}
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return h, 0, &Refusal{Code: Truncated, Path: path, Err: err}
	case err != nil:
		return h, 0, &Refusal{Code: Damaged, Path: path, Err: err}
	}
	return h, trailer, nil
}

func (h Header) limits() Code {
	w, hh := int64(h.Width), int64(h.Height)
	switch {
	case w > MaxSide || hh > MaxSide || w*hh > MaxPixels || w*hh*int64(max(h.Channels, 1)) > MaxBytes:
		return TooManyPixels
	case h.Scans > MaxScans || int64(h.Scans) > 1 && int64(h.Scans)*w*hh > MaxScanPixels:
		return TooManyScans
	}
	return ""
}

// formatOf knows formats by their first bytes, never by the name of the file.
func formatOf(head []byte) string {
	starts := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case starts("\xff\xd8\xff"):
		return "jpeg"
	case starts("\x89PNG\r\n\x1a\n"):
		return "png"
	case starts("GIF8"):
		return "GIF"
	case starts("II*\x00"), starts("MM\x00*"):
		return "TIFF"
	case starts("RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return "WebP"
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		if brand := string(head[8:12]); brand == "avif" || brand == "avis" {
			return "AVIF"
		}
		return "HEIC"
	case starts("BM"):
		return "BMP"
	}
	return ""
}

var errMalformed = errors.New("malformed")

// readPNG reads the first chunk and the ones with text, up to the pixels.
func readPNG(r *bufio.Reader, visit func(string, []byte)) (Header, error) {
	h := Header{Format: "png", Scans: 1}
	if _, err := r.Discard(8); err != nil {
		return h, err
	}
	for first := true; ; first = false {
		var head [8]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return h, io.ErrUnexpectedEOF
		}
		size, kind := int(binary.BigEndian.Uint32(head[:4])), string(head[4:])
		switch {
		case first && (kind != "IHDR" || size != 13), !first && kind == "IHDR", size < 0 || size > MaxFile:
			return h, errMalformed
		case kind == "IDAT", kind == "IEND":
			return h, nil
		}
		keep := visit != nil && size <= maxSegments && (kind == "iTXt" || kind == "eXIf" || kind == "iCCP")
		if first || keep {
			data := make([]byte, size)
			if _, err := io.ReadFull(r, data); err != nil {
				return h, io.ErrUnexpectedEOF
			}
			if first {
				h.Width, h.Height = int(binary.BigEndian.Uint32(data)), int(binary.BigEndian.Uint32(data[4:]))
				h.Channels = pngChannels(data[8], data[9])
				if h.Channels == 0 || h.Width <= 0 || h.Height <= 0 {
					return h, errMalformed
				}
				if h.limits() != "" {
					return h, nil
				}
			} else {
				visit(kind, data)
			}
			size = 0
		}
		if _, err := r.Discard(size + 4); err != nil {
			return h, io.ErrUnexpectedEOF
		}
	}
}

// pngChannels is how many bytes a decoded pixel takes, by depth and colour type
// (PNG, third edition, table 12); 0 for what there is not. Palettes count as
// four: they are made colours before anything else looks at them.
func pngChannels(depth, colour byte) int {
	wide := 1
	if depth == 16 {
		wide = 2
	}
	switch colour {
	case 0:
		return wide
	case 2, 4, 6:
		return 4 * wide
	case 3:
		return 4
	}
	return 0
}
