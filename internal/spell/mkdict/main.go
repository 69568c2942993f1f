// Command mkdict makes assets/dictionaries/ru.fst and en.fst, the words that
// Dateline knows, of two published dictionaries and our own lists beside this
// file. fetch.sh brings the dictionaries; each file is read only when its hash is
// the one below, so that the same words come out wherever they are made.
package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// source is one published file.
type source struct{ path, sha256 string }

// language is what one dictionary is made of.
type language struct {
	name     string
	aff, dic source
	// own is our list in the same form as .dic.
	own string
	// yo adds to our own words with ё the same with е.
	yo bool
}

//go:embed newsroom.ru.dic
var ownRussian string

//go:embed newsroom.en.dic
var ownEnglish string

func languages() []language {
	return []language{
		{
			"ru",
			source{"dictionary-ru-3.0.0/package/index.aff", "38ce7d4af78e211e9bafe4bf7e3d6a2c420591136cb738ec6648f8fdf6524cd7"},
			source{"dictionary-ru-3.0.0/package/index.dic", "f6047416a0204adbecf3a451b874ec8a97ee37e2cbc714466ef04d8dbcc0d6fc"},
			ownRussian, true,
		},
		{
			"en",
			source{"dictionary-en-4.0.0/package/index.aff", "8ae1f19d4840d957728ad90555d5a8dff6cc5c046279c95ff0c00fc0a0136c7b"},
			source{"dictionary-en-4.0.0/package/index.dic", "f0b1a234bd178bdd01875b2a392a9647f888b8fe879f79c52aae62c2759b3647"},
			ownEnglish, false,
		},
	}
}

func main() {
	from := flag.String("from", "", "folder that fetch.sh filled")
	to := flag.String("to", "assets/dictionaries", "folder to write into")
	flag.Parse()
	for _, l := range languages() {
		if err := l.make(*from, *to); err != nil {
			fmt.Fprintln(os.Stderr, "mkdict:", err)
			os.Exit(1)
		}
	}
}

func (l language) make(from, to string) error {
	aff, err := l.aff.read(from)
	if err != nil {
		return err
	}
	dic, err := l.dic.read(from)
	if err != nil {
		return err
	}
	a, err := readAffixes(bytes.NewReader(aff))
	if err != nil {
		return fmt.Errorf("%s: %w", l.aff.path, err)
	}
	w := words{}
	if err := w.published(a, string(dic)); err != nil {
		return fmt.Errorf("%s: %w", l.dic.path, err)
	}
	published := len(w)
	if err := w.own(a, l.own, l.yo); err != nil {
		return fmt.Errorf("newsroom.%s.dic: %w", l.name, err)
	}
	fst, err := w.fst()
	if err != nil {
		return err
	}
	file := filepath.Join(to, l.name+".fst")
	fmt.Printf("%s: %d forms published, %d with ours, %d bytes, sha256 %x\n", file, published, len(w), len(fst), sha256.Sum256(fst))
	return os.WriteFile(file, fst, 0o644)
}

// read gives a source, or an error when it is another version.
func (s source) read(from string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(s.path)))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != s.sha256 {
		return nil, fmt.Errorf("%s is not the version this was written for: sha256 %s", s.path, got)
	}
	return data, nil
}
