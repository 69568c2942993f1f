package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// sharingViolation is what Windows says of a file that another process has to
// itself (ERROR_SHARING_VIOLATION).
const sharingViolation = syscall.Errno(32)

// lockFile has a file to itself until it is closed or the process ends, however
// it ends; errTaken when another process has it.
func lockFile(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, fmt.Errorf("lock the newsroom's door: %w", err)
	}
	const alone = 0 // no sharing
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, alone, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, sharingViolation):
		return nil, errTaken
	case err != nil:
		return nil, fmt.Errorf("lock the newsroom's door: %w", err)
	}
	return os.NewFile(uintptr(handle), path), nil
}

// ours is always true: the folder for temporary files is each user's own.
func ours(fs.FileInfo) bool { return true }
