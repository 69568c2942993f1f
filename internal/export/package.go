// Package export makes the publish-ready package of a story and proves it.
//
// A package is a BagIt 1.0 bag (RFC 8493) with a page that any site can show,
// the photos in every width, the story as data and the signed record of who
// said what. docs/formats/package.md has the layout.
//
// The invariant: what carries the name it was asked for has been read back and
// proved, by the same code that proves packages of others. The package knows no
// clock, no zone and no folder: the same revision gives the same bytes.
package export

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"dateline/internal/newsdate"
	"dateline/internal/outlet"
	"dateline/internal/revision"
	"dateline/internal/story"
)

// Package is everything that goes into one package.
type Package struct {
	// Story is the content of the revision; its internal fields are never read.
	Story    story.Story
	Revision revision.SignedRevision
	// Statements about this content: approvals, the last publication.
	Statements []revision.SignedStatement
	// Cards of everybody who signed.
	Cards []revision.SignedCard
	// Review is ReviewNone or ReviewApproved.
	Review string
	// Number counts the revisions of the story up to this one, from 1.
	Number int
	// Born is the time of the story's first revision: it dates the identifier
	// for ever, whatever date the story is given.
	Born   time.Time
	Outlet outlet.Profile
	// Addresses of related stories of the newsroom that are out.
	Addresses map[story.ID]string
}

// What a package says about its review.
const (
	// ReviewNone: one person alone, nobody else had to agree.
	ReviewNone = "none"
	// ReviewApproved: approved by a statement in the package.
	ReviewApproved = "approved"
)

// Name is what the package is called when nobody says otherwise.
func (p Package) Name() string { return p.Story.PackageName() }

// PagePath is the path of the page in a package that is a folder.
func PagePath(dir string) string { return filepath.Join(dir, filepath.FromSlash(pageName)) }

// URN identifies the story, not its version, in the form of RFC 3085 without
// the version part, as NewsML-G2 uses it.
func (p Package) URN() string {
	return fmt.Sprintf("urn:newsml:%s:%s:%s", p.Outlet.GUIDDomain, p.Born.UTC().Format("20060102"), p.Story.ID)
}

// published is the last publication; false when there is none.
func (p Package) published() (revision.Statement, bool) {
	var last revision.Statement
	for _, s := range p.Statements {
		if s.Kind == revision.Published && s.Lamport >= last.Lamport {
			last = s.Statement
		}
	}
	return last, last.Kind == revision.Published
}

// address is where the story came out; "" when nobody knows.
func (p Package) address() string {
	s, _ := p.published()
	return s.URL
}

// zone is the clock the page's times are written by: the city's, else the outlet's.
func (p Package) zone() *time.Location {
	if zone, err := time.LoadLocation(p.Story.Dateline.Place.Zone); err == nil && p.Story.Dateline.Place.Zone != "" {
		return zone
	}
	return p.Outlet.Location()
}

// Photos makes renditions and looks at them: package picture, through the desk.
type Photos interface {
	// Render writes the renditions of an order and gives them, widest first.
	Render(ctx context.Context, o PhotoOrder) ([]Rendition, error)
	Prover
}

// Prover looks at finished renditions.
type Prover interface {
	// Inspect gives the size of a rendition; an error says that it is no sound
	// picture, or that it does not say about itself exactly what it should.
	Inspect(path string, want Inside) (width, height int, err error)
	// Decodes says whether all pictures can be decoded to the last pixel.
	Decodes(ctx context.Context, paths ...string) error
}

// PhotoOrder asks for the renditions of one frame of one photo.
type PhotoOrder struct {
	Use story.PhotoUse
	// Rect of the upright original; the zero Rect is all of it.
	Rect   story.Rect
	Widths []int
	// Dir gets the files NAME-WIDTH.jpg.
	Dir, Name string
	Inside    Inside
}

// Inside is what a rendition says of its picture in its own metadata.
type Inside struct {
	Description, Creator, Credit, Rights, Headline, City, Alt, SourceType string
	Date                                                                  newsdate.Date
}

// inside is what the renditions of a photo of this story say.
func inside(s story.Story, p story.PhotoUse) Inside {
	creator, credit := p.Credit.Photographer, p.Credit.Agency
	if creator == "" {
		creator = p.Credit.Agency
	}
	if credit == "" {
		credit = p.Credit.Photographer
	}
	date := p.Taken
	if date.IsZero() {
		date = s.Dateline.Date
	}
	return Inside{
		Description: p.Caption, Creator: creator, Credit: credit, Rights: p.RightsLine(), Headline: s.Headline,
		City: s.Dateline.Place.Name, Alt: p.Alt, SourceType: p.SourceType, Date: date,
	}
}

// Rendition is one finished file.
type Rendition struct {
	Name          string
	Width, Height int
}

// Progress hears how many of the photos have been rendered; when it is all of
// them, what is left is to prove the package. It may be nil.
type Progress func(done, all int)
