package shell

import (
	"dateline/internal/desk"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/pasted"
)

const (
	// quickPaste is how much text is looked at at once: less than two
	// milliseconds for 32 KB.
	quickPaste = 32 << 10
	// mostPage is how long a page can be; a longer text is pasted as it is.
	mostPage = 512 << 10
)

// pastePage looks whether a long text that was pasted is a page, and asks which
// of its fields are wanted. True says that the text has been taken care of.
func (s *Shell) pastePage(plain string) bool {
	if len(plain) <= quickPaste {
		page, ok := s.recognise(plain)
		if ok {
			s.askPasted(page, text.Listed(text.Lines(plain)))
		}
		return ok
	}
	sheet := s.sheet
	s.busy(s.say("shell.reading-paste"))
	s.work(func() func() {
		var page desk.Recognised
		ok := false
		if len(plain) <= mostPage {
			page, ok = s.recognise(plain)
		}
		blocks := text.Listed(text.Lines(plain))
		return func() {
			s.idle()
			switch {
			case s.sheet != sheet || s.view == nil:
			case ok && !s.modal():
				s.askPasted(page, blocks)
			default:
				s.view.Text().PasteBlocks(blocks)
			}
		}
	})
	return true
}

// recognise says whether a text is a page. One that cannot be looked at is
// pasted as it is.
func (s *Shell) recognise(plain string) (desk.Recognised, bool) {
	page, ok, err := s.desk.Stories.Recognise(s.sheet.Story(), plain)
	if err != nil {
		s.o.Log.Warn("look at what was pasted", "error", err)
	}
	return page, ok && err == nil
}

// askPasted asks which fields of a page are wanted; words are what is pasted when
// it is none. Whatever is answered, the keyboard goes back to the text.
func (s *Shell) askPasted(page desk.Recognised, words []text.Block) {
	at := s.view.Text().Selection()
	pasted.Show(pasted.Deps{
		Kit: s.kit, Say: s.words, Page: page,
		Insert: func(parts []desk.Part) { s.insertPage(page, parts, at) },
		Plain: func() {
			s.view.Text().Focus()
			s.view.Text().PasteBlocks(words)
		},
	})
}

// insertPage makes the parts of a page part of the story, as one change.
func (s *Shell) insertPage(page desk.Recognised, parts []desk.Part, at text.Selection) {
	s.inspector.Settle()
	e, sel, err := s.desk.Stories.Inserting(s.sheet.Story(), page, parts, at)
	if err == nil {
		err = s.sheet.Do(e)
	}
	s.view.Text().Focus()
	if err != nil {
		s.fail(err)
		return
	}
	s.view.Text().Select(sel)
	s.tellPasted("shell.pasted.page", 0, page.Left)
}

// pasteRich pastes what the clipboard holds as HTML, when it holds more than the
// words of the plain text. True says that it did.
func (s *Shell) pasteRich(plain string) bool {
	if s.o.RichClipboard == nil || len(plain) > mostPage {
		return false
	}
	markup, ok := s.o.RichClipboard()
	if !ok {
		return false
	}
	read, err := s.desk.Stories.ReadHTML(markup)
	if err != nil || !rich(read.Blocks) {
		return false
	}
	if page, ok := s.recognise(plain); ok {
		s.askPasted(page, read.Blocks)
		return true
	}
	s.view.Text().PasteBlocks(read.Blocks)
	if len(read.Left) > 0 {
		s.inserted(len(read.Blocks), read.Left)
	}
	return true
}

// rich says whether blocks are more than paragraphs of plain words.
func rich(blocks []text.Block) bool {
	for _, b := range blocks {
		if b.Kind != text.Paragraph || len(b.Marks) > 0 {
			return true
		}
	}
	return false
}

// inserted says how many blocks came in and what was left out of them.
func (s *Shell) inserted(n int, left []desk.Left) { s.tellPasted("shell.pasted", n, left) }

// tellPasted tells in one line what came in; what was left out can be read.
func (s *Shell) tellPasted(id string, n int, left []desk.Left) {
	args := map[string]any{"N": n}
	if len(left) == 0 {
		s.kit.Toast(kit.Good, s.words.Say(id, args), "", nil)
		return
	}
	args["What"] = pasted.What(s.words, left)
	s.kit.Toast(kit.Info, s.words.Say(id+".left", args), s.say("shell.pasted.more"), func() { pasted.ShowLeft(s.kit, s.words, left) })
}
