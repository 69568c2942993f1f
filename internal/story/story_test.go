package story

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/text"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// lamp is an invented story with everything in it.
func lamp(t testing.TB) Story {
	t.Helper()
	body, err := text.NewDocument(
		text.Block{ID: "b1", Kind: text.Paragraph, Text: "Маяк на\u00a0моле снова све\u00adтит."},
		text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"},
	)
	if err != nil {
		t.Fatal(err)
	}
	s := Story{
		ID: "lamp", Language: "ru", Slug: "mayak", Headline: "Маяк", Body: body, Bylines: []string{"Павел Ремезов"},
		Dateline: Dateline{Place{Name: "Туапсе", Zone: "Europe/Moscow"}, newsdate.Date{Year: 2026, Month: 3, Day: 1}},
		Photos: []PhotoUse{
			{ID: "p1", Lead: true, Original: strings.Repeat("0a", 32), Width: 100, Height: 50, Caption: "Маяк"},
			{ID: "p2", Caption: "Мол"},
		},
		Related: []Related{{Title: "Шторм"}, {Story: "storm", Title: "Вторая буря"}},
		Tags:    []string{"море"}, Words: outlet.Default().For("ru"),
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	return s
}

// proved applies an edit and checks what must hold of every one: the story
// stays valid, the inverse restores it, JSON keeps the edit.
func proved(t fataler, s Story, e Edit) Story {
	t.Helper()
	after, err := e.Apply(s)
	if err != nil {
		t.Fatalf("%s: %v", e.name(), err)
	}
	if err := after.Validate(); err != nil {
		t.Fatalf("%s: %v", e.name(), err)
	}
	back, err := e.Invert(s)
	if err != nil {
		t.Fatalf("invert %s: %v", e.name(), err)
	}
	undone, err := back.Apply(after)
	if err != nil {
		t.Fatalf("undo %s: %v", e.name(), err)
	}
	same(t, undone, s)
	data, err := MarshalEdit(e)
	if err != nil {
		t.Fatalf("%v", err)
	}
	read, err := UnmarshalEdit(data)
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	again, err := read.Apply(s)
	if err != nil {
		t.Fatalf("%s after JSON: %v", e.name(), err)
	}
	same(t, again, after)
	return after
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func same(t fataler, got, want Story) {
	t.Helper()
	a, _ := json.Marshal(got)
	b, _ := json.Marshal(want)
	// An empty list and none are the same story.
	plain := strings.NewReplacer(":[]", ":null")
	if diff := cmp.Diff(plain.Replace(string(b)), plain.Replace(string(a))); diff != "" {
		t.Fatalf("-want +got:\n%s", diff)
	}
}

func TestEdits(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 5, time.FixedZone("", 7*3600))
	for name, c := range map[string]struct {
		edit Edit
		ok   func(Story) bool
	}{
		"a headline in one line":          {SetText{Headline, " Маяк\nснова "}, func(s Story) bool { return s.Headline == "Маяк снова" }},
		"a note keeps its lines":          {SetText{InternalNote, "раз\nдва"}, func(s Story) bool { return s.Note == "раз\u2028два" }},
		"a slug is made one":              {SetText{Slug, "Снова светит!"}, func(s Story) bool { return s.Slug == "snova-svetit" }},
		"another language":                {SetText{Language, "en"}, func(s Story) bool { return s.Language == "en" }},
		"bylines without repetition":      {SetList{Bylines, []string{"А", " А ", ""}}, func(s Story) bool { return len(s.Bylines) == 1 }},
		"no tags":                         {SetList{Tags, nil}, func(s Story) bool { return len(s.Tags) == 0 }},
		"urgency":                         {SetNumber{Urgency, 1}, func(s Story) bool { return s.Urgency == 1 }},
		"length":                          {SetNumber{PlannedLength, 3000}, func(s Story) bool { return s.PlannedLength == 3000 }},
		"an embargo is UTC to the second": {SetTime{Embargo, noon}, func(s Story) bool { return s.Embargo.Format(time.RFC3339Nano) == "2026-03-01T05:00:00Z" }},
		"a deadline":                      {SetTime{Deadline, noon}, func(s Story) bool { return s.Deadline.Hour() == 5 }},
		"a city":                          {SetPlace{Place{Name: "Бийск"}}, func(s Story) bool { return s.Dateline.Place == Place{Name: "Бийск"} }},
		"no date":                         {SetDate{}, func(s Story) bool { return s.Dateline.Date.IsZero() }},
		"words":                           {SetWords{outlet.Words{Archive: "Всё"}}, func(s Story) bool { return s.Words.Archive == "Всё" }},
		"a photo between":                 {AddPhoto{1, PhotoUse{ID: "p3"}}, func(s Story) bool { return s.Photos[1].ID == "p3" && s.Photos[2].ID == "p2" }},
		"a photo that the text shows not": {RemovePhoto{"p1"}, func(s Story) bool { return len(s.Photos) == 1 }},
		"a caption":                       {ChangePhoto{PhotoUse{ID: "p2", Caption: "Старый мол"}}, func(s Story) bool { return s.Photos[1].Caption == "Старый мол" }},
		"a caption leaves the lead":       {ChangePhoto{PhotoUse{ID: "p1", Caption: "!"}}, func(s Story) bool { return s.Photos[0].Lead }},
		"the order of photos":             {MovePhoto{"p2", 0}, func(s Story) bool { return s.Photos[0].ID == "p2" }},
		"another lead":                    {SetLead{"p2"}, func(s Story) bool { p, _ := s.Lead(); return p.ID == "p2" }},
		"no lead":                         {SetLead{""}, func(s Story) bool { _, ok := s.Lead(); return !ok }},
		"one more related":                {AddRelated{0, Related{Title: "Мол", Partner: true}}, func(s Story) bool { return s.Related[0].Partner }},
		"one related less":                {RemoveRelated{0}, func(s Story) bool { return s.Related[0].Story == "storm" }},
		"the order of related":            {MoveRelated{0, 1}, func(s Story) bool { return s.Related[0].Story == "storm" }},
		"a group":                         {Group{SetText{Deck, "а"}, SetText{Deck, "б"}, SetLead{""}}, func(s Story) bool { return s.Deck == "б" }},
		"a photo at the end of the text": {WithPhoto(Story{}, PhotoUse{ID: "p9"}, "b9").(Group)[0], func(s Story) bool {
			return s.Photos[0].ID == "p9"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := lamp(t)
			if after := proved(t, s, c.edit); !c.ok(after) {
				t.Errorf("%+v", after)
			}
		})
	}
}

func TestAPhotoAndItsBlockComeAndGoTogether(t *testing.T) {
	s := lamp(t)
	if _, err := (RemovePhoto{"p2"}).Apply(s); !errors.Is(err, ErrPhotoInText) {
		t.Errorf("the photo was taken from under its block: %v", err)
	}
	without, err := WithoutPhoto(s, "p2")
	if err != nil {
		t.Fatal(err)
	}
	after := proved(t, s, without)
	if len(after.Photos) != 1 || after.Body.Len() != 1 {
		t.Errorf("%d photos, %d blocks", len(after.Photos), after.Body.Len())
	}
	after = proved(t, after, WithPhoto(after, PhotoUse{ID: "p3"}, "b3"))
	if b := after.Body.Block(1); b.Photo != "p3" {
		t.Errorf("%+v", b)
	}
}

func TestEditsThatDoNotFit(t *testing.T) {
	s := lamp(t)
	block, _ := text.NewDocument(text.Block{ID: "n1", Kind: text.Photo, Photo: "p7"})
	for name, c := range map[string]struct {
		edit Edit
		want error
	}{
		"a language nobody speaks":   {SetText{Language, "de"}, ErrInvalid},
		"a field there is not":       {SetText{"colour", "x"}, ErrUnknownEdit},
		"urgency six":                {SetNumber{Urgency, 6}, ErrInvalid},
		"the thirtieth of February":  {SetDate{newsdate.Date{Year: 2026, Month: 2, Day: 30}}, ErrInvalid},
		"a second lead":              {AddPhoto{0, PhotoUse{ID: "p3", Lead: true}}, ErrInvalid},
		"a second photo of a name":   {AddPhoto{0, PhotoUse{ID: "p2"}}, ErrInvalid},
		"a crop outside":             {ChangePhoto{PhotoUse{ID: "p1", Original: strings.Repeat("0a", 32), Width: 100, Height: 50, Crops: []Crop{{"16:9", Rect{50, 0, 51, 20}}}}}, ErrInvalid},
		"a block of no photo":        {Body{Transaction: text.Transaction{Steps: []text.Step{text.Insert{Blocks: []text.Block{block.Block(0)}}}}}, ErrInvalid},
		"no such photo":              {SetLead{"p9"}, ErrNoSuchPhoto},
		"no such place":              {MovePhoto{"p1", 2}, ErrOutOfRange},
		"no such related":            {RemoveRelated{2}, ErrOutOfRange},
		"related to itself":          {AddRelated{0, Related{Story: "lamp"}}, ErrInvalid},
		"related to nothing":         {AddRelated{0, Related{}}, ErrInvalid},
		"a group with one bad edit":  {Group{SetText{Deck, "!"}, RemoveRelated{9}}, ErrOutOfRange},
		"text where there is none":   {Body{Transaction: text.Transaction{Steps: []text.Step{text.Splice{Block: "b9"}}}}, text.ErrNoBlock},
		"a photo the text has still": {RemovePhoto{"p2"}, ErrPhotoInText},
	} {
		after, err := c.edit.Apply(s)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		same(t, after, s)
	}
	if _, err := UnmarshalEdit([]byte(`{"edit":"explode","with":{}}`)); !errors.Is(err, ErrUnknownEdit) {
		t.Error(err)
	}
}

// randomEdit gives an edit that mostly fits.
func randomEdit(t *rapid.T, s Story) Edit {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("аб —\n\u00a0zЁ")), 0, 6, -1)
	n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "n") }
	photo := func() PhotoID { return s.Photos[n(len(s.Photos)-1)].ID }
	switch k := n(15); {
	case k == 0:
		fields := []TextField{Headline, Deck, Slug, Rubric, Source, WebDescription, EdNote, Correction, InternalNote, Assignee}
		return SetText{fields[n(len(fields)-1)], word.Draw(t, "v")}
	case k == 1:
		return SetList{[]ListField{Bylines, Tags}[n(1)], rapid.SliceOfN(word, 0, 3).Draw(t, "v")}
	case k == 2:
		return SetNumber{[]NumberField{Urgency, PlannedLength}[n(1)], n(5)}
	case k == 3:
		return SetTime{[]TimeField{Embargo, Deadline}[n(1)], time.Unix(int64(n(1<<30)), 5)}
	case k == 4:
		return SetPlace{Place{Name: word.Draw(t, "v")}}
	case k == 5:
		return SetDate{newsdate.Of(time.Unix(int64(n(1<<30)), 0))}
	case k == 6 && len(s.Photos) < 5:
		return AddPhoto{n(len(s.Photos)), PhotoUse{ID: PhotoID("q" + rapid.StringMatching("[a-z]{6}").Draw(t, "id"))}}
	case k == 7 && len(s.Photos) > 0:
		e, _ := WithoutPhoto(s, photo())
		return e
	case k == 8 && len(s.Photos) > 0:
		return ChangePhoto{PhotoUse{ID: photo(), Alt: text.Clean(word.Draw(t, "v"))}}
	case k == 9 && len(s.Photos) > 0:
		return MovePhoto{photo(), n(len(s.Photos) - 1)}
	case k == 10 && len(s.Photos) > 0:
		return SetLead{photo()}
	case k == 11:
		return AddRelated{n(len(s.Related)), Related{Title: "т" + word.Draw(t, "v")}}
	case k == 12 && len(s.Related) > 0:
		return RemoveRelated{n(len(s.Related) - 1)}
	case k == 13 && len(s.Related) > 0:
		return MoveRelated{n(len(s.Related) - 1), n(len(s.Related) - 1)}
	default:
		at, _ := s.Body.Start()
		tr, err := text.Type(s.Body, text.Caret(at), "а")
		if err != nil {
			return Group{}
		}
		return Group{Body{Transaction: tr}, SetText{Deck, word.Draw(t, "v")}}
	}
}

func TestEveryEditCanBeUndone(t *testing.T) {
	first := lamp(t)
	rapid.Check(t, func(t *rapid.T) {
		s := first
		var back []Edit
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			e := randomEdit(t, s)
			after := proved(t, s, e)
			b, _ := e.Invert(s)
			back = append(back, b)
			s = after
		}
		for i := len(back) - 1; i >= 0; i-- {
			var err error
			if s, err = back[i].Apply(s); err != nil {
				t.Fatalf("%v", err)
			}
		}
		same(t, s, first)
	})
}

func TestSlugs(t *testing.T) {
	for headline, want := range map[string]string{
		"Аллею из ста лип посадили школьники": "alleiu-iz-sta-lip-posadili-shkolniki",
		"Объезд: что, где и когда?":           "obieezd-chto-gde-i-kogda",
		"Щука, Ёж & Чиж":                      "shchuka-ezh-chizh",
		"«Ночь» в Tromsø — 10 % дешевле":      "noch-v-tromsoe-10-deshevle",
		"Київ, Ґанок":                         "kiiv-ganok",
		"Café O'Neill’s naïve":                "cafe-oneills-naive",
		"…":                                   "",
		"各地":                                  "",
	} {
		if got := Slugify(headline); got != want {
			t.Errorf("%s: %q, want %q", headline, got, want)
		}
	}
	long := Slugify(strings.Repeat("длинное слово ", 20))
	if len(long) > 80 || strings.HasSuffix(long, "-") || !strings.HasSuffix(long, "e") {
		t.Errorf("%q (%d bytes)", long, len(long))
	}
	rapid.Check(t, func(t *rapid.T) {
		slug := Slugify(rapid.String().Draw(t, "headline"))
		if Slugify(slug) != slug || len(slug) > 80 || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Fatalf("%q", slug)
		}
	})
}

func TestPackageNames(t *testing.T) {
	s := lamp(t)
	if got := s.PackageName(); got != "2026-03-01-mayak" {
		t.Error(got)
	}
	s.Slug, s.Headline = "", "…"
	if got := s.PackageName(); got != "2026-03-01-lamp" {
		t.Error(got)
	}
	s.Dateline.Date, s.Headline = newsdate.Date{}, "Con"
	if got := s.PackageName(); got != "con-lamp" {
		t.Error(got)
	}
}

func TestLengths(t *testing.T) {
	s := lamp(t)
	if n := s.Length(); n != 26 {
		t.Errorf("length %d", n)
	}
	if n := s.WordCount(); n != 5 {
		t.Errorf("%d words", n)
	}
}

func TestStoriesThatCannotBeKept(t *testing.T) {
	for name, spoil := range map[string]func(*Story){
		"no id":                     func(s *Story) { s.ID = "" },
		"an id that is a path":      func(s *Story) { s.ID = "../x" },
		"no language":               func(s *Story) { s.Language = "" },
		"a slug with a slash":       func(s *Story) { s.Slug = "a/b" },
		"a control character":       func(s *Story) { s.Headline = "a\x00" },
		"text that is not NFC":      func(s *Story) { s.Deck = "и\u0306" },
		"an empty byline":           func(s *Story) { s.Bylines = []string{" "} },
		"two leads":                 func(s *Story) { s.Photos[1].Lead = true },
		"a hash that is none":       func(s *Story) { s.Photos[0].Original = "xyz" },
		"an open photo with a size": func(s *Story) { s.Photos[1].Width = 5; s.Photos[1].Height = 5 },
		"a turn by ten":             func(s *Story) { s.Photos[0].Rotation = 10 },
		"a ratio of nothing":        func(s *Story) { s.Photos[0].Crops = []Crop{{"0:9", Rect{0, 0, 1, 1}}} },
		"a crop twice":              func(s *Story) { c := Crop{"1:1", Rect{0, 0, 1, 1}}; s.Photos[0].Crops = []Crop{c, c} },
		"a redaction of a kind":     func(s *Story) { s.Photos[0].Redactions = []Redaction{{Rect{0, 0, 1, 1}, "pixels"}} },
		"a focus outside":           func(s *Story) { s.Photos[0].Focus = Focus{true, 100, 0} },
		"rights of no category":     func(s *Story) { s.Photos[0].Rights.Category = "mine" },
		"a local embargo":           func(s *Story) { s.Embargo = time.Unix(0, 0).In(time.FixedZone("x", 60)) },
		"a photo block of nothing":  func(s *Story) { s.Photos = s.Photos[:1] },
	} {
		s := lamp(t)
		spoil(&s)
		if err := s.Validate(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCreditLines(t *testing.T) {
	const house = "Фото: {agency} / {photographer}"
	for want, c := range map[string]Credit{
		"Фото: ИА «Заря» / Вера Лунина": {"ИА «Заря»", "Вера Лунина"},
		"Фото: Вера Лунина":             {"", "Вера Лунина"},
		"Фото: ИА «Заря»":               {"ИА «Заря»", ""},
	} {
		if got := c.Line(house); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
