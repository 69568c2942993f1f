package revision_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

var update = flag.Bool("update", false, "write the test vectors into docs/formats/revision.md")

// TestVectors: what docs/formats/revision.md prints is what we compute. A
// difference means that old signatures would no longer fit.
func TestVectors(t *testing.T) {
	seed := make([]byte, 32)
	for i := range seed {
		seed[i] = byte(i)
	}
	d, err := revision.NewDevice(bytes.NewReader(seed))
	if err != nil {
		t.Fatal(err)
	}
	body, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: "Трамвай вернулся.", Marks: []text.Mark{{Kind: text.Bold, From: 0, To: 14}}})
	if err != nil {
		t.Fatal(err)
	}
	s := story.Story{
		ID: "s1", Language: "ru", Headline: "Трамвай", Bylines: []string{"ИА Заря"}, Body: body,
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул"}, Date: newsdate.Date{Year: 2024, Month: 5, Day: 7}},
	}
	encoded, err := revision.EncodeContent(s)
	if err != nil {
		t.Fatal(err)
	}
	h := revision.HashOfContent(encoded)
	r := d.Sign(revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: h})
	st := d.State(revision.Statement{Story: "s1", Revision: r.ID(), Content: h, Kind: revision.Filed, Person: "p1", Lamport: 2, Time: noon, Note: "готово"})
	c := d.Card(revision.Card{Person: "p1", Name: "Анна", Role: revision.Editor, Serial: 1})
	re := d.Remark(revision.Remark{
		Story: "s1", Thread: "n1", Kind: revision.Said, Revision: r.ID(), Content: h, From: text.Pos{Block: "b1"}, To: text.Pos{Block: "b1", Offset: 14},
		About: "Трамвай", Person: "p1", Lamport: 3, Time: noon, Text: "который?",
	})
	sl := d.Slip(revision.Slip{Story: "s1", Assignee: "Анна", Deadline: noon, PlannedLength: 2000, Note: "перезвонить", Person: "p1", Lamport: 4, Time: noon})
	po := d.Policy(revision.Policy{Serial: 1, Steps: revision.DefaultPolicy().Steps, Person: "p1", Time: noon})
	lost, err := revision.NewDevice(bytes.NewReader(make([]byte, 32)))
	if err != nil {
		t.Fatal(err)
	}
	rv := d.Revoke(revision.Revocation{Revoked: lost.Key(), Of: "p1", Stands: []revision.Hash{st.ID()}, Note: "украден", Person: "p1", Time: noon})
	to, _ := d.Recipient().MarshalText()
	sig := func(s revision.Signature) string { b, _ := s.MarshalText(); return string(b) }
	var b strings.Builder
	for _, row := range [][2]string{
		{"device key", d.Key().String()},
		{"recipient key", string(to)},
		{"encoded content", fmt.Sprintf("%x", encoded)},
		{"content hash", h.String()},
		{"revision ID", r.ID().String()},
		{"revision signature", sig(r.Signature)},
		{"statement ID", st.ID().String()},
		{"statement signature", sig(st.Signature)},
		{"card ID", c.ID().String()},
		{"card signature", sig(c.Signature)},
		{"remark ID", re.ID().String()},
		{"remark signature", sig(re.Signature)},
		{"slip ID", sl.ID().String()},
		{"slip signature", sig(sl.Signature)},
		{"policy ID", po.ID().String()},
		{"policy signature", sig(po.Signature)},
		{"revocation ID", rv.ID().String()},
		{"revocation signature", sig(rv.Signature)},
		{"safety number", c.SafetyNumber()},
	} {
		fmt.Fprintf(&b, "    %-20s %s\n", row[0], row[1])
	}
	const begin, end, page = "<!-- vectors -->\n", "<!-- /vectors -->", "../../docs/formats/revision.md"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	printed, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the page has no place for vectors")
	}
	if *update {
		printed = b.String()
		if err := os.WriteFile(page, []byte(before+begin+printed+end+after), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if printed != b.String() {
		t.Errorf("computed:\n%s\nprinted:\n%s", b.String(), printed)
	}
}
