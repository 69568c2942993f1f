package main

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"time"

	"dateline/internal/archive"
	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"

	"github.com/rogpeppe/go-internal/testscript"
)

// remark ROOM ID ABOUT WORDS says something about words of a text, as one does in
// the window.
func remark(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(inWindow(ts, args, func(d *desk.Desk, sheet *desk.Sheet, at text.Selection) error {
		r, err := sheet.Remark(args[3])
		if err != nil {
			return err
		}
		return sheet.Do(story.AddNote{Note: story.Note{
			ID: sheet.NewNote(), From: at.Anchor, To: at.Head, About: args[2], Remarks: []story.Remark{r},
		}})
	}))
}

// suggest ROOM ID OLD NEW suggests other words.
func suggest(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(inWindow(ts, args, func(d *desk.Desk, sheet *desk.Sheet, at text.Selection) error {
		s, err := story.Body{Transaction: text.Transaction{Steps: []text.Step{
			text.Splice{Block: at.Anchor.Block, From: at.Anchor.Offset, To: at.Head.Offset, Text: args[3]},
		}}}.Apply(sheet.Story())
		if err != nil {
			return err
		}
		if _, err := d.Review.Suggest(context.Background(), args[1], "", s); err != nil {
			return err
		}
		return d.Review.SignSuggestion(context.Background(), args[1])
	}))
}

// spoil ROOM ID puts a version into an archive that nobody signed.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	a, err := archive.Open(ts.MkAbs(args[0]), archive.Options{})
	ts.Check(err)
	defer func() { ts.Check(a.Close()) }()
	ts.Check(a.Update(context.Background(), func(tx *archive.Tx) error {
		all, err := tx.Revisions(story.ID(args[1]))
		if err != nil {
			return err
		}
		var r revision.SignedRevision
		if err := json.Unmarshal(all[0], &r); err != nil {
			return err
		}
		r.Time = r.Time.Add(time.Hour)
		data, err := json.Marshal(r)
		if err != nil {
			return err
		}
		return tx.PutRevision(r.Story, r.ID(), data)
	}))
}

// inWindow opens a story for writing, with words of it selected.
func inWindow(ts *testscript.TestScript, args []string, do func(*desk.Desk, *desk.Sheet, text.Selection) error) error {
	if len(args) != 4 {
		ts.Fatalf("usage: ROOM ID WORDS WORDS")
	}
	ctx := context.Background()
	d, err := desk.Open(ctx, desk.Config{Dir: ts.MkAbs(filepath.FromSlash(args[0])), Language: "en"})
	if err != nil {
		return err
	}
	defer func() { ts.Check(d.Close()) }()
	sheet, err := d.Stories.Open(ctx, args[1])
	if err != nil {
		return err
	}
	for _, b := range sheet.Story().Body.All() {
		if i := strings.Index(b.Text, args[2]); i >= 0 {
			at := text.Selection{Anchor: text.Pos{Block: b.ID, Offset: i}, Head: text.Pos{Block: b.ID, Offset: i + len(args[2])}}
			if err := do(d, sheet, at); err != nil {
				return err
			}
			return sheet.Close(ctx)
		}
	}
	ts.Fatalf("the text does not say %q", args[2])
	return nil
}
