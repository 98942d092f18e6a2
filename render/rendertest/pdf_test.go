package rendertest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		" a\u00A0b\n\n\tc ":              "a b c",
		"18\u202F137\u2007euroa":         "18 137 euroa",
		"kunta\u00ADyhtymä":              "kuntayhtymä",
		"a\u0308a\u0308kko\u0308set":     "ääkköset",
		"\uFEFFa\u200Bb\u2060c":          "abc",
		"rivi\u2028toinen\u2029kolmas\r": "rivi toinen kolmas",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestFirstDifference(t *testing.T) {
	if got := firstDifference("sama", "sama"); got != "" {
		t.Errorf("got %q", got)
	}
	got := firstDifference("Kemijärven kaupunki", "Kemijärven kunta")
	if !strings.Contains(got, `want "Kemijärven k" ▸ "aupunki"`) || !strings.Contains(got, `got  "Kemijärven k" ▸ "unta"`) {
		t.Errorf("got %q", got)
	}
	if got := firstDifference("pitkä", "pit"); !strings.Contains(got, `got  "pit" ▸ ""`) {
		t.Errorf("got %q", got)
	}
}

// parity is a test that keeps what CheckParity says.
type parity struct {
	testing.TB
	said []string
}

func (p *parity) Helper()                        {}
func (p *parity) Errorf(format string, _ ...any) { p.said = append(p.said, format) }

func TestCheckParity(t *testing.T) {
	p := &parity{TB: t}
	CheckParity(p, "pdf", "Yksi  kaksi", "Yksi\nkaksi ")
	if len(p.said) != 0 {
		t.Error("white space made a difference")
	}
	CheckParity(p, "pdf", "Yksi kaksi", "Yksikaksi")
	if len(p.said) != 1 {
		t.Error("a missing space made no difference")
	}
}

func TestLexer(t *testing.T) {
	for in, want := range map[string]any{
		"<</A 1/B[2 0 R(x\\)\\\\)]/C<0aFF>>>": pdfDict{"A": 1.0, "B": pdfArray{pdfRef(2), pdfString(`x)\`)}, "C": pdfString("\x0a\xff")},
		"-1.50 ":                              -1.5,
		"% note\n/Nam":                        pdfName("Nam"),
		"(a(b)c)":                             pdfString("a(b)c"),
		"true":                                true,
		"BDC":                                 pdfOp("BDC"),
		"[3 0 Rest]":                          pdfArray{3.0, 0.0, pdfOp("Rest")},
		"nan":                                 pdfOp("nan"),
	} {
		l := &pdfLexer{data: []byte(in)}
		if got, err := l.object(true); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %#v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "<</A", "[1", "(a", "<0", "<0g>", ")", "<</A 1 /A 2>>", "<<1 2>>", `(\x)`, "99999999999", "1.2.3", "/A#20", strings.Repeat("[", 1000)} {
		l := &pdfLexer{data: []byte(in)}
		if got, err := l.object(true); err == nil {
			t.Errorf("%q: got %#v", in, got)
		}
	}
}

func TestToUnicode(t *testing.T) {
	got, err := readToUnicode([]byte("1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <20> <0020> <21> <00660069> endbfchar " +
		"1 beginbfrange <41> <43> <0061> endbfrange endcmap"))
	want := map[byte]string{' ': " ", '!': "fi", 'A': "a", 'B': "b", 'C': "c"}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range []string{
		"begincodespacerange <0000> <FFFF> endcodespacerange", "beginbfchar <20> endbfchar", "beginbfchar <20> <2> endbfchar",
		"beginbfrange <20> <21> endbfrange", "beginbfchar <2020> <0020> endbfchar",
	} {
		if got, err := readToUnicode([]byte(bad)); err == nil {
			t.Errorf("%q: got %q", bad, got)
		}
	}
}

func TestPDFText(t *testing.T) {
	for in, want := range map[pdfString]string{
		"P\xE4\xE4t\xF6s \x85 \xA0":        "Päätös – €",
		"\xFE\xFF\x01\x4B\xD8\x3D\xDE\x00": "ŋ\U0001F600",
	} {
		if got := pdfText(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// content reads operators with a font whose code a stands for a, b for b, and - for a soft hyphen.
func content(t *testing.T, operators string) *pdfPage {
	t.Helper()
	f := &pdfFile{objects: map[int]any{1: &pdfStream{data: []byte(operators)}}}
	page := &pdfPage{number: 1, dict: pdfDict{"Contents": pdfRef(1)}, marks: map[int]*pdfMark{}}
	font := &pdfFont{toUnicode: map[byte]string{'a': "a", 'b': "b", ' ': " ", '-': "\u00AD"}}
	if err := f.readContent(page, map[pdfName]*pdfFont{"F": font}); err != nil {
		t.Fatal(err)
	}
	return page
}

func TestContent(t *testing.T) {
	page := content(t, "/P <</MCID 0>> BDC BT /F 10 Tf 1 20 Td (ab) Tj ET q BT 1 9 Td [(a) -20 (b )] TJ ET Q EMC /Artifact BMC 0 0 9 9 re f EMC")
	want := []pdfRun{{"ab", 20}, {"ab ", 9}}
	if len(page.problems) > 0 || !slices.Equal(page.marks[0].runs, want) || !page.marks[0].drawn {
		t.Errorf("%q, runs %v", page.problems, page.marks[0].runs)
	}
}

func TestContentProblems(t *testing.T) {
	for operators, want := range map[string]string{
		"BT /F 9 Tf (a) Tj ET": "neither tagged",
		"0 0 9 9 re f":         "neither tagged",
		"/P BMC EMC":           "has no MCID",
		"/P <</MCID 0>> BDC /Artifact BMC EMC EMC":      "Artifact inside P",
		"/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC": "stands twice",
		"/P <</MCID 0>> BDC":                            "ends with",
		"EMC":                                           "EMC without BDC",
		"/P <</MCID 0>> BDC BT EMC ET":                  "straddles",
		"BT /P <</MCID 0>> BDC ET EMC":                  "not nested",
		"/P <</MCID 0>> BDC BT /G 9 Tf (a) Tj ET EMC":   "not among the resources",
		"0 0 0 1 k":                                     "operator k",
		"/X <</MCID 0>> BDC BT (a) Tj ET EMC":           "without a font",
		"BT BT ET ET":                                   "not nested",
		"q":                                             "ends with",
		"/P BDC BT ( Tf Td Tj ET EMC) Tj":               "without a font",
	} {
		page := content(t, operators)
		if !slices.ContainsFunc(page.problems, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%q: want %q, got %q", operators, want, page.problems)
		}
	}
}

// element makes a structure element with text on lines of their own.
func element(tag string, lines ...string) *pdfNode {
	mark := &pdfMark{tag: tag}
	for i, line := range lines {
		mark.runs = append(mark.runs, pdfRun{line, float64(100 - i)})
	}
	return &pdfNode{tag: tag, dict: pdfDict{}, kids: []pdfKid{{mark: mark}}}
}

func TestLintText(t *testing.T) {
	for want, n := range map[string]*pdfNode{
		"are joined":          element("P", "ensimmäinen", "toinen"),
		"not between letters": element("P", "kunta\u00AD ", "yhtymä"),
		"not composed":        element("P", "a\u0308"),
		"character U+200B":    element("P", "a\u200Bb"),
		"character U+E000":    element("P", "\uE000"),
		"character U+FFFD":    element("P", "\uFFFD"),
		"":                    element("P", "kunta\u00AD", "yhtymä ", "väli- ", "ja loppu", " alku, ", "§"),
	} {
		l := &pdfLint{pdfDocument: &pdfDocument{}}
		l.checkText(n)
		l.checkLines(n)
		if found := strings.Join(l.found, "\n"); !strings.Contains(found, want) || want == "" && found != "" {
			t.Errorf("want %q, got %q", want, found)
		}
	}
}

func TestReadVerdicts(t *testing.T) {
	got, unknown := readVerdicts("PASS /a b/c.pdf 2a\nFAIL /d.pdf 2a\n  FAIL 6.1.2-2\n  FAIL 6.1.3-1\nPASS /a b/c.pdf ua1\nFAIL /d.pdf ua1\n  FAIL 7.1-3\nnonsense\n")
	want := map[string][]string{"/a b/c.pdf": {}, "/d.pdf": {"2a", "2a 6.1.2-2", "2a 6.1.3-1", "ua1", "ua1 7.1-3"}}
	if !reflect.DeepEqual(got, want) || !slices.Equal(unknown, []string{"nonsense"}) {
		t.Errorf("got %q, unknown %q", got, unknown)
	}
}

// FuzzContent: operators may be in any disorder.
func FuzzContent(f *testing.F) {
	f.Add("/P <</MCID 0>> BDC BT /F 10 Tf 1 20 Td (ab) Tj ET q Q EMC /Artifact BMC 0 0 9 9 re f EMC")
	f.Add("Tf Td Tj TJ BDC BMC EMC EMC Q ET [[[ << /A")
	f.Fuzz(func(_ *testing.T, operators string) {
		file := &pdfFile{objects: map[int]any{1: &pdfStream{data: []byte(operators)}}}
		page := &pdfPage{number: 1, dict: pdfDict{"Contents": pdfRef(1)}, marks: map[int]*pdfMark{}}
		_ = file.readContent(page, map[pdfName]*pdfFont{"F": {toUnicode: map[byte]string{'a': "a"}}})
		_, _ = readToUnicode([]byte(operators))
	})
}
