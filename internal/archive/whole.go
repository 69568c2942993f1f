package archive

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"
)

// The layout of bbolt's two meta pages (bbolt v1.5.0, internal/common/meta.go
// and page.go): a page header of 16 bytes, then magic, version, page size,
// flags, root bucket (16), freelist page, number of pages in use, transaction,
// and an FNV-1a sum over what stands before it – in the machine's byte order.
const (
	pageHeader   = 16
	metaSize     = 64
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	offPageSize  = 8
	offPagesUsed = 40
	offTxid      = 48
	offSum       = 56
)

// whole says whether the file can be opened without touching pages that are
// not there: bbolt maps the file, and reading past its end is a signal that
// ends the process. So the newest valid meta page is read by hand first.
func whole(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var pages, txid, pageSize uint64
	found := false
	for _, at := range []int64{0, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16} {
		m := make([]byte, metaSize)
		if _, err := f.ReadAt(m, at+pageHeader); err != nil {
			if errors.Is(err, io.EOF) {
				break
			}
			return err
		}
		order := binary.NativeEndian
		sum := fnv.New64a()
		sum.Write(m[:offSum])
		size := uint64(order.Uint32(m[offPageSize:]))
		if order.Uint32(m) != boltMagic || order.Uint32(m[4:]) != boltVersion || order.Uint64(m[offSum:]) != sum.Sum64() ||
			at != 0 && uint64(at) != size {
			continue
		}
		if tx := order.Uint64(m[offTxid:]); !found || tx > txid {
			found, txid, pageSize, pages = true, tx, size, order.Uint64(m[offPagesUsed:])
		}
	}
	if !found {
		return &Refusal{Damaged, path, errors.New("no valid meta page")}
	}
	// Asked after the meta page was read: a writer beside us grows the file first.
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if pages > uint64(info.Size())/pageSize {
		return &Refusal{Damaged, path, errors.New("the file is shorter than its pages")}
	}
	return nil
}
