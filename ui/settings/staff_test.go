package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
)

func (h *house) mustSay(sentences ...string) {
	h.t.Helper()
	said := h.says()
	for _, s := range sentences {
		if !strings.Contains(said, s) {
			h.t.Errorf("it does not say %q:\n%s", s, said)
		}
	}
}

// button with a label on the topmost dialog; nil when it has none.
func (h *house) button(label string) *kit.Button {
	var found *kit.Button
	walk(h.canvas.Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
	})
	return found
}

// clicks presses a button of the topmost dialog.
func (h *house) clicks(label string) {
	h.t.Helper()
	b := h.button(label)
	if b == nil {
		h.t.Fatalf("no button %q in\n%s", label, h.says())
	}
	b.Press()
	h.settle()
}

// knows changes who is known, and looks anew.
func (h *house) knows(people ...desk.Person) *house {
	h.mu.Lock()
	h.known = people
	h.mu.Unlock()
	h.Screen.staff.know()
	h.settle()
	return h
}

func chief() desk.Person {
	me := anna()
	me.Role = revision.Chief
	return me
}

func TestWhoIsAloneHasNothingToSetUp(t *testing.T) {
	h := open(t)
	h.mustSay("настраивать ничего не нужно", "1042", "3388")
	if strings.Contains(h.says(), "Что нужно, чтобы материал вышел") {
		t.Error("rules are shown to who is alone")
	}
}

func TestTheCardIsSavedAsAFile(t *testing.T) {
	h := open(t)
	h.saved = filepath.Join(t.TempDir(), "anna")
	h.clicks("Сохранить карточку…")
	data, err := os.ReadFile(h.saved + cardEnding)
	if err != nil || string(data) != "card of anna" {
		t.Errorf("saved %q, %v", data, err)
	}
	if !slices.Equal(h.named, []string{"Анна Беккер.dateline-card"}) {
		t.Errorf("named %q", h.named)
	}
	h.saved = filepath.Join(t.TempDir(), "no", "folder", "anna")
	h.clicks("Сохранить карточку…")
	h.mustSay("no such file or directory")
}

func TestPeopleAreListedWithWhatCanBeDone(t *testing.T) {
	h := open(t)
	h.inQuarantine = []desk.Received{{Quarantine: "q1", From: olga()}}
	h.knows(anna(), mikhail(), olga())
	h.mustSay("Михаил Лаптев", "Редактор · 2 ноутбука", "отозван 1 ноутбук", "карточка принята", "5521 0913", "Ольга Штерн", "не подтверждён", "Файл ждёт в карантине")
	h.press("Принять карточку…")
	h.settle()
	h.press("Посмотреть…")
	h.settle()
	if !slices.Equal(h.shown, []string{"card", "q1"}) {
		t.Errorf("shown %q", h.shown)
	}
}

func TestForgettingSomebodyIsAskedOnce(t *testing.T) {
	h := open(t).knows(anna(), mikhail())
	h.clicks("Забыть")
	h.mustSay("Решения этого человека перестанут считаться")
	if len(h.forgotten) > 0 {
		t.Fatal("forgotten without a question")
	}
	h.clicks("Забыть")
	if !slices.Equal(h.forgotten, []revision.PersonID{"mikhail"}) {
		t.Errorf("forgot %v", h.forgotten)
	}
}

func TestALaptopIsRevokedWithAReason(t *testing.T) {
	h := open(t).knows(chief(), mikhail())
	h.clicks("Отозвать ноутбук…")
	h.mustSay("Отменить это нельзя", "остаётся в силе")
	h.clicks("Отозвать")
	if len(h.revoked) > 0 {
		t.Fatal("revoked without a reason")
	}
	h.mustSay("Напишите причину")
	h.types("Потерян в поезде")
	h.clicks("Отозвать")
	if want := (revision.DeviceKey{2}).String() + ": Потерян в поезде"; !slices.Equal(h.revoked, []string{want}) {
		t.Errorf("revoked %q", h.revoked)
	}
}

func TestOnlyAChiefRevokesTheLaptopsOfOthers(t *testing.T) {
	h := open(t).knows(anna(), mikhail())
	if b := h.button("Отозвать ноутбук…"); b == nil || b.Why() == "" {
		t.Errorf("a journalist may press it: %+v", b)
	}
	two := anna()
	two.Devices = append(two.Devices, desk.PersonDevice{Key: revision.DeviceKey{9}})
	h.knows(two)
	if b := h.button("Отозвать ноутбук…"); b == nil || b.Why() != "" {
		t.Errorf("one's own other laptop cannot be revoked: %+v", b)
	}
	h.clicks("Отозвать ноутбук…")
	h.types("Продан")
	h.clicks("Отозвать")
	if want := (revision.DeviceKey{9}).String() + ": Продан"; !slices.Equal(h.revoked, []string{want}) {
		t.Errorf("revoked %q, and this laptop cannot revoke itself", h.revoked)
	}
}

func TestAChiefSetsTheRulesInPlainWords(t *testing.T) {
	h := open(t).knows(chief(), mikhail())
	h.mustSay("Материал выйдет, когда его одобрит 1 редактор. Тот, кто писал материал один, одобрить его не может.", "ещё и главный редактор")
	var eyes *kit.Segmented
	var boxes []*kit.Check
	look := func() {
		eyes, boxes = nil, nil
		walk(h.Screen.staff.rules, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *kit.Segmented:
				eyes = o
			case *kit.Check:
				boxes = append(boxes, o)
			}
		})
	}
	look()
	eyes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	h.settle()
	look()
	boxes[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	h.settle()
	look()
	boxes[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	h.settle()
	if len(h.policy.Steps) != 1 || h.policy.Steps[0].Count != 2 || !h.policy.OwnWork {
		t.Errorf("signed %+v", h.policy)
	}
	h.mustSay("когда его одобрят 2 редактора. Свой материал можно одобрить самому.")
	look()
	boxes[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	h.settle()
	if !slices.ContainsFunc(h.policy.Steps, func(s revision.Step) bool {
		return s.Name == "legal" && s.Flagged && s.Count == 1 && slices.Equal(s.Roles, []revision.Role{revision.Chief})
	}) {
		t.Errorf("signed %+v", h.policy)
	}
}

func TestOthersReadTheRulesAndCannotChangeThem(t *testing.T) {
	h := open(t).knows(anna(), mikhail())
	h.mustSay("Материал выйдет, когда его одобрит 1 редактор", "Правила меняет главный редактор")
	walk(h.Screen.staff.rules, func(o fyne.CanvasObject) {
		if _, ok := o.(*kit.Check); ok {
			t.Error("a journalist has a box to tick")
		}
	})
}
