package look

import "image/color"

// CutOff darkens what a crop leaves out of a photo, in both looks the same: it
// lies on the picture and not on the window.
func CutOff() color.NRGBA { return color.NRGBA{18, 19, 20, 148} }

// Thirds are the lines inside a crop by which pictures are composed.
func Thirds() color.NRGBA { return color.NRGBA{255, 255, 255, 128} }
