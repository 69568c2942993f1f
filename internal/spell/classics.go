package spell

import "strings"

// classic is a mistake that everybody makes: a piece of a word and what belongs
// there. The piece may begin with ^ and end with $, the bounds of the word.
type classic struct{ wrong, right string }

// mend gives the word with the mistake put right.
func (k classic) mend(word string) (string, bool) {
	piece, atStart := strings.CutPrefix(k.wrong, "^")
	piece, atEnd := strings.CutSuffix(piece, "$")
	i := strings.Index(word, piece)
	if i < 0 || atStart && i > 0 || atEnd && i+len(piece) < len(word) {
		return "", false
	}
	return word[:i] + k.right + word[i+len(piece):], true
}

func readClassics() []classic {
	var out []classic
	for line := range strings.Lines(mistakes) {
		wrong, right, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok {
			out = append(out, classic{wrong, right})
		}
	}
	return out
}

// mistakes are what school books and proofreaders warn of, as pieces, so that all
// forms of a word are mended: what comes out is proposed only when it is a word.
const mistakes = `
агенств агентств
адьютант адъютант
акамодац аккомодац
акамулят аккумулят
аккамул аккумул
аккуна аккура
апеляц апелляц
аппелир апеллир
аппеляц апелляц
артилери артиллери
атестат аттестат
атестац аттестац
балотир баллотир
басейн бассейн
бассеин бассейн
безплат бесплат
безпоко беспоко
безполез бесполез
безпоря беспоря
бизнесмэн бизнесмен
болотироват баллотироват
брошур брошюр
будующ будущ
^вкурсе$ в курсе
^влюбом$ в любом
^вобще$ вообще
^вобщем$ в общем
^вовторых$ во-вторых
^вообшем$ в общем
^вообщем$ в общем
^вообщемто$ в общем-то
^вопервых$ во-первых
^впринципе$ в принципе
^врядли$ вряд ли
^врятли$ вряд ли
^всвязи$ в связи
^всеже$ все же
^всетаки$ всё-таки
^вслучае$ в случае
^всмысле$ в смысле
^всёже$ всё же
^втечение$ в течение
^втечении$ в течение
^вцелом$ в целом
вьезд въезд
галерие галерее
галлере галере
^гденибудь$ где-нибудь
^гдето$ где-то
гостинниц гостиниц
граммот грамот
гумманит гуманит
девченк девчонк
дермантин дерматин
дессант десант
диллер дилер
диппломат дипломат
дисертац диссертац
дисскус дискус
^довольнотаки$ довольно-таки
друшлаг дуршлаг
дуршлак дуршлаг
еденичн единичн
еденств единств
ездиют ездят
заведущ заведующ
^здан сдан
^здача сдача
^зделал сделал
^зделать$ сделать
здраств здравств
идентефик идентифик
иженер инженер
^изза$ из-за
^изпод$ из-под
изьян изъян
изьят изъят
индентиф идентиф
индефик идентифик
инжинер инженер
иннициат инициат
инстутут институт
интелиг интеллиг
интеллег интеллиг
интерессн интересн
интилиг интеллиг
инцендент инцидент
инциндент инцидент
искуств искусств
исскуств искусств
иссскуств искусств
^итти$ идти
^ихн их
^какаято$ какая-то
^какбудто$ как будто
^какбы$ как бы
^какже$ как же
^какието$ какие-то
^какоето$ какое-то
^какойто$ какой-то
^какомто$ каком-то
^какраз$ как раз
каличеств количеств
кампьютер компьютер
капюшен капюшон
каридор коридор
каррект коррект
катастрафа катастрофа
катострофа катастрофа
класификац классификац
^когданибудь$ когда-нибудь
^когдато$ когда-то
кожанн кожан
колег коллег
коледж колледж
колекти коллекти
колекц коллекц
коллидж колледж
колличеств количеств
коментар комментар
коментир комментир
комитетт комитет
комманд команд
комметар комментар
коммисси комисси
коммита комите
коммитет комитет
компромис$ компромисс
компромисн компромиссн
компютер компьютер
конкурентноспособ конкурентоспособ
константир констатир
коордиант координат
координальн кардинальн
коперац кооперац
кординац координац
кореспондент корреспондент
короновирус коронавирус
корресподент корреспондент
корреспондет корреспондент
корридор коридор
корупц коррупц
кросовк кроссовк
ксерекс ксерокс
^ктонибудь$ кто-нибудь
^ктото$ кто-то
^кудато$ куда-то
лейтинант лейтенант
лесничн лестничн
летинант лейтенант
масаж массаж
мерриад мириад
милиард миллиард
милион миллион
миллирд миллиард
мировозрен мировоззрен
мирровозрен мировоззрен
мороженн морожен
мусоропровот мусоропровод
^наврятли$ навряд ли
^надосуге$ на досуге
^наконецто$ наконец-то
^насамом$ на самом
^насчот$ насчёт
^небудет$ не будет
^незнает$ не знает
^незнаю$ не знаю
^немогу$ не могу
^немогут$ не могут
^несмогли$ не смогли
^нехочу$ не хочу
^ниразу$ ни разу
обьедин объедин
обьезд объезд
обьект объект
обьем объем
обьяв объяв
обьясн объясн
обьём объём
опозиц оппозиц
опонент оппонент
отсуств отсутств
отсуствие отсутствие
отсутсв отсутств
офицальн официальн
оффициальн официальн
паликлиник поликлиник
паралел параллел
паралель параллель
парламенск парламентск
парралел параллел
пасажир пассажир
переодическ периодическ
переодичн периодичн
песимис пессимис
^поанглийски$ по-английски
^подругому$ по-другому
подчерк почерк
подьезд подъезд
поликлинник поликлиник
полуклиник поликлиник
^помоему$ по-моему
^понастоящему$ по-настоящему
^понашему$ по-нашему
^поновому$ по-новому
^попрежнему$ по-прежнему
^порусски$ по-русски
^потвоему$ по-твоему
^потомучто$ потому что
^почемуто$ почему-то
правельн правильн
правителств правительств
правительсв правительств
празник праздник
превелег привилег
превилег привилег
предидущ предыдущ
предпренима предпринима
предпринематель предприниматель
предьяв предъяв
президет президент
преимушеств преимуществ
прецендент прецедент
привелег привилег
придыдущ предыдущ
приемуществ преимуществ
призедент президент
прездент президент
призидент президент
прийдут придут
прийдёт придёт
примьер премьер
принцып принцип
програм$ программ
^програма программа
^програме программе
^програму программу
^програмы программы
прогрес$ прогресс
прогресив прогрессив
професи професси
професионал профессионал
професор профессор
профессианал профессионал
пустымник пустынник
пылисос пылесос
разсказ рассказ
разстоян расстоян
разьясн разъясн
расказ рассказ
раследован расследован
распростанен распространен
рассписан расписан
рассчет расчет
рассчёт расчёт
растоян расстоян
расчит рассчит
регестр регистр
рейтенг рейтинг
рекламм реклам
росийск российск
россиск российск
сантеметр сантиметр
сдесь здесь
^сдесь$ здесь
^севодня$ сегодня
^седня$ сегодня
сертефик сертифик
^сиводня$ сегодня
симпотич симпатич
^скажым скажем
^скоко$ сколько
следуещ следующ
следущ следующ
^словянск славянск
спартсмен спортсмен
спортсменн спортсмен
справидлив справедлив
субьект субъект
сумашедш сумасшедш
суммашедш сумасшедш
сьезд съезд
сьемк съемк
сьёмк съёмк
^такчто$ так что
^темболее$ тем более
^темнеменее$ тем не менее
^темсамым$ тем самым
територи территори
териториальн территориальн
тероризм терроризм
терорис террорис
терракт теракт
терретори территори
^тоесть$ то есть
^тоисть$ то есть
^томучто$ тому что
торгава торгова
транвай трамвай
трансплонт трансплант
тренеровк тренировк
тролебус троллейбус
тролейбус троллейбус
тунел туннел
тунель туннель
учавств участв
учасник участник
учережден учрежден
учереждени учреждени
фаршерова фарширова
фестевал фестивал
филосов философ
финнанс финанс
форвартер фарватер
циган цыган
цыфр цифр
^чтонибудь$ что-нибудь
^чтото$ что-то
чуств чувств
шоффер шофер
^што$ что
^штоб чтоб
экзкаватор экскаватор
экономь эконом
экскалатор эскалатор
эксковатор экскаватор
экспрес$ экспресс
экстримальн экстремальн
экстримис экстремис
эллектр электр
эллемент элемент
эпедеми эпидеми
эфект эффект
эффэкт эффект
юбелей юбилей
ювилир ювелир
юрестконсульт юрисконсульт
юристконсульт юрисконсульт
abscen absen
accomodat accommodat
^accross$ across
acheiv achiev
^adn$ and
aggres aggress
^agressi aggressi
^allready$ already
^alot$ a lot
amatuer amateur
apparant apparent
apparantly apparently
^aquaint acquaint
^aquir acquir
arguement argument
athiest atheist
becuase because
begining beginning
^beleiv believ
^beleive believe
belive believe
buisness business
^bussiness business
calender calendar
^catagor categor
cemetary cemetery
collegue colleague
comitte committe
^comming coming
commitee committee
committment commitment
completly completely
concious conscious
consciencious conscientious
curiousity curiosity
definat definit
definate definite
^definatly$ definitely
^desparat desperat
dilemna dilemma
dissapear disappear
dissapoint disappoint
ecstacy ecstasy
embarass embarrass
enviroment environment
existance existence
facist fascist
familar familiar
finaly finally
flourescent fluorescent
foriegn foreign
fourty forty
freind friend
fullfil fulfill
gaurd guard
govermen governmen
goverment government
grammer grammar
happend happened
harrass harass
heighth height
heirarchy hierarchy
humourous humorous
hygene hygiene
^idenity identity
immediatly immediately
incidently incidentally
independant independent
interupt interrupt
irresistable irresistible
judgement judgment
knowlege knowledge
^layed laid
liason liaison
libary library
lisence license
maintainance maintenance
maintenence maintenance
managable manageable
medeval medieval
millenium millennium
miniscule minuscule
mischievious mischievous
mispell misspell
neccess necess
necesary necessary
neice niece
nieghbor neighbor
noticable noticeable
^occassion occasion
occurance occurrence
occured occurred
occurence occurrence
occuring occurring
^offical official
paralel parallel
parliment parliament
particulary particularly
^peice piece
persistant persistent
personel personnel
politican politician
posession possession
possesion possession
prefered preferred
presense presence
privelege privilege
priviledge privilege
probaly probably
proffesion profession
promiss promis
pronounciation pronunciation
publically publicly
questionaire questionnaire
reccomend recommend
reciev receiv
recieve receive
recomend recommend
refered referred
refering referring
religous religious
rember remember
rememberance remembrance
resistence resistance
responsab responsib
rythm rhythm
^saftey safety
sargent sergeant
secratary secretary
seige siege
seperat separat
sieze seize
similiar similar
sincerly sincerely
speach speech
^stategy strategy
succesful successful
succesfull successful
successfull successful
suprise surprise
^teh$ the
tendancy tendency
^thier their
^threshhold threshold
tommorow tomorrow
tomorow tomorrow
^tounge tongue
truely truly
unforseen unforeseen
unfortunatly unfortunately
untill until
vaccum vacuum
vehical vehicle
visable visible
^wether weather
^wich$ which
wierd weird
withold withhold
writting writing
^yeild yield
`
