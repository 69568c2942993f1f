package typo

// Code names a rule. The sentence that explains it is "typo." + Code.
type Code string

// The rules. Those of the last group only turn spaces into no-break ones, or
// put one in, and rest in headlines.
const (
	Edges         Code = "edges"          // spaces at the ends of a line
	Spaces        Code = "spaces"         // two spaces in a row
	SpaceBefore   Code = "space-before"   // a space before , . ; : ! ? …
	Brackets      Code = "brackets"       // a space inside brackets and quotes
	Ellipsis      Code = "ellipsis"       // ... is …
	QuestionFirst Code = "question-first" // !? is ?! (ru)
	Copyright     Code = "copyright"      // (c) (r) (tm)
	Times         Code = "times"          // 10x15 is 10×15
	Square        Code = "square"         // м2 is м²
	Dash          Code = "dash"           // a hyphen between spaces is a dash
	Range         Code = "range"          // 5-7 is 5–7
	Minus         Code = "minus"          // -15 is −15
	Apostrophe    Code = "apostrophe"     // д'Арк is д’Арк
	Quotes        Code = "quotes"         // «„“», “‘’”
	Numero        Code = "numero"         // №5 is № 5
	Thousands     Code = "thousands"      // 10000 is 10 000, 10,000
	Percent       Code = "percent"        // 20 % is 20%
	PercentSpace  Code = "percent-space"  // 20% is 20 %; off unless asked for (ru)
	Ordinals      Code = "ordinals"       // 1-ый is 1-й, 1-st is 1st

	DashSpace     Code = "dash-space"    // a line never begins with a dash
	ShortWords    Code = "short-words"   // в доме; off in English unless asked for
	Particles     Code = "particles"     // сказал бы (ru)
	Units         Code = "units"         // 5 кг, 5 kg
	Initials      Code = "initials"      // А. С. Пушкин, J. Smith
	Abbreviations Code = "abbreviations" // т. д., г. Барнаул, Dr. Reed
	Companies     Code = "companies"     // ООО «Заря» (ru)
	Dates         Code = "dates"         // 15 июня, XIX в., June 15
)

// rule is one line of the book.
type rule struct {
	code   Code
	only   string // the one language it is for, "" for both
	offIn  string // the language where it is off by default, "*" for all
	spaces bool   // only about no-break spaces: rests in headlines
	apply  func(*line)
}

// book is all rules in the order they are applied. Quotes come after dashes
// because a dash opens a place for them; no-break spaces come when all signs
// stand.
func book() []rule {
	return []rule{
		{code: Edges, apply: edges},
		{code: Spaces, apply: doubleSpaces},
		{code: Ellipsis, apply: ellipsis},
		{code: SpaceBefore, apply: spaceBefore},
		{code: Copyright, apply: copyrights},
		{code: Times, apply: times},
		{code: Square, apply: squares},
		{code: Ordinals, apply: ordinals},
		{code: Range, apply: ranges},
		{code: Minus, apply: minuses},
		{code: Dash, apply: dashes},
		{code: Apostrophe, apply: apostrophes},
		{code: Quotes, apply: quotes},
		{code: Brackets, apply: brackets},
		{code: QuestionFirst, only: "ru", apply: questionFirst},
		{code: Numero, apply: numeros},
		{code: Thousands, apply: thousands},
		{code: Percent, apply: percent},
		{code: PercentSpace, only: "ru", offIn: "*", apply: percentSpace},
		{code: DashSpace, spaces: true, apply: dashSpaces},
		{code: ShortWords, offIn: "en", spaces: true, apply: shortWords},
		{code: Particles, only: "ru", spaces: true, apply: particles},
		{code: Units, spaces: true, apply: units},
		{code: Initials, spaces: true, apply: initials},
		{code: Abbreviations, spaces: true, apply: abbreviations},
		{code: Companies, only: "ru", spaces: true, apply: companies},
		{code: Dates, spaces: true, apply: dates},
	}
}

// Rule is what a settings page shows of a rule.
type Rule struct {
	Code Code
	On   bool // by default
}

// Rules lists the rules of a language, in the order they are applied.
func Rules(language string) []Rule {
	var out []Rule
	for _, r := range book() {
		if r.only == "" || r.only == language {
			out = append(out, Rule{r.code, !r.restsIn(language)})
		}
	}
	return out
}

func (r rule) restsIn(language string) bool { return r.offIn == "*" || r.offIn == language }

// uses says whether a rule applies under these options.
func (o Options) uses(r rule) bool {
	if r.only != "" && r.only != o.Language || r.spaces && o.Headline {
		return false
	}
	if o.Off == nil {
		return !r.restsIn(o.Language)
	}
	return !o.Off[r.code]
}

// normal is the options with the language the rules know.
func (o Options) normal() Options {
	if o.Language != "ru" {
		o.Language = "en"
	}
	return o
}

// on is uses by code.
func (o Options) on(code Code) bool {
	for _, r := range book() {
		if r.code == code {
			return o.uses(r)
		}
	}
	return false
}
