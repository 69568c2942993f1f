package newsdate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Parse reads a date as people write it in Russian and English: "15 июня,
// 2023", "15 июня 2023 г.", "15.06.2023", "June 15, 2023", "2023-06-15", with a
// weekday before it, a time behind it and a bullet in front of all. A year of
// two digits is of this century up to 69 and of the last from 70 on (POSIX
// strptime, %y). Anything else is ErrNotADate.
func Parse(s string) (Date, error) {
	d, rest, ok := Find(s)
	if !ok || strings.TrimFunc(rest, loose) != "" {
		return Date{}, fmt.Errorf("%w: %q", ErrNotADate, s)
	}
	return d, nil
}

// ParseAt is Parse that also knows сегодня, вчера, завтра, today, yesterday,
// tomorrow, and a day and month without a year, which is that of today.
func ParseAt(s string, today Date) (Date, error) {
	days := map[string]int{"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1, "today": 0, "yesterday": -1, "tomorrow": 1}
	word := strings.ToLower(strings.TrimFunc(s, loose))
	if by, ok := days[word]; ok {
		return Of(today.In(time.UTC).AddDate(0, 0, by)), nil
	}
	d, err := Parse(s)
	if err == nil {
		return d, nil
	}
	if d, err := Parse(s + " " + strconv.Itoa(today.Year)); err == nil && !endsInDigit(s) {
		return d, nil
	}
	return Date{}, err
}

func endsInDigit(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' && !strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// Find looks for a date at the start of a line or after a word that introduces
// one, and gives what is left of the line without it and without its time.
func Find(line string) (d Date, rest string, ok bool) {
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(line)
	for _, form := range forms {
		at := form.re.FindStringSubmatchIndex(plain)
		if at == nil {
			continue
		}
		group := func(name string) string {
			i := 2 * form.re.SubexpIndex(name)
			if i < 0 || at[i] < 0 {
				return ""
			}
			return plain[at[i]:at[i+1]]
		}
		d, ok := make3(group("y"), group("m"), group("d"))
		if ok {
			return d, strings.TrimSpace(plain[:at[0]] + " " + plain[at[1]:]), true
		}
	}
	return Date{}, line, false
}

// loose is what may stand around a date without saying anything.
func loose(r rune) bool {
	return strings.ContainsRune(" \t•·*|-–—,.;:()\u00a0\u202f\u2009\ufeff", r)
}

// form is one way to write a date; forms are tried in their order.
type form struct{ re *regexp.Regexp }

const (
	weekday = `(?:(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?`
	months  = `(?P<m>январ[яь]|феврал[яь]|марта?|апрел[яь]|ма[яй]|июн[яь]|июл[яь]|августа?|сентябр[яь]|октябр[яь]|ноябр[яь]|декабр[яь]|янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?`
	clock   = `(?:,?\s*(?:в|at|-|–|—|\|)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:мск|msk|utc|gmt))?)?`
	start   = `(?i)(?:^|[\s•·|(])`
	end     = `(?:$|[\s,.;|)])`
)

// forms is compiled once: patterns are the package's data, and nothing changes them.
var forms = []form{
	{regexp.MustCompile(start + weekday + `(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+` + months + `,?\s+(?P<y>\d{4})(?:\s*(?:года?|г)\.?)?` + clock + end)},
	{regexp.MustCompile(start + weekday + months + `\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})` + clock + end)},
	{regexp.MustCompile(start + `(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?` + clock + end)},
	{regexp.MustCompile(start + weekday + `(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})(?:\s*(?:года?|г)\.?)?` + clock + end)},
	{regexp.MustCompile(start + `(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})` + clock + end)},
}

// make3 makes a date of its three parts; a day that does not exist is no date.
func make3(year, month, day string) (Date, bool) {
	y, err1 := strconv.Atoi(year)
	d, err2 := strconv.Atoi(day)
	m, ok := monthOf(month)
	if err1 != nil || err2 != nil || !ok {
		return Date{}, false
	}
	if len(year) == 2 {
		y += 1900
		if y < 1970 {
			y += 100
		}
	}
	date := Date{y, m, d}
	return date, !date.IsZero() && date.Valid()
}

func monthOf(s string) (time.Month, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	s = strings.ToLower(s)
	for _, stem := range []struct {
		s string
		m time.Month
	}{
		{"янв", 1},
		{"фев", 2},
		{"мар", 3},
		{"апр", 4},
		{"май", 5},
		{"мая", 5},
		{"июн", 6},
		{"июл", 7},
		{"авг", 8},
		{"сен", 9},
		{"окт", 10},
		{"ноя", 11},
		{"дек", 12},
		{"jan", 1},
		{"feb", 2},
		{"mar", 3},
		{"apr", 4},
		{"may", 5},
		{"jun", 6},
		{"jul", 7},
		{"aug", 8},
		{"sep", 9},
		{"oct", 10},
		{"nov", 11},
		{"dec", 12},
	} {
		if strings.HasPrefix(s, stem.s) {
			return stem.m, true
		}
	}
	return 0, false
}
