package comparison

import "strings"

// Lists of both languages. A stem stands for all words that begin with it; a
// word without a dot behind it stands for itself. They say yes too often rather
// than too rarely.

// numbers are words that are numbers, amounts, money, months, days of the week, or
// that point at a day or a span of time.
const numbers = " ноль нул. один одн. два две двум. двух. двое двои. три трём трем тремя трёх. трех. трое трои. четыр. четвер. " +
	"пять пяти пятью пятер. пятый пятая пятое пятого пятой пятом пятую пятых пятидес. пятисот. пятьс. шесть. шести. шестер. шестой шестая шестое шестого шестую " +
	"семь семи семью семер. седьм. семидес. семисот. восемь. восьм. девят. десят. двадц. тридц. сорок. сто ста сот сотн. сотен сотый сотая двест. двухс. трист. " +
	"перв. второй вторая второе второго вторую втором вторых вторым вторник. треть. трети третий третьего третьей полтор. половин. пол дюжин. вдвое втрое дважды трижды " +
	"однажды единиц. удво. утрои. пара пару пары тыс тысяч. млн млрд трлн миллион. миллиард. триллион. процент. промилле пункт. доля доли долю " +
	"руб рубл. копе. коп доллар. евро юан. фунт. тенге гривн. франк. иен. йен. валют. " +
	"январ. феврал. март. апрел. май мая мае маем июн. июл. август. сентябр. октябр. ноябр. декабр. " +
	"понедельник. среда среду среды среде средой четверг. пятниц. суббот. воскресен. вчера. сегодня. завтра. позавчера послезавтра полдень полночь накануне " +
	"год года году годом годы годов лет годовщин. век века веке веков квартал. полугод. столет. десятилет. месяц. недел. сутки суток час часа часов часы часу минут. секунд. " +
	"zero one two three four five six seven eight nine ten eleven twelve tenth. ninth. thirt. fift. fourt. sixt. sevent. eight. ninet. twent. fort. twelfth " +
	"hundred. thousand. million. billion. trillion. dozen. half halves third. quarter. first second. fourth. once twice thrice double. triple. pair couple single " +
	"percent. cent cents dollar. euro. pound. rouble. ruble. yuan yen bn mn " +
	"january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"monday. tuesday. wednesday. thursday. friday. saturday. sunday. yesterday today tomorrow tonight noon midnight year. decade. century centuries month. week. hour. minute. day days fortnight "

// offices are the words for what a person is by office or calling.
const offices = " министр. глава главы главе главу главой главный главная главного главному главным главой главк. заместит. зам замы руководит. директор. президент. премьер. канцлер. " +
	"губернатор. мэр мэра мэру мэром мэре мэры мэров градоначальн. депутат. сенатор. спикер. председател. предсовет. секретар. начальник. прокурор. судья судьи судье судью судьёй судьей судей " +
	"следовател. представител. уполномоч. посол посла послу послом послы послов консул. комиссар. ректор. декан. проректор. тренер. капитан. майор. " +
	"полковник. подполковник. генерал. лейтенант. маршал. адмирал. сержант. чиновн. советник. помощник. координатор. куратор. редактор. команду. командир. управляющ. исполняющ. " +
	"врио врид ио патриарх. митрополит. епископ. король короля королю королём королев. принц. папа папы папе император. атаман. лидер. основател. владел. собственник. хозяин. " +
	"адвокат. нотариус. эксперт. академик. профессор. врач. главврач. терапевт. хирург. пресс пресс-секретар. омбудсмен. ревизор. аудитор. инспектор. старост. бывш. экс сотрудни. специалист. аналитик. юрист. бизнесмен. предпринимател. активист. " +
	"minister. president. premier. chancellor. governor. mayor. head heads chief. chair chairs chairm. chairw. chairp. director. deput. vice secretar. spokes. senator. congressm. congressw. lawmaker. " +
	"representative. speaker. judge. justice. prosecutor. attorney. lawyer. ambassador. consul. commissioner. general. colonel. captain. major lieutenant. marshal. admiral. sergeant. officer. official. " +
	"sheriff. king queen prince. princess. pope bishop. archbishop. patriarch. leader. founder. owner. editor. advis. aide aides coach. rector. dean professor. expert. manager. acting former boss. ceo cfo mp mps " +
	"inspector. auditor. ombuds. envoy. delegate. analyst. doctor. researcher. activist. executive. "

// officePrefixes stand before an office in one word: «замглавы».
var officePrefixes = [...]string{"зам", "вице", "экс", "ген", "спец", "гос", "гор", "обл", "край", "рай", "обер", "vice", "ex", "co", "under"}

// openers begin sentences all the time and are nobody's name.
const openers = " а без более больше в вам вас ведь весь во вот все всё всего вы где да даже для до если есть ещё еще за затем здесь и из или им их к как какой когда которые кроме кто ко " +
	"лишь между меня мне мы на над нам нас не нет ни но о об однако он она они оно от перед по под пока поэтому после потом почти при про с сам сами себя сейчас со так также такая такие такой там те тем теперь то тогда того тоже только тот у уже " +
	"что чтобы эта эти это этого этот этой я " +
	"a about after all also although an and another any are as at because before both but by during each even few for from had has have he her here his how however i if in into is it its " +
	"last later less like many meanwhile more most much no nor not now of on only or other our out over she since so some such than that the their them then there these they this those though to under until up was we were what when where which while who why with without would yet you "

// vocabulary are the lists, made ready to be asked: words by the list they are in.
type vocabulary struct{ numbers, offices, openers map[string]bool }

func newVocabulary() *vocabulary {
	set := func(list string) map[string]bool {
		words := strings.Fields(list)
		m := make(map[string]bool, len(words))
		for _, w := range words {
			m[w] = true
		}
		return m
	}
	return &vocabulary{set(numbers), set(offices), set(openers)}
}

// listed says whether a list has a word, or a stem of it.
func listed(list map[string]bool, lower string) bool {
	if list[lower] {
		return true
	}
	var stem [64]byte // long enough for any
	n := 0
	for i := range lower {
		// No stem is shorter than three letters or longer than this.
		if n++; n > 3 && i < len(stem) {
			if list[string(append(append(stem[:0], lower[:i]...), '.'))] {
				return true
			}
		}
	}
	return len(lower) < len(stem) && list[string(append(append(stem[:0], lower...), '.'))]
}

// partsOf are the parts of a word that hyphens join.
func partsOf(lower string) []string {
	if !strings.ContainsAny(lower, "-\u2011") {
		return []string{lower}
	}
	return strings.FieldsFunc(lower, func(r rune) bool { return r == '-' || r == '\u2011' })
}

// isNumber says whether a word is a number, an amount or a time.
func (v *vocabulary) isNumber(lower string) bool {
	for _, part := range partsOf(lower) {
		half := strings.TrimPrefix(part, "пол") // полгода
		if listed(v.numbers, part) || len(half) < len(part) && listed(v.numbers, half) || strings.HasSuffix(part, "teen") ||
			strings.Contains(part, "надцат") || strings.Contains(part, "десят") || strings.HasSuffix(part, "сот") {
			return true
		}
	}
	return false
}

// isOffice says whether a word is what a person is by office.
func (v *vocabulary) isOffice(lower string) bool {
	for _, part := range partsOf(lower) {
		if listed(v.offices, part) {
			return true
		}
		for _, prefix := range officePrefixes {
			if rest, ok := strings.CutPrefix(part, prefix); ok && rest != "" && listed(v.offices, rest) {
				return true
			}
		}
	}
	return false
}

// opens says whether a word begins sentences all the time and is nobody's name.
func (v *vocabulary) opens(lower string) bool { return v.openers[lower] }
