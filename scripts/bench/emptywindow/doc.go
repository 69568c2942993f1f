// Command emptywindow is what the toolkit costs before we do anything: one
// window of the size of ours, with nothing in it. scripts/bench/window.sh
// measures Dateline beside it.
package main
