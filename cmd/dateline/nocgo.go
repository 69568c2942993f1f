//go:build !cgo && !ci

package main

import (
	"fmt"
	"os"

	"dateline/internal/words"
)

// main says that this build has no window: the toolkit draws through C.
func main() {
	for _, language := range words.Languages() {
		if speaker, err := words.In(language); err == nil {
			fmt.Fprintln(os.Stderr, speaker.Say("start.no-window", nil))
		}
	}
	os.Exit(2)
}
