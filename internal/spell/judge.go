package spell

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/assets/dictionaries"
)

// mostCapitals is how long an abbreviation may be that nobody has to know.
const mostCapitals = 6

// judge says what is wrong with one word, clean and whole.
func (c *Checker) judge(word string) Kind {
	if !strings.Contains(word, "-") {
		return c.part(word)
	}
	if c.russian.has(word) || c.english.has(word) {
		return 0
	}
	parts := strings.Split(word, "-")
	worst := Kind(0)
	for i, p := range parts {
		if kind := c.part(p); kind == MixedScript {
			return MixedScript
		} else if kind != 0 && !joins(strings.ToLower(p), i, len(parts)) {
			worst = kind
		}
	}
	if worst == 0 || c.adverb(strings.ToLower(word)) || c.named(word) {
		return 0
	}
	return worst
}

// joins says whether something that is no word by itself may stand there in a
// compound: вице-мэр, какой-нибудь.
func joins(part string, at, of int) bool {
	if at == of-1 {
		switch part {
		case "то", "либо", "нибудь", "ка", "таки", "тка", "де", "с":
			return true
		}
		return false
	}
	switch part {
	case "агро", "арт", "аудио", "бизнес", "бьюти", "веб", "видео", "вице", "врио", "гранд", "джаз", "диджитал", "допинг", "евро",
		"интернет", "камер", "кибер", "кино", "кое", "контр", "крипто", "лже", "макси", "медиа", "мега", "мини", "нано", "нон", "обер",
		"онлайн", "офлайн", "пауэр", "поп", "пост", "пресс", "промо", "псевдо", "рок", "секс", "смарт", "спорт", "старт", "супер",
		"телеграм", "тест", "топ", "унтер", "усть", "фан", "фитнес", "флеш", "фото", "фуд", "штаб", "шоу", "эко", "экс", "экспресс", "этно":
		return true
	case "anti", "co", "counter", "cyber", "e", "eco", "euro", "ex", "inter", "mid", "mini", "multi", "neo", "non", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "trans", "ultra", "un", "vice":
		return true
	}
	return false
}

// adverb knows по-алтайски by алтайский.
func (c *Checker) adverb(word string) bool {
	rest, ok := strings.CutPrefix(word, "по-")
	return ok && (strings.HasSuffix(rest, "ски") || strings.HasSuffix(rest, "цки")) && c.part(rest+"й") == 0
}

// part judges what stands between hyphens.
func (c *Checker) part(p string) Kind {
	if utf8.RuneCountInString(p) < 2 {
		return 0
	}
	fine := true
	switch scriptOf(p) {
	case russian:
		fine = c.isRussian(p)
	case english:
		fine = c.isEnglish(p)
	case mixed:
		if c.named(p) {
			return 0
		}
		_, ru := inRussian(p)
		if _, en := inEnglish(p); ru || en {
			return MixedScript
		}
		fine = false
	}
	if fine {
		return 0
	}
	return Unknown
}

func (c *Checker) isRussian(word string) bool {
	if c.russian.has(word) || abbreviation(word) {
		return true
	}
	if strings.Contains(word, "'") {
		// Д'Артаньян, Кот-д'Ивуар: a name in two halves.
		for half := range strings.SplitSeq(word, "'") {
			if c.part(half) != 0 {
				return c.named(word)
			}
		}
		return true
	}
	return c.compound(word) || c.coined(word, c.russian) || c.named(word)
}

func (c *Checker) isEnglish(word string) bool {
	if c.english.has(word) || abbreviation(word) {
		return true
	}
	for _, ending := range []string{"'s", "'"} {
		if base, ok := strings.CutSuffix(word, ending); ok && base != "" {
			return c.part(base) == 0
		}
	}
	return c.coined(word, c.english) || c.named(word)
}

// abbreviation is a short word in capitals.
func abbreviation(word string) bool {
	return dictionaries.Shape(word) == dictionaries.Capitals && utf8.RuneCountInString(word) <= mostCapitals
}

// compound knows видеонаблюдение by наблюдение: the first halves that today's
// Russian writes in one word with a noun. Five letters must be left, or anything
// would be a compound.
func (c *Checker) compound(word string) bool {
	if dictionaries.Shape(word) == dictionaries.Exact {
		return false
	}
	lower := strings.ToLower(word)
	for _, first := range []string{
		"авиа", "авто", "агро", "аудио", "био", "вело", "видео", "гидро", "гос", "евро", "зоо", "кибер", "кино", "крипто", "мед", "медиа", "микро",
		"мото", "нано", "нарко", "нейро", "онко", "псевдо", "радио", "соц", "спец", "спорт", "теле", "тепло", "тур", "фото", "эко", "электро", "энерго",
	} {
		rest, ok := strings.CutPrefix(lower, first)
		if ok && utf8.RuneCountInString(rest) >= 5 && c.russian.bits(rest)&dictionaries.Common != 0 {
			return true
		}
	}
	return false
}

// coined accepts what has capitals inside and is nothing else miswritten: АлтГУ,
// YouTube, МРОТа – but not ПОсле.
func (c *Checker) coined(word string, d *dictionary) bool {
	if dictionaries.Shape(word) != dictionaries.Exact || d.bits(strings.ToLower(word)) != 0 {
		return false
	}
	runes := []rune(word)
	if !unicode.IsUpper(runes[0]) {
		return false
	}
	capitals, last := 0, 0
	for i, r := range runes {
		if unicode.IsUpper(r) {
			capitals, last = capitals+1, i
		}
	}
	if last == capitals-1 { // capitals first, then small letters: an ending
		return capitals <= mostCapitals && ending(string(runes[capitals:]))
	}
	return true
}

// ending says whether these letters decline an abbreviation.
func ending(s string) bool {
	switch s {
	case "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "ой", "ей", "ю", "я", "s":
		return true
	}
	return false
}

// named says whether a word is one of the newsroom's own or a name of the map,
// in any of its cases.
func (c *Checker) named(word string) bool {
	c.mu.RLock()
	own := c.own.has(word)
	c.mu.RUnlock()
	if own {
		return true
	}
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		return false
	}
	if c.known(word) {
		return true
	}
	for _, base := range bases(strings.ToLower(word)) {
		if c.known(title(base, word)) {
			return true
		}
	}
	return false
}
