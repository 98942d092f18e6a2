package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// inLanguage makes inlines of a document in a language ready for breaking.
func inLanguage(t testing.TB, lang string, inlines ...doc.Inline) (*setter, *chars, *look) {
	t.Helper()
	w := open(t, nil)
	s := &setter{house: w.house, fonts: &documentFonts{family: w.family}, lang: lang}
	l := w.house.look("")
	c, _ := s.text(inlines, l, source.Pos{}, nil)
	if err := s.errs.Err(); err != nil {
		t.Fatal(err)
	}
	return s, c, l
}

// set shows the lines of running text, with ~ for a hyphen that breaking has put in.
func set(s *setter, c *chars, l *look, width float64, words wordBreaking) string {
	var lines []string
	for _, ln := range s.fill(c, l, 0, width, words) {
		lines = append(lines, strings.ReplaceAll(strings.TrimRight(ln.text(), " "), string(softHyphen), "~"))
	}
	return strings.Join(lines, "|")
}

const rest = " ja paljon muuta tekstiä, jota riittää vielä monelle riville asti"

func TestHyphenation(t *testing.T) {
	for _, test := range []struct{ name, text, first string }{
		{"between parts", "Sitä varten perustettu kuntayhtymähallitus päättää" + rest, "Sitä varten perustettu kunta~|yhtymähallitus päättää"},
		{"a small gap stays", "Sitä varten on perustettu hallinto" + rest, "Sitä varten on perustettu|hallinto"},
		{"within a part in great need", "Nyt siis keskustelemme koordinoinnista" + rest, "Nyt siis keskustelemme koordi~|noinnista"},
		{"within a part, little need", "Nyt siitä me keskustelemme koordinoinnista" + rest, "Nyt siitä me keskustelemme|koordinoinnista"},
		{"a name", "Hän puhuu nyt kaiken Pelkosenniemestä" + rest, "Hän puhuu nyt kaiken|Pelkosenniemestä"},
		{"an address", "Osoite on kirjaamo@kuntayhtyma.example" + rest, "Osoite on|kirjaamo@kuntayhtyma."},
		{"a soft hyphen wins", "Sitä varten perustettu kuntayhtymä\u00ADhallitus päättää" + rest, "Sitä varten perustettu|kuntayhtymähallitus"},
		{"a hyphen of the writer's", "Sitä on maakunta-asiantuntijaryhmälle" + rest, "Sitä on maakunta-|asiantuntijaryhmälle ja"},
		{"the last word", "Sitä varten perustettu kuntayhtymähallitus", "Sitä varten perustettu|kuntayhtymähallitus"},
		{"the last line", "Sitä varten perustettu kuntayhtymähallitus voi", "Sitä varten perustettu|kuntayhtymähallitus voi"},
		{"a number", "Hankkeessa käytettävissä 10\u00A0000\u00A0000\u00A0euroa" + rest, "Hankkeessa käytettävissä|10\u00A0000\u00A0000\u00A0euroa"},
		{"punctuation", "Sitä varten on (kuntayhtymähallitus)," + rest, "Sitä varten on (kuntayhtymä~|hallitus), ja"},
	} {
		s, c, l := inLanguage(t, "fi", doc.Text{S: test.text})
		if got := set(s, c, l, 150, breakRagged); !strings.HasPrefix(got, test.first) {
			t.Errorf("%s:\n got %s\nwant %s …", test.name, got, test.first)
		}
	}
}

// TestHyphenationByLanguage breaks each word by the language that it is tagged with.
func TestHyphenationByLanguage(t *testing.T) {
	long := doc.Text{S: "Sitä varten perustettu kuntayhtymähallitus päättää" + rest}
	swedish := doc.Text{S: "För detta har nu utsedda kommunstyrelseledamöter beslutat om allt det som hör till ärendet"}
	for _, test := range []struct {
		name, lang string
		inline     doc.Inline
		want       bool
	}{
		{"Finnish", "fi", long, true},
		{"Finnish of Finland", "fi-FI", long, true},
		{"unknown", "", long, false},
		{"Northern Sámi", "se", long, false},
		{"a span of Sámi", "fi", doc.Span{Lang: "smn", Text: []doc.Inline{long}}, false},
		{"a link", "fi", doc.Link{URL: "https://kunta.example", Text: []doc.Inline{long}}, false},
		{"Swedish", "sv", swedish, true},
		{"a span of Swedish", "fi", doc.Span{Lang: "sv", Text: []doc.Inline{swedish}}, true},
		{"bold", "fi", doc.Strong{Text: []doc.Inline{long}}, true},
	} {
		s, c, l := inLanguage(t, test.lang, test.inline)
		if got := set(s, c, l, 150, breakRagged); strings.Contains(got, "~") != test.want {
			t.Errorf("%s: %s", test.name, got)
		}
	}
}

// TestWideWords breaks words that are wider than a line where their language allows, whatever they are in.
func TestWideWords(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		want  string
	}{
		{"Omarahoitusosuus", 60, "Oma~|rahoitus~|osuus"},
		{"rahoitusosuudet yhteensä", 60, "rahoitus~|osuudet|yhteensä"},
		{"koordinoinnista", 50, "koordi~|noinnista"},
		{"Pelkosenniemi", 40, "Pelkos~|enniemi"}, // a name, and no other way
	} {
		s, c, l := inLanguage(t, "fi", doc.Text{S: test.text})
		if got := set(s, c, l, test.width, breakWide); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

// TestNoLadders sets text full of compounds and finds no three hyphens in a row, and none in the last line but one.
func TestNoLadders(t *testing.T) {
	words := []string{"kuntayhtymähallitus", "rahoitusosuus", "ja", "valtionavustuspäätös", "koordinoinnista", "on", "hankesuunnitelma", "se"}
	found := 0
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(rt, "words"), " ")
		s, c, l := inLanguage(t, "fi", doc.Text{S: text})
		width := rapid.Float64Range(120, 300).Draw(rt, "width")
		lines := s.fill(c, l, 0, width, breakRagged)
		inRow := 0
		for i, ln := range lines {
			if inRow++; !ln.broken {
				inRow = 0
			}
			found += inRow
			if inRow > mostInRow || ln.broken && i+2 >= len(lines) && !strings.Contains(lines[i+1].text(), " ") {
				rt.Errorf("lines %q", set(s, c, l, width, breakRagged))
			}
		}
	})
	if found == 0 {
		t.Error("nothing was hyphenated")
	}
}

// TestPagesEndWithWholeWords fills pages with hyphenated text.
func TestPagesEndWithWholeWords(t *testing.T) {
	var blocks []doc.Block
	for i := range 60 {
		text := strings.Repeat("Sitä varten perustettu kuntayhtymähallitus päättää "+strings.Repeat("nyt ", i%7), 4) + rest
		blocks = append(blocks, &doc.Paragraph{Text: doc.Plain(text)})
	}
	w := open(t, func(h *style.House) { h.Page.Right = h.Page.Width - h.Page.Left - 200 })
	s := new(setter)
	l, errs := w.set(s, &doc.Document{Lang: "fi", Parts: []*doc.Part{{Blocks: blocks}}})
	if err := errs.Err(); err != nil {
		t.Fatal(err)
	}
	if len(l.pages) < 3 {
		t.Fatalf("only %d pages", len(l.pages))
	}
	broken := 0
	var before *line
	for _, ln := range linesOf(l) {
		if before != nil && before.broken {
			if broken++; before.page != ln.page {
				t.Errorf("page %d ends with “%s”", before.page, before.text())
			}
		}
		before = ln
	}
	if broken < 20 {
		t.Errorf("only %d lines are broken", broken)
	}
}

// linesOf gives the lines of paragraphs in reading order.
func linesOf(l *layout) (lines []*line) {
	var visit func([]*node)
	visit = func(nodes []*node) {
		for _, n := range nodes {
			if n.text != nil {
				lines = append(lines, n.text.lines...)
			}
			visit(n.kids)
		}
	}
	visit(l.roots)
	return lines
}

// TestNarrowTablesBreakCompounds breaks compounds between their parts before the type becomes smaller.
func TestNarrowTablesBreakCompounds(t *testing.T) {
	table := &doc.Table{}
	head, body := &doc.Row{}, &doc.Row{}
	for _, word := range []string{"Omarahoitusosuudet", "Valtionavustuspäätökset", "Kustannusarviomuutokset", "Kuntayhtymähallitus", "Hankesuunnitelmaluonnos"} {
		table.Columns = append(table.Columns, doc.Column{Align: doc.AlignEnd})
		head.Cells = append(head.Cells, &doc.Cell{Text: doc.Plain(word)})
		body.Cells = append(body.Cells, &doc.Cell{Text: doc.Plain("1\u00A0234\u00A0567")})
	}
	table.Head, table.Body = []*doc.Row{head}, []*doc.Row{body}
	for lang, broken := range map[string]bool{"fi": true, "se": false} {
		w := open(t, nil)
		s := new(setter)
		l, errs := w.set(s, &doc.Document{Lang: lang, Parts: []*doc.Part{{Blocks: []doc.Block{table}}}})
		if err := errs.Err(); err != nil {
			t.Fatal(err)
		}
		lines := linesOf(l)
		full := lines[0].size == w.house.look(style.LookTableHead).Size
		if full != broken || lines[0].broken != broken {
			t.Errorf("in “%s” the head begins with “%s” at %.1f pt", lang, lines[0].text(), lines[0].size)
		}
	}
}
