package wire_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"dateline/internal/newsdate"
	"dateline/internal/text"
	"dateline/internal/wire"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

// atlas is a map with the few cities the test pages are about.
type atlas []string

func (a atlas) Known(name string) bool {
	for _, c := range a {
		if strings.EqualFold(c, name) {
			return true
		}
	}
	return false
}

func cities() atlas {
	return atlas{"Барнаул", "Рубцовск", "Славгород", "Бийск", "Новоалтайск", "Omsk", "Tomsk", "Perm", "Лебяжье"}
}

func options() wire.Options {
	n := 0
	return wire.Options{Name: "page.txt", Cities: cities(), Language: "ru", NewID: func() text.BlockID {
		n++
		return text.BlockID(fmt.Sprintf("b%d", n))
	}}
}

func read(t *testing.T, page string) wire.Page {
	t.Helper()
	p, err := wire.ReadText([]byte(page), options())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shown is a page as the golden files hold it: what was found, in few lines.
func shown(p wire.Page) string {
	var b strings.Builder
	say := func(label, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", label, v)
		}
	}
	say("recognised", fmt.Sprint(p.Recognised))
	say("language", p.Language)
	say("city", p.City)
	say("headline", p.Headline)
	say("deck", p.Deck)
	say("bylines", strings.Join(p.Bylines, " | "))
	if !p.Date.IsZero() {
		say("date", p.Date.String())
	}
	for _, s := range p.Photos {
		say("photo", fmt.Sprintf("lead=%v at=%d caption=%q agency=%q photographer=%q", s.Lead, s.At, s.Caption, s.Agency, s.Photographer))
	}
	for _, k := range p.Blocks {
		say(string(k.Kind), k.Text)
	}
	say("related title", p.RelatedTitle)
	for _, r := range p.Related {
		say("related", fmt.Sprintf("%q url=%q partner=%v", r.Title, r.URL, r.Partner))
	}
	say("archive", p.ArchiveTitle)
	say("source", p.Source)
	for _, n := range p.Notes {
		say("note", fmt.Sprintf("%s %d %q %d", n.Kind, n.Line, n.Text, n.N))
	}
	return b.String()
}

func pages(t testing.TB) []string {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d test pages, want a dozen: %v", len(names), err)
	}
	return names
}

func TestPagesOfManyNewsrooms(t *testing.T) {
	for _, name := range pages(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := shown(read(t, string(data)))
			golden := strings.TrimSuffix(name, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("read otherwise:\n%s", diff)
			}
		})
	}
}

// TestNoWordIsLost: every line of a page stands in a field or in a note.
func TestNoWordIsLost(t *testing.T) {
	for _, name := range pages(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			nothingLost(t, string(data), read(t, string(data)))
		})
	}
}

type failer interface{ Errorf(string, ...any) }

func nothingLost(t failer, page string, p wire.Page) {
	// A line is accounted for when its letters are found in a field or a note.
	kept := letters(shownJSON(p))
	for line := range strings.Lines(page) {
		for word := range strings.FieldsSeq(line) {
			if w := letters(word); w != "" && !strings.Contains(kept, w) {
				t.Errorf("%q of line %q is nowhere", word, strings.TrimSpace(line))
			}
		}
	}
}

func shownJSON(p wire.Page) string {
	data, err := json.Marshal(p)
	if err != nil {
		return ""
	}
	var back any
	_ = json.Unmarshal(data, &back)
	return fmt.Sprint(back)
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text.Clean(s))
}

func TestNoWordOfAnyPageIsLost(t *testing.T) {
	parts := []string{
		"Барнаул", "Omsk", "-17", "ИА Заря", "15 июня, 2023", "June 15, 2023", "Фото: ИА \"Заря\" / Пётр Осипов", "Новости партнеров", "Архив",
		"Читайте также: Как варят соль", "Источник: ТАСС", "Автор: Роман Жук", "Поделиться", "", "", "— Да, — сказал он.", "• первое", "• второе", "1. раз", "2. два",
		"Короткая строка", "В городе открыли новый мост через реку, и по нему уже проехали первые машины, сообщили в мэрии.",
		"Открытие моста. Фото: Анна Лунь", "https://zarya.example/x", "18+", "12 comments", "By Anna Field", "«Цитата целиком», — сказала она.",
	}
	rapid.Check(t, func(t *rapid.T) {
		page := "Слово\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 24).Draw(t, "lines"), "\n")
		p, err := wire.ReadText([]byte(page), options())
		if err != nil {
			t.Fatal(err)
		}
		nothingLost(t, page, p)
	})
}

// TestTheReferencePage reads a real page of the measure, where it is at hand.
func TestTheReferencePage(t *testing.T) {
	name := os.Getenv("DATELINE_REFERENCE")
	if name == "" {
		t.Skip("DATELINE_REFERENCE names no file; ru-agency-page is the invented page of the same shape")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, string(data))
	if p.City != "Барнаул" || !strings.HasPrefix(p.Headline, "В Алтайском крае создано") || strings.Join(p.Bylines, "|") != "ИА Атмосфера" || p.Date != (newsdate.Date{Year: 2023, Month: 6, Day: 15}) {
		t.Errorf("head: %q %q %q %v", p.City, p.Headline, p.Bylines, p.Date)
	}
	if len(p.Photos) != 1 || !p.Photos[0].Lead || p.Photos[0].Agency != `ИА "Атмосфера"` || p.Photos[0].Photographer != "Егор Поломошнов" || !strings.HasPrefix(p.Photos[0].Caption, "Центр управления регионом") {
		t.Errorf("photo: %+v", p.Photos)
	}
	if len(p.Blocks) != 6 || len(p.Related) != 25 || !p.Related[24].Partner || p.RelatedTitle != "Новости партнеров" || p.ArchiveTitle != "Архив" || p.Deck != "" {
		t.Errorf("%d blocks, %d related under %q, archive %q, deck %q", len(p.Blocks), len(p.Related), p.RelatedTitle, p.ArchiveTitle, p.Deck)
	}
	for _, b := range p.Blocks {
		if b.Kind != text.Paragraph || strings.Contains(b.Text, "-17") || strings.Contains(b.Text, "Архив") {
			t.Errorf("block %+v", b)
		}
	}
	nothingLost(t, string(data), p)
}

func TestFilesOfOldPrograms(t *testing.T) {
	data, err := os.ReadFile("testdata/ru-agency-page.txt")
	if err != nil {
		t.Fatal(err)
	}
	plain := shown(read(t, string(data)))
	old, err := charmap.Windows1251.NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(string(data))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	big := []byte("\xfe\xff")
	for _, u := range utf16.Encode([]rune(string(data))) {
		big = append(big, byte(u>>8), byte(u))
	}
	for name, file := range map[string]string{
		"byte order mark": "\xef\xbb\xbf" + string(data),
		"UTF-16 LE":       string(wide),
		"UTF-16 BE":       string(big),
		"Windows lines":   strings.ReplaceAll(string(data), "\n", "\r\n"),
		"Mac lines":       strings.ReplaceAll(string(data), "\n", "\r"),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(plain, shown(read(t, file))); diff != "" {
				t.Errorf("read otherwise:\n%s", diff)
			}
		})
	}
	t.Run("windows-1251 is said", func(t *testing.T) {
		p := read(t, string(old))
		if len(p.Notes) == 0 || p.Notes[0].Kind != wire.NoteEncoding || p.Headline != "В Рубцовске заработал первый электробус" {
			t.Errorf("headline %q, notes %v", p.Headline, p.Notes)
		}
	})
}

func TestWhatIsNotReadIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want wire.Code
	}{
		"nothing":        {"", wire.Empty},
		"spaces":         {" \n\t\n\u00a0", wire.Empty},
		"signs alone":    {"*** --- ***", wire.Empty},
		"a picture":      {"\xff\xd8\xff\xe0\x00\x10JFIF\x00", wire.NotText},
		"an archive":     {"PK\x03\x04\x14\x00\x00\x00", wire.NotText},
		"broken letters": {"caf\xe9 noir \x81\x8d", wire.NotText},
		"a whole shelf":  {strings.Repeat("a", wire.MaxBytes+1), wire.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := wire.ReadText([]byte(c.data), options())
			var r *wire.Refusal
			if !errors.As(err, &r) || r.Code != c.want || r.Name != "page.txt" {
				t.Fatalf("error %v, want %s of page.txt", err, c.want)
			}
		})
	}
}

func TestCredits(t *testing.T) {
	for line, want := range map[string]wire.Slot{
		`Мост. Фото: ИА "Заря" / Пётр Осипов`:          {Caption: "Мост.", Agency: `ИА "Заря"`, Photographer: "Пётр Осипов"},
		`Мост . Фото: ИА "Заря" / Пётр Осипов`:         {Caption: "Мост", Agency: `ИА "Заря"`, Photographer: "Пётр Осипов"},
		`Мост. Фото: Пётр Осипов`:                      {Caption: "Мост.", Photographer: "Пётр Осипов"},
		`Мост. Фото: Пётр Осипов, ТАСС`:                {Caption: "Мост.", Agency: "ТАСС", Photographer: "Пётр Осипов"},
		`Мост. Фото: пресс-служба мэрии`:               {Caption: "Мост.", Agency: "пресс-служба мэрии"},
		`Мост. Фото: «Заря, вечер и утро»`:             {Caption: "Мост.", Agency: "«Заря, вечер и утро»"},
		`A bridge. Photo: Helen Marsh for Daybreak`:    {Caption: "A bridge.", Agency: "Daybreak", Photographer: "Helen Marsh"},
		`A bridge. Photo by Helen Marsh`:               {Caption: "A bridge.", Photographer: "Helen Marsh"},
		`A bridge | Photo: Reuters`:                    {Caption: "A bridge", Agency: "Reuters"},
		`A bridge. © Daybreak News`:                    {Caption: "A bridge.", Agency: "Daybreak News"},
		`“A bridge!” Photograph: Reuters/Helen Marsh`:  {Caption: "“A bridge!”", Agency: "Reuters", Photographer: "Helen Marsh"},
		`Мост. Снимок предоставлен пресс-службой депо`: {Caption: "Мост.", Agency: "предоставлен пресс-службой депо"},
	} {
		t.Run(line, func(t *testing.T) {
			p := read(t, "Бийск\nНовый мост\n"+line+"\n2 мая 2024\nПо мосту прошла первая колонна машин, и к вечеру движение открыли для всех желающих.\n")
			if len(p.Photos) != 1 {
				t.Fatalf("photos %+v", p.Photos)
			}
			want.Lead = true
			if diff := cmp.Diff(want, p.Photos[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzReadText(f *testing.F) {
	for _, name := range pages(f) {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("Фото: /\n1. \n• \n— \nЧитайте также:\nАрхив"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := wire.ReadText(data, options())
		if err != nil {
			return
		}
		if _, err := text.NewDocument(p.Blocks...); len(p.Blocks) > 0 && err != nil {
			t.Errorf("blocks that are no document: %v", err)
		}
		for _, s := range p.Photos {
			if s.At < 0 || s.At > len(p.Blocks) {
				t.Errorf("photo before block %d of %d", s.At, len(p.Blocks))
			}
		}
	})
}
