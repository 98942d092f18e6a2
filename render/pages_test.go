package render_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

func para(s string) *doc.Paragraph { return &doc.Paragraph{Text: doc.Plain(s)} }

func side(s string) *doc.Heading {
	return &doc.Heading{Level: 2, Look: "side-heading", Side: true, Text: doc.Plain(s)}
}

func heading(level int, s string) *doc.Heading { return &doc.Heading{Level: level, Text: doc.Plain(s)} }

func signature(s string) *doc.Paragraph {
	return &doc.Paragraph{Look: "signature", Text: doc.Plain(s)}
}

func table(caption string, cells ...string) *doc.Table {
	t := &doc.Table{Caption: doc.Plain(caption), Columns: []doc.Column{{}}}
	for _, c := range cells {
		t.Body = append(t.Body, &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain(c)}}})
	}
	return t
}

func list(items ...string) *doc.List {
	l := &doc.List{Numbering: doc.NumberBullet}
	for _, s := range items {
		l.Items = append(l.Items, &doc.Item{Label: "•", Blocks: []doc.Block{para(s)}})
	}
	return l
}

// breaks are blocks with page breaks among them. Every text says on which page it must stand.
func breaks() map[string][]doc.Block {
	next := &doc.PageBreak{}
	return map[string][]doc.Block{
		"heading":            {para("1a"), next, heading(2, "2b"), para("2c")},
		"heading before":     {para("1a"), heading(2, "1b"), next, para("2c")},
		"twice":              {para("1a"), next, next, para("2b")},
		"last":               {para("1a"), next, para("2b"), next},
		"side heading":       {para("1a"), next, side("2b"), para("2c"), side("2d")},
		"waiting heading":    {para("1a"), side("1b"), next, para("2c")},
		"table":              {para("1a"), next, table("", "2b", "2c"), para("2d")},
		"table with caption": {para("1a"), next, table("2b", "2c"), next, table("3d", "3e")},
		"two tables":         {table("", "1a"), next, table("", "2b")},
		"list":               {para("1a"), next, list("2b", "2c")},
		"inside a list":      {&doc.List{Numbering: doc.NumberBullet, Items: []*doc.Item{{Label: "•", Blocks: []doc.Block{para("1a"), next, para("2b")}}}}, para("2c")},
		"box":                {para("1a"), next, &doc.Named{Name: "box", Blocks: []doc.Block{para("2b")}}, para("2c")},
		"inside a box":       {&doc.Named{Name: "box", Blocks: []doc.Block{para("1a"), next, para("2b")}}, para("2c")},
		"fields":             {para("1a"), next, &doc.Fields{Rows: []doc.FieldRow{{Cells: []doc.FieldCell{{Text: doc.Plain("2b")}, {Tab: 3, Text: doc.Plain("2c")}}}}}},
		"signature":          {para("1a"), next, signature("2b")},
		"long chain":         {heading(2, "1a"), heading(3, "1b"), next, heading(2, "2c"), heading(3, "2d"), para("2e"), next, para("3f")},
	}
}

// TestBreaksAgree shows that a page break begins a page, and only one, whatever stands around it, in the PDF and in Word.
func TestBreaksAgree(t *testing.T) {
	docs := breaks()
	names := slices.Sorted(maps.Keys(docs))
	var made []*doc.Document
	var words []string
	dir := t.TempDir()
	for _, name := range names {
		blocks := append([]doc.Block{heading(1, "1 Otsikko")}, docs[name]...)
		d := &doc.Document{Kind: "test", Lang: "fi", Layout: doc.LayoutLetter, Meta: doc.Meta{Title: "Kokeilu"}, Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}}}
		pdf, word := files(t, dir, name, d)
		wantPages(t, name+", PDF", pdf, d)
		made, words = append(made, d), append(words, word)
	}
	for i, pdf := range rendertest.ConvertAllDOCX(t, words...) {
		wantPages(t, names[i]+", Word", pdf, made[i])
	}
}

// files writes a document as PDF and for Word, and gives the paths.
func files(t *testing.T, dir, name string, d *doc.Document) (pdf, word string) {
	t.Helper()
	path := filepath.Join(dir, name)
	for _, f := range render.Formats() {
		if f.Name != "pdf" && f.Name != "docx" {
			continue
		}
		w, err := f.Open(rendertest.House())
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+f.Ext, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path + ".pdf", path + ".docx"
}

var said = regexp.MustCompile(`\d[a-z]?\b`)

// wantPages compares the pages of a file with those that its texts tell of.
func wantPages(t *testing.T, name, pdf string, d *doc.Document) {
	t.Helper()
	out, err := exec.Command(rendertest.Tool(t, "pdftotext"), pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, word := range said.FindAllString(doc.PlainText(d), -1) {
		want = append(want, "page "+word[:1]+": "+word)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, page := range pages {
		for _, word := range said.FindAllString(page, -1) {
			got = append(got, fmt.Sprintf("page %d: %s", i+1, word))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if last := want[len(want)-1]; !slices.Equal(got, want) || !strings.HasPrefix(last, fmt.Sprintf("page %d:", len(pages))) {
		t.Errorf("%s: %d pages with %q", name, len(pages), got)
	}
}
