// Package toolkitwords are the few words that the toolkit itself says – in the
// menu of a text field, on its own dialogs – in the languages of the interface.
//
// The toolkit speaks the language of the system and cannot be told another; so
// its words are replaced under the system's own name for its language. The
// invariant: both languages have every word of the toolkit's English, and a
// test reads those from the toolkit itself.
package toolkitwords

import (
	"embed"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

//go:embed locales/*.json
var locales embed.FS

// Speak makes the toolkit speak a language, "ru" or "en", from now on; what it
// has already drawn stays until it is drawn anew. It must be called on the
// window's thread.
func Speak(language string) error {
	said, err := locales.ReadFile("locales/fyne." + language + ".json")
	if err != nil {
		return fmt.Errorf("words of the toolkit: no language %q", language)
	}
	name := lang.SystemLocale().LanguageString() + ".json"
	if err := lang.AddTranslations(fyne.NewStaticResource(name, said)); err != nil {
		return fmt.Errorf("words of the toolkit in %q: %w", language, err)
	}
	return nil
}
