package doc

import (
	"fmt"
	"strings"
)

// PlainText gives the text of an arranged document: the reference that the text read back from every format must equal
// once white space is folded. Blocks are separated by an empty line, cells by a tab, lines by a line break.
// Furniture is left out, since it repeats on pages.
func PlainText(d *Document) string {
	var b strings.Builder
	for _, p := range d.Parts {
		plainPart(&b, p)
	}
	return strings.TrimLeft(b.String(), "\n")
}

func plainPart(b *strings.Builder, p *Part) {
	plainBlocks(b, p.Blocks, "")
	for _, sub := range p.Parts {
		plainPart(b, sub)
	}
}

func plainBlocks(b *strings.Builder, blocks []Block, indent string) {
	for _, block := range blocks {
		plainBlock(b, block, indent)
	}
}

func plainBlock(b *strings.Builder, block Block, indent string) {
	switch block := block.(type) {
	case *Heading:
		fmt.Fprintf(b, "\n%s%s\n", indent, indented(InlineText(block.Text), indent))
	case *Paragraph:
		fmt.Fprintf(b, "\n%s%s\n", indent, indented(InlineText(block.Text), indent))
	case *List:
		plainList(b, block, indent)
	case *Table:
		plainTable(b, block, indent)
	case *Named:
		plainBlocks(b, block.Blocks, indent)
	case *Fields:
		b.WriteByte('\n')
		for _, row := range block.Rows {
			fmt.Fprintf(b, "%s%s\n", indent, fieldRowText(row))
		}
	case *Figure: // a picture has no text; its alternative is not part of it
	case *PageBreak:
	default:
		panic(fmt.Sprintf("doc: plain text of unknown block %T", block))
	}
}

func plainList(b *strings.Builder, l *List, indent string) {
	for _, item := range l.Items {
		var inner strings.Builder
		plainBlocks(&inner, item.Blocks, indent+"   ")
		gap := " "
		if l.LabelAbove {
			gap = "\n" + indent + "   "
		}
		fmt.Fprintf(b, "\n%s%s%s%s\n", indent, item.Label, gap, strings.Trim(inner.String(), "\n "))
	}
}

func plainTable(b *strings.Builder, t *Table, indent string) {
	if len(t.Caption) > 0 {
		fmt.Fprintf(b, "\n%s%s\n", indent, InlineText(t.Caption))
	}
	b.WriteByte('\n')
	for _, rows := range [][]*Row{t.Head, t.Body} {
		for _, row := range rows {
			cells := make([]string, len(row.Cells))
			for i, c := range row.Cells {
				cells[i] = InlineText(c.Text)
			}
			fmt.Fprintf(b, "%s%s\n", indent, strings.Join(cells, "\t"))
		}
	}
}

func fieldRowText(row FieldRow) string {
	cells := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = InlineText(c.Text)
	}
	return strings.Join(cells, "\t")
}

func indented(s, indent string) string { return strings.ReplaceAll(s, "\n", "\n"+indent) }

// The boxes that stand for a Checkbox in text.
const (
	BoxEmpty   = "☐"
	BoxChecked = "☑"
)

// InlineText gives the text of inlines: a Break is a line break, a Blank its prompt in square brackets, a page's
// number “#”, a Ref its @id.
func InlineText(inlines []Inline) string {
	if len(inlines) == 0 {
		return ""
	}
	if text, ok := inlines[0].(Text); ok && len(inlines) == 1 {
		return text.S
	}
	var b strings.Builder
	for _, in := range inlines {
		inlineText(&b, in)
	}
	return b.String()
}

func inlineText(b *strings.Builder, in Inline) {
	switch in := in.(type) {
	case Text:
		b.WriteString(in.S)
	case Strong:
		b.WriteString(InlineText(in.Text))
	case Emph:
		b.WriteString(InlineText(in.Text))
	case Label:
		b.WriteString(InlineText(in.Text))
	case Link:
		b.WriteString(InlineText(in.Text))
	case Span:
		b.WriteString(InlineText(in.Text))
	case Marked:
		b.WriteString(InlineText(in.Text))
	case Break:
		b.WriteByte('\n')
	case Blank:
		b.WriteString("[" + in.Prompt + "]")
	case Checkbox:
		b.WriteString(box(in.Checked))
	case PageNumber, PageCount, PageRef:
		b.WriteByte('#')
	case Ref:
		b.WriteString("@" + in.ID)
	case Outcome:
		b.WriteString("{" + in.Code + "}")
	case AttachmentRef:
		b.WriteString("@" + in.Key)
	case Verb:
		b.WriteString(in.Indicative)
	case Date:
		fmt.Fprintf(b, "%d.%d.%d", in.Day, in.Month, in.Year)
	default:
		panic(fmt.Sprintf("doc: text of unknown inline %T", in))
	}
}

func box(checked bool) string {
	if checked {
		return BoxChecked
	}
	return BoxEmpty
}
