package archive

import (
	"os"
	"syscall"
)

// fullErrors: ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of the Windows API.
func fullErrors() []syscall.Errno { return []syscall.Errno{39, 112} }

// syncDir has nothing to do: NTFS journals names by itself.
func syncDir(string) error { return nil }

// readableByOthers cannot be told from the mode bits on Windows; the user's
// profile folder is closed to others by its access list.
func readableByOthers(os.FileInfo) bool { return false }
