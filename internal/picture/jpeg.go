package picture

import (
	"bufio"
	"errors"
	"io"
)

// maxSegments bounds what is kept of one kind of metadata.
const maxSegments = 2 << 20

// The markers of ITU-T T.81, table B.1, that are spoken of here.
const (
	mSOF0, mSOF2, mSOF15 = 0xc0, 0xc2, 0xcf
	mDHT, mJPG, mDAC     = 0xc4, 0xc8, 0xcc
	mRST0, mRST7         = 0xd0, 0xd7
	mSOI, mEOI, mSOS     = 0xd8, 0xd9, 0xda
	mDQT                 = 0xdb
	mAPP0, mAPP1, mAPP2  = 0xe0, 0xe1, 0xe2
	mAPP13, mAPP15       = 0xed, 0xef
	mCOM                 = 0xfe
)

// readJPEG goes over the segments of a JPEG to its end and counts scans; what
// lies behind the end is counted in bytes. visit gets the application segments,
// named by their marker in hex.
func readJPEG(r *bufio.Reader, visit func(string, []byte)) (Header, int64, error) {
	h := Header{Format: "jpeg"}
	if _, err := r.Discard(2); err != nil {
		return h, 0, err
	}
	for {
		marker, err := nextMarker(r)
		if err != nil {
			return h, 0, err
		}
		switch {
		case marker == mEOI:
			if h.Width == 0 || h.Scans == 0 {
				return h, 0, errMalformed
			}
			behind, err := io.Copy(io.Discard, r)
			return h, behind, err
		case marker == mSOI || marker == 0:
			return h, 0, errMalformed
		case marker >= mRST0 && marker <= mRST7, marker == 0x01:
			continue
		}
		data, err := segment(r)
		if err != nil {
			return h, 0, err
		}
		switch {
		case marker >= mSOF0 && marker <= mSOF15 && marker != mDHT && marker != mJPG && marker != mDAC:
			if h.Width != 0 || len(data) < 6 || data[0] != 8 {
				return h, 0, errMalformed
			}
			h.Height, h.Width, h.Channels = int(data[1])<<8|int(data[2]), int(data[3])<<8|int(data[4]), int(data[5])
			if h.Width == 0 || h.Height == 0 || h.Channels == 0 || h.Channels > 4 {
				return h, 0, errMalformed
			}
			if h.limits() != "" {
				return h, 0, nil
			}
		case marker == mSOS:
			h.Scans++
			if h.limits() != "" {
				return h, 0, nil
			}
		case marker >= mAPP0 && marker <= mAPP15 || marker == mCOM:
			if visit != nil {
				visit(hexMarker(marker), data)
			}
		}
	}
}

func hexMarker(m byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[m>>4], digits[m&15]})
}

// nextMarker reads past the pixels of a scan to the next marker that is not
// part of them.
func nextMarker(r *bufio.Reader) (byte, error) {
	for {
		if _, err := r.ReadSlice(0xff); errors.Is(err, bufio.ErrBufferFull) {
			continue
		} else if err != nil {
			return 0, err
		}
		marker := byte(0xff)
		for marker == 0xff {
			var err error
			if marker, err = r.ReadByte(); err != nil {
				return 0, err
			}
		}
		if marker != 0 {
			return marker, nil
		}
	}
}

// segment reads the rest of a segment behind its marker.
func segment(r *bufio.Reader) ([]byte, error) {
	var size [2]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	n := int(size[0])<<8 | int(size[1])
	if n < 2 {
		return nil, errMalformed
	}
	data := make([]byte, n-2)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	return data, nil
}
