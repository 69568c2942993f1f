//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// heedLimits lets a file size limit be an error like a full disk; unheeded, the
// signal would end the program in the middle of a sentence.
func heedLimits() { signal.Ignore(syscall.SIGXFSZ) }
