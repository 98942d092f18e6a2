package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// save writes a file into a folder of the test and gives its path.
func save(t *testing.T, dir, name string, file []byte) string {
	t.Helper()
	path := filepath.Join(dir, name+".docx")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSchema has every part of every sample judged by the schemas.
func TestSchema(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	docs := samples()
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		paths = append(paths, save(t, dir, name, write(t, open(t), docs[name])))
	}
	logo := rendertest.Kitchen()
	logo.Furniture.Logo = photo()
	paths = append(paths, save(t, dir, "logo", write(t, open(t), logo)), save(t, dir, "own-letterhead", write(t, openOwn(t), rendertest.Kitchen())))
	for _, mistake := range rendertest.ValidateDOCX(t, paths...) {
		t.Error(mistake)
	}
}

// TestSchemaBites breaks a good file in many ways, each of which the judge must see.
func TestSchemaBites(t *testing.T) {
	good := write(t, open(t), rendertest.Kitchen())
	dir := t.TempDir()
	want := map[string]string{}
	var paths []string
	for name, c := range map[string]struct{ part, old, new, want string }{
		"order":           {"word/document.xml", `<w:cantSplit/><w:tblHeader/></w:trPr>`, `</w:trPr><w:tblPrEx/>`, "word/document.xml:"},
		"paragraph order": {"word/document.xml", `<w:pStyle w:val="Normal"/><w:keepNext/>`, `<w:keepNext/><w:pStyle w:val="Normal"/>`, "pStyle"},
		"element":         {"word/document.xml", `<w:tblHeader/>`, `<w:tblHeadline/>`, "tblHeadline"},
		"attribute":       {"word/document.xml", `w:wrap="around"`, `w:wrop="around"`, "wrop"},
		"value":           {"word/styles.xml", `w:lineRule="atLeast"`, `w:lineRule="aboutSo"`, "aboutSo"},
		"number":          {"word/numbering.xml", `w:hanging="360"`, `w:hanging="wide"`, "wide"},
		"settings order":  {"word/settings.xml", `<w:autoHyphenation/>`, `<w:listSeparator w:val=";"/><w:autoHyphenation/>`, "word/settings.xml:"},
		"header":          {"word/header-first.xml", `</w:hdr>`, `<w:body/></w:hdr>`, "word/header-first.xml:"},
		"extension":       {"word/document.xml", `<w14:checked w14:val="0"/>`, `<w14:chequed w14:val="0"/>`, "chequed"},
		"not ignorable":   {"word/document.xml", ` mc:Ignorable="w14"`, ``, "checkbox"},
		"not well-formed": {"word/document.xml", `</w:body>`, ``, "word/document.xml:"},
		"root":            {"word/fontTable.xml", `w:fonts`, `w:founts`, "founts"},
		"core":            {"docProps/core.xml", `dc:language`, `dc:langauge`, "langauge"},
		"core type":       {"docProps/core.xml", ` xsi:type="dcterms:W3CDTF"`, ``, "created"},
		"missing target":  {"word/_rels/document.xml.rels", `media/figure1.png`, `media/figure9.png`, "figure9"},
		"reference":       {"word/document.xml", `r:embed="figure1"`, `r:embed="figure2"`, "figure2"},
		"content type":    {"[Content_Types].xml", `Extension="png"`, `Extension="gif"`, "figure1.png"},
		"override":        {"[Content_Types].xml", `/word/styles.xml`, `/word/style.xml`, "style.xml"},
	} {
		paths = append(paths, save(t, dir, name, replaced(t, good, c.part, c.old, c.new)))
		want[name] = c.want
	}
	said := rendertest.ValidateDOCX(t, paths...)
	for name, word := range want {
		found := slices.ContainsFunc(said, func(line string) bool {
			return strings.HasPrefix(line, filepath.Join(dir, name+".docx: ")) && strings.Contains(line, word)
		})
		if !found {
			t.Errorf("%s: the judge does not see it; it says\n%s", name, strings.Join(said, "\n"))
		}
	}
}

// replaced gives a file in which one part is changed.
func replaced(t *testing.T, file []byte, part, old, with string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			changed := strings.ReplaceAll(string(data), old, with)
			if changed == string(data) {
				t.Fatalf("%s does not hold %s", part, old)
			}
			data = []byte(changed)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLibreOffice converts the kitchen document and looks for what must survive in the tags of the PDF.
func TestLibreOffice(t *testing.T) {
	rendertest.Tool(t, "pdfinfo")
	d := rendertest.Kitchen()
	path := save(t, t.TempDir(), "kitchen", write(t, open(t), d))
	pdf := rendertest.ConvertDOCX(t, path)
	tree := strings.Join(strings.Fields(rendertest.StructText(t, pdf)), " ")
	for _, want := range []string{
		`H1 (block): /Placement /Block /SpaceBefore 0.48 "Keittiöhankkeen kuntasitoumus: Äänekoski"`,
		`H2 (block)`, `"Sivuotsikko"`, `"1." "Esimerkkilän`, `"a)" "ensimmäinen alakohta"`, `"b)" "toinen alakohta"`, `"2." "toinen kohta"`,
		`"1" "päättää osallistua`, `"2" "päättää sitoutua`, `L (block) LI (block)`, `Table (block)`, `TR: `, `TH: `, `Link (inline)`, `Figure`,
		`"hankkeen verkkosivut"`, `[päätöksen päivämäärä]`,
	} {
		if !strings.Contains(tree, want) {
			t.Errorf("the tags of the PDF do not hold %s", want)
		}
	}
	if n := strings.Count(tree, "TH: "); n != 3 {
		t.Errorf("the table has %d header cells, want 3", n)
	}
	if strings.Count(tree, "H1 (block)") != 1 {
		t.Errorf("the PDF has %d titles", strings.Count(tree, "H1 (block)"))
	}
	words := strings.Fields(rendertest.Fold(pdfText(t, pdf)))
	for _, word := range strings.Fields(doc.PlainText(d)) {
		if !slices.Contains(words, word) && !strings.Contains(word, "\u00AD") {
			t.Errorf("the word %q is not on the pages", word)
		}
	}
}

func pdfText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command(rendertest.Tool(t, "pdftotext"), "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestLibreOfficePages shows that the fields of a table of contents lead to the right pages: LibreOffice counts them itself.
func TestLibreOfficePages(t *testing.T) {
	d := rendertest.Meeting(12, 6, &doc.PageBreak{})
	pages := strings.Split(pdfText(t, rendertest.ConvertDOCX(t, save(t, t.TempDir(), "contents", write(t, open(t), d)))), "\f")
	for _, row := range d.Parts[0].Blocks[2].(*doc.Table).Body {
		title := doc.InlineText(row.Cells[1].Text)
		begins := 0
		for i, page := range pages[1:] {
			if strings.Contains(page, title) && begins == 0 {
				begins = i + 2
			}
		}
		line := regexp.MustCompile(regexp.QuoteMeta(title) + ` +(\d+)\n`).FindStringSubmatch(pages[0])
		if line == nil || line[1] != strconv.Itoa(begins) {
			t.Errorf("%q begins on page %d, and the contents say %q", title, begins, line)
		}
	}
}
