package markup

import (
	"fmt"
	"strings"
)

// dump shows a tree as a person reads it: a line a block, inlines in brackets after it.
func dump(blocks []Block) string {
	var b strings.Builder
	dumpBlocks(&b, blocks, 0)
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []Block, depth int) {
	indent := strings.Repeat("  ", depth)
	for _, block := range blocks {
		switch block := block.(type) {
		case *Heading:
			fmt.Fprintf(b, "%sheading %d%s: %s\n", indent, block.Level, dumpID(block.ID), dumpInlines(block.Text))
		case *Paragraph:
			fmt.Fprintf(b, "%sparagraph: %s\n", indent, dumpInlines(block.Text))
		case *List:
			fmt.Fprintf(b, "%slist %s\n", indent, block.Mark)
			for _, item := range block.Items {
				fmt.Fprintf(b, "%s  item\n", indent)
				dumpBlocks(b, item.Blocks, depth+2)
			}
		case *Table:
			fmt.Fprintf(b, "%stable%s: %s\n", indent, dumpID(block.ID), dumpInlines(block.Caption))
			dumpRow(b, indent, "head", block.Head, block.Columns)
			for _, row := range block.Body {
				dumpRow(b, indent, "row", row, block.Columns)
			}
		case *Named:
			fmt.Fprintf(b, "%snamed %s%s\n", indent, block.Name, ourGround(block.Ground))
			dumpBlocks(b, block.Blocks, depth+1)
		default:
			panic(fmt.Sprintf("unknown block %T", block))
		}
	}
}

func dumpID(id string) string {
	if id == "" {
		return ""
	}
	return " #" + id
}

func dumpRow(b *strings.Builder, indent, name string, row *Row, columns []Align) {
	fmt.Fprintf(b, "%s  %s", indent, name)
	for i, c := range row.Cells {
		align := ""
		if i < len(columns) && columns[i] != AlignNone {
			align = string(columns[i]) + " "
		}
		fmt.Fprintf(b, " | %s%s", align, dumpInlines(c.Text))
	}
	b.WriteByte('\n')
}

func dumpInlines(inlines []Inline) string {
	parts := make([]string, len(inlines))
	for i, in := range inlines {
		switch in := in.(type) {
		case *Text:
			parts[i] = fmt.Sprintf("%q", in.S)
		case *Value:
			parts[i] = fmt.Sprintf("value(%d)", in.N)
		case *Strong:
			parts[i] = "bold(" + dumpInlines(in.Text) + ")"
		case *Emph:
			parts[i] = "emph(" + dumpInlines(in.Text) + ")"
		case *Link:
			parts[i] = "link<" + dumpInlines(in.URL) + ">(" + dumpInlines(in.Text) + ")"
		case *Marked:
			parts[i] = in.Publicity + ourGround(in.Ground) + "(" + dumpInlines(in.Text) + ")"
		case *Ref:
			parts[i] = "ref(" + in.ID + ")"
		case *Break:
			parts[i] = "break"
		default:
			panic(fmt.Sprintf("unknown inline %T", in))
		}
	}
	return strings.Join(parts, " ")
}
