package doc

import (
	"fmt"
	"strings"
)

// Dump shows a tree for tests and for `pykala render --format tree`: one node a line, children indented, places left out.
func Dump(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %s %s %s %s%s\n", d.Kind, d.Lang, d.Layout, d.Stage, attr("rendering", string(d.Rendering)))
	fmt.Fprintf(&b, "  title %q\n", d.Meta.Title)
	dumpRows(&b, "first", d.Furniture.First, 1)
	dumpRows(&b, "continued", d.Furniture.Continued, 1)
	dumpRows(&b, "foot", d.Furniture.Foot, 1)
	for _, p := range d.Parts {
		dumpPart(&b, p, 1)
	}
	return b.String()
}

func dumpPart(b *strings.Builder, p *Part, depth int) {
	frozen := ""
	if p.Frozen {
		frozen = " frozen"
	}
	line(b, depth, "part %s%s%s", p.Role, frozen, attr("mark", dumpMark(p.Mark)))
	dumpBlocks(b, p.Blocks, depth+1)
	for _, sub := range p.Parts {
		dumpPart(b, sub, depth+1)
	}
}

func dumpBlocks(b *strings.Builder, blocks []Block, depth int) {
	for _, block := range blocks {
		dumpBlock(b, block, depth)
	}
}

func dumpBlock(b *strings.Builder, block Block, depth int) {
	switch block := block.(type) {
	case *Heading:
		line(b, depth, "heading %d%s%s%s %s", block.Level, attr("look", block.Look), attr("id", block.ID), flag("side", block.Side), dumpInlines(block.Text))
	case *Paragraph:
		line(b, depth, "paragraph%s %s", attr("look", block.Look), dumpInlines(block.Text))
	case *List:
		line(b, depth, "list %s%s%s", block.Numbering, attr("look", block.Look), flag("above", block.LabelAbove))
		for _, item := range block.Items {
			line(b, depth+1, "item %q", item.Label)
			dumpBlocks(b, item.Blocks, depth+2)
		}
	case *Table:
		dumpTable(b, block, depth)
	case *Named:
		line(b, depth, "named%s%s", attr("", block.Name), attr("mark", dumpMark(block.Mark)))
		dumpBlocks(b, block.Blocks, depth+1)
	case *Fields:
		line(b, depth, "fields%s", attr("look", block.Look))
		dumpRows(b, "row", block.Rows, depth+1)
	case *Figure:
		line(b, depth, "figure %s %q", block.Image.Name, block.Image.Alt)
	case *PageBreak:
		line(b, depth, "page break")
	default:
		panic(fmt.Sprintf("doc: dump of unknown block %T", block))
	}
}

func dumpTable(b *strings.Builder, t *Table, depth int) {
	line(b, depth, "table%s%s %s", attr("id", t.ID), attr("look", t.Look), dumpInlines(t.Caption))
	for _, c := range t.Columns {
		line(b, depth+1, "column %s", c.Align)
	}
	for _, r := range t.Head {
		dumpRow(b, "head", r, depth+1)
	}
	for _, r := range t.Body {
		dumpRow(b, "row", r, depth+1)
	}
}

func dumpRow(b *strings.Builder, name string, r *Row, depth int) {
	line(b, depth, "%s%s%s", name, attr("kind", string(r.Kind)), flag("own", r.Own))
	for _, c := range r.Cells {
		span := ""
		if c.Span > 1 {
			span = fmt.Sprintf(" span=%d", c.Span)
		}
		line(b, depth+1, "cell%s %s", span, dumpInlines(c.Text))
	}
}

func dumpRows(b *strings.Builder, name string, rows []FieldRow, depth int) {
	for _, row := range rows {
		line(b, depth, "%s%s", name, attr("look", row.Look))
		for _, c := range row.Cells {
			line(b, depth+1, "tab %d %s", c.Tab, dumpInlines(c.Text))
		}
	}
}

func dumpInlines(inlines []Inline) string {
	parts := make([]string, len(inlines))
	for i, in := range inlines {
		parts[i] = dumpInline(in)
	}
	return strings.Join(parts, " ")
}

func dumpInline(in Inline) string {
	switch in := in.(type) {
	case Text:
		return fmt.Sprintf("%q", in.S)
	case Strong:
		return "strong(" + dumpInlines(in.Text) + ")"
	case Emph:
		return "emph(" + dumpInlines(in.Text) + ")"
	case Label:
		return "label(" + dumpInlines(in.Text) + ")"
	case Link:
		return "link<" + in.URL + ">(" + dumpInlines(in.Text) + ")"
	case Span:
		return "span<" + in.Lang + ">(" + dumpInlines(in.Text) + ")"
	case Marked:
		return dumpMark(in.Mark) + "(" + dumpInlines(in.Text) + ")"
	case Break:
		return "break"
	case Blank:
		return fmt.Sprintf("blank<%s>(%q)", in.Name, in.Prompt)
	case Checkbox:
		return fmt.Sprintf("checkbox(%t)", in.Checked)
	case PageNumber:
		return "page"
	case PageCount:
		return "pages"
	case PageRef:
		return "page(" + in.ID + ")"
	case Ref:
		return "ref(" + in.ID + ")"
	case Outcome:
		return "outcome:" + in.Code
	case AttachmentRef:
		return "attachment(" + in.Key + ")"
	case Verb:
		return "verb(" + in.Indicative + ")"
	case Date:
		return fmt.Sprintf("date(%d-%02d-%02d)", in.Year, in.Month, in.Day)
	default:
		panic(fmt.Sprintf("doc: dump of unknown inline %T", in))
	}
}

func dumpMark(m Mark) string {
	if m.Ground == "" {
		return string(m.Publicity)
	}
	return fmt.Sprintf("%s<%s>", m.Publicity, m.Ground)
}

func line(b *strings.Builder, depth int, format string, args ...any) {
	b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(b, format+"\n", args...)
}

func attr(name, value string) string {
	if value == "" {
		return ""
	}
	if name == "" {
		return " " + value
	}
	return " " + name + "=" + value
}

func flag(name string, set bool) string {
	if !set {
		return ""
	}
	return " " + name
}
