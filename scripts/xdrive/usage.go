package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// ticks is how many of its units of processor time Linux counts in a second
// (USER_HZ, the same on every machine that Go runs on).
const ticks = 100

// usage says what a process takes while it is left alone: its memory – whole,
// and its fair share of what it shares with others – and processor time.
func usage(out io.Writer, args []string) error {
	s, rest, err := parse("usage", args, 1)
	if err != nil {
		return err
	}
	pid := rest[0]
	before, err := processorTime(pid)
	if err != nil {
		return err
	}
	time.Sleep(s.span)
	after, err := processorTime(pid)
	if err != nil {
		return err
	}
	whole, err := kilobytes("/proc/"+pid+"/status", "VmRSS:")
	if err != nil {
		return err
	}
	share, err := kilobytes("/proc/"+pid+"/smaps_rollup", "Pss:")
	if err != nil {
		return err
	}
	percent := 100 * (after - before).Seconds() / s.span.Seconds()
	_, err = fmt.Fprintf(out, "rss_mb=%.0f pss_mb=%.0f cpu_percent=%.1f\n", float64(whole)/1024, float64(share)/1024, percent)
	return err
}

// processorTime is what the process has used so far, its threads together.
func processorTime(pid string) (time.Duration, error) {
	data, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0, fmt.Errorf("look at process %s: %w", pid, err)
	}
	// The name in brackets may hold spaces; user and system time are the 12th
	// and 13th fields behind it.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	if len(fields) < 13 {
		return 0, fmt.Errorf("look at process %s: unknown form of stat", pid)
	}
	user, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0, fmt.Errorf("look at process %s: %w", pid, err)
	}
	system, err := strconv.Atoi(fields[12])
	if err != nil {
		return 0, fmt.Errorf("look at process %s: %w", pid, err)
	}
	return time.Duration(user+system) * time.Second / ticks, nil
}

// kilobytes finds one line of a file of /proc.
func kilobytes(path, name string) (int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, fmt.Errorf("look at memory: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			return strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
		}
	}
	return 0, fmt.Errorf("look at memory: %s has no %s", path, name)
}
