package wire

import (
	"bytes"
	"encoding/binary"
	"regexp"
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

// charsetSaid finds the encoding that a page in HTML names in its first lines.
var charsetSaid = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_-]+)`)

// saidWithin is how far into a page its encoding is looked for: HTML asks for it
// in the first 1024 bytes, and programs that save pages write before it.
const saidWithin = 4096

// decodeHTML gives the text of a page in HTML: UTF-8, or the encoding that the
// page names, or else as decode guesses; guessed says so.
func decodeHTML(data []byte, name string) (s string, guessed bool, err error) {
	marked := bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
	if len(data) > MaxBytes || marked || utf8.Valid(data) || binaryBytes(data) {
		return decode(data, name)
	}
	said := ""
	if m := charsetSaid.FindSubmatch(data[:min(len(data), saidWithin)]); m != nil {
		said = strings.ToLower(string(m[1]))
	}
	if said == "utf-8" || said == "utf8" {
		return strings.ToValidUTF8(string(data), "\ufffd"), false, nil
	}
	table, ok := charsetNamed(said)
	if !ok {
		return decode(data, name)
	}
	out, err := table.NewDecoder().Bytes(data)
	if err != nil {
		return "", false, &Refusal{Code: NotText, Name: name}
	}
	return string(out), false, nil
}

// charsetNamed are the encodings of one byte that Russian and English pages
// have been written in.
func charsetNamed(name string) (*charmap.Charmap, bool) {
	switch name {
	case "windows-1251", "cp1251", "win-1251":
		return charmap.Windows1251, true
	case "koi8-r":
		return charmap.KOI8R, true
	case "koi8-u":
		return charmap.KOI8U, true
	case "iso-8859-5":
		return charmap.ISO8859_5, true
	case "ibm866", "cp866":
		return charmap.CodePage866, true
	case "windows-1252", "iso-8859-1", "latin1", "us-ascii":
		return charmap.Windows1252, true
	}
	return nil, false
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
