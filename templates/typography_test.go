package templates

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

func figuresOf(t testing.TB, lang string) *typography {
	t.Helper()
	words, err := Open(Embedded()).Words(lang)
	if err != nil {
		t.Fatal(err)
	}
	return &words.figures
}

// shown gives a line with ~ for a no-break space.
func shown(line []doc.Inline) string {
	return strings.ReplaceAll(doc.InlineText(line), noBreakSpace, "~")
}

func TestFiguresHoldOn(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"fi", "enintään 10 000 euroa", "enintään 10~000~euroa"},
		{"fi", "yhteensä 5 081 032 €.", "yhteensä 5~081~032~€."},
		{"fi", "1 016 206,40 euroa (20 %)", "1~016~206,40~euroa (20~%)"},
		{"fi", "noin 4,7 milj. euroa ja n. 34 mrd. €", "noin 4,7~milj.~euroa ja n.~34~mrd.~€"},
		{"fi", "80 %:n osuus ja 5 %-yksikköä", "80~%:n osuus ja 5~%-yksikköä"},
		{"fi", "kuntalain 134 §:n 1 momentin mukaan", "kuntalain 134~§:n 1~momentin mukaan"},
		{"fi", "§ 5 ja 140 §", "§~5 ja 140~§"},
		{"fi", "kello eli klo 18.15 (s. 4)", "kello eli klo~18.15 (s.~4)"},
		{"fi", "Liite 3, liitteen 12 mukaan", "Liite~3, liitteen~12 mukaan"},
		{"fi", "päätös 31. maaliskuuta 2020", "päätös 31.~maaliskuuta 2020"},
		{"fi", "1.1.2020 – 31.12.2021", "1.1.2020~– 31.12.2021"},
		{"fi", "1 000–2 000 euroa", "1~000–2~000~euroa"},
		{"fi", "vuonna 2020 100 kuntaa", "vuonna 2020 100 kuntaa"},
		{"fi", "31.12.2019 100 asukasta", "31.12.2019 100 asukasta"},
		{"fi", "puh. 040 123 4567", "puh.~040 123 4567"},
		{"fi", "kohdat 1, 200 ja 300", "kohdat 1, 200 ja 300"},
		{"fi", "dnro 218/20.200/2020 300 sivua", "dnro~218/20.200/2020 300 sivua"},
		{"fi", "vuosina 2020 ja 2021", "vuosina 2020 ja 2021"},
		{"fi", "sana sanan vieressä", "sana sanan vieressä"},
		{"sv", "högst 10 000 euro, kl. 18.15", "högst 10~000~euro, kl.~18.15"},
		{"sv", "den 31 mars 2020 enligt 134 §", "den 31~mars 2020 enligt 134~§"},
		{"sv", "4,7 mn euro, bilaga 3, s. 4", "4,7~mn~euro, bilaga~3, s.~4"},
	} {
		if got := shown(figuresOf(t, test.lang).bind([]doc.Inline{doc.Text{S: test.text}}, new([]byte))); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// TestFiguresHoldOnAcross takes figures that are not typed, and typed ones that look different.
func TestFiguresHoldOnAcross(t *testing.T) {
	text := func(s string) doc.Inline { return doc.Text{S: s} }
	for _, test := range []struct {
		line []doc.Inline
		want string
	}{
		{[]doc.Inline{text("§ "), doc.Blank{Prompt: "pykälän numero"}, text(" ja "), doc.Blank{Prompt: "summa"}, text(" euroa")}, "§~[pykälän numero] ja [summa]~euroa"},
		{[]doc.Inline{text("liitteessä "), doc.Ref{ID: "x"}, text(" on")}, "liitteessä~@x on"},
		{[]doc.Inline{text("yhteensä "), doc.Strong{Text: []doc.Inline{text("18 137")}}, text(" euroa")}, "yhteensä 18~137~euroa"},
		{[]doc.Inline{doc.Emph{Text: []doc.Inline{text("klo ")}}, text("9")}, "klo~9"},
		{[]doc.Inline{text("klo"), doc.Break{}, text("9 100")}, "klo\n9~100"},
	} {
		if got := shown(figuresOf(t, "fi").bind(test.line, new([]byte))); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestTypedRanges(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"fi", "vuosina 2020-2021, (2020-2022).", "vuosina 2020–2021, (2020–2022)."},
		{"fi", "klo 15.05-17.30 ja klo 9-15", "klo 15.05–17.30 ja klo 9–15"},
		{"fi", "3-4 §:ssä, 10-20 %, 5-10 euroa, 2,5-3 milj.", "3–4 §:ssä, 10–20 %, 5–10 euroa, 2,5–3 milj."},
		{"fi", "5.-7.6.2020, 1.1.-31.12.2020, 1.1.2020-31.12.2021", "5.–7.6.2020, 1.1.–31.12.2020, 1.1.2020–31.12.2021"},
		{"fi", "1.1.2020 - 31.12.2021", "1.1.2020 – 31.12.2021"},
		{"fi", "dnro 218/20.200/2020-1", "dnro 218/20.200/2020-1"},
		{"fi", "dnro 2020-2021-3 ja KA/2020-2021", "dnro 2020-2021-3 ja KA/2020-2021"},
		{"fi", "puh. 09-1234 tai 040-123456", "puh. 09-1234 tai 040-123456"},
		{"fi", "nimi-2020-2021@kunta.example ja https://kunta.example/2020-2021", "nimi-2020-2021@kunta.example ja https://kunta.example/2020-2021"},
		{"fi", "A-1, 2021-2020, 3-4 kuntaa, 15-17 klo", "A-1, 2021-2020, 3-4 kuntaa, 15-17 klo"},
		{"fi", "Lapissa -hanke, sote-keskus, 2020-luku, 80-90-luvulla", "Lapissa -hanke, sote-keskus, 2020-luku, 80-90-luvulla"},
		{"fi", "a - b ja 1 - 2", "a - b ja 1 - 2"},
		{"sv", "åren 2020-2021, kl. 9-15", "åren 2020–2021, kl. 9–15"},
	} {
		if got := figuresOf(t, test.lang).typed(test.text); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// TestTypographyInTemplates shows that typed text gets dashes, and that what the data say stays as it is but for its spaces.
func TestTypographyInTemplates(t *testing.T) {
	c, shares := testCase(t)
	files := fstest.MapFS{"letter/type.yaml": {Data: []byte(testLetter)}, "letter/fi.md": {Data: []byte(lines(
		"# Otsikko 2020-2021", "",
		"Vuosina 2020-2021 {{\"2020-2021\"}} ja {{\"10 000 euroa\"}} klo", "18.15, **10**", "% ja [2020-2021](https://kunta.example/2020-2021).", "",
		"| 10 000 | 5 § |", "|---|---|", "| {{.Party.Share.Total}} | 5 § |",
	))}}
	tm, err := Open(source.Layer{Name: "test", FS: files}, Embedded()).Compile("letter", "fi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := tm.Execute(c, shares, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(doc.InlineText(d.Parts[0].Facts.Title)+"\n"+blockText(d.Parts[0].Blocks), noBreakSpace, "~")
	want := "Otsikko 2020–2021\nVuosina 2020–2021 2020-2021 ja 10~000~euroa klo~18.15, 10~% ja 2020–2021.\n10~000\n18~137,00~€"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if link, ok := d.Parts[0].Blocks[0].(*doc.Paragraph).Text[7].(doc.Link); !ok || link.URL != "https://kunta.example/2020-2021" {
		t.Errorf("the link goes to %v", link)
	}
}

func FuzzTypography(f *testing.F) {
	for _, s := range []string{"1 000 - 2 000 €", "klo 9-15 – 2020-2021", "§ 5 \u00a0 ￼ 31. maaliskuuta", "\xff 1 000", "  ", "– 1"} {
		f.Add(s)
	}
	languages := []*typography{figuresOf(f, "fi"), figuresOf(f, "sv")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, figures := range languages {
			line := figures.bind([]doc.Inline{doc.Text{S: figures.typed(s)}}, new([]byte))
			got := doc.InlineText(line)
			plain := strings.NewReplacer(noBreakSpace, " ", enDash, "-")
			if want := strings.ToValidUTF8(s, string(utf8.RuneError)); plain.Replace(strings.ToValidUTF8(got, string(utf8.RuneError))) != plain.Replace(want) && utf8.ValidString(s) {
				t.Errorf("%q became %q", s, got)
			}
			if again := doc.InlineText(figures.bind([]doc.Inline{doc.Text{S: figures.typed(got)}}, new([]byte))); again != got {
				t.Errorf("%q became %q and then %q", s, got, again)
			}
		}
	})
}

func BenchmarkTypography(b *testing.B) {
	figures := figuresOf(b, "fi")
	line := []doc.Inline{doc.Text{S: "Omarahoituksesta Kemijärven kaupungin osuus on 18\u00a0137 euroa eli 5\u00a0441 euroa vuonna 2020 ja 12\u00a0696 euroa vuonna 2021. Osuus on laskettu asukasluvun mukaan."}}
	var room []byte
	for b.Loop() {
		figures.bind(line, &room)
	}
}
