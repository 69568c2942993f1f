package wire

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode gives the text of a file: UTF-8, UTF-16 with a mark at its start, or,
// as old Russian programs write, windows-1251.
func decode(data []byte, name string) (s string, converted bool, err error) {
	if len(data) > MaxBytes {
		return "", false, &Refusal{Code: TooLarge, Name: name}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		data = wide(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = wide(data[2:], binary.BigEndian)
	}
	if binaryBytes(data) {
		return "", false, &Refusal{Code: NotText, Name: name}
	}
	if !utf8.Valid(data) {
		if data, err = charmap.Windows1251.NewDecoder().Bytes(data); err != nil || !russian(data) {
			return "", false, &Refusal{Code: NotText, Name: name}
		}
		converted = true
	}
	s = string(data)
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "", false, &Refusal{Code: Empty, Name: name}
	}
	return s, converted, nil
}

func wide(data []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// binaryBytes: a text has no zero bytes and hardly any control characters.
func binaryBytes(data []byte) bool {
	odd := 0
	for _, b := range data {
		switch {
		case b == 0:
			return true
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v':
			odd++
		}
	}
	return odd > 2 && odd > len(data)/100
}

// russian says whether bytes that were taken for windows-1251 read like
// Russian: small letters, and the commonest of them.
func russian(data []byte) bool {
	letters, common := 0, 0
	for _, r := range string(data) {
		if r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё' {
			letters++
			if strings.ContainsRune("оеаинтсрв", r) {
				common++
			}
		}
	}
	return letters > 0 && common*3 > letters
}

// languageOf counts letters.
func languageOf(s, otherwise string) string {
	ru, en := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			ru++
		case unicode.Is(unicode.Latin, r):
			en++
		}
	}
	switch {
	case ru+en == 0 && (otherwise == "ru" || otherwise == "en"):
		return otherwise
	case ru > en:
		return "ru"
	}
	return "en"
}
