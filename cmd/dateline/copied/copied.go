// Package copied asks the system what was copied as HTML: the toolkit's
// clipboard holds plain words alone, and words copied in a browser have more.
//
// It knows the X server's clipboard and no other. The invariant: the window
// never waits for long – whoever copied must answer within the patience of the
// caller, and the program never asks itself, which could not answer meanwhile.
package copied

import "errors"

// MaxBytes is the most HTML that is taken; there is none behind it.
const MaxBytes = 5 << 20

// errNothing: nobody has copied HTML, or not in time.
var errNothing = errors.New("nothing was copied as HTML")
