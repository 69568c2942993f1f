package main

import (
	"path/filepath"
	"strings"
	"time"
)

// newsroom shows what a day's work goes through.
func (t *tourist) newsroom() {
	t.components()
	t.begin("")
	t.writes()
	t.twice(func() {
		t.writing()
		t.gallery()
		t.judging()
		t.publishing()
		t.finding()
		t.pasting()
	})
}

// writing is the story that is being written, with everything around it.
func (t *tourist) writing() {
	t.opens(t.draft().headline)
	t.presses("Ctrl+Home")
	for _, tab := range tabs() {
		t.does(tab)
		t.picture("01-inspector-" + strings.TrimPrefix(string(tab), "view."))
	}
	t.picture("01-main")
	t.noting()
	t.does("view.focus")
	t.picture("01-focus-mode")
	t.does("view.focus")
	t.does("photo.crop")
	t.picture("01-crop")
	t.presses("Esc")
	t.does("photo.add")
	t.picture("01-file-dialog")
	t.presses("Esc")
	t.does("help.menu")
	t.picture("01-menu-story")
	t.presses("Esc")
	t.presses("Ctrl+L", "Down", "Shift+F10")
	t.picture("01-menu-row")
	t.presses("Esc")
	t.does("find.next")
	t.does("find.next")
	t.picture("01-toasts")
	t.presses("Esc")
	t.Advance(10 * time.Second)
	t.Rest()
}

// noting is a note that is being written, the card of one in whose words the
// caret stands, and those that are resolved.
func (t *tourist) noting() {
	t.does("view.notes")
	t.presses("Ctrl+Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Right")
	t.picture("01-note-chosen")
	t.chooses(t.words.Say("inspector.notes.resolved", map[string]any{"N": 1}))
	t.picture("01-notes-resolved")
	t.chooses(t.words.Say("inspector.notes.resolved", map[string]any{"N": 1}))
	t.presses("Ctrl+Home", "Ctrl+Down", "Ctrl+Right", "Ctrl+Shift+M")
	t.types(map[string]string{"ru": "Кто подрядчик, знает пресс-служба?", "en": "Who says so? We need a name."}[t.lang])
	t.picture("01-note-written")
	t.presses("Esc")
	t.Advance(10 * time.Second)
	t.chooses(t.say("inspector.notes.answer"))
	t.picture("01-note-answer")
	t.presses("Esc")
	t.does("view.details")
}

// gallery is photos that stand beside each other, of which one is chosen.
func (t *tourist) gallery() {
	t.opens(report)
	t.presses("Ctrl+End")
	t.picture("01-gallery")
}

// judging is what an editor sees.
func (t *tourist) judging() {
	t.opens(returned)
	t.picture("02-returned")
	t.opens(tram)
	t.picture("02-changed-after-approval")
	t.opens(reviewed)
	t.picture("02-in-review")
	t.does("review.return")
	t.picture("02-return-empty")
	t.types(map[string]string{"ru": "Уточните, сколько лип посадили.", "en": "How many trees exactly?"}[t.lang])
	t.picture("02-return")
	t.presses("Esc")
}

// publishing is the way out, closed, open and gone through.
func (t *tourist) publishing() {
	t.opens(t.draft().headline)
	t.does("story.publish")
	t.picture("04a-publish-blocked")
	t.presses("Esc")
	t.opens(approved)
	t.does("story.publish")
	t.sees("index.html")
	t.picture("04b-publish-ready")
	t.clicks(t.say("publish.folder.change"))
	t.Rest()
	t.presses("Ctrl+Enter")
	t.sees(t.say("publish.done.title"))
	t.picture("04c-publish-done")
	if t.wanted("08-page") {
		t.keep(t.files.unpack(filepath.Join(t.out, "08-page-"+t.lang)))
	}
	t.keep(t.files.clear())
	t.presses("Esc")
}

// finding is the palette, the keys, the settings, and a search without an answer.
func (t *tourist) finding() {
	t.does("help.palette")
	t.picture("06b-palette-empty")
	t.types(map[string]string{"ru": "пров", "en": "pub"}[t.lang])
	t.picture("06b-palette")
	t.presses("Esc")
	t.does("help.keys")
	t.picture("06c-keys")
	t.presses("Esc")
	t.does("story.settings")
	t.picture("06d-settings")
	t.presses("Esc")
	t.presses("Ctrl+L")
	t.types("ъъъ")
	t.picture("01-search-empty")
	t.presses("Esc")
}

// pasting is the question about a whole page, and what was left out of it.
func (t *tourist) pasting() {
	t.opens(t.draft().headline)
	t.presses("Ctrl+End")
	t.App.Clipboard().SetContent(page(t.lang))
	t.does("edit.paste")
	t.sees(t.say("pasted.title"))
	t.picture("03-pasted-page")
	t.presses("Down", "Space")
	t.clicks(t.say("pasted.left.show"))
	t.picture("03-pasted-page-left-out")
	t.clicks(t.say("pasted.insert"))
	t.picture("03-pasted-toast")
	t.clicks(t.say("shell.pasted.more"))
	t.picture("03-pasted-left-out")
	t.presses("Esc")
	t.does("edit.undo")
	t.Advance(10 * time.Second)
	t.Rest()
}

// page is one as it comes from a browser with everything around its text.
func page(lang string) string {
	return map[string]string{"ru": `Рубцовск
В Рубцовске заработал первый электробус, который будет ходить от вокзала до станкозаводского рынка каждые двенадцать минут
Машину ждали с прошлой осени
Машина на маршруте. Фото: ИА "Заря" / Пётр Осипов
Роман Жук
3 марта, 2024
В Рубцовске на линию вышел первый электробус: он ходит по шестому маршруту от вокзала до станкозаводского рынка и обратно.
Поделиться
ВКонтакте
Об этом сообщили в городском комитете по транспорту, где машину ждали с прошлой осени и успели обучить четверых водителей.
Пассажиры ждут на остановке. Фото: Мария Ларина
До конца года таких машин станет пять, а к следующей зиме в депо построят тёплую стоянку с зарядными столбами.
12 комментариев
Читайте также
В Бийске открыли каток под крышей
Мост через Бию закроют на ночь
Новости партнеров
Рыбаков сняли со льдины
Кота вернули хозяйке через пять лет
В парке нашли старый фонтан
`, "en": `Perth
The first electric bus has left the depot in Perth and will run from the station to the market every twelve minutes
Drivers had waited for it since last autumn
The bus on its route. Photo: Daybreak News / Helen Marsh
Tom Reed
March 3, 2024
The first electric bus is on the streets of Perth: it follows the sixth route from the station to the market by the river and back.
Share
Copy link
The transport committee of the city said so on Sunday, adding that four drivers had been trained since the autumn for the new machine.
Passengers at the stop. Photo: Mary Larkin
By the end of the year there will be five of them, and a warm garage with chargers is to be built before the next winter.
12 comments
Read also
A covered ice rink opens in town
The bridge will be closed at night
Partner news
Fishermen taken off the ice
A cat is home again after five years
An old fountain found in the park
`}[lang]
}

// emptyNewsroom is a newsroom before its first story.
func (t *tourist) emptyNewsroom() {
	t.begin("welcome.open.empty")
	t.twice(func() {
		t.picture("01-new-story")
		t.queue("embargoed")
		t.picture("01-queue-empty")
		t.queue("all")
	})
}
