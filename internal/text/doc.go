// Package text is the text of a story: a flat list of blocks, the edits that
// change it, and the places in it.
//
// Everything here is a value. A [Document] is never changed; a [Step] applied
// to it gives the next one, and an edit that cannot be made gives an error and
// changes nothing. Whatever hangs on the text – a caret, a note, a search hit –
// is a position (block, byte offset at a grapheme boundary) and is carried over
// an edit by the edit's own map.
//
// The invariant: a document that exists is valid. Its texts are NFC without
// line feeds or control characters, its marks lie inside the text on grapheme
// boundaries in one normal form, its block IDs differ. So two documents that
// read the same are the same bytes, which is what the content hash needs.
package text
