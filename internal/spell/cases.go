package spell

import "strings"

// declensions are the endings of Russian words that newsrooms add: names,
// places, borrowed words. The first of a line is the nominative, "0" is none.
// They are wide on purpose: what one is declined like is not asked, and a form
// too many costs nobody anything.
const declensions = `
0 а у ом е ы и ов ам ами ах ым ой ых ыми ем ей
а ы и у ой ою ей е 0 ам ами ах
я и ю ей ею ёй е й ь ям ями ях
ь я ю ем ём е и ью ей ям ями ях
й я ю ем е и ев ям ями ях
о а у ом е ам ами ах
е я а ю у ем и е й ям ями ях
ия ии ию ией ий иям иями иях
ие ия ию ием ии ий иям иями иях
ец ца цу цем цом це цы цев цов цам цами цах
ок ка ку ком ке ки ков кам ками ках
ка ок ек
ы 0 ов ам ами ах
и 0 ов ев ей ам ами ах ям ями ях
ый ого ому ым ом ая ой ую ое ые ых ыми
ой ого ому ым им ом ая ую ое ые ие ых их ыми ими
ий ого его ому ему им ом ем ая яя ой ей ую юю ое ее ие их ими
ая ой ую ые ых ым ыми
ое ого ому ым ом
ые ых ым ыми
ие их им ими
`

// bases gives what a word in small letters may be a form of, itself first.
func bases(word string) []string {
	out := []string{word}
	if scriptOf(word) != russian {
		for _, ending := range []string{"'s", "'", "s", "es"} {
			if base, ok := strings.CutSuffix(word, ending); ok && base != "" {
				out = append(out, base)
			}
		}
		return out
	}
	for line := range strings.Lines(declensions) {
		first := true
		nominative := ""
		for ending := range strings.FieldsSeq(line) {
			if first {
				nominative, first = none(ending), false
				continue
			}
			stem, ok := strings.CutSuffix(word, none(ending))
			// A stem shorter than two letters is a chance.
			if ok && len(stem) >= 4 && declines(stem, nominative) {
				out = append(out, stem+nominative)
			}
		}
	}
	return out
}

// declines says whether a word can end so: without an ending it ends in a
// consonant.
func declines(stem, nominative string) bool {
	vowel := strings.HasSuffix(stem, "й") || strings.HasSuffix(stem, "ь")
	for _, v := range []string{"а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я"} {
		vowel = vowel || strings.HasSuffix(stem, v)
	}
	return nominative != "" || !vowel
}

func none(ending string) string {
	if ending == "0" {
		return ""
	}
	return ending
}
