package typo_test

import (
	"strings"
	"testing"

	"dateline/internal/typo"
)

// dots makes no-break spaces visible.
func dots(s string) string { return strings.ReplaceAll(s, "\u00a0", "·") }

// pairs are sentences as typed and as printed, · for a no-break space. A pair
// that is the same twice must not be touched.
type pairs [][2]string

func printed(t *testing.T, o typo.Options, cases pairs) {
	t.Helper()
	for _, c := range cases {
		in := strings.ReplaceAll(c[0], "·", "\u00a0")
		edits := typo.Check(in, o)
		got := typo.Apply(in, edits)
		if dots(got) != c[1] {
			t.Errorf("%s %q\n is %q\nnot %q", o.Language, c[0], dots(got), c[1])
		}
		if again := typo.Check(got, o); len(again) > 0 {
			t.Errorf("%q is not at rest: %+v", dots(got), again)
		}
	}
}

// only gives options under which one rule works alone.
func only(lang string, codes ...typo.Code) typo.Options {
	o := typo.Options{Language: lang, Off: map[typo.Code]bool{}}
	for _, r := range typo.Rules(lang) {
		o.Off[r.Code] = true
	}
	for _, c := range codes {
		o.Off[c] = false
	}
	return o
}

func TestAWholeSentenceIsSet(t *testing.T) {
	printed(t, typo.Options{Language: "ru"}, pairs{
		{`Он сказал: "Читаю газету "Заря" - и рад"...`, `Он сказал: «Читаю газету „Заря“·— и·рад»…`},
		{`- Да,- сказал А.С.Пушкин , т.е. не сразу !`, `—·Да,·— сказал А.·С.·Пушкин, т.·е. не·сразу!`},
		{`В ООО "Луч" за 15 июня 2023 г. продали 12500 билетов по 500 руб.`, `В·ООО·«Луч» за·15·июня 2023·г. продали 12·500 билетов по·500·руб.`},
		{`Ночью в г. Барнаул до -15 °C, днём 5-7 градусов мороза.`, `Ночью в·г.·Барнаул до·−15·°C, днём 5–7 градусов мороза.`},
	})
	printed(t, typo.Options{Language: "en"}, pairs{
		{`"He said "go" and left - for good," Dr. Reed's wife said...`, `“He said ‘go’ and left·— for good,” Dr.·Reed’s wife said…`},
		{`Some 12500 tickets for June 15 were sold at  $5 each .`, `Some 12,500 tickets for June·15 were sold at $5 each.`},
	})
}

// TestEditsAreSmall: a caret or a link beside a quote stays where it is.
func TestEditsAreSmall(t *testing.T) {
	for text, want := range map[string][]typo.Edit{
		`"Заря"`:     {{typo.Quotes, 0, 1, "«"}, {typo.Quotes, 9, 10, "»"}},
		"да - нет":   {{typo.DashSpace, 4, 5, "\u00a0"}, {typo.Dash, 5, 6, "—"}},
		"да  нет":    {{typo.Spaces, 5, 6, ""}},
		"да...":      {{typo.Ellipsis, 4, 7, "…"}},
		"№5":         {{typo.Numero, 3, 3, "\u00a0"}},
		"1-ый":       {{typo.Ordinals, 2, 4, ""}},
		"Что!?":      {{typo.QuestionFirst, 6, 7, "?"}, {typo.QuestionFirst, 7, 8, "!"}},
		"да -- нет":  {{typo.DashSpace, 4, 5, "\u00a0"}, {typo.Dash, 5, 7, "—"}},
		"Всё верно.": nil,
	} {
		got := typo.Check(text, typo.Options{Language: "ru"})
		if len(got) != len(want) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %+v, want %+v", text, got[i], want[i])
			}
		}
	}
}

func TestAHeadlineWrapsWhereTheSiteWants(t *testing.T) {
	o := typo.Options{Language: "ru", Headline: true}
	printed(t, o, pairs{
		{`В городе - "праздник" с 15 июня`, `В городе — «праздник» с 15 июня`},
		{`"Заря",- решил ООО "Луч"`, `«Заря», — решил ООО «Луч»`},
		{`№5 и 10000 человек`, `№·5 и 10·000 человек`},
	})
}

func TestARuleThatIsOffRests(t *testing.T) {
	o := typo.Options{Language: "ru", Off: map[typo.Code]bool{typo.Quotes: true, typo.PercentSpace: true}}
	printed(t, o, pairs{{`"Заря" - да`, `"Заря"·— да`}, {`20 %`, `20%`}})
	printed(t, typo.Options{Language: "ru", Off: map[typo.Code]bool{}}, pairs{{`20% и 5 %`, `20·% и·5·%`}})
	printed(t, typo.Options{Language: "en", Off: map[typo.Code]bool{}}, pairs{{`I saw a dog`, `I·saw a·dog`}})
	printed(t, typo.Options{}, pairs{{`I saw a "dog"`, `I saw a “dog”`}})
}

// TestAGraphemeStaysWhole: a sign that a mark or a joiner is glued to is no
// quote and no dash any more.
func TestAGraphemeStaysWhole(t *testing.T) {
	for _, s := range []string{"\"\u0301дом\"\u0301", "дом \u0301- сад", "да...\u0301", "\u200d\"", "№\ufe0f5", "дом -\u20dd сад", "10000\u0301 человек"} {
		for _, e := range typo.Check(s, typo.Options{Language: "ru"}) {
			if !boundary(s, e.From) || !boundary(s, e.To) {
				t.Errorf("%q: %+v parts a grapheme", s, e)
			}
		}
	}
	printed(t, only("ru", typo.Quotes), pairs{{"\"\u0301дом\"", "\"\u0301дом»"}, {"дом\"\u20dd", "дом\"\u20dd"}})
}

// TestNobodyTouches: addresses, names, numbers to call, and what only looks like
// a mistake.
func TestNobodyTouches(t *testing.T) {
	same := func(lang string, lines ...string) {
		for _, s := range lines {
			printed(t, typo.Options{Language: lang}, pairs{{s, s}})
		}
	}
	same("ru",
		"https://zarya.example/novosti/5-7?a=10x15&b=--", "www.zarya.example/5-7...html", "zarya.example/10000-20000", "почта.рф/a--b",
		"red-5-7@zarya.example", "@zarya_5-7", "#лето2023-2024", "mailto:a--b@c.example", "`a - b \"c\" ...`", "Снимок photo-5-7.jpg готов",
		"+7 (3852) 12-34-56", "8-800-555-35-35", "8 (3852) 555-666", "тел.·12-34", "телефон: 56-78-90", "8 913 210 20 30", "+73852123456",
		"89132102030 звоните", "2023-06-15", "Ту-154", "Боинг 737-800", "кто-нибудь из-за угла", "25-й сезон", "3-1 в·пользу гостей", "дом 5-7",
		"№·5-7", "Смайлик :) и ;-) тоже", "файл .gitignore", "цена .5", "656049, г.·Барнаул", "656049 Барнаул", "код 12345 введите", "007", "0x1F", "2·000",
		"экран 15\"", "5'10\"", "он и", "M4x20", "Он… и·ушёл", "Что?!", "Как?..", "9999 жителей", "1024x", "а·/ б", "—", "-", "\"", "« »",
		"группа «Б-2»", "Жанна д’Арк", "C++", "и/или", "т.", "Иванов И.", "ГОСТ 12345-67", "дело 2-123/2023", "а)·б) (с) г)",
	)
	same("en",
		"https://sun.example/a-5-7?q=--x", "sun.example/10000", "desk@sun.example", "@sun_5-7", "#summer2023-2024", "(555) 123-4567",
		"555-0100", "+1 212 555-0100", "Boeing 737-800", "Section 501(c)(3)", "(a) one (b) two (c) three", "won 3-1", "on 9-11", "twenty-five", "the 6'2\" guard",
		"U.S. Senate", "World War I. The end", "a 15\" screen", "he said….", "....", "1080x is", "9999 people", "room 12345 is", "24/7", "- a point of a list",
		"pages 3–5", "P.O. Box",
	)
}
