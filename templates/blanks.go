package templates

import (
	"slices"

	"github.com/pykala/pykala/render/doc"
)

// Blanks gives every blank of a document once, by name: those of the facts, then those of the text in their order.
func Blanks(d *doc.Document) []doc.Blank {
	var c blankCollector
	for _, p := range d.Parts {
		c.part(p)
	}
	return c.blanks
}

type blankCollector struct{ blanks []doc.Blank }

func (c *blankCollector) add(b doc.Blank) {
	if !slices.ContainsFunc(c.blanks, func(known doc.Blank) bool { return known.Name == b.Name }) {
		c.blanks = append(c.blanks, b)
	}
}

func (c *blankCollector) part(p *doc.Part) {
	if p.Facts != nil {
		c.facts(p.Facts)
	}
	c.blocks(p.Blocks)
	for _, sub := range p.Parts {
		c.part(sub)
	}
}

func (c *blankCollector) facts(f *doc.Facts) {
	for _, fact := range []doc.Fact{f.Diary, f.Date, f.Section, f.ItemNumber, f.Title, f.Deadline, f.Signature.Place, f.Signature.Date, f.Appeal} {
		c.inlines(fact)
	}
	if f.Body.Blank != nil {
		c.add(*f.Body.Blank)
	}
	persons := slices.Concat(f.Preparers, f.Signers)
	if f.Presenter != nil {
		persons = append(persons, *f.Presenter)
	}
	for _, p := range persons {
		if p.Blank != nil {
			c.add(*p.Blank)
		}
	}
}

func (c *blankCollector) blocks(list []doc.Block) {
	for _, block := range list {
		switch block := block.(type) {
		case *doc.Heading:
			c.inlines(block.Text)
		case *doc.Paragraph:
			c.inlines(block.Text)
		case *doc.List:
			for _, item := range block.Items {
				c.blocks(item.Blocks)
			}
		case *doc.Table:
			c.inlines(block.Caption)
			for _, row := range slices.Concat(block.Head, block.Body) {
				for _, cell := range row.Cells {
					c.inlines(cell.Text)
				}
			}
		case *doc.Named:
			c.blocks(block.Blocks)
		}
	}
}

func (c *blankCollector) inlines(list []doc.Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case doc.Blank:
			c.add(in)
		case doc.Strong:
			c.inlines(in.Text)
		case doc.Emph:
			c.inlines(in.Text)
		case doc.Link:
			c.inlines(in.Text)
		case doc.Span:
			c.inlines(in.Text)
		case doc.Label:
			c.inlines(in.Text)
		}
	}
}
