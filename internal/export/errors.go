package export

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"
)

// Code names a refusal or a problem; with "export." before it, it is the id of
// its sentence.
type Code string

// Why a package was not written or not read at all.
const (
	// TargetExists: something else than a package of this story has the name.
	TargetExists Code = "target-exists"
	// CannotWrite: the folder does not let us write.
	CannotWrite Code = "cannot-write"
	// DiskFull: there is no room for the package.
	DiskFull Code = "disk-full"
	// CannotRead: there is nothing of this name that could be read.
	CannotRead Code = "cannot-read"
	// NotAPackage: it is no bag and no zip of one.
	NotAPackage Code = "not-a-package"
	// UnsafeZip: names or sizes in the zip that no package of ours has.
	UnsafeZip Code = "unsafe-zip"
)

// What can be wrong with a package that could be read.
const (
	// FileMissing: the list names a file that is not there.
	FileMissing Code = "file-missing"
	// FileExtra: a file that no list names, or that does not belong here.
	FileExtra Code = "file-extra"
	// FileChanged: a file is not what the list says.
	FileChanged Code = "file-changed"
	// ListMalformed: a list of the bag cannot be read or contradicts the bag.
	ListMalformed Code = "list-malformed"
	// ArticleMalformed: article.json is no article of ours.
	ArticleMalformed Code = "article-malformed"
	// RecordMalformed: revision.json is no record of ours, or contradicts itself.
	RecordMalformed Code = "record-malformed"
	// ContentDiffers: the article is not the content that was signed.
	ContentDiffers Code = "content-differs"
	// SignatureWrong: a signature does not fit.
	SignatureWrong Code = "signature-wrong"
	// SignerUnknown: no card in the package is of who signed.
	SignerUnknown Code = "signer-unknown"
	// ReviewWrong: what is said about the review does not follow from the statements.
	ReviewWrong Code = "review-wrong"
	// PageActive: the page holds something that runs or that is fetched from elsewhere.
	PageActive Code = "page-active"
	// PageDiffers: the page does not say what the article says.
	PageDiffers Code = "page-differs"
	// PageImage: a picture of the page is missing, or stands without size or alt.
	PageImage Code = "page-image"
	// PhotoMissing: a photo of the article has no file.
	PhotoMissing Code = "photo-missing"
	// PhotoStray: a file is of no photo of the article.
	PhotoStray Code = "photo-stray"
	// PhotoWrong: a photo cannot be decoded, or its credit or size is not what it should be.
	PhotoWrong Code = "photo-wrong"
	// ZipDiffers: there are bytes in the zip that are not of its files.
	ZipDiffers Code = "zip-differs"
)

// Refusal says why nothing was written or read.
type Refusal struct {
	Code Code
	Path string
	Err  error
}

// Error is for logs; users read the sentence of Refusal.
func (r *Refusal) Error() string {
	s := fmt.Sprintf("export: %s: %s", r.Path, r.Code)
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Refusal gives the id of the sentence a user reads and what it needs.
func (r *Refusal) Refusal() (string, map[string]any) {
	return "export." + string(r.Code), map[string]any{"Path": r.Path}
}

// Is reports whether err is a refusal with this code.
func Is(err error, code Code) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == code
}

// writing turns what the system said of a path into a refusal; nil stays nil,
// and an error that already is one stays what it is.
func writing(path string, err error) error {
	var known interface {
		Refusal() (string, map[string]any)
	}
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case isFull(err):
		return &Refusal{DiskFull, path, err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return &Refusal{CannotWrite, path, err}
	}
	return fmt.Errorf("export: %s: %w", path, err)
}

// isFull: ENOSPC and EFBIG of POSIX; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.
func isFull(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112))
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG)
}

// Problem is one thing that is wrong with a package.
type Problem struct {
	Code Code
	// File in the package, or "".
	File string
	// Detail in English, for who looks closer.
	Detail string
}

// Refusal gives the id of the sentence a user reads and what it needs.
func (p Problem) Refusal() (string, map[string]any) {
	return "export." + string(p.Code), map[string]any{"File": p.File, "Detail": p.Detail}
}

// Error is for logs.
func (p Problem) Error() string { return fmt.Sprintf("%s: %s: %s", p.File, p.Code, p.Detail) }
