//go:build !cgo && !ci

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "emptywindow has no window without cgo")
	os.Exit(2)
}
