package style

import (
	"fmt"

	"github.com/pykala/pykala/render/doc"
)

// eachPart calls visit for a part and every part inside it.
func eachPart(p *doc.Part, visit func(*doc.Part)) {
	visit(p)
	for _, sub := range p.Parts {
		eachPart(sub, visit)
	}
}

// eachBlock calls visit for every block, the outer before the inner.
func eachBlock(blocks []doc.Block, visit func(doc.Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *doc.List:
			for _, item := range b.Items {
				eachBlock(item.Blocks, visit)
			}
		case *doc.Named:
			eachBlock(b.Blocks, visit)
		case *doc.Heading, *doc.Paragraph, *doc.Table, *doc.Fields, *doc.Figure, *doc.PageBreak:
		default:
			panic(fmt.Sprintf("style: walk over unknown block %T", b))
		}
	}
}

// eachText gives the text of every block to replace and puts its answer in the text's place. An answer that is the text
// itself changes nothing.
func eachText(parts []*doc.Part, replace func([]doc.Inline) []doc.Inline) {
	for _, p := range parts {
		eachPart(p, func(p *doc.Part) { eachBlockText(p.Blocks, replace) })
	}
}

func eachBlockText(blocks []doc.Block, replace func([]doc.Inline) []doc.Inline) {
	put := func(text *[]doc.Inline) {
		if with := replace(*text); !same(with, *text) {
			*text = with
		}
	}
	eachBlock(blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			put(&b.Text)
		case *doc.Paragraph:
			put(&b.Text)
		case *doc.Table:
			put(&b.Caption)
			replaceRows(&b.Head, replace)
			replaceRows(&b.Body, replace)
		case *doc.Fields:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					put(&b.Rows[i].Cells[j].Text)
				}
			}
		}
	})
}

func replaceRows(rows *[]*doc.Row, replace func([]doc.Inline) []doc.Inline) {
	if with := mapRows(*rows, replace); len(with) > 0 && &with[0] != &(*rows)[0] {
		*rows = with
	}
}
