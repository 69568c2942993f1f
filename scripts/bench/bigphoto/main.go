// Command bigphoto helps scripts/bench/photo.sh: it draws a photo of 24
// megapixels, and it runs a command and says how long it took and how much
// memory it and its children held together at most.
//
//	bigphoto draw FILE
//	bigphoto run COMMAND ARG…     prints "seconds megabytes"
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "draw":
		err = draw(os.Args[2])
	case len(os.Args) > 2 && os.Args[1] == "run":
		err = run(os.Args[2:])
	default:
		err = fmt.Errorf("usage: bigphoto draw FILE | bigphoto run COMMAND ARG…")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bigphoto:", err)
		os.Exit(1)
	}
}

// draw makes a landscape with as much detail as a camera's: soft hills, hard
// edges and grain, 6000 × 4000.
func draw(path string) error {
	const w, h = 6000, 4000
	grain := rand.New(rand.NewPCG(24, 6))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fx, fy := float64(x), float64(y)
			hill := 90*math.Sin(fx/700+2*math.Sin(fy/900)) + 60*math.Cos(fy/350)
			edge := 0.0
			if (x/190+y/140)%2 == 0 {
				edge = 40
			}
			noise := float64(grain.IntN(25)) - 12
			v := 120 + hill + edge + noise
			img.SetRGBA(x, y, color.RGBA{level(v), level(v*0.8 + 30), level(200 - v*0.5), 255})
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := jpeg.Encode(f, img, &jpeg.Options{Quality: 92}); err != nil {
		return err
	}
	return f.Close()
}

func level(v float64) uint8 { return uint8(min(max(v, 0), 255)) }

func run(args []string) error {
	c := exec.Command(args[0], args[1:]...)
	c.Stderr = os.Stderr
	began := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	most := 0
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			fmt.Printf("%.3f %.0f\n", time.Since(began).Seconds(), float64(most)/(1<<20))
			return err
		case <-tick.C:
			most = max(most, together(c.Process.Pid))
		}
	}
}

// together is the resident memory of a process and all below it, in bytes
// (proc(5): the second field of statm, in pages).
func together(root int) int {
	parents := map[int]int{}
	names, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
		if len(fields) > 1 {
			parents[pid], _ = strconv.Atoi(fields[1])
		}
	}
	total := 0
	for pid := range parents {
		for up := pid; up > 1; up = parents[up] {
			if up == root {
				total += resident(pid)
				break
			}
		}
	}
	return total
}

func resident(pid int) int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(data))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.Atoi(fields[1])
	return pages * os.Getpagesize()
}
