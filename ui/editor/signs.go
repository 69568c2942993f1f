package editor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/text"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

// signed looks at what was just typed: signs that stand for something are taken
// at their word, and a sign that the house sets otherwise is set so. Either is
// one thing to undo, by itself, with the signs as they were typed.
func (e *Editor) signed(r rune) {
	if e.readOnly || !e.sel.IsCaret() {
		return
	}
	i := e.doc.Index(e.sel.Head.Block)
	if i < 0 {
		return
	}
	if e.o.line == nil && e.shortcut() {
		return
	}
	if e.o.Correct == nil {
		return
	}
	b, at := e.doc.Block(i), e.sel.Head.Offset
	if e.kept.Block != b.ID || at < e.kept.Offset {
		e.kept = text.Pos{}
	}
	n, with, ok := e.o.Correct(b.Text[:at], b.Text[at:], r)
	if !ok || n > at || e.kept.Block == b.ID && at-n < e.kept.Offset {
		return
	}
	on := text.Selection{Anchor: text.Pos{Block: b.ID, Offset: at - n}, Head: e.sel.Head}
	e.ruled = e.do(func(d text.Document, s text.Selection) (text.Transaction, error) {
		tr, err := text.Type(d, on, with)
		tr.Before = s
		return tr, err
	})
}

// shortcut does what signs stand for. Words that it has set bold are followed by
// words that are not.
func (e *Editor) shortcut() bool {
	language := ""
	if e.o.Language != nil {
		language = e.o.Language()
	}
	tr, ok := text.Shortcut(e.doc, e.sel, language, e.o.NewBlock)
	if !ok || !e.do(func(text.Document, text.Selection) (text.Transaction, error) { return tr, nil }) {
		return false
	}
	if set, is := tr.Steps[len(tr.Steps)-1].(text.SetMarks); is {
		e.storedOn = true
		for _, m := range set.Marks {
			if m.To == e.sel.Head.Offset || m.Kind == text.Link {
				continue
			}
			if m.From < e.sel.Head.Offset && e.sel.Head.Offset < m.To && !slices.Contains(e.stored, m.Kind) {
				e.stored = append(e.stored, m.Kind)
			}
		}
	}
	e.ruled = true
	return true
}

// slash is the list that "/" in an empty paragraph opens: what can be put there.
type slash struct {
	list *kit.Suggestions
	// at is the paragraph; empty while there is no list.
	at text.BlockID
	// typed is what is being taken out for what was chosen.
	taking text.Selection
	taken  bool
}

// follow keeps the list to what is typed behind the slash.
func (e *Editor) followSlash(r rune) {
	s := &e.slash
	if e.o.Slash == nil || e.o.line != nil {
		return
	}
	words, ok := e.slashWords()
	switch {
	case s.at == "" && (r != '/' || words != "" || !ok):
		return
	case s.at == "":
		s.at = e.sel.Head.Block
	case !ok || e.sel.Head.Block != s.at || !s.list.Open():
		// It was closed, or what it hung on is gone.
		e.shutSlash()
		return
	}
	if s.list == nil {
		s.list = e.o.Kit.Suggestions(e.v.pulse, e.self, e.pickSlash)
	}
	if r, is := e.flow.Where(e.caret()); is {
		e.v.pulse.Move(fyne.NewPos(r.X, r.Y))
		e.v.pulse.Resize(fyne.NewSize(1, r.H))
	}
	offered := e.o.Slash(words)
	if len(offered) == 0 {
		e.shutSlash()
		return
	}
	s.list.Offer(offered, true)
}

// slashWords is what stands behind the slash of the paragraph with the caret.
func (e *Editor) slashWords() (string, bool) {
	i := e.doc.Index(e.sel.Head.Block)
	if i < 0 || !e.sel.IsCaret() {
		return "", false
	}
	b := e.doc.Block(i)
	words, ok := strings.CutPrefix(b.Text, "/")
	return words, ok && b.Kind == text.Paragraph && e.sel.Head.Offset == len(b.Text) && utf8.RuneCountInString(words) < 30
}

func (e *Editor) shutSlash() {
	e.slash.at = ""
	if e.slash.list != nil {
		e.slash.list.Close()
	}
}

// pickSlash does what was chosen, in the place of what was typed: both are one
// thing to undo when what was chosen edits the text at once.
func (e *Editor) pickSlash(picked kit.Suggestion) {
	at := e.slash.at
	e.slash.at = ""
	i := e.doc.Index(at)
	if i < 0 {
		return
	}
	e.slash.taking = text.Selection{Anchor: text.Pos{Block: at}, Head: text.Pos{Block: at, Offset: len(e.doc.Block(i).Text)}}
	e.slash.taken = true
	e.Focus()
	e.o.Picked(picked)
	if e.slash.taken {
		e.do(func(text.Document, text.Selection) (text.Transaction, error) {
			return text.Transaction{}, text.ErrNothingToDo
		})
	}
}

// instead makes a command with what a choice from the list takes out before it.
func (e *Editor) instead(command edit) edit {
	if !e.slash.taken {
		return command
	}
	e.slash.taken = false
	on := e.slash.taking
	return func(d text.Document, s text.Selection) (text.Transaction, error) {
		out, err := text.Delete(d, on)
		if err != nil {
			return command(d, s)
		}
		out.Before = s
		between, err := out.Apply(d)
		if err != nil {
			return out, err
		}
		next, err := command(between, out.After)
		if err != nil {
			return out, nil
		}
		return out.Then(next), nil
	}
}
