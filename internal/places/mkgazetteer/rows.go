package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The smallest places that are taken in: all of Russia, from 1,000 people in
// its two nearest neighbours, from 15,000 elsewhere (GeoNames' own "cities15000").
const (
	leastNear = 1_000
	leastFar  = 15_000
)

// former are the countries whose places have a Russian name worth finding even
// when the catalogue has none.
var former = []string{"RU", "BY", "UA", "KZ", "KG", "MD", "AM", "GE", "AZ", "UZ", "TJ", "TM"}

// byHand are the places of Altai Krai for which neither the catalogue nor the
// alternate names give a Russian one, and corrections of regions and countries
// that Russian newsrooms write otherwise.
var (
	placesByHand = map[string][2]string{ // English, Russian
		"1499732": {"Malougrenevo", "Малоугренёво"}, "6610738": {"Pervomayskoye", "Первомайское"},
		"6640354": {"Stan-Bekhtemir", "Стан-Бехтемир"}, "1487214": {"Verkh-Suetka", "Верх-Суетка"},
		"6610734": {"Zarya", "Заря"}, "6610833": {"Polovinka", "Половинка"},
	}
	regionsByHand = map[string]string{"RU.03": "Республика Алтай"}
	landsByHand   = map[string]string{"US": "США", "GB": "Великобритания", "CZ": "Чехия", "AE": "ОАЭ", "CN": "Китай"}
	landsByHandEN = map[string]string{"US": "United States", "GB": "United Kingdom", "CZ": "Czech Republic"}
)

// The columns of a GeoNames table that are used (download.geonames.org, readme.txt).
const (
	colID, colName, colASCII, colAlternate = 0, 1, 2, 3
	colLat, colLon                         = 4, 5
	colCountry, colAdmin1                  = 8, 10
	colPopulation, colZone                 = 14, 17
)

// gazetteer gives the lines of the file: countries (C), regions (R), places (P).
func gazetteer(from string) ([]byte, error) {
	names, err := readCatalogue(from)
	if err != nil {
		return nil, err
	}
	words, err := readDictionary(from)
	if err != nil {
		return nil, err
	}
	table, err := cities500.read(from)
	if err != nil {
		return nil, err
	}
	var places [][]string
	regions, lands := map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(string(table)) {
		r := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(r) < colZone+1 {
			return nil, fmt.Errorf("a row of %d columns: %q", len(r), line)
		}
		population, _ := strconv.Atoi(r[colPopulation])
		if !wanted(r[colCountry], population) {
			continue
		}
		english, ru := plainName(r[colName]), russianName(r, names, words)
		if hand, ok := placesByHand[r[colID]]; ok {
			english, ru = hand[0], hand[1]
		}
		places = append(places, []string{
			"P", r[colID], english, ru, r[colCountry], r[colAdmin1],
			short(r[colLat]), short(r[colLon]), strconv.Itoa(population), r[colZone],
		})
		regions[r[colCountry]+"."+r[colAdmin1]] = true
		lands[r[colCountry]] = true
	}
	slices.SortFunc(places, func(a, b []string) int {
		return cmp.Or(cmp.Compare(a[4], b[4]), cmp.Compare(a[5], b[5]), cmp.Compare(a[2], b[2]), cmp.Compare(a[1], b[1]))
	})
	head, err := areas(from, names, regions, lands)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, r := range append(head, places...) {
		out.WriteString(strings.Join(r, "\t") + "\n")
	}
	return out.Bytes(), nil
}

func wanted(country string, population int) bool {
	switch country {
	case "RU":
		return true
	case "BY", "KZ":
		return population >= leastNear
	}
	return population >= leastFar
}

// plainName takes the primes out that transliterations write for a soft sign.
func plainName(s string) string {
	return strings.NewReplacer("’", "", "ʼ", "", "′", "").Replace(s)
}

// short keeps a coordinate to 11 metres.
func short(degrees string) string {
	f, err := strconv.ParseFloat(degrees, 64)
	if err != nil {
		return "0"
	}
	return strconv.FormatFloat(f, 'f', 4, 64)
}

// areas gives the lines of the regions and countries that have a place.
func areas(from string, names map[string]string, regions, lands map[string]bool) ([][]string, error) {
	english, err := readRegions(from)
	if err != nil {
		return nil, err
	}
	ru, err := readLands(from, landsRU, "ru")
	if err != nil {
		return nil, err
	}
	en, err := readLands(from, landsEN, "en")
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, code := range sorted(lands) {
		out = append(out, []string{"C", code, cmp.Or(landsByHand[code], ru[code]), cmp.Or(landsByHandEN[code], en[code])})
	}
	for _, code := range sorted(regions) {
		out = append(out, []string{"R", code, cmp.Or(regionsByHand[code], names[code]), plainName(english[code])})
	}
	return out, nil
}

func sorted(set map[string]bool) []string {
	var keys []string
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func readRegions(from string) (map[string]string, error) {
	data, err := admin1.read(from)
	if err != nil {
		return nil, err
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", admin1.path, err)
	}
	out := map[string]string{}
	for _, r := range list {
		out[r.Code] = r.Name
	}
	return out, nil
}

func readLands(from string, s source, lang string) (map[string]string, error) {
	data, err := s.read(from)
	if err != nil {
		return nil, err
	}
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	return file.Main[lang].LocaleDisplayNames.Territories, nil
}
