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
// left without Suggest, by a crash or an end of the program; ok is false when there is none.
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

// Propose keeps what is being suggested as work in progress: it survives the end
// of the program and is signed by Suggest, or with the next hand-off. An empty
// thread begins a new suggestion on the text as it stands; its name is given back.
// There is one proposal of a story at a time: one of another thread is signed first.
func (v *Review) Propose(ctx context.Context, id, thread string, proposed story.Story) (string, error) {
	return v.propose(ctx, id, thread, proposed, false)
}

// Suggest signs what is suggested, at the end of suggesting. A thread of one's
// own is suggested anew, an empty name begins a new one; a suggestion that changes
// nothing is none and has no name, and one's own that comes to nothing is
// recalled. What was answered of a suggestion stays answered.
func (v *Review) Suggest(ctx context.Context, id, thread string, proposed story.Story) (string, error) {
	return v.propose(ctx, id, thread, proposed, true)
}

func (v *Review) propose(ctx context.Context, id, thread string, proposed story.Story, sign bool) (string, error) {
	content, err := revision.EncodeContent(proposed)
	if err != nil {
		return "", err
	}
	if err := v.sheets.flush(ctx); err != nil {
		return "", err
	}
	name := ""
	err = v.arc.Update(ctx, func(tx *archive.Tx) error {
		rec, me, err := v.recordAndMe(tx, id)
		if err != nil {
			return err
		}
		t, err := talkIn(tx, &rec)
		if err != nil {
			return err
		}
		p, err := v.begun(tx, &rec, &t, me.Person, thread)
		if err != nil {
			return err
		}
		p.Content, name = content, p.Thread
		if !sign {
			return putProposal(tx, t.id, p)
		}
		if name, err = v.signProposal(tx, &rec, &t, me.Person, p); err != nil {
			return err
		}
		return t.keepHung(tx)
	})
	return name, err
}

// begun is the proposal of this thread as it was kept, or a new one.
func (v *Review) begun(tx *archive.Tx, rec *record, t *talk, me revision.PersonID, thread string) (proposal, error) {
	kept, ok, err := proposalIn(tx, t.id)
	if err != nil || ok && kept.Thread == thread {
		return kept, err
	}
	if ok {
		if _, err := v.signProposal(tx, rec, t, me, kept); err != nil {
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
	t.contents[head.ID()] = head.Content
	return proposal{Thread: string(v.ids.note()), Base: head.ID()}, v.ids.failed()
}

// signProposal makes a proposal a suggestion and forgets it as work in progress.
// It gives the name of the thread; empty when there is none because nothing is suggested.
func (r *room) signProposal(tx *archive.Tx, rec *record, t *talk, me revision.PersonID, p proposal) (string, error) {
	if err := tx.PutSetting(settingProposal+string(t.id), nil); err != nil {
		return "", err
	}
	content := revision.HashOfContent(p.Content)
	was, again := t.suggestions()[p.Thread]
	remark := revision.Remark{Thread: p.Thread, Kind: revision.Suggested, Revision: p.Base, Content: content, Person: me}
	switch empty := t.contents[p.Base] == content; {
	case empty && !again:
		return "", nil
	case empty && was.Recalled, again && !was.Recalled && was.Suggestion.Content == content:
		return p.Thread, nil
	case empty:
		remark.Kind = revision.Recalled
	default:
		if err := tx.PutContent(content, p.Content); err != nil {
			return "", err
		}
	}
	return p.Thread, r.putRemark(tx, rec, t, remark)
}
