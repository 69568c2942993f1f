package typo_test

import (
	"testing"
	"unicode/utf8"

	"dateline/internal/typo"
)

// keyed types a sentence letter by letter into the middle of nothing.
func keyed(s string, o typo.Options) string {
	text := ""
	for _, r := range s {
		text += string(r)
		if p, ok := typo.Typed(text, "", r, o); ok {
			text = text[:len(text)-p.Bytes] + p.With
		}
	}
	return text
}

func TestASentenceIsTyped(t *testing.T) {
	for lang, cases := range map[string]pairs{
		"ru": {
			{`Он сказал: "Читаю газету "Заря" - и рад"...`, `Он сказал: «Читаю газету „Заря“·— и рад»…`},
			{`"Газета "Заря"" вышла`, `«Газета „Заря“» вышла`},
			{`("Заря")`, `(«Заря»)`},
			{`- Да,- сказал он. -- Нет`, `—·Да,·— сказал он.·— Нет`},
			{`Дом-- сад`, `Дом·— сад`},
			{`Как?...`, `Как?...`},
			{`Да....`, `Да….`},
			{`../..`, `../..`},
			{`Экран 15"`, `Экран 15"`},
			{`"Луч-2"`, `«Луч-2»`},
			{`"Куда?" - "Туда!"`, `«Куда?»·— «Туда!»`},
			{`(c) и (с) Заря(tm) а) (с)`, `© и © Заря™ а) (с)`},
			{`д'Арк`, `д'Арк`},
			{`5-7 кто-то -5`, `5-7 кто-то -5`},
			{`см. https://a.example/x... и a@b.example)`, `см. https://a.example/x… и a@b.example)`},
			{`https://a.example/x(tm)`, `https://a.example/x(tm)`},
			{`сайт "https://a.example" открыт`, `сайт «https://a.example» открыт`},
			{`пресс-"завтрак"`, `пресс-«завтрак»`},
			{`в доме`, `в доме`},
		},
		"en": {
			{`"He said "go" twice," she said`, `“He said ‘go’ twice,” she said`},
			{`'He said "go" twice'`, `‘He said “go” twice’`},
			{`"Don't," the players' coach said. "It's 'fine'."`, `“Don’t,” the players’ coach said. “It’s ‘fine’.”`},
			{`Home -- empty - so...`, `Home·— empty·— so…`},
			{`- a point`, `- a point`},
			{`-- a point`, `—·a point`},
			{`the 6'2" guard`, `the 6'2" guard`},
			{`(a) one (b) two (c)`, `(a) one (b) two (c)`},
			{`(c) 2023`, `© 2023`},
			{`https://a.example/don't`, `https://a.example/don't`},
			{`The word--a strange one--stuck`, `The word—a strange one—stuck`},
			{`run it with --flag`, `run it with --flag`},
			{`"The '90s," he said`, `“The ‘90s,” he said`},
			{`501(c)(3)`, `501(c)(3)`},
		},
	} {
		for _, c := range cases {
			if got := dots(keyed(c[0], typo.Options{Language: lang})); got != c[1] {
				t.Errorf("%s %q\n is %q\nnot %q", lang, c[0], got, c[1])
			}
		}
	}
}

// TestTheCheckAgreesWithWhatWasTyped: what was set while typing is not set
// otherwise afterwards.
func TestTheCheckAgreesWithWhatWasTyped(t *testing.T) {
	for lang, sentences := range map[string][]string{"ru": russian(), "en": english()} {
		o := only(lang, typo.Quotes, typo.Dash, typo.Ellipsis, typo.Copyright)
		for _, s := range sentences {
			typed := keyed(s, typo.Options{Language: lang})
			if edits := typo.Check(typed, o); len(edits) > 0 {
				t.Errorf("%s %q is typed %q, and then %+v", lang, s, dots(typed), edits)
			}
		}
	}
}

func TestAQuoteIsTypedBeforeAWord(t *testing.T) {
	for _, c := range []struct{ lang, before, after, want string }{
		{"ru", `Газета "`, `Заря`, "«"},
		{"ru", `Газета «Заря"`, ` вышла`, "»"},
		{"ru", `«Газета "`, `Заря»`, "„"},
		{"ru", `«Газета „Заря"`, `»`, "“"},
		{"ru", `«Газета „Заря“"`, ``, "»"},
		{"ru", `«"`, ``, "„"},
		{"ru", `ООО"`, `Заря`, "«"},
		{"en", `The "`, `Sun`, "“"},
		{"en", `“The "`, `Sun”`, "‘"},
		{"en", `the '`, `Sun`, "‘"},
		{"en", `don'`, `t`, "’"},
	} {
		typed, _ := utf8.DecodeLastRuneInString(c.before)
		got, ok := typo.Typed(c.before, c.after, typed, typo.Options{Language: c.lang})
		if !ok || got.With != c.want || got.Bytes != 1 {
			t.Errorf("%q|%q: %+v, %v, want %q", c.before, c.after, got, ok, c.want)
		}
	}
}

// TestWhatWasTakenBackIsNotRead: only the letter just typed counts, so one can
// write on behind what was taken back.
func TestWhatWasTakenBackIsNotRead(t *testing.T) {
	for _, s := range []string{`да...и`, `да...,`, `"Заря`, `да - н`, `(c) `, `да....`} {
		typed, _ := utf8.DecodeLastRuneInString(s)
		if got, ok := typo.Typed(s, "", typed, typo.Options{Language: "ru"}); ok {
			t.Errorf("%q: %+v", s, got)
		}
	}
	if got, ok := typo.Typed(`да"`, "", 'a', typo.Options{}); ok {
		t.Errorf("a letter that is not there: %+v", got)
	}
	if got, ok := typo.Typed(``, ``, '"', typo.Options{}); ok {
		t.Errorf("before is empty: %+v", got)
	}
}

func TestTypingKeepsToTheOptions(t *testing.T) {
	if got, ok := typo.Typed(`"`, "", '"', typo.Options{Off: map[typo.Code]bool{typo.Quotes: true}}); ok {
		t.Errorf("quotes are off: %+v", got)
	}
	got, ok := typo.Typed("дом - ", "", ' ', typo.Options{Language: "ru", Headline: true})
	if !ok || got != (typo.Replace{Bytes: 3, With: " — ", Rule: typo.Dash}) {
		t.Errorf("in a headline: %+v, %v", got, ok)
	}
}
