package kit

import (
	"dateline/ui/look"

	"fyne.io/fyne/v2/driver/desktop"
)

// Tool makes a button of a toolbar: an icon alone, 32 by 32, named by its tip. A
// click leaves the focus where it is, so that the text keeps its caret; with Tab
// the button can be reached like any other.
func (k *Kit) Tool(icon look.Icon, tip, shortcut string, run func()) *Button {
	b := k.Button(Quiet, "", run).WithIcon(icon).Tip(tip, shortcut)
	b.tool, b.mine = true, true
	return b
}

// LetterTool is a Tool that shows a few letters where no drawing says it better.
func (k *Kit) LetterTool(letters, tip string, run func()) *Button {
	b := k.Tool("", tip, "", run)
	b.SetLabel(letters)
	return b
}

// Does gives the button something else to do.
func (b *Button) Does(run func()) { b.run = run }

// SetOn marks a tool as being in effect: bold where the caret is.
func (b *Button) SetOn(on bool) {
	if b.on != on {
		b.on = on
		b.Refresh()
	}
}

// On says whether the tool is in effect.
func (b *Button) On() bool { return b.on }

// MouseDown remembers who has the focus: the toolkit takes it away on a click.
func (b *Button) MouseDown(*desktop.MouseEvent) {
	if c := b.k.Canvas(); c != nil {
		b.before = c.Focused()
	}
}

// MouseUp changes nothing.
func (b *Button) MouseUp(*desktop.MouseEvent) {}
