package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	newsroom "dateline/assets/sample"
	"dateline/internal/archive"
	"dateline/internal/home"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"
)

// The test binary is datelinectl in the scripts, and its own child for
// pictures and for archives.
func TestMain(m *testing.M) {
	if code, child := home.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); child {
		os.Exit(code)
	}
	testscript.Main(m, map[string]func(){"datelinectl": main})
}

// TestScripts: each file in testdata/script is one promise of docs/CLI.md.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("LANG", "en_US.UTF-8")
			e.Setenv("TZ", "Asia/Barnaul")
			e.Setenv("XDG_DATA_HOME", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"mkphoto":  mkphoto,
			"capture":  capture,
			"exits":    exits,
			"truncate": truncate,
			"flip":     flip,
			"hold":     hold,
			"newer":    newer,
			"same":     same,
			"lines":    lines,
			"remark":   remark,
			"suggest":  suggest,
			"spoil":    spoil,
		},
	})
}

// mkphoto KIND FILE makes a picture, sound or hostile.
func mkphoto(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mkphoto KIND FILE")
	}
	lighthouse, err := newsroom.Files.ReadFile("photos/lighthouse.jpg")
	ts.Check(err)
	var data []byte
	switch args[0] {
	case "lighthouse", "alley", "farmhouse":
		data, err = newsroom.Files.ReadFile("photos/" + args[0] + ".jpg")
		ts.Check(err)
	case "truncated":
		data = lighthouse[:len(lighthouse)/2]
	case "huge":
		data = hugePNG(50_000)
	case "scanbomb":
		data = scanBomb(2600)
	case "text":
		data = []byte("this is a shopping list: bread, milk, lamp oil\n")
	default:
		ts.Fatalf("no picture %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// hugePNG says that it has side × side pixels and holds none of them.
func hugePNG(side uint32) []byte {
	chunk := func(kind string, data []byte) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(append(b, kind...), data...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, side), side)
	b := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, 8, 2, 0, 0, 0))...)
	return append(append(b, chunk("IDAT", []byte("\x78\x9c\x03\x00\x00\x00\x00\x01"))...), chunk("IEND", nil)...)
}

// scanBomb is a progressive JPEG of 64 megapixels with very many empty scans:
// kilobytes of file, minutes of work for a decoder that does not count them.
func scanBomb(scans int) []byte {
	segment := func(marker byte, data []byte) []byte {
		return append([]byte{0xff, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}, data...)
	}
	b := []byte{0xff, 0xd8}
	b = append(b, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...))...)
	b = append(b, segment(0xc2, []byte{8, 8000 >> 8, 8000 & 255, 8000 >> 8, 8000 & 255, 1, 1, 0x11, 0})...)
	for range scans {
		b = append(b, segment(0xda, []byte{1, 1, 0, 1, 63, 0})...)
	}
	return append(b, 0xff, 0xd9)
}

// capture NAME keeps the first field of the first line of the last output.
func capture(ts *testscript.TestScript, _ bool, args []string) {
	fields := strings.Fields(ts.ReadFile("stdout"))
	if len(args) != 1 || len(fields) == 0 {
		ts.Fatalf("capture: nothing was printed")
	}
	ts.Setenv(args[0], fields[0])
}

// exits CODE ARG… runs datelinectl and asks for its exit code and, when it is
// not 0, for exactly one sentence on standard error.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("datelinectl", args[1:]...)
	got := 0
	if err != nil {
		code := strings.TrimPrefix(err.Error(), "exit status ")
		if got, err = strconv.Atoi(code); err != nil {
			ts.Fatalf("datelinectl did not exit by itself: %s", code)
		}
	}
	said := ts.ReadFile("stderr")
	if got != want {
		ts.Fatalf("exit %d, want %d: %s", got, want, said)
	}
	if strings.Contains(said, "panic") || strings.Contains(said, "goroutine") || strings.Contains(said, "‹") {
		ts.Fatalf("a user would read: %s", said)
	}
	if want > 1 && (strings.Count(said, "\n") != 1 || len(said) < 20) {
		ts.Fatalf("not one sentence: %q", said)
	}
}

// truncate FILE cuts a file in the middle.
func truncate(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	info, err := os.Stat(path)
	ts.Check(err)
	ts.Check(os.Truncate(path, info.Size()/2))
}

// flip FILE WORD changes the first byte of a word in a file.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	at := bytes.Index(data, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	data[at] ^= 1
	ts.Check(os.WriteFile(path, data, 0o666))
}

// hold DIR keeps an archive open until the script ends, like another program.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	a, err := archive.Open(ts.MkAbs(args[0]), archive.Options{})
	ts.Check(err)
	ts.Defer(func() { _ = a.Close() })
}

// newer DIR makes an archive look as if a later Dateline had written it.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	a, err := archive.Open(dir, archive.Options{Committer: func(c archive.Committer) archive.Committer { return futureCommitter{c} }})
	ts.Check(err)
	ts.Check(a.Update(context.Background(), func(*archive.Tx) error { return nil }))
	ts.Check(a.Close())
}

// futureCommitter writes the schema of the next version with every change. The
// seal is that of docs/formats/archive.md, written here by hand.
type futureCommitter struct{ archive.Committer }

func (f futureCommitter) Commit(change func(*bolt.Tx) error) error {
	return f.Committer.Commit(func(tx *bolt.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		value := []byte(strconv.Itoa(archive.Schema + 1))
		return tx.Bucket([]byte("meta")).Put([]byte("schema"), sealed("meta", "schema", value))
	})
}

// same A B asks that two files are equal to the byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	a, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	if bytes.Equal(a, b) == neg {
		ts.Fatalf("%s and %s: equal is %v", args[0], args[1], !neg)
	}
}

// lines N asks how many lines the last output has.
func lines(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile("stdout"), "\n"); got != want {
		ts.Fatalf("%d lines, want %d", got, want)
	}
}

// TestTheVerbsAreTold: help names every verb in both languages, and no word of
// it is missing.
func TestTheVerbsAreTold(t *testing.T) {
	for _, lang := range []string{"ru", "en"} {
		var out, said bytes.Buffer
		w := world{out: &out, err: &said, env: func(string) string { return "" }, now: time.Now}
		if code := run(context.Background(), w, []string{"--lang", lang, "help"}); code != done {
			t.Errorf("help exits with %d", code)
		}
		for _, v := range verbs() {
			if !strings.Contains(out.String(), "  "+v.name+" ") {
				t.Errorf("%s: help does not name %q", lang, v.name)
			}
		}
		if strings.Contains(out.String(), "‹") {
			t.Errorf("%s: words are missing:\n%s", lang, out.String())
		}
	}
}
