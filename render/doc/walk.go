package doc

import "fmt"

// AllInlines calls visit for every inline of the parts, in the order of the text.
func AllInlines(parts []*Part, visit func(Inline)) {
	for _, p := range parts {
		EachPart(p, func(p *Part) {
			EachText(p.Blocks, func(text []Inline) { EachInline(text, visit) })
		})
	}
}

// EachPart calls visit for a part and every part inside it, in the order of the text.
func EachPart(p *Part, visit func(*Part)) {
	visit(p)
	for _, sub := range p.Parts {
		EachPart(sub, visit)
	}
}

// Opening gives the blocks of an item that stand above its first heading, such as the line of the meeting: with it they open the
// item. There are none where nothing stands above the heading, or there is no heading.
func Opening(p *Part) []Block {
	var opening []Block
	headed := false
	EachPart(p, func(p *Part) {
		for _, b := range p.Blocks {
			_, is := b.(*Heading)
			headed = headed || is
			if _, pageBreak := b.(*PageBreak); !headed && !pageBreak {
				opening = append(opening, b)
			}
		}
	})
	if !headed {
		return nil
	}
	return opening
}

// EachBlock calls visit for every block, the outer before the inner.
func EachBlock(blocks []Block, visit func(Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				EachBlock(item.Blocks, visit)
			}
		case *Named:
			EachBlock(b.Blocks, visit)
		case *Heading, *Paragraph, *Table, *Fields, *Figure, *PageBreak:
		default:
			panic(fmt.Sprintf("doc: walk over unknown block %T", b))
		}
	}
}

// EachText calls visit for the text of every block, those of a table cell by cell, in the order of the text.
func EachText(blocks []Block, visit func([]Inline)) {
	EachBlock(blocks, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			visit(b.Text)
		case *Paragraph:
			visit(b.Text)
		case *Table:
			visit(b.Caption)
			for _, rows := range [][]*Row{b.Head, b.Body} {
				for _, row := range rows {
					for _, cell := range row.Cells {
						visit(cell.Text)
					}
				}
			}
		case *Fields:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					visit(cell.Text)
				}
			}
		}
	})
}

// EachInline calls visit for every inline of a text, the outer before the inner.
func EachInline(text []Inline, visit func(Inline)) {
	for _, in := range text {
		visit(in)
		switch in := in.(type) {
		case Strong:
			EachInline(in.Text, visit)
		case Emph:
			EachInline(in.Text, visit)
		case Label:
			EachInline(in.Text, visit)
		case Link:
			EachInline(in.Text, visit)
		case Span:
			EachInline(in.Text, visit)
		case Marked:
			EachInline(in.Text, visit)
		case Text, Break, Blank, Checkbox, PageNumber, PageCount, PageRef, Ref, AttachmentRef, Verb, Outcome, Date:
		default:
			panic(fmt.Sprintf("doc: walk over unknown inline %T", in))
		}
	}
}
