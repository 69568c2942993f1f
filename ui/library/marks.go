package library

import (
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/look"
)

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
	icon, token := look.StateMark(string(state))
	return icon, token, 12
}
