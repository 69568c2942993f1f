package shell

import (
	"context"
	"image"
	"os"
	"slices"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/ui/kit"
	"dateline/ui/publish"
)

// publish opens the screen by which the open story leaves.
func (s *Shell) publish() {
	s.inspector.Settle()
	s.leavingScreen().Show()
}

// markPublished says that the story went out: where and when.
func (s *Shell) markPublished() {
	s.inspector.Settle()
	s.leavingScreen().ShowPublished()
}

// leavingScreen is the publish screen of the open story. The one before goes on
// with what it is building.
func (s *Shell) leavingScreen() *publish.Screen {
	sheet, id := s.sheet, string(s.sheet.ID())
	screen := publish.New(publish.Deps{
		Kit: s.kit, Say: s.words, Look: s.look, Story: sheet.Story, Profile: s.profile,
		Findings: s.desk.Stories.Findings,
		Standing: func(ctx context.Context) (desk.Standing, error) { return s.desk.Stories.Standing(ctx, id) },
		Rehearse: func(ctx context.Context, override string, progress func(done, all int)) (*desk.Rehearsal, error) {
			return s.desk.Publish.Rehearse(ctx, id, override, progress)
		},
		Export: func(ctx context.Context, to, override string, step func(done, all int)) ([]desk.Exported, error) {
			return s.desk.Publish.Export(ctx, desk.Order{Stories: []string{id}, To: to, Override: override, Step: step})
		},
		Texts: func(ctx context.Context) (desk.Texts, error) { return s.desk.Publish.Texts(ctx, id) },
		Verify: func(ctx context.Context, path string) (export.Report, error) {
			return desk.Verify(ctx, s.o.Renderer, path)
		},
		Published: func(ctx context.Context, p desk.Publication) error { return s.desk.Publish.Published(ctx, id, p) },
		Picture: func(ctx context.Context, use story.PhotoUse, crop story.Rect, w, h int) (*image.RGBA, error) {
			return s.desk.Photos.Shown(ctx, use, crop, w, h)
		},
		ChooseFolder: s.dialogs.SaveFolder, Folder: s.exportFolder, SetFolder: s.setExportFolder, OpenPath: s.o.OpenPath,
		Home: home(), Fix: s.inspector.Remedy, GoTo: s.goTo, Changed: s.stands, Error: s.fail, Now: s.now,
	})
	s.leaving = append(s.leaving, screen)
	return screen
}

// rowMenu is what can be done with the stories that are selected in the list.
func (s *Shell) rowMenu(ids []story.ID) []kit.MenuItem {
	one := ids[0]
	items := []kit.MenuItem{
		{Title: s.say("shell.row.open"), Run: func() { s.Open(one) }},
		{Title: s.say("shell.row.duplicate"), Icon: "copy", Run: func() {
			s.start(func(ctx context.Context) (story.Story, []desk.Note, error) {
				made, err := s.desk.Stories.Duplicate(ctx, string(one))
				return made, nil, err
			})
		}},
		{Separator: true},
	}
	spike := kit.MenuItem{Title: s.say("shell.row.spike"), Icon: "trash", Run: func() { s.spikeMany(ids) }}
	back := kit.MenuItem{Title: s.say("shell.row.unspike"), Icon: "return", Run: func() { s.eachStory(ids, "", s.desk.Review.Unspike) }}
	hand := kit.MenuItem{Title: s.say("command.handoff.write"), Icon: "handoff", Run: func() { s.handOffMany(ids) }}
	if len(ids) > 1 {
		return []kit.MenuItem{hand, {Separator: true}, spike, back}
	}
	items = slices.Insert(items, len(items)-1, hand)
	if row, ok := s.known(s.ctx, one); ok && row.State == revision.StateSpiked {
		return append(items, back)
	}
	return append(items, spike)
}

func (s *Shell) spikeMany(ids []story.ID) {
	s.kit.AskText(s.say("shell.ask.spike"), s.say("shell.ask.spike.text"), s.say("shell.ask.reason"), s.say("command.review.spike.button"), false, func(reason string) {
		s.eachStory(ids, reason, s.desk.Review.Spike)
	})
}

// eachStory says one thing about several stories; what cannot be said of one is
// told, and the others go on.
func (s *Shell) eachStory(ids []story.ID, note string, verb func(ctx context.Context, id, note string) error) {
	s.work(func() func() {
		var failed error
		for _, id := range ids {
			if err := verb(s.ctx, string(id), note); err != nil {
				failed = err
			}
		}
		return func() {
			if failed != nil {
				s.fail(failed)
			}
			s.stands()
		}
	})
}

// home is the person's own folder: paths in it are said without it.
func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return dir
}
