package revision_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

// newsroom is a house in which tests file, approve and return: it keeps the
// revisions and statements as laptops do and asks for the state.
type newsroom struct {
	t       testing.TB
	facts   revision.Facts
	devices map[revision.PersonID]revision.Device
	head    revision.Hash
	lamport uint64
}

var noon = time.Date(2024, 5, 7, 12, 0, 0, 0, time.UTC)

func device(t testing.TB, seed byte) revision.Device {
	t.Helper()
	d, err := revision.NewDevice(bytes.NewReader(bytes.Repeat([]byte{seed}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// house opens a newsroom with these people; the first letter of a name is the
// role: j-, e- or c-.
func house(t testing.TB, people ...revision.PersonID) *newsroom {
	n := &newsroom{t: t, devices: map[revision.PersonID]revision.Device{}}
	n.facts = revision.Facts{Story: "s1", Now: noon}
	roles := map[byte]revision.Role{'j': revision.Journalist, 'e': revision.Editor, 'c': revision.Chief}
	for i, p := range people {
		d := device(t, byte(i+1))
		n.devices[p] = d
		n.facts.Cards = append(n.facts.Cards, d.Card(revision.Card{Person: p, Name: string(p), Role: roles[p[0]]}).Card)
	}
	return n
}

func content(name string) revision.Hash {
	return revision.HashOfContent([]byte(name))
}

// writes lets a person save a text: it is minted as a revision on the last one.
func (n *newsroom) writes(p revision.PersonID, textName string) *newsroom {
	n.lamport++
	r := revision.Revision{Story: "s1", Lamport: n.lamport, Time: noon.Add(time.Duration(n.lamport) * time.Minute), Content: content(textName)}
	if !n.head.IsZero() {
		r.Parents = []revision.Hash{n.head}
	}
	signed := n.devices[p].Sign(r)
	n.head = signed.ID()
	n.facts.Revisions = append(n.facts.Revisions, signed.Revision)
	n.facts.Heads = []revision.Hash{n.head}
	n.facts.Working = r.Content
	return n
}

// types changes the text without minting anything.
func (n *newsroom) types(textName string) *newsroom {
	n.facts.Working = content(textName)
	return n
}

func (n *newsroom) says(p revision.PersonID, k revision.Kind) *newsroom {
	return n.saysOf(p, k, "", "because")
}

// checks lets a person say something about one step of the review.
func (n *newsroom) checks(p revision.PersonID, k revision.Kind, step string) *newsroom {
	return n.saysOf(p, k, step, "because")
}

func (n *newsroom) saysOf(p revision.PersonID, k revision.Kind, step, note string) *newsroom {
	n.lamport++
	d, known := n.devices[p]
	if !known {
		d = device(n.t, 200)
	}
	s := d.State(revision.Statement{
		Story: "s1", Revision: n.head, Content: n.facts.Working, Kind: k, Step: step, Person: p, Note: note,
		Lamport: n.lamport, Time: noon.Add(time.Duration(n.lamport) * time.Minute),
	})
	n.facts.Statements = append(n.facts.Statements, s.Statement)
	return n
}

// asks lets a person sign a policy.
func (n *newsroom) asks(p revision.PersonID, serial int, steps ...revision.Step) *newsroom {
	signed := n.devices[p].Policy(revision.Policy{Serial: serial, Steps: steps, Person: p, Time: noon})
	n.facts.Policies = append(n.facts.Policies, signed.Policy)
	return n
}

// revokes lets a person revoke a laptop; what was said with it by then stands.
func (n *newsroom) revokes(p revision.PersonID, with, lost revision.Device, of revision.PersonID, stands ...revision.Hash) *newsroom {
	signed := with.Revoke(revision.Revocation{Revoked: lost.Key(), Of: of, Stands: stands, Person: p, Time: noon})
	if err := signed.Verify(); err != nil {
		n.t.Fatal(err)
	}
	n.facts.Revocations = append(n.facts.Revocations, signed.Revocation)
	return n
}

// card puts a card of a person, with these laptops, in the place of the old one.
func (n *newsroom) card(p revision.PersonID, role revision.Role, devices ...revision.Device) *newsroom {
	c := revision.Card{Person: p, Name: string(p), Role: role, Serial: 1}
	for _, d := range devices {
		c.Devices = append(c.Devices, d.Key())
	}
	signed := devices[0].Card(c)
	n.facts.Cards = append(slices.DeleteFunc(n.facts.Cards, func(c revision.Card) bool { return c.Person == p }), signed.Card)
	n.devices[p] = devices[0]
	return n
}

// last is the ID of what was said last.
func (n *newsroom) last() revision.Hash {
	return n.facts.Statements[len(n.facts.Statements)-1].ID()
}

func (n *newsroom) state(want revision.State) *newsroom {
	n.t.Helper()
	if got := revision.StateOf(n.facts); got != want {
		n.t.Errorf("state %s, want %s", got, want)
	}
	return n
}

// tells is an invented story in which every field says something.
func tells(t testing.TB) story.Story {
	t.Helper()
	doc, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся на проспект.", Marks: []text.Mark{{Kind: text.Link, From: 0, To: 14, Href: "https://zarya.example/"}}},
		text.Block{ID: "b2", Kind: text.Bullet, Depth: 1, Text: "первый вагон"},
		text.Block{ID: "b3", Kind: text.Quote, Text: "Поехали", Attribution: "водитель"},
		text.Block{ID: "b4", Kind: text.Photo, Photo: "p1"},
		text.Block{ID: "b5", Kind: text.Embed, URL: "https://zarya.example/video", Text: "Видео"},
	)
	if err != nil {
		t.Fatal(err)
	}
	day := newsdate.Date{Year: 2024, Month: 5, Day: 7}
	return story.Story{
		ID: "s1", Language: "ru", Slug: "tramvai", Headline: "Трамвай вернулся", Deck: "Три года спустя",
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул", Region: "Алтайский край", Country: "Россия", Code: "RU", Zone: "Asia/Barnaul"}, Date: day},
		Bylines:  []string{"ИА Заря"}, Rubric: "Город", Tags: []string{"трамвай"}, Body: doc,
		Photos: []story.PhotoUse{{
			ID: "p1", Original: content("p").String(), Width: 400, Height: 300, Lead: true, Caption: "Вагон", Alt: "Красный вагон",
			Credit: story.Credit{Agency: "ИА Заря", Photographer: "Пётр Осипов"}, Taken: day, SourceType: "digitalCapture",
			Rights: story.Rights{Notice: "© Заря", Category: "own", UsageTerms: "печать", ValidUntil: day},
			Crops:  []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 1, Y: 2, W: 160, H: 90}}}, Focus: story.Focus{Set: true, X: 10, Y: 20},
			Rotation: 90, Flip: true, Straighten: 500, Adjust: story.Adjustments{Exposure: 1, Contrast: 2, Saturation: 3, Sharpen: 4},
			Redactions: []story.Redaction{{Rect: story.Rect{X: 5, Y: 6, W: 7, H: 8}, Kind: "blur"}},
		}},
		Related: []story.Related{{Story: "s2", Title: "Рельсы", URL: "https://zarya.example/2", Partner: true}},
		Urgency: 3, Embargo: noon, Source: "Мэрия", WebDescription: "О трамвае", EdNote: "без правок", Correction: "уточнён номер",
		Words: outlet.Default().For("ru"),
		Notes: []story.Note{{
			ID: "n1", From: text.Pos{Block: "b1"}, To: text.Pos{Block: "b1", Offset: 14}, About: "Трамвай",
			Remarks: []story.Remark{{Who: "mikhail", Name: "Михаил", At: noon, Text: "который?"}},
		}},
		Note: "перезвонить", Assignee: "Анна", Deadline: noon, PlannedLength: 2000,
	}
}
