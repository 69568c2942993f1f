// Package typo is the copy desk's hand for typography: it finds quotes, dashes,
// spaces and signs that were typed as a keyboard has them and says what should
// stand there, in Russian or in English. It knows strings and nothing else.
//
//	Он сказал: "Читаю газету "Заря" - и рад"...
//	Он сказал: «Читаю газету „Заря“ — и рад»…
//
// The invariant: what [Check] says, applied once, gives a text about which Check
// says nothing; and no letter or digit of the writer changes, but by the rules
// that are named for it ([Copyright], [Times], [Square], [Ordinals]). Addresses,
// e-mail, @names, #tags, phone numbers and `code` are never touched.
//
// # Order
//
// The rules go one after another over one working text – spaces, signs, dashes,
// quotes, marks, no-break spaces, numbers – and again until none has anything to
// say, so no rule has to foresee another. Each letter of the working text knows
// where it came from; the edits are read off at the end, each as small as it
// can be, so that a caret or a link beside a quote stays where it is.
//
// # While typing
//
// [Typed] decides about the one letter that was just typed.
package typo

import "strings"

// Edit puts New in place of the bytes From to To of a text; From = To inserts.
type Edit struct {
	Rule     Code // why; the words are at "typo." + Rule
	From, To int
	New      string
}

// Options say what is checked. The zero value is English with the house's
// defaults.
type Options struct {
	// Language of the text, "ru" or "en"; anything else is read as English.
	Language string
	// Off holds the rules that are switched off. Nil means the house's defaults
	// (see [Rules]); a map that is not nil is all that counts, so an empty one
	// switches everything on.
	Off map[Code]bool
	// Headline leaves out the rules about no-break spaces: where a headline
	// wraps is the site's choice.
	Headline bool
}

// settles is how many times the rules may go over a text. Two are usual: one
// that changes, one that finds nothing more.
const settles = 8

// Check reads one block of text and gives the edits that set it right: in order,
// never overlapping, each on grapheme boundaries. Applied all at once they give
// a text for which Check gives nothing. A text on which the rules do not come to
// rest is left as it is.
//
// An edit may also be applied alone; Check on the result then gives the others
// (an opening quote without its closing one included).
func Check(text string, o Options) []Edit {
	l := newLine(text, o)
	for range settles {
		if !l.round() {
			return l.edits()
		}
	}
	return nil
}

// Apply gives the text with the edits made. They must be those of one Check, or
// some of them, in order.
func Apply(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.From])
		b.WriteString(e.New)
		at = e.To
	}
	b.WriteString(text[at:])
	return b.String()
}
