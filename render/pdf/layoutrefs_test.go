package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// TestPageRefs shows that a table of contents gives the pages on which headings and tables begin, whatever comes between.
func TestPageRefs(t *testing.T) {
	for name, d := range map[string]*doc.Document{
		"one page":          rendertest.Meeting(2, 0),
		"many pages":        rendertest.Meeting(30, 9),
		"long contents":     rendertest.Meeting(150, 2),
		"on their own page": rendertest.Meeting(12, 6, &doc.PageBreak{}),
		"hundreds of pages": rendertest.Meeting(300, 12),
	} {
		t.Run(name, func(t *testing.T) { rendertest.CheckPDF(t, d, written(t, d)) })
	}
}

// TestPageRefReader shows that the reader of the tests finds numbers that are not the pages'.
func TestPageRefReader(t *testing.T) {
	d := rendertest.Meeting(30, 9)
	file := written(t, d)
	other := rendertest.Meeting(30, 9)
	contents := other.Parts[0].Blocks[2].(*doc.Table)
	contents.Body[3].Cells[2].Text = []doc.Inline{doc.PageRef{ID: "asia-29"}}
	found := &failures{TB: t}
	rendertest.CheckPDF(found, other, file)
	if len(found.said) != 1 || !strings.Contains(found.said[0], `"asia-29" begins on page`) {
		t.Errorf("a wrong page is not found: %q", found.said)
	}
	w := open(t, nil)
	l, errs := w.lay(d)
	if errs.Failed() {
		t.Fatal(errs)
	}
	spoil(l.roots, "4")
	wrong, err := w.file(d, l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rendertest.ReadPDF(wrong); err == nil || !strings.Contains(err.Error(), "the text gives page") {
		t.Errorf("a number that is not that of the page the link leads to: %v", err)
	}
}

// spoil prints another number for the first reference that is one digit long.
func spoil(nodes []*node, digit string) bool {
	for _, n := range nodes {
		if n.text != nil {
			for _, ln := range n.text.lines {
				for i := range ln.pieces {
					p := &ln.pieces[i]
					if n.text.scopes[p.scope].target != "" && len(p.codes) == 1 && string(p.codes) != digit {
						p.codes = []byte(digit)
						return true
					}
				}
			}
		}
		if spoil(n.kids, digit) {
			return true
		}
	}
	return false
}

// failures is a test that keeps what is reported.
type failures struct {
	testing.TB
	said []string
}

func (f *failures) Helper()           {}
func (f *failures) Error(args ...any) { f.said = append(f.said, fmt.Sprint(args...)) }
func (f *failures) Errorf(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}

func TestPageRefErrors(t *testing.T) {
	for want, d := range map[string]*doc.Document{
		"unknown-reference": document(&doc.Paragraph{Text: []doc.Inline{doc.PageRef{ID: "ei-ole"}}}),
		"page-number":       {Lang: "fi", Meta: doc.Meta{Title: "x"}, Furniture: doc.Furniture{Foot: []doc.FieldRow{{Cells: []doc.FieldCell{{Text: []doc.Inline{doc.PageRef{ID: "x"}}}}}}}},
	} {
		_, err := open(t, nil).Write(&bytes.Buffer{}, d)
		var errs source.Errors
		if !errors.As(err, &errs) || errs[0].Code != want {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

// TestContentsLead shows that the whole entry of a table of contents leads to what it is of: a link in the structure of each cell.
func TestContentsLead(t *testing.T) {
	tree, err := rendertest.StructPDF(written(t, rendertest.Meeting(2, 9, &doc.PageBreak{})))
	if err != nil {
		t.Fatal(err)
	}
	_, entry, _ := strings.Cut(tree, `"100"`)
	entry, _, _ = strings.Cut(entry, "TR\n")
	lines := strings.Fields(entry)
	if want := strings.Fields(`→ page 2 TD Link "Asia 1, josta päätetään" → page 2 TD Reference Link "2" → page 2`); !slices.Equal(lines, want) {
		t.Errorf("the entry is %q, want %q", lines, want)
	}
}

// Whatever stands below a table of contents: its pages are found, and they are where the first lines of headings and tables stand.
func TestPageRefProperties(t *testing.T) {
	w := open(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		blocks := generator{t}.blocks(0, 12)
		contents, first := contentsOf(blocks), map[string]string{}
		if len(contents.Body) == 0 {
			return
		}
		l, errs := w.lay(document(append([]doc.Block{contents}, blocks...)...))
		if err := errs.Err(); err != nil {
			t.Fatal(err)
		}
		printed := map[string]string{}
		for _, n := range l.roots {
			n.eachText(func(ids []string, ln *line, scopes []scope) {
				for _, id := range ids {
					if first[id] == "" {
						first[id] = strconv.Itoa(ln.page)
					}
				}
				for i := range ln.pieces {
					if s := scopes[ln.pieces[i].scope]; s.target != "" {
						printed[s.target] += string(ln.pieces[i].codes)
					}
				}
			})
		}
		delete(first, "")
		if len(printed) == 0 || !maps.Equal(printed, first) {
			t.Errorf("the contents say %v, the pages are %v", printed, first)
		}
	})
}

// contentsOf gives every heading and table that shows something an ID, and a table of their pages in lines long and short.
func contentsOf(blocks []doc.Block) *doc.Table {
	t := &doc.Table{Columns: columns(doc.AlignEnd, doc.AlignStart)}
	add := func(id *string) {
		*id = fmt.Sprintf("id-%d", len(t.Body))
		t.Body = append(t.Body, &doc.Row{Cells: []*doc.Cell{{Text: []doc.Inline{doc.PageRef{ID: *id}}}, {Text: []doc.Inline{doc.Link{URL: "https://a.example", Text: doc.Plain(words(len(t.Body) * 7 % 31))}}}}})
	}
	doc.EachBlock(blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			if ink(doc.InlineText(b.Text)) != "" {
				add(&b.ID)
			}
		case *doc.Table:
			add(&b.ID)
		}
	})
	return t
}

// eachText visits every line with the IDs of the elements that it stands in.
func (n *node) eachText(visit func(ids []string, ln *line, scopes []scope), above ...string) {
	ids := append(above, n.id)
	if n.text != nil {
		for _, ln := range n.text.lines {
			visit(ids, ln, n.text.scopes)
		}
	}
	for _, kid := range n.kids {
		kid.eachText(visit, ids...)
	}
}

// TestUnsettled shows what is said of pages that do not come out as they are printed, which no document is known to do.
func TestUnsettled(t *testing.T) {
	at := source.Pos{File: "fi.md", Line: 7}
	d := document(&doc.Paragraph{Text: []doc.Inline{doc.PageRef{ID: "a"}, doc.PageRef{Node: doc.Node{At: at}, ID: "b"}}})
	e := unsettled(d, map[string]int{"a": 3, "b": 9}, map[string]int{"a": 3, "b": 10})
	if e.Code != "unsettled-pages" || e.Pos != at || !strings.Contains(e.Error(), "where 9 is printed it becomes 10") {
		t.Errorf("got %v", e)
	}
}
