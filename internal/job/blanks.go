package job

import (
	"fmt"

	"github.com/pykala/pykala/render/doc"
)

// Blanks gives the places of an arranged document that somebody has to fill in, in the order of the text.
func Blanks(d *doc.Document) []doc.Blank {
	var b blanks
	for _, p := range d.Parts {
		b.part(p)
	}
	return b
}

type blanks []doc.Blank

func (b *blanks) part(p *doc.Part) {
	b.blocks(p.Blocks)
	for _, sub := range p.Parts {
		b.part(sub)
	}
}

func (b *blanks) blocks(blocks []doc.Block) {
	for _, block := range blocks {
		b.block(block)
	}
}

func (b *blanks) block(block doc.Block) {
	switch block := block.(type) {
	case *doc.Heading:
		b.inlines(block.Text)
	case *doc.Paragraph:
		b.inlines(block.Text)
	case *doc.List:
		for _, item := range block.Items {
			b.blocks(item.Blocks)
		}
	case *doc.Table:
		b.inlines(block.Caption)
		b.rows(block.Head)
		b.rows(block.Body)
	case *doc.Named:
		b.blocks(block.Blocks)
	case *doc.Fields:
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				b.inlines(cell.Text)
			}
		}
	case *doc.Figure, *doc.PageBreak:
	default:
		panic(fmt.Sprintf("job: blanks of unknown block %T", block))
	}
}

func (b *blanks) rows(rows []*doc.Row) {
	for _, row := range rows {
		for _, cell := range row.Cells {
			b.inlines(cell.Text)
		}
	}
}

func (b *blanks) inlines(inlines []doc.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Blank:
			*b = append(*b, in)
		case doc.Strong:
			b.inlines(in.Text)
		case doc.Emph:
			b.inlines(in.Text)
		case doc.Label:
			b.inlines(in.Text)
		case doc.Link:
			b.inlines(in.Text)
		case doc.Span:
			b.inlines(in.Text)
		case doc.Text, doc.Break, doc.Checkbox, doc.PageNumber, doc.PageCount, doc.Ref, doc.AttachmentRef, doc.Verb, doc.Date:
		default:
			panic(fmt.Sprintf("job: blanks of unknown inline %T", in))
		}
	}
}
