// Command emptywindow is what the toolkit costs before we do anything: one
// window of the size of ours with one rectangle in it, which turns black and
// white again with every letter. What a key takes here – the tick of 60 Hz, one
// frame, the way of the pixels to the screen – is the floor under ours.
// scripts/bench/window.sh and editors.sh measure Dateline beside it.
package main
