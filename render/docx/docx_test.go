package docx_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/pykala/pykala/internal/golden"
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/docx"
	"github.com/pykala/pykala/render/rendertest"
	"github.com/pykala/pykala/render/style"
)

func open(t testing.TB) *docx.Writer {
	t.Helper()
	w, err := docx.Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func write(t testing.TB, w *docx.Writer, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, file []byte) string {
	t.Helper()
	text, err := rendertest.ReadDOCX(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func part(t testing.TB, file []byte, name string) string {
	t.Helper()
	text, err := rendertest.ReadDOCXPart(file, name)
	if err != nil {
		t.Fatal(err)
	}
	return text
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

// problems gives the mistakes that writing a document finds.
func problems(t *testing.T, w *docx.Writer, d *doc.Document) source.Errors {
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

func TestParity(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			file := write(t, open(t), d)
			rendertest.CheckParity(t, "docx", doc.PlainText(d), read(t, file))
		})
	}
}

// samples are documents that between them hold everything, at its usual size and at its worst.
func samples() map[string]*doc.Document {
	big := document(rendertest.KitchenTable(400), text("loppu"))
	long := document(&doc.Heading{Level: 1, Look: "title", Text: doc.Plain(strings.Repeat("Kuntien yhteinen hanke ja sen rahoitus. ", 250))}, text("x"))
	swedish := rendertest.Kitchen()
	swedish.Lang = "sv"
	return map[string]*doc.Document{
		"kitchen": rendertest.Kitchen(), "swedish": swedish, "400-rows": big, "long-title": long,
		"empty": {Kind: "empty", Lang: "fi", Meta: doc.Meta{Title: "Tyhjä"}},
		"lists": listDocument(), "side": sideDocument(), "tables": tableDocument(), "jpeg": document(&doc.Figure{Image: photo()}),
		"contents": rendertest.Meeting(40, 3),
	}
}

func photo() *doc.Image {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1200, 300)), nil); err != nil {
		panic(err)
	}
	return &doc.Image{Name: "kuva.jpg", PNG: b.Bytes(), Alt: "Harmaa suorakulmio"}
}

func sideDocument() *doc.Document {
	side := func(s string) *doc.Heading {
		return &doc.Heading{Level: 2, Look: style.LookSideHeading, Side: true, Text: doc.Plain(s)}
	}
	return document(
		&doc.Heading{Level: 1, Look: "title", Text: doc.Plain("Otsikko")},
		side("Päätösehdotus"), text("Kaupunginjohtaja"), text("Kaupunginhallitus päättää."),
		side("Käsittely"), side("Päätös"), text("Ehdotus hyväksyttiin."),
		side("Liitteet"), &doc.List{Numbering: doc.NumberDecimal, Items: []*doc.Item{{Label: "1.", Blocks: []doc.Block{text("Sopimus")}}}},
		side("Ehto"), &doc.Named{Name: "box", Blocks: []doc.Block{text("Sitova")}},
		side("Osuudet"), rendertest.KitchenTable(2),
		side("Tiedoksi"), &doc.Paragraph{Look: style.LookFact, Text: doc.Plain("Kemijärvi")},
		side("Loppu"),
	)
}

func tableDocument() *doc.Document {
	bare := rendertest.KitchenTable(1)
	bare.Caption = nil
	wide := &doc.Table{}
	head := &doc.Row{}
	for range 12 {
		wide.Columns = append(wide.Columns, doc.Column{Align: doc.AlignEnd})
		head.Cells = append(head.Cells, &doc.Cell{Text: doc.Plain("Rahoitusosuudet")})
	}
	wide.Head = []*doc.Row{head}
	shares := rendertest.KitchenTable(1)
	shares.Columns[0].Width = 0.6
	shares.Body = append(shares.Body, &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain("vajaa rivi")}}})
	return document(text("alku"), bare, &doc.PageBreak{}, bare, wide, &doc.PageBreak{}, &doc.PageBreak{}, &doc.List{
		Numbering: doc.NumberBullet, Items: []*doc.Item{{Blocks: []doc.Block{shares, text("taulukon jälkeen")}}},
	}, &doc.PageBreak{})
}

func TestSameBytes(t *testing.T) {
	w := open(t)
	want := write(t, w, rendertest.Kitchen())
	if !bytes.Equal(want, write(t, open(t), rendertest.Kitchen())) {
		t.Error("another writer gives other bytes")
	}
	var group sync.WaitGroup
	others := samples()
	for range 4 {
		group.Go(func() {
			for _, other := range others {
				var b bytes.Buffer
				if _, err := w.Write(&b, other); err != nil {
					t.Error(err)
				}
				b.Reset()
				if _, err := w.Write(&b, rendertest.Kitchen()); err != nil || !bytes.Equal(b.Bytes(), want) {
					t.Errorf("the same document gives other bytes after another (%v)", err)
				}
			}
		})
	}
	group.Wait()
}

// TestTreeIsLeftAlone makes sure that writing changes nothing in a tree, since other formats are written from it too.
func TestTreeIsLeftAlone(t *testing.T) {
	d := rendertest.Kitchen()
	before := rendertest.Dump(d)
	write(t, open(t), d)
	if rendertest.Dump(d) != before {
		t.Error("writing has changed the tree")
	}
}

func TestGolden(t *testing.T) {
	d := rendertest.Kitchen()
	d.Parts[2].Blocks[0] = rendertest.KitchenTable(1)
	file := write(t, open(t), d)
	for _, name := range []string{
		"[Content_Types].xml", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
		"word/numbering.xml", "word/settings.xml", "word/fontTable.xml", "word/header-first.xml", "word/header-default.xml", "word/footer-first.xml",
	} {
		golden.Check(t, strings.NewReplacer("/", "-", "[", "", "]", "", "_", "").Replace(name)+".golden", lines(part(t, file, name)))
	}
}

// lines sets the elements that hold others on lines of their own, so that a difference shows.
func lines(xml string) string {
	for _, tag := range []string{
		"w:p", "w:r", "w:sdt", "w:tbl", "w:tr", "w:tc", "w:sectPr", "w:style", "w:abstractNum", "w:num", "w:lvl", "w:font", "w:hyperlink",
		"w:docDefaults", "w:compat", "w:defaultTabStop", "Relationship", "Override", "Default", "dc:title", "dc:subject", "dc:creator",
		"dc:language", "dcterms:created", "dcterms:modified",
	} {
		xml = regexp.MustCompile("(<"+tag+"[ >/])").ReplaceAllString(xml, "\n$1")
	}
	return xml + "\n"
}

// TestEverythingNamedExists makes sure that styles, lists and relationships which a part names are there: Word silently
// takes another look for a style that is missing.
func TestEverythingNamedExists(t *testing.T) {
	named := regexp.MustCompile(`<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]*)"`)
	defined := regexp.MustCompile(`w:styleId="([^"]*)"`)
	lists := regexp.MustCompile(`<w:numId w:val="(\d+)"`)
	for name, d := range samples() {
		file := write(t, open(t), d)
		styles := part(t, file, "word/styles.xml")
		var ids []string
		for _, m := range defined.FindAllStringSubmatch(styles, -1) {
			if slices.Contains(ids, m[1]) {
				t.Errorf("%s: the style %s is defined twice", name, m[1])
			}
			ids = append(ids, m[1])
		}
		for _, from := range []string{"word/document.xml", "word/styles.xml", "word/header-first.xml", "word/header-default.xml", "word/footer-default.xml"} {
			for _, m := range named.FindAllStringSubmatch(part(t, file, from), -1) {
				if !slices.Contains(ids, m[1]) {
					t.Errorf("%s: %s names the style %s, which does not exist", name, from, m[1])
				}
			}
		}
		numbering := part(t, file, "word/numbering.xml")
		for _, m := range lists.FindAllStringSubmatch(part(t, file, "word/document.xml"), -1) {
			if !strings.Contains(numbering, `<w:num w:numId="`+m[1]+`"`) {
				t.Errorf("%s: the list %s does not exist", name, m[1])
			}
		}
	}
}

// TestIdentifiersAreUnique: Word calls a file damaged in which two controls or drawings have the same identifier.
func TestIdentifiersAreUnique(t *testing.T) {
	d := rendertest.Kitchen()
	d.Furniture.Logo = &doc.Image{Name: "logo.jpg", PNG: photo().PNG, Alt: "Tunnus"}
	d.Parts = append(d.Parts, rendertest.Kitchen().Parts...)
	file := write(t, open(t), d)
	for _, pattern := range []string{`<w:id w:val="(\d+)"`, `<wp:docPr id="(\d+)"`} {
		seen := map[string]bool{}
		for _, from := range []string{"word/document.xml", "word/header-first.xml"} {
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(part(t, file, from), -1) {
				if seen[m[1]] {
					t.Errorf("%s: %s stands twice", pattern, m[1])
				}
				seen[m[1]] = true
			}
		}
	}
}

func TestBodyHoldsNoBraces(t *testing.T) {
	d := document(text("{a} }{ {{x"), paragraph(doc.Blank{Name: "{n}", Prompt: "{p}"}), paragraph(doc.Link{URL: "mailto:x@y.example", Text: doc.Plain("{")}))
	d.Meta.Title = "{title}"
	file := write(t, open(t), d)
	for _, name := range []string{"word/document.xml", "word/header-default.xml"} {
		if i := strings.IndexAny(part(t, file, name), "{}"); i >= 0 {
			t.Errorf("%s holds a brace at %d", name, i)
		}
	}
	rendertest.CheckParity(t, "docx", doc.PlainText(d), read(t, file))
}

func TestMistakes(t *testing.T) {
	at := source.Pos{File: "fi.md", Line: 7, Col: 3}
	node := doc.Node{At: at}
	bad := func(s string) []doc.Inline { return []doc.Inline{doc.Text{Node: node, S: s}} }
	for name, c := range map[string]struct {
		block doc.Block
		code  string
	}{
		"bell":             {&doc.Paragraph{Text: bad("a\x07b")}, "illegal-character"},
		"stray byte":       {&doc.Paragraph{Text: bad("a\xffb")}, "illegal-character"},
		"noncharacter":     {&doc.Paragraph{Text: bad("\uFFFE")}, "illegal-character"},
		"carriage return":  {&doc.Paragraph{Text: bad("a\rb")}, "illegal-character"},
		"in heading":       {&doc.Heading{Level: 2, Text: bad("\x01")}, "illegal-character"},
		"in cell":          {&doc.Table{Columns: make([]doc.Column, 1), Body: []*doc.Row{{Cells: []*doc.Cell{{Text: bad("\x01")}}}}}, "illegal-character"},
		"in caption":       {&doc.Table{Caption: bad("\x01"), Columns: make([]doc.Column, 1), Body: []*doc.Row{{}}}, "illegal-character"},
		"in prompt":        {paragraph(doc.Blank{Node: node, Name: "x", Prompt: "\x02"}), "illegal-character"},
		"long name":        {paragraph(doc.Blank{Node: node, Name: strings.Repeat("n", 65), Prompt: "x"}), "blank-name"},
		"bad address":      {paragraph(doc.Link{Node: node, URL: "javascript:x", Text: doc.Plain("x")}), "link"},
		"address in text":  {paragraph(doc.Link{Node: node, URL: "https://a b", Text: doc.Plain("x")}), "link"},
		"language":         {paragraph(doc.Span{Node: node, Lang: `x"y`, Text: doc.Plain("x")}), "language"},
		"reference":        {paragraph(doc.Ref{Node: node, ID: "x"}), "unknown-node"},
		"verb":             {paragraph(doc.Verb{Node: node}), "unknown-node"},
		"page number":      {paragraph(doc.PageNumber{Node: node}), "page-number"},
		"unknown page":     {paragraph(doc.PageRef{Node: node, ID: "ei-ole"}), "unknown-reference"},
		"level 0":          {&doc.Heading{Node: node, Level: 0, Text: doc.Plain("x")}, "heading-level"},
		"level 7":          {&doc.Heading{Node: node, Level: 7, Text: doc.Plain("x")}, "heading-level"},
		"heading look":     {&doc.Heading{Node: node, Level: 2, Look: "note", Text: doc.Plain("x")}, "heading-look"},
		"numbering":        {&doc.List{Node: node, Numbering: "i.", Items: []*doc.Item{{}}}, "unknown-node"},
		"mark":             {&doc.List{Numbering: doc.NumberDecimal, Items: []*doc.Item{{Node: node, Label: "I."}}}, "list-mark"},
		"bullet":           {&doc.List{Numbering: doc.NumberBullet, Items: []*doc.Item{{Node: node, Label: "*"}}}, "list-mark"},
		"ten deep":         {nested(10, node), "list-depth"},
		"no columns":       {&doc.Table{Node: node}, "table-shape"},
		"too many cells":   {&doc.Table{Columns: make([]doc.Column, 1), Body: []*doc.Row{{Node: node, Cells: []*doc.Cell{{Span: 2}}}}}, "table-row"},
		"nothing":          {&doc.Figure{Node: node}, "picture"},
		"no picture":       {&doc.Figure{Node: node, Image: &doc.Image{Name: "x", PNG: []byte("GIF89a"), Alt: "x"}}, "picture"},
		"broken picture":   {&doc.Figure{Node: node, Image: &doc.Image{Name: "x", PNG: []byte("\x89PNG\r\n\x1a\nxx"), Alt: "x"}}, "picture"},
		"picture, no text": {&doc.Figure{Node: node, Image: &doc.Image{Name: "x", PNG: photo().PNG}}, "picture-text"},
	} {
		t.Run(name, func(t *testing.T) {
			errs := problems(t, open(t), document(c.block))
			if len(errs) != 1 || errs[0].Code != c.code || errs[0].Pos != at {
				t.Errorf("got %v, want one mistake %s at %s", errs, c.code, at)
			}
		})
	}
}

func nested(levels int, at doc.Node) *doc.List {
	l := &doc.List{Node: at, Numbering: doc.NumberDecimal, Items: []*doc.Item{{Label: "1.", Blocks: []doc.Block{text("x")}}}}
	if levels > 1 {
		l.Items[0].Blocks = append(l.Items[0].Blocks, nested(levels-1, at))
	}
	return l
}

func TestAllMistakesAtOnce(t *testing.T) {
	d := document(text("a\x01"), text("b\x02"), &doc.Heading{Level: 9})
	d.Meta.Title = ""
	if errs := problems(t, open(t), d); len(errs) != 4 {
		t.Errorf("got %d mistakes, want 4: %v", len(errs), errs)
	}
}

func TestHouseIsChecked(t *testing.T) {
	h := rendertest.House()
	h.Looks["note"].Color = `red"/>`
	h.Table.HeadFill = "#12345"
	var errs source.Errors
	if _, err := docx.Open(h); !errors.As(err, &errs) || len(errs) != 2 {
		t.Errorf("got %v, want two mistakes", err)
	}
}

// failing is a writer on a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteFails(t *testing.T) {
	if _, err := open(t).Write(failing{}, rendertest.Kitchen()); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestProperties(t *testing.T) {
	d := rendertest.Kitchen()
	d.Lang = "sv"
	file := write(t, open(t), d)
	for name, wants := range map[string][]string{
		"docProps/core.xml": {
			"<dc:title>Keittiöhankkeen kuntasitoumus: Äänekoski</dc:title>", "<dc:language>sv-FI</dc:language>",
			"<dc:creator>Esimerkkilän kuntayhtymä</dc:creator>", ">2020-05-05T00:00:00Z</dcterms:created>",
		},
		"word/settings.xml":  {`<w:themeFontLang w:val="sv-FI"/>`, `w:name="compatibilityMode"`, `w:val="15"`, `<w:updateFields w:val="false"/>`},
		"word/styles.xml":    {`<w:lang w:val="sv-FI"`, `<w:name w:val="heading 1"/>`, `<w:outlineLvl w:val="0"/>`},
		"word/fontTable.xml": {`<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>`},
		"word/document.xml":  {`<w:lang w:val="se-FI"/>`, `<w:tblHeader/>`, `<w:tblCaption w:val="Taulukko 1. `, `<w14:checkbox>`, `<w:framePr `},
	} {
		got := part(t, file, name)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not hold %s", name, want)
			}
		}
	}
}

// TestSpecialCharacters: what Word has an element for becomes that element, everything else stays.
func TestSpecialCharacters(t *testing.T) {
	const s = "18\u00A0137\u00A0euroa, EU\u2011hanke, kunta\u00ADyhtymä, 2020–2021, \U0001F600 e\u0301 a  b\tc\nd & <e>"
	file := write(t, open(t), document(text(s)))
	if got := strings.TrimSuffix(read(t, file), "\n"); got != s {
		t.Errorf("got  %q\nwant %q", got, s)
	}
	body := part(t, file, "word/document.xml")
	for _, want := range []string{"<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:tab/>", "<w:br/>", "18\u00A0137"} {
		if !strings.Contains(body, want) {
			t.Errorf("the body does not hold %q", want)
		}
	}
}

// TestLeadingHyphen: no line ends with the hyphen of “valmistelu -hanke”, which stays an ordinary hyphen of the text.
func TestLeadingHyphen(t *testing.T) {
	const held = "<w:noBreakHyphen/>"
	for s, want := range map[string]int{
		"valmistelu -hanke": 1, "-5 astetta": 1, "EU-hanke": 0, "a - b": 0, "a -": 0, "\u00A0-x": 1, "a \u2011b": 0, "a\u2011b": 1, "x --y": 0,
	} {
		d := document(text(s))
		file := write(t, open(t), d)
		if got := strings.Count(part(t, file, "word/document.xml"), held); got != want {
			t.Errorf("%q has %d hyphens that are held, want %d", s, got, want)
		}
		if got := strings.TrimSuffix(read(t, file), "\n"); got != s {
			t.Errorf("got %q, want %q", got, s)
		}
	}
}

// TestRareStyles: a style that few documents use stands only in their files, whatever was written before.
func TestRareStyles(t *testing.T) {
	w := open(t)
	const rare = `w:styleId="LabelLevel2"`
	without := write(t, w, document(text("x")))
	with := write(t, w, document(&doc.Heading{Level: 1, Text: doc.Plain("a")}, &doc.Heading{Level: 2, Look: "label", Text: doc.Plain("b")}))
	again := write(t, w, document(text("x")))
	if strings.Contains(part(t, without, "word/styles.xml"), rare) || !strings.Contains(part(t, with, "word/styles.xml"), rare) || !bytes.Equal(without, again) {
		t.Error("the styles of a file depend on another")
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a", " a  b ", "{x}", "]]>", "<w:p/>", "&amp;", "\x00", "\xff\xfe", "\uFFFF", "\r\n", "\t\n", "-a", " -a\u2011", "\u2011", "\u00AD\u2011\u2028", "\U0010FFF1x\U0010FFF2", "&#123;"} {
		f.Add(s)
	}
	w := open(f)
	at := doc.Node{At: source.Pos{File: "x", Line: 1}}
	f.Fuzz(func(t *testing.T, s string) {
		d := document(paragraph(doc.Text{Node: at, S: s}, doc.Blank{Node: at, Name: "n", Prompt: s}))
		d.Furniture = doc.Furniture{Foot: []doc.FieldRow{{Cells: []doc.FieldCell{{Text: []doc.Inline{doc.Text{Node: at, S: s}}}}}}}
		d.Meta.Subject = "x" + s
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			var errs source.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("%T: %v", err, err)
			}
			for _, e := range errs {
				if e.Code != "illegal-character" || e.Pos != at.At && e.Pos.IsValid() {
					t.Errorf("%v", e)
				}
			}
			return
		}
		if got, want := read(t, b.Bytes()), s+"["+s+"]\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	h := rendertest.House()
	for b.Loop() {
		if _, err := docx.Open(h); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite writes a letter of two pages with a table of 22 rows, and one with 400 rows.
func BenchmarkWrite(b *testing.B) {
	letter := rendertest.Kitchen()
	letter.Parts[2].Blocks[0] = rendertest.KitchenTable(18)
	for _, c := range []struct {
		name string
		d    *doc.Document
	}{
		{"letter", letter},
		{"rows=400", document(rendertest.KitchenTable(400))},
		{"empty", document()},
		{"pages=30", rendertest.Meeting(30, 7)},
		{"pages=300", rendertest.Meeting(300, 7)},
	} {
		b.Run(c.name, func(b *testing.B) {
			w := open(b)
			size := len(write(b, w, c.d))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := w.Write(discard{}, c.d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes/file")
		})
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// TestPagesUnknown shows that a Word file is written, with a warning, where nobody can say its pages.
func TestPagesUnknown(t *testing.T) {
	w := open(t)
	w.FindPages(func(*doc.Document) (map[string]int, error) { return nil, errors.New("no room") })
	var b bytes.Buffer
	report, err := w.Write(&b, rendertest.Meeting(3, 1))
	if err != nil || len(report.Warnings) != 1 || report.Warnings[0].Code != "pages-unknown" {
		t.Errorf("%v, %v", report.Warnings, err)
	}
	if n := strings.Count(part(t, b.Bytes(), "word/document.xml"), "<w:t>?</w:t></w:r></w:fldSimple>"); n != 4 {
		t.Errorf("%d fields say that their page is not known", n)
	}
}

// TestTableLooks shows that a look of tables is a style of Word's, in files that use it.
func TestTableLooks(t *testing.T) {
	table := rendertest.KitchenTable(1)
	file := write(t, open(t), document(table, text("loppu")))
	if strings.Contains(part(t, file, "word/styles.xml"), "House Table plain") {
		t.Error("a style that no table has stands in the file")
	}
	table.Look = "plain"
	file = write(t, open(t), document(table, text("loppu")))
	styles, body := part(t, file, "word/styles.xml"), part(t, file, "word/document.xml")
	_, plain, found := strings.Cut(styles, `w:styleId="HouseTablePlain"`)
	plain, _, _ = strings.Cut(plain, "</w:style>")
	if !found || strings.Contains(plain, "tblBorders") || !strings.Contains(plain, `<w:top w:w="20" w:type="dxa"/>`) {
		t.Errorf("the style of plain tables is %q", plain)
	}
	if !strings.Contains(body, `<w:tblStyle w:val="HouseTablePlain"/>`) || !strings.Contains(body, `<w:tblInd w:w="-60" w:type="dxa"/>`) || strings.Contains(body, "<w:shd ") {
		t.Error("the table is not plain")
	}
}

// TestContentsLead shows that the text of an entry of a table of contents leads where the field for its page does.
func TestContentsLead(t *testing.T) {
	body := part(t, write(t, open(t), rendertest.Meeting(2, 1)), "word/document.xml")
	for _, want := range []string{
		`<w:hyperlink w:anchor="_Ref1" w:history="1"><w:r><w:t>100</w:t></w:r></w:hyperlink>`,
		`<w:hyperlink w:anchor="_Ref1" w:history="1"><w:r><w:t>Asia 1, josta päätetään</w:t></w:r></w:hyperlink>`,
		`<w:fldSimple w:instr=" PAGEREF _Ref1 \h "><w:r><w:t>?</w:t></w:r></w:fldSimple>`,
		`<w:bookmarkStart w:id="1" w:name="_Ref1"/><w:bookmarkEnd w:id="1"/><w:r><w:t>Asia 1, josta päätetään</w:t></w:r>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the body lacks %s", want)
		}
	}
}

// TestPagesHaveRoom shows that a column of pages is wide enough for their numbers, which are not known when it is measured.
func TestPagesHaveRoom(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	for range 3 {
		table.Body = append(table.Body, &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain(strings.Repeat("pitkä otsikko ", 20))}, {Text: []doc.Inline{doc.PageRef{ID: "a"}}}}})
	}
	body := part(t, write(t, open(t), document(table, &doc.Heading{Level: 2, ID: "a", Text: doc.Plain("A")})), "word/document.xml")
	column := regexp.MustCompile(`<w:gridCol w:w="(\d+)"/></w:tblGrid>`).FindStringSubmatch(body)
	if width, err := strconv.Atoi(column[1]); err != nil || width < 20*(3*5+6) { // three digits of 9 points and what is beside them
		t.Errorf("the column is %s twips wide", column[1])
	}
}

// TestItemsOpenTogether shows that what stands above the title of an item stays with it, and clear of the item before; the first
// title of a document needs no such thing.
func TestItemsOpenTogether(t *testing.T) {
	item := func(blocks ...doc.Block) *doc.Part {
		return &doc.Part{Role: doc.RoleItem, Parts: []*doc.Part{{Blocks: blocks}, {Blocks: []doc.Block{&doc.Heading{Level: 2, Text: doc.Plain("Asia")}, text("Teksti")}}}}
	}
	d := document()
	d.Parts = []*doc.Part{{Parts: []*doc.Part{item(text("Ensimmäinen")), item(text("Kokousrivi"), text("Diaarinumero")), item(&doc.PageBreak{}, text("Sivulla"))}}}
	body := part(t, write(t, open(t), d), "word/document.xml")
	for _, want := range []string{
		`<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Ensimmäinen</w:t>`,
		`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/><w:spacing w:before="240"/></w:pPr><w:r><w:t>Kokousrivi</w:t>`,
		`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><w:r><w:t>Diaarinumero</w:t>`,
		`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/><w:pageBreakBefore/></w:pPr><w:r><w:t>Sivulla</w:t>`,
		`<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Teksti</w:t>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the body lacks %s", want)
		}
	}
}
