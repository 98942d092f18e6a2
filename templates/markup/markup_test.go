package markup

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
)

var valueMark = regexp.MustCompile(`⟦(\d+)⟧`)

// typed makes the text of a case file: signs that nobody sees in a file are written as others there.
func typed(s string) string {
	s = strings.NewReplacer("→", "\t", "·", " ").Replace(s)
	return valueMark.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.Atoi(valueMark.FindStringSubmatch(m)[1])
		return string(FirstValue + rune(n))
	})
}

// compareAll runs every text of a case file and compares what comes of it with the file of the same name that ends in .golden.
func compareAll(t *testing.T, name string, run func(t *testing.T, text string) string) {
	t.Helper()
	cases, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	out := &txtar.Archive{Comment: []byte("Made of " + name + ".txtar by go test -update; read by eye.\n")}
	for _, c := range cases.Files {
		t.Run(c.Name, func(t *testing.T) {
			out.Files = append(out.Files, txtar.File{Name: c.Name, Data: []byte(run(t, typed(string(c.Data))))})
		})
	}
	golden.Check(t, name+".golden", string(txtar.Format(out)))
}

// Error gives the message without its place.
func (e *Error) Error() string { return e.Msg.String() }

func TestAccepted(t *testing.T) {
	compareAll(t, "accepted", func(t *testing.T, text string) string {
		blocks, errors := Parse(text)
		for _, e := range errors {
			t.Errorf("at %d: %s", e.Off, e)
		}
		return dump(blocks)
	})
}

func TestRefused(t *testing.T) {
	compareAll(t, "refused", func(t *testing.T, text string) string {
		_, errors := Parse(text)
		if len(errors) == 0 {
			t.Error("accepted")
		}
		return printed(t, text, errors)
	})
}

// printed shows mistakes as people see them.
func printed(t *testing.T, text string, errors []*Error) string {
	var all source.Errors
	for _, e := range errors {
		at := source.At("text", text, e.Off)
		all.Add(&source.Error{Code: e.Code, Pos: at, Msg: e.Msg, Hint: e.Hint})
	}
	var b strings.Builder
	shown := strings.Map(func(r rune) rune {
		if IsValue(r) {
			return '□'
		}
		return r
	}, text)
	if err := source.Print(&b, all, func(string) (string, bool) { return shown, true }, source.English); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryCodeIsTested sees that no mistake the parser can report is without a case in refused.txtar.
func TestEveryCodeIsTested(t *testing.T) {
	seen := map[string]bool{}
	cases, err := txtar.ParseFile("testdata/refused.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"a\xff", "a\x00", "\u202Ea", deepList(maxDepth + 2)}
	for _, c := range cases.Files {
		texts = append(texts, typed(string(c.Data)))
	}
	for _, text := range texts {
		_, errors := Parse(text)
		for _, e := range errors {
			seen[e.Code] = true
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`\.fail\([^"]*"([a-z-]+)",`)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(text), -1) {
			if !seen["markup-"+m[1]] {
				t.Errorf("%s: no text is refused with %q", f, m[1])
			}
		}
	}
}

func TestCharacters(t *testing.T) {
	for _, c := range []struct {
		text, code string
	}{
		{"ää\xffö", "markup-encoding"},
		{"a\tb", "markup-tab"},
		{"a\x00b", "markup-character"},
		{"a\rb", "markup-character"},
		{"a\u202Eb", "markup-character"},
		{"a\uFEFFb", "markup-character"},
		{"a\uE000b", "markup-character"},
		{"a\u0085b", "markup-character"},
		{"rivi\r\ntoinen\r\n", ""},
		{"18\u00A0137\u202F€ tavu\u00ADvihje e\u0301 🙂 davvisámegillii Čuđđi", ""},
	} {
		_, errors := Parse(c.text)
		switch {
		case c.code == "" && len(errors) > 0:
			t.Errorf("%q: %s", c.text, errors[0])
		case c.code != "" && (len(errors) != 1 || errors[0].Code != c.code):
			t.Errorf("%q: got %v, want one %s", c.text, errors, c.code)
		}
	}
}

func TestOffsets(t *testing.T) {
	text := "# Otsikko\n\n- kohta **lihava** @viite\n  jatko \U000F0000\n\n| ä | b |\n|---|---|\n| c | dd |\n"
	blocks, errors := Parse(text)
	if len(errors) > 0 {
		t.Fatal(errors[0])
	}
	list, table := blocks[1].(*List), blocks[2].(*Table)
	inlines := list.Items[0].Blocks[0].(*Paragraph).Text
	for _, c := range []struct {
		off  int
		want string
	}{
		{blocks[0].Offset(), "# Otsikko"},
		{list.Off, "- kohta"},
		{list.Items[0].Blocks[0].Offset(), "kohta"},
		{inlines[1].Offset(), "**lihava**"},
		{inlines[3].Offset(), "@viite"},
		{inlines[5].Offset(), "\U000F0000"},
		{table.Off, "| ä"},
		{table.Head.Cells[1].Off, "b |\n|"},
		{table.Body[0].Off, "| c | dd"},
		{table.Body[0].Cells[1].Text[0].Offset(), "dd"},
	} {
		if !strings.HasPrefix(text[c.off:], c.want) {
			t.Errorf("offset %d is at %.12q, want %q", c.off, text[c.off:], c.want)
		}
	}
}

func TestValues(t *testing.T) {
	text := string(FirstValue) + string(rune(0xFFFFE)) + string(rune(0x10FFFF))
	blocks, errors := Parse(text)
	if len(errors) > 0 {
		t.Fatal(errors[0])
	}
	got := dump(blocks)
	if want := fmt.Sprintf("paragraph: value(0) value(65534) value(%d)\n", MaxValues-1); got != want {
		t.Errorf("got %swant %s", got, want)
	}
}

func TestCheckURL(t *testing.T) {
	for url, ok := range map[string]bool{
		"https://www.esimerkki.example/päätökset?id=1": true,
		"mailto:kirjaamo@esimerkki.example":            true,
		"":                                             false,
		"http://esimerkki.example":                     false,
		"https://":                                     false,
		"https:///polku":                               false,
		"https://user:pass@esimerkki.example":          false,
		"https://esimerkki.example/a b":                false,
		"https://esimerkki.example/\"><script>":        false,
		"javascript:alert(1)":                          false,
		"mailto:":                                      false,
		"mailto:a@b@c":                                 false,
		"mailto:a b@c.example":                         false,
		"file:///etc/passwd":                           false,
	} {
		if e := CheckURL(url); (e == nil) != ok {
			t.Errorf("CheckURL(%q) = %v", url, e)
		}
	}
}

func deepList(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return b.String()
}

func TestDepth(t *testing.T) {
	if _, errors := Parse(deepList(maxDepth)); len(errors) > 0 {
		t.Errorf("%d levels: %s", maxDepth, errors[0])
	}
	_, errors := Parse(deepList(10_000 / 4))
	if len(errors) != 1 || errors[0].Code != "markup-depth" {
		t.Errorf("got %v, want one markup-depth", errors)
	}
	if _, errors := Parse(strings.Repeat("::: box\n", 50_000)); len(errors) == 0 || len(errors) > maxErrors {
		t.Errorf("%d mistakes", len(errors))
	}
}

// TestHostile gives the parser a million bytes of what is costly in other parsers. A straight line takes some ten
// milliseconds for each, a square a quarter of an hour.
func TestHostile(t *testing.T) {
	const size = 1 << 20
	for _, unit := range []string{
		"[", "]", "*", "**a", "_", "_a ", "|", "| a ", "\\", "`", "&", "&a", "<", "<a", "@", "@a", "~", ":::", "::: a\n", "- ", "- a\n", "1. ",
		"# ", "{#", " {#a}", "www.", "https://", "(", "[a](", "[a](https://x.fi/", "![", "a\n", "a\\\n", "\n", "  ", "\U000F0000", "ä", "a. ",
		"Taulukko: a\n\n", "| a |\n", "9", ">", "**a _b ", "a) ", "\xff", "[a]{", "[a]{secret}", "[_a ", "[**a ", "]{secret}", "[www.a ",
	} {
		text := strings.Repeat(unit, size/len(unit))
		begin := time.Now()
		_, errors := Parse(text)
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
		if len(errors) > maxErrors {
			t.Errorf("%q: %d mistakes", unit, len(errors))
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat("## Otsikko {#id}\n\nKuntayhtymä pyytää **Kemijärven kaupunkia** tekemään päätöksen "+
		"hankkeeseen sitoutumisesta viimeistään \U000F0000 ja ilmoittamaan siitä [kirjaamoon](mailto:a@b.example).\n\n"+
		"1. osallistua\n2. sitoutua\n\n| Kunta | Osuus |\n|---|---:|\n| \U000F0001 | \U000F0002 |\n\n", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(text)
	}
}
