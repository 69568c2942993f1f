package desk

import (
	"path/filepath"
	"strings"

	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/internal/wire"
)

// Words are the blocks of files or of a clipboard, to go into the text of a story.
type Words struct {
	Blocks []text.Block
	// Left is what was left out of them.
	Left []Left
}

// ReadsText says whether a file, by its name, is text that can be read in: .txt,
// .html, .htm or without an ending.
func ReadsText(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".html", ".htm", "":
		return true
	}
	return false
}

func isHTML(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm":
		return true
	}
	return false
}

// Read reads files of text or HTML for the text of a story, all of them or none.
// It may be called from any goroutine.
func (s *Stories) Read(paths []string) (Words, error) {
	var all Words
	var notes []wire.Note
	for _, path := range paths {
		data, err := readFile(path)
		if err != nil {
			return Words{}, err
		}
		blocks, said, err := wire.Blocks(data, isHTML(path), s.reading(filepath.Base(path)))
		if err != nil {
			return Words{}, err
		}
		all.Blocks, notes = append(all.Blocks, blocks...), append(notes, said...)
	}
	all.Left = leftOut(notes)
	return all, s.ids.failed()
}

// ReadHTML reads HTML that was copied; without words in it there are no blocks.
func (s *Stories) ReadHTML(markup string) (Words, error) {
	blocks, notes, err := wire.Blocks([]byte(markup), true, s.reading(""))
	if err != nil {
		return Words{}, err
	}
	return Words{blocks, leftOut(notes)}, s.ids.failed()
}

// reading are the options of reading words for the caret: no field is asked for.
func (s *Stories) reading(name string) wire.Options {
	return wire.Options{Name: name, NewID: s.ids.block, Language: s.language}
}

// Dropping is the edit that puts blocks behind the block after, one thing to
// undo; in the place of that block when nobody has written in it, and at the end
// of the text when there is none. The selection behind them comes along.
func (s *Stories) Dropping(st story.Story, blocks []text.Block, after text.BlockID) (story.Edit, text.Selection, error) {
	end, ok := st.Body.End()
	if st.Body.Index(after) < 0 && ok {
		after = end.Block
	}
	if i := st.Body.Index(after); i < 0 || st.Body.Block(i).Kind.HasText() && st.Body.Block(i).Text == "" {
		return s.inText(st.Body, text.Caret(text.Pos{Block: after}), blocks)
	}
	return inserting(blocks, after)
}

// DroppingBefore is Dropping before a block: behind the one before it, or at the
// start of the text.
func (s *Stories) DroppingBefore(st story.Story, blocks []text.Block, before text.BlockID) (story.Edit, text.Selection, error) {
	i := st.Body.Index(before)
	if i > 0 {
		return s.Dropping(st, blocks, st.Body.Block(i-1).ID)
	}
	if i < 0 || st.Body.Block(0).Kind.HasText() && st.Body.Block(0).Text == "" {
		return s.Dropping(st, blocks, before)
	}
	return inserting(blocks, "")
}

// inserting puts blocks behind a block, before all when it is empty.
func inserting(blocks []text.Block, after text.BlockID) (story.Edit, text.Selection, error) {
	last := blocks[len(blocks)-1]
	insert := text.Transaction{Steps: []text.Step{text.Insert{After: after, Blocks: blocks}}}
	return story.Body{Transaction: insert}, text.Caret(text.Pos{Block: last.ID, Offset: len(last.Text)}), nil
}
