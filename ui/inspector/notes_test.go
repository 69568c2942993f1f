package inspector

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/rules"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
)

// onWords is the stretch of the first paragraph that reads so.
func onWords(t *testing.T, s story.Story, words string) text.Selection {
	t.Helper()
	b := s.Body.Block(0)
	at := strings.Index(b.Text, words)
	if at < 0 {
		t.Fatalf("%q does not say %q", b.Text, words)
	}
	return text.Selection{Anchor: text.Pos{Block: b.ID, Offset: at}, Head: text.Pos{Block: b.ID, Offset: at + len(words)}}
}

// noted is the story with three notes, written from the end to the beginning;
// the one in the middle is resolved.
func noted(t *testing.T) story.Story {
	t.Helper()
	s := gospabliki(t)
	at := time.Date(2023, 6, 15, 10, 30, 0, 0, barnaul(t)).UTC()
	hang := func(id story.NoteID, about string, resolved bool, remarks ...story.Remark) {
		sel := onWords(t, s, about)
		next, err := story.AddNote{At: len(s.Notes), Note: story.Note{ID: id, From: sel.Anchor, To: sel.Head, About: about, Remarks: remarks, Resolved: resolved}}.Apply(s)
		if err != nil {
			t.Fatal(err)
		}
		s = next
	}
	mikhail := func(words string) story.Remark {
		return story.Remark{Who: "m", Name: "Михаил Лаптев", At: at, Text: words}
	}
	hang("pages", "официальных страниц", false, mikhail("Число муниципальных страниц\u2028отдельно есть?"),
		story.Remark{Who: "a", Name: "Анна Беккер", At: at.Add(70 * time.Minute), Text: "Нет, ЦУР даёт только общее."})
	hang("more", "более", true, mikhail("Ровно сколько?"))
	hang("region", "Алтайском", false, story.Remark{Who: "m", At: at.AddDate(0, 0, -1), Text: "Во всём крае?"})
	return s
}

func (w *window) notes() *notes { return w.panes[Notes].(*notes) }

func openNotes(t *testing.T, s story.Story) *window {
	return open(t, s, func(d *Deps) { d.State.Tab = Notes })
}

// about is what the cards in sight are about, from the top.
func (w *window) about() string {
	var out []string
	for _, c := range w.notes().order {
		out = append(out, c.note.About)
	}
	return strings.Join(out, ", ")
}

// held is the card that has the keyboard.
func (w *window) held() story.NoteID {
	for id, c := range w.notes().cards {
		if w.canvas.Focused() == fyne.Focusable(c.press) {
			return id
		}
	}
	return ""
}

func TestNotesStandInTheOrderOfTheText(t *testing.T) {
	w := openNotes(t, noted(t))
	want := "Без имени\n14 июня, 10:30\nАлтайском\nВо всём крае?\nОтветить…\nРешено\n" +
		"Михаил Лаптев\n10:30\nофициальных страниц\nЧисло муниципальных страниц\nотдельно есть?\nАнна Беккер\n11:40\nНет, ЦУР даёт только общее.\nОтветить…\nРешено\n" +
		"Решённые 1\nЗаметка к тексту"
	if got := w.tabReads(); !strings.HasPrefix(got, want) {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
	w.notes().fold.press.Press()
	if got := w.tabReads(); w.about() != "Алтайском, официальных страниц, более" || !strings.Contains(got, "Ровно сколько?\nОткрыть снова") {
		t.Errorf("unfolded: %s, reads\n%s", w.about(), got)
	}
	w.canvas.Capture() // and all of it can be painted
	if !w.State().Resolved {
		t.Error("that it is unfolded is not remembered")
	}
}

func TestANoteIsWrittenOnWords(t *testing.T) {
	w := openNotes(t, gospabliki(t))
	sel := onWords(t, w.sheet.story, "2,3 тысяч")
	w.WriteNote(text.Selection{Anchor: sel.Head, Head: sel.Anchor}, sel)
	if got := w.tabReads(); !strings.HasPrefix(got, "2,3 тысяч\n") {
		t.Errorf("the draft reads\n%s", got)
	}
	w.type_("Откуда ")
	w.shift = true
	w.key(fyne.KeyReturn)
	w.shift = false
	w.type_("число?")
	w.write("Вчера ") // in the text, before its words
	w.key(fyne.KeyReturn)
	n := w.sheet.story.Notes
	if len(n) != 1 || n[0].About != "2,3 тысяч" || n[0].Remarks[0].Text != "Откуда \u2028число?" || n[0].Remarks[0].Name != "Анна Беккер" {
		t.Fatalf("%+v", n)
	}
	if got := story.Quoted(w.sheet.story.Body, n[0].Selection()); got != "2,3 тысяч" {
		t.Errorf("it hangs on %q", got)
	}
	if last := w.shown[len(w.shown)-1]; last != text.Caret(n[0].To) || w.notes().draft != nil || w.about() != "2,3 тысяч" {
		t.Errorf("the caret goes to %+v; cards %s", last, w.about())
	}
}

func TestADraftStandsWhereItsWordsAre(t *testing.T) {
	w := openNotes(t, noted(t))
	w.WriteNote(onWords(t, w.sheet.story, "создано"), text.Selection{})
	got := w.tabReads()
	if region, draft, pages := strings.Index(got, "Алтайском"), strings.Index(got, "создано"), strings.Index(got, "официальных"); region > draft || draft > pages {
		t.Errorf("reads\n%s", got)
	}
}

func TestEscLeavesADraftUnsaid(t *testing.T) {
	w := openNotes(t, gospabliki(t))
	sel := onWords(t, w.sheet.story, "создано")
	for _, typed := range []string{"", "Кем?"} {
		back := text.Caret(sel.Head)
		w.WriteNote(sel, back)
		w.type_(typed)
		w.key(fyne.KeyEscape)
		if len(w.sheet.story.Notes) != 0 || w.notes().draft != nil || w.shown[len(w.shown)-1] != back {
			t.Errorf("%q: %+v", typed, w.sheet.story.Notes)
		}
	}
	w.toast("Вернуть")
	if l := w.notes().draft; l == nil || l.remark.line.Text() != "Кем?" {
		t.Fatalf("what was typed cannot be had back: %+v", l)
	}
	w.key(fyne.KeyReturn)
	if n := w.sheet.story.Notes; len(n) != 1 || n[0].Remarks[0].Text != "Кем?" {
		t.Errorf("%+v", n)
	}
}

func TestADraftWithoutWordsVanishes(t *testing.T) {
	w := openNotes(t, gospabliki(t))
	for _, leave := range []func(){func() { w.key(fyne.KeyReturn) }, func() { w.Show(Photos); w.Show(Notes) }} {
		w.WriteNote(onWords(t, w.sheet.story, "создано"), text.Selection{})
		leave()
		if len(w.sheet.story.Notes) != 0 || w.notes().draft != nil || len(w.errors) != 0 {
			t.Errorf("%+v, %v", w.sheet.story.Notes, w.errors)
		}
	}
}

// TestWhatIsBeingWrittenIsKept when the person goes elsewhere, or the window
// closes.
func TestWhatIsBeingWrittenIsKept(t *testing.T) {
	w := openNotes(t, noted(t))
	w.WriteNote(onWords(t, w.sheet.story, "создано"), text.Selection{})
	w.type_("Кем?")
	w.Show(Photos)
	if n := w.sheet.story.Notes; len(n) != 4 || n[3].Remarks[0].Text != "Кем?" {
		t.Fatalf("%+v", n)
	}
	w.Show(Notes)
	w.notes().cards["region"].answer.way.Press()
	w.type_("Да, во всём")
	w.Settle()
	if n, _ := w.sheet.story.NoteWith("region"); len(n.Remarks) != 2 || n.Remarks[1].Text != "Да, во всём" || n.Remarks[1].Name != "Анна Беккер" {
		t.Errorf("%+v", n.Remarks)
	}
}

func TestAnAnswer(t *testing.T) {
	w := openNotes(t, noted(t))
	c := w.notes().cards["region"]
	c.answer.way.Press()
	w.type_("Да")
	w.key(fyne.KeyReturn)
	if n, _ := w.sheet.story.NoteWith("region"); len(n.Remarks) != 2 || w.held() != "region" || c.answer.remark != nil {
		t.Errorf("%+v, the keyboard is at %q", n.Remarks, w.held())
	}
	if !strings.Contains(w.tabReads(), "Во всём крае?\nАнна Беккер\n"+noon(t).Format("15:04")+"\nДа\nОтветить…") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	c.answer.way.Press()
	w.type_("Нет")
	w.key(fyne.KeyEscape)
	if n, _ := w.sheet.story.NoteWith("region"); len(n.Remarks) != 2 || w.held() != "region" {
		t.Errorf("%+v, the keyboard is at %q", n.Remarks, w.held())
	}
	w.toast("Вернуть")
	if c.answer.remark == nil || c.answer.remark.line.Text() != "Нет" {
		t.Error("the answer cannot be had back")
	}
}

func TestAnAnswerOutlivesOtherNotes(t *testing.T) {
	w := openNotes(t, noted(t))
	w.notes().cards["region"].answer.way.Press()
	w.type_("Да")
	if err := w.sheet.Do(story.RemoveNote{ID: "pages"}); err != nil {
		t.Fatal(err)
	}
	w.type_(", во всём")
	w.key(fyne.KeyReturn)
	if n, _ := w.sheet.story.NoteWith("region"); len(n.Remarks) != 2 || n.Remarks[1].Text != "Да, во всём" {
		t.Errorf("%+v", n.Remarks)
	}
	// A note that goes while it is answered takes the answer with it.
	w.notes().cards["region"].answer.way.Press()
	w.type_("Ещё")
	if err := w.sheet.Do(story.RemoveNote{ID: "region"}); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	if len(w.errors) != 0 {
		t.Error(w.errors)
	}
}

func TestANoteThatIsTooLongStaysInItsField(t *testing.T) {
	w := openNotes(t, gospabliki(t))
	w.WriteNote(onWords(t, w.sheet.story, "создано"), text.Selection{})
	d := w.notes().draft
	d.remark.typed = strings.Repeat("ы", story.MostRemark/2+1)
	w.key(fyne.KeyReturn)
	if len(w.sheet.story.Notes) != 0 || w.notes().draft != d || !strings.Contains(w.tabReads(), "Заметка длиннее 4000 знаков") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	w.type_("!")
	if strings.Contains(w.tabReads(), "длиннее") {
		t.Error("it is said of other words")
	}
}

func TestANoteIsResolvedAndOpenedAgain(t *testing.T) {
	w := openNotes(t, noted(t))
	w.button("Решено").Press()
	if n, _ := w.sheet.story.NoteWith("region"); !n.Resolved || w.about() != "официальных страниц" || w.held() != "pages" {
		t.Errorf("%+v, left %s, the keyboard is at %q", n, w.about(), w.held())
	}
	w.button("Решено").Press()
	if w.canvas.Focused() != fyne.Focusable(w.notes().fold.press) || !strings.Contains(w.tabReads(), "Решённые 3") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	w.notes().fold.press.Press()
	w.button("Открыть снова").Press()
	if n, _ := w.sheet.story.NoteWith("region"); n.Resolved || w.held() != "region" || w.rail.cells[Notes].number.Content() != "1" {
		t.Errorf("%+v, the keyboard is at %q", n, w.held())
	}
}

func TestANoteThatWasDeletedComesBackToItsWords(t *testing.T) {
	w := openNotes(t, noted(t))
	w.notes().cards["region"].remove()
	if _, there := w.sheet.story.NoteWith("region"); there || w.held() != "pages" {
		t.Errorf("it is there still, or the keyboard is at %q", w.held())
	}
	w.write("Вчера ")
	w.toast("Вернуть")
	n, there := w.sheet.story.NoteWith("region")
	if !there || story.Quoted(w.sheet.story.Body, n.Selection()) != "Алтайском" {
		t.Errorf("%v, it hangs on %q", there, story.Quoted(w.sheet.story.Body, n.Selection()))
	}
	// The story's own undo may have brought it back before.
	w.notes().cards["region"].remove()
	w.sheet.undo()
	w.toast("Вернуть")
	if len(w.errors) != 0 || len(w.sheet.story.Notes) != 3 {
		t.Errorf("%v, %d notes", w.errors, len(w.sheet.story.Notes))
	}
}

func TestACardShowsItsWordsAndArrowsWalk(t *testing.T) {
	w := openNotes(t, noted(t))
	w.paint()
	w.canvas.Focus(w.notes().cards["region"].press)
	w.key(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown)
	if w.held() != "pages" || len(w.shown) != 0 {
		t.Errorf("the keyboard is at %q, shown %+v", w.held(), w.shown)
	}
	w.key(fyne.KeyReturn)
	if len(w.shown) != 1 || w.shown[0] != onWords(t, w.sheet.story, "официальных страниц") {
		t.Errorf("shown is %+v", w.shown)
	}
	w.ChooseNote("region")
	if n := w.notes(); n.chosen != "region" || w.painted("region") != look.AccentSoft || w.painted("pages") != look.None {
		t.Errorf("chosen is %q", n.chosen)
	}
	w.ChooseNote("")
	w.Show(Photos)
	w.ChooseNote("pages")
	w.Show(Notes)
	if w.notes().chosen != "pages" {
		t.Errorf("the caret is in a note, and chosen is %q", w.notes().chosen)
	}
	w.SetFolded(true)
	if want := []story.NoteID{"", "pages", "region", "", "pages", ""}; !slices.Equal(w.meant, want) {
		t.Errorf("the text heard of %q, want %q", w.meant, want)
	}
}

func TestANoteWhoseWordsAreGoneSaysSo(t *testing.T) {
	w := openNotes(t, noted(t))
	sel := onWords(t, w.sheet.story, "Алтайском ")
	gone := text.Splice{Block: "b1", From: sel.Anchor.Offset, To: sel.Head.Offset}
	if err := w.sheet.Do(story.Body{Transaction: text.Transaction{Steps: []text.Step{gone}}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.tabReads(), "Алтайском\nЭтих слов в тексте больше нет.\nВо всём крае?") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	w.sheet.undo()
	if strings.Contains(w.tabReads(), "больше нет") {
		t.Errorf("after undo it reads\n%s", w.tabReads())
	}
}

// TestTypingRebuildsNoCard: the notes move with every letter, their cards do not.
func TestTypingRebuildsNoCard(t *testing.T) {
	w := openNotes(t, noted(t))
	before := w.objects()
	for range 20 {
		w.write("а")
	}
	if !slices.Equal(before, w.objects()) {
		t.Error("a letter made new objects")
	}
}

func TestTheNotesTabAsksForWords(t *testing.T) {
	s := gospabliki(t)
	w := openNotes(t, s)
	if !strings.HasPrefix(w.tabReads(), "Выделите слова в тексте") {
		t.Errorf("reads\n%s", w.tabReads())
	}
	w.button("Заметка к тексту").Press()
	if w.noting != 1 {
		t.Error("the button begins no note")
	}
	w.Show(Details)
	w.judge()
	if w.FocusField(rules.Place{Field: "notes"}); w.Tab() != Notes {
		t.Errorf("tab %v", w.Tab())
	}
}

// painted is the ground that can be seen of a card: without a size there is none.
func (w *window) painted(id story.NoteID) look.Token {
	w.paint()
	g := w.notes().cards[id].ground
	if g.Size().IsZero() || !g.Visible() || g.FillColor != look.Now().Colour(look.AccentSoft) {
		return look.None
	}
	return look.AccentSoft
}

// toast presses the way back that was offered last.
func (w *window) toast(label string) {
	w.t.Helper()
	w.paint()
	var found *kit.Button
	walk(w.canvas.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
	})
	if found == nil {
		w.t.Fatalf("nothing offers %q", label)
	}
	found.Press()
	w.paint()
}
