package rendertest

import (
	"fmt"
	"strings"

	"github.com/pykala/pykala/render/doc"
)

// Dump shows a tree: one node a line, children indented, places left out.
func Dump(d *doc.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %s %s %s %s%s\n", d.Kind, d.Lang, d.Layout, d.Stage, dumpAttr("rendering", string(d.Rendering)))
	fmt.Fprintf(&b, "  title %q\n", d.Meta.Title)
	dumpRows(&b, "first", d.Furniture.First, 1)
	dumpRows(&b, "continued", d.Furniture.Continued, 1)
	dumpRows(&b, "foot", d.Furniture.Foot, 1)
	for _, p := range d.Parts {
		dumpPart(&b, p, 1)
	}
	return b.String()
}

func dumpPart(b *strings.Builder, p *doc.Part, depth int) {
	frozen := ""
	if p.Frozen {
		frozen = " frozen"
	}
	dumpLine(b, depth, "part %s%s%s", p.Role, frozen, dumpAttr("mark", dumpMark(p.Mark)))
	dumpBlocks(b, p.Blocks, depth+1)
	for _, sub := range p.Parts {
		dumpPart(b, sub, depth+1)
	}
}

func dumpBlocks(b *strings.Builder, blocks []doc.Block, depth int) {
	for _, block := range blocks {
		dumpBlock(b, block, depth)
	}
}

func dumpBlock(b *strings.Builder, block doc.Block, depth int) {
	switch block := block.(type) {
	case *doc.Heading:
		dumpLine(b, depth, "heading %d%s%s%s %s", block.Level, dumpAttr("look", block.Look), dumpAttr("id", block.ID), dumpFlag("side", block.Side), dumpInlines(block.Text))
	case *doc.Paragraph:
		dumpLine(b, depth, "paragraph%s %s", dumpAttr("look", block.Look), dumpInlines(block.Text))
	case *doc.List:
		dumpLine(b, depth, "list %s%s%s", block.Numbering, dumpAttr("look", block.Look), dumpFlag("above", block.LabelAbove))
		for _, item := range block.Items {
			dumpLine(b, depth+1, "item %q", item.Label)
			dumpBlocks(b, item.Blocks, depth+2)
		}
	case *doc.Table:
		dumpTable(b, block, depth)
	case *doc.Named:
		dumpLine(b, depth, "named%s%s", dumpAttr("", block.Name), dumpAttr("mark", dumpMark(block.Mark)))
		dumpBlocks(b, block.Blocks, depth+1)
	case *doc.Fields:
		dumpLine(b, depth, "fields%s", dumpAttr("look", block.Look))
		dumpRows(b, "row", block.Rows, depth+1)
	case *doc.Figure:
		dumpLine(b, depth, "figure %s %q", block.Image.Name, block.Image.Alt)
	case *doc.PageBreak:
		dumpLine(b, depth, "page break")
	default:
		panic(fmt.Sprintf("dump of unknown block %T", block))
	}
}

func dumpTable(b *strings.Builder, t *doc.Table, depth int) {
	dumpLine(b, depth, "table%s%s %s", dumpAttr("id", t.ID), dumpAttr("look", t.Look), dumpInlines(t.Caption))
	for _, c := range t.Columns {
		dumpLine(b, depth+1, "column %s", c.Align)
	}
	for _, r := range t.Head {
		dumpRow(b, "head", r, depth+1)
	}
	for _, r := range t.Body {
		dumpRow(b, "row", r, depth+1)
	}
}

func dumpRow(b *strings.Builder, name string, r *doc.Row, depth int) {
	dumpLine(b, depth, "%s%s%s", name, dumpAttr("kind", string(r.Kind)), dumpFlag("own", r.Own))
	for _, c := range r.Cells {
		span := ""
		if c.Span > 1 {
			span = fmt.Sprintf(" span=%d", c.Span)
		}
		dumpLine(b, depth+1, "cell%s %s", span, dumpInlines(c.Text))
	}
}

func dumpRows(b *strings.Builder, name string, rows []doc.FieldRow, depth int) {
	for _, row := range rows {
		dumpLine(b, depth, "%s%s", name, dumpAttr("look", row.Look))
		for _, c := range row.Cells {
			dumpLine(b, depth+1, "tab %d %s", c.Tab, dumpInlines(c.Text))
		}
	}
}

func dumpInlines(inlines []doc.Inline) string {
	parts := make([]string, len(inlines))
	for i, in := range inlines {
		parts[i] = dumpInline(in)
	}
	return strings.Join(parts, " ")
}

func dumpInline(in doc.Inline) string {
	switch in := in.(type) {
	case doc.Text:
		return fmt.Sprintf("%q", in.S)
	case doc.Strong:
		return "strong(" + dumpInlines(in.Text) + ")"
	case doc.Emph:
		return "emph(" + dumpInlines(in.Text) + ")"
	case doc.Label:
		return "label(" + dumpInlines(in.Text) + ")"
	case doc.Link:
		return "link<" + in.URL + ">(" + dumpInlines(in.Text) + ")"
	case doc.Span:
		return "span<" + in.Lang + ">(" + dumpInlines(in.Text) + ")"
	case doc.Marked:
		return dumpMark(in.Mark) + "(" + dumpInlines(in.Text) + ")"
	case doc.Break:
		return "break"
	case doc.Blank:
		return fmt.Sprintf("blank<%s>(%q)", in.Name, in.Prompt)
	case doc.Checkbox:
		return fmt.Sprintf("checkbox(%t)", in.Checked)
	case doc.PageNumber:
		return "page"
	case doc.PageCount:
		return "pages"
	case doc.PageRef:
		return "page(" + in.ID + ")"
	case doc.Ref:
		return "ref(" + in.ID + ")"
	case doc.Outcome:
		return "outcome:" + in.Code
	case doc.AttachmentRef:
		return "attachment(" + in.Key + ")"
	case doc.Verb:
		return "verb(" + in.Indicative + ")"
	case doc.Date:
		return fmt.Sprintf("date(%d-%02d-%02d)", in.Year, in.Month, in.Day)
	default:
		panic(fmt.Sprintf("dump of unknown inline %T", in))
	}
}

func dumpMark(m doc.Mark) string {
	if m.Ground == "" {
		return string(m.Publicity)
	}
	return fmt.Sprintf("%s<%s>", m.Publicity, m.Ground)
}

func dumpLine(b *strings.Builder, depth int, format string, args ...any) {
	b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(b, format+"\n", args...)
}

func dumpAttr(name, value string) string {
	if value == "" {
		return ""
	}
	if name == "" {
		return " " + value
	}
	return " " + name + "=" + value
}

func dumpFlag(name string, set bool) string {
	if !set {
		return ""
	}
	return " " + name
}
