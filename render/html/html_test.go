package html_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"slices"
	"strconv"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/html"
	"github.com/pykala/pykala/render/rendertest"
)

func open(t testing.TB) *html.Writer {
	t.Helper()
	w, err := html.Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func openSection(t testing.TB, role doc.Role) *html.Writer {
	t.Helper()
	w, err := html.OpenSection(rendertest.House(), role)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func write(t testing.TB, w *html.Writer, d *doc.Document) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, page string) string {
	t.Helper()
	text, err := rendertest.ReadHTML([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// problems gives the mistakes that writing a document finds.
func problems(t *testing.T, w *html.Writer, d *doc.Document) source.Errors {
	t.Helper()
	var b bytes.Buffer
	_, err := w.Write(&b, d)
	if err == nil {
		return nil
	}
	var errs source.Errors
	if !errors.As(err, &errs) {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes are written although there are mistakes", b.Len())
	}
	return errs
}

// document makes a document of blocks.
func document(blocks ...doc.Block) *doc.Document {
	return &doc.Document{
		Kind: "test", Lang: "fi", Layout: doc.LayoutLetter, Meta: doc.Meta{Title: "Kokeilu", Date: doc.Date{Year: 2020, Month: 5, Day: 5}},
		Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}},
	}
}

func paragraph(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Text: in} }

func text(s string) *doc.Paragraph { return paragraph(doc.Text{S: s}) }

// samples are documents that between them hold everything, at its usual and at its worst.
func samples() map[string]*doc.Document {
	swedish := rendertest.Kitchen()
	swedish.Lang = "sv"
	logo := rendertest.Kitchen()
	logo.Furniture.Logo = photo()
	return map[string]*doc.Document{
		"kitchen": rendertest.Kitchen(), "swedish": swedish, "logo": logo, "meeting": rendertest.Meeting(3, 2),
		"empty": {Kind: "empty", Lang: "fi", Meta: doc.Meta{Title: "Tyhjä"}},
		"lists": listDocument(), "tables": tableDocument(), "fields": fieldsDocument(),
		"jpeg": document(&doc.Figure{Image: photo()}, &doc.Figure{Image: photo(), Width: 120}),
	}
}

func photo() *doc.Image {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, 300)), nil); err != nil {
		panic(err) // an image in memory cannot fail to encode
	}
	return &doc.Image{Name: "kuva.jpg", PNG: b.Bytes(), Alt: `Harmaa "suorakulmio" <ja muuta>`}
}

func list(n doc.Numbering, labels ...string) *doc.List {
	l := &doc.List{Numbering: n}
	for _, label := range labels {
		l.Items = append(l.Items, &doc.Item{Label: label, Blocks: []doc.Block{text("kohta " + label)}})
	}
	return l
}

// listDocument holds every way in which a list can be marked.
func listDocument() *doc.Document {
	above := list(doc.NumberBare, "1", "2")
	above.LabelAbove = true
	nested := list(doc.NumberDecimal, "1.", "2.")
	nested.Items[0].Blocks = append(nested.Items[0].Blocks, list(doc.NumberBullet, "•", "•"), text("ja vielä"), list(doc.NumberAlphaParen, "a)", "b)"))
	empty := list(doc.NumberParen, "1)", "", "2)")
	empty.Items[0].Blocks = nil
	odd := list(doc.NumberDecimal, "1.")
	table := rendertest.KitchenTable(1)
	table.ID = "luettelossa"
	odd.Items[0].Blocks = []doc.Block{table, &doc.Paragraph{Look: "note", Text: doc.Plain("huomautus")}}
	looks := list(doc.NumberParen, "1)", "2)", "3)")
	looks.Look = "fact"
	looks.Items[0].Blocks = []doc.Block{&doc.Paragraph{Look: "fact", Text: doc.Plain("kuin luettelo")}}
	looks.Items[1].Blocks = []doc.Block{&doc.Paragraph{Look: "note", Text: doc.Plain("kuin huomautus")}}
	return document(
		looks, list(doc.NumberDecimal, "1.", "2.", "3."), list(doc.NumberDecimal, "4.", "5."), list(doc.NumberDecimal, "2.", "4."),
		list(doc.NumberDecimal, "01.", "02."), list(doc.NumberBullet, "•", "•"), list(doc.NumberBullet, "–", "–"),
		list(doc.NumberParen, "1)", "2)"), list(doc.NumberBare, "1", "2"), list(doc.NumberAlphaParen, "a)", "b)"), above, nested, empty, odd,
		&doc.List{Numbering: doc.NumberBullet},
		&doc.Named{Name: "box", Blocks: []doc.Block{list(doc.NumberDecimal, "1."), text("laatikossa")}},
	)
}

func tableDocument() *doc.Document {
	bare := rendertest.KitchenTable(1)
	bare.Caption, bare.ID = nil, ""
	short := rendertest.KitchenTable(1)
	short.ID = "vajaa"
	short.Body = append(short.Body, &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain("vajaa rivi")}}}, &doc.Row{Cells: []*doc.Cell{{}, {Text: doc.Plain("5")}}})
	headless := &doc.Table{Columns: []doc.Column{{}, {Align: doc.AlignCenter}}, Body: []*doc.Row{{Cells: []*doc.Cell{{Text: doc.Plain("a")}, {Text: doc.Plain("b")}}}}}
	wide := &doc.Table{
		Columns: []doc.Column{{}, {}, {}},
		Head:    []*doc.Row{{Cells: []*doc.Cell{{}, {Span: 2, Text: doc.Plain("Vuodet")}}}, {Cells: []*doc.Cell{{Text: doc.Plain("Kunta")}, {Text: doc.Plain("2020")}, {Text: doc.Plain("2021")}}}},
	}
	return document(bare, short, headless, wide, rendertest.KitchenTable(2))
}

func fieldsDocument() *doc.Document {
	row := func(tabs ...int) doc.FieldRow {
		var r doc.FieldRow
		for _, tab := range tabs {
			r.Cells = append(r.Cells, doc.FieldCell{Tab: tab, Text: doc.Plain("sarkain " + strconv.Itoa(tab))})
		}
		return r
	}
	return document(&doc.Fields{Look: "identification", Rows: []doc.FieldRow{row(0, 4, 6), row(4), row(0, -1), row(6, 4), row(0, 12), row(), row(3, 3)}})
}

func TestParity(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			rendertest.CheckParity(t, "html", doc.PlainText(d), read(t, write(t, open(t), d)))
		})
	}
}

// TestParityBites changes a good page in ways that a reader would see, each of which must show in the text that is read back.
func TestParityBites(t *testing.T) {
	d := listDocument()
	d.Parts = append(d.Parts, rendertest.Kitchen().Parts...)
	page := write(t, open(t), d)
	want := rendertest.Fold(doc.PlainText(d))
	for name, c := range map[string]struct{ old, new string }{
		"another number": {` start="4"`, ` start="5"`},
		"no number":      {` start="4"`, ``},
		"another bullet": {`list-style-type: "\2022 `, `list-style-type: "\2023 `},
		"bullets":        {`<ol class="pykala-1-look-body pykala-1-list-decimal">`, `<ul class="pykala-1-look-body pykala-1-list-decimal">`},
		"a lost mark":    {`<span class="pykala-1-run-mark">1)</span>`, ``},
		"a lost cell":    {`<td class="pykala-1-align-end">446 000</td>`, ``},
		"a lost break":   {"Äänekosken kaupunki<br>\n", "Äänekosken kaupunki"},
		"a lost blank":   {`>[pykälän numero]<`, `><`},
		"a ticked box":   {"☐", "☑"},
		"outside":        {`<h1 `, `</main><h1 `},
	} {
		if !strings.Contains(page, c.old) {
			t.Errorf("%s: the page does not hold %s", name, c.old)
			continue
		}
		got, err := rendertest.ReadHTML([]byte(strings.Replace(page, c.old, c.new, 1)))
		if err == nil && rendertest.Fold(got) == want {
			t.Errorf("%s: not seen", name)
		}
	}
}

// TestGolden keeps the kitchen's page and what of it stands in the stylesheet.
func TestGolden(t *testing.T) {
	golden.Check(t, "kitchen.html", write(t, open(t), rendertest.Kitchen()))
}

// elements calls visit for every element of a page.
func elements(t *testing.T, page string, visit func(n *nethtml.Node, attributes map[string]string)) {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
		}
		visit(n, attributes)
	}
}

// TestPromise holds every sample to what docs/html.md promises.
func TestPromise(t *testing.T) {
	for name, d := range samples() {
		for _, find := range rendertest.LintHTML([]byte(write(t, open(t), d)), html.Prefix) {
			t.Errorf("%s: %s", name, find)
		}
	}
}

// TestLintBites breaks a good page in ways that our lint must see.
func TestLintBites(t *testing.T) {
	d := rendertest.Meeting(2, 1)
	d.Parts = append(d.Parts, &doc.Part{Role: "tail", Blocks: []doc.Block{&doc.Figure{Image: photo()}}})
	good := write(t, open(t), d)
	for want, c := range map[string]struct{ old, new string }{
		"the page has a <script>":                        {"<h1", "<script></script><h1"},
		"the page has a <link>":                          {"<style>", `<link rel="stylesheet"><style>`},
		"the stylesheet takes something from elsewhere":  {"<style>", "<style>body { background: url(x) }"},
		"a section has the class “” and the language":    {`<section class="pykala-1-text"`, `<section`},
		"and the language “”":                            {`<section class="pykala-1-text" lang="fi"`, `<section class="pykala-1-text"`},
		"<h3> follows a heading of level 1":              {`<h2`, `<h3`},
		"a <h1> has no identifier":                       {` id="pykala-1-text-1"`, ``},
		"<main> has the class “pykala”":                  {`class="pykala-1"`, `class="pykala"`},
		"the identifier “pykala-1-asia-1” is used twice": {`id="pykala-1-asia-2"`, `id="pykala-1-asia-1"`},
		"has an attribute style":                         {`<h1 `, `<h1 style="color: red" `},
		"has an attribute onclick":                       {`<h1 `, `<h1 onclick="alert(1)" `},
		"takes “https://x.example/":                      {`src="data:image/`, `src="https://x.example/`},
		"leads to “javascript:":                          {`href="#`, `href="javascript:`},
		"something leads to #pykala-1-nowhere":           {`href="#pykala-1-asia-1"`, `href="#pykala-1-nowhere"`},
	} {
		if !strings.Contains(good, c.old) {
			t.Errorf("%s: the page does not hold %s", want, c.old)
			continue
		}
		if found := strings.Join(rendertest.LintHTML([]byte(strings.Replace(good, c.old, c.new, 1)), html.Prefix), "\n"); !strings.Contains(found, want) {
			t.Errorf("%s: not seen, but %q", want, found)
		}
	}
}

// TestIdentifiers: what has a name of its own keeps it, and nothing else is given it.
func TestIdentifiers(t *testing.T) {
	heading := func(id, s string) doc.Block { return &doc.Heading{Level: 2, ID: id, Text: doc.Plain(s)} }
	d := document(heading("", "a"), heading("text-2", "b"), heading("", "c"), heading("asia", "d"), paragraph(doc.PageRef{ID: "asia"}))
	var got []string
	elements(t, write(t, open(t), d), func(n *nethtml.Node, a map[string]string) {
		if a["id"] != "" || a["href"] != "" {
			got = append(got, a["id"]+a["href"])
		}
	})
	want := []string{"pykala-1-text-1", "pykala-1-text-2", "pykala-1-text-3", "pykala-1-asia", "#pykala-1-asia"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSection(t *testing.T) {
	d := rendertest.Kitchen()
	d.Parts = []*doc.Part{{Role: doc.RoleText, Parts: append(d.Parts, &doc.Part{Role: "tail", Frozen: true, Blocks: []doc.Block{text("toinen")}})}}
	page := write(t, open(t), d)
	for role, count := range map[doc.Role]int{"head": 1, "proposal": 1, "tail": 2, "text": 1} {
		got := write(t, openSection(t, role), d)
		if n := strings.Count(got, `<section class="pykala-1-`+string(role)); n != count {
			t.Errorf("%s: %d sections, want %d", role, n, count)
		}
		if !strings.HasPrefix(got, "<section ") || !strings.HasSuffix(got, "</section>\n") {
			t.Errorf("%s: %.40q … is not a section", role, got)
		}
		for piece := range strings.SplitSeq(got, "\n\n") {
			if count == 1 && !strings.Contains(page, piece) {
				t.Errorf("%s: the section is not that of the page", role)
			}
		}
	}
	if got := read(t, write(t, openSection(t, "proposal"), d)); rendertest.Fold(got) !=
		"Päätösehdotus (kaupunginjohtaja): Kaupunginhallitus 1 päättää osallistua hankkeeseen ja 2 päättää sitoutua rahoitusosuuteen." {
		t.Errorf("the proposal is %q", got)
	}
	if got := write(t, openSection(t, doc.RoleText), d); strings.Contains(got, "<h1") {
		t.Error("the whole document is given although a part of it has the role")
	}
	d.Parts[0].Role = doc.RoleItem
	if got := write(t, openSection(t, doc.RoleItem), d); !strings.Contains(got, "<h1") {
		t.Error("the whole document cannot be asked for by its role")
	}
	errs := problems(t, openSection(t, "decision"), d)
	if len(errs) != 1 || errs[0].Code != "unknown-section" || errs[0].Hint.String() != "its sections are: item, head, text, proposal, table, tail" {
		t.Errorf("a section that is not there: %v", errs)
	}
}

func TestProblems(t *testing.T) {
	table := func(change func(*doc.Table)) *doc.Table {
		one := rendertest.KitchenTable(1)
		change(one)
		return one
	}
	for name, c := range map[string]struct {
		code  string
		block doc.Block
	}{
		"control character":  {"illegal-character", text("a\x00b")},
		"next line":          {"illegal-character", text("a\u0085b")},
		"noncharacter":       {"illegal-character", text("a\uFDD0b")},
		"last of a plane":    {"illegal-character", text("a\U0001FFFEb")},
		"broken UTF-8":       {"illegal-character", text("a\xffb")},
		"in an attribute":    {"illegal-character", paragraph(doc.Blank{Name: "\x01", Prompt: "p"})},
		"link":               {"link", paragraph(doc.Link{URL: "javascript:alert(1)", Text: doc.Plain("x")})},
		"link with a quote":  {"link", paragraph(doc.Link{URL: `https://a.example/"onclick="`, Text: doc.Plain("x")})},
		"language":           {"language", paragraph(doc.Span{Lang: `fi" onclick="`, Text: doc.Plain("x")})},
		"page number":        {"page-number", paragraph(doc.PageNumber{})},
		"reference":          {"unknown-reference", paragraph(doc.PageRef{ID: "nowhere"})},
		"unarranged":         {"unknown-node", paragraph(doc.Ref{ID: "x"})},
		"no inline":          {"unknown-node", paragraph(doc.Verb{Indicative: "päättää"})},
		"level 0":            {"heading-level", &doc.Heading{Text: doc.Plain("x")}},
		"level 7":            {"heading-level", &doc.Heading{Level: 7, Text: doc.Plain("x")}},
		"identifier":         {"class-name", &doc.Heading{Level: 1, ID: "a b", Text: doc.Plain("x")}},
		"identifier twice":   {"double-id", &doc.Named{Name: "box", Blocks: []doc.Block{rendertest.KitchenTable(1), rendertest.KitchenTable(1)}}},
		"named block":        {"class-name", &doc.Named{Name: "a b"}},
		"no picture":         {"picture", &doc.Figure{}},
		"no such picture":    {"picture", &doc.Figure{Image: &doc.Image{PNG: []byte("GIF89a"), Alt: "x"}}},
		"no alternative":     {"picture-text", &doc.Figure{Image: &doc.Image{PNG: photo().PNG}}},
		"numbering":          {"unknown-node", &doc.List{Numbering: "I."}},
		"row kind":           {"unknown-node", table(func(t *doc.Table) { t.Body[0].Kind = "odd" })},
		"row too wide":       {"table-row", table(func(t *doc.Table) { t.Body[0].Cells[0].Span = 4 })},
		"table without rows": {"table-shape", table(func(t *doc.Table) { t.Head, t.Body = nil, nil })},
	} {
		t.Run(name, func(t *testing.T) {
			errs := problems(t, open(t), document(c.block))
			if len(errs) != 1 || errs[0].Code != c.code {
				t.Errorf("got %v, want one of %s", errs, c.code)
			}
		})
	}
	role := document(text("x"))
	role.Parts[0].Role = "oma osa"
	nameless := document(text("x"))
	nameless.Meta.Title = ""
	for code, d := range map[string]*doc.Document{"class-name": role, "title": nameless} {
		if errs := problems(t, open(t), d); len(errs) != 1 || errs[0].Code != code {
			t.Errorf("got %v, want one of %s", errs, code)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	house := rendertest.House()
	house.Looks["oma tyyli"] = house.Look("")
	house.Table.HeadFill = "red; } body { display: none"
	house.Looks["note"].Color = "</style>"
	_, err := html.Open(house)
	var errs source.Errors
	if !errors.As(err, &errs) || len(errs) != 3 {
		t.Errorf("got %v, want three mistakes", err)
	}
}

// TestStylesheetCannotBeLeft: whatever a house says stays inside its string.
func TestStylesheetCannotBeLeft(t *testing.T) {
	house := rendertest.House()
	house.Fonts.Word = `</style><script>alert("x")</script>`
	house.List.Bullet = `"}</style>`
	w, err := html.Open(house)
	if err != nil {
		t.Fatal(err)
	}
	d := document(list(doc.NumberBullet, house.List.Bullet))
	page := write(t, w, d)
	for _, find := range rendertest.LintHTML([]byte(page), html.Prefix) {
		t.Error(find)
	}
	rendertest.CheckParity(t, "html", doc.PlainText(d), read(t, page))
}

// TestMarks: a mark that is text stands in the paragraph that it marks, whatever that looks like, and above it where the style
// says so.
func TestMarks(t *testing.T) {
	page := write(t, open(t), listDocument())
	for _, want := range []string{
		"<p><span class=\"pykala-1-run-mark\">1)</span> kuin luettelo</p>",
		"<p class=\"pykala-1-look-note\"><span class=\"pykala-1-run-mark\">2)</span> kuin huomautus</p>",
		"<p><span class=\"pykala-1-run-mark\">a)</span> kohta a)</p>",
		"<p><span class=\"pykala-1-run-mark\">1</span></p>\n<p>kohta 1</p>",
		"<li>kohta 1.</li>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

func TestWriteReportsAFullDisk(t *testing.T) {
	if _, err := open(t).Write(fullDisk{}, rendertest.Kitchen()); !errors.Is(err, errFull) {
		t.Errorf("error = %v, want that of the disk", err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// awkward are texts that mean something to HTML, to scripts or to editors.
var awkward = []string{
	`</script><script>alert(1)</script>`, `"quoted" 'and' “so on”`, `]]>`, "line\u2028paragraph\u2029end", "soft\u00ADhyphen", "😀", "&nbsp;&amp;&#0;",
	"<!-- -->", "{{.Party}}", "a\u00A0b\u202Fc", "\u200Bnothing\uFEFF", "two  spaces\tand a tab", "e\u0301", "</p></section></main>", `\`, "`",
}

func TestAwkwardText(t *testing.T) {
	for _, s := range awkward {
		t.Run(s, func(t *testing.T) { checkText(t, s) })
	}
}

// checkText puts a text wherever a page can hold one, and takes it out again, to the character.
func checkText(t *testing.T, s string) {
	t.Helper()
	d := document(paragraph(doc.Text{S: s}), paragraph(doc.Blank{Name: s, Prompt: s}), paragraph(doc.Strong{Text: doc.Plain(s)}))
	d.Meta.Title, d.Meta.Author = s, s
	var b bytes.Buffer
	if _, err := open(t).Write(&b, d); err != nil {
		var errs source.Errors
		if !errors.As(err, &errs) {
			t.Fatal(err)
		}
		return // refused, aloud
	}
	for _, find := range rendertest.LintHTML(b.Bytes(), html.Prefix) {
		t.Errorf("%q: %s", s, find)
	}
	var texts []string
	elements(t, b.String(), func(n *nethtml.Node, a map[string]string) {
		if n.Data == "span" && a["data-blank"] != s || n.Data == "meta" && a["name"] == "author" && a["content"] != s {
			t.Errorf("%q: an attribute became %v", s, a)
		}
		if n.Data == "p" {
			texts = append(texts, textOf(n))
		}
	})
	if want := []string{s, "[" + s + "]", s}; s != "" && !slices.Equal(texts, want) {
		t.Errorf("got %q, want %q", texts, want)
	}
}

// textOf gives the text of a node. After a break stands the line feed that the text itself has.
func textOf(n *nethtml.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == nethtml.TextNode {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}

// FuzzText: a text is read back to the character, or refused.
func FuzzText(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Add("a\x00\xff\r\n")
	f.Fuzz(func(t *testing.T, s string) { checkText(t, s) })
}

func BenchmarkWrite(b *testing.B) {
	w := open(b)
	d := rendertest.Kitchen()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Write(&bytes.Buffer{}, d); err != nil {
			b.Fatal(err)
		}
	}
}
