package pdf

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// pieces shows a text cut where a line may be broken: | freely, ~ with a hyphen, ! where a word is too wide for a line.
func pieces(text string) string {
	runes := []rune(text)
	kinds := make([]breakKind, len(runes))
	new(breaker).opportunities(runes, kinds)
	var b strings.Builder
	for i, r := range runes {
		if !isInvisible(r) {
			b.WriteRune(r)
		}
		if i+1 < len(runes) {
			b.WriteString(map[breakKind]string{breakFree: "|", breakHyphen: "~", breakWeak: "!", breakMust: "¶"}[kinds[i]])
		}
	}
	return b.String()
}

func TestOpportunities(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"words", "kunta ja aluehallinto", "kunta |ja |aluehallinto"},
		{"no-break spaces", "18\u00A0137\u00A0euroa 5\u00A0081\u00A0032\u00A0€ 20\u202F%", "18\u00A0137\u00A0euroa |5\u00A0081\u00A0032\u00A0€ |20\u202F%"},
		{"decimal comma", "yhteensä 1\u00A0234,50 €.", "yhteensä |1\u00A0234,50 |€."},
		{"compound with a space", "Lapin digiloikka -hanke alkaa", "Lapin |digiloikka |-hanke |alkaa"},
		{"hanging hyphen", "kunta- ja aluehallinto", "kunta- |ja |aluehallinto"},
		{"hyphen in a compound", "EU-rahoitus ja linja-auto", "EU-|rahoitus |ja |linja-|auto"},
		{"hyphen after one letter", "e-lasku ja C-vitamiini", "e-!lasku |ja |C-!vitamiini"},
		{"no-break hyphen", "EU\u2011rahoitus", "EU\u2011rahoitus"},
		{"range", "vuosina 2020–2021 ja 5.–7.6.2020", "vuosina |2020–!2021 |ja |5.–!7.6.2020"},
		{"range of days", "ma–pe Helsinki–Vantaa", "ma–!pe |Helsinki–|Vantaa"},
		{"dash between words", "tämä – ja muu – jää", "tämä !– |ja |muu !– |jää"},
		{"slash", "ja/tai kunnanhallitus/kaupunginhallitus", "ja/!tai |kunnanhallitus/|kaupunginhallitus"},
		{"diary number", "dnro 12/00.01.02/2020 ja D/34/2020", "dnro |12/00.01.02/2020 |ja |D/!34/2020"},
		{"address", "katso https://www.kunta.example/a/b-c?d=e tai www.kunta.example/x", "katso |https://!www.kunta.example/!a/!b-!c?!d=e |tai |www.kunta.example/!x"},
		{"e-mail", "kirjaamo@suur-kunta.example", "kirjaamo@suur-!kunta.example"},
		{"digits in a compound", "4-vuotinen 31.12.2019-raportti", "4-!vuotinen |31.12.2019-!raportti"},
		{"soft hyphens", "kunnan\u00ADvaltuusto 2020\u00ADluku", "kunnan~valtuusto |2020~luku"},
		{"zero width space", "kunnan\u200Bvaltuusto a1\u200Bb2", "kunnan|valtuusto |a1|b2"},
		{"word joiner", "kunta \u2060ja", "kunta ja"},
		{"brackets", "hanke (ks. liite) [päätös] \"niin\" ”näin”", "hanke |(ks. |liite) |[päätös] |\"niin\" |”näin”"},
		{"section", "18 § 2 momentti § 12", "18 |§ |2 |momentti |§ |12"},
		{"several spaces", "a  b ", "a  |b "},
		{"line end", "rivi\ntoinen", "rivi\n¶toinen"},
		{"combining mark", "x\u0304y", "x\u0304y"},
	} {
		if got := pieces(test.text); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// alphabet holds what steers breaking, and letters of several kinds.
var alphabet = []rune("aäöbŠđ09 .,:;-–—/()[]\"”“’!?%€§@&=_\u00A0\u00AD\u200B\u2011\u2060λЖ\u0301°−+#*'")

func genText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 60).Draw(t, "text"))
	})
}

// The short way through plain words never allows or forbids what the rules of Unicode do not.
func TestPlainWordsAsUnicode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(genText().Draw(t, "text"))
		fast, slow := make([]breakKind, len(text)), make([]breakKind, len(text))
		b := new(breaker)
		b.opportunities(text, fast)
		needs(text, slow)
		b.segment(text, slow)
		if !slices.Equal(fast, slow) {
			t.Fatalf("%q\n got %v\nwant %v", string(text), fast, slow)
		}
	})
}

// ready makes a text of one face ready for breaking.
func ready(t testing.TB, text string) (*setter, *chars, *look) {
	t.Helper()
	w := open(t, nil)
	s := &setter{house: w.house, fonts: &documentFonts{family: w.family}}
	l := w.house.look("")
	c, _ := s.text(doc.Plain(text), l, source.Pos{}, nil)
	if err := s.errs.Err(); err != nil {
		t.Fatal(err)
	}
	return s, c, l
}

func TestBreakLines(t *testing.T) {
	for _, test := range []struct {
		name, text string
		width      float64
		want       string
	}{
		{"fits", "kunta ja alue", 100, "kunta ja alue"},
		{"breaks", "kunta ja alue", 40, "kunta ja |alue"},
		{"spaces hang", "kunta      ja", 27, "kunta      |ja"},
		{"too wide a word", "kunnanvaltuusto", 40, "kunnan\u00AD|valtuust\u00AD|o"},
		{"too wide a word after another", "se kunnanvaltuusto", 40, "se |kunnan\u00AD|valtuust\u00AD|o"},
		{"not even a letter fits", "WW", 2, "W|W"},
		{"soft hyphen", "kunnan\u00ADvaltuusto", 50, "kunnan\u00AD|valtuusto"},
		{"soft hyphen not needed", "kunnan\u00ADvaltuusto", 100, "kunnanvaltuusto"},
		{"no room for the hyphen", "a kunnan\u00ADvaltuusto", 35, "a |kunna\u00AD|n\u00AD|valtuu\u00AD|sto"},
		{"digits", "120000000000", 40, "120000|000000"},
		{"address", "https://www.kunta.example/ohjeet", 120, "https://|www.kunta.example/|ohjeet"},
		{"line ends", "a\n\nb", 100, "a |  |b"},
	} {
		s, c, l := ready(t, test.text)
		if strings.Contains(test.text, "\n") {
			inlines := []doc.Inline{doc.Text{S: "a"}, doc.Break{}, doc.Text{S: " "}, doc.Break{}, doc.Text{S: "b"}}
			c, _ = s.text(inlines, l, source.Pos{}, nil)
		}
		var got []string
		for _, ln := range s.fill(c, l, 0, test.width, breakWide) {
			got = append(got, ln.text())
		}
		if joined := strings.Join(got, "|"); joined != test.want {
			t.Errorf("%s: got %q, want %q", test.name, joined, test.want)
		}
	}
}

// Whatever the text, nothing is lost and no line is wider than it may be, unless it is a single letter.
func TestBreakLinesKeepsText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := genText().Draw(rt, "text")
		width := rapid.Float64Range(1, 300).Draw(rt, "width")
		s, c, l := ready(t, text)
		lines := s.fill(c, l, 0, width, breakRagged)
		var joined strings.Builder
		for i, ln := range lines {
			line := ln.text()
			if i+1 < len(lines) {
				line = strings.TrimSuffix(line, string(softHyphen))
			}
			joined.WriteString(line)
			letters := 0
			for _, p := range ln.pieces {
				letters += len(p.codes)
			}
			if ln.width > width+0.02 && !oneCluster(ln) {
				rt.Errorf("line %q is %.2f wide, more than %.2f", line, ln.width, width)
			}
		}
		var codes strings.Builder
		at := 0
		for _, r := range c.runs {
			for ; at < r.end; at++ {
				codes.WriteRune(r.font.runes[c.codes[at]])
			}
		}
		if joined.String() != codes.String() {
			rt.Errorf("got %q\nwant %q", joined.String(), codes.String())
		}
	})
}

// oneCluster reports whether a line is one letter with its marks and spaces.
func oneCluster(ln *line) bool {
	letters := 0
	for _, r := range ln.text() {
		if r != ' ' && !isCombining(r) {
			letters++
		}
	}
	return letters <= 1
}

// Breaking looks at each character a bounded number of times, however long the words are.
func TestBreakLinesCost(t *testing.T) {
	for name, unit := range map[string]string{"words": "kunta ja alue ", "one word": "kunnanvaltuusto", "hyphens": "kun\u00ADnan\u00AD"} {
		_, c, _ := ready(t, strings.Repeat(unit, 2000))
		new(lineBreaker).lines(c, 20000, breakRagged)
		if c.steps > 6*len(c.codes) {
			t.Errorf("%s: %d characters took %d steps", name, len(c.codes), c.steps)
		}
	}
}

func TestNaturalWidths(t *testing.T) {
	_, c, _ := ready(t, "kunta ja kunnan\u00ADvaltuusto")
	least, most := naturalWidths(c)
	width := func(s string) (w int) {
		_, c, _ := ready(t, s)
		_, w = naturalWidths(c)
		return w
	}
	if want := max(width("kunnan-"), width("valtuusto")); least != want {
		t.Errorf("the widest piece is %d, want %d", least, want)
	}
	if want := width("kunta ja kunnanvaltuusto"); most != want {
		t.Errorf("the whole is %d, want %d", most, want)
	}
}
