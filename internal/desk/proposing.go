package desk

import (
	"context"
	"encoding/json"

	"dateline/internal/archive"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// settingProposal holds, with a story's ID behind it, what the person who works
// here is suggesting and has not signed yet; empty is nothing.
const settingProposal = "proposal/"

// proposal is a suggestion that is being typed: work in progress, like a draft.
type proposal struct {
	Thread string `json:"thread"`
	// Base is the revision that it is made from.
	Base revision.Hash `json:"base"`
	// Content is the encoded story as the person would have it.
	Content []byte `json:"content"`
}

// proposalIn is the one of a story; ok is false when nothing is suggested.
func proposalIn(tx *archive.Tx, id story.ID) (p proposal, ok bool, err error) {
	data, err := tx.Setting(settingProposal + string(id))
	if err != nil || len(data) == 0 {
		return p, false, err
	}
	err = json.Unmarshal(data, &p)
	return p, err == nil, err
}

func putProposal(tx *archive.Tx, id story.ID, p proposal) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return tx.PutSetting(settingProposal+string(id), data)
}

// Proposal is a suggestion on its way: Story is the text as the person would
// have it, Base the text that it is made from.
type Proposal struct {
	Thread      string
	Story, Base story.Story
}

// Proposal gives what the person who works here was suggesting when the mode was
// left without SignSuggestion, by a crash or an end of the program; ok is false
// when there is none.
func (v *Review) Proposal(_ context.Context, id string) (p Proposal, ok bool, err error) {
	err = v.arc.View(func(tx *archive.Tx) error {
		d, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		kept, begun, err := proposalIn(tx, d.Story.ID)
		if err != nil || !begun {
			return err
		}
		rec, err := v.recordOf(tx, d)
		if err != nil {
			return err
		}
		if p.Base, err = rec.text(tx, kept.Base); err != nil {
			return err
		}
		p.Thread, ok = kept.Thread, true
		p.Story, err = revision.DecodeContent(kept.Content)
		p.Story.ID = d.Story.ID
		return err
	})
	return p, ok, err
}

// Suggest keeps what a person suggests: the story as they would have it, made
// from the text as it stands. An empty thread begins a new suggestion, one of
// their own is suggested anew; the name is given back. While it is typed it is
// work in progress, which Suggestions shows and the end of the program does not
// hurt; it is signed by SignSuggestion, with the next hand-off or verdict, and when
// another one is begun.
func (v *Review) Suggest(ctx context.Context, id, thread string, proposed story.Story) (string, error) {
	content, err := revision.EncodeContent(proposed)
	if err != nil {
		return "", err
	}
	var p proposal
	err = v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		t, err := talkIn(tx, rec)
		if err != nil {
			return err
		}
		if p, err = v.begun(tx, rec, &t, me.Person, thread); err != nil {
			return err
		}
		p.Content = content
		return putProposal(tx, t.id, p)
	})
	return p.Thread, err
}

// SignSuggestion signs what is being suggested, when the person leaves that mode.
// What changes nothing is no suggestion; one's own that comes to nothing is recalled.
func (v *Review) SignSuggestion(ctx context.Context, id string) error {
	return v.discuss(ctx, id, func(tx *archive.Tx, rec *record, me revision.SignedCard) error {
		t, err := talkIn(tx, rec)
		if err != nil || t.pending == nil {
			return err
		}
		if err := v.signProposal(tx, rec, &t, me.Person); err != nil {
			return err
		}
		return t.keepHung(tx)
	})
}

// begun is the proposal of this thread as it was kept, or a new one.
func (v *Review) begun(tx *archive.Tx, rec *record, t *talk, me revision.PersonID, thread string) (proposal, error) {
	if t.pending != nil && t.pending.Thread == thread {
		return *t.pending, nil
	}
	if t.pending != nil {
		if err := v.signProposal(tx, rec, t, me); err != nil {
			return proposal{}, err
		}
		if err := t.keepHung(tx); err != nil {
			return proposal{}, err
		}
	}
	if thread != "" {
		th, ok := t.suggestions()[thread]
		if !ok {
			return proposal{}, &Refusal{Code: NoSuchSuggestion, Value: thread}
		}
		if th.Suggestion.Person != me {
			return proposal{}, &Refusal{Code: NotYourSuggestion, Value: thread}
		}
		return proposal{Thread: thread, Base: th.Suggestion.Revision}, nil
	}
	head, err := v.mint(tx, rec)
	if err != nil {
		return proposal{}, err
	}
	return proposal{Thread: string(v.ids.note()), Base: head.ID()}, v.ids.failed()
}

// remark is the proposal as it will be signed.
func (p *proposal) remark(me revision.PersonID) revision.Remark {
	return revision.Remark{
		Thread: p.Thread, Kind: revision.Suggested, Revision: p.Base, Content: revision.HashOfContent(p.Content), Person: me,
	}
}

// signProposal makes the proposal a suggestion and forgets it as work in progress.
func (r *room) signProposal(tx *archive.Tx, rec *record, t *talk, me revision.PersonID) error {
	p := t.pending
	t.pending = nil
	if err := tx.PutSetting(settingProposal+string(t.id), nil); err != nil {
		return err
	}
	remark := p.remark(me)
	was, again := t.suggestions()[p.Thread]
	switch empty := t.contents[p.Base] == remark.Content; {
	case empty && (!again || was.Recalled), again && !was.Recalled && was.Suggestion.Content == remark.Content:
		return nil
	case empty:
		remark.Kind = revision.Recalled
	default:
		if err := tx.PutContent(remark.Content, p.Content); err != nil {
			return err
		}
	}
	return r.putRemark(tx, rec, t, remark)
}
