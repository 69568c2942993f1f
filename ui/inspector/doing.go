package inspector

import (
	"dateline/internal/story"
	"dateline/ui/kit"
)

// say is a sentence without arguments.
func (i *Inspector) say(id string) string { return i.d.Say.Say(id, nil) }

// do applies an edit that belongs to no field.
func (i *Inspector) do(e story.Edit) bool {
	if err := i.d.Sheet.Do(e); err != nil {
		i.d.Error(err)
		return false
	}
	return true
}

// gone does an edit that takes something away, and says how it comes back: not
// by Undo, which would take back what was done since.
func (i *Inspector) gone(e story.Edit, words string) {
	back, err := e.Invert(i.d.Sheet.Story())
	if err != nil {
		i.d.Error(err)
		return
	}
	if i.do(e) {
		i.k.Toast(kit.Info, words, i.say("inspector.undo"), func() { i.do(back) })
	}
}
