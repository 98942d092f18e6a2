package templates

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

const lappi = "../data/examples/lappi"

// example opens the shipped case.
func example(t testing.TB) (*data.Case, *data.Shares) {
	t.Helper()
	c, err := data.Open(lappi)
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatal(err)
	}
	return c, s
}

func partyOf(t testing.TB, c *data.Case, name string) *data.Party {
	t.Helper()
	for _, p := range c.Parties {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("the example has no party %q", name)
	return nil
}

// TestLogoHasText: those who do not see the logo get the host's name, or what the case says
// instead.
func TestLogoHasText(t *testing.T) {
	c, s := example(t)
	alt := func(lang string) string {
		t.Helper()
		tm, err := Open(Embedded()).Compile("commitment-request", lang)
		if err != nil {
			t.Fatal(err)
		}
		d, err := tm.Execute(c, s, For(partyOf(t, c, "Kemijärvi")))
		if err != nil {
			t.Fatal(err)
		}
		return d.Parts[0].Facts.Sender.Logo.Alt
	}
	if got := alt("fi"); got != "Kolpeneen palvelukeskuksen kuntayhtymä" {
		t.Errorf("the logo says %q", got)
	}
	c.Host.LogoAlt = data.Text{ByLang: map[string]string{"fi": "Kolpeneen vaakuna"}}
	if got := alt("fi"); got != "Kolpeneen vaakuna" {
		t.Errorf("the logo says %q and not what the case says", got)
	}
}

func TestEmbeddedLibraryHasNoMistakes(t *testing.T) {
	l := Open(Embedded())
	if errs := l.Check(); len(errs) > 0 {
		t.Fatal(printErrors(t, errs, l))
	}
}

// TestEveryKindOfTheExample runs every kind for every party of the shipped case.
func TestEveryKindOfTheExample(t *testing.T) {
	c, s := example(t)
	l := Open(Embedded())
	kinds, err := partyKinds(l)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		tm, err := l.Compile(k.Name, "fi")
		if err != nil {
			t.Fatal(printErrors(t, err, l))
		}
		for _, p := range c.Parties {
			d, err := tm.Execute(c, s, For(p))
			if err != nil {
				t.Fatalf("%s, %s:\n%s", k.Name, p.Name, printErrors(t, err, l))
			}
			if d.Meta.Title == "" || d.Meta.Author == "" || d.Meta.Subject != k.Title["fi"] || d.Meta.Date.IsZero() {
				t.Errorf("%s, %s: incomplete description %+v", k.Name, p.Name, d.Meta)
			}
		}
	}
}

// TestGoroutinesShareATemplate executes one template for all parties at once; with -race it shows what they share.
func TestGoroutinesShareATemplate(t *testing.T) {
	c, s := example(t)
	tm, err := Open(Embedded()).Compile("commitment-request", "fi")
	if err != nil {
		t.Fatal(err)
	}
	want := map[*data.Party]string{}
	for _, p := range c.Parties {
		want[p] = dumped(t, tm, c, s, p)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, p := range c.Parties {
				if d, err := tm.Execute(c, s, For(p)); err != nil || rendertest.Dump(d) != want[p] {
					t.Errorf("%s: another document than alone (%v)", p.Name, err)
				}
			}
		})
	}
	wait.Wait()
}

func dumped(t *testing.T, tm *Template, c *data.Case, s *data.Shares, p *data.Party) string {
	t.Helper()
	d, err := tm.Execute(c, s, For(p))
	if err != nil {
		t.Fatal(err)
	}
	return rendertest.Dump(d)
}

func TestTheFirstLayerWins(t *testing.T) {
	under := fstest.MapFS{
		"_lang/fi.yaml": {Data: []byte(testWords)}, "letter/type.yaml": {Data: []byte(testLetter)},
		"letter/fi.md":      {Data: []byte("# x\n\n{{template \"a\" .}} {{template \"b\" .}}\n")},
		"_parts/a/fi.md":    {Data: []byte("alta\n")},
		"_parts/b/fi.md":    {Data: []byte("alta\n")},
		"letter/README.md":  {Data: []byte("ei kieli")},
		"second/other.yaml": {Data: []byte("ei laji")},
	}
	over := fstest.MapFS{
		"_parts/a/fi.md":     {Data: []byte("\uFEFFpäältä\r\n")},
		"own-kind/type.yaml": {Data: []byte(strings.Replace(testLetter, "kirje}", "oma}", 1))},
		"own-kind/fi.md":     {Data: []byte("# oma\n\nx\n")},
	}
	l := Open(source.Layer{Name: "over", FS: over}, source.Layer{Name: "under", FS: under})
	kinds, err := partyKinds(l)
	if err != nil || len(kinds) != 2 || kinds[0].Name != "letter" || kinds[1].Name != "own-kind" {
		t.Fatalf("kinds are %v, %v", kinds, err)
	}
	if got := kinds[0].Langs; len(got) != 1 || got[0] != "fi" {
		t.Errorf("the languages of the kind are %v", got)
	}
	tm, err := l.Compile("letter", "fi")
	if err != nil {
		t.Fatal(err)
	}
	c, s := testCase(t)
	d, err := tm.Execute(c, s, For(c.Parties[0]))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Parts[0].Blocks[0].(*doc.Paragraph)
	if got := doc.InlineText(p.Text); got != "päältä alta" {
		t.Errorf("the text is %q", got)
	}
	if got := p.Pos().String(); got != "over/_parts/a/fi.md:1:1" {
		t.Errorf("the place is %s", got)
	}
	if text, ok := l.Source("over/_parts/a/fi.md"); !ok || text != "päältä\n" {
		t.Errorf("the source is %q, %t", text, ok)
	}
	if _, ok := l.Source("elsewhere/letter/fi.md"); ok {
		t.Error("a file of no layer has a source")
	}
}

func TestEject(t *testing.T) {
	l := Open(Embedded())
	for _, name := range []string{"commitment-request/fi.md", "commitment-request/type.yaml"} {
		copied, err := l.Eject(name)
		if err != nil {
			t.Fatal(err)
		}
		own := fstest.MapFS{name: {Data: copied}}
		fresh := Open(source.Layer{Name: "own", FS: own}, Embedded())
		if errs := fresh.Check(); len(errs) > 0 {
			t.Errorf("%s: a fresh copy has mistakes: %v", name, errs)
		}
		first, _, _ := strings.Cut(string(copied), "\n")
		own[name].Data = []byte(strings.Replace(string(copied), first[strings.Index(first, "sha256:")+7:][:4], "0000", 1))
		if errs := fresh.Check(); len(errs) != 1 || errs[0].Code != "outdated-copy" || errs[0].Pos.String() != "own/"+name+":1" {
			t.Errorf("%s: an outdated copy gives %v", name, errs)
		}
	}
	for _, name := range []string{"commitment-requst/fi.md", "../library.go", "/etc/passwd", ""} {
		if _, err := l.Eject(name); err == nil {
			t.Errorf("%q was copied out", name)
		}
	}
}

// badLibraries are files of a library with what people are told of them, in testdata/libraries.golden.
var badLibraries = []struct{ name, file, text string }{
	{"a kind with unknown keys and words", "letter/type.yaml", "titel: {fi: x}\nlayout: leter\nstyle: sender\nstyle: sender\nparts: [text, propsal]\nfile: {fi: ../x, suomi: x}\nblanks: [dairy]\n"},
	{"a kind that lacks keys", "letter/type.yaml", "layout: letter\nstage: agenda\n"},
	{"a kind that is no YAML", "letter/type.yaml", "a: [\n"},
	{"a kind that is empty", "letter/type.yaml", "# nothing\n"},
	{"a kind that is a list", "letter/type.yaml", "- a\n"},
	{"words with mistakes", "_lang/fi.yaml", "forms: [genitiv, definite]\nand: ja\nmonths: [a, b]\nverbs: {antaa: {potentail: x}}\nnouns: {kunta: {genitiv: kunnan}}\nprompts: x\nnumbers: ''\nnotices: {secret: {plain: x, ground: y}, persona: x, personal: {plain: x}}\n"},
	{"words that are missing", "_lang/fi.yaml", "and: ja\n"},
	{"a prompt that is missing", "_lang/fi.yaml", strings.Replace(testWords, "section: pykälä, ", "", 1)},
	{"a file that is not UTF-8", "letter/fi.md", "# x\n\na\xffb\n"},
	{"a partial that nobody uses", "_parts/alone/fi.md", "x {{.Nmae}}\n"},
	{"a partial defined twice", "letter/fi.md", "# x\n\n{{define \"a\"}}x{{end}}{{define \"a\"}}y{{end}}\n"},
	{"blocks nested too deep", "letter/fi.md", "# x\n" + strings.Repeat("{{if 1}}", 101) + strings.Repeat("{{end}}", 101)},
	{"a file that is too large", "letter/fi.md", strings.Repeat("x", maxFileSize+1)},
}

func TestBadLibraries(t *testing.T) {
	var b strings.Builder
	for _, tc := range badLibraries {
		files := fstest.MapFS{
			"_lang/fi.yaml": {Data: []byte(testWords)}, "letter/type.yaml": {Data: []byte(testLetter + "blanks: [section]\n")}, "letter/fi.md": {Data: []byte("# x\n")},
		}
		files[tc.file] = &fstest.MapFile{Data: []byte(tc.text)}
		l := Open(source.Layer{Name: "test", FS: files})
		errs := l.Check()
		if len(errs) == 0 {
			t.Errorf("%s: no mistake was found", tc.name)
		}
		b.WriteString("### " + tc.name + "\n\n" + printErrors(t, errs, l) + "\n")
	}
	golden.Check(t, "libraries.golden", b.String())
}

func TestUnknownKindsAndLanguages(t *testing.T) {
	l := Open(Embedded())
	for _, tc := range []struct{ kind, lang, want, hint string }{
		{"commitment-requst", "fi", "there is no kind of document called “commitment-requst”", "did you mean “commitment-request”?"},
		{"../templates", "fi", "there is no kind of document called “../templates”", ""},
		{"_lang", "fi", "there is no kind of document called “_lang”", ""},
		{"commitment", "en", "there are no words for the language “en”", "the languages are: fi"},
		{"commitment", "..", "“..” is no language", ""},
	} {
		_, err := l.Compile(tc.kind, tc.lang)
		var errs source.Errors
		errs.AddAll(err)
		if len(errs) != 1 || errs[0].Msg.String() != tc.want || !strings.Contains(errs[0].Hint.String(), tc.hint) {
			t.Errorf("%s in %s gives %v", tc.kind, tc.lang, err)
		}
	}
}
