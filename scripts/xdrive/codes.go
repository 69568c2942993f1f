package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// rows are the keys of the letter rows from their first code on, as X numbers
// them on a PC keyboard.
func rows(layout string) (map[int]string, error) {
	switch layout {
	case "ru":
		return map[int]string{10: "1234567890-=", 24: "йцукенгшщзхъ", 38: "фывапролджэё", 52: "ячсмитьбю.", 65: " "}, nil
	case "us":
		return map[int]string{10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'`", 52: `zxcvbnm,./`, 65: " "}, nil
	}
	return nil, fmt.Errorf("no layout %q: ru or us", layout)
}

// shifted are the marks that stand on a key of another mark.
func shifted(layout string) map[rune]int {
	if layout == "ru" {
		return map[rune]int{',': 61, '!': 10, '"': 11, '№': 12, '?': 16, ':': 15, ';': 13}
	}
	return map[rune]int{'!': 10, '?': 61, ':': 47, '"': 48}
}

// codes prints what to press for a text. Key codes are what a keyboard sends;
// a tool that types characters remaps the keyboard for each of them, and
// Cyrillic arrives in the wrong order.
func codes(out io.Writer, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("codes needs a layout and a text")
	}
	pressed, err := codesOf(args[0], args[1])
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, strings.Join(pressed, " "))
	return err
}

func codesOf(layout, text string) ([]string, error) {
	keys, err := rows(layout)
	if err != nil {
		return nil, err
	}
	code := map[rune]int{}
	for first, row := range keys {
		for i, r := range []rune(row) {
			code[r] = first + i
		}
	}
	above := shifted(layout)
	var pressed []string
	for _, r := range text {
		plain, known := code[unicode.ToLower(r)]
		switch {
		case above[r] != 0:
			pressed = append(pressed, fmt.Sprintf("shift+%d", above[r]))
		case !known:
			return nil, fmt.Errorf("no key of layout %s writes %q", layout, r)
		case unicode.IsUpper(r):
			pressed = append(pressed, fmt.Sprintf("shift+%d", plain))
		default:
			pressed = append(pressed, fmt.Sprint(plain))
		}
	}
	return pressed, nil
}
