// Package places is the map of the newsroom: cities by name in Russian and
// English, with region, country, time zone and size.
//
// It answers with candidates and decides nothing that a person should: whether
// one of them is meant is said by [Decide], by a rule that is written down. The
// invariant: the map is data that was made once (assets/gazetteer), the same
// on every laptop, and never asks a network.
package places

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	_ "time/tzdata" // zones of cities must load on systems without a zone database

	"dateline/assets/gazetteer"
)

// Place is one city, town or village.
type Place struct {
	// ID is its number at GeoNames.
	ID             int
	NameRU, NameEN string
	// Region and Country as both languages write them; NameRU, RegionRU and
	// CountryRU may be empty, then the English ones stand for them.
	RegionRU, RegionEN   string
	CountryRU, CountryEN string
	// Code of the country, ISO 3166-1 alpha-2; Zone is its IANA time zone.
	Code, Zone string
	// Population as GeoNames has it: for ranking, not for printing.
	Population int
	// Lat and Lon in degrees, WGS 84.
	Lat, Lon float64
}

// Name in "ru" or "en".
func (p Place) Name(lang string) string { return choose(lang, p.NameRU, p.NameEN) }

// Region in "ru" or "en".
func (p Place) Region(lang string) string { return choose(lang, p.RegionRU, p.RegionEN) }

// Country in "ru" or "en".
func (p Place) Country(lang string) string { return choose(lang, p.CountryRU, p.CountryEN) }

func choose(lang, ru, en string) string {
	if lang == "ru" && ru != "" || en == "" {
		return ru
	}
	return en
}

// Gazetteer is the map, loaded. It is never changed and safe for concurrent use.
type Gazetteer struct {
	places []Place
	// keys are the folded names, sorted, each with the index of its place.
	keys []key
}

type key struct {
	folded string
	place  int
}

// mostBytes bounds what unpacking may give: the file is ours, the limit is for
// the day it is not.
const mostBytes = 16 << 20

// Load reads the map, in a tenth of a second. The caller keeps it.
func Load() (*Gazetteer, error) {
	z, err := gzip.NewReader(bytes.NewReader(gazetteer.TSV))
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	g, err := parse(io.LimitReader(z, mostBytes))
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	return g, nil
}

func parse(r io.Reader) (*Gazetteer, error) {
	g := &Gazetteer{}
	areas := map[string][2]string{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		switch {
		case len(f) == 4 && (f[0] == "C" || f[0] == "R"):
			areas[f[0]+f[1]] = [2]string{f[2], f[3]}
		case len(f) == 10 && f[0] == "P":
			region, country := areas["R"+f[4]+"."+f[5]], areas["C"+f[4]]
			p := Place{
				NameEN: f[2], NameRU: f[3], Code: f[4], Zone: f[9],
				RegionRU: region[0], RegionEN: region[1], CountryRU: country[0], CountryEN: country[1],
			}
			p.ID, _ = strconv.Atoi(f[1])
			p.Lat, _ = strconv.ParseFloat(f[6], 64)
			p.Lon, _ = strconv.ParseFloat(f[7], 64)
			p.Population, _ = strconv.Atoi(f[8])
			g.add(p)
		default:
			return nil, fmt.Errorf("line %q", lines.Text())
		}
	}
	slices.SortFunc(g.keys, func(a, b key) int {
		if c := strings.Compare(a.folded, b.folded); c != 0 {
			return c
		}
		return a.place - b.place
	})
	return g, lines.Err()
}

func (g *Gazetteer) add(p Place) {
	i := len(g.places)
	g.places = append(g.places, p)
	en, ru := fold(p.NameEN), fold(p.NameRU)
	g.keys = append(g.keys, key{en, i})
	if ru != "" && ru != en {
		g.keys = append(g.keys, key{ru, i})
	}
}

// Len is how many places there are.
func (g *Gazetteer) Len() int { return len(g.places) }

// All goes over the places.
func (g *Gazetteer) All() []Place { return slices.Clone(g.places) }

// fold makes spellings of one name equal: case, ё, hyphens and spaces, marks
// on Latin letters that a keyboard in a hurry leaves out.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch r {
		case 'ё':
			b.WriteRune('е')
		case '-', '\u2010', '\u2011', '–', '\u00a0', ' ':
			b.WriteByte(' ')
		case '\'', '’', 'ʼ', '`', '.':
		default:
			b.WriteRune(plain(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plain takes the mark off the Latin letters of European names.
func plain(r rune) rune {
	if r < 0xdf || r > 0x17f {
		return r
	}
	const marked = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżžð"
	const bare = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzzd"
	i := 0
	for _, m := range marked {
		if m == r {
			return rune(bare[i])
		}
		i++
	}
	return r
}
