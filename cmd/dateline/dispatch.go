//go:build cgo || ci

package main

import (
	"time"

	"fyne.io/fyne/v2"
)

// post runs a function on the window's thread, soon. It is the one door from
// other goroutines to what is on the screen.
func post(run func()) { fyne.Do(run) }

// later runs a function on the window's thread after a time. stop is called on
// that thread, too; after it the function does not run, even if its time has
// come and it already waits there.
func later(after time.Duration, run func()) (stop func()) {
	stopped := false
	timer := time.AfterFunc(after, func() {
		post(func() {
			if !stopped {
				run()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}
