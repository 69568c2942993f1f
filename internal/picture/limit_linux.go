package picture

import (
	"bytes"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// limitMemory bounds the address space of this process (setrlimit(2),
// RLIMIT_AS): what it has mapped already – the runtime reserves a lot it never
// touches – and so much more. It is never set above the system's own limit,
// and not at all where the race detector maps terabytes.
func limitMemory(memory int64) (stop func(), err error) {
	stop = func() {}
	if raced {
		return stop, nil
	}
	mapped, err := mappedMemory()
	if err != nil {
		return stop, err
	}
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &limit); err != nil {
		return stop, err
	}
	limit.Cur = min(uint64(mapped+memory+memory/2), limit.Max)
	return stop, unix.Setrlimit(unix.RLIMIT_AS, &limit)
}

func mappedMemory() (int64, error) {
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	pages, _, ok := bytes.Cut(data, []byte(" "))
	n, err := strconv.ParseInt(string(pages), 10, 64)
	if err != nil || !ok {
		return 0, fmt.Errorf("read /proc/self/statm: %q", data)
	}
	return n * int64(os.Getpagesize()), nil
}

// peakMemory is the most memory this process held (getrusage(2), kilobytes).
func peakMemory() int64 {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Maxrss << 10
}
