package docx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"log"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/docx"
	"github.com/pykala/pykala/render/rendertest"
)

const (
	headerHead = `<?xml version="1.0" encoding="UTF-8"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
	headerTail = `</w:hdr>`
)

// own gives the shipped letterhead with other parts in the place of some.
func own(t testing.TB, parts map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	shipped := os.DirFS("letterhead")
	err := fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(shipped, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range parts {
		if text == "" {
			delete(out, name)
		} else {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

// header makes the header of the following pages of paragraphs.
func header(t testing.TB, paragraphs string) fstest.MapFS {
	return own(t, map[string]string{"word/header-default.xml": headerHead + paragraphs + headerTail})
}

func runs(texts ...string) string {
	return "<w:r><w:t xml:space=\"preserve\">" + strings.Join(texts, `</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A10001"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">`) + "</w:t></w:r>"
}

// TestPlaceholders: however Word has cut placeholders, and whatever go-docx cannot read around them, values arrive. The
// header is read back as text, paragraphs apart by a bar.
func TestPlaceholders(t *testing.T) {
	const name, diary = "Esimerkkilän kuntayhtymä", "12/00.01.02/2020"
	for what, c := range map[string]struct{ header, want string }{
		"whole":             {"<w:p>" + runs("{sender.name}") + "</w:p>", name},
		"among text":        {"<w:p>" + runs("A {sender.name}, B") + "</w:p>", "A " + name + ", B"},
		"two in a run":      {"<w:p>" + runs("{sender.name}{diary}") + "</w:p>", name + diary},
		"three runs":        {"<w:p>" + runs("x {sen", "der.na", "me} y") + "</w:p>", "x " + name + " y"},
		"a rune a run":      {"<w:p>" + runs(strings.Split("{diary}", "")...) + "</w:p>", diary},
		"meeting":           {"<w:p>" + runs("{sender.name", "}{diary", "}") + "</w:p>", name + diary},
		"closing, opening":  {"<w:p>" + runs("{diary", "} x {date}{sender.", "name} {date}") + "</w:p>", diary + " x 5.5.2020" + name + " 5.5.2020"},
		"optional":          {"<w:p>" + runs("{signature.place?}", "{appeal?}.") + "</w:p>", "."},
		"two texts, a run":  {`<w:p><w:r><w:t>{diary}</w:t><w:tab/><w:t>{date}</w:t></w:r></w:p>`, diary + "\t5.5.2020"},
		"empty elements":    {`<w:p><w:r w:rsidR="1"/><w:r/><w:r><w:t/></w:r>` + runs("{date}") + `</w:p><w:p/>`, "5.5.2020|"},
		"a formula":         {`<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>` + runs("{da", "te}") + "</w:p>", "5.5.2020"},
		"a control":         {`<w:p><w:sdt><w:sdtContent>` + runs("{da", "te}") + `</w:sdtContent></w:sdt></w:p>`, "5.5.2020"},
		"a table":           {`<w:tbl><w:tr><w:tc><w:p>` + runs("{date}") + `</w:p></w:tc><w:tc><w:p>` + runs("{diary}") + `</w:p></w:tc></w:tr></w:tbl><w:p/>`, "5.5.2020\t" + diary + "|"},
		"a text box":        {`<w:p>` + runs("{da") + `<w:r><w:pict><w:txbxContent><w:p>` + runs("{diary}") + `</w:p></w:txbxContent></w:pict></w:r>` + runs("te}") + `</w:p>`, "5.5.2020" + diary + "|"},
		"escapes":           {`<w:p>` + runs("&lt;{&#100;ate}&amp;") + `</w:p>`, "<5.5.2020&"},
		"cut in an entity":  {`<w:p>` + runs("a &amp; {da", "te} &gt;") + `</w:p>`, "a & 5.5.2020 >"},
		"continued, foot":   {`<w:p>` + runs("{furniture.", "continued}") + `</w:p>`, name + "\tKuntasitoumuspyyntö\t1 (1)"},
		"value with braces": {`<w:p>` + runs("{title} {diary}") + `</w:p>`, "{diary} <&>\tx\ny " + diary},
	} {
		t.Run(what, func(t *testing.T) {
			w, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", header(t, c.header))
			if err != nil {
				t.Fatal(err)
			}
			d := rendertest.Kitchen()
			d.Furniture.Values["title"] = "{diary} <&>\tx\ny"
			d.Furniture.Values["appeal"] = ""
			if got := headerText(t, part(t, write(t, w, d), "word/header-default.xml")); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// headerText reads a header with the reader of bodies, which knows no header of its own.
func headerText(t *testing.T, header string) string {
	t.Helper()
	body := strings.NewReplacer("<w:hdr ", "<w:document ", "</w:hdr>", "</w:document>").Replace(header)
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range map[string]string{"word/document.xml": body, "word/numbering.xml": "<numbering/>"} {
		f, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(read(t, b.Bytes()), "\n", "|")
	if strings.Contains(body, "<w:br/>") {
		text = strings.Replace(text, "|", "\n", 1)
	}
	return strings.TrimSuffix(text, "|")
}

func TestLetterheadMistakes(t *testing.T) {
	const p, e = "<w:p>", "</w:p>"
	second := p + e + p
	for what, c := range map[string]struct {
		files fstest.MapFS
		want  []string // pieces of the messages, in order
	}{
		"not closed":       {header(t, second+runs("{sender.name", " x")+e), []string{"oma.docx/word/header-default.xml: paragraph 2: “{sender.name x” is not closed"}},
		"not opened":       {header(t, second+runs("sender.name}")+e), []string{"paragraph 2: “}” without “{”"}},
		"nested":           {header(t, p+runs("{{date}}")+e), []string{"is not closed", "“}” without “{”"}},
		"the panic of #29": {header(t, p+runs("{{x")+e), []string{"not closed", "not closed"}},
		"unknown":          {header(t, p+runs("{sneder.name}")+e), []string{"there is no fact “sneder.name”"}},
		"no key":           {header(t, p+runs("{Sender name}")+e), []string{"“{Sender name}” is not a placeholder"}},
		"unknown piece":    {header(t, p+runs("{furniture.firts}")+e), []string{"there is no fact “furniture.firts”"}},
		"not alone":        {header(t, p+runs("x {furniture.first}")+e), []string{"must stand alone in its paragraph"}},
		"not alone either": {header(t, p+runs("{furniture.first}")+"<w:r><w:drawing/></w:r>"+e), []string{"must stand alone in its paragraph"}},
		"in a drawing":     {header(t, p+"<a:t>{date}</a:t>"+e), []string{"stands in a drawing or a formula"}},
		"a sentinel":       {header(t, p+runs("\U0010FFF1")+e), []string{"has a character that the program uses itself"}},
		"not well formed":  {header(t, p+runs("{date}")), []string{"not well-formed XML"}},
		"a document type":  {own(t, map[string]string{"word/header-default.xml": "<!DOCTYPE x>" + headerHead + headerTail}), []string{"document type"}},
		"several":          {header(t, p+runs("{a}")+e+p+runs("{b}")+e), []string{"paragraph 1: ", "paragraph 2: "}},
		"no styles":        {own(t, map[string]string{"word/styles.xml": ""}), []string{"has no part “word/styles.xml”"}},
		"no body":          {own(t, map[string]string{"word/document.xml": ""}), []string{"has no part “word/document.xml”"}},
		"not a package":    {fstest.MapFS{}, []string{"has no part “[Content_Types].xml”", "_rels/.rels"}},
		"text in the body": {own(t, map[string]string{"word/document.xml": wordBody("<w:p/><w:p>" + runs("Hyvä vastaanottaja") + "</w:p>")}), []string{"has text in paragraph 2 of its body"}},
		"two sections":     {own(t, map[string]string{"word/document.xml": wordBody("<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:sectPr/>")}), []string{"2 sections"}},
		"strict":           {own(t, map[string]string{"word/document.xml": strings.ReplaceAll(wordBody(""), "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")}), []string{"Strict Open XML"}},
	} {
		t.Run(what, func(t *testing.T) {
			_, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", c.files)
			var errs source.Errors
			if !errors.As(err, &errs) || len(errs) != len(c.want) {
				t.Fatalf("got %v, want %d mistakes", err, len(c.want))
			}
			for i, want := range c.want {
				if !strings.Contains(errs[i].Error(), want) || !strings.HasPrefix(errs[i].Pos.File, "oma.docx/") {
					t.Errorf("got %q, want %q", errs[i], want)
				}
			}
		})
	}
}

func wordBody(paragraphs string) string {
	return `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + paragraphs + `</w:body></w:document>`
}

func TestMissingValues(t *testing.T) {
	w, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", header(t, "<w:p>"+runs("{diary} {sender.nmae} {appeal}")+"</w:p>"))
	if err != nil {
		t.Fatal(err)
	}
	d := rendertest.Kitchen()
	d.Furniture.Values["diary"] = ""
	errs := problems(t, w, d)
	if len(errs) != 3 {
		t.Fatalf("got %v", errs)
	}
	for i, want := range []string{"write {diary?} where it may be empty", "did you mean {sender.name}?", "write {appeal?}"} {
		if e := errs[i]; e.Code != "missing-value" || e.Pos.File != "oma.docx/word/header-default.xml" || !strings.Contains(e.Hint.String(), want) {
			t.Errorf("got %v (%s), want %q", e, e.Hint, want)
		}
	}
	d.Furniture.Values = map[string]string{"diary": "a\x01", "sender.nmae": "x", "appeal": "y"}
	if errs := problems(t, w, d); len(errs) != 1 || errs[0].Code != "illegal-character" {
		t.Errorf("got %v", errs)
	}
}

// TestGoDocxIsQuiet: the library writes to the log of the whole program where something is wrong; nothing must get so far.
// The test changes that log, so it does not run beside others.
func TestGoDocxIsQuiet(t *testing.T) {
	var out bytes.Buffer
	log.SetOutput(&out)
	defer log.SetOutput(os.Stderr)
	for _, text := range []string{"{{x", "{date}}", "}{", "{date}", "{a{b}c}", "x"} {
		_, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", header(t, "<w:p>"+runs(text)+runs(strings.Split(text, "")...)+"</w:p>"))
		_ = err // most are refused; what counts is that go-docx has not been asked
	}
	if out.Len() > 0 {
		t.Errorf("go-docx has logged:\n%s", out.String())
	}
}

func TestOpenAtOnce(t *testing.T) {
	var group sync.WaitGroup
	want := write(t, open(t), rendertest.Kitchen())
	for range 8 {
		group.Go(func() {
			w, err := docx.Open(rendertest.House())
			if err != nil {
				t.Error(err)
				return
			}
			var b bytes.Buffer
			if _, err := w.Write(&b, rendertest.Kitchen()); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("another file (%v)", err)
			}
		})
	}
	group.Wait()
}

// ownLetterhead is a .docx as a Finnish Word writes it: styles under Finnish identifiers, a numbering and a theme of its own,
// a picture and a link in the header, pages of its own size.
func ownLetterhead(t testing.TB) []byte {
	const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	rels := func(s string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + s + `</Relationships>`
	}
	rel := func(id, kind, target, more string) string {
		return `<Relationship Id="` + id + `" Type="` + relationships + "/" + kind + `" Target="` + target + `"` + more + `/>`
	}
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + relationships + `"`
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="jpeg" ContentType="image/jpeg"/>` +
			`<Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels": rels(rel("rId1", "officeDocument", "/word/document.xml", "")),
		"word/document.xml": `<w:document ` + w + `><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="even" r:id="rId8"/>` +
			`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2835" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		"word/_rels/document.xml.rels": rels(rel("rId1", "styles", "styles.xml", "") + rel("rId2", "numbering", "numbering.xml", "") +
			rel("rId3", "theme", "theme/theme1.xml", "") + rel("rId7", "header", "header3.xml", "") + rel("rId8", "footer", "footer1.xml", "")),
		"word/styles.xml": `<w:styles ` + w + `><w:docDefaults/><w:latentStyles w:count="371"/>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="Normaali"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Otsikko1"><w:name w:val="heading 1"/><w:basedOn w:val="Normaali"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Yltunniste"><w:name w:val="header"/><w:basedOn w:val="Normaali"/></w:style>` +
			`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Recipient"><w:name w:val="Tunnus"/><w:basedOn w:val="Yltunniste"/></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + w + `><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>` +
			`<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="12"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
		"word/theme/theme1.xml": theme,
		"word/header3.xml": `<w:hdr ` + w + `><w:p><w:pPr><w:pStyle w:val="Recipient"/></w:pPr>` + inlinePicture +
			`<w:hyperlink r:id="rId2">` + runs("{sender.na", "me}") + `</w:hyperlink></w:p></w:hdr>`,
		"word/_rels/header3.xml.rels": rels(rel("rId1", "image", "media/image1.jpeg", "") + rel("rId2", "hyperlink", "https://kunta.example/", ` TargetMode="External"`)),
		"word/footer1.xml":            `<w:ftr ` + w + `><w:p>` + runs("parillinen") + `</w:p></w:ftr>`,
		"word/media/image1.jpeg":      string(photo().PNG),
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const inlinePicture = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="914400" cy="228600"/>` +
	`<wp:docPr id="1" name="Kuva 1" descr="Tunnus"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
	`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
	`<pic:nvPicPr><pic:cNvPr id="1" name="Kuva 1"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="228600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Kunta"><a:themeElements><a:clrScheme name="K">` +
	`<a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="000000"/></a:dk2><a:lt2><a:srgbClr val="FFFFFF"/></a:lt2>` +
	`<a:accent1><a:srgbClr val="000000"/></a:accent1><a:accent2><a:srgbClr val="000000"/></a:accent2><a:accent3><a:srgbClr val="000000"/></a:accent3>` +
	`<a:accent4><a:srgbClr val="000000"/></a:accent4><a:accent5><a:srgbClr val="000000"/></a:accent5><a:accent6><a:srgbClr val="000000"/></a:accent6>` +
	`<a:hlink><a:srgbClr val="0000FF"/></a:hlink><a:folHlink><a:srgbClr val="0000FF"/></a:folHlink></a:clrScheme><a:fontScheme name="K"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>` +
	`<a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="K"><a:fillStyleLst><a:noFill/><a:noFill/><a:noFill/></a:fillStyleLst>` +
	`<a:lnStyleLst><a:ln/><a:ln/><a:ln/></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>` +
	`<a:bgFillStyleLst><a:noFill/><a:noFill/><a:noFill/></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`

func openOwn(t testing.TB) *docx.Writer {
	t.Helper()
	file := ownLetterhead(t)
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	w, err := docx.OpenLetterhead(rendertest.House(), "oma.docx", archive)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestOwnLetterhead(t *testing.T) {
	d := rendertest.Kitchen()
	file := write(t, openOwn(t), d)
	rendertest.CheckParity(t, "docx", doc.PlainText(d), read(t, file))
	for name, wants := range map[string][]string{
		"word/document.xml":                  {`<w:pStyle w:val="Otsikko1"/>`, `w:top="2835"`, `<w:headerReference w:type="default" r:id="header-default"/>`, `<w:numId w:val="13"/>`},
		"word/styles.xml":                    {`w:styleId="Normaali"><w:name w:val="Normal"/>`, `<w:basedOn w:val="Normaali"/>`, `w:styleId="Recipient"><w:name w:val="Tunnus"/>`, `w:styleId="Recipient0"><w:name w:val="Recipient"/>`, `w:styleId="Hyperlink"`, `<w:latentStyles`},
		"word/numbering.xml":                 {`w:abstractNumId="4"`, `w:abstractNumId="6"`, `<w:num w:numId="12">`, `<w:num w:numId="13">`},
		"word/settings.xml":                  {"<w:evenAndOddHeaders/>"},
		"word/header-default.xml":            {"Esimerkkilän kuntayhtymä", `r:embed="rId1"`},
		"word/_rels/header-default.xml.rels": {`Target="media/letterhead1.jpeg"`, `Target="https://kunta.example/" TargetMode="External"`},
		"word/footer-even.xml":               {"parillinen"},
		"word/theme/theme1.xml":              {"Kunta"},
		"[Content_Types].xml":                {`PartName="/word/media/letterhead1.jpeg" ContentType="image/jpeg"`},
	} {
		got := part(t, file, name)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s does not hold %s:\n%.3000s", name, want, got)
			}
		}
	}
	if styles := part(t, file, "word/styles.xml"); strings.Count(styles, `<w:name w:val="heading 1"/>`) != 1 {
		t.Error("heading 1 is defined twice")
	}
}

func TestLogo(t *testing.T) {
	d := rendertest.Kitchen()
	d.Furniture.Logo = &doc.Image{Name: "logo.jpg", PNG: photo().PNG, Alt: "Kuntayhtymän tunnus"}
	file := write(t, open(t), d)
	head := part(t, file, "word/header-first.xml")
	if !strings.Contains(head, `descr="Kuntayhtymän tunnus"`) || !strings.Contains(part(t, file, "word/_rels/header-first.xml.rels"), `Target="media/logo.jpg"`) {
		t.Errorf("the logo is not in the header: %s", head)
	}
	if part(t, file, "word/media/logo.jpg") != string(photo().PNG) {
		t.Error("the logo is not in the file as it was")
	}
	d.Furniture.Logo = &doc.Image{Name: "logo.gif", PNG: []byte("GIF89a"), Alt: "x"}
	if errs := problems(t, open(t), d); len(errs) != 1 || errs[0].Code != "picture" {
		t.Errorf("got %v", errs)
	}
}

// TestFurnitureSaysWhatTheTreeSays compares heads and feet with the rows of the tree.
func TestFurnitureSaysWhatTheTreeSays(t *testing.T) {
	d := rendertest.Kitchen()
	file := write(t, open(t), d)
	for name, rows := range map[string][]doc.FieldRow{
		"header-first": d.Furniture.First, "header-default": d.Furniture.Continued, "footer-first": d.Furniture.Foot, "footer-default": d.Furniture.Foot,
	} {
		var want []string
		for _, row := range rows {
			for _, cell := range row.Cells {
				want = append(want, strings.ReplaceAll(doc.InlineText(cell.Text), "#", "1"))
			}
		}
		got := strings.ReplaceAll(headerText(t, strings.ReplaceAll(part(t, file, "word/"+name+".xml"), "w:ftr", "w:hdr")), "|", " ")
		rendertest.CheckParity(t, name, strings.Join(want, " "), got)
	}
}
