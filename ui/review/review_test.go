package review

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"dateline/internal/comparison"
	"dateline/internal/desk"
	"dateline/internal/merge"
	"dateline/internal/revision"
	"dateline/internal/story"
	"dateline/internal/text"
	"dateline/ui/command"
	"dateline/ui/editor"
	"dateline/ui/kit"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// TestTheBarSaysWhereTheStoryStandsAndWhatIsNew, with the version in the button.
func TestTheBarSaysWhereTheStoryStandsAndWhatIsNew(t *testing.T) {
	r := enter(t, how{})
	bar := says(r.bar.content)
	for _, want := range []string{
		"На проверке, версия 3.", "Анна Беккер", "сегодня в 11:48", "После вашей версии 2 — 9 изменений.", "По сведениям этого ноутбука на 12:06", "срок 14:00",
	} {
		if !strings.Contains(bar, want) {
			t.Errorf("%q is missing in:\n%s", want, bar)
		}
	}
	var labels []string
	walk(r.bar.content, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			labels = append(labels, b.Label())
		}
	})
	if diff := cmp.Diff([]string{"Убрать", "Отложить", "Вернуть с причинами…", "Одобрить версию 3"}, labels); diff != "" {
		t.Error(diff)
	}
	r.press("Одобрить версию 3")
	r.press("Отложить")
	if diff := cmp.Diff([]command.ID{"review.approve", "review.hold"}, r.ran); diff != "" {
		t.Error(diff)
	}
}

// TestAnApprovalThatWillNotCountIsClosedWithItsReason.
func TestAnApprovalThatWillNotCountIsClosedWithItsReason(t *testing.T) {
	for code, reason := range map[revision.Code]string{
		revision.OwnStory: "Свой материал нельзя одобрить", revision.NotEntitled: "редактор или главный редактор",
	} {
		r := enter(t, how{change: func(r *room) { r.standing.Why[revision.Approved] = &revision.Refusal{Code: code} }})
		b := button(r.bar.content, "Одобрить версию 3")
		if b == nil || !strings.Contains(b.Why(), reason) {
			t.Fatalf("%s: %v", code, says(r.bar.content))
		}
		b.Press()
		r.answer()
		if len(r.ran) != 0 {
			t.Errorf("%s: it was given all the same", code)
		}
	}
	r := enter(t, how{change: func(r *room) {
		r.standing.Missing = []revision.Need{{More: 2}, {Step: "legal", More: 1}, {Blocked: []revision.PersonID{"pavel"}}}
	}})
	for _, want := range []string{"нужно ещё 2 одобрения", "нужна ещё проверка: юридическая", "возврат ещё в силе"} {
		if bar := says(r.bar.content); !strings.Contains(bar, want) {
			t.Errorf("%q is missing in %s", want, bar)
		}
	}
}

// TestWhatChangedMeanwhileIsShownBeforeItCanBeApproved: an edit, or a version of
// somebody else.
func TestWhatChangedMeanwhileIsShownBeforeItCanBeApproved(t *testing.T) {
	for name, change := range map[string]func(*room){
		"an edit": func(r *room) {
			next := r.story
			next.Headline += "!"
			r.become(next)
		},
		"a version of somebody else": func(r *room) {
			r.versions = append(r.versions, desk.Version{Revision: hash(4), Number: 4, Time: noon(), Parents: []revision.Hash{hash(3)}, Head: true})
			r.contents[hash(4)] = r.story
			r.standing.Version = 4
			r.press("Одобрить версию 3")
		},
	} {
		r := enter(t, how{})
		change(r)
		if len(r.ran) != 0 {
			t.Errorf("%s: the old version was approved", name)
		}
		if button(r.bar.content, "Одобрить версию 3") != nil || !strings.Contains(says(r.bar.content), "Материал изменился, пока вы читали.") {
			t.Fatalf("%s:\n%s", name, says(r.bar.content))
		}
		r.Back()
		if r.answer(); r.reads != 0 || r.left != 1 {
			t.Errorf("%s: what was not read is marked as read", name)
		}
		r.press("Показать новое")
		if strings.Contains(says(r.bar.content), "пока вы читали") || button(r.bar.content, "Показать новое") != nil {
			t.Errorf("%s: the new one is not shown:\n%s", name, says(r.bar.content))
		}
	}
	// A note is no change of what is approved.
	r := enter(t, how{})
	if err := r.Do(story.ChangeNote{ID: "n2", Remarks: r.story.Notes[1].Remarks, Resolved: true}); err != nil {
		t.Fatal(err)
	}
	if button(r.bar.content, "Одобрить версию 3") == nil {
		t.Error("a note made the screen old")
	}
}

// TestWhatWasChangedAfterApprovalIsApprovedAgain in one press, as its next version.
func TestWhatWasChangedAfterApprovalIsApprovedAgain(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		r.standing.State, r.standing.Changed = revision.StateChangedAfter, true
	}})
	r.press("Одобрить снова, версия 4")
	if diff := cmp.Diff([]command.ID{"review.approve"}, r.ran); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(says(r.history.content), "Правки после версии 3") {
		t.Error("the thread does not tell of the text as it stands")
	}
}

// TestAnOldVersionIsReadAndNotApproved.
func TestAnOldVersionIsReadAndNotApproved(t *testing.T) {
	r := enter(t, how{})
	r.choose(hash(1), hash(2))
	r.answer()
	b := button(r.bar.content, "Одобрить версию 3")
	if b == nil || !strings.Contains(b.Why(), "не последняя версия") {
		t.Errorf("the approval: %v", b)
	}
	if n := len(r.read.comparison.Changes); n != 0 {
		t.Errorf("%d changes between two versions of one content", n)
	}
	if bar := says(r.bar.content); !strings.Contains(bar, "На экране версия 2; от версии 1 она не отличается.") {
		t.Error(bar)
	}
	r.choose(hash(3), hash(1)) // the newer as the older
	if r.answer(); !strings.Contains(says(r.bar.content), "На экране версия 1; от версии 3 её отличают 9 изменений.") {
		t.Error(says(r.bar.content))
	}
	r.history.pick(r.versions[0])
	if r.answer(); !strings.Contains(says(r.bar.content), "На экране версия 1, без сравнения.") || r.history.from.Value() != nothing {
		t.Errorf("the first version, chosen in the thread, is beside %s:\n%s", r.history.from.Value(), says(r.bar.content))
	}
	r.history.pick(r.versions[2])
	if r.answer(); r.state.From != hash(2) || !strings.Contains(says(r.bar.content), "После вашей версии 2 — 9 изменений.") {
		t.Errorf("the newest is beside %s:\n%s", r.state.From, says(r.bar.content))
	}
	r.history.since(nothing)
	if r.answer(); !r.read.alone || len(r.read.comparison.Changes) != 0 || !r.isNewest(r.read.to) {
		t.Error("the newest cannot be read by itself")
	}
}

// TestWhatWasNeverReadIsShownByItself: there is no "since" for it.
func TestWhatWasNeverReadIsShownByItself(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		r.seen, r.standing.Read = revision.Hash{}, false
	}, state: State{Filter: Figures}})
	if bar := says(r.bar.content); !strings.Contains(bar, "Вы читаете его впервые.") || strings.Contains(bar, "После") {
		t.Error(bar)
	}
	if b := button(r.bar.content, "Одобрить версию 3"); b == nil || b.Why() != "" {
		t.Errorf("what was read for the first time cannot be approved: %v", b)
	}
	if panel := says(r.changes.content); !strings.Contains(panel, "без сравнения") || strings.Contains(panel, "Цифры и имена") {
		t.Error(panel)
	}
	for _, l := range []editor.Layer{editor.Inserted, editor.Deleted} {
		if n := len(r.reading.sheet.marks[l]); n != 0 {
			t.Errorf("%d marks in a text that is compared with nothing", n)
		}
	}
	if !strings.Contains(r.history.hint.Content(), "ещё не читали") {
		t.Error(r.history.hint.Content())
	}
	r.choose(hash(2), hash(3)) // the versions are there to be compared all the same
	if r.answer(); !strings.Contains(says(r.bar.content), "После версии 2 — 9 изменений.") {
		t.Error(says(r.bar.content))
	}
	// Who wrote it is not told that they read it for the first time.
	r = enter(t, how{change: func(r *room) {
		r.seen, r.standing.Read, r.standing.Wrote = revision.Hash{}, false, true
	}})
	if bar := says(r.bar.content); strings.Contains(bar, "впервые") || !strings.Contains(bar, "После версии 2 — 9 изменений.") || strings.Contains(r.history.hint.Content(), "не читали") {
		t.Errorf("%s\n%s", bar, r.history.hint.Content())
	}
}

// TestNothingIsSaidTwice of an approved story that nobody touched.
func TestNothingIsSaidTwice(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		r.seen, r.standing.State = hash(3), revision.StateApproved
	}})
	if bar := says(r.bar.content) + says(r.reading.warning); strings.Count(bar, "ничего не менялось") != 1 {
		t.Error(bar)
	}
	r = enter(t, how{change: func(r *room) { r.seen = hash(3) }})
	if bar := says(r.bar.content); !strings.Contains(bar, "После вашей версии 3 ничего не менялось.") {
		t.Error(bar)
	}
}

// TestSignaturesThatDoNotHoldCloseEverything.
func TestSignaturesThatDoNotHoldCloseEverything(t *testing.T) {
	r := enter(t, how{change: func(r *room) { r.chain.Faults = []revision.Fault{{Code: revision.FaultSignature}} }})
	walk(r.bar.content, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			if b.Press(); b.Why() == "" {
				t.Errorf("%q can be pressed", b.Label())
			}
		}
	})
	if r.answer(); len(r.ran) != 0 {
		t.Errorf("given: %v", r.ran)
	}
	if s := says(r.reading.content); !strings.Contains(s, "Подписи этого материала не сходятся") {
		t.Errorf("no line over the text:\n%s", s)
	}
	if s := says(r.history.content); !strings.Contains(s, "Подписи не сходятся") {
		t.Errorf("the foot of the history:\n%s", s)
	}
}

// TestOnlyWhatIsPublishedCanBeKilled.
func TestOnlyWhatIsPublishedCanBeKilled(t *testing.T) {
	if r := enter(t, how{}); button(r.bar.content, "Снять…") != nil {
		t.Error("a story in review can be killed")
	}
	r := enter(t, how{change: func(r *room) {
		r.standing.State = revision.StatePublished
		r.standing.Why = map[revision.Kind]error{revision.Killed: nil, revision.Approved: &revision.Refusal{Code: revision.IsOut}}
	}})
	r.press("Снять…")
	if diff := cmp.Diff([]command.ID{"review.kill"}, r.ran); diff != "" {
		t.Error(diff)
	}
}

// TestTheThreadTellsWhoDidWhat, newest first.
func TestTheThreadTellsWhoDidWhat(t *testing.T) {
	r := enter(t, how{})
	var told []string
	for _, e := range r.history.knots() {
		what := "version"
		if e.said != nil {
			what = e.said.What
		}
		told = append(told, what)
	}
	if diff := cmp.Diff([]string{"filed", "returned", "filed", "version"}, told); diff != "" {
		t.Error(diff)
	}
	s := says(r.history.content)
	for _, want := range []string{"Возврат: Михаил Лаптев", "«Уточнить число организаций»", "1 786 знаков, +102 −18 · 1 фото", "Версия 2 — последняя, которую вы читали", "6 записей, 2 человека. Цепочка проверена в 12:06"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in:\n%s", want, s)
		}
	}
}

// marked is what the marks of a layer stand on.
func (r *room) marked(l editor.Layer) []string {
	e := r.reading.page.Text()
	var out []string
	for _, m := range e.Marks(l) {
		b := e.Document().Block(e.Document().Index(m.From.Block))
		out = append(out, b.Text[m.From.Offset:m.To.Offset])
	}
	return out
}

// TestTheTextHoldsTheWordsOfBothVersions, and notes hang where their words are.
func TestTheTextHoldsTheWordsOfBothVersions(t *testing.T) {
	r := enter(t, how{})
	for layer, want := range map[editor.Layer][]string{
		editor.Inserted:  {"2,3", "и муниципальных администраций", "замруководителя", "2942"},
		editor.Deleted:   {"2,1", "замглавы", "около трёх тысяч"},
		editor.Suggested: {", не выходя из соцсети"},
		editor.Notes:     {"органов власти, госорганизаций", "порядка 2,3 тысячи"},
	} {
		if diff := cmp.Diff(want, r.marked(layer)); diff != "" {
			t.Errorf("layer %d:\n%s", layer, diff)
		}
	}
	if r.reading.page.Text().Locked() == "" {
		t.Error("the text of two versions can be typed in")
	}
	r.reading.look(string(Plain))
	if got := r.reading.page.Text().Document().Block(0).Text; got != r.story.Body.Block(0).Text {
		t.Errorf("the clean text reads %q", got)
	}
	if diff := cmp.Diff([]string{"органов власти, госорганизаций", "порядка 2,3 тысячи"}, r.marked(editor.Notes)); diff != "" {
		t.Error(diff)
	}
	if len(r.marked(editor.Inserted)) != 0 {
		t.Error("the clean text is marked")
	}
}

// TestEveryChangeIsARowAndF6WalksThroughThem, with filters and round and round.
func TestEveryChangeIsARowAndF6WalksThroughThem(t *testing.T) {
	r := enter(t, how{})
	s := says(r.changes.content)
	for _, want := range []string{"Всё 9", "Цифры и имена 5", "Текст 6", "Фото и поля 3", "имя, должность", "перемещён, был после абзаца 5", "кадр 16:9 сдвинут", "Общество Власть"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in:\n%s", want, s)
		}
	}
	var walked []string
	for range len(r.read.comparison.Changes) + 1 {
		r.Step(1)
		c, _ := r.changes.chosen()
		walked = append(walked, c.Key)
	}
	if walked[0] != walked[len(walked)-1] || len(slices.Compact(slices.Sorted(slices.Values(walked)))) != 9 {
		t.Errorf("the walk: %v", walked)
	}
	r.changes.filter(Figures)
	for range 6 {
		r.Step(-1)
		if c, _ := r.changes.chosen(); !c.Figures && !c.Names {
			t.Errorf("%+v is neither a figure nor a name", c)
		}
	}
	if got := r.changes.counter.Content(); !strings.HasSuffix(got, " из 5") {
		t.Errorf("the counter says %q", got)
	}
}

// TestAChangeIsGoneToInTheText.
func TestAChangeIsGoneToInTheText(t *testing.T) {
	r := enter(t, how{size: fyne.NewSize(1440, 420)})
	for n, i := range r.changes.listed {
		c := r.read.comparison.Changes[i]
		if c.Kind != comparison.Words {
			continue
		}
		r.changes.choose(n)
		at := r.reading.page.Text().Selection().Head
		if at.Block != c.Block {
			t.Errorf("%s: the caret is in %s", c.Block, at.Block)
		}
		strong := 0
		for _, l := range []editor.Layer{editor.Inserted, editor.Deleted} {
			for _, m := range r.reading.page.Text().Marks(l) {
				if m.Strong != (m.ID == c.Key) {
					t.Errorf("%s is strong: %v", m.ID, m.Strong)
				} else if m.Strong {
					strong++
				}
			}
		}
		top, bottom, _ := r.reading.page.Text().RowOf(at)
		y := r.reading.page.Text().Position().Y
		if strong == 0 || y+top < 0 || y+bottom > r.reading.page.Size().Height {
			t.Errorf("%s: %d marks, its line at %v", c.Key, strong, y+top)
		}
	}
}

// TestNotesNeverOverlap, however many there are.
func TestNotesNeverOverlap(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		for i := range 6 {
			n := r.story.Notes[0]
			n.ID = story.NoteID(string(rune('a' + i)))
			r.story.Notes = append(r.story.Notes, n)
		}
		r.contents[hash(3)] = r.story
	}})
	cards := r.reading.margin.cards
	if len(cards) != 9 {
		t.Fatalf("%d cards", len(cards))
	}
	for i, c := range cards[1:] {
		above := cards[i]
		if c.place.Y < above.place.Y+above.size.Height {
			t.Errorf("card %d at %v lies over the one at %v, %v high", i+1, c.place.Y, above.place.Y, above.size.Height)
		}
	}
	top, _, _ := r.reading.page.Text().RowOf(cards[0].at)
	if cards[0].place.Y != top {
		t.Errorf("the first card is at %v, its line at %v", cards[0].place.Y, top)
	}
	r.win.Resize(fyne.NewSize(1024, 580))
	for _, c := range cards {
		if r.reading.margin.shown(c) != c.number {
			t.Error("a card has no room and is no number")
		}
	}
	cards[0].number.Press()
	if top := r.canvas.Overlays().Top(); top == nil || !strings.Contains(says(top), "Число муниципальных") {
		t.Error("the number does not open its note")
	}
}

// TestANoteIsAnsweredAndResolved beside the text.
func TestANoteIsAnsweredAndResolved(t *testing.T) {
	r := enter(t, how{})
	r.press("Ответить")
	for _, c := range "Хорошо" {
		r.canvas.Focused().TypedRune(c)
	}
	r.press("Сказать")
	n, _ := r.story.NoteWith("n1")
	if len(n.Remarks) != 3 || n.Remarks[2].Text != "Хорошо" {
		t.Fatalf("said: %+v", n.Remarks)
	}
	if !strings.Contains(says(r.reading.content), "Хорошо") {
		t.Error("the answer is not shown")
	}
	r.press("Решено")
	solved := 0
	for _, n := range r.story.Notes {
		if n.Resolved {
			solved++
		}
	}
	if solved != 1 || len(r.marked(editor.Notes)) != 1 {
		t.Errorf("%d resolved, marks %v", solved, r.marked(editor.Notes))
	}
}

// TestSuggestionsAreAnswered one by one, and all at once.
func TestSuggestionsAreAnswered(t *testing.T) {
	r := enter(t, how{})
	key := r.suggestions[0].Comparison.Changes[0].Key
	r.press("Принять")
	r.press("Отклонить")
	r.press("Принять все")
	r.press("Отклонить все")
	if diff := cmp.Diff([]string{"t1:" + key, "t1:"}, r.taken); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"t1:" + key, "t1:"}, r.declined); diff != "" {
		t.Error(diff)
	}
	if r.told != 4 {
		t.Errorf("the window heard of %d", r.told)
	}
	r.canvas.Focus(button(r.reading.content, "Отклонить"))
	r.Act()
	if r.answer(); len(r.taken) != 3 {
		t.Error("Ctrl+Enter does not take the suggestion whose card has the keyboard")
	}
	mine := enter(t, how{change: func(r *room) { r.suggestions[0].Mine = true }})
	if button(mine.Content(), "Принять") != nil || button(mine.Content(), "Принять все") != nil {
		t.Error("a person can answer to themselves")
	}
	mine.press("Отозвать")
	if diff := cmp.Diff([]string{"t1"}, mine.recalled); diff != "" {
		t.Error(diff)
	}
}

// typed writes at the end of the first paragraph of the proposal.
func (r *room) typed(words string) {
	r.t.Helper()
	e := r.proposal.page.Text()
	b := e.Document().Block(0)
	e.Select(text.Caret(text.Pos{Block: b.ID, Offset: len(b.Text)}))
	e.Focus()
	for _, c := range words {
		r.canvas.Focused().TypedRune(c)
	}
}

// TestASuggestionIsWrittenIntoACopy, kept while one writes and signed at the end.
func TestASuggestionIsWrittenIntoACopy(t *testing.T) {
	r := enter(t, how{})
	before := r.story
	r.reading.propose.Tapped(nil)
	r.answer()
	r.typed(" Так.")
	if len(r.kept) != 0 {
		t.Error("every key is handed to the desk")
	}
	r.rest()
	if len(r.kept) != 1 || len(r.proposed) != 0 || !strings.HasSuffix(r.kept[0].Body.Block(0).Text, " Так.") {
		t.Fatalf("kept %d, signed %d", len(r.kept), len(r.proposed))
	}
	var green []string
	e := r.proposal.page.Text()
	for _, m := range e.Marks(editor.Inserted) {
		green = append(green, e.Document().Block(e.Document().Index(m.From.Block)).Text[m.From.Offset:m.To.Offset])
	}
	if diff := cmp.Diff([]string{" Так."}, green); diff != "" {
		t.Error(diff)
	}
	if b := button(r.bar.content, "Одобрить версию 3"); b.Why() == "" {
		t.Error("one can approve while writing a suggestion")
	}
	r.Back()
	r.answer()
	if r.proposal != nil || len(r.proposed) != 1 || r.left != 0 {
		t.Errorf("mode %v, signed %d, left %d", r.proposal != nil, len(r.proposed), r.left)
	}
	if !cmp.Equal(before.Body, r.story.Body, cmp.Comparer(func(a, b text.Document) bool { _, was, is := b.Changed(a); return was == 0 && is == 0 })) {
		t.Error("the story itself was changed")
	}
	r.Back()
	if r.answer(); r.left != 1 || r.reads != 1 {
		t.Errorf("left %d, marked %d", r.left, r.reads)
	}
}

// TestASuggestionThatCannotBeKeptStays on the screen with all that was written.
func TestASuggestionThatCannotBeKeptStays(t *testing.T) {
	r := enter(t, how{})
	r.reading.propose.Tapped(nil)
	r.typed(" Так.")
	r.failing = errors.New("disk full")
	r.Back()
	r.answer()
	if r.proposal == nil || len(r.errors) == 0 || !strings.HasSuffix(r.proposal.story.Body.Block(0).Text, " Так.") {
		t.Fatalf("errors %v", r.errors)
	}
	r.failing = nil
	r.Back()
	if r.answer(); r.proposal != nil || len(r.proposed) != 1 {
		t.Errorf("signed %d", len(r.proposed))
	}
}

// TestAnEmptySuggestionIsNone, and one that a crash left behind goes on.
func TestAnEmptySuggestionIsNone(t *testing.T) {
	r := enter(t, how{})
	r.reading.propose.Tapped(nil)
	r.Back()
	if r.answer(); r.proposal != nil || len(r.proposed)+len(r.kept) != 0 {
		t.Errorf("kept %d, signed %d", len(r.kept), len(r.proposed))
	}
	r = enter(t, how{change: func(r *room) {
		left := r.story
		left.Headline = "Другой заголовок"
		r.begun = &desk.Proposal{Thread: "t7", Story: left, Base: r.story}
	}})
	r.reading.propose.Tapped(nil)
	if got := r.proposal.headline.Text(); got != "Другой заголовок" {
		t.Errorf("the headline reads %q", got)
	}
	r.Back()
	if r.answer(); len(r.proposed) != 1 {
		t.Error("it is not signed")
	}
}

// TestTheScreenIsBuiltAnewWhereThePersonWas, in another language.
func TestTheScreenIsBuiltAnewWhereThePersonWas(t *testing.T) {
	r := enter(t, how{})
	r.changes.filter(Figures)
	r.Step(1)
	r.Step(1)
	chosen, _ := r.changes.chosen()
	r.reading.propose.Tapped(nil)
	r.typed(" Так.")
	again := enter(t, how{lang: "ru", dark: true, state: r.State()})
	if got, _ := again.changes.chosen(); got.Key != chosen.Key || again.state.Filter != Figures {
		t.Errorf("change %q, filter %q", got.Key, again.state.Filter)
	}
	if again.proposal == nil || !strings.HasSuffix(again.proposal.story.Body.Block(0).Text, " Так.") {
		t.Error("what was being written is lost")
	}
}

// TestANoteIsMadeOnWordsOfTheNewestVersion, wherever they stand between the words
// of the older one; on words that are gone there is none.
func TestANoteIsMadeOnWordsOfTheNewestVersion(t *testing.T) {
	r := enter(t, how{})
	e := r.reading.page.Text()
	selects := func(words string) {
		for _, b := range e.Document().All() {
			if at := strings.Index(b.Text, words); at >= 0 {
				e.Select(text.Selection{Anchor: text.Pos{Block: b.ID, Offset: at}, Head: text.Pos{Block: b.ID, Offset: at + len(words)}})
				return
			}
		}
		t.Fatalf("no %q in the text", words)
	}
	selects("замглавы")
	if sel, ok := r.Notable(); ok {
		t.Errorf("words that are gone can be noted: %+v", sel)
	}
	for _, about := range []string{"замруководителя ЦУР", "тысяч официальных страниц", "Центр управления"} {
		selects(about)
		r.AddNote()
		for _, c := range "Точно?" {
			r.canvas.Focused().TypedRune(c)
		}
		button(r.canvas.Overlays().Top(), "Сказать").Press()
		n := r.story.Notes[len(r.story.Notes)-1]
		b := r.story.Body.Block(r.story.Body.Index(n.From.Block))
		if got := b.Text[n.From.Offset:n.To.Offset]; got != about || n.About != about || n.Remarks[0].Text != "Точно?" {
			t.Errorf("the note on %q is about %q and hangs on %q", about, n.About, got)
		}
		if !slices.Contains(r.marked(editor.Notes), about) {
			t.Errorf("%q is not marked: %q", about, r.marked(editor.Notes))
		}
	}
	r.choose(hash(1), hash(2))
	r.answer()
	r.reading.page.Text().SelectAll()
	if _, ok := r.Notable(); ok {
		t.Error("an old version can be noted")
	}
}

// TestTwoVersionsAreMergedBeforeAnythingIsApproved.
func TestTwoVersionsAreMergedBeforeAnythingIsApproved(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		r.standing.State, r.standing.Heads = revision.StateBothChanged, 2
		r.standing.Why[revision.Approved] = &revision.Refusal{Code: revision.BothChanged}
	}})
	if b := button(r.bar.content, "Одобрить версию 3"); b == nil || b.Why() == "" {
		t.Error("one of two versions can be approved")
	}
	r.press("Свести")
	if diff := cmp.Diff([]command.ID{"review.merge"}, r.ran); diff != "" {
		t.Error(diff)
	}
}

// TestWhatWasMergedWithoutAQuestionIsToBeRead.
func TestWhatWasMergedWithoutAQuestionIsToBeRead(t *testing.T) {
	r := enter(t, how{change: func(r *room) {
		r.versions[2].Reads = []merge.Read{{Block: "b3", Number: 3}, {Field: "headline"}, {Photo: "p1", Field: "caption"}, {Block: "b3", Number: 3}}
	}})
	if s := says(r.reading.content); !strings.Contains(s, "прочтите: Абзац 3, Заголовок, Фото") {
		t.Errorf("to be read:\n%s", s)
	}
}

// TestWhatWasReadAndIsNoVersionIsComparedToo: the desk knows the text, and the
// screen says what it is.
func TestWhatWasReadAndIsNoVersionIsComparedToo(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*room)
		says   string
		hint   string
	}{
		"the text as it stands": {func(r *room) { r.readLast = r.story }, "С тех пор, как вы читали, ничего не менялось.", "версией не стало"},
		"one between two versions": {func(r *room) {
			r.readLast = r.contents[hash(2)]
			r.readLast.Headline = "Заголовок между версиями"
		}, "С тех пор, как вы читали, — 9 изменений.", "версией не стало"},
	} {
		r := enter(t, how{change: func(r *room) {
			r.seen = revision.Hash{}
			for i := range r.versions {
				r.versions[i].Content = contentOf(r.contents[r.versions[i].Revision])
			}
			r.versions[2].Content = hash(9) // what stands is no version
			c.change(r)
		}})
		if s := says(r.bar.content); !strings.Contains(s, c.says) {
			t.Errorf("%s:\n%s", name, s)
		}
		if s := r.history.hint.Content(); !strings.Contains(s, c.hint) {
			t.Errorf("%s: %q", name, s)
		}
		r.unworded()
	}
}

// TestLookingAtAnOldVersionIsNotReadingTheNews: what is new stays new.
func TestLookingAtAnOldVersionIsNotReadingTheNews(t *testing.T) {
	for name, c := range map[string]struct {
		state State
		reads int
	}{
		"an old version alone":           {State{Chosen: true, Alone: true, To: hash(1), View: Plain}, 0},
		"what an old version changed":    {State{Chosen: true, From: hash(1), To: hash(2)}, 0},
		"the newest by itself":           {State{Chosen: true, Alone: true, To: hash(3), View: Plain}, 1},
		"the news":                       {State{}, 1},
		"the news, because it was asked": {State{Chosen: true, From: hash(2)}, 1},
	} {
		r := enter(t, how{state: c.state, change: func(r *room) { r.seen = hash(2) }})
		r.Back()
		if r.answer(); r.left != 1 || r.reads != c.reads {
			t.Errorf("%s: left %d, marked as read %d times, want %d", name, r.left, r.reads, c.reads)
		}
	}
}
