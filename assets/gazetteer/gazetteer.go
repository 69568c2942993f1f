// Package gazetteer holds the cities of the world as one compressed table,
// made by internal/places/mkgazetteer. Its data come from GeoNames (CC BY 4.0)
// and the Unicode CLDR; see NOTICE.
package gazetteer

import _ "embed"

// TSV is gzip over lines of three kinds: "C code ru en" for a country, "R code
// ru en" for a region, "P id en ru country region lat lon population zone" for a
// place, parted by tabs. A missing name is empty.
//
//go:embed gazetteer.tsv.gz
var TSV []byte
