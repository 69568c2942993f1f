package publish

import (
	"context"

	"dateline/internal/desk"
	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// stage is where a story stands before it leaves.
type stage int

const (
	checking stage = iota
	blocked
	ready
	building
)

// facts are what a story is judged by.
type facts struct {
	story    story.Story
	findings []rules.Finding
	standing desk.Standing
}

// gate is the dialog before the package: what forbids it, or what will be in it.
type gate struct {
	s    *Screen
	k    *kit.Kit
	card *kit.Dialog
	*frame

	stage stage
	facts facts
	// known says that facts are there.
	known bool
	// all says that warnings are shown in full.
	all bool
	// notice is what came of the last try to build, above everything.
	notice fyne.CanvasObject
	// broken is why the package cannot be built although nothing forbids it.
	broken error

	rehearsal *desk.Rehearsal
	rehearsed *kit.Progress
	// stop ends the question that is being answered.
	stop func()

	// opened: the page of the rehearsal was opened.
	opened bool

	leave, excuse, shut *kit.Button
	folder              *kit.Text
	way                 *kit.Stack // to where the package goes
}

func newGate(s *Screen) *gate {
	g := &gate{s: s, k: s.k, frame: newFrame(s), stop: func() {}}
	g.leave = g.k.Button(kit.Primary, s.say("publish.build"), g.build).WithIcon("package").Tip(s.say("publish.build"), "Ctrl+Enter")
	g.excuse = g.k.Button(kit.Quiet, s.say("publish.override"), g.askReason)
	g.shut = g.k.Button(kit.Secondary, s.say("kit.close"), func() { g.card.Close() })
	g.facts.story = s.d.Story()
	return g
}

// open shows the dialog and asks how the story stands.
func (g *gate) open() {
	s := g.s
	g.foot.Set(kit.Grow(g.target()), g.excuse, g.shut, g.leave)
	g.card = g.k.Dialog(kit.DialogOptions{
		Title: s.say("publish.title"), Subtitle: s.subtitle(g.facts.story), Width: wide, Height: high,
		Body: g.object, First: g.leave, Submit: g.build, Closed: g.closed,
	})
	g.preview.Show(g.facts.story)
	if s.work != nil {
		g.stage = building
	}
	g.draw()
	g.card.Show()
	if g.stage == checking {
		g.inquire()
	}
}

// closed lets go of what was made to be looked at. What is being built goes on.
func (g *gate) closed() {
	g.stop()
	g.s.gate = nil
	g.forget()
}

// forget takes the rehearsal away, unless its page was opened: a browser reads
// pictures when they come into view.
func (g *gate) forget() {
	if g.rehearsal != nil && !g.opened {
		_ = g.rehearsal.Close() // what stays goes with the screen
	}
	g.rehearsal, g.opened = nil, false
}

// inquire asks anew how the story stands.
func (g *gate) inquire() {
	g.stop()
	g.forget()
	s := g.s
	st := s.d.Story()
	g.stage, g.broken = checking, nil
	g.draw()
	g.stop = s.errands.run(func(ctx context.Context) func() {
		found, err := s.d.Findings(st)
		var standing desk.Standing
		if err == nil {
			standing, err = s.d.Standing(ctx)
		}
		return func() {
			if err != nil {
				g.stage, g.broken = blocked, err
				g.draw()
				return
			}
			g.judge(facts{st, found, standing})
		}
	})
}

// judge decides whether the story may leave.
func (g *gate) judge(f facts) {
	g.facts, g.known = f, true
	g.preview.Show(f.story)
	g.stage = blocked
	if f.standing.PublishWhy == nil && len(rules.Blocked(f.findings, g.s.reason)) == 0 {
		g.stage = ready
	}
	g.draw()
	if g.stage == ready {
		g.rehearse()
	}
}

// rehearse makes the package to be looked at, so that what is said of it is true.
func (g *gate) rehearse() {
	g.stop()
	s := g.s
	g.stop = s.errands.run(func(ctx context.Context) func() {
		made, err := s.d.Rehearse(ctx, s.reason, func(done, all int) {
			s.k.Post(func() {
				if ctx.Err() == nil && g.rehearsed != nil {
					g.rehearsed.Set(s.step("publish.looking", done, all), done, all+1, "")
				}
			})
		})
		if err == nil {
			s.left.keep(func() { _ = made.Close() })
		}
		return func() {
			g.rehearsal, g.broken = made, err
			g.draw()
		}
	})
}

// step says which photo of how many is at work; behind the last one the package
// is proved.
func (s *Screen) step(id string, done, all int) string {
	if done >= all {
		return s.say(id + ".proof")
	}
	return s.tell(id, map[string]any{"Number": done + 1, "All": all})
}

// draw shows the stage of now.
func (g *gate) draw() {
	s := g.s
	g.rehearsed = nil
	g.leave.Enable()
	g.leave.SetLabel(s.say("publish.build"))
	g.excuse.Hide()
	switch g.stage {
	case checking:
		g.leave.Disable(s.say("publish.why.checking"))
		if !g.known {
			g.set(nil, g.k.Text(s.say("publish.checking"), look.Small, look.Ink3))
		}
	case blocked:
		g.leave.Disable(s.say("publish.why.blocked"))
		if g.excusable() {
			g.excuse.Show()
		}
		g.drawBlocked()
	case ready:
		if g.broken != nil {
			g.leave.Disable(s.d.Say.Sentence(g.broken))
		} else {
			g.leave.SetLabel(s.say("publish.build") + "  Ctrl+Enter")
		}
		g.drawReady()
	case building:
		g.leave.Disable(s.say("publish.why.building"))
		g.drawBuilding()
	}
	g.foot.Refresh()
}

// target is where the package goes, in the footer: the folder, and its form.
func (g *gate) target() fyne.CanvasObject {
	s := g.s
	g.folder = g.k.Text("", look.Interface, look.Ink2).Lines(1)
	g.showFolder()
	change := g.k.Button(kit.Link, s.say("publish.folder.change"), g.chooseFolder)
	form := "zip"
	if s.folder {
		form = "folder"
	}
	forms := g.k.Segmented([]kit.Option{{Value: "zip", Label: s.say("publish.form.zip")}, {Value: "folder", Label: s.say("publish.form.folder")}}, form, func(v string) {
		s.folder = v == "folder"
	}).Small()
	g.way = kit.Row(look.S3, g.folder, change, forms, kit.Spacer())
	return g.way
}

func (g *gate) showFolder() {
	g.folder.Set(g.s.tell("publish.folder", map[string]any{"Folder": g.s.place(g.s.d.Folder())}))
}

// chooseFolder asks for another folder, and remembers it.
func (g *gate) chooseFolder() {
	g.s.d.ChooseFolder(func(path string) {
		if path == "" {
			return
		}
		g.s.d.SetFolder(path)
		g.showFolder()
		g.way.Refresh()
	})
}

// excusable says that a reason would let the story out: nothing blocks but what
// a reason may let pass.
func (g *gate) excusable() bool {
	return g.broken == nil && g.known && g.facts.standing.PublishWhy == nil && len(rules.Blocked(g.facts.findings, "?")) == 0
}

// askReason asks why the story leaves in spite of what was found.
func (g *gate) askReason() {
	s := g.s
	g.k.AskText(s.say("publish.override.title"), s.say("publish.override.text"), s.say("publish.override.label"), s.say("publish.override.yes"), true, func(reason string) {
		s.reason = reason
		g.judge(g.facts)
		g.k.Focus(g.leave)
	})
}
