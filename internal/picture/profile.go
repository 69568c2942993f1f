package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"io"
)

// maxProfile is far above the profiles of cameras and screens (half a
// kilobyte) and those of printing presses are not embedded.
const maxProfile = 512 << 10

// profileParts gathers the colour profile of an original. It is the one thing
// that is carried over: without it, the colours of a wide-gamut photo are
// wrong by 4 to 16 of 255 on average.
type profileParts struct {
	parts map[byte][]byte
	count byte
	whole []byte
	bad   bool
}

func (p *profileParts) segment(kind string, data []byte) {
	switch {
	case kind == "e2" && bytes.HasPrefix(data, []byte(iccHeader)) && len(data) > len(iccHeader)+2:
		n, of := data[len(iccHeader)], data[len(iccHeader)+1]
		if p.parts == nil {
			p.parts = map[byte][]byte{}
		}
		p.bad = p.bad || n == 0 || n > of || p.count != 0 && p.count != of || p.parts[n] != nil
		p.count, p.parts[n] = of, data[len(iccHeader)+2:]
	case kind == "iCCP":
		name, packed, ok := bytes.Cut(data, []byte{0})
		if !ok || len(name) > 79 || len(packed) < 2 || packed[0] != 0 {
			return
		}
		z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
		if err != nil {
			return
		}
		whole, err := io.ReadAll(io.LimitReader(z, maxProfile+1))
		if err == nil {
			p.whole = whole
		}
	}
}

// segments gives the profile for the rendition of a picture: none for sRGB,
// which is what everything without a profile is taken for, and none that is
// not what it says of itself or does not fit the picture.
func (p *profileParts) segments(img image.Image) []byte {
	icc := p.whole
	if p.count > 0 && !p.bad {
		icc = nil
		for n := byte(1); n <= p.count; n++ {
			icc = append(icc, p.parts[n]...)
			if p.parts[n] == nil {
				return nil
			}
		}
	}
	_, gray := img.(*image.Gray)
	if gray || !validProfile(icc) || bytes.Contains(icc, []byte("sRGB")) || bytes.Contains(icc, []byte("s\x00R\x00G\x00B")) {
		return nil
	}
	var out bytes.Buffer
	const most = 65000
	count := (len(icc) + most - 1) / most
	for i := range count {
		part := icc[i*most : min((i+1)*most, len(icc))]
		putSegment(&out, mAPP2, append(append([]byte(iccHeader), byte(i+1), byte(count)), part...))
	}
	return out.Bytes()
}

// validProfile checks the header of an ICC profile for RGB (ICC.1:2022, 7.2):
// its size, its signature, its colour space, and that its tags lie inside it.
func validProfile(icc []byte) bool {
	if len(icc) < 132 || len(icc) > maxProfile || int(binary.BigEndian.Uint32(icc)) != len(icc) ||
		string(icc[36:40]) != "acsp" || string(icc[16:20]) != "RGB " {
		return false
	}
	n := int(binary.BigEndian.Uint32(icc[128:]))
	if n < 1 || n > 100 || len(icc) < 132+12*n {
		return false
	}
	for i := range n {
		at, size := int64(binary.BigEndian.Uint32(icc[136+12*i:])), int64(binary.BigEndian.Uint32(icc[140+12*i:]))
		if at+size > int64(len(icc)) {
			return false
		}
	}
	return true
}
