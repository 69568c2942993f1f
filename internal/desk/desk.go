// Package desk is the newsroom's verbs: what a journalist or an editor would
// say, as functions – start a story, read in a page, add a photo, file,
// approve, publish, export, back up.
//
// The desk owns the clock, the identities and the order of things; what a
// story is, who said what, how a package looks is decided on the floors below.
// The invariant: a verb that returned without error is durable, and one that
// returned an error changed nothing – every verb changes the archive in one
// transaction or not at all.
package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"sync"
	"time"

	"dateline/internal/archive"
	"dateline/internal/picture"
	"dateline/internal/places"
	"dateline/internal/revision"
)

// Config says where the newsroom lies and what of the outside it may use.
type Config struct {
	// Dir is the data folder; it is made when it is missing.
	Dir string
	// Language of the interface: a new story's when nothing else is said. "ru" or "en".
	Language string
	// Wait for another program that has the archive open.
	Wait time.Duration
	// Renderer turns originals into renditions, in a child process.
	Renderer *picture.Renderer
	// Now is the clock; nil is the computer's.
	Now func() time.Time
	// Rand makes identities and keys; nil is the system's.
	Rand io.Reader
	// Post runs a function on the window's thread, later or at once; nil is at
	// once. What other verbs do to a story that is open for writing is told to the
	// window through it.
	Post func(func())
	// Store opens the archive; nil is archive.Open. Tests make it slow, small or broken.
	Store func(dir string, o archive.Options) (*archive.Archive, error)
}

// Desk is one open newsroom. It is safe for concurrent use.
type Desk struct {
	Stories *Stories
	Photos  *Photos
	Review  *Review
	Publish *Publish
	Archive *Archive

	room *room
}

// Stories are the verbs of writing.
type Stories struct{ *room }

// Photos are the verbs of pictures.
type Photos struct{ *room }

// Review are the verbs by which people agree.
type Review struct{ *room }

// Publish are the verbs by which stories leave.
type Publish struct{ *room }

// Archive are the verbs that keep the house.
type Archive struct{ *room }

// room is what all verbs share.
type room struct {
	arc      *archive.Archive
	language string
	now      func() time.Time
	ids      *identities
	device   revision.Device
	renderer *picture.Renderer
	sheets   *sheets
	ledger   *ledger
	looks    *looks
	tells    *tells
	sizes    *sizes
	// cities is read at the first need: most verbs never ask for one.
	cities func() (*places.Gazetteer, error)
}

// Open opens a newsroom and makes it when it is missing: the archive, the key
// of this laptop, and a card of the person who works on it.
func Open(ctx context.Context, c Config) (*Desk, error) {
	if c.Store == nil {
		c.Store = archive.Open
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Rand == nil {
		c.Rand = rand.Reader
	}
	rows := newLedger()
	arc, err := c.Store(c.Dir, archive.Options{Wait: c.Wait, Changed: rows.changed})
	if err != nil {
		return nil, err
	}
	r := &room{
		arc: arc, language: c.Language, now: c.Now, ids: &identities{from: c.Rand}, renderer: c.Renderer,
		sheets: newSheets(c.Post), ledger: rows, looks: newLooks(arc), tells: newTells(), sizes: newSizes(), cities: sync.OnceValues(places.Load),
	}
	if err := r.settle(ctx, c.Rand); err != nil {
		return nil, errors.Join(err, arc.Close())
	}
	return &Desk{&Stories{r}, &Photos{r}, &Review{r}, &Publish{r}, &Archive{r}, r}, nil
}

// settle makes the key and the card of a fresh laptop.
func (r *room) settle(ctx context.Context, random io.Reader) error {
	data, err := r.arc.DeviceKey(func() ([]byte, error) {
		d, err := revision.NewDevice(random)
		if err != nil {
			return nil, err
		}
		return d.Marshal(), nil
	})
	if err != nil {
		return err
	}
	if r.device, err = revision.ParseDevice(data); err != nil {
		return &Refusal{Code: BadDeviceKey, Value: r.arc.Dir(), Err: err}
	}
	return r.introduce(ctx)
}

// Close saves what was typed, closes what is open for writing and lets go of
// the newsroom. It waits for the disk, and for nothing that a disk refused.
func (d *Desk) Close() error { return errors.Join(d.room.sheets.close(), d.room.arc.Close()) }

// Dir is the data folder.
func (d *Desk) Dir() string { return d.room.arc.Dir() }
