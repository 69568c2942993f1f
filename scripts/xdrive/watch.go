package main

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"time"
)

// settle waits until a rectangle has looked the same for a while: then the
// program has drawn what it had to. The quiet must be shorter than half a blink
// of the caret.
func settle(_ io.Writer, args []string) error {
	s, rest, err := parse("settle", args, 4)
	if err != nil {
		return err
	}
	n, err := numbers(rest)
	if err != nil {
		return err
	}
	d, err := open()
	if err != nil {
		return err
	}
	defer d.conn.Close()
	part := rectangle{n[0], n[1], n[2], n[3]}
	last, err := d.grab(part)
	if err != nil {
		return err
	}
	begin, since := time.Now(), time.Now()
	for time.Since(since) < s.quiet {
		if time.Since(begin) > s.most {
			return fmt.Errorf("the screen still changes after %v", s.most)
		}
		time.Sleep(20 * time.Millisecond)
		now, err := d.grab(part)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, last) {
			last, since = now, time.Now()
		}
	}
	return nil
}

// shot keeps the screen as a picture, and says how many colours it has.
func shot(out io.Writer, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("shot needs a file")
	}
	d, err := open()
	if err != nil {
		return err
	}
	defer d.conn.Close()
	w, h := int(d.screen.WidthInPixels), int(d.screen.HeightInPixels)
	pixels, err := d.grab(rectangle{0, 0, w, h})
	if err != nil {
		return err
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	colours := map[[3]byte]bool{}
	for i := 0; i+3 < len(pixels); i += 4 {
		colours[[3]byte(pixels[i:i+3])] = true
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = pixels[i+2], pixels[i+1], pixels[i], 255
	}
	fmt.Fprintln(out, len(colours))
	return save(args[0], img)
}

func save(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("keep the screen: %w", err)
	}
	w := bufio.NewWriter(f)
	err = png.Encode(w, img)
	if err == nil {
		err = w.Flush()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("keep the screen: %w", err)
	}
	return nil
}
