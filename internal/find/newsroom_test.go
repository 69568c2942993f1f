package find_test

import (
	"context"
	"strings"

	"dateline/internal/find"
	"dateline/internal/story"
	"dateline/internal/text"
)

// fataler is a test or a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func bodyOf(t fataler, blocks ...text.Block) text.Document {
	t.Helper()
	d, err := text.NewDocument(blocks...)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

// paragraph is a story of one block.
func paragraph(t fataler, s string, marks ...text.Mark) story.Story {
	t.Helper()
	return story.Story{ID: "s1", Language: "ru", Body: bodyOf(t, text.Block{ID: "b1", Kind: text.Paragraph, Text: s, Marks: marks})}
}

// ferry is a story with a word everywhere it can be written.
func ferry(t fataler) story.Story {
	t.Helper()
	photo := func(id story.PhotoID) story.PhotoUse {
		return story.PhotoUse{
			ID: id, Lead: id == "p1", Caption: "Паром у мола", Credit: story.Credit{Agency: "Агентство «Паром»", Photographer: "Пётр Паром"},
			Alt: "Белый паром", Rights: story.Rights{Notice: "© Паром"},
		}
	}
	return story.Story{
		ID: "ferry", Language: "ru", Slug: "parom", Headline: "Паром вернулся", Deck: "Первый паром сезона", Rubric: "паром",
		Body: bodyOf(t,
			text.Block{ID: "b1", Kind: text.Paragraph, Text: "Паром пришёл утром."},
			text.Block{ID: "b2", Kind: text.Photo, Photo: "p2"},
			text.Block{ID: "b3", Kind: text.Quote, Text: "Наш паром цел.", Attribution: "капитан парома"},
		),
		Photos:     []story.PhotoUse{photo("p1"), photo("p2"), photo("p3")},
		Correction: "Не катер, а паром.", WebDescription: "О пароме", EdNote: "Паром – с прописной", Source: "ЗАО «Паром»", Note: "Спросить о\u2028пароме",
		Tags: []string{"паром"},
	}
}

func finder(t fataler, q find.Query) *find.Finder {
	t.Helper()
	f, err := find.Compile(q)
	if err != nil {
		t.Fatalf("compile %+v: %v", q, err)
	}
	return f
}

func hitsOf(t fataler, s story.Story, q find.Query) []find.Hit {
	t.Helper()
	hits, err := finder(t, q).Find(context.Background(), s, text.Selection{})
	if err != nil {
		t.Fatalf("find %+v: %v", q, err)
	}
	return hits
}

// replaced puts words in the place of all hits, and proves that one undo takes
// all of it back.
func replaced(t fataler, s story.Story, q find.Query, with string) story.Story {
	t.Helper()
	e, err := finder(t, q).Replace(s, hitsOf(t, s, q), with)
	if err != nil {
		t.Fatalf("replace %+v with %q: %v", q, with, err)
	}
	return applied(t, s, e)
}

// shown makes what cannot be seen visible.
func shown(s string) string {
	return strings.NewReplacer("\u00a0", "·", "\u00ad", "¬", "\u2028", "⏎").Replace(s)
}

func unshown(s string) string {
	return strings.NewReplacer("·", "\u00a0", "¬", "\u00ad", "⏎", "\u2028").Replace(s)
}

// marked is a text with « » around its hits.
func marked(s string, hits []find.Hit) string {
	var out strings.Builder
	end := 0
	for _, h := range hits {
		out.WriteString(s[end:h.From] + "[" + s[h.From:h.To] + "]")
		end = h.To
	}
	return shown(out.String() + s[end:])
}
