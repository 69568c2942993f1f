// Package appicon holds the program's own picture, which stands for it in the
// system's bar and menus: 256 × 256, the D of PT Serif over a line.
package appicon

import _ "embed"

// PNG is the picture.
//
//go:embed dateline.png
var PNG []byte
