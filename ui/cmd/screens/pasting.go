package main

import "time"

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
