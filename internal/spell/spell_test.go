package spell

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/assets/dictionaries"
)

func checker(t testing.TB, own ...string) *Checker {
	t.Helper()
	c, err := New(Options{Own: own})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// marked writes the findings as kind and what stands there.
func marked(c *Checker, text string) []string {
	var out []string
	for _, f := range c.Check(text) {
		out = append(out, [...]string{"", "?", "mixed ", "twice "}[f.Kind]+text[f.From:f.To])
	}
	return out
}

func TestWordsOfANewsroomAreKnown(t *testing.T) {
	c := checker(t)
	for _, list := range []string{
		// What the dictionary of 2008 knows.
		`Барнауле Бийске Рубцовске СМИ онлайн блогер смартфон мэрия корреспондент корова прецедент агентство Москвы Иванова чёрный черный ещё еще клён ежи`,
		// What it lacked.
		`Новоалтайска Алтайского Яровом врио соцсеть соцсетях Росгвардией Роспотребнадзора коронавирусом IT дедлайны лонгридов фактчекинга Томенко ковидный`,
		`подкаст стримеров нейросети маркетплейсов криптовалюты Минздраву Минобрнауки Госдуме генпрокуратуры полпредом избирком беспилотник спецоперация`,
		`Тальменке Ребрихинском Поспелихи Волчиху Благовещенке Завьялове Солонешном Чемальского Белокурихе Змеиногорск Майминский бийчанин барнаульцы`,
		`кибератака видеонаблюдение госслужащих соцподдержки медучреждений экоактивисты Новокузнецк Толмачёво Толмачево`,
		// Compounds.
		`пресс-служба вице-губернатором экс-мэра телеграм-канал онлайн-трансляцию IT-компании какой-нибудь что-то кое-кто дай-ка по-русски по-алтайски Горно-Алтайск Камень-на-Оби Усть-Калманке Санкт-Петербург 25-летний Т-34 S-образный`,
		// Capitals.
		`МОСКВА Москва УФСИН АлтГУ АлтГТУ МРОТа ГОСТам ВКонтакте YouTube КамАЗы КАМАЗ ТРАВМПУНКТЫ БАРНАУЛЬСКИЙ`,
		// Signs inside.
		"ка\u00adнал за\u0301мок корре\u200bспондент и\u0306од Кот-д’Ивуар О’Генри й",
		`The newsroom's reporters don't don’t covid COVID podcasts livestreamed Barnaul Biysk iPhone YouTube editors' ex-minister co-founder Ob NATO UNESCO e-mail well-known Kremlin's ceasefire lawmakers deepfakes crowdfunding cybersecurity Rosgvardia Novosibirsk journalist photojournalists TikTok Zelensky airstrikes café naïve Škoda`,
		// Not judged.
		`https://asfera.info/nwes www.exmaple.com asfera.info/newz президент.рф mail@exmaple.com @dimon_brnl #барнаулл «#траввма» covid19 2х файл_имя Ўзбек Київ`,
	} {
		for word := range strings.FieldsSeq(list) {
			if got := marked(c, word); got != nil {
				t.Errorf("%s: %q", word, got)
			}
		}
	}
}

func TestMistakesAreFound(t *testing.T) {
	c := checker(t)
	for word := range strings.FieldsSeq(`
		карова корреспондет агенство учавствовать координально симпотичный искуство росийский севодня прецендент извените
		барнаул москва россия иванов росгвардия пресс-служжба вице-губирнатор онлайн-трансяция телеграм-конал какой-нибуть
		ПОсле мОсква МОсква ТРАВВМПУНКТ жёна незнаю вобщем изза граммотный обьявление подьезд програма галерие територия
		коментарий количесво правительсво Барноул Бийскк Новоалтайсск Росгвордия лонгрит маркетплеис кибератаака видеонаблюдене
		recieve seperate definately Wensday goverment occured teh writting newsrooom podcst Barnual don't't isnt barnaul english
		tommorow untill accomodate independant journalst photograher cyberatack NATOO-memeber ex-ministr`) {
		if got := marked(c, word); len(got) != 1 || got[0] != "?"+word {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestALatinLetterInARussianWord(t *testing.T) {
	c := checker(t)
	for _, w := range []struct{ in, want string }{
		{"Mосква", "Москва"}, // M
		{"траvма", ""},
		{"кaрта", "карта"}, // a
		{"ещë", "ещё"},     // ë
		{"СМИ", "-"},
		{"CМИ", "СМИ"},           // C
		{"Cерия", "Серия"},       // C
		{"Сomputer", "Computer"}, // С
		{"пpеcc-cлужбa", "пресс-служба"},
		{"кaровa", "карова"},
	} {
		got, first := c.Check(w.in), ""
		if s := c.Suggest(w.in, 3); len(s) > 0 {
			first = s[0]
		}
		switch {
		case w.want == "-" && len(got) != 0, w.want == "" && (len(got) != 1 || got[0].Kind != Unknown),
			len(w.want) > 1 && w.in != "кaровa" && (len(got) != 1 || got[0].Kind != MixedScript || first != w.want):
			t.Errorf("%s: %v, %q", w.in, got, first)
		}
	}
	// What is mistaken twice is at least put into one alphabet's words.
	if s := c.Suggest("кaровa", 3); len(s) == 0 || s[0] != "корова" {
		t.Errorf("кaровa: %q", s)
	}
	for text, want := range map[string]string{
		"c 5 июня":                 "", // a number stands between
		"Вместе c нами":            "mixed c",
		"a потом ушёл":             "mixed a",
		"витамин C и D":            "",
		"This is a test":           "",
		"Bce ушли":                 "mixed Bce",
		"The Bce":                  "?Bce",
		"пункт a":                  "",
		"Дом культуры o людях":     "mixed o",
		"write a письмо":           "",
		"первый\na Иван":           "mixed a",
		"Поехали на IT-форум c AI": "",
	} {
		if got := strings.Join(marked(c, text), ","); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestAWordTypedTwice(t *testing.T) {
	c := checker(t)
	for text, want := range map[string]string{
		"в в Барнауле":            "twice в в",
		"Он сказал сказал это":    "twice сказал сказал",
		"В в городе":              "twice В в",
		"это это\u00a0это конец":  "twice это это\u00a0это",
		"да, да и еле-еле":        "",
		"Павел Павел":             "",
		"что\nчто":                "",
		"the the end":             "twice the the",
		"he had had that that":    "",
		"траввма траввма":         "?траввма,?траввма",
		"А. А. Блок":              "",
		"10 10 и":                 "",
		"Москва, Москва":          "",
		"много-много много-много": "twice много-много много-много",
	} {
		got := marked(c, text)
		if strings.Join(got, ",") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if f := c.Check("и В в парке"); len(f) != 1 || f[0].Word != "В" {
		t.Errorf("what is to stand there: %+v", f)
	}
}

func TestSuggestions(t *testing.T) {
	c := checker(t)
	for _, w := range strings.Split(strings.TrimSpace(`
карова корова
корреспондет корреспондент
агенство агентство
агенствами агентствами
Агенство Агентство
учавствуют участвуют
координально кардинально
симпотичный симпатичный
искуство искусство
росийский российский
севодня сегодня
Севодня Сегодня
прецендента прецедента
вобщем в общем
Изза Из-за
какбудто как будто
незнаю не знаю
барнаул Барнаул
росгвардия Росгвардия
Барноул Барнаул
Барноуле Барнауле
Новоалтайсск Новоалтайск
коронновирус коронавирус
пресс-служжба пресс-служба
вице-губирнатор вице-губернатор
ТРАВВМПУНКТ ТРАВМПУНКТ
ПОсле После
програмист программист
телевиденье телевидение
мирро миро
правительсво правительство
обьявление объявление
вредакции в редакции
траввма травма
прездент президент
recieve receive
seperate separate
definately definitely
goverment government
Goverment Government
isnt isn't
barnaul Barnaul
teh the
newsrooom newsroom
don’tt don’t
occured occurred
ex-ministr ex-minister
alot a lot`), "\n") {
		in, want, _ := strings.Cut(w, " ")
		got := c.Suggest(in, 5)
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %q, want %q first", in, got, want)
		}
	}
	for _, none := range []string{"", "два слова", "123", "ъъъъъъъъъъъъъъ", strings.Repeat("а", 200), "fuk"} {
		if got := c.Suggest(none, 5); slices.Contains(got, "fuck") || none != "fuk" && got != nil {
			t.Errorf("%q: %q", none, got)
		}
	}
	if got := c.Suggest("карова", 2); len(got) > 2 || c.Suggest("карова", 0) != nil {
		t.Errorf("more than asked for: %q", got)
	}
}

// Every piece of the table is a mistake of some word, and that word is proposed
// first.
func TestMistakesEverybodyMakes(t *testing.T) {
	c := checker(t)
	words := map[bool][]string{}
	for _, d := range []*dictionary{c.russian, c.english} {
		it, err := d.fst.Iterator(nil, nil)
		for ; err == nil; err = it.Next() {
			if k, v := it.Current(); v&dictionaries.Common != 0 {
				words[d == c.russian] = append(words[d == c.russian], string(k))
			}
		}
	}
	for _, k := range readClassics() {
		ru := scriptOf(strings.Trim(k.wrong, "^$")) == russian
		wrong := ""
		piece, whole := strings.CutSuffix(strings.TrimPrefix(k.wrong, "^"), "$")
		if whole && strings.HasPrefix(k.wrong, "^") {
			wrong = piece
		} else {
			for _, w := range words[ru] {
				i := strings.Index(w, k.right)
				if i < 0 || strings.HasPrefix(k.wrong, "^") && i > 0 || whole && i+len(k.right) < len(w) {
					continue
				}
				if made := w[:i] + piece + w[i+len(k.right):]; c.judge(made) != 0 {
					wrong = made
					break
				}
			}
		}
		if wrong == "" || c.judge(wrong) == 0 {
			t.Errorf("%s %s: no word is mistaken so (%q)", k.wrong, k.right, wrong)
			continue
		}
		right, _ := k.mend(wrong)
		if got := c.Suggest(wrong, 5); len(got) == 0 || !strings.EqualFold(got[0], right) {
			t.Errorf("%s %s: %q is answered %q", k.wrong, k.right, wrong, got)
		}
	}
}

func TestANewsroomLearnsWords(t *testing.T) {
	c := checker(t, "Поломошнов", "Укладов")
	for _, w := range []string{"Поломошнова", "Укладовым", "УКЛАДОВОЙ", "Укладов-Поломошнов"} {
		if got := marked(c, w); got != nil {
			t.Errorf("%s: %q", w, got)
		}
	}
	if got := marked(c, "поломошнов"); got == nil {
		t.Error("a name without its capital")
	}
	for _, w := range []struct{ learn, forms, not string }{
		{"Ыпатов", "Ыпатова Ыпатовы Ыпатовым Ыпатовой Ыпатовых ЫПАТОВЫМ", "ыпатова Ыпатовщик"},
		{"бурляндия", "бурляндии бурляндией Бурляндию БУРЛЯНДИЮ", "бурлянд"},
		{"Ерёмкинский", "Ерёмкинского Еремкинской Еремкинским", ""},
		{"Ялык-Шор", "Ялык-Шоре Ялык-Шора", "Ялык-шорр"},
		{"zorbing", "zorbing's Zorbing ZORBINGS", "zorb"},
		{"МегаЗвон", "МегаЗвона МЕГАЗВОН МегаЗвоном", "мегазвон"},
		{"ПолиКот Ыдальск", "ПолиКота Ыдальске", ""},
	} {
		for f := range strings.FieldsSeq(w.forms) {
			if w.learn != "МегаЗвон" && w.learn != "ПолиКот Ыдальск" && marked(c, f) == nil {
				t.Errorf("%s was known before", f)
			}
		}
		c.Learn(w.learn)
		for f := range strings.FieldsSeq(w.forms) {
			if got := marked(c, f); got != nil {
				t.Errorf("%s after %s: %q", f, w.learn, got)
			}
		}
		for f := range strings.FieldsSeq(w.not) {
			if marked(c, f) == nil {
				t.Errorf("%s after %s", f, w.learn)
			}
		}
	}
	if got := c.Suggest("Ыпотов", 3); len(got) == 0 || got[0] != "Ыпатов" {
		t.Errorf("its own words are proposed: %q", got)
	}
	c.Forget("Ыпатов")
	c.Forget("Никто")
	if marked(c, "Ыпатова") == nil {
		t.Error("forgotten and known")
	}
}

func TestTheMapIsAsked(t *testing.T) {
	c, err := New(Options{Known: func(name string) bool { return name == "Ыдальск" || name == "Верх-Ыма" }})
	if err != nil {
		t.Fatal(err)
	}
	for word, fine := range map[string]bool{"Ыдальск": true, "Ыдальске": true, "ЫДАЛЬСКОМ": true, "ыдальск": false, "Верх-Ыме": true, "Ыдальскк": false} {
		if got := marked(c, word); (got == nil) != fine {
			t.Errorf("%s: %q", word, got)
		}
	}
}

func TestWhereThingsStand(t *testing.T) {
	const text = "В Барнауле «карова» села — на ле\u00adдд."
	got := checker(t).Check(text)
	if len(got) != 2 || text[got[0].From:got[0].To] != "карова" || text[got[1].From:got[1].To] != "ле\u00adдд" || got[1].Word != "ледд" {
		t.Errorf("%+v", got)
	}
	if !utf8.ValidString(got[1].Word) {
		t.Error("no string")
	}
}

// Marks inside a word are not seen, but the word is.
func TestMarksDoNotHideAMistake(t *testing.T) {
	c := checker(t)
	for text, want := range map[string]string{
		"ка\u0301рова": "карова", "Росси\u0438\u0306ск": "Российск", "е\u0308лкаа": "ёлкаа", "ка\u00adро\u00adва": "карова", "don’’t": "", "isn’tt": "isn'tt",
	} {
		got := ""
		for _, f := range c.Check(text) {
			got += f.Word
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := c.Suggest("ка\u0301рова", 1); len(got) != 1 || got[0] != "корова" {
		t.Errorf("%q", got)
	}
}

func TestCapitalsUpToSixLetters(t *testing.T) {
	c := checker(t)
	for word, fine := range map[string]bool{"ЪЖЩЗКУ": true, "ЪЖЩЗКУЦ": false, "QWXZKJ": true, "QWXZKJV": false, "ЪЖЩЗ-КУЦНГШ": true, "Ъжщзку": false} {
		if got := marked(c, word); (got == nil) != fine {
			t.Errorf("%s: %q", word, got)
		}
	}
}
