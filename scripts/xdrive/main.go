// Command xdrive is the hands and eyes of the window scripts: what xdotool
// cannot do to a program on an X display. It speaks the X protocol itself and
// knows nothing of the program under test, so that what it measures is what a
// person would see.
//
//	xdrive codes LAYOUT TEXT            key codes of a text, for xdotool key
//	xdrive drop FILE X Y                drops a file there, as a file manager does
//	xdrive burst [-rate N] CODE…        keys, N a second; +64 presses, -64 lets go
//	xdrive latency [-keys N] [-gap D] [-least N] [-back CODE [-line N]] [-note FILE] X Y W H CODE…
//	                                    time from key to changed pixels in a rectangle;
//	                                    presses a key to go back before every N of them
//	xdrive settle [-quiet D] [-most D] X Y W H
//	                                    waits until a rectangle no longer changes
//	xdrive shot FILE                    the whole screen as PNG; prints how many colours it has
//	xdrive usage [-for D] PID           memory and processor time of a process
//
// A command that did not see what it waited for ends with 1.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// command is one thing that xdrive does with the arguments after its name.
type command func(out io.Writer, args []string) error

func commands() map[string]command {
	return map[string]command{
		"codes": codes, "drop": drop, "burst": burst, "latency": latency,
		"settle": settle, "shot": shot, "stripe": stripe, "usage": usage,
	}
}

func main() {
	if len(os.Args) < 2 || commands()[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: xdrive codes|drop|burst|latency|settle|shot|stripe|usage ARGUMENTS")
		os.Exit(2)
	}
	if err := commands()[os.Args[1]](os.Stdout, os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "xdrive:", err)
		os.Exit(1)
	}
}

// settings are the flags of the commands.
type settings struct {
	rate, keys, least, back, line int
	gap, quiet, most, span        time.Duration
	rest                          time.Duration
	note, shot                    string
}

// parse reads flags and gives what stands behind them, at least some.
func parse(name string, args []string, least int) (settings, []string, error) {
	var s settings
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.IntVar(&s.rate, "rate", 30, "keys a second")
	fs.IntVar(&s.keys, "keys", 40, "how many keys")
	fs.IntVar(&s.least, "least", 1, "pixels that must differ")
	fs.IntVar(&s.back, "back", 0, "key that is pressed, untimed, before every line")
	fs.IntVar(&s.line, "line", 30, "keys in a line")
	fs.StringVar(&s.note, "note", "", "file that every time is added to")
	fs.DurationVar(&s.gap, "gap", 250*time.Millisecond, "between keys")
	fs.DurationVar(&s.quiet, "quiet", 300*time.Millisecond, "without a change")
	fs.DurationVar(&s.most, "most", 15*time.Second, "then give up")
	fs.DurationVar(&s.span, "for", 10*time.Second, "how long to watch")
	fs.DurationVar(&s.rest, "rest", 0, "before it is let go")
	fs.StringVar(&s.shot, "shot", "", "a picture of the screen before it is let go")
	if err := fs.Parse(args); err != nil {
		return s, nil, err
	}
	if fs.NArg() < least {
		return s, nil, fmt.Errorf("%s needs %d arguments, has %d", name, least, fs.NArg())
	}
	return s, fs.Args(), nil
}

// numbers reads arguments that are all numbers.
func numbers(args []string) ([]int, error) {
	out := make([]int, len(args))
	for i, a := range args {
		n, err := strconv.Atoi(a)
		if err != nil {
			return nil, fmt.Errorf("%q is not a number", a)
		}
		out[i] = n
	}
	return out, nil
}
