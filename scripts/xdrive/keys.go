package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// stroke is one thing done to a key: pressed, let go, or both.
type stroke struct {
	code     int
	down, up bool
}

// strokes reads codes; +64 only presses a key and -64 only lets it go.
func strokes(args []string) ([]stroke, error) {
	var out []stroke
	for _, a := range args {
		code, err := strconv.Atoi(strings.TrimLeft(a, "+-"))
		if err != nil {
			return nil, fmt.Errorf("%q is no key code", a)
		}
		out = append(out, stroke{code, a[0] != '-', a[0] != '+'})
	}
	return out, nil
}

// burst presses keys at an even pace, whether or not the program keeps up: its
// own lateness is made good by the next key.
func burst(out io.Writer, args []string) error {
	s, rest, err := parse("burst", args, 1)
	if err != nil {
		return err
	}
	keys, err := strokes(rest)
	if err != nil {
		return err
	}
	d, err := open()
	if err != nil {
		return err
	}
	defer d.conn.Close()
	begin := time.Now()
	for i, key := range keys {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * time.Second / time.Duration(s.rate))))
		if err := d.strike(key); err != nil {
			return err
		}
	}
	took := time.Since(begin)
	_, err = fmt.Fprintf(out, "keys=%d seconds=%.2f rate=%.1f\n", len(keys), took.Seconds(), float64(len(keys)-1)/took.Seconds())
	return err
}

func (d *display) strike(s stroke) error {
	if s.down {
		if err := d.press(s.code, true); err != nil {
			return err
		}
	}
	if s.up {
		return d.press(s.code, false)
	}
	return nil
}

var errNothing = errors.New("nothing changed on the screen")

// latency presses keys one after another and times each until the rectangle
// differs. The gap must be shorter than half a blink of the caret – which starts
// anew at each key – so that no blink is taken for an answer; where an editor
// moves its caret before it draws the letter, least is more pixels than a caret
// has.
func latency(out io.Writer, args []string) error {
	s, rest, err := parse("latency", args, 5)
	if err != nil {
		return err
	}
	n, err := numbers(rest)
	if err != nil {
		return err
	}
	part, keys := rectangle{n[0], n[1], n[2], n[3]}, n[4:]
	d, err := open()
	if err != nil {
		return err
	}
	defer d.conn.Close()
	var took []time.Duration
	for i := range s.keys {
		if s.back != 0 && i%s.line == 0 {
			if err := d.strike(stroke{s.back, true, true}); err != nil {
				return err
			}
			time.Sleep(s.gap)
		}
		// Frames come every 16.7 ms: a key must not always fall on the same
		// moment between two of them.
		time.Sleep(s.gap + rand.N(17*time.Millisecond))
		t, err := d.answer(part, keys[i%len(keys)], s.least)
		if err != nil {
			return fmt.Errorf("key %d: %w", i+1, err)
		}
		took = append(took, t)
	}
	if err := note(s.note, took); err != nil {
		return err
	}
	slices.Sort(took)
	_, err = fmt.Fprintf(out, "keys=%d median=%.1f p95=%.1f max=%.1f\n", len(took),
		ms(took[len(took)/2]), ms(took[len(took)*95/100]), ms(took[len(took)-1]))
	return err
}

// note adds every time to a file, in milliseconds, a line each.
func note(path string, took []time.Duration) error {
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("note the times: %w", err)
	}
	for _, t := range took {
		if _, err := fmt.Fprintf(f, "%.2f\n", ms(t)); err != nil {
			return errors.Join(fmt.Errorf("note the times: %w", err), f.Close())
		}
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("note the times: %w", err)
	}
	return nil
}

// answer is the time from one key until at least so many pixels are others.
func (d *display) answer(part rectangle, code, least int) (time.Duration, error) {
	before, err := d.grab(part)
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	if err := d.press(code, true); err != nil {
		return 0, err
	}
	for time.Since(begin) < 2*time.Second {
		now, err := d.grab(part)
		if err != nil {
			return 0, err
		}
		if differ(before, now, least) {
			return time.Since(begin), d.press(code, false)
		}
		time.Sleep(time.Millisecond / 2)
	}
	return 0, errors.Join(errNothing, d.press(code, false))
}

// differ says whether at least so many pixels of two grabs are not the same.
func differ(a, b []byte, least int) bool {
	if least <= 1 || bytes.Equal(a, b) {
		return !bytes.Equal(a, b)
	}
	others := 0
	for i := 0; i+3 < len(a) && others < least; i += 4 {
		if [4]byte(a[i:i+4]) != [4]byte(b[i:i+4]) {
			others++
		}
	}
	return others >= least
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
