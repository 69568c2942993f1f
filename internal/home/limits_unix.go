//go:build unix

package home

import (
	"os/signal"
	"syscall"
)

// HeedLimits lets a file size limit be an error like a full disk; unheeded, the
// signal would end the program in the middle of a sentence.
func HeedLimits() { signal.Ignore(syscall.SIGXFSZ) }
