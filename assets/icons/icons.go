// Package icons holds the drawings of the program, made for it: 20 × 20 with a
// line of 1.5, marks of states 12 × 12. In each, #000000 is the ink and #FFFFFF
// the ground behind it.
package icons

import "embed"

// Files are the drawings by name, "photo.svg".
//
//go:embed *.svg
var Files embed.FS
