// Package editor is the text as a journalist sees and writes it: it draws a
// text/flow and turns keys and mouse into commands of package text.
//
// It owns no text. Every change is a transaction handed to whoever opened the
// editor, who answers with the next document; what is drawn follows from the
// document, the selection and the width. With one block it is also headline,
// deck, caption, alt text and every other field that readers will see.
//
// The invariant: a key costs what it changed. One block is broken again, the
// canvas objects of visible lines are set where they differ, and the toolkit is
// asked for exactly one refresh, however long the document is.
package editor
