package desk

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dateline/assets/sample"
	"dateline/internal/archive"
	"dateline/internal/picture"
	"dateline/internal/revision"
)

// The test binary is its own child for pictures.
func TestMain(m *testing.M) {
	if os.Getenv("DATELINE_DESK_CHILD") != "" {
		if log := os.Getenv("DATELINE_DESK_LOG"); log != "" {
			signIn(log)
		}
		os.Exit(picture.Serve(context.Background(), os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

// signIn leaves a letter for each child that was started.
func signIn(log string) {
	f, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = f.WriteString("x")
	}
	if err := errors.Join(err, f.Close()); err != nil {
		os.Exit(1)
	}
}

var noon = time.Date(2024, 5, 7, 20, 30, 0, 0, time.UTC) // the 8th in Barnaul

// clock goes on by a minute at every look.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(time.Minute)
	return c.t
}

func config(dir string) Config {
	c := &clock{t: noon}
	return Config{
		Dir: dir, Language: "ru", Now: c.now,
		Renderer: &picture.Renderer{Program: os.Args[0], Env: []string{"DATELINE_DESK_CHILD=1"}},
	}
}

// open opens a newsroom; nothing is said about how it ends.
func open(t testing.TB, c Config) *Desk {
	t.Helper()
	d, err := Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func photo(t testing.TB, name string) string {
	t.Helper()
	data, err := sample.Files.ReadFile("photos/" + name + ".jpg")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".jpg")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const page = `Рубцовск
В Рубцовске заработал первый электробус
Машина на маршруте. Фото: ИА "Заря" / Пётр Осипов
ИА Заря
3 марта, 2024
В Рубцовске на линию вышел первый электробус: он ходит по шестому маршруту от вокзала до станкозаводского рынка и обратно.
Пассажиры ждут на остановке. Фото: Мария Ларина
Об этом сообщили в городском комитете по транспорту, где машину ждали с прошлой осени и успели обучить четверых водителей.
Новости партнеров
В Бийске открыли каток под крышей
`

// ready is a story that may go out, with its lead photo.
func ready(t testing.TB, d *Desk) string {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	s, _, err := d.Stories.Import(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	id := string(s.ID)
	if _, _, err := d.Photos.Add(ctx, id, []string{photo(t, "lighthouse")}, NewPhoto{Lead: true, Alt: "Маяк"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Photos.Remove(ctx, id, string(s.Photos[1].ID)); err != nil {
		t.Fatal(err)
	}
	return id
}

// colleague is somebody whose card the newsroom has accepted.
type colleague struct {
	device revision.Device
	card   revision.SignedCard
}

func accept(t testing.TB, d *Desk, name string, role revision.Role) colleague {
	t.Helper()
	c := stranger(t, name, role)
	putCard(t, d, c.card)
	return c
}

// stranger is somebody nobody has accepted.
func stranger(t testing.TB, name string, role revision.Role) colleague {
	t.Helper()
	device, err := revision.NewDevice(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return colleague{device, device.Card(revision.Card{Person: revision.PersonID(name), Name: name, Role: role, Serial: 1})}
}

// putCard accepts a card.
func putCard(t testing.TB, d *Desk, card revision.SignedCard) {
	t.Helper()
	data, err := json.Marshal(card)
	if err != nil {
		t.Fatal(err)
	}
	err = d.room.arc.Update(context.Background(), func(tx *archive.Tx) error { return tx.PutCard(string(card.Person), data) })
	if err != nil {
		t.Fatal(err)
	}
}

// says lets a colleague's statement about the story as it stands arrive, as a
// hand-off would bring it.
func (c colleague) says(t testing.TB, d *Desk, id string, kind revision.Kind) {
	t.Helper()
	err := d.room.arc.Update(context.Background(), func(tx *archive.Tx) error {
		draft, err := draftOf(tx, id)
		if err != nil {
			return err
		}
		rec, err := d.room.recordOf(tx, draft)
		if err != nil {
			return err
		}
		head, err := d.room.mint(tx, &rec)
		if err != nil {
			return err
		}
		s := c.device.State(revision.Statement{
			Story: draft.Story.ID, Revision: head.ID(), Content: head.Content, Kind: kind, Person: c.card.Person, Lamport: rec.next(), Time: d.room.now(),
		})
		data, err := json.Marshal(s)
		if err != nil {
			return err
		}
		return tx.PutStatement(draft.Story.ID, s.ID(), data)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
