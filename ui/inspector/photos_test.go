package inspector

import (
	"slices"
	"strings"
	"testing"

	"dateline/internal/story"
	"dateline/internal/text"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// photographed opens a story at its photos.
func photographed(t *testing.T, s story.Story) *window {
	t.Helper()
	return open(t, s, func(d *Deps) { d.State.Tab = Photos })
}

func (w *window) photos() *photos { return w.panes[Photos].(*photos) }

// inOrder names the photos of the story, and checks that the cards stand so.
func (w *window) inOrder() string {
	w.t.Helper()
	var ids []string
	for n, p := range w.sheet.story.Photos {
		ids = append(ids, string(p.ID))
		if row := w.photos().rows.Objects()[n]; row != w.card(p.ID).object {
			w.t.Errorf("photo %d of the story is not card %d", n+1, n+1)
		}
		if got := w.card(p.ID).numberText.Content(); got != numberText(n+1) {
			w.t.Errorf("photo %d is numbered %s", n+1, got)
		}
	}
	return strings.Join(ids, " ")
}

func TestACardSaysWhatAPhotoIsAndWhatItLacks(t *testing.T) {
	s := gospabliki(t)
	s.Photos = slices.Clone(s.Photos)
	s.Photos = append(s.Photos, story.PhotoUse{ID: "p4"})
	w := photographed(t, s)
	for id, want := range map[story.PhotoID]string{
		"p1": "1\nглавное\nЦентр управления регионом активно налаживает коммуникацию между властями и обществом\nФото: ИА «Атмосфера» / Егор Поломошнов",
		"p2": "2\nв тексте\nНагорный парк: страница парка в соцсетях собрала 400 вопросов\nФото: ИА «Атмосфера» / Егор Поломошнов",
		"p3": "3\nв тексте\nСело Алтайского района\nНе указан автор",
		"p4": "4\nне показано\nСнимка ещё нет\nНет подписи\nНе указан автор",
	} {
		if got := reads(w.card(id).object); got != want {
			t.Errorf("%s reads\n%s\nwant\n%s", id, got, want)
		}
	}
}

func TestTheCreditLineGrowsWhileOneTypes(t *testing.T) {
	w := photographed(t, gospabliki(t))
	c := w.card("p3")
	c.open(true)
	if !strings.Contains(reads(c.object), "Не указан автор") {
		t.Errorf("nobody says that the photographer is missing:\n%s", reads(c.object))
	}
	w.paint()
	w.canvas.Focus(c.fields.photographer.line)
	w.type_("О. Зырянова")
	if got := w.sheet.story.Photos[2].Credit; got != (story.Credit{Photographer: "О. Зырянова"}) {
		t.Errorf("the credit is %+v", got)
	}
	if !strings.Contains(reads(c.object), "Фото: О. Зырянова") {
		t.Errorf("the finished line is not shown:\n%s", reads(c.object))
	}
	w.canvas.Focus(c.fields.agency.line)
	w.type_("ИА")
	w.key(fyne.KeyDown, fyne.KeyReturn)
	if !strings.Contains(reads(c.object), "Фото: ИА «Атмосфера» / О. Зырянова") {
		t.Errorf("the agency was not taken from those written before:\n%s", reads(c.object))
	}
}

func TestTheWordsOfAPhotoGoIntoTheStory(t *testing.T) {
	w := photographed(t, gospabliki(t))
	c := w.card("p2")
	c.open(true)
	f := c.fields
	w.replace(f.caption.line, "Нагорный парк")
	w.replace(f.alt.line, "Аллея осенью")
	w.replace(f.rights.line, "© Атмосфера, 2023")
	got := w.sheet.story.Photos[1]
	if got.Caption != "Нагорный парк" || got.Alt != "Аллея осенью" || got.Rights.Notice != "© Атмосфера, 2023" {
		t.Errorf("the photo says %+v", got)
	}
	w.replace(f.caption.line, "")
	if !strings.Contains(reads(c.object), "Нет подписи") {
		t.Errorf("nobody says that the caption is missing:\n%s", reads(c.object))
	}
	c.press.Press()
	if c.fields != nil || !strings.Contains(reads(c.object), "Нет подписи") {
		t.Errorf("folded the card reads\n%s", reads(c.object))
	}
}

// TestTypingACaptionLeavesTheOtherCardsAlone: their objects stay, and no picture
// is asked for.
func TestTypingACaptionLeavesTheOtherCardsAlone(t *testing.T) {
	w := photographed(t, gospabliki(t))
	var before []fyne.CanvasObject
	walk(w.card("p1").object, func(o fyne.CanvasObject) { before = append(before, o) })
	asked := len(w.asked)
	c := w.card("p2")
	c.open(true)
	w.replace(c.fields.caption.line, "Парк")
	w.answer()
	var after []fyne.CanvasObject
	walk(w.card("p1").object, func(o fyne.CanvasObject) { after = append(after, o) })
	if !slices.Equal(before, after) || len(w.asked) != asked {
		t.Errorf("another card was drawn anew; %d pictures asked for", len(w.asked)-asked)
	}
}

func TestPhotosAreMovedByKeysAndByHand(t *testing.T) {
	w := photographed(t, gospabliki(t))
	grips := func(id story.PhotoID) *grip {
		var found *grip
		walk(w.card(id).object, func(o fyne.CanvasObject) {
			if g, ok := o.(*grip); ok {
				found = g
			}
		})
		return found
	}
	w.canvas.Focus(grips("p1"))
	grips("p1").TypedShortcut(ctrlShift(fyne.KeyDown))
	grips("p1").TypedShortcut(ctrlShift(fyne.KeyDown))
	grips("p1").TypedShortcut(ctrlShift(fyne.KeyDown)) // there is no fourth place
	if got := w.inOrder(); got != "p2 p3 p1" || w.canvas.Focused() != grips("p1") {
		t.Errorf("with keys: %s, the keyboard at %T", got, w.canvas.Focused())
	}
	if !w.Move(-1) || w.inOrder() != "p2 p1 p3" {
		t.Errorf("by the command: %s", w.inOrder())
	}
	w.relay()
	drag := func(id story.PhotoID, y float32) {
		g := grips(id)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(w.photos().rows).Y
		g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, y-at)}})
		if !w.photos().order.line.Visible() {
			t.Error("nothing shows where the photo would go")
		}
		g.DragEnd()
	}
	drag("p3", 1)
	if got := w.inOrder(); got != "p3 p2 p1" {
		t.Errorf("dragged to the top: %s", got)
	}
	drag("p3", 5000)
	if got := w.inOrder(); got != "p2 p1 p3" {
		t.Errorf("dragged to the end: %s", got)
	}
	drag("p2", w.card("p3").object.Position().Y+2)
	if got := w.inOrder(); got != "p1 p2 p3" {
		t.Errorf("dragged over one: %s", got)
	}
	if w.photos().order.line.Visible() {
		t.Error("the line stays after the drop")
	}
	edits := w.sheet.edits
	drag("p1", w.card("p1").object.Position().Y+3)
	if w.sheet.edits != edits {
		t.Error("a photo dropped where it was is an edit")
	}
}

func TestThePhotoAboveTheTextIsChosen(t *testing.T) {
	w := photographed(t, gospabliki(t))
	for _, item := range w.card("p2").items() {
		if item.Title == "Сделать главным" {
			item.Run()
		}
	}
	lead, _ := w.sheet.story.Lead()
	if lead.ID != "p2" || w.card("p2").note.Content() != "главное" || w.card("p1").note.Content() != "не показано" {
		t.Errorf("the lead is %s, the cards say %q and %q", lead.ID, w.card("p2").note.Content(), w.card("p1").note.Content())
	}
	for _, item := range w.card("p2").items() {
		if item.Title == "Сделать главным" && item.Why != "Это фото уже главное" {
			t.Errorf("the lead cannot become the lead, but the menu says %q", item.Why)
		}
	}
}

func TestARemovedPhotoComesBackEvenAfterOtherWork(t *testing.T) {
	w := photographed(t, gospabliki(t))
	w.canvas.Content().Refresh()
	before := w.sheet.story
	w.card("p2").remove()
	if _, there := w.sheet.story.Photo("p2"); there || strings.Contains(inText(w.sheet.story), "p2") || w.inOrder() != "p1 p3" {
		t.Fatalf("the photo is still there: %s", w.inOrder())
	}
	w.write("Д")
	toast := w.k.Layer()
	for _, b := range buttons(toast) {
		if b.Label() == "Вернуть" {
			b.Press()
		}
	}
	if got := w.inOrder(); got != "p1 p2 p3" || inText(w.sheet.story) != inText(before) {
		t.Errorf("after the toast's button: %s, in the text %s", got, inText(w.sheet.story))
	}
	if got := w.sheet.story.Body.Block(0).Text; !strings.HasPrefix(got, "Д") {
		t.Errorf("the letter typed since is lost: %q", got)
	}
}

// TestAPhotoTakenOutOfTheTextIsSaidToBe: the list is the same, what the text
// shows is not.
func TestAPhotoTakenOutOfTheTextIsSaidToBe(t *testing.T) {
	w := photographed(t, gospabliki(t))
	if err := w.sheet.Do(story.Body{Transaction: text.Transaction{Steps: []text.Step{text.Remove{First: "b2", Count: 1}}}}); err != nil {
		t.Fatal(err)
	}
	if got := w.card("p2").note.Content(); got != "не показано" {
		t.Errorf("the card says %q", got)
	}
}

func TestAnotherCropIsAnotherPicture(t *testing.T) {
	w := photographed(t, gospabliki(t))
	asked := len(w.asked)
	use := w.sheet.story.Photos[1]
	use.Crops = []story.Crop{{Ratio: "16:9", Rect: story.Rect{X: 0, Y: 0, W: 1600, H: 900}}}
	if err := w.sheet.Do(story.ChangePhoto{Photo: use}); err != nil {
		t.Fatal(err)
	}
	w.answer()
	if got := w.asked[asked:]; !slices.Equal(got, []string{"b"}) {
		t.Errorf("asked for %q, want the one that was cropped", got)
	}
}

func TestAStoryWithoutPhotosSaysWhatComesHere(t *testing.T) {
	s := gospabliki(t)
	s.Photos = nil
	body, err := text.NewDocument(text.Block{ID: "b1", Kind: text.Paragraph, Text: "Текст."})
	if err != nil {
		t.Fatal(err)
	}
	s.Body = body
	w := photographed(t, s)
	if got := w.tabReads(); !strings.Contains(got, "Фото пока нет") || strings.Count(got, "Добавить фото") != 1 {
		t.Errorf("reads\n%s", got)
	}
	test.Tap(w.button("Добавить фото"))
	if w.adding != 1 {
		t.Error("the button does not ask for files")
	}
	if err := w.sheet.Do(story.AddPhoto{Photo: story.PhotoUse{ID: "p1", Original: strings.Repeat("a", 64), Width: 100, Height: 80, Lead: true}}); err != nil {
		t.Fatal(err)
	}
	if got := w.tabReads(); strings.Contains(got, "Фото пока нет") || !strings.Contains(got, "главное") {
		t.Errorf("with its first photo reads\n%s", got)
	}
}
