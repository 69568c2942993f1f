package main

// heedLimits has nothing to do: there are no such signals.
func heedLimits() {}
