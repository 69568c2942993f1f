package look_test

import (
	"bytes"
	"encoding/binary"
	"image/color"
	"math"
	"testing"

	"dateline/assets/fonts"
	"dateline/ui/look"
)

// brightness is the relative luminance of WCAG 2.2.
func brightness(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := brightness(a), brightness(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestEverybodyCanReadIt computes the contrast of every pair that screens use.
func TestEverybodyCanReadIt(t *testing.T) {
	for _, c := range []struct {
		name        string
		text, under look.Token
		least       float64
	}{
		{"ink on paper", look.Ink, look.Paper, 4.5},
		{"ink on panel", look.Ink, look.Panel, 4.5},
		{"ink on chrome", look.Ink, look.Chrome, 4.5},
		{"ink on accentsoft", look.Ink, look.AccentSoft, 4.5},
		{"ink on note", look.Ink, look.Note, 4.5},
		{"ink on selection", look.Ink, look.Selection, 4.5},
		{"ink2 on paper", look.Ink2, look.Paper, 4.5},
		{"ink2 on panel", look.Ink2, look.Panel, 4.5},
		{"ink2 on chrome", look.Ink2, look.Chrome, 4.5},
		{"ink2 on accentsoft", look.Ink2, look.AccentSoft, 4.5},
		{"ink3 on paper", look.Ink3, look.Paper, 4.5},
		{"ink3 on panel", look.Ink3, look.Panel, 4.5},
		{"ink3 on chrome", look.Ink3, look.Chrome, 4.5},
		{"ink3 on field", look.Ink3, look.Field, 4.5},
		{"accent on paper", look.Accent, look.Paper, 4.5},
		{"accent on panel", look.Accent, look.Panel, 4.5},
		{"accent on chrome", look.Accent, look.Chrome, 4.5},
		{"accent on accentsoft", look.Accent, look.AccentSoft, 4.5},
		{"onaccent on accent", look.OnAccent, look.Accent, 4.5},
		{"onaccent on accenthover", look.OnAccent, look.AccentHover, 4.5},
		{"red on paper", look.Red, look.Paper, 4.5},
		{"red on panel", look.Red, look.Panel, 4.5},
		{"red on accentsoft", look.Red, look.AccentSoft, 4.5},
		{"red on redsoft", look.Red, look.RedSoft, 4.5},
		{"amber on paper", look.Amber, look.Paper, 4.5},
		{"amber on panel", look.Amber, look.Panel, 4.5},
		{"amber on accentsoft", look.Amber, look.AccentSoft, 4.5},
		{"amber on ambersoft", look.Amber, look.AmberSoft, 4.5},
		{"green on paper", look.Green, look.Paper, 4.5},
		{"green on panel", look.Green, look.Panel, 4.5},
		{"green on accentsoft", look.Green, look.AccentSoft, 4.5},
		{"green on greensoft", look.Green, look.GreenSoft, 4.5},
		{"violet on paper", look.Violet, look.Paper, 4.5},
		{"violet on panel", look.Violet, look.Panel, 4.5},
		{"violet on accentsoft", look.Violet, look.AccentSoft, 4.5},
		{"violet on violetsoft", look.Violet, look.VioletSoft, 4.5},
		{"plum on paper", look.Plum, look.Paper, 4.5},
		{"plum on panel", look.Plum, look.Panel, 4.5},
		{"plum on accentsoft", look.Plum, look.AccentSoft, 4.5},
		{"plum on plumsoft", look.Plum, look.PlumSoft, 4.5},
		{"fieldline on field", look.FieldLine, look.Field, 3.0},
		{"fieldline on panel", look.FieldLine, look.Panel, 3.0},
		{"fieldline on chrome", look.FieldLine, look.Chrome, 3.0},
		{"ink on redsoft", look.Ink, look.RedSoft, 4.5},
		{"ink on ambersoft", look.Ink, look.AmberSoft, 4.5},
		{"ink on greensoft", look.Ink, look.GreenSoft, 4.5},
		{"ink on hover", look.Ink, look.Hover, 4.5},
		{"ink2 on hover", look.Ink2, look.Hover, 4.5},
		{"ink3 on hover", look.Ink3, look.Hover, 4.5},
	} {
		for _, dark := range []bool{false, true} {
			if got := contrast(look.Colour(c.text, dark), look.Colour(c.under, dark)); got < c.least {
				t.Errorf("%s, dark %v: %.2f, needs %.1f", c.name, dark, got, c.least)
			}
		}
	}
}

// TestThePaletteIsComplete: every token has a colour in both looks, and light
// is light.
func TestThePaletteIsComplete(t *testing.T) {
	for _, token := range look.Tokens() {
		for _, dark := range []bool{false, true} {
			if look.Colour(token, dark).A != 0xff {
				t.Errorf("token %d has no colour, dark %v", token, dark)
			}
		}
	}
	for _, ground := range []look.Token{look.Chrome, look.Panel, look.Paper} {
		if brightness(look.Colour(ground, false)) < 0.7 || brightness(look.Colour(ground, true)) > 0.1 {
			t.Errorf("ground %d is not light in light and dark in dark", ground)
		}
	}
	// The sheet is the brightest thing in both looks.
	for _, dark := range []bool{false, true} {
		paper, panel, chrome := brightness(look.Colour(look.Paper, dark)), brightness(look.Colour(look.Panel, dark)), brightness(look.Colour(look.Chrome, dark))
		if paper <= panel || panel <= chrome {
			t.Errorf("dark %v: paper %.3f, panel %.3f, chrome %.3f", dark, paper, panel, chrome)
		}
	}
}

func TestTypeScales(t *testing.T) {
	for _, role := range look.Roles() {
		one := look.TypeOf(role, 100)
		if one.Size < 12 || one.Line <= one.Size {
			t.Errorf("role %d: %+v", role, one)
		}
		big := look.TypeOf(role, 150)
		if big.Size != float32(math.Round(float64(one.Size)*1.5)) || big.Line != float32(math.Round(float64(one.Line)*1.5)) || big.Family != one.Family {
			t.Errorf("role %d at 150 %%: %+v", role, big)
		}
	}
	if got := look.TypeOf(look.Body, 100); got.Family != look.Serif || got.Size != 18 || got.Line != 28 {
		t.Errorf("body %+v", got)
	}
	if look.TypeOf(look.Interface, 7).Size != look.TypeOf(look.Interface, 90).Size || look.TypeOf(look.Interface, 900).Size != look.TypeOf(look.Interface, 150).Size {
		t.Error("a text size out of range is not brought back into it")
	}
}

// TestTheFontsHoldBothLanguages reads the cmap of every face: the letters,
// quotation marks, dashes and signs that newsrooms type are there.
func TestTheFontsHoldBothLanguages(t *testing.T) {
	const needed = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" +
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789«»„“”‘’—–…№₽×−•°©%&@\u00a0"
	for name, face := range map[string][]byte{
		"serif": fonts.SerifRegular, "serif bold": fonts.SerifBold, "serif italic": fonts.SerifItalic, "serif bold italic": fonts.SerifBoldItalic,
		"sans": fonts.SansRegular, "sans bold": fonts.SansBold, "sans italic": fonts.SansItalic, "sans bold italic": fonts.SansBoldItalic,
	} {
		has := letters(t, face)
		for _, r := range needed {
			if !has(r) {
				t.Errorf("%s has no %q", name, r)
			}
		}
		if has('\u2713') {
			t.Errorf("%s is said to have a tick: the cmap was read wrongly", name)
		}
	}
}

// letters reads the Unicode table of format 4 (OpenType 1.9, cmap).
func letters(t *testing.T, face []byte) func(rune) bool {
	t.Helper()
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(face[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(face[at:])) }
	cmap := 0
	for i := range u16(4) {
		if at := 12 + 16*i; bytes.Equal(face[at:at+4], []byte("cmap")) {
			cmap = u32(at + 8)
		}
	}
	for i := range u16(cmap + 2) {
		at := cmap + 4 + 8*i
		table := cmap + u32(at+4)
		if platform := u16(at); (platform == 0 || platform == 3) && u16(table) == 4 {
			n := u16(table+6) / 2
			return func(r rune) bool {
				for k := range n {
					end, start := u16(table+14+2*k), u16(table+16+2*n+2*k)
					if int(r) >= start && int(r) <= end {
						delta, offset := u16(table+16+4*n+2*k), u16(table+16+6*n+2*k)
						if offset == 0 {
							return (int(r)+delta)&0xffff != 0
						}
						return u16(table+16+6*n+2*k+offset+2*(int(r)-start)) != 0
					}
				}
				return false
			}
		}
	}
	t.Fatal("the font has no Unicode table of format 4")
	return nil
}
