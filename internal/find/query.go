package find

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strings"

	"dateline/internal/text"
)

// Query is what somebody looks for. The zero Query finds nothing.
type Query struct {
	// Text is the words, or the pattern.
	Text string
	// Case tells capital letters from small ones.
	Case bool
	// Word asks for a whole word: no letter, digit or underscore of any language
	// stands directly before or behind.
	Word bool
	// Regex reads Text as a regular expression.
	Regex bool
	// Yo makes е and ё one letter, both ways.
	Yo bool
}

// Compile makes a query ready. The error is ErrNothing for one without words,
// and a Refusal for a pattern that cannot be read.
func Compile(q Query) (*Finder, error) {
	q.Text = text.Clean(q.Text)
	if q.Text == "" {
		return nil, ErrNothing
	}
	flags := syntax.Perl
	if !q.Case {
		flags |= syntax.FoldCase
	}
	pattern := q.Text
	if !q.Regex {
		pattern = regexp.QuoteMeta(plain(q.Text))
	}
	re, err := syntax.Parse(pattern, flags)
	if err != nil {
		return nil, refused(pattern, err)
	}
	if at := boundaryIn(re, pattern); at != nil {
		return nil, at
	}
	keeps := names(re, softHyphen)
	m, err := newMatcher(widened(re, q.Yo, !q.Regex), q.Word, keeps)
	if err != nil {
		return nil, refused(pattern, err)
	}
	return &Finder{q, m}, nil
}

const softHyphen = '\u00ad'

// plain is what words are looked for by: soft hyphens come along with a copied
// word and mean nothing, unless they are all there is.
func plain(words string) string {
	if without := strings.ReplaceAll(words, string(softHyphen), ""); without != "" {
		return without
	}
	return words
}

// refused says what is wrong with a pattern and where.
func refused(pattern string, err error) error {
	var bad *syntax.Error
	if !errors.As(err, &bad) {
		return err
	}
	code := map[syntax.ErrorCode]Code{
		syntax.ErrMissingBracket: Bracket, syntax.ErrMissingParen: Paren, syntax.ErrUnexpectedParen: Paren,
		syntax.ErrInvalidCharClass: Range, syntax.ErrInvalidCharRange: Range,
		syntax.ErrMissingRepeatArgument: Repeat, syntax.ErrInvalidRepeatOp: Repeat, syntax.ErrInvalidRepeatSize: Repeat,
		syntax.ErrInvalidEscape: Escape, syntax.ErrTrailingBackslash: Escape,
		syntax.ErrInvalidNamedCapture: Group, syntax.ErrInvalidPerlOp: Group,
	}[bad.Code]
	if code == "" {
		code = Large
	}
	part, at := bad.Expr, strings.Index(pattern, bad.Expr)
	switch {
	case bad.Code == syntax.ErrTrailingBackslash:
		part, at = `\`, len(pattern)-1
	case bad.Code == syntax.ErrUnexpectedParen:
		// The parser names the whole pattern.
		part, at = ")", unopened(pattern)
	case bad.Code == syntax.ErrMissingParen:
		part, at = "(", unclosed(pattern)
	}
	return &Refusal{code, part, text.GraphemeCount(pattern[:max(at, 0)]) + 1}
}

// unopened is where the first ) stands that closes nothing, unclosed where the
// last ( that is not closed.
func unopened(pattern string) int {
	for i := 1; i <= len(pattern); i++ {
		var bad *syntax.Error
		if _, err := syntax.Parse(pattern[:i], syntax.Perl); errors.As(err, &bad) && bad.Code == syntax.ErrUnexpectedParen {
			return i - 1
		}
	}
	return 0
}

func unclosed(pattern string) int {
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] != '(' {
			continue
		}
		var bad *syntax.Error
		if _, err := syntax.Parse(pattern[:i], syntax.Perl); !errors.As(err, &bad) || bad.Code != syntax.ErrMissingParen {
			return i
		}
	}
	return 0
}

// boundaryIn refuses \b and \B: they would part Russian words in their middle.
func boundaryIn(re *syntax.Regexp, pattern string) error {
	if re.Op != syntax.OpWordBoundary && re.Op != syntax.OpNoWordBoundary {
		for _, sub := range re.Sub {
			if err := boundaryIn(sub, pattern); err != nil {
				return err
			}
		}
		return nil
	}
	part := `\b`
	if re.Op == syntax.OpNoWordBoundary {
		part = `\B`
	}
	return &Refusal{Boundary, part, text.GraphemeCount(pattern[:max(strings.Index(pattern, part), 0)]) + 1}
}
