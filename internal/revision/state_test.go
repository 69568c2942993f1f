package revision_test

import (
	"errors"
	"testing"
	"time"

	"dateline/internal/revision"
)

const (
	anna  = revision.PersonID("janna")
	egor  = revision.PersonID("jegor")
	irina = revision.PersonID("eirina")
	chief = revision.PersonID("cpavel")
)

// TestTheLifeOfAStory goes through every row of the table in docs/formats/revision.md.
func TestTheLifeOfAStory(t *testing.T) {
	t.Run("from draft to print", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first")
		n.state(revision.StateDraft)
		n.says(anna, revision.Filed).state(revision.StateInReview)
		n.says(irina, revision.Approved).state(revision.StateApproved)
		n.types("second").state(revision.StateChangedAfter)
		n.types("first").state(revision.StateApproved)
		n.says(anna, revision.Published).state(revision.StatePublished)
		n.types("second").state(revision.StateCorrecting)
		n.says(irina, revision.Killed).state(revision.StateKilled)
	})
	t.Run("a return, and filed again", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed)
		n.says(irina, revision.Returned).state(revision.StateReturned)
		n.types("second").state(revision.StateReturned)
		n.writes(anna, "second").says(anna, revision.Filed).state(revision.StateInReview)
	})
	t.Run("a return takes an approval back", func(t *testing.T) {
		n := house(t, anna, irina, chief).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.says(chief, revision.Returned).state(revision.StateReturned)
		n.says(anna, revision.Filed).state(revision.StateInReview)
	})
	t.Run("a new filing opens a new round", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.writes(anna, "second").state(revision.StateChangedAfter)
		n.says(anna, revision.Filed).state(revision.StateInReview)
	})
	t.Run("held and let go", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.says(irina, revision.Held).state(revision.StateHeld)
		n.says(irina, revision.Unheld).state(revision.StateApproved)
	})
	t.Run("spiked and brought back", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed)
		n.says(irina, revision.Spiked).state(revision.StateSpiked)
		n.says(irina, revision.Unspiked).state(revision.StateInReview)
	})
	t.Run("spiked goes before held", func(t *testing.T) {
		house(t, anna, irina).writes(anna, "first").says(irina, revision.Held).says(irina, revision.Spiked).state(revision.StateSpiked)
	})
	t.Run("embargo", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.facts.Embargo = noon.Add(time.Hour)
		n.state(revision.StateEmbargoed)
		n.facts.Now = noon.Add(2 * time.Hour)
		n.state(revision.StateApproved)
	})
	t.Run("two laptops changed it", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.facts.Heads = append(n.facts.Heads, content("elsewhere"))
		n.state(revision.StateBothChanged)
		n.says(irina, revision.Killed).state(revision.StateKilled)
	})
}

func TestWhoseWordCounts(t *testing.T) {
	t.Run("a stranger's never", func(t *testing.T) {
		house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says("estranger", revision.Approved).state(revision.StateInReview)
	})
	t.Run("an editor's on a device that is not hers never", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed)
		n.devices[irina] = device(t, 99)
		n.says(irina, revision.Approved).state(revision.StateInReview)
	})
	t.Run("a statement about another story never", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).says(irina, revision.Approved)
		n.facts.Statements[1].Story = "s2"
		n.state(revision.StateInReview)
	})
	t.Run("a journalist's approval never", func(t *testing.T) {
		n := house(t, anna, egor, irina).writes(anna, "first").says(anna, revision.Filed).says(egor, revision.Approved)
		if revision.Approvals(n.facts) != nil || revision.Ready(n.facts) == nil {
			t.Error("a journalist's approval lets a story out")
		}
	})
	t.Run("nobody approves what they wrote alone", func(t *testing.T) {
		n := house(t, irina, chief).writes(irina, "first").says(irina, revision.Filed).says(irina, revision.Approved)
		if revision.Ready(n.facts) == nil {
			t.Error("an editor let her own story out")
		}
		n.says(chief, revision.Approved).state(revision.StateApproved)
	})
	t.Run("an editor's comma in somebody else's story is no authorship alone", func(t *testing.T) {
		n := house(t, anna, irina).writes(anna, "first").says(anna, revision.Filed).writes(irina, "first, with a comma")
		n.says(irina, revision.Approved).state(revision.StateApproved)
	})
	t.Run("who is alone is everything", func(t *testing.T) {
		n := house(t, anna).writes(anna, "first")
		if err := revision.Ready(n.facts); err != nil || n.facts.ApprovalRequired() {
			t.Errorf("one person alone may not export: %v", err)
		}
		n.says(anna, revision.Filed).says(anna, revision.Approved).state(revision.StateApproved)
	})
}

func TestWhatIsNotAllowedNow(t *testing.T) {
	type act func(*newsroom) *newsroom
	filed := func(n *newsroom) *newsroom { return n.writes(anna, "first").says(anna, revision.Filed) }
	approved := func(n *newsroom) *newsroom { return filed(n).says(irina, revision.Approved) }
	out := func(n *newsroom) *newsroom { return approved(n).says(anna, revision.Published) }
	draft := func(n *newsroom) *newsroom { return n.writes(anna, "first") }
	for _, c := range []struct {
		name   string
		before act
		who    revision.PersonID
		kind   revision.Kind
		want   revision.Code // "" is allowed
	}{
		{"file a draft", draft, anna, revision.Filed, ""},
		{"approve a draft", draft, irina, revision.Approved, revision.NotFiled},
		{"return a draft", draft, irina, revision.Returned, revision.NotFiled},
		{"publish a draft", draft, anna, revision.Published, revision.NotApproved},
		{"kill a draft", draft, irina, revision.Killed, revision.NotOut},
		{"unspike a draft", draft, irina, revision.Unspiked, revision.NotSpiked},
		{"let go of a draft", draft, irina, revision.Unheld, revision.NotHeld},
		{"file twice", filed, anna, revision.Filed, revision.AlreadyFiled},
		{"approve as a journalist", filed, anna, revision.Approved, revision.NotEntitled},
		{"approve", filed, irina, revision.Approved, ""},
		{"approve twice", approved, irina, revision.Approved, revision.AlreadyApproved},
		{"file what is approved", approved, anna, revision.Filed, revision.AlreadyApproved},
		{"return what is approved", approved, irina, revision.Returned, ""},
		{"approve again after a change", func(n *newsroom) *newsroom { return approved(n).types("second") }, irina, revision.Approved, ""},
		{"publish", approved, anna, revision.Published, ""},
		{"publish under embargo", func(n *newsroom) *newsroom {
			n = approved(n)
			n.facts.Embargo = noon.Add(time.Hour)
			return n
		}, anna, revision.Published, revision.Embargoed},
		{"hold what is out", out, irina, revision.Held, revision.IsOut},
		{"spike what is out", out, irina, revision.Spiked, revision.IsOut},
		{"kill what is out", out, irina, revision.Killed, ""},
		{"publish again elsewhere", out, anna, revision.Published, ""},
		{"file a correction", func(n *newsroom) *newsroom { return out(n).types("second") }, anna, revision.Filed, ""},
		{"approve own story", func(n *newsroom) *newsroom { return n.writes(irina, "first").says(irina, revision.Filed) }, irina, revision.Approved, revision.OwnStory},
		{"file what is held", func(n *newsroom) *newsroom { return draft(n).says(irina, revision.Held) }, anna, revision.Filed, revision.IsHeld},
		{"file what is spiked", func(n *newsroom) *newsroom { return draft(n).says(irina, revision.Spiked) }, anna, revision.Filed, revision.IsSpiked},
		{"anything after a kill", func(n *newsroom) *newsroom { return out(n).says(irina, revision.Killed) }, irina, revision.Published, revision.IsKilled},
		{"file two versions", func(n *newsroom) *newsroom {
			n = draft(n)
			n.facts.Heads = append(n.facts.Heads, content("x"))
			return n
		}, anna, revision.Filed, revision.BothChanged},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := c.before(house(t, anna, irina, chief))
			err := revision.Allowed(n.facts, c.kind, c.who)
			var r *revision.Refusal
			switch {
			case c.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.want != "" && (!errors.As(err, &r) || r.Code != c.want):
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
