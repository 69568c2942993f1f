package story

import (
	"strings"

	"dateline/internal/newsdate"
)

// PhotoUse is one photo as one story uses it. Coordinates are pixels of the
// original turned upright by its EXIF orientation, before Rotation.
type PhotoUse struct {
	ID PhotoID `json:"id"`
	// Original is the SHA-256 of the original file in lower-case hex; empty
	// for an open slot: a caption whose picture has not arrived.
	Original string `json:"original"`
	// Width and Height of the upright original; 0 for an open slot. They
	// follow from Original and are kept so that no page needs the file.
	Width  int `json:"width"`
	Height int `json:"height"`
	// Lead marks the photo above the text; at most one in a story.
	Lead    bool          `json:"lead"`
	Caption string        `json:"caption"`
	Credit  Credit        `json:"credit"`
	Alt     string        `json:"alt"`
	Rights  Rights        `json:"rights"`
	Taken   newsdate.Date `json:"taken"`
	// SourceType is a term of IPTC's digital source type vocabulary
	// (cv.iptc.org/newscodes/digitalsourcetype), or empty.
	SourceType string `json:"source_type"`
	Crops      []Crop `json:"crops"`
	Focus      Focus  `json:"focus"`
	// Rotation is 0, 90, 180 or 270 degrees clockwise; Flip mirrors left to
	// right before it; Straighten turns by thousandths of a degree.
	Rotation   int         `json:"rotation"`
	Flip       bool        `json:"flip"`
	Straighten int         `json:"straighten"`
	Adjust     Adjustments `json:"adjust"`
	Redactions []Redaction `json:"redactions"`
}

// IsOpen says that the photo is a slot whose picture is still missing.
func (p PhotoUse) IsOpen() bool { return p.Original == "" }

// Credit says whose picture it is. Its parts are printed exactly as stored.
type Credit struct {
	Agency       string `json:"agency"`
	Photographer string `json:"photographer"`
}

// IsZero says that nobody is credited.
func (c Credit) IsZero() bool { return c == Credit{} }

// Line is the credit in the house pattern ({agency}, {photographer}). With one
// part missing, what stands between the two is left out as well.
func (c Credit) Line(pattern string) string {
	const a, p = "{agency}", "{photographer}"
	i, j := strings.Index(pattern, a), strings.Index(pattern, p)
	if i < 0 || j < 0 || c.Agency != "" && c.Photographer != "" {
		return strings.NewReplacer(a, c.Agency, p, c.Photographer).Replace(pattern)
	}
	start, end := min(i, j), max(i+len(a), j+len(p))
	return pattern[:start] + c.Agency + c.Photographer + pattern[end:]
}

// Rights say what may be done with a photo.
type Rights struct {
	// Notice as typed; empty means "© " and the agency, else the photographer.
	Notice string `json:"notice"`
	// Category is own, agency, handout, social, archive, public-domain or empty.
	Category   string        `json:"category"`
	UsageTerms string        `json:"usage_terms"`
	ValidUntil newsdate.Date `json:"valid_until"`
}

// RightsLine is the copyright notice as it is written into files.
func (p PhotoUse) RightsLine() string {
	switch {
	case p.Rights.Notice != "":
		return p.Rights.Notice
	case p.Credit.Agency != "":
		return "© " + p.Credit.Agency
	case p.Credit.Photographer != "":
		return "© " + p.Credit.Photographer
	}
	return ""
}

// Rect is a rectangle in pixels: left, top, width, height.
type Rect struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// Crop is the rectangle chosen by hand for one of the house ratios ("16:9", "free").
type Crop struct {
	Ratio string `json:"ratio"`
	Rect  Rect   `json:"rect"`
}

// Focus is the point from which crops that were not set by hand are made; not
// Set means the middle.
type Focus struct {
	Set bool `json:"set"`
	X   int  `json:"x"`
	Y   int  `json:"y"`
}

// Adjustments in hundredths, -100 to 100 (sharpen 0 to 100); 0 leaves the picture as it is.
type Adjustments struct {
	Exposure   int `json:"exposure"`
	Contrast   int `json:"contrast"`
	Saturation int `json:"saturation"`
	Sharpen    int `json:"sharpen"`
}

// Redaction hides a face or a number plate in every rendition.
type Redaction struct {
	Rect Rect `json:"rect"`
	// Kind is "blur" or "box".
	Kind string `json:"kind"`
}
