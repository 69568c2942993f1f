package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/story"
	"dateline/internal/text"
)

// articleFormat names the form of article.json; the number is its version.
const articleFormat = "dateline/article/1"

// article is data/article.json: every field of the content hash, under the
// names that package story gives them, and not one internal field.
type article struct {
	Format         string           `json:"format"`
	ID             story.ID         `json:"id"`
	Language       string           `json:"language"`
	Slug           string           `json:"slug"`
	Headline       string           `json:"headline"`
	Deck           string           `json:"deck"`
	Place          story.Place      `json:"place"`
	Date           newsdate.Date    `json:"date"`
	Bylines        []string         `json:"bylines"`
	Rubric         string           `json:"rubric"`
	Tags           []string         `json:"tags"`
	Body           text.Document    `json:"body"`
	Photos         []story.PhotoUse `json:"photos"`
	Related        []story.Related  `json:"related"`
	Urgency        int              `json:"urgency"`
	Embargo        time.Time        `json:"embargo,omitzero"`
	Source         string           `json:"source"`
	WebDescription string           `json:"web_description"`
	EdNote         string           `json:"ednote"`
	Correction     string           `json:"correction"`
	Words          outlet.Words     `json:"words"`
}

func encodeArticle(s story.Story) ([]byte, error) {
	return encodeJSON(article{
		articleFormat, s.ID, s.Language, s.Slug, s.Headline, s.Deck, s.Dateline.Place, s.Dateline.Date, s.Bylines, s.Rubric, s.Tags, s.Body, s.Photos,
		s.Related, s.Urgency, s.Embargo, s.Source, s.WebDescription, s.EdNote, s.Correction, s.Words,
	})
}

// decodeArticle reads what encodeArticle wrote and nothing else: bytes that it
// would not write again could hide something.
func decodeArticle(data []byte) (story.Story, error) {
	var a article
	if err := decodeJSON(data, &a); err != nil {
		return story.Story{}, err
	}
	if a.Format != articleFormat {
		return story.Story{}, fmt.Errorf("format %q", a.Format)
	}
	s := story.Story{
		ID: a.ID, Language: a.Language, Slug: a.Slug, Headline: a.Headline, Deck: a.Deck, Dateline: story.Dateline{Place: a.Place, Date: a.Date},
		Bylines: a.Bylines, Rubric: a.Rubric, Tags: a.Tags, Body: a.Body, Photos: a.Photos, Related: a.Related, Urgency: a.Urgency, Embargo: a.Embargo,
		Source: a.Source, WebDescription: a.WebDescription, EdNote: a.EdNote, Correction: a.Correction, Words: a.Words,
	}
	if err := s.Validate(); err != nil {
		return story.Story{}, err
	}
	again, err := encodeArticle(s)
	if err != nil {
		return story.Story{}, err
	}
	if !bytes.Equal(again, data) {
		return story.Story{}, errors.New("not in its one form")
	}
	return s, nil
}

func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// decodeJSON reads one value without unknown fields.
func decodeJSON(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("more than one value")
	}
	return nil
}
