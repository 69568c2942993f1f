package command_test

import (
	"errors"
	"testing"

	"dateline/ui/command"

	"github.com/google/go-cmp/cmp"
)

func key(t *testing.T, written string) command.Shortcut {
	t.Helper()
	s, err := command.Parse(written)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// newsroom is a registry with a few commands; done collects what ran.
func newsroom(t *testing.T) (r *command.Registry, done *[]command.ID, dialog *bool) {
	t.Helper()
	done, dialog = new([]command.ID), new(bool)
	r = command.New(func() bool { return *dialog })
	add := func(id command.ID, shortcut string, why func() command.Reason) {
		c := command.Command{ID: id, Menu: "story", Why: why, Run: func() { *done = append(*done, id) }}
		if shortcut != "" {
			c.Shortcut = key(t, shortcut)
		}
		if err := r.Add(c); err != nil {
			t.Fatal(err)
		}
	}
	add("story.new", "Ctrl+N", nil)
	add("story.file", "Ctrl+Shift+Enter", func() command.Reason { return "revision.already-filed" })
	add("story.export", "", nil)
	add("find.next", "F8", nil)
	return r, done, dialog
}

func TestAKeyRunsItsCommand(t *testing.T) {
	r, done, dialog := newsroom(t)
	for _, written := range []string{"Ctrl+N", "F8"} {
		if ok, err := r.Press(key(t, written)); !ok || err != nil {
			t.Errorf("%s: %v, %v", written, ok, err)
		}
	}
	if ok, err := r.Press(key(t, "Ctrl+K")); ok || err != nil {
		t.Errorf("a key of nothing: %v, %v", ok, err)
	}
	if diff := cmp.Diff([]command.ID{"story.new", "find.next"}, *done); diff != "" {
		t.Error(diff)
	}
	*dialog = true
	if _, err := r.Press(key(t, "Ctrl+N")); !errors.Is(err, command.ErrNotNow) || r.Why("story.new") != command.DialogOpen || len(*done) != 2 {
		t.Errorf("while a dialog is open: %v, ran %v", err, *done)
	}
}

func TestWhatCannotRunSaysWhy(t *testing.T) {
	r, done, _ := newsroom(t)
	err := r.Do("story.file")
	var refused *command.Refused
	if !errors.As(err, &refused) || refused.Reason != "revision.already-filed" || len(*done) != 0 {
		t.Errorf("error %v, ran %v", err, *done)
	}
	if id, _ := refused.Refusal(); id != "revision.already-filed" {
		t.Errorf("its sentence is %q", id)
	}
	if err := r.Do("story.fly"); !errors.Is(err, command.ErrUnknown) {
		t.Errorf("error %v", err)
	}
}

func TestTwoCommandsShareNothing(t *testing.T) {
	r, _, _ := newsroom(t)
	nothing := func() {}
	for name, c := range map[string]struct {
		command.Command
		want error
	}{
		"id":       {command.Command{ID: "story.new", Run: nothing}, command.ErrTwice},
		"no id":    {command.Command{Run: nothing}, command.ErrTwice},
		"shortcut": {command.Command{ID: "x", Shortcut: key(t, "Ctrl+N"), Run: nothing}, command.ErrTwice},
		"layout":   {command.Command{ID: "x", Shortcut: command.Shortcut{Ctrl: true, Key: "["}, Run: nothing}, command.ErrUnreachable},
		"nothing":  {command.Command{ID: "x"}, nil},
	} {
		if err := r.Add(c.Command); err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(r.All()) != 4 {
		t.Errorf("%d commands", len(r.All()))
	}
}

func TestShortcuts(t *testing.T) {
	for _, good := range []string{"Ctrl+K", "Ctrl+Shift+Enter", "F1", "F12", "Shift+F8", "Ctrl+1", "Ctrl+=", "Ctrl+-", "Ctrl+PgDn"} {
		s, err := command.Parse(good)
		if err != nil || s.String() != good {
			t.Errorf("%s is read as %v: %v", good, s, err)
		}
	}
	for _, bad := range []string{"", "A", "Shift+A", "Alt+F", "Ctrl+Alt+F", "Ctrl+;", "Ctrl+,", "Ctrl+Ж", "Ctrl+F13", "Ctrl+F0", "Ctrl+F01", "Shift+Ctrl+A", "Ctrl+", "Enter"} {
		if s, err := command.Parse(bad); !errors.Is(err, command.ErrUnreachable) {
			t.Errorf("%q is read as %v: %v", bad, s, err)
		}
	}
}

func TestThePaletteFinds(t *testing.T) {
	titles := map[string]string{
		"command.story.new": "Новый материал", "command.story.file": "На проверку", "command.story.export": "Собрать пакет…", "command.find.next": "Следующее замечание",
	}
	r, _, dialog := newsroom(t)
	say := func(id string) string { return titles[id] }
	for typed, want := range map[string][]command.ID{
		"":         {"story.new", "story.file", "story.export", "find.next"},
		"нов":      {"story.new"},
		"мат":      {"story.new"},
		"пак":      {"story.export"},
		"ljdsq":    nil,
		"yjdsq":    {"story.new"}, // новый, with the Latin layout on
		"соб пак":  {"story.export"},
		"проверк":  {"story.file"},
		"СЛЕДУЮЩЁ": {"find.next"},
		"спкт":     {"story.export"},
		"зз":       nil,
	} {
		var got []command.ID
		for _, h := range r.Find(typed, say) {
			got = append(got, h.Command.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q:\n%s", typed, diff)
		}
	}
	*dialog = true
	if hits := r.Find("нов", say); len(hits) != 1 || hits[0].Why != command.DialogOpen {
		t.Errorf("while a dialog is open: %+v", hits)
	}
}
