package desk

import (
	"context"
	"fmt"
	"strings"

	"dateline/internal/archive"
	"dateline/internal/newsdate"
	"dateline/internal/story"
	"dateline/internal/text"
)

// phrases are what synthetic stories are made of, for one language.
type phrases struct {
	cities, subjects, deeds, reasons, closings, bylines, rubrics []string
}

func phrasesOf(lang string) phrases {
	if lang == "ru" {
		return phrases{
			cities:   []string{"Барнаул", "Бийск", "Рубцовск", "Славгород", "Новоалтайск", "Томск", "Омск"},
			subjects: []string{"Библиотека", "Городской музей", "Трамвайное депо", "Школа искусств", "Краеведческий кружок", "Речной порт", "Ботанический сад", "Дом культуры"},
			deeds:    []string{"готовит выставку старых карт", "ищет добровольцев на лето", "открывает вечерние занятия", "меняет расписание с понедельника", "собирает воспоминания жителей", "показывает отреставрированный зал", "приглашает на день открытых дверей"},
			reasons:  []string{"об этом просили жители соседних улиц", "деньги на работы нашли у попечителей", "план обсуждали с прошлой осени", "прежние правила действовали двадцать лет", "помочь вызвались студенты трёх колледжей"},
			closings: []string{"Вход свободный, записываться заранее не нужно.", "Подробности обещают рассказать на следующей неделе.", "Итоги подведут в конце месяца.", "Работы займут около двух недель."},
			bylines:  []string{"Анна Лунь", "Роман Жук", "Мария Ларина", "Олег Вяткин"},
			rubrics:  []string{"Город", "Культура", "Общество", "Наука"},
		}
	}
	return phrases{
		cities:   []string{"Inverness", "Wick", "Aberdeen", "Perth", "Dundee", "Leeds", "York"},
		subjects: []string{"The town library", "The harbour office", "The tram depot", "The music school", "The history society", "The botanic garden", "The observatory", "The old mill"},
		deeds:    []string{"prepares a show of old maps", "looks for summer volunteers", "opens evening classes", "changes its timetable from Monday", "collects the memories of neighbours", "shows its restored hall", "holds an open day"},
		reasons:  []string{"neighbours had asked for it", "trustees found the money", "the plan was discussed since autumn", "the old rules had stood for twenty years", "students of three colleges offered help"},
		closings: []string{"Admission is free, and no booking is needed.", "Details will follow next week.", "Results are expected at the end of the month.", "The work will take about two weeks."},
		bylines:  []string{"Ruth Ansell", "Tom Reed", "Helen Marsh", "Alan Muir"},
		rubrics:  []string{"City", "Culture", "Society", "Science"},
	}
}

// batch is how many synthetic stories one transaction keeps.
const batch = 200

// synthetic adds stories for trying the newsroom out at size: every second one
// in English, each a little different, none about anybody.
func (a *Archive) synthetic(ctx context.Context, count int, progress func(done, all int)) error {
	profile, err := a.profile()
	if err != nil {
		return err
	}
	for from := 0; from < count; from += batch {
		progress(from, count)
		err := a.arc.Update(ctx, func(tx *archive.Tx) error {
			for i := from; i < min(from+batch, count); i++ {
				lang := []string{"ru", "en"}[i%2]
				s, err := a.blank(lang, profile)
				if err != nil {
					return err
				}
				if s, err = a.spun(s, i/2); err != nil {
					return err
				}
				s.Dateline.Date = newsdate.Of(a.now().AddDate(0, 0, -i/8))
				if err := tx.PutDraft(archive.Draft{Story: s, Touched: a.now().UTC()}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// spun gives a blank story the words of the number n.
func (a *Archive) spun(s story.Story, n int) (story.Story, error) {
	p := phrasesOf(s.Language)
	pick := func(from []string, step int) string { return from[(n/step+n)%len(from)] }
	subject, deed := pick(p.subjects, 7), pick(p.deeds, 3)
	s.Headline = subject + " " + deed
	s.Dateline.Place.Name = pick(p.cities, 5)
	s.Bylines, s.Rubric = []string{pick(p.bylines, 2)}, pick(p.rubrics, 4)
	s.Slug = story.Slugify(fmt.Sprintf("%s %d", s.Headline, n))
	said := map[string]string{"ru": "сообщили в редакцию", "en": "the newsroom has heard"}[s.Language]
	var blocks []text.Block
	for i := range 3 + n%4 {
		reason := p.reasons[(n+i)%len(p.reasons)]
		sentence := fmt.Sprintf("%s %s: %s, %s. %s", subject, deed, reason, said, p.closings[(n+i)%len(p.closings)])
		blocks = append(blocks, text.Block{ID: a.ids.block(), Kind: text.Paragraph, Text: strings.TrimSpace(sentence)})
	}
	var err error
	if s.Body, err = text.NewDocument(blocks...); err != nil {
		return s, err
	}
	return s, s.Validate()
}
