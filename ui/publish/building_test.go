package publish

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/export"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	driver "fyne.io/fyne/v2/driver/desktop"
)

// toasts are the words at the foot of the window.
func (r *room) toasts() string {
	var out []string
	walk(r.canvas.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Text:
			out = append(out, o.Content())
		case *kit.Button:
			out = append(out, o.Label())
		}
	})
	return strings.Join(out, "\n")
}

// waiting lets the work wait until the test says how it ends.
func (r *room) waiting() (began chan string, end chan error) {
	began, end = make(chan string, 1), make(chan error, 1)
	r.exporting = func(ctx context.Context, to string, step func(done, all int)) ([]desk.Exported, error) {
		step(1, 3)
		began <- to
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case err := <-end:
			if err != nil {
				return nil, err
			}
			return r.builds(ctx, to, step)
		}
	}
	return began, end
}

// pump lets the window do what was posted up to now.
func (r *room) pump() {
	r.mu.Lock()
	posted := r.posted
	r.posted = nil
	r.mu.Unlock()
	for _, f := range posted {
		f()
	}
}

func TestCtrlEnterBuildsThePackageOnce(t *testing.T) {
	r := enter(t, bridge(t)).show()
	key := &driver.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	r.canvas.Focused().(fyne.Shortcutable).TypedShortcut(key)
	r.canvas.Focused().(fyne.Shortcutable).TypedShortcut(key)
	r.answer()
	if len(r.exported) != 1 || r.exported[0] != filepath.Join(r.folder, "2023-06-15-most.zip") {
		t.Errorf("built %v", r.exported)
	}
	if r.changed != 1 || !strings.Contains(r.says(), "Пакет готов и проверен") {
		t.Errorf("told %d times:\n%s", r.changed, r.says())
	}
}

func TestAFolderHasNoEnding(t *testing.T) {
	r := enter(t, bridge(t))
	r.Screen.folder = true
	r.show().gate.build()
	r.answer()
	if len(r.exported) != 1 || r.exported[0] != filepath.Join(r.folder, "2023-06-15-most") {
		t.Errorf("built %v", r.exported)
	}
}

func TestTheWorkSaysHowFarItIs(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, end := r.waiting()
	r.gate.build()
	<-began
	r.pump()
	for _, words := range []string{"Пакет собирается", "Собирается пакет: снимок 2 из 3", "Остановить"} {
		if !strings.Contains(r.says(), words) {
			t.Errorf("it does not say %q:\n%s", words, r.says())
		}
	}
	if why := r.gate.leave.Why(); why != "Пакет уже собирается" {
		t.Errorf("the button is closed because %q", why)
	}
	end <- nil
	r.answer()
}

func TestClosingTheDialogDoesNotStopTheWork(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, end := r.waiting()
	r.gate.build()
	<-began
	r.push("Закрыть")
	end <- nil
	r.answer()
	if r.top() != nil || r.changed != 1 || !strings.Contains(r.toasts(), "Пакет 2023-06-15-most.zip собран и проверен.") {
		t.Fatalf("told %d times:\n%s", r.changed, r.toasts())
	}
	walk(r.canvas.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == "Показать" {
			b.Press()
		}
	})
	if !strings.Contains(r.says(), "2023-06-15-most.zip") {
		t.Errorf("it says:\n%s", r.says())
	}
}

// push presses a button without waiting: there is work that goes on.
func (r *room) push(label string) {
	r.t.Helper()
	b := r.button(label)
	if b == nil {
		r.t.Fatalf("no button %q in:\n%s", label, r.says())
	}
	b.Press()
}

func TestWhoComesBackSeesTheWork(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, end := r.waiting()
	r.gate.build()
	<-began
	r.push("Закрыть")
	r.Show()
	r.pump()
	if !strings.Contains(r.says(), "снимок 2 из 3") {
		t.Errorf("it says:\n%s", r.says())
	}
	r.gate.build()
	end <- nil
	r.answer()
	if len(r.exported) != 1 || !strings.Contains(r.says(), "Пакет готов") {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

func TestStoppingLeavesNothing(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, _ := r.waiting()
	r.gate.build()
	<-began
	r.press("Остановить")
	if len(r.errors) > 0 || r.changed > 0 || !strings.Contains(r.says(), "Сборка остановлена\nНа диске от неё ничего не осталось.") {
		t.Errorf("errors %v, told %d times:\n%s", r.errors, r.changed, r.says())
	}
	if r.work != nil || r.gate.leave.Why() != "" {
		t.Errorf("it cannot be built again: %s", r.gate.leave.Why())
	}
	r.exporting = r.builds
	r.gate.build()
	r.answer()
	if !strings.Contains(r.says(), "Пакет готов") {
		t.Errorf("it says:\n%s", r.says())
	}
}

func TestWhoStopsAndLeavesIsToldNothing(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, _ := r.waiting()
	r.gate.build()
	<-began
	r.push("Остановить")
	r.push("Закрыть")
	r.answer()
	if len(r.errors) > 0 || r.changed > 0 || r.work != nil || strings.TrimSpace(r.toasts()) != "" {
		t.Errorf("errors %v, told %d times: %q", r.errors, r.changed, r.toasts())
	}
}

func TestAFullDiskIsSaidWithTheWayOut(t *testing.T) {
	full := &export.Refusal{Code: export.DiskFull, Path: "/media/usb"}
	for name, open := range map[string]bool{"with the dialog open": true, "with the dialog closed": false} {
		t.Run(name, func(t *testing.T) {
			r := enter(t, bridge(t)).show()
			began, end := r.waiting()
			r.gate.build()
			<-began
			if !open {
				r.push("Закрыть")
			}
			end <- full
			r.answer()
			if !open {
				if len(r.errors) != 1 || !errors.Is(r.errors[0], full) {
					t.Errorf("errors %v", r.errors)
				}
				return
			}
			if want := "Пакет не собран\n" + r.d.Say.Sentence(full) + " Недоделанного на диске нет"; !strings.Contains(r.says(), want) {
				t.Errorf("it does not say %q:\n%s", want, r.says())
			}
			r.press("Другая папка…")
			r.exporting = r.builds
			r.gate.build()
			r.answer()
			if last := r.exported[len(r.exported)-1]; filepath.Dir(last) != r.folder || !strings.HasSuffix(r.folder, "other") {
				t.Errorf("built %v", r.exported)
			}
		})
	}
}

// TestATakenNameIsNotTakenOver: another story of the day may have the same name.
func TestATakenNameIsNotTakenOver(t *testing.T) {
	r := enter(t, bridge(t)).show()
	r.exporting = func(ctx context.Context, to string, step func(done, all int)) ([]desk.Exported, error) {
		if strings.HasSuffix(to, "-most.zip") {
			return nil, &export.Refusal{Code: export.TargetExists, Path: to}
		}
		return r.builds(ctx, to, step)
	}
	r.gate.build()
	r.answer()
	if len(r.exported) != 2 || filepath.Base(r.exported[1]) != "2023-06-15-most-k3m9.zip" || !strings.Contains(r.says(), "2023-06-15-most-k3m9.zip") {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

// TestWhatTheDeskRefusesIsJudgedAnew: somebody else changed the story meanwhile.
func TestWhatTheDeskRefusesIsJudgedAnew(t *testing.T) {
	r := enter(t, bridge(t)).show()
	r.exporting = func(context.Context, string, func(done, all int)) ([]desk.Exported, error) {
		r.story = without(t, "credit")
		return nil, &desk.Refusal{Code: desk.Blocked, Story: r.story.ID}
	}
	r.gate.build()
	r.answer()
	r.keys()
	if len(r.exported) != 1 || !strings.Contains(r.says(), "Выпуск закрыт: 1 причина") {
		t.Errorf("built %v:\n%s", r.exported, r.says())
	}
}

func TestClosingTheWindowStopsTheWork(t *testing.T) {
	r := enter(t, bridge(t)).show()
	began, _ := r.waiting()
	r.gate.build()
	<-began
	r.Close() // waits
	r.pump()
	if r.changed > 0 || len(r.errors) > 0 || r.gate.notice != nil {
		t.Errorf("told %d times, errors %v, and drawn after the end", r.changed, r.errors)
	}
}
