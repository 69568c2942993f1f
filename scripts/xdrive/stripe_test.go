package main

import (
	"image"
	"testing"
)

func TestTheLongestLineIsFound(t *testing.T) {
	rows := []string{"..##....", ".#####..", ".#####..", "......##"}
	at, length := longest(image.Rect(0, 0, 8, 4), func(x, y int) bool { return rows[y][x] == '#' })
	if at != image.Pt(1, 1) || length != 5 {
		t.Errorf("at %v, %d long", at, length)
	}
	if _, length := longest(image.Rect(0, 0, 8, 4), func(int, int) bool { return false }); length != 0 {
		t.Errorf("in nothing there is a line of %d", length)
	}
}
