package style

import "github.com/pykala/pykala/render/doc"

// replaceText gives the text of every block to replace and puts its answer in the text's place. An answer that is the text
// itself changes nothing.
func replaceText(parts []*doc.Part, replace func([]doc.Inline) []doc.Inline) {
	for _, p := range parts {
		doc.EachPart(p, func(p *doc.Part) { replaceBlockText(p.Blocks, replace) })
	}
}

func replaceBlockText(blocks []doc.Block, replace func([]doc.Inline) []doc.Inline) {
	put := func(text *[]doc.Inline) {
		if with := replace(*text); !same(with, *text) {
			*text = with
		}
	}
	doc.EachBlock(blocks, func(b doc.Block) {
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
