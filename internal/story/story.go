package story

import (
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/text"
)

// ID names a story for ever, in lower-case letters and digits. A copy of a
// story has another one, so that no signature can serve two stories.
type ID string

// PhotoID names one use of a photo in one story.
type PhotoID string

// Story is one story with everything that is said in it. The zero Story is an
// empty draft without ID. Slices are shared between versions and never
// changed in place.
type Story struct {
	ID ID `json:"id"`
	// Language of the content, "ru" or "en".
	Language string `json:"language"`
	// Slug is the working name, ASCII, at most 80 bytes, never shown to readers
	// except in addresses and file names.
	Slug     string   `json:"slug"`
	Headline string   `json:"headline"`
	Deck     string   `json:"deck"`
	Dateline Dateline `json:"dateline"`
	Bylines  []string `json:"bylines"`
	Rubric   string   `json:"rubric"`
	Tags     []string `json:"tags"`
	// Body holds the text; its photo blocks name PhotoUses by ID.
	Body    text.Document `json:"body"`
	Photos  []PhotoUse    `json:"photos"`
	Related []Related     `json:"related"`
	// Urgency is 1 (most urgent) to 5; 0 is not set.
	Urgency int `json:"urgency"`
	// Embargo is the moment before which nothing may appear, in UTC to the
	// second; zero is none.
	Embargo time.Time `json:"embargo,omitzero"`
	// Source is the agency or paper a story was taken from.
	Source string `json:"source"`
	// WebDescription is what search engines and link previews show; empty
	// means the deck or the first paragraph.
	WebDescription string `json:"web_description"`
	// EdNote is the editor's note that leaves with agency formats.
	EdNote string `json:"ednote"`
	// Correction is the public correction line.
	Correction string `json:"correction"`
	// Words are the outlet's words for readers as this story prints them.
	Words outlet.Words `json:"words"`

	// What follows never leaves the newsroom and is not in the content hash.

	// Note is the internal note about the whole story.
	Note string `json:"note"`
	// Notes hang on stretches of the text.
	Notes    []Note    `json:"notes,omitempty"`
	Assignee string    `json:"assignee"`
	Deadline time.Time `json:"deadline,omitzero"`
	// PlannedLength in characters with spaces; 0 is not planned.
	PlannedLength int `json:"planned_length"`
}

// Dateline is the city and the date of a story.
type Dateline struct {
	Place Place         `json:"place"`
	Date  newsdate.Date `json:"date"`
}

// Place is a city as the story's language writes it. The zero Place means that
// none is set.
type Place struct {
	Name string `json:"name"`
	// Region and Country are names in the story's language; Code is ISO 3166-1 alpha-2.
	Region  string `json:"region"`
	Country string `json:"country"`
	Code    string `json:"code"`
	// Zone is the IANA time zone, "Asia/Barnaul".
	Zone string `json:"zone"`
}

// Related is a pointer to something else worth reading: a story of this
// archive, or a title with or without an address.
type Related struct {
	// Story is a story of this archive; then Title is what it was called when it was added.
	Story ID     `json:"story"`
	Title string `json:"title"`
	URL   string `json:"url"`
	// Partner marks an item of another outlet.
	Partner bool `json:"partner"`
}

// Lead is the lead photo, if there is one.
func (s Story) Lead() (PhotoUse, bool) {
	for _, p := range s.Photos {
		if p.Lead {
			return p, true
		}
	}
	return PhotoUse{}, false
}

// Photo is the photo use with this ID.
func (s Story) Photo(id PhotoID) (PhotoUse, bool) {
	for _, p := range s.Photos {
		if p.ID == id {
			return p, true
		}
	}
	return PhotoUse{}, false
}

// Public is the story as a package may hold it: every internal field empty.
func (s Story) Public() Story {
	s.Note, s.Notes, s.Assignee, s.Deadline, s.PlannedLength = "", nil, "", time.Time{}, 0
	return s
}
