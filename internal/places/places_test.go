package places

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/assets/gazetteer"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// The committed file is the one that mkgazetteer printed this hash of.
func TestTheMapIsTheOneThatWasMade(t *testing.T) {
	const made = "019b0717a426b2e8a4f3db46a8060cb2a8c93bbbf85877003b051da28025d29d"
	if got := fmt.Sprintf("%x", sha256.Sum256(gazetteer.TSV)); got != made {
		t.Errorf("sha256 %s, want %s", got, made)
	}
	if n := len(gazetteer.TSV); n > 900_000 {
		t.Errorf("%d bytes, at most 900,000 may be carried by every program", n)
	}
	if n := load(t).Len(); n < 30_000 {
		t.Errorf("%d places", n)
	}
}

// The cities of language.md: name, GeoNames ID, all in the zone of Barnaul.
func TestAltai(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		ru, en string
		id     int
	}{
		{"Барнаул", "Barnaul", 1510853},
		{"Бийск", "Biysk", 1510018},
		{"Рубцовск", "Rubtsovsk", 1493467},
		{"Новоалтайск", "Novoaltaysk", 1497173},
		{"Камень-на-Оби", "Kamen-na-Obi", 1504871},
		{"Заринск", "Zarinsk", 1485439},
		{"Яровое", "Yarovoye", 1486340},
		{"Алейск", "Aleysk", 1511783},
		{"Славгород", "Slavgorod", 1491706},
		{"Белокуриха", "Belokurikha", 1510502},
		{"Горно-Алтайск", "Gorno-Altaysk", 1506271},
	} {
		home := Home{Region: "Алтайский край"}
		for _, name := range []string{c.ru, c.en, strings.ToUpper(c.ru)} {
			p, ok := Decide(g.Find(name), home)
			if !ok || p.ID != c.id || p.Zone != "Asia/Barnaul" || p.Name("ru") != c.ru || p.Name("en") != c.en || p.Country("ru") != "Россия" {
				t.Errorf("%s: %+v, %v", name, p, ok)
			}
		}
	}
	nameless := 0
	for _, p := range g.All() {
		if p.RegionEN == "Altai Krai" && p.NameRU == "" {
			nameless++
		}
	}
	if nameless > 0 {
		t.Errorf("%d places of Altai Krai have no Russian name", nameless)
	}
}

func TestNamesThatManyHave(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		typed  string
		home   Home
		region string // empty: a person must say
	}{
		{"Барнаул", Home{}, "Алтайский край"},
		{"Киров", Home{}, "Кировская область"},
		{"Kirov, Kaluga Oblast", Home{}, "Калужская область"},
		{"Киров", Home{Region: "Калужская область"}, "Калужская область"},
		{"Москва", Home{}, "Москва"},
		{"Springfield", Home{}, ""},
		{"Springfield, Illinois", Home{}, "Illinois"},
		{"Советск", Home{}, ""},
		{"Советск, Калининградская область", Home{}, "Калининградская область"},
		{"Paris, France", Home{}, "Île-de-France"},
		{"tromso", Home{}, "Norway"},
	} {
		p, ok := Decide(g.Find(c.typed), c.home)
		if ok != (c.region != "") || ok && !p.in(c.region) && p.RegionEN != c.region && !strings.HasPrefix(p.RegionEN, c.region) {
			t.Errorf("%s: %+v, %v", c.typed, p, ok)
		}
	}
	if len(g.Find("Нигдеград")) != 0 || g.Known("Нигдеград") || !g.Known("камень на оби") {
		t.Error("a city that there is not, or none where there is one")
	}
}

func TestCompletion(t *testing.T) {
	g := load(t)
	names := func(ps []Place, lang string) []string {
		var out []string
		for _, p := range ps {
			out = append(out, p.Name(lang))
		}
		return out
	}
	atHome := g.Complete("Б", Query{Home: Home{City: "Барнаул"}, Limit: 3})
	if got := names(atHome, "ru"); !slices.Equal(got[:2], []string{"Барнаул", "Бийск"}) {
		t.Errorf("near Barnaul: %v", got)
	}
	if got := names(g.Complete("ново", Query{Home: Home{Region: "Алтайский край"}, Limit: 1}), "ru"); got[0] != "Новоалтайск" {
		t.Errorf("%v", got)
	}
	if got := names(g.Complete("lond", Query{Limit: 1}), "en"); got[0] != "London" {
		t.Errorf("%v", got)
	}
	if got := g.Complete("орел", Query{Limit: 1}); len(got) == 0 || got[0].NameRU != "Орёл" {
		t.Errorf("ё is е: %v", got)
	}
	if got := g.Complete("", Query{}); got != nil {
		t.Errorf("nothing typed: %v", got)
	}
	if got := g.Complete("а", Query{}); len(got) != 10 {
		t.Errorf("%d candidates", len(got))
	}
	if a, b := g.Complete("с", Query{}), g.Complete("с", Query{}); !slices.Equal(a, b) {
		t.Error("two answers to one question")
	}
}

func TestEveryZoneLoads(t *testing.T) {
	zones := map[string]bool{}
	for _, p := range load(t).All() {
		if !zones[p.Zone] {
			zones[p.Zone] = true
			if _, err := time.LoadLocation(p.Zone); err != nil || p.Zone == "" {
				t.Errorf("%s: %q: %v", p.NameEN, p.Zone, err)
			}
		}
		if p.NameEN == "" || p.CountryEN == "" || p.CountryRU == "" || p.ID == 0 || p.Lat < -90 || p.Lat > 90 {
			t.Fatalf("%+v", p)
		}
	}
}

func TestALineThatIsNone(t *testing.T) {
	if _, err := parse(strings.NewReader("P\t1\n")); err == nil {
		t.Error("half a line was read")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkComplete(b *testing.B) {
	g := load(b)
	for b.Loop() {
		g.Complete("н", Query{Home: Home{City: "Барнаул"}})
	}
}
