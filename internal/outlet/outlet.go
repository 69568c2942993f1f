// Package outlet is the house's own profile: what a newsroom is called, where
// it lives, and the words its readers see around a story.
//
// A [Profile] is a plain value. The invariant: every profile works. The zero
// profile is made usable by [Profile.WithDefaults]; nothing that was not set is
// invented – without an address there are no absolute links.
package outlet

// Words are the words for readers in one language. They are printed on pages,
// so they are part of what an editor approves: a story keeps the words it was
// written with (see story.Story.Words).
type Words struct {
	// Partners heads the related items of other outlets.
	Partners string `json:"partners,omitempty"`
	// Related heads the related stories of this outlet.
	Related string `json:"related,omitempty"`
	// Archive names the link to the outlet's archive.
	Archive string `json:"archive,omitempty"`
	// Credit is the house pattern of a credit line with {agency} and
	// {photographer}; what stands between them is left out with a missing part.
	Credit string `json:"credit,omitempty"`
	// Correction heads a public correction line.
	Correction string `json:"correction,omitempty"`
	// Source heads the name of the source a story was taken from.
	Source string `json:"source,omitempty"`
	// FactBox names a fact box to a reader who cannot see its frame.
	FactBox string `json:"factbox,omitempty"`
}

// Profile is the house's own setting. Its fields are the keys of
// "outlet set KEY=VALUE".
type Profile struct {
	// Name is the outlet as readers know it; empty on a fresh laptop.
	Name string `json:"name"`
	// Address is the site's base URL without a closing slash, or empty.
	Address string `json:"address"`
	// City is the home city as readers write it; its region comes first in completion.
	City string `json:"city"`
	// Region is the home region, Zone its IANA time zone.
	Region string `json:"region"`
	Zone   string `json:"zone"`
	// Languages the outlet publishes in, the first is the default of a new story.
	Languages []string `json:"languages"`
	// Sections of the page header, in order.
	Sections []string `json:"sections"`
	// Logo is the URL of the publisher's logo, or empty.
	Logo string `json:"logo"`
	// GUIDDomain stands in every urn:newsml identifier.
	GUIDDomain string `json:"guid_domain"`
	// ArchiveLink is the address of the archive page, or empty.
	ArchiveLink string `json:"archive_link"`
	// HeaderNote is a short note beside the city (the temperature, say), or empty.
	HeaderNote string `json:"header_note"`
	// Ratios of the crops, "16:9" and so on; the first is the lead's.
	Ratios []string `json:"ratios"`
	// Widths of the renditions in pixels, widest first.
	Widths []int `json:"widths"`
	// CityOptional lists rubrics whose stories may go out without a city.
	CityOptional []string `json:"city_optional"`
	// Words per language, "ru" and "en".
	Words map[string]Words `json:"words"`
}

// NeutralDomain stands in identifiers until a domain is set (RFC 2606 reserves .invalid).
const NeutralDomain = "dateline.invalid"

// Default is the profile of a fresh laptop: no name, no address, and every
// word and figure that a page needs.
func Default() Profile {
	return Profile{
		Zone:       "UTC",
		Languages:  []string{"ru", "en"},
		GUIDDomain: NeutralDomain,
		Ratios:     []string{"16:9", "4:3", "1:1", "4:5", "2:1"},
		Widths:     []int{1920, 1280, 960, 640, 320},
		Words: map[string]Words{
			"ru": {
				Partners: "Новости партнеров", Related: "Читайте также", Archive: "Архив",
				Credit: "Фото: {agency} / {photographer}", Correction: "Исправление", Source: "Источник", FactBox: "Справка",
			},
			"en": {
				Partners: "Partner news", Related: "Read also", Archive: "Archive",
				Credit: "Photo: {agency} / {photographer}", Correction: "Correction", Source: "Source", FactBox: "In brief",
			},
		},
	}
}

// For gives the words of a language, each one that was not set in its neutral
// form; a language without words of its own is read in English.
func (p Profile) For(lang string) Words {
	neutral := Default().Words
	d, ok := neutral[lang]
	if !ok {
		d = neutral["en"]
	}
	return p.Words[lang].over(d)
}

// over fills the words that w leaves empty from d.
func (w Words) over(d Words) Words {
	fill := func(s *string, def string) {
		if *s == "" {
			*s = def
		}
	}
	fill(&w.Partners, d.Partners)
	fill(&w.Related, d.Related)
	fill(&w.Archive, d.Archive)
	fill(&w.Credit, d.Credit)
	fill(&w.Correction, d.Correction)
	fill(&w.Source, d.Source)
	fill(&w.FactBox, d.FactBox)
	return w
}
