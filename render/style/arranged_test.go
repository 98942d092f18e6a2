package style_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// TestOnlyTextReachesWriters shows for every style, kind and stage that what is arranged holds no node which the comments of
// package doc keep from the writers, that every look is one of the style's, and that headings skip no level.
func TestOnlyTextReachesWriters(t *testing.T) {
	for _, name := range style.Names() {
		h := open(t, name)
		for _, d := range []*doc.Document{agendaItem(), item(doc.StageMinutes), item(doc.StageExtract), letter(), table()} {
			arranged, err := h.Arrange(d)
			if err != nil {
				t.Fatal(err)
			}
			if wrong := check(h, arranged); len(wrong) > 0 {
				t.Errorf("%s of %s %s: %s", name, d.Kind, d.Stage, strings.Join(wrong, "; "))
			}
		}
	}
}

// TestCheckBites shows that the checker finds what it is there to find.
func TestCheckBites(t *testing.T) {
	h := open(t, "sfs")
	heading := &doc.Heading{Level: 1, Look: "title", Text: text("x")}
	for want, blocks := range map[string][]doc.Block{
		"doc.Ref":           {heading, paragraph(doc.Ref{ID: "x"})},
		"doc.Verb":          {heading, paragraph(doc.Strong{Text: []doc.Inline{doc.Verb{Indicative: "on"}}})},
		"doc.Date":          {heading, &doc.Table{Body: []*doc.Row{{Cells: []*doc.Cell{{Text: []doc.Inline{doc.Date{Year: 1}}}}}}}},
		"doc.AttachmentRef": {heading, &doc.Named{Name: "box", Blocks: []doc.Block{paragraph(doc.AttachmentRef{Key: "x"})}}},
		"doc.PageNumber":    {heading, paragraph(doc.PageNumber{})},
		"look":              {heading, &doc.Paragraph{Look: "nonsuch", Text: text("x")}},
		"level":             {heading, &doc.Heading{Level: 3, Look: "heading-3", Text: text("x")}},
		"first heading":     {&doc.Heading{Level: 2, Look: "heading-2", Text: text("x")}},
		"mark":              {heading, &doc.List{Items: []*doc.Item{{}}}},
		"empty text":        {heading, &doc.Paragraph{}},
	} {
		got := strings.Join(check(h, &doc.Document{Parts: []*doc.Part{{Blocks: blocks}}}), "; ")
		if !strings.Contains(got, want) {
			t.Errorf("looking for %q the checker found only %q", want, got)
		}
	}
}

// inspector walks an arranged document.
type inspector struct {
	house  *style.House
	levels []int
	wrong  []string
}

func check(h *style.House, d *doc.Document) []string {
	i := inspector{house: h}
	for _, rows := range [][]doc.FieldRow{d.Furniture.First, d.Furniture.Continued, d.Furniture.Foot} {
		i.rows(rows, true)
	}
	for _, p := range d.Parts {
		i.part(p)
	}
	i.headings()
	return i.wrong
}

func (i *inspector) fail(format string) { i.wrong = append(i.wrong, format) }

func (i *inspector) part(p *doc.Part) {
	i.blocks(p.Blocks)
	for _, sub := range p.Parts {
		i.part(sub)
	}
}

func (i *inspector) headings() {
	for n, level := range i.levels {
		switch {
		case n == 0 && level != 1:
			i.fail("the first heading is not the title")
		case n > 0 && (level > i.levels[n-1]+1 || level < 2):
			i.fail("a level is skipped")
		}
	}
}

func (i *inspector) look(name string) {
	if _, ok := i.house.Looks[name]; !ok && name != "" {
		i.fail("no look " + name)
	}
}

func (i *inspector) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			i.levels = append(i.levels, b.Level)
			i.look(b.Look)
			i.text(b.Text, false)
		case *doc.Paragraph:
			i.look(b.Look)
			i.text(b.Text, false)
		case *doc.List:
			i.look(b.Look)
			for _, item := range b.Items {
				if item.Label == "" {
					i.fail("no mark")
				}
				i.blocks(item.Blocks)
			}
		case *doc.Table:
			i.table(b)
		case *doc.Named:
			i.look(b.Name)
			i.blocks(b.Blocks)
		case *doc.Fields:
			i.look(b.Look)
			i.rows(b.Rows, false)
		}
	}
}

func (i *inspector) table(t *doc.Table) {
	for _, rows := range [][]*doc.Row{t.Head, t.Body} {
		for _, r := range rows {
			for _, c := range r.Cells {
				if len(c.Text) > 0 {
					i.text(c.Text, false)
				}
			}
		}
	}
	if len(t.Caption) > 0 {
		i.text(t.Caption, false)
	}
}

func (i *inspector) rows(rows []doc.FieldRow, pages bool) {
	for _, r := range rows {
		i.look(r.Look)
		for _, c := range r.Cells {
			i.text(c.Text, pages)
		}
	}
}

func (i *inspector) text(inlines []doc.Inline, pages bool) {
	if len(inlines) == 0 {
		i.fail("empty text")
	}
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Strong:
			i.text(in.Text, pages)
		case doc.Emph:
			i.text(in.Text, pages)
		case doc.Label:
			i.text(in.Text, pages)
		case doc.Link:
			i.text(in.Text, pages)
		case doc.Span:
			i.text(in.Text, pages)
		case doc.Marked:
			i.text(in.Text, pages)
		case doc.PageRef:
			if pages {
				i.fail("doc.PageRef in page furniture")
			}
		case doc.PageNumber, doc.PageCount:
			if !pages {
				i.fail("doc.PageNumber outside page furniture")
			}
		case doc.Ref:
			i.fail("doc.Ref")
		case doc.Verb:
			i.fail("doc.Verb")
		case doc.Date:
			i.fail("doc.Date")
		case doc.AttachmentRef:
			i.fail("doc.AttachmentRef")
		}
	}
}
