package library

import (
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/look"
)

// stateMark is how a state is drawn.
func stateMark(s revision.State) (look.Icon, look.Token) {
	switch s {
	case revision.StateInReview:
		return "state-review", look.Amber
	case revision.StateReturned:
		return "state-returned", look.Plum
	case revision.StateHeld:
		return "state-hold", look.Ink2
	case revision.StateApproved:
		return "state-approved", look.Green
	case revision.StateChangedAfter, revision.StateBothChanged, revision.StateCorrecting:
		return "state-changed", look.Amber
	case revision.StateEmbargoed:
		return "state-embargo", look.Violet
	case revision.StatePublished:
		return "state-published", look.Accent
	case revision.StateSpiked:
		return "state-spiked", look.Ink3
	case revision.StateKilled:
		return "state-killed", look.Red
	}
	return "state-draft", look.Ink3
}

// queueMark is how a queue is drawn: as the state its stories are in.
func queueMark(q desk.Queue) (look.Icon, look.Token, float32) {
	states := map[desk.Queue]revision.State{
		desk.MyDrafts: revision.StateDraft, desk.InReview: revision.StateInReview, desk.Returned: revision.StateReturned,
		desk.Approved: revision.StateApproved, desk.Embargoed: revision.StateEmbargoed, desk.Held: revision.StateHeld,
		desk.Out: revision.StatePublished, desk.Spiked: revision.StateSpiked,
	}
	state, ok := states[q]
	if !ok {
		return "inbox", look.Ink2, 16
	}
	icon, token := stateMark(state)
	return icon, token, 12
}
