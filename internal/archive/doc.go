// Package archive keeps the newsroom on a disk: stories in progress, revisions,
// statements and people in one bbolt file, the photo originals beside it.
//
// The invariants: what was acknowledged survives a power cut; every value
// carries a hash bound to its place and is checked when it is read, so that
// damage is an error and never a wrong story; originals are never changed; no
// key and no file name holds a title.
//
// # On disk
//
//	dateline.db        bbolt; see docs/formats/archive.md
//	device.key         the laptop's signing key, 0600, in no backup
//	photos/ab/NAME     originals; NAME = BlobName(hash)
//	backups/           verified copies of dateline.db
//	cache/             what can be made again; may be deleted at any time
//
// bbolt trusts its file and dies on a bad page. So a file that cannot be whole
// is refused before it is mapped, faults are turned into panics and panics into
// errors, and the full check runs in a child process.
package archive
