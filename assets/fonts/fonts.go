// Package fonts holds the two families that Dateline is set in: PT Serif for
// what readers will read, PT Sans for what the program says. They cover Russian
// and English; see NOTICE for their licence.
package fonts

import _ "embed"

// The four styles of PT Serif.
var (
	//go:embed PTSerif-Regular.ttf
	SerifRegular []byte
	//go:embed PTSerif-Bold.ttf
	SerifBold []byte
	//go:embed PTSerif-Italic.ttf
	SerifItalic []byte
	//go:embed PTSerif-BoldItalic.ttf
	SerifBoldItalic []byte
)

// The four styles of PT Sans.
var (
	//go:embed PTSans-Regular.ttf
	SansRegular []byte
	//go:embed PTSans-Bold.ttf
	SansBold []byte
	//go:embed PTSans-Italic.ttf
	SansItalic []byte
	//go:embed PTSans-BoldItalic.ttf
	SansBoldItalic []byte
)
