package home

// HeedLimits has nothing to do: there are no such signals.
func HeedLimits() {}
