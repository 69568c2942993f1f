package desk

import (
	"context"
	"time"

	"dateline/internal/archive"
)

// preferencePrefix keeps what an interface remembers apart from what the
// newsroom is.
const preferencePrefix = "preference."

// Preference gives what an interface keeps under a name like "ui.language";
// empty when nothing was kept.
func (a *Archive) Preference(name string) (string, error) {
	var value []byte
	err := a.arc.View(func(tx *archive.Tx) (err error) {
		value, err = tx.Setting(preferencePrefix + name)
		return err
	})
	return string(value), err
}

// SetPreference keeps a value for an interface.
func (a *Archive) SetPreference(ctx context.Context, name, value string) error {
	return a.arc.Update(ctx, func(tx *archive.Tx) error { return tx.PutSetting(preferencePrefix+name, []byte(value)) })
}

// Backup is one of the dated copies in the newsroom's own folder.
type Backup struct {
	Path  string
	Time  time.Time
	Bytes int64
}

// Backups gives the copies that Backup made without a folder, the newest first.
func (a *Archive) Backups() ([]Backup, error) {
	copies, err := a.arc.Copies()
	var out []Backup
	for _, c := range copies {
		out = append(out, Backup(c))
	}
	return out, err
}
