//go:build (cgo || ci) && (windows || darwin)

package main

// holder tells whether another program holds something with the mouse; here the
// system does not say.
type holder struct{}

func newHolder(func(string, ...any)) *holder { return nil }

func (*holder) held() bool { return false }

// Close has nothing to end.
func (*holder) Close() error { return nil }
