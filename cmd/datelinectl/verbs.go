package main

import (
	"fmt"
	"strings"

	"dateline/internal/words"
)

// verb is one thing a journalist can say to the newsroom. usage is the
// contract's own notation, the same in every language.
type verb struct {
	name, usage string
	least, most int // arguments; most -1 is any number
	flags       func(*call)
	run         func(*call) error
}

// verbs in the order in which help lists them.
func verbs() []verb {
	return concat(storyVerbs(), photoVerbs(), reviewVerbs(), versionVerbs(), talkVerbs(), mergeVerbs(), publishVerbs(), handoffVerbs(), houseVerbs(), peopleVerbs())
}

func concat(groups ...[]verb) []verb {
	var all []verb
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

// findVerb knows verbs of one and of two words.
func findVerb(args []string) (verb, []string, bool) {
	for n := min(2, len(args)); n > 0; n-- {
		name := strings.Join(args[:n], " ")
		for _, v := range verbs() {
			if v.name == name {
				return v, args[n:], true
			}
		}
	}
	return verb{}, nil, false
}

// help lists the verbs; nothing said at all is a wrong use of the program.
func help(w world, s *words.Speaker, nothingSaid bool) int {
	to := w.out
	if nothingSaid {
		to = w.err
	}
	fmt.Fprintln(to, s.Say("ctl.about", nil))
	fmt.Fprintln(to, "\n  datelinectl [--data DIR] [--lang ru|en] [--json] [--wait 10s] VERB …")
	fmt.Fprintln(to)
	for _, v := range verbs() {
		fmt.Fprintf(to, "  %s %s\n      %s\n", v.name, v.usage, s.Say("ctl.help."+strings.ReplaceAll(v.name, " ", "-"), nil))
	}
	if nothingSaid {
		return wrongUse
	}
	return done
}
