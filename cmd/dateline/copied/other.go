//go:build windows || darwin

package copied

import "time"

// HTML gives nothing: only the X server is asked.
func HTML(uint32, time.Duration) (html []byte, ok bool) { return nil, false }
