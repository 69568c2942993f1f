package main

import (
	"time"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
)

type personItem struct {
	ID           revision.PersonID `json:"id"`
	Name         string            `json:"name"`
	Role         revision.Role     `json:"role"`
	Me           bool              `json:"me"`
	Accepted     bool              `json:"accepted"`
	SafetyNumber string            `json:"safety_number"`
	Devices      []deviceView      `json:"devices"`
}

type deviceView struct {
	Key      revision.DeviceKey `json:"key"`
	This     bool               `json:"this"`
	Revoked  bool               `json:"revoked"`
	Encrypts bool               `json:"encrypts"`
}

func personOf(p desk.Person) personItem {
	out := personItem{p.ID, p.Name, p.Role, p.Me, p.Accepted, p.SafetyNumber, make([]deviceView, len(p.Devices))}
	for i, d := range p.Devices {
		out.Devices[i] = deviceView(d)
	}
	return out
}

type policyJSON struct {
	Serial  int             `json:"serial"`
	Steps   []revision.Step `json:"steps"`
	OwnWork bool            `json:"own_work"`
}

func policyView(p revision.Policy) policyJSON { return policyJSON{p.Serial, p.Steps, p.OwnWork} }

type handedJSON struct {
	Path      string   `json:"path"`
	Bytes     int64    `json:"bytes"`
	Stories   int      `json:"stories"`
	Photos    int      `json:"photos"`
	Encrypted bool     `json:"encrypted"`
	Private   []string `json:"private"`
}

func handedView(h desk.Handed) handedJSON {
	return handedJSON{h.Path, h.Bytes, h.Stories, h.Photos, h.Encrypted, append([]string{}, h.Plan.Private...)}
}

type receivedJSON struct {
	From          personItem          `json:"from"`
	At            time.Time           `json:"at"`
	Encrypted     bool                `json:"encrypted"`
	Quarantine    string              `json:"quarantine"`
	Stories       []receivedStoryJSON `json:"stories"`
	Photos        int                 `json:"photos"`
	PhotosMissing int                 `json:"photos_missing"`
	Strangers     []personItem        `json:"strangers"`
	Forked        []personItem        `json:"forked"`
}

type receivedStoryJSON struct {
	ID       story.ID `json:"id"`
	Headline string   `json:"headline"`
	Relation string   `json:"relation"`
	State    string   `json:"state"`
	Versions int      `json:"versions"`
	Verdicts int      `json:"verdicts"`
	Remarks  int      `json:"remarks"`
	// Unverified: nobody who is accepted wrote the text that it stands at.
	Unverified bool `json:"unverified"`
}

func receivedViewOf(r desk.Received) receivedJSON {
	out := receivedJSON{
		From: personOf(r.From), At: r.At, Encrypted: r.Encrypted, Quarantine: r.Quarantine, Stories: []receivedStoryJSON{},
		Photos: r.Photos, PhotosMissing: r.PhotosMissing, Strangers: []personItem{}, Forked: []personItem{},
	}
	for _, s := range r.Stories {
		out.Stories = append(out.Stories, receivedStoryJSON{s.ID, s.Headline, string(s.Relation), string(s.State), s.Versions, s.Verdicts, s.Remarks, s.Unverified})
	}
	for _, p := range r.Strangers {
		out.Strangers = append(out.Strangers, personOf(p))
	}
	for _, p := range r.Forked {
		out.Forked = append(out.Forked, personOf(p))
	}
	return out
}

func receivedViews(all []desk.Received) []receivedJSON {
	out := make([]receivedJSON, len(all))
	for i, r := range all {
		out[i] = receivedViewOf(r)
	}
	return out
}

type provedJSON struct {
	OK        bool       `json:"ok"`
	Stories   int        `json:"stories"`
	Photos    int        `json:"photos"`
	Encrypted bool       `json:"encrypted"`
	At        time.Time  `json:"at"`
	Sender    personJSON `json:"sender"`
	Faults    []string   `json:"faults"`
}

func provedView(p desk.Proved) provedJSON {
	out := provedJSON{p.OK(), p.Stories, p.Photos, p.Encrypted, p.At, personView(p.Sender), []string{}}
	for _, f := range p.Faults {
		out.Faults = append(out.Faults, f.Error())
	}
	return out
}
