// Package picture takes photos in and gives renditions out: what a file says
// of itself, whether it may be opened at all, and the same picture in the
// widths a page needs, with the credit in it and nothing private.
//
// Files come from anywhere, so they pass a gate before anything is decoded –
// size, dimensions, scans, by content and not by name – and are decoded in a
// child process that may die without taking unsaved text with it. The
// invariant: a rendition is made of new pixels and of segments written from
// our own model; no segment of the original is ever copied but a checked
// colour profile.
package picture
