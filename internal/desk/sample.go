package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/assets/sample"
	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

// told is one story of the sample newsroom: what it says, and by which steps
// it came to where it stands.
type told struct {
	Language, Headline, Deck, City string
	DaysAgo                        int `json:"days_ago"`
	Byline, Rubric                 string
	Tags, Body                     []string
	Photo                          *toldPhoto
	// Gallery stands at the end of the text.
	Gallery []toldPhoto
	Related []struct {
		Title   string
		Partner bool
		Story   *int
	}
	// Notes hang on the first words of the text that read like About.
	Notes []struct {
		About    string
		Resolved bool
		Remarks  []struct {
			Name       string
			MinutesAgo int `json:"minutes_ago"`
			Text       string
		}
	}
	EmbargoHours int `json:"embargo_hours"`
	// Steps are verbs, "return: why".
	Steps []string
	// Then is set after the last step.
	Then *struct{ Field, Value string }
}

// toldPhoto is a photo of a told story; Part is what is shown of it, all where
// there is none.
type toldPhoto struct {
	File, Caption, Agency, Photographer, Alt string
	Part                                     *story.Rect
}

// sampleOutlet is the invented paper of the sample newsroom.
func sampleOutlet() []Assignment {
	return []Assignment{
		{"name", "Заря"},
		{"address", "https://zarya.example"},
		{"city", "Барнаул"},
		{"region", "Алтайский край"},
		{"zone", "Asia/Barnaul"},
		{"sections", "Новости, Город, Общество, Культура"},
		{"guid_domain", "zarya.example"},
		{"archive_link", "https://zarya.example/archive"},
	}
}

// Sample fills an empty newsroom with the sample newsroom; with a count it adds
// that many synthetic stories to any newsroom instead. It gives how many
// stories were added.
func (a *Archive) Sample(ctx context.Context, count int, progress func(done, all int)) (int, error) {
	if count > 0 {
		return count, a.synthetic(ctx, count, progress)
	}
	if err := a.empty(); err != nil {
		return 0, err
	}
	stories, photos, err := readSample()
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(photos)
	if err := a.SetOutlet(ctx, sampleOutlet()); err != nil {
		return 0, err
	}
	if _, err := (&Review{a.room}).Me(ctx, "Дарья Соколова", "editor"); err != nil {
		return 0, err
	}
	var made []story.ID
	for i, s := range stories {
		progress(i, len(stories))
		id, err := a.tell(ctx, s, photos, made)
		if err != nil {
			return len(made), fmt.Errorf("desk: sample story %d: %w", i, err)
		}
		made = append(made, id)
	}
	return len(made), nil
}

func (a *Archive) empty() error {
	return a.arc.View(func(tx *archive.Tx) error {
		for range tx.Drafts() {
			return &Refusal{Code: NotEmpty, Value: a.arc.Dir()}
		}
		return nil
	})
}

// readSample gives the stories and a folder with their photos.
func readSample() (stories []told, photos string, err error) {
	data, err := sample.Files.ReadFile("stories.json")
	if err != nil {
		return nil, "", fmt.Errorf("desk: sample: %w", err)
	}
	if err := json.Unmarshal(data, &stories); err != nil {
		return nil, "", fmt.Errorf("desk: sample: %w", err)
	}
	if photos, err = os.MkdirTemp("", "dateline-sample-*"); err != nil {
		return nil, "", fmt.Errorf("desk: sample: %w", err)
	}
	return stories, photos, os.CopyFS(photos, sample.Files)
}

// tell brings one story in by the verbs a newsroom would use, on the day it is
// said to have been.
func (a *Archive) tell(ctx context.Context, t told, photos string, earlier []story.ID) (story.ID, error) {
	then := *a.room
	then.now = func() time.Time { return a.now().AddDate(0, 0, -t.DaysAgo) }
	profile, err := then.profile()
	if err != nil {
		return "", err
	}
	s, err := then.blank(t.Language, profile)
	if err != nil {
		return "", err
	}
	set := []Assignment{
		{"headline", t.Headline},
		{"deck", t.Deck},
		{"city", t.City},
		{"byline", t.Byline},
		{"rubric", t.Rubric},
		{"tags", strings.Join(t.Tags, ", ")},
		{"slug", story.Slugify(t.Headline)},
	}
	if t.EmbargoHours > 0 {
		set = append(set, Assignment{"embargo", then.now().UTC().Add(time.Duration(t.EmbargoHours) * time.Hour).Format(time.RFC3339)})
	}
	if s, _, err = then.assign(s, profile, set); err != nil {
		return "", err
	}
	s.Dateline.Date = newsdate.Of(then.now().In(zoneOf(s, profile)))
	if s.Body, err = then.blocksOf(t.Body); err != nil {
		return "", err
	}
	for _, r := range t.Related {
		item := story.Related{Title: r.Title, Partner: r.Partner}
		if r.Story != nil && *r.Story < len(earlier) {
			item.Story = earlier[*r.Story]
		}
		s.Related = append(s.Related, item)
	}
	if s, err = then.noted(s, t); err != nil {
		return "", err
	}
	if err := s.Validate(); err != nil {
		return "", err
	}
	if err := then.keep(ctx, s); err != nil {
		return "", err
	}
	return s.ID, then.act(ctx, string(s.ID), t, photos)
}

// noted hangs the notes on the text.
func (r *room) noted(s story.Story, t told) (story.Story, error) {
	for _, n := range t.Notes {
		made := story.Note{ID: r.ids.note(), About: n.About, Resolved: n.Resolved}
		for _, b := range s.Body.All() {
			if at := strings.Index(b.Text, n.About); at >= 0 {
				made.From, made.To = text.Pos{Block: b.ID, Offset: at}, text.Pos{Block: b.ID, Offset: at + len(n.About)}
				break
			}
		}
		if made.Gone() {
			return s, fmt.Errorf("desk: sample: no text says %q", n.About)
		}
		for _, said := range n.Remarks {
			at := r.now().Add(-time.Duration(said.MinutesAgo) * time.Minute)
			made.Remarks = append(made.Remarks, story.Remark{Name: said.Name, At: at, Text: said.Text})
		}
		var err error
		if s, err = (story.AddNote{At: len(s.Notes), Note: made}).Apply(s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// illustrate adds a photo to a story, cut to the part that it shows.
func (r *room) illustrate(ctx context.Context, id string, t toldPhoto, photos string, lead bool) error {
	said := NewPhoto{Caption: t.Caption, Agency: t.Agency, Photographer: t.Photographer, Alt: t.Alt, Lead: lead}
	p := &Photos{r}
	added, _, err := p.Add(ctx, id, []string{filepath.Join(photos, "photos", t.File)}, said)
	if err != nil || t.Part == nil {
		return err
	}
	use := added[0]
	use.Crops = []story.Crop{{Ratio: "free", Rect: *t.Part}}
	return p.edit(ctx, id, func(*archive.Tx, archive.Draft) (story.Edit, error) {
		return story.ChangePhoto{Photo: use}, nil
	})
}

// act adds the photos and goes through the steps.
func (r *room) act(ctx context.Context, id string, t told, photos string) error {
	if t.Photo != nil {
		if err := r.illustrate(ctx, id, *t.Photo, photos, true); err != nil {
			return err
		}
	}
	for _, p := range t.Gallery {
		if err := r.illustrate(ctx, id, p, photos, false); err != nil {
			return err
		}
	}
	review, publish := &Review{r}, &Publish{r}
	verbs := map[string]func(note string) error{
		"file":    func(n string) error { return review.File(ctx, id, n) },
		"approve": func(n string) error { return review.Approve(ctx, id, n) },
		"return":  func(n string) error { return review.Return(ctx, id, n) },
		"hold":    func(n string) error { return review.Hold(ctx, id, n) },
		"spike":   func(n string) error { return review.Spike(ctx, id, n) },
		"publish": func(url string) error { return publish.Published(ctx, id, Publication{URL: url, Profile: "web"}) },
	}
	for _, step := range t.Steps {
		verb, note, _ := strings.Cut(step, ": ")
		do, ok := verbs[verb]
		if !ok {
			return fmt.Errorf("desk: sample: no step %q", verb)
		}
		if err := do(note); err != nil {
			return err
		}
	}
	if t.Then == nil {
		return nil
	}
	_, err := (&Stories{r}).Set(ctx, id, []Assignment{{t.Then.Field, t.Then.Value}})
	return err
}

// blocksOf reads the shorthand of the sample: "## heading", "- item", "> quote"
// with its attribution on a line of its own.
func (r *room) blocksOf(lines []string) (text.Document, error) {
	var blocks []text.Block
	for _, l := range lines {
		b := text.Block{ID: r.ids.block(), Kind: text.Paragraph, Text: l}
		switch {
		case strings.HasPrefix(l, "## "):
			b.Kind, b.Text = text.Heading2, l[3:]
		case strings.HasPrefix(l, "- "):
			b.Kind, b.Text = text.Bullet, l[2:]
		case strings.HasPrefix(l, "> "):
			b.Kind = text.Quote
			b.Text, b.Attribution, _ = strings.Cut(l[2:], "\n— ")
		}
		blocks = append(blocks, b)
	}
	return text.NewDocument(blocks...)
}
