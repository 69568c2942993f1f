package inspector

import (
	"testing"

	"dateline/internal/story"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// cropping opens the dialog for a photo of 4000×3000.
func cropping(t *testing.T, id story.PhotoID) (*window, *cropView) {
	t.Helper()
	w := photographed(t, gospabliki(t))
	w.canvas.(interface{ Resize(fyne.Size) }).Resize(fyne.NewSize(1200, 900))
	w.Crop(id)
	w.answer()
	v, ok := w.canvas.Focused().(*cropView)
	if !ok {
		t.Fatalf("the keyboard is at %T", w.canvas.Focused())
	}
	return w, v
}

func TestArrowsMoveACropByPixelsOfTheOriginal(t *testing.T) {
	w, v := cropping(t, "p2")
	if v.rect != (story.Rect{X: 0, Y: 375, W: 4000, H: 2250}) {
		t.Fatalf("the crop begins as %+v", v.rect)
	}
	w.key(fyne.KeyDown, fyne.KeyDown)
	w.shift = true
	w.key(fyne.KeyDown)
	w.shift = false
	w.key(fyne.KeyUp, fyne.KeyLeft)
	want := story.Rect{X: 0, Y: 375 + 11, W: 4000, H: 2250}
	if v.rect != want {
		t.Errorf("the crop is %+v, want %+v", v.rect, want)
	}
	if len(w.sheet.story.Photos[1].Crops) != 0 {
		t.Error("the story was changed before anybody agreed")
	}
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Photos[1].Crops; len(got) != 1 || got[0] != (story.Crop{Ratio: "16:9", Rect: want}) {
		t.Errorf("the story has the crops %+v", got)
	}
	if w.canvas.Overlays().Top() != nil || w.sheet.edits != 1 {
		t.Errorf("%d edits; the dialog is open: %v", w.sheet.edits, w.canvas.Overlays().Top() != nil)
	}
}

func TestAgreeingToWhatWasThereIsNoEdit(t *testing.T) {
	w, _ := cropping(t, "p2")
	w.key(fyne.KeyReturn)
	if w.sheet.edits != 0 || w.canvas.Overlays().Top() != nil {
		t.Errorf("%d edits; the dialog is open: %v", w.sheet.edits, w.canvas.Overlays().Top() != nil)
	}
}

func TestEscLeavesTheCropsAsTheyWere(t *testing.T) {
	w, _ := cropping(t, "p2")
	w.key(fyne.KeyDown, fyne.KeyEscape)
	if w.sheet.edits != 0 || w.canvas.Overlays().Top() != nil {
		t.Errorf("%d edits; the dialog is open: %v", w.sheet.edits, w.canvas.Overlays().Top() != nil)
	}
}

// TestEachRatioKeepsItsOwnCrop: digits choose the ratio; one that was looked at
// and left alone goes on following the focus.
func TestEachRatioKeepsItsOwnCrop(t *testing.T) {
	w, v := cropping(t, "p2")
	w.type_("3") // 1:1
	if v.rect != (story.Rect{X: 500, Y: 0, W: 3000, H: 3000}) {
		t.Errorf("the square begins as %+v", v.rect)
	}
	w.key(fyne.KeyRight)
	w.type_("2") // 4:3, not touched
	w.type_("1")
	w.type_("-")
	w.key(fyne.KeyReturn)
	got := w.sheet.story.Photos[1].Crops
	if len(got) != 2 || got[0].Ratio != "16:9" || got[0].Rect.W != 3999 || got[1] != (story.Crop{Ratio: "1:1", Rect: story.Rect{X: 501, Y: 0, W: 3000, H: 3000}}) {
		t.Errorf("crops %+v", got)
	}
}

func TestResetGivesTheCropBackToTheFocus(t *testing.T) {
	s := gospabliki(t)
	s.Photos[1].Crops = []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 5, Y: 5, W: 1600, H: 900}}, {Ratio: "3:2", Rect: story.Rect{X: 0, Y: 0, W: 300, H: 200}}}
	w := photographed(t, s)
	w.Crop("p2")
	for _, b := range buttons(w.canvas.Overlays().Top()) {
		if b.Label() == "Сбросить" {
			b.Press()
			if b.Why() == "" {
				t.Error("a crop that nobody cut can be reset")
			}
		}
	}
	w.key(fyne.KeyReturn)
	if got := w.sheet.story.Photos[1].Crops; len(got) != 1 || got[0].Ratio != "3:2" {
		t.Errorf("crops %+v, want only that of a ratio the house no longer has", got)
	}
}

func TestACropIsPulledWithTheMouse(t *testing.T) {
	_, v := cropping(t, "p2")
	v.Resize(fyne.NewSize(800, 600)) // five pixels of the original for a unit
	drag := func(from, to fyne.Position) {
		v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}})
		v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
		v.DragEnd()
		v.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: to}})
	}
	drag(fyne.NewPos(800, 525), fyne.NewPos(640, 400)) // the lower right corner
	if got := v.rect; got != (story.Rect{X: 0, Y: 375, W: 3200, H: 1800}) {
		t.Errorf("pulled by a corner: %+v", got)
	}
	drag(fyne.NewPos(300, 200), fyne.NewPos(340, 190))
	if got := v.rect; got != (story.Rect{X: 200, Y: 325, W: 3200, H: 1800}) {
		t.Errorf("dragged in the middle: %+v", got)
	}
	drag(fyne.NewPos(790, 20), fyne.NewPos(400, 300)) // outside nothing is held
	if got := v.rect; got != (story.Rect{X: 200, Y: 325, W: 3200, H: 1800}) {
		t.Errorf("dragged from outside: %+v", got)
	}
}

func TestAnOpenSlotCannotBeCropped(t *testing.T) {
	s := gospabliki(t)
	s.Photos = append([]story.PhotoUse{}, s.Photos...)
	s.Photos = append(s.Photos, story.PhotoUse{ID: "p4"})
	w := photographed(t, s)
	w.Crop("p4")
	if w.canvas.Overlays().Top() != nil {
		t.Error("there is nothing to crop, and a dialog for it")
	}
}
