package handover

import (
	"io"
	"math"
	"strings"
	"unicode"

	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// passphrase is the field in which one is made up. It is shown as it is typed:
// it has to be told to somebody, and a slip nobody sees would close the file for
// ever.
type passphrase struct {
	w       *writing
	field   *kit.Field
	entry   *kit.Entry
	content fyne.CanvasObject
}

func newPassphrase(w *writing) *passphrase {
	s := w.s
	p := &passphrase{w: w}
	p.entry = w.k.Entry(kit.EntryOptions{OnChange: func(string) { p.judge() }})
	p.field = w.k.Field(s.say("handover.passphrase"), "", p.entry)
	think := w.k.Button(kit.Secondary, s.say("handover.passphrase.make"), func() {
		made, err := madeUp(s.d.Random)
		if err != nil {
			s.d.Error(err)
			return
		}
		p.entry.SetText(made)
		p.judge()
	}).Small()
	copied := w.k.Button(kit.Secondary, s.say("handover.passphrase.copy"), func() {
		w.k.Clipboard().SetContent(p.value())
		w.k.Toast(kit.Good, s.say("handover.passphrase.copied"), "", nil)
	}).Small().WithIcon("copy")
	p.content = kit.Column(look.S3, p.field, kit.Flow(look.S2, look.S2, think, copied), s.note(s.say("handover.passphrase.apart")))
	p.say()
	return p
}

// value is the passphrase without the spaces around it, which nobody can hear.
func (p *passphrase) value() string { return strings.TrimSpace(p.entry.Text()) }

// holds says that it is good enough to close a file with.
func (p *passphrase) holds() bool { return strengthOf(p.value()) != weak }

func (p *passphrase) judge() {
	p.say()
	p.w.drawWhat()
}

// say tells how strong it is.
func (p *passphrase) say() {
	id := "handover.passphrase.hint"
	if v := p.value(); v != "" {
		id = "handover.strength." + string(strengthOf(v))
	}
	p.field.SetHint(p.w.s.say(id))
	if p.w.left != nil {
		p.w.left.Refresh()
	}
}

// strength is how hard a passphrase is to guess.
type strength string

const (
	weak   strength = "weak"
	fair   strength = "fair"
	strong strength = "strong"
)

// What a passphrase has to have. The file can be tried without end and without
// anybody knowing, so a short one is no lock; the file's own key derivation makes
// every try cost about a second.
const (
	leastLetters   = 10
	fairBits       = 40
	strongBits     = 70
	lettersOfWords = 2.3 // bits that a letter of a word in a row of words brings
)

// strengthOf guesses it from the letters alone: a word everybody knows is weaker
// than it looks, which is why the least is no little.
func strengthOf(p string) strength {
	runes := []rune(p)
	if len(runes) < leastLetters {
		return weak
	}
	each := math.Log2(alphabet(runes))
	row := strings.Count(p, " ") >= 2
	if row {
		each = lettersOfWords
	}
	bits := 0.0
	seen := map[rune]int{}
	for i, r := range runes {
		seen[r]++
		next := i > 0 && (r == runes[i-1] || r == runes[i-1]+1 || r == runes[i-1]-1)
		switch {
		case next:
		case row:
			bits += each
		default:
			bits += each / float64(min(seen[r], 3))
		}
	}
	switch {
	case bits < fairBits:
		return weak
	case bits < strongBits:
		return fair
	}
	return strong
}

// alphabet is how many letters the typist chose from.
func alphabet(runes []rune) float64 {
	var small, large, digits, others bool
	for _, r := range runes {
		switch {
		case unicode.IsDigit(r):
			digits = true
		case unicode.IsUpper(r):
			large = true
		case unicode.IsLetter(r):
			small = true
		default:
			others = true
		}
	}
	n := 1.0
	for _, c := range []struct {
		has bool
		of  float64
	}{{small, 26}, {large, 26}, {digits, 10}, {others, 12}} {
		if c.has {
			n += c.of
		}
	}
	return n
}

// The letters of a passphrase that the program makes up: none that is taken for
// another when it is read aloud or from paper. Twenty of them are 98 bits.
const (
	clearLetters = "abcdefghjkmnpqrstuvwxyz23456789"
	madeGroups   = 5
	madeLetters  = 4
)

// madeUp is a passphrase that nobody thought of.
func madeUp(random io.Reader) (string, error) {
	const fair = 256 / len(clearLetters) * len(clearLetters)
	var out strings.Builder
	for n := 0; n < madeGroups*madeLetters; {
		var b [1]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", err
		}
		if int(b[0]) >= fair {
			continue // it would make some letters likelier
		}
		if n > 0 && n%madeLetters == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(clearLetters[int(b[0])%len(clearLetters)])
		n++
	}
	return out.String(), nil
}
