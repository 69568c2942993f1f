package newsdate

import (
	"fmt"
	"strings"
)

// Style is a way to write a date.
type Style int

// The styles.
const (
	// Site is the date under a headline: "15 июня, 2023", "June 15, 2023".
	Site Style = iota
	// Text is the date in a sentence: "15 июня 2023 года", "June 15, 2023".
	Text
	// Official is the date of a document: "15 июня 2023 г." with a no-break
	// space before "г.", "June 15, 2023".
	Official
	// Short is for tables: "15.06.2023", "15 Jun 2023".
	Short
	// DayMonth leaves the year out: "15 июня", "June 15".
	DayMonth
)

const nbsp = "\u00a0"

func monthsRU() [12]string {
	return [...]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}
}

// Format writes a date in "ru" or "en" (any other language is written in
// English); "" for no date.
func Format(d Date, lang string, style Style) string {
	if d.IsZero() {
		return ""
	}
	if lang == "ru" {
		return russian(d, style)
	}
	switch style {
	case Short:
		return fmt.Sprintf("%d %s %04d", d.Day, d.Month.String()[:3], d.Year)
	case DayMonth:
		return fmt.Sprintf("%s %d", d.Month, d.Day)
	default:
		return fmt.Sprintf("%s %d, %04d", d.Month, d.Day, d.Year)
	}
}

func russian(d Date, style Style) string {
	month := monthsRU()[d.Month-1]
	switch style {
	case Text:
		return fmt.Sprintf("%d %s %04d года", d.Day, month, d.Year)
	case Official:
		return fmt.Sprintf("%d %s %04d%sг.", d.Day, month, d.Year, nbsp)
	case Short:
		return fmt.Sprintf("%02d.%02d.%04d", d.Day, d.Month, d.Year)
	case DayMonth:
		return fmt.Sprintf("%d %s", d.Day, month)
	default:
		return fmt.Sprintf("%d %s, %04d", d.Day, month, d.Year)
	}
}

// Line is the dateline that opens an agency story: «БАРНАУЛ, 15 июня —»,
// "BARNAUL, June 15 —". English months are shortened as agencies do it: all but
// March to July. Without a city or a date that part is left out.
func Line(city string, d Date, lang string) string {
	var parts []string
	if city != "" {
		parts = append(parts, strings.ToUpper(city))
	}
	if !d.IsZero() {
		day := Format(d, lang, DayMonth)
		if lang != "ru" && (d.Month < 3 || d.Month > 7) {
			short := d.Month.String()[:3]
			if d.Month == 9 {
				short = "Sept"
			}
			day = fmt.Sprintf("%s. %d", short, d.Day)
		}
		parts = append(parts, day)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + " —"
}
