package picture

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSamples runs a folder of real and hostile files through everything:
//
//	DATELINE_SAMPLES=FOLDER go test ./internal/picture -run Samples -v
//
// Without the variable it takes the free samples of this package.
func TestSamples(t *testing.T) {
	dir := os.Getenv("DATELINE_SAMPLES")
	if dir == "" {
		dir = filepath.Join("testdata", "samples")
	}
	files, ok, refused, skipped := 0, 0, 0, 0
	reasons := map[Code]int{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".md") {
			return err
		}
		files++
		began := time.Now()
		_, err = Inspect(path)
		inspected := time.Since(began)
		if err == nil {
			_, err = renderer(t).Render(context.Background(), Job{Source: path, Dir: t.TempDir(), Name: "x", Widths: []int{1280, 640, 320}})
		}
		took := time.Since(began)
		var r *Refusal
		switch {
		case err == nil:
			ok++
		case errors.As(err, &r):
			refused++
			reasons[r.Code]++
			if r.Code == Failed {
				t.Errorf("%s: the child died: %v", path, err)
			}
		default:
			t.Errorf("%s: %v", path, err)
		}
		// A bound against hanging, not a measurement: a second is a hundred times
		// what the gate takes.
		if inspected > 2*time.Second || took > 20*time.Second {
			t.Errorf("%s: %v to inspect, %v in all", path, inspected, took)
		}
		t.Logf("%-60s %7.1f ms gate, %7.1f ms in all, %v", strings.TrimPrefix(path, dir), inspected.Seconds()*1000, took.Seconds()*1000, err)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("files %d, ok %d, refused %d, skipped=%d %v", files, ok, refused, skipped, reasons)
	if files == 0 || ok == 0 {
		t.Error("no sample could be opened")
	}
}
