package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/home"
	"dateline/internal/words"
)

// Exit codes, as docs/CLI.md promises them.
const (
	done       = 0
	refused    = 1 // by a rule: blocked, invalid, not verified
	wrongUse   = 2 // or unreadable input
	noArchive  = 3 // locked by another program, damaged or of a newer version
	interrupts = 130
)

// globals are the flags that every verb takes, before it or after it.
type globals struct {
	data, lang string
	json       bool
	wait       time.Duration
}

func (g *globals) register(fs *flag.FlagSet) {
	fs.StringVar(&g.data, "data", g.data, "")
	fs.StringVar(&g.lang, "lang", g.lang, "")
	fs.BoolVar(&g.json, "json", g.json, "")
	fs.DurationVar(&g.wait, "wait", g.wait, "")
}

// run does one command line and gives its exit code.
func run(ctx context.Context, w world, args []string) int {
	g := globals{lang: home.Language(w.env)}
	before := newFlags()
	g.register(before)
	err := before.Parse(args)
	speaker, langErr := words.In(g.lang)
	if langErr != nil {
		speaker, _ = words.In("en")
		fmt.Fprintln(w.err, speaker.Say("ctl.bad-language", map[string]any{"Value": g.lang}))
		return wrongUse
	}
	if errors.Is(err, flag.ErrHelp) || err == nil && (before.NArg() == 0 || before.Arg(0) == "help") {
		return help(w, speaker, before.NArg() == 0 && err == nil)
	}
	if err != nil {
		return fail(w, speaker, usage("ctl.bad-flag", "Detail", flagDetail(err)))
	}
	verb, rest, ok := findVerb(before.Args())
	if !ok {
		return fail(w, speaker, usage("ctl.unknown-verb", "Verb", strings.Join(firstWords(before.Args()), " ")))
	}
	c := &call{ctx: ctx, world: w, say: speaker, globals: &g, verb: verb}
	if err := c.parse(rest); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(w.out, "datelinectl "+verb.name+" "+verb.usage)
			fmt.Fprintln(w.out, "  "+speaker.Say("ctl.help."+strings.ReplaceAll(verb.name, " ", "-"), nil))
			return done
		}
		return fail(w, speaker, err)
	}
	if s, err := words.In(g.lang); err == nil {
		c.say = s
	} else {
		return fail(w, speaker, usage("ctl.bad-language", "Value", g.lang))
	}
	err = verb.run(c)
	if closeErr := c.close(); err == nil {
		err = closeErr
	}
	var already *silent
	if errors.As(err, &already) {
		return already.code
	}
	if ctx.Err() != nil && err != nil {
		fmt.Fprintln(w.err, c.say.Say("ctl.interrupted", nil))
		return interrupts
	}
	if err != nil {
		return fail(w, c.say, err)
	}
	return done
}

// call is one verb on its way: its flags, its arguments, the open newsroom.
type call struct {
	world
	*globals
	ctx  context.Context
	say  *words.Speaker
	verb verb
	fs   *flag.FlagSet
	args []string
	desk *desk.Desk
}

// parse takes flags wherever they stand among the arguments; "--" ends them.
func (c *call) parse(args []string) error {
	c.fs = newFlags()
	c.register(c.fs)
	if c.verb.flags != nil {
		c.verb.flags(c)
	}
	for {
		if err := c.fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return err
			}
			return usage("ctl.bad-flag", "Detail", flagDetail(err))
		}
		rest := c.fs.Args()
		if cut := len(args) - len(rest); cut > 0 && args[cut-1] == "--" {
			c.args = append(c.args, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		c.args, args = append(c.args, rest[0]), rest[1:]
	}
	if n := len(c.args); n < c.verb.least || c.verb.most >= 0 && n > c.verb.most {
		return usage("ctl.wrong-arguments", "Usage", "datelinectl "+c.verb.name+" "+c.verb.usage)
	}
	return nil
}

// open opens the newsroom, once.
func (c *call) open() (*desk.Desk, error) {
	if c.desk != nil {
		return c.desk, nil
	}
	dir := c.data
	if dir == "" {
		var err error
		if dir, err = home.Folder(c.env); err != nil {
			return nil, err
		}
	}
	self, err := home.Self()
	if err != nil {
		return nil, err
	}
	c.desk, err = desk.Open(c.ctx, desk.Config{Dir: dir, Language: c.lang, Wait: c.wait, Renderer: self.Renderer(), Now: c.now})
	return c.desk, err
}

func (c *call) close() error {
	if c.desk == nil {
		return nil
	}
	return c.desk.Close()
}

// said writes a line to standard error.
func (c *call) said(format string, args ...any) { fmt.Fprintf(c.err, format+"\n", args...) }

// note says something that is not a result: on standard error, never in JSON.
func (c *call) note(id string, args map[string]any) {
	fmt.Fprintln(c.err, c.say.Say(id, args))
}

// fail says an error and gives its exit code.
func fail(w world, s *words.Speaker, err error) int {
	fmt.Fprintln(w.err, s.Sentence(err))
	return exitCode(err)
}

// byRule says whether a refusal is neither wrong use nor unreadable input.
func byRule(id string) bool {
	switch id {
	case "desk.blocked", "desk.not-verified", "desk.forked-card", "desk.older-card", "desk.other-card", "desk.laptop-taken", "desk.is-a-colleague",
		"desk.has-spoken", "desk.revoked-laptop", "desk.not-chief", "desk.broken-chain", "desk.quarantine-full", "desk.not-published", "desk.merge-outdated", "desk.nothing-to-merge", "desk.nothing-open", "desk.not-your-suggestion",
		"merge.unanswered", "handoff.forged":
		return true
	}
	return false
}

// exitCode sorts refusals by what a script should do: mend the story, mend the
// command, or wait for the archive.
func exitCode(err error) int {
	id := words.Refused(err)
	pkg, _, _ := strings.Cut(id, ".")
	switch {
	case slices.Contains([]string{"archive.locked", "archive.damaged", "archive.newer"}, id):
		return noArchive
	case byRule(id), pkg == "revision", pkg == "comparison":
		return refused
	}
	return wrongUse
}

// usageError is a command line that cannot be done.
type usageError struct {
	id   string
	args map[string]any
}

func (u *usageError) Error() string                     { return "usage: " + u.id }
func (u *usageError) Refusal() (string, map[string]any) { return u.id, u.args }

// usage makes a usageError; pairs are the sentence's arguments.
func usage(id string, pairs ...any) error {
	args := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	return &usageError{id, args}
}

func newFlags() *flag.FlagSet {
	fs := flag.NewFlagSet("datelinectl", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	return fs
}

// flagDetail keeps of the flag package's English only what is the user's own.
func flagDetail(err error) string {
	s := err.Error()
	if i := strings.LastIndex(s, "-"); i >= 0 && !strings.Contains(s, "\"") {
		return "-" + s[i:]
	}
	return s
}

func firstWords(args []string) []string { return args[:min(len(args), 2)] }
