package outlet_test

import (
	"errors"
	"strings"
	"testing"

	"dateline/internal/outlet"

	"github.com/google/go-cmp/cmp"
)

func TestSetChangesOneKeyAndShowsIt(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		{"name", "ИА «Заря»", "ИА «Заря»"},
		{"address", "https://zarya.example/", "https://zarya.example"},
		{"zone", "Asia/Barnaul", "Asia/Barnaul"},
		{"sections", "Новости, Власть , ,Власть", "Новости, Власть"},
		{"widths", "320, 1600,960", "1600, 960, 320"},
		{"ratios", "16:9, free", "16:9, free"},
		{"languages", "en", "en"},
		{"guid_domain", "zarya.example", "zarya.example"},
		{"header_note", "−17", "−17"},
		{"ru.partners", "Соседи пишут", "Соседи пишут"},
		{"en.credit", "Picture: {photographer}, {agency}", "Picture: {photographer}, {agency}"},
	} {
		t.Run(c.key, func(t *testing.T) {
			before := outlet.Default()
			after, err := before.Set(c.key, c.value)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range after.Settings() {
				if s.Key == c.key && s.Value != c.want {
					t.Errorf("%s = %q, want %q", c.key, s.Value, c.want)
				}
			}
			if diff := cmp.Diff(outlet.Default(), before); diff != "" {
				t.Errorf("the old profile changed:\n%s", diff)
			}
			data, err := after.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			back, err := outlet.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(after, back); diff != "" {
				t.Errorf("saved and read again:\n%s", diff)
			}
		})
	}
}

func TestSetRefusesAndKeepsTheOldValue(t *testing.T) {
	for _, c := range []struct {
		key, value string
		code       outlet.Code
	}{
		{"nonsense", "x", outlet.UnknownKey},
		{"address", "zarya.example", outlet.BadValue},
		{"address", "javascript:alert(1)", outlet.BadValue},
		{"address", "https://user:secret@zarya.example", outlet.BadValue},
		{"zone", "Asia/Nowhere", outlet.BadValue},
		{"zone", "Local", outlet.BadValue},
		{"languages", "ru, fr", outlet.BadValue},
		{"ratios", "16:0", outlet.BadValue},
		{"widths", "wide", outlet.BadValue},
		{"guid_domain", "a b", outlet.BadValue},
	} {
		t.Run(c.key+"="+c.value, func(t *testing.T) {
			got, err := outlet.Default().Set(c.key, c.value)
			var r *outlet.Refusal
			if !errors.As(err, &r) || r.Code != c.code {
				t.Fatalf("error %v, want %s", err, c.code)
			}
			if diff := cmp.Diff(outlet.Default(), got); diff != "" {
				t.Errorf("the profile changed:\n%s", diff)
			}
		})
	}
}

func TestEmptyValueGivesTheDefaultBack(t *testing.T) {
	p, err := outlet.Default().Set("ru.partners", "Соседи пишут")
	if err != nil {
		t.Fatal(err)
	}
	p, err = p.Set("ru.partners", "")
	if err != nil {
		t.Fatal(err)
	}
	if got := p.For("ru").Partners; got != "Новости партнеров" {
		t.Errorf("partners heading = %q", got)
	}
	if got := (outlet.Profile{}).WithDefaults(); !cmp.Equal(got, outlet.Default()) {
		t.Errorf("the zero profile differs from the default:\n%s", cmp.Diff(outlet.Default(), got))
	}
}

func TestAnotherLanguageGetsEnglishWords(t *testing.T) {
	if got := outlet.Default().For("de").Archive; got != "Archive" {
		t.Errorf("archive = %q", got)
	}
	if !strings.Contains(outlet.Default().For("ru").Credit, "{photographer}") {
		t.Error("the Russian credit pattern names no photographer")
	}
}
