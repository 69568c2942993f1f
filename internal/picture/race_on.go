//go:build race

package picture

// raced says that the race detector is built in.
const raced = true
