package style

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

func testScope(errs *source.Errors) *scope {
	return &scope{
		style: &House{Name: "test", names: namesFirstLast, dates: dateForms{text: "d.m.yyyy", heading: "dd.mm.yyyy"}},
		errs:  errs,
		title: doc.Plain("otsikko"),
		facts: &doc.Facts{
			Date:      doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 8}},
			Section:   doc.Plain("61"),
			Body:      doc.Body{Name: doc.Noun{Text: "kaupunginhallitus", Forms: map[string]string{"genitive": "kaupunginhallituksen"}}},
			Presenter: &doc.Person{First: "Äiti", Last: "Öljy", Title: doc.Noun{Text: "johtaja"}},
			Sender:    doc.Organisation{Address: []string{"Katu 1", "99999 Kunta"}},
			Preparers: []doc.Person{{Last: "Sukunimi"}},
		},
	}
}

func TestPatterns(t *testing.T) {
	tests := []struct {
		pattern, want string
		missing       string // first key that is not known
	}{
		{"", "", ""},
		{"vain tekstiä", "vain tekstiä", ""},
		{"{title}", "otsikko", ""},
		{"{title.capital}", "Otsikko", ""},
		{"{body.name.genitive.capital} päätös", "Kaupunginhallituksen päätös", ""},
		{"{date} {date.heading}", "8.5.2020 08.05.2020", ""},
		{"{section.mark}", "§\u00a061", ""},
		{"{presenter.initials} {presenter.name.capital}", "ÄÖ Äiti Öljy", ""},
		{"{sender.address}", "Katu 1, 99999 Kunta", ""},
		{"{diary}", "", "diary"},
		{"[{diary} ]{title}", "otsikko", ""},
		{"{title}[ ({diary})]", "otsikko", ""},
		{"a [b[ {diary}] {title}] c", "a b otsikko c", ""},
		{"a [b {title}[ {diary}]]", "a b otsikko", ""},
		{"a[ {title} {diary}]", "a", ""},
		{"a[ x{diary}]b", "ab", ""},
		{`\[{title}\] \{\} \\`, `[otsikko] {} \`, ""},
		{"{title}\n{section}", "otsikko\n61", ""},
		{"{title} {diary} {appeal}", "otsikko", "diary"},
	}
	for _, test := range tests {
		var errs source.Errors
		p, problems := parsePattern(test.pattern, reach{})
		if len(problems) > 0 {
			t.Errorf("%q: %+v", test.pattern, problems)
			continue
		}
		got, missing, _ := p.render(testScope(&errs))
		name := ""
		if missing != nil {
			name = missing.name
		}
		if text := doc.InlineText(got); strings.TrimSpace(text) != test.want || name != test.missing || len(errs) > 0 {
			t.Errorf("%q = %q, missing %q, %v; want %q, %q", test.pattern, text, name, errs, test.want, test.missing)
		}
	}
}

func TestBadPatterns(t *testing.T) {
	tests := []struct {
		pattern string
		where   reach
		offset  int
		code    string
		hint    string
	}{
		{"{titel}", reach{}, 1, "unknown-key", "did you mean “title”?"},
		{"{title", reach{}, 0, "bad-pattern", ""},
		{"title}", reach{}, 5, "bad-pattern", ""},
		{"[title]", reach{}, 0, "bad-pattern", `write “\[” for a bracket that is printed`},
		{"a [{title}", reach{}, 2, "bad-pattern", ""},
		{"a]", reach{}, 1, "bad-pattern", ""},
		{`a\n`, reach{}, 1, "bad-pattern", `write “\\” for a backslash`},
		{"{page}", reach{}, 1, "unknown-key", ""},
		{"{preparer.name}", reach{}, 1, "unknown-key", "“preparer” stands in a text with “each: preparers”"},
		{"{preparer.nmae}", reach{bound: "preparer"}, 1, "unknown-key", "did you mean “preparer.name”?"},
		{"{attachment.titel}", reach{bound: "attachment"}, 1, "unknown-key", "did you mean “attachment.title”?"},
		{"{diary.genitive}", reach{}, 1, "bad-key", ""},
		{"{preparer.name} {presenter.name}", reach{bound: "preparer"}, 0, "two-persons", ""},
		{"{}", reach{}, 1, "unknown-key", ""},
		{"[[[[[[[[[{title}]]]]]]]]]", reach{}, 8, "bad-pattern", ""},
	}
	for _, test := range tests {
		_, problems := parsePattern(test.pattern, test.where)
		if len(problems) == 0 {
			t.Errorf("%q was accepted", test.pattern)
			continue
		}
		p := problems[0]
		if p.offset != test.offset || p.code != test.code || test.hint != "" && p.hint.String() != test.hint || p.text.IsZero() {
			t.Errorf("%q: %+v, want %s at %d with hint %q", test.pattern, p, test.code, test.offset, test.hint)
		}
	}
}

// TestUnnamedPersons shows what becomes of a text about a person whom only the recipient knows.
func TestUnnamedPersons(t *testing.T) {
	for pattern, want := range map[string]string{
		"({presenter.title.capital}[ {presenter.name}][ {presenter.phone}])": "([kuka])",
		"{presenter.title.genitive} ehdotus:":                                "[kuka] ehdotus:",
		"Päätösehdotus[ ({presenter.title})]:":                               "Päätösehdotus ([kuka]):",
		"{title}: [{presenter.first} ]{presenter.last}, x":                   "otsikko: [kuka], x",
	} {
		var errs source.Errors
		s := testScope(&errs)
		s.facts.Presenter = &doc.Person{Blank: &doc.Blank{Name: "presenter", Prompt: "kuka"}}
		p, problems := parsePattern(pattern, reach{})
		if len(problems) > 0 {
			t.Errorf("%q: %+v", pattern, problems)
			continue
		}
		got, missing, known := p.render(s)
		if text := doc.InlineText(got); text != want || missing != nil || !known || len(errs) > 0 {
			t.Errorf("%q = %q, %v %t %v; want %q", pattern, text, missing, known, errs, want)
		}
	}
}

func TestNounsWithoutTheFormAreReported(t *testing.T) {
	var errs source.Errors
	p, _ := parsePattern("{body.name.illative}", reach{})
	if text, _, _ := p.render(testScope(&errs)); doc.InlineText(text) != "kaupunginhallitus" || len(errs) != 1 || errs[0].Code != "missing-form" {
		t.Errorf("text = %q, mistakes = %v", doc.InlineText(text), errs)
	}
}

func TestDateForms(t *testing.T) {
	for form, want := range map[string]string{"d.m.yyyy": "8.5.2020", "dd.mm.yyyy": "08.05.2020", "yyyy-mm-dd": "2020-05-08", "d. m. yyyy": "8. 5. 2020"} {
		h := &House{dates: dateForms{text: form}}
		if got := h.dateText(doc.Date{Year: 2020, Month: 5, Day: 8}, false); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

func TestContrast(t *testing.T) {
	for pair, want := range map[[2]string]float64{{"#000000", "#FFFFFF"}: 21, {"#777777", "#FFFFFF"}: 4.48, {"#FFFFFF", "#FFFFFF"}: 1} {
		if got := contrast(pair[0], pair[1]); got < want-0.01 || got > want+0.01 {
			t.Errorf("contrast of %v = %.2f, want %.2f", pair, got, want)
		}
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) = %q, want %q", n, got, want)
		}
	}
}

// FuzzPattern reads anything as a pattern: what is accepted renders, and renders the same twice.
func FuzzPattern(f *testing.F) {
	for _, seed := range []string{
		"{presenter.title.genitive.capital}[ ({presenter.initials})] ehdotus:", `\[{title}\]`, "[[{diary}] {title}]\n{date.heading}", "{", "]", "\\", "{section.mark}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, problems := parsePattern(text, reach{bound: "preparer", pages: true})
		for _, problem := range problems {
			if problem.offset < 0 || problem.offset > len(text) || problem.text.IsZero() {
				t.Fatalf("mistake %+v in %q", problem, text)
			}
		}
		if len(problems) > 0 {
			return
		}
		var errs source.Errors
		s := testScope(&errs)
		s.person = &s.facts.Preparers[0]
		first, _, _ := p.render(s)
		again, _, _ := p.render(s)
		if doc.InlineText(first) != doc.InlineText(again) {
			t.Fatalf("%q gave %q and then %q", text, doc.InlineText(first), doc.InlineText(again))
		}
	})
}
