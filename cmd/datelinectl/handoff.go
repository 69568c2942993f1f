package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/handoff"
)

func handoffVerbs() []verb {
	var to, secret, look, drop string
	var people []string
	var bare bool
	locked := func(c *call) { c.fs.StringVar(&secret, "passphrase-file", "", "") }
	return []verb{
		{
			name: "handoff write", usage: "ID… --to FILE [--for PERSON]… [--passphrase-file F] [--without-photos]", least: 1, most: -1,
			flags: func(c *call) {
				locked(c)
				c.fs.StringVar(&to, "to", "", "")
				c.fs.BoolVar(&bare, "without-photos", false, "")
				c.fs.Func("for", "", func(s string) error { people = append(people, s); return nil })
			},
			run: func(c *call) error {
				return handoffWrite(c, desk.HandOff{Stories: c.args, Originals: !bare, Path: to}, people, secret)
			},
		},
		{
			name: "handoff read", usage: "FILE [--passphrase-file F]", least: 1, most: 1, flags: locked,
			run: func(c *call) error { return handoffRead(c, secret) },
		},
		{
			name: "handoff quarantine", usage: "[--look NAME [--passphrase-file F] | --drop NAME]", most: 0,
			flags: func(c *call) {
				locked(c)
				c.fs.StringVar(&look, "look", "", "")
				c.fs.StringVar(&drop, "drop", "", "")
			},
			run: func(c *call) error { return handoffQuarantine(c, look, drop, secret) },
		},
	}
}

// mostPassphrase is how much of a file is read for a passphrase.
const mostPassphrase = 4096

// passphrase is the first line of a file: what is typed on a command line stays
// in its history.
func passphrase(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	f, err := os.Open(path)
	if err != nil {
		return "", &desk.Refusal{Code: desk.CannotRead, Value: path, Err: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostPassphrase))
	if err != nil {
		return "", &desk.Refusal{Code: desk.CannotRead, Value: path, Err: err}
	}
	line, _, _ := strings.Cut(string(data), "\n")
	line = strings.TrimRight(line, "\r")
	if line == "" {
		return "", usage("ctl.no-passphrase", "Path", path)
	}
	return line, nil
}

// megabytes turns the bytes of a hand-off into what progress says.
func (c *call) megabytes() func(done, total int64) {
	say := c.progress("ctl.handoff-progress")
	return func(done, total int64) { say(int(done>>20), int(total>>20)) }
}

func handoffWrite(c *call, h desk.HandOff, people []string, secret string) error {
	if h.Path == "" {
		return usage("ctl.missing-flag", "Flag", "--to")
	}
	var err error
	if h.Passphrase, err = passphrase(secret); err != nil {
		return err
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	for _, typed := range people {
		p, err := d.Review.FindPerson(typed)
		if err != nil {
			return err
		}
		h.To = append(h.To, p.ID)
	}
	handed, err := d.Review.HandOff(c.ctx, h, c.megabytes())
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(handedView(handed))
	}
	fmt.Fprintln(c.out, handed.Path)
	c.note("ctl.handed", map[string]any{"N": handed.Stories, "Photos": handed.Photos})
	for _, p := range handed.Plan.Private {
		c.note("ctl.photo-tells", map[string]any{"Photo": p})
	}
	if !handed.Encrypted {
		c.note("ctl.not-encrypted", nil)
	}
	return nil
}

func handoffRead(c *call, secret string) error {
	word, err := passphrase(secret)
	if err != nil {
		return err
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	got, err := d.Review.Receive(c.ctx, c.args[0], word, c.megabytes())
	if err != nil {
		return err
	}
	if c.json {
		err = c.printJSON(receivedViewOf(got))
	} else {
		c.printReceived(got)
	}
	if err == nil && got.Quarantined {
		return &silent{refused}
	}
	return err
}

// printReceived says what a file brought: a line for each story.
func (c *call) printReceived(got desk.Received) {
	if got.Quarantined {
		c.note("ctl.quarantined", map[string]any{"Name": orDash(got.From.Name), "Number": got.From.SafetyNumber, "Person": got.From.ID, "File": got.Quarantine})
		if got.Err != nil {
			fmt.Fprintln(c.err, c.say.Sentence(got.Err))
		}
		return
	}
	for _, s := range got.Stories {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", s.ID, c.say.Say("ctl.relation."+string(s.Relation), nil), c.say.Say("state."+string(s.State), nil), s.Headline)
	}
	c.note("ctl.received-from", map[string]any{"Name": orDash(got.From.Name), "Time": got.At.Local().Format(stamp)})
	if got.PhotosMissing > 0 {
		c.note("ctl.photos-missing", map[string]any{"N": got.PhotosMissing})
	}
	for _, p := range got.Strangers {
		c.note("ctl.stranger", map[string]any{"Name": orDash(p.Name), "Person": p.ID, "Number": p.SafetyNumber})
	}
	for _, p := range got.Forked {
		c.note("desk.forked-card", map[string]any{"Value": p.Name})
	}
}

func handoffQuarantine(c *call, look, drop, secret string) error {
	word, err := passphrase(secret)
	if err != nil {
		return err
	}
	d, err := c.open()
	if err != nil {
		return err
	}
	if drop != "" {
		if err := d.Review.DropQuarantined(c.ctx, drop); err != nil {
			return err
		}
	}
	if look != "" {
		return c.lookInto(d, look, word)
	}
	waiting, err := d.Review.Quarantine()
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(receivedViews(waiting))
	}
	for _, w := range waiting {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", w.Quarantine, w.At.Local().Format(stamp), orDash(w.From.Name), w.From.SafetyNumber)
	}
	return nil
}

func (c *call) lookInto(d *desk.Desk, name, word string) error {
	stories, got, err := d.Review.LookIntoQuarantine(c.ctx, name, word)
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(receivedViewOf(got))
	}
	for _, s := range stories {
		fmt.Fprintf(c.out, "%s\t%s\n", s.ID, s.Headline)
		for _, b := range s.Body.All() {
			if b.Text != "" {
				fmt.Fprintf(c.out, "  %s\n", b.Text)
			}
		}
	}
	return nil
}

// verifyHandOff proves a hand-off file; one that is encrypted to people needs
// the key of the newsroom.
func verifyHandOff(c *call, secret string) error {
	word, err := passphrase(secret)
	if err != nil {
		return err
	}
	proved, err := desk.ProveHandOff(c.ctx, c.args[0], word)
	if handoff.Is(err, handoff.NotForYou) {
		d, openErr := c.open()
		if openErr != nil {
			return openErr
		}
		proved, err = d.Review.Prove(c.ctx, c.args[0], word)
	}
	if err != nil {
		return err
	}
	if c.json {
		err = c.printJSON(provedView(proved))
	} else {
		c.printProved(proved)
	}
	if err == nil && !proved.OK() {
		return &silent{refused}
	}
	return err
}

func (c *call) printProved(p desk.Proved) {
	for _, f := range p.Faults {
		fmt.Fprintln(c.out, c.say.Say(f.Refusal()))
	}
	name := filepath.Base(c.args[0])
	if !p.OK() {
		c.note("ctl.handoff-not-verified", map[string]any{"N": len(p.Faults), "Path": name})
		return
	}
	fmt.Fprintln(c.out, c.say.Say("ctl.handoff-verified", map[string]any{"N": p.Stories, "Photos": p.Photos, "Path": name}))
	if !p.Encrypted {
		fmt.Fprintln(c.out, c.say.Say("ctl.not-encrypted", nil))
	}
	s := p.Sender
	fmt.Fprintf(c.out, "%s\t%s\t%s\n", orDash(s.Name), c.say.Say("role."+string(s.Role), nil), s.SafetyNumber())
}
