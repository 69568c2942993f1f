package main

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"strconv"
)

// stripe finds the longest level line of one colour, RRGGBB, in a picture of the
// screen, and prints where it begins and how long and thick it is: x, y, length,
// thickness.
func stripe(out io.Writer, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("stripe needs a picture and a colour")
	}
	colour, err := strconv.ParseUint(args[1], 16, 24)
	if err != nil {
		return fmt.Errorf("%q is no colour: %w", args[1], err)
	}
	f, err := os.Open(args[0])
	if err != nil {
		return fmt.Errorf("look at a picture: %w", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return fmt.Errorf("look at %s: %w", args[0], err)
	}
	is := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return uint64(r>>8<<16|g>>8<<8|b>>8) == colour
	}
	at, length := longest(img.Bounds(), is)
	thick := 0
	for length > 0 && is(at.X, at.Y+thick) {
		thick++
	}
	_, err = fmt.Fprintln(out, at.X, at.Y, length, thick)
	return err
}

// longest is the first of the longest runs of what is, along the rows.
func longest(all image.Rectangle, is func(x, y int) bool) (at image.Point, length int) {
	for y := all.Min.Y; y < all.Max.Y; y++ {
		for x := all.Min.X; x < all.Max.X; x++ {
			n := 0
			for x+n < all.Max.X && is(x+n, y) {
				n++
			}
			if n > length {
				at, length = image.Pt(x, y), n
			}
			x += n
		}
	}
	return at, length
}
