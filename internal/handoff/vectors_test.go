package handoff_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/internal/handoff"
	"dateline/internal/newsdate"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
)

var update = flag.Bool("update", false, "write the test vectors into docs/formats/handoff.md")

// TestVectors: what docs/formats/handoff.md prints is what we write. A
// difference means that files that are under way could no longer be read.
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
	content, err := revision.EncodeContent(story.Story{
		Language: "ru", Headline: "Трамвай", Bylines: []string{"ИА Заря"}, Body: body,
		Dateline: story.Dateline{Place: story.Place{Name: "Барнаул"}, Date: newsdate.Date{Year: 2024, Month: 5, Day: 7}},
	})
	if err != nil {
		t.Fatal(err)
	}
	n := &newsroom{t: t, anna: d, card: d.Card(revision.Card{Person: "p1", Name: "Анна", Role: revision.Editor, Serial: 1})}
	n.parcel.Contents = map[revision.Hash][]byte{}
	r := d.Sign(revision.Revision{Story: "s1", Lamport: 1, Time: noon, Content: n.keeps(content)})
	n.parcel.Stories = []handoff.Story{{ID: "s1", Revisions: []revision.SignedRevision{r}}}
	file := n.hands(handoff.Lock{})
	const start = len("dateline/handoff/1\n") + 4
	header := file[start : start+int(binary.BigEndian.Uint32(file[start-4:]))]
	var b strings.Builder
	for _, row := range [][2]string{
		{"header", fmt.Sprintf("%x", header)},
		{"header ID", revision.HandOffID(header).String()},
		{"header signature", fmt.Sprintf("%x", file[start+len(header):start+len(header)+64])},
		{"length of the file", fmt.Sprint(len(file))},
		{"SHA-256 of the file", fmt.Sprintf("%x", sha256.Sum256(file))},
	} {
		fmt.Fprintf(&b, "    %-20s %s\n", row[0], row[1])
	}
	const begin, end, page = "<!-- vectors -->\n", "<!-- /vectors -->", "../../docs/formats/handoff.md"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	printed, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the vectors", page)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+begin+b.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if printed != b.String() {
		t.Errorf("%s prints\n%s\nwe write\n%s", page, printed, b.String())
	}
}
