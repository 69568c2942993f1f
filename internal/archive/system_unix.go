//go:build unix

package archive

import (
	"os"
	"syscall"
)

// fullErrors: no room on the disk, in the quota, or under the process's own limit.
func fullErrors() []syscall.Errno {
	return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
}

// syncDir makes the names in a folder durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// readableByOthers says whether group or world may read the file.
func readableByOthers(info os.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }
