package outlet

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Setting is one key of a profile with its value as it is typed and shown.
type Setting struct {
	Key, Value string
}

// key is one settable thing of a profile: how it is shown and how it is set.
type key struct {
	name string
	get  func(Profile) string
	set  func(*Profile, string) error
}

// plain is a key that holds its text as typed.
func plain(name string, field func(*Profile) *string) key {
	return key{
		name,
		func(p Profile) string { return *field(&p) },
		func(p *Profile, v string) error { *field(p) = v; return nil },
	}
}

// list is a key that holds parts parted by commas.
func list(name string, field func(*Profile) *[]string, each func(string) bool) key {
	return key{
		name,
		func(p Profile) string { return strings.Join(*field(&p), ", ") },
		func(p *Profile, v string) error {
			parts := split(v)
			for _, part := range parts {
				if !each(part) {
					return &Refusal{Code: BadValue, Key: name, Value: part}
				}
			}
			*field(p) = parts
			return nil
		},
	}
}

func keys() []key {
	ks := []key{
		plain("name", func(p *Profile) *string { return &p.Name }),
		{"address", func(p Profile) string { return p.Address }, func(p *Profile, v string) error { return setURL("address", &p.Address, v) }},
		plain("city", func(p *Profile) *string { return &p.City }),
		plain("region", func(p *Profile) *string { return &p.Region }),
		{"zone", func(p Profile) string { return p.Zone }, setZone},
		list("languages", func(p *Profile) *[]string { return &p.Languages }, func(s string) bool { return s == "ru" || s == "en" }),
		list("sections", func(p *Profile) *[]string { return &p.Sections }, anything),
		{"logo", func(p Profile) string { return p.Logo }, func(p *Profile, v string) error { return setURL("logo", &p.Logo, v) }},
		{"guid_domain", func(p Profile) string { return p.GUIDDomain }, setDomain},
		{"archive_link", func(p Profile) string { return p.ArchiveLink }, func(p *Profile, v string) error { return setURL("archive_link", &p.ArchiveLink, v) }},
		plain("header_note", func(p *Profile) *string { return &p.HeaderNote }),
		list("ratios", func(p *Profile) *[]string { return &p.Ratios }, isRatio),
		{"widths", showWidths, setWidths},
		list("city_optional", func(p *Profile) *[]string { return &p.CityOptional }, anything),
	}
	for _, lang := range []string{"ru", "en"} {
		for _, w := range wordKeys() {
			ks = append(ks, key{
				lang + "." + w.name,
				func(p Profile) string { return *w.field(new(p.For(lang))) },
				func(p *Profile, v string) error {
					words := make(map[string]Words, len(p.Words)+1)
					for l, ws := range p.Words {
						words[l] = ws
					}
					ws := words[lang]
					*w.field(&ws) = v
					words[lang] = ws
					p.Words = words
					return nil
				},
			})
		}
	}
	return ks
}

type wordKey struct {
	name  string
	field func(*Words) *string
}

func wordKeys() []wordKey {
	return []wordKey{
		{"partners", func(w *Words) *string { return &w.Partners }},
		{"related", func(w *Words) *string { return &w.Related }},
		{"archive", func(w *Words) *string { return &w.Archive }},
		{"credit", func(w *Words) *string { return &w.Credit }},
		{"correction", func(w *Words) *string { return &w.Correction }},
		{"source", func(w *Words) *string { return &w.Source }},
		{"factbox", func(w *Words) *string { return &w.FactBox }},
	}
}

// Settings lists every key with its value, in the order of the profile.
func (p Profile) Settings() []Setting {
	var out []Setting
	for _, k := range keys() {
		out = append(out, Setting{k.name, k.get(p)})
	}
	return out
}

// Set gives the profile with one key changed; an empty value clears it, which
// means the neutral default where there is one. The receiver is not changed.
// An unknown key or a value that the key cannot hold is a [*Refusal].
func (p Profile) Set(name, value string) (Profile, error) {
	value = strings.TrimSpace(value)
	ks := keys()
	i := slices.IndexFunc(ks, func(k key) bool { return k.name == name })
	if i < 0 {
		var names []string
		for _, k := range ks {
			names = append(names, k.name)
		}
		return p, &Refusal{Code: UnknownKey, Key: name, Value: strings.Join(names, ", ")}
	}
	next := p
	if err := ks[i].set(&next, value); err != nil {
		return p, err
	}
	return next.WithDefaults(), nil
}

// WithDefaults fills what a page cannot do without from [Default]; what may
// be empty stays empty.
func (p Profile) WithDefaults() Profile {
	d := Default()
	if p.Zone == "" {
		p.Zone = d.Zone
	}
	if len(p.Languages) == 0 {
		p.Languages = d.Languages
	}
	if p.GUIDDomain == "" {
		p.GUIDDomain = d.GUIDDomain
	}
	if len(p.Ratios) == 0 {
		p.Ratios = d.Ratios
	}
	if len(p.Widths) == 0 {
		p.Widths = d.Widths
	}
	words := make(map[string]Words, len(d.Words))
	for lang := range d.Words {
		words[lang] = p.For(lang)
	}
	p.Words = words
	return p
}

// Location is the outlet's time zone; UTC when the system does not know it.
func (p Profile) Location() *time.Location {
	loc, err := time.LoadLocation(p.Zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// Parse reads the profile that Marshal wrote; nothing gives [Default].
func Parse(data []byte) (Profile, error) {
	if len(data) == 0 {
		return Default(), nil
	}
	var p Profile
	if err := json.Unmarshal(data, &p); err != nil {
		return Default(), fmt.Errorf("read outlet profile: %w", err)
	}
	return p.WithDefaults(), nil
}

// Marshal writes the profile as JSON.
func (p Profile) Marshal() ([]byte, error) { return json.Marshal(p) }

func anything(string) bool { return true }

// split parts a list at commas and drops what is empty or said twice.
func split(v string) []string {
	var out []string
	for part := range strings.SplitSeq(v, ",") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

func setURL(name string, to *string, v string) error {
	if v == "" {
		*to = ""
		return nil
	}
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return &Refusal{Code: BadValue, Key: name, Value: v}
	}
	*to = strings.TrimRight(v, "/")
	return nil
}

func setZone(p *Profile, v string) error {
	if _, err := time.LoadLocation(v); err != nil || v == "Local" {
		return &Refusal{Code: BadValue, Key: "zone", Value: v}
	}
	p.Zone = v
	return nil
}

func setDomain(p *Profile, v string) error {
	for _, c := range v {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return &Refusal{Code: BadValue, Key: "guid_domain", Value: v}
		}
	}
	p.GUIDDomain = v
	return nil
}

func isRatio(s string) bool {
	w, h, ok := strings.Cut(s, ":")
	a, errA := strconv.Atoi(w)
	b, errB := strconv.Atoi(h)
	return s == "free" || ok && errA == nil && errB == nil && a > 0 && b > 0 && a < 100 && b < 100
}

func showWidths(p Profile) string {
	var parts []string
	for _, w := range p.Widths {
		parts = append(parts, strconv.Itoa(w))
	}
	return strings.Join(parts, ", ")
}

func setWidths(p *Profile, v string) error {
	var widths []int
	for _, part := range split(v) {
		w, err := strconv.Atoi(part)
		if err != nil || w < 16 || w > 8000 {
			return &Refusal{Code: BadValue, Key: "widths", Value: part}
		}
		widths = append(widths, w)
	}
	slices.Sort(widths)
	slices.Reverse(widths)
	p.Widths = widths
	return nil
}
