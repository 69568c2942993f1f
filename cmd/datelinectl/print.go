package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"dateline/internal/desk"
	"dateline/internal/picture"
	"dateline/internal/rules"
	"dateline/internal/story"
)

// stamp is how times are shown in lists: the laptop's own zone, with its offset.
const stamp = "2006-01-02 15:04 -07:00"

// silent ends a verb whose findings were already said.
type silent struct{ code int }

func (s *silent) Error() string { return "already said" }

func (c *call) printJSON(v any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// printIDs is what scripts read of new and import: bare IDs, nothing else.
func (c *call) printIDs(ids []story.ID) error {
	if c.json {
		if ids == nil {
			ids = []story.ID{}
		}
		return c.printJSON(ids)
	}
	for _, id := range ids {
		fmt.Fprintln(c.out, id)
	}
	return nil
}

func (c *call) printPath(path string) error {
	if c.json {
		return c.printJSON(map[string]string{"path": path})
	}
	_, err := fmt.Fprintln(c.out, path)
	return err
}

// printChanged shows the story after a change: whole as JSON, else in a line.
func (c *call) printChanged(id string) error { return c.printState(id) }

// notes says what was recognised, guessed or lost, on standard error, with the
// file that it is about.
func (c *call) notes(file string, notes []desk.Note) {
	for _, n := range notes {
		said := c.say.Say(n.ID, c.worded(n.Args))
		if file != "" {
			said = file + ": " + said
		}
		fmt.Fprintln(c.err, said)
	}
}

// worded gives the arguments of a sentence, those that are ids in words.
func (c *call) worded(args map[string]any) map[string]any {
	out := make(map[string]any, len(args))
	for k, v := range args {
		if id, ok := v.(desk.Word); ok {
			v = c.say.Say(string(id), nil)
		}
		out[k] = v
	}
	return out
}

// progress says how far long work has come, at most once a second, on a
// terminal only: a log wants no such lines.
func (c *call) progress(id string) func(done, all int) {
	file, ok := c.err.(*os.File)
	if !ok || !isTerminal(file) {
		return func(int, int) {}
	}
	last := c.now()
	return func(done, all int) {
		if now := c.now(); now.Sub(last) >= time.Second {
			last = now
			c.note(id, map[string]any{"Done": done, "N": all})
		}
	}
}

// printFindings lists what is wrong with a story, what blocks first.
func (c *call) printFindings(found []rules.Finding) error {
	views := c.findings(found)
	if c.json {
		return c.printJSON(views)
	}
	for _, v := range views {
		fmt.Fprintln(c.out, strings.Join([]string{c.say.Say("rules.level."+v.Level, nil), v.Rule, v.Place, v.Why, v.Fix}, "\t"))
	}
	return nil
}

// printStory shows a story as a person reads it at a terminal.
func (c *call) printStory(v desk.View) error {
	s := v.Story
	label := func(id, value string) {
		if value != "" {
			fmt.Fprintf(c.out, "%s: %s\n", c.say.Say("field."+id, nil), value)
		}
	}
	fmt.Fprintf(c.out, "%s\t%s\n\n%s\n", s.ID, c.say.Say("state."+string(v.State), nil), orDash(s.Headline))
	if s.Deck != "" {
		fmt.Fprintln(c.out, s.Deck)
	}
	fmt.Fprintln(c.out)
	label("city", placeLine(s.Dateline.Place))
	label("date", s.Dateline.Date.String())
	label("byline", strings.Join(s.Bylines, ", "))
	label("rubric", s.Rubric)
	label("tags", strings.Join(s.Tags, ", "))
	label("slug", s.Slug)
	if s.Urgency != 0 {
		label("urgency", fmt.Sprint(s.Urgency))
	}
	label("embargo", when(s.Embargo))
	label("deadline", when(s.Deadline))
	label("assignee", s.Assignee)
	label("source", s.Source)
	label("ednote", s.EdNote)
	label("correction", s.Correction)
	label("note", s.Note)
	for _, p := range s.Photos {
		role := "photo"
		if p.Lead {
			role = "lead"
		}
		line := p.Caption
		if !p.Credit.IsZero() {
			line = strings.TrimSpace(line + " · " + p.Credit.Line(s.Words.Credit))
		}
		if p.IsOpen() {
			line = strings.TrimSpace(line + " · " + c.say.Say("ctl.open-slot", nil))
		}
		fmt.Fprintf(c.out, "%s %s: %s\n", c.say.Say("field."+role, nil), p.ID, line)
	}
	fmt.Fprintln(c.out)
	for _, b := range s.Body.All() {
		fmt.Fprintln(c.out, strings.ReplaceAll(blockLine(b), "\u2028", "\n"))
	}
	for _, r := range s.Related {
		fmt.Fprintf(c.out, "→ %s %s\n", r.Title, r.URL)
	}
	return nil
}

// printInfo shows what a picture says of itself and what would be taken out of it.
func (c *call) printInfo(info picture.Info) error {
	v := infoView(info)
	fmt.Fprintf(c.out, "%s, %d × %d\n", strings.ToUpper(v.Format), v.Width, v.Height)
	for _, f := range v.Fields {
		fmt.Fprintf(c.out, "%s: %s\n", c.say.Say("photo."+f.Name, nil), f.Value)
	}
	if len(v.Private) > 0 {
		fmt.Fprintf(c.out, "\n%s\n", c.say.Say("ctl.will-be-removed", map[string]any{"N": len(v.Private)}))
		for _, p := range v.Private {
			fmt.Fprintf(c.out, "  %s: %s\n", c.say.Say("photo.private."+p.Name, nil), p.Value)
		}
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(stamp)
}

func placeLine(p story.Place) string {
	var parts []string
	for _, s := range []string{p.Name, p.Region, p.Country} {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// isTerminal: a person is watching, not a file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
