package main

import (
	"strings"

	"dateline/internal/desk"
	"dateline/internal/revision"
	"dateline/ui/kit"
	"dateline/ui/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// sheetHeight is what all controls in all their states need at the full width.
const sheetHeight = 1330

// sheet shows every control of ui/kit in every state, on one page.
type sheet struct {
	t *tourist
	k *kit.Kit
}

// components takes the pictures of the sheet, once a language.
func (t *tourist) components() {
	if t.size.Width < sizes()[0].Width {
		return
	}
	full := t.size
	defer func() {
		t.size, t.dark = full, false
		t.App.Settings().SetTheme(&look.Theme{})
	}()
	t.size = fyne.NewSize(full.Width, sheetHeight)
	for _, t.dark = range []bool{false, true} {
		t.App.Settings().SetTheme(&look.Theme{Look: look.Look{Dark: t.dark}})
		w := test.NewWindow(nil)
		w.SetPadded(false)
		s := &sheet{t: t}
		s.k = kit.New(kit.Options{Say: t.words.Say, Canvas: w.Canvas})
		w.SetContent(kit.Box(look.Chrome, look.None, 0, kit.Inset(24, 24, 24, 24, s.page())))
		w.Resize(t.size)
		t.snap("00-components", w.Canvas().Capture())
		w.Close()
	}
}

func (s *sheet) page() fyne.CanvasObject {
	return kit.Column(
		16, s.buttons(), s.fields(), s.choices(),
		beside(s.states(), s.saving()), beside(s.types(), kit.Column(16, s.work(), s.marks()), kit.Column(16, s.empty(), s.month())), s.icons(),
	)
}

func beside(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Grid(len(cards), 16, 16, cards...)
}

// card is a part of the sheet under its title.
func (s *sheet) card(ru, en string, parts ...fyne.CanvasObject) fyne.CanvasObject {
	body := append([]fyne.CanvasObject{s.k.Text(s.in(ru, en), look.PanelTitle, look.Ink)}, parts...)
	return kit.Box(look.Panel, look.Line, look.R2, kit.Inset(16, 20, 16, 20, kit.Column(12, body...)))
}

func (s *sheet) in(ru, en string) string {
	if s.t.lang == "ru" {
		return ru
	}
	return en
}

// under puts the name of a state under a control.
func (s *sheet) under(o fyne.CanvasObject, ru, en string) fyne.CanvasObject {
	return kit.Column(4, kit.Row(0, o), s.k.Text(s.in(ru, en), look.Label, look.Ink3).Lines(1))
}

func hovered(b *kit.Button) *kit.Button {
	b.MouseIn(&desktop.MouseEvent{})
	return b
}

func focused[F fyne.Focusable](o F) F {
	o.FocusGained()
	return o
}

func (s *sheet) buttons() fyne.CanvasObject {
	approve, shut := s.in("Одобрить", "Approve"), s.in("Закрыть", "Close")
	closed := s.k.Button(kit.Primary, approve, nil)
	closed.Disable(s.in("Одобряет не автор", "Not the author"))
	return s.card(
		"Кнопки", "Buttons",
		kit.Flow(
			20, 12,
			s.under(s.k.Button(kit.Primary, approve, nil), "главная", "primary"),
			s.under(hovered(s.k.Button(kit.Primary, approve, nil)), "под мышью", "hover"),
			s.under(focused(s.k.Button(kit.Primary, approve, nil)), "фокус", "focus"),
			s.under(closed, "нельзя: причина в подсказке", "disabled: tooltip says why"),
			s.under(s.k.Button(kit.Secondary, shut, nil), "обычная", "secondary"),
			s.under(hovered(s.k.Button(kit.Secondary, shut, nil)), "под мышью", "hover"),
			s.under(focused(s.k.Button(kit.Secondary, shut, nil)), "фокус", "focus"),
			s.under(s.k.Button(kit.Danger, s.in("Снять", "Kill"), nil).WithIcon("trash"), "опасная", "danger"),
			s.under(s.k.Button(kit.Quiet, s.in("Отмена", "Cancel"), nil), "тихая", "quiet"),
			s.under(s.k.Button(kit.Link, s.in("Перейти", "Go there"), nil), "ссылка", "link"),
			s.under(s.k.Button(kit.Secondary, shut, nil).Small(), "малая", "small"),
			s.under(s.k.Button(kit.Primary, s.in("Начать", "Start"), nil).IconAfter("send").Large(), "большая", "large"),
			s.under(kit.Row(0, s.k.Tool("bold", "", "", nil), on(s.k.Tool("italic", "", "", nil)), hovered(s.k.Tool("link", "", "", nil))), "инструменты", "tools"),
		),
	)
}

func on(b *kit.Button) *kit.Button {
	b.SetOn(true)
	return b
}

func (s *sheet) fields() fyne.CanvasObject {
	entry := func(text, placeholder string) *kit.Entry {
		return s.k.Entry(kit.EntryOptions{Text: text, Placeholder: placeholder})
	}
	wrong, shut := entry(s.in("31 июня", "31 June"), ""), entry(s.in("ИА Атмосфера", "Zarya"), "")
	wrong.SetError(true)
	bad := s.k.Field(s.in("С ошибкой", "Wrong"), "", wrong)
	bad.SetError(s.in("В июне 30 дней", "June has 30 days"))
	locked := s.k.Field(s.in("Закрыто", "Locked"), "", shut)
	locked.Lock(s.in("Одобрено: правка снимет одобрение", "Approved: an edit withdraws it"))
	return s.card("Поля", "Fields", kit.Grid(
		5, 12, 12,
		s.k.Field(s.in("Обычное", "Usual"), "", entry(s.in("Барнаул", "Barnaul"), "")),
		s.k.Field(s.in("В фокусе", "Focus"), s.in("3 из 90", "3 of 90"), focused(entry(s.in("Рубц", "Rub"), ""))),
		s.k.Field(s.in("Пустое", "Empty"), "", entry("", s.in("Город, три буквы", "City, three letters"))),
		bad, locked,
	))
}

func (s *sheet) choices() fyne.CanvasObject {
	options := []kit.Option{{Value: "a", Label: s.in("Власть", "Politics")}, {Value: "b", Label: s.in("Город", "City")}}
	digits := []kit.Option{{Value: "1", Label: "1"}, {Value: "2", Label: "2"}, {Value: "3", Label: "3"}, {Value: "4", Label: "4"}}
	shut := s.k.Select(options, "a", nil)
	shut.Lock("-")
	completer := s.k.Completer(kit.EntryOptions{Text: s.in("Барнаул", "Barnaul")}, nil, nil)
	completer.SetSuffix(s.in("Алтайский край", "Altai Krai"))
	return s.card("Выбор", "Choices", kit.Grid(
		5, 12, 12,
		s.k.Select(options, "a", nil), focused(s.k.Select(options, "b", nil)), shut, s.k.Segmented(digits, "4", nil), completer,
	))
}

func (s *sheet) states() fyne.CanvasObject {
	var marks []fyne.CanvasObject
	for _, state := range []revision.State{
		revision.StateDraft, revision.StateInReview, revision.StateReturned, revision.StateHeld, revision.StateApproved,
		revision.StateChangedAfter, revision.StateEmbargoed, revision.StatePublished, revision.StateSpiked, revision.StateKilled,
	} {
		icon, token := look.StateMark(string(state))
		marks = append(marks, s.k.Mark(icon, token, s.t.say("state.title."+string(state)), look.Interface))
	}
	return s.card("Состояния: цвет, форма и слово", "States: colour, form and word", kit.Flow(28, 10, marks...))
}

func (s *sheet) saving() fyne.CanvasObject {
	saved := s.t.words.Say("storyview.saved", map[string]any{"Time": "12:04:31"})
	failed := s.t.words.Say("storyview.not-saved", map[string]any{"Why": s.in("Диск полон.", "The disk is full.")})
	return s.card(
		"Строка сохранения", "Save line",
		s.k.Mark("check", look.Green, saved, look.Interface), s.k.Mark("edit", look.Ink2, s.t.say("storyview.saving"), look.Interface),
		s.k.Mark("blocks", look.Red, failed, look.Interface),
	)
}

func (s *sheet) types() fyne.CanvasObject {
	line := func(r look.Role, token look.Token, ru, en string) fyne.CanvasObject {
		return s.k.Text(s.in(ru, en), r, token)
	}
	return s.card(
		"Шрифты", "Type",
		line(look.Headline, look.Ink, "Заголовок 34/40", "Headline 34/40"),
		line(look.Deck, look.Ink2, "Подзаголовок 20/28, PT Serif", "Deck 20/28, PT Serif"),
		line(look.Heading2, look.Ink, "Заголовок в тексте 22/28", "Subheading 22/28"),
		line(look.Body, look.Ink, "Текст 18/28: «ёлочки», тире — и числа 2942, 3,2\u00a0%, №\u00a07, 1\u00a0786\u00a0зн.", "Body 18/28: “quotes”, dash — and 2,942, 3.2\u00a0%, No.\u00a07"),
		line(look.ListHeadline, look.Ink, "Заголовок в списке 15/20", "Headline in a list 15/20"),
		line(look.PanelTitle, look.Ink, "Название панели 16/24, PT Sans", "Panel title 16/24, PT Sans"),
		line(look.Interface, look.Ink, "Интерфейс 14/20, кнопки, поля, меню", "Interface 14/20, buttons, fields, menus"),
		line(look.Small, look.Ink2, "Пояснения 13/18", "Explanations 13/18"),
		line(look.Label, look.Ink3, "Метки полей, время, счётчики 12/16", "Labels, times, counters 12/16"),
	)
}

func (s *sheet) work() fyne.CanvasObject {
	p := s.k.Progress(func() {})
	p.Set(s.t.words.Say("publish.building", map[string]any{"Number": 9, "All": 15}), 9, 15, s.in("осталось 2 с", "2 s left"))
	show := s.k.Button(kit.Link, s.in("Показать", "Show"), nil).Small()
	return s.card(
		"Долгая работа и итог", "Long work and its result", p,
		s.k.ResultLine(kit.Good, s.in("Пакет готов", "The package is ready"), func() {}, show),
		s.k.ResultLine(kit.Bad, s.in("Снимок 4 не открыт: файл оборван", "Photo 4 does not open: the file is cut short"), func() {}),
		s.k.ResultLine(kit.Warn, s.in("Нет даты съёмки", "No date of the shot"), func() {}),
		s.k.Banner(kit.Good, s.in("Можно выпускать", "Ready"), s.in("После одобрения ничего не менялось.", "Nothing has changed since approval.")),
	)
}

func (s *sheet) marks() fyne.CanvasObject {
	return s.card(
		"Отбор и отметки", "Chips and ticks",
		kit.Flow(
			8, 8, s.k.Chip(s.in("Город: Барнаул", "City: Barnaul"), func() {}), s.k.Chip(s.in("срочно", "urgent"), nil),
			s.k.Check(s.in("Отмечено", "On"), true, nil), s.k.Check(s.in("Нет", "Off"), false, nil), s.k.Switch(true, nil), s.k.Switch(false, nil),
			s.k.Avatar(s.in("АБ", "AB")),
		),
	)
}

func (s *sheet) empty() fyne.CanvasObject {
	id := "library.empty." + string(desk.InReview)
	inside := s.k.Empty("inbox", s.t.say(id), s.t.say(id+".text"), s.k.Button(kit.Secondary, s.t.say("library.empty.all-work"), nil).Small())
	return s.card("Пустая очередь", "Empty queue", kit.Box(look.Paper, look.Line, look.R2, inside))
}

func (s *sheet) month() fyne.CanvasObject {
	months, weekdays := strings.Fields(s.in(
		"Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
		"January February March April May June July August September October November December",
	)), strings.Fields(s.in("Пн Вт Ср Чт Пт Сб Вс", "Mo Tu We Th Fr Sa Su"))
	day := kit.Day{Year: 2026, Month: 11, Day: 20}
	return s.card("Календарь", "Calendar", kit.Row(0, s.k.Calendar(day, kit.Day{Year: 2026, Month: 11, Day: 24}, months, weekdays, nil)))
}

func (s *sheet) icons() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, name := range strings.Fields(`plus search chevron-down chevron-right chevron-left chevron-up close check warns blocks info pass photo link
		details checks notes history bold italic heading quote list-bullet list-number factbox divider undo redo calendar clock tag lock user place
		globe trash rotate-left rotate-right flip exposure contrast crop focal-point straighten folder file archive send pause eye print package shield
		grip focus-mode offline handoff more moved return sort star copy edit phone desktop command gear inbox`) {
		all = append(all, s.k.Icon(look.Icon(name), 20, look.Ink))
	}
	return s.card("Значки, 20 × 20, линия 1,5", "Icons, 20 × 20, line 1.5", kit.Flow(18, 12, all...))
}
