package look

// StateMark is how the state of a story is drawn: a form and a colour that go
// together, so that states are told apart without colour as well. The names are
// those of the states; one that is not known is drawn as a draft.
func StateMark(state string) (Icon, Token) {
	switch state {
	case "in-review":
		return "state-review", Amber
	case "returned":
		return "state-returned", Plum
	case "held":
		return "state-hold", Ink2
	case "approved":
		return "state-approved", Green
	case "changed-after-approval", "both-changed", "correcting":
		return "state-changed", Amber
	case "embargoed":
		return "state-embargo", Violet
	case "published":
		return "state-published", Accent
	case "spiked":
		return "state-spiked", Ink3
	case "killed":
		return "state-killed", Red
	}
	return "state-draft", Ink3
}
