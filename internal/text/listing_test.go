package text

import (
	"strings"
	"testing"
)

func TestItemsOfAPastedListAreListItems(t *testing.T) {
	for name, c := range map[string]struct{ plain, want string }{
		"dots":                    {"• раз\n•\tдва\n•\u00a0три", "bullet раз|bullet два|bullet три"},
		"one dot alone":           {"• раз\nдва", "paragraph • раз|paragraph два"},
		"two kinds of dots":       {"• раз\n▪ два", "paragraph • раз|paragraph ▪ два"},
		"numbers":                 {"1. раз\n2) два\nконец", "number раз|number два|paragraph конец"},
		"numbers that jump":       {"1. раз\n3. три", "paragraph 1. раз|paragraph 3. три"},
		"a year and a score":      {"1.5 процента\n2.5 процента", "paragraph 1.5 процента|paragraph 2.5 процента"},
		"dialogue":                {"— Да.\n— Нет.\n- Как?", "paragraph — Да.|paragraph — Нет.|paragraph - Как?"},
		"a list between text":     {"до\n• раз\n• два\nпосле", "paragraph до|bullet раз|bullet два|paragraph после"},
		"signs without words":     {"•\n•", "paragraph •|paragraph •"},
		"a dot grown to its word": {"•раз\n•два", "paragraph •раз|paragraph •два"},
		"spaces that stay":        {"10\u00a0км\u2028дальше\t\u200bтут", "paragraph 10\u00a0км\u2028дальше тут"},
		"two lists":               {"1. а\n2. б\n1. в\n2. г", "number а|number б|number в|number г"},
		"emoji and a soft hyphen": {"👨\u200d👩\u200d👧 пере\u00adнос", "paragraph 👨\u200d👩\u200d👧 пере\u00adнос"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, b := range Listed(Lines(c.plain)) {
				got = append(got, string(b.Kind)+" "+b.Text)
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("pasted as %q, want %q", s, c.want)
			}
		})
	}
}
