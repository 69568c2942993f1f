// Package words holds every sentence that Dateline says to the person who
// works with it, in Russian and in English.
//
// Other packages say what happened with an id and arguments; what it is called
// is decided here and nowhere else. The invariant: every id exists in both
// languages, with the same arguments and every plural form – a test reads the
// sources of all packages and proves it.
//
// # Tone
//
// One sentence: what happened, to which file or story, what to do. No blame, no
// exclamation mark, no code words; numbers with their unit. Words that readers
// of the outlet see are not here but in the outlet's profile.
package words

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed locales/*.json
var locales embed.FS

// Languages of the interface; the first is used when nothing is said.
func Languages() []string { return []string{"ru", "en"} }

// Speaker says things in one language. It is safe for concurrent use.
type Speaker struct {
	lang string
	loc  *i18n.Localizer
}

// In gives the speaker of a language, "ru" or "en"; any other is an error.
func In(lang string) (*Speaker, error) {
	if lang != "ru" && lang != "en" {
		return nil, fmt.Errorf("words: no language %q", lang)
	}
	bundle := i18n.NewBundle(language.Make(lang))
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	names, err := fs.Glob(locales, "locales/*."+lang+".json")
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	for _, name := range names {
		if _, err := bundle.LoadMessageFileFS(locales, name); err != nil {
			return nil, fmt.Errorf("words: read %s: %w", name, err)
		}
	}
	return &Speaker{lang, i18n.NewLocalizer(bundle, lang)}, nil
}

// Language is "ru" or "en".
func (s *Speaker) Language() string { return s.lang }

// Say gives the words of an id. The argument N, an int, chooses the plural. An
// id without words – which the tests make impossible for our own – comes back
// in angle quotes, so that nothing is silently empty.
func (s *Speaker) Say(id string, args map[string]any) string {
	config := i18n.LocalizeConfig{MessageID: id, TemplateData: args}
	if n, ok := args["N"]; ok {
		config.PluralCount = n
	}
	said, err := s.loc.Localize(&config)
	if err != nil && config.PluralCount != nil {
		// A sentence that reads the same for every number.
		config.PluralCount = nil
		said, err = s.loc.Localize(&config)
	}
	if err != nil {
		return "‹" + id + "›"
	}
	return said
}

// Has says whether there are words for the id.
func (s *Speaker) Has(id string) bool {
	return !strings.HasPrefix(s.Say(id, map[string]any{"N": 1}), "‹")
}

// refusal is what an error must offer to be said in a user's language.
type refusal interface {
	error
	Refusal() (id string, args map[string]any)
}

// Sentence turns an error into the one sentence a user reads. An error that
// nobody foresaw is said as such, with its own text at the end.
func (s *Speaker) Sentence(err error) string {
	var r refusal
	if errors.As(err, &r) {
		return s.Say(r.Refusal())
	}
	return s.Say("words.unforeseen", map[string]any{"Detail": err.Error()})
}

// Refused gives the id of the refusal inside an error, "" when it holds none.
func Refused(err error) string {
	var r refusal
	if !errors.As(err, &r) {
		return ""
	}
	id, _ := r.Refusal()
	return id
}
