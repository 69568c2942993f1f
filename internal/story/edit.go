package story

import (
	"encoding/json"
	"fmt"

	"dateline/internal/text"
)

// Edit is one change of a story, as a value. Each kind is a type of this package.
type Edit interface {
	// Apply gives the changed story. An edit that does not fit is an error, and
	// the story is the one it was.
	Apply(Story) (Story, error)
	// Invert gives the edit that undoes this one; before is the story it is
	// applied to.
	Invert(before Story) (Edit, error)

	name() string
}

// Body is an edit of the text. Notes go with their words.
type Body struct {
	Transaction text.Transaction `json:"transaction"`
	// Anchors say where notes hang afterwards that the change itself would put
	// elsewhere: in an inverse, those whose words come back. Most edits have none.
	Anchors []text.Annotation `json:"anchors,omitempty"`
}

func (e Body) name() string { return "body" }

// Apply edits the text. A photo block must show a photo that the story has.
func (e Body) Apply(s Story) (Story, error) {
	body, err := e.Transaction.Apply(s.Body)
	if err != nil {
		return s, fmt.Errorf("edit text: %w", err)
	}
	next := s
	next.Body = body
	at, _, now := body.Changed(s.Body)
	if err := validFrom(next, at, now); err != nil {
		return s, fmt.Errorf("edit text: %w", err)
	}
	if len(s.Notes) > 0 {
		next.Notes = carried(s.Notes, e.Transaction.Map(s.Body), body)
		next.Notes = hung(next.Notes, settled(e.Anchors, body))
	}
	return next, nil
}

// Invert gives back the text that was there, and the notes on their words.
func (e Body) Invert(before Story) (Edit, error) {
	back, err := e.Transaction.Invert(before.Body)
	if err != nil {
		return nil, fmt.Errorf("undo text: %w", err)
	}
	anchors, err := e.anchors(back, before)
	if err != nil {
		return nil, fmt.Errorf("undo text: %w", err)
	}
	return Body{back, anchors}, nil
}

// Group is several edits as one: all of them or none.
type Group []Edit

func (g Group) name() string { return "group" }

// Apply applies them in their order.
func (g Group) Apply(s Story) (Story, error) {
	next := s
	for _, e := range g {
		var err error
		if next, err = e.Apply(next); err != nil {
			return s, err
		}
	}
	return next, nil
}

// Invert undoes them from the last to the first.
func (g Group) Invert(before Story) (Edit, error) {
	back := make(Group, len(g))
	for i, e := range g {
		inverse, err := e.Invert(before)
		if err != nil {
			return nil, err
		}
		back[len(g)-1-i] = inverse
		if before, err = e.Apply(before); err != nil {
			return nil, err
		}
	}
	return back, nil
}

// tagged is an edit as JSON: its kind beside its fields.
type tagged struct {
	Edit string          `json:"edit"`
	With json.RawMessage `json:"with"`
}

// MarshalEdit writes an edit with its kind.
func MarshalEdit(e Edit) ([]byte, error) {
	with, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("write edit %s: %w", e.name(), err)
	}
	return json.Marshal(tagged{e.name(), with})
}

// UnmarshalEdit reads what MarshalEdit wrote.
func UnmarshalEdit(data []byte) (Edit, error) {
	var t tagged
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("read edit: %w", err)
	}
	read := map[string]func([]byte) (Edit, error){
		"text": read[SetText], "list": read[SetList], "number": read[SetNumber], "time": read[SetTime],
		"place": read[SetPlace], "date": read[SetDate], "words": read[SetWords],
		"add-photo": read[AddPhoto], "remove-photo": read[RemovePhoto], "change-photo": read[ChangePhoto],
		"move-photo": read[MovePhoto], "lead": read[SetLead],
		"add-related": read[AddRelated], "remove-related": read[RemoveRelated], "move-related": read[MoveRelated],
		"add-note": read[AddNote], "change-note": read[ChangeNote], "remove-note": read[RemoveNote],
		"body": read[Body], "group": read[Group],
	}[t.Edit]
	if read == nil {
		return nil, fmt.Errorf("%w: %q", ErrUnknownEdit, t.Edit)
	}
	return read(t.With)
}

func read[E Edit](data []byte) (Edit, error) {
	var e E
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("read edit %s: %w", e.name(), err)
	}
	return e, nil
}

// MarshalJSON writes the edits with their kinds.
func (g Group) MarshalJSON() ([]byte, error) {
	parts := make([]json.RawMessage, len(g))
	for i, e := range g {
		data, err := MarshalEdit(e)
		if err != nil {
			return nil, err
		}
		parts[i] = data
	}
	return json.Marshal(parts)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (g *Group) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return fmt.Errorf("read group: %w", err)
	}
	made := make(Group, len(parts))
	for i, part := range parts {
		e, err := UnmarshalEdit(part)
		if err != nil {
			return err
		}
		made[i] = e
	}
	*g = made
	return nil
}
