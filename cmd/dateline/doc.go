// Command dateline is the newsroom's window: a journalist writes, illustrates
// and sends out a story in it.
//
// This package only brings things together: what the command line asks for,
// which folder, one window per folder, the toolkit's application and its one
// thread, and what happens when the program is closed or breaks. Everything a
// person sees is ui/shell. The invariant: whatever ends the program – the
// window's button, a signal, a panic – what was written goes to the disk first.
package main
