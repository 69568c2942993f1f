// Package sample is the sample newsroom: a dozen invented stories with three
// free photos, told as the steps by which each came to where it stands.
//
// The stories, their people and their events are made up; the photos carry the
// names of those who took them (see NOTICE).
package sample

import "embed"

// Files holds stories.json and photos/*.jpg.
//
//go:embed stories.json photos/*.jpg
var Files embed.FS
