package style

import (
	"fmt"
	"slices"

	"github.com/pykala/pykala/render/doc"
)

// Beside reports whether texts in two languages stand beside each other in one document. Some bilingual municipalities
// publish one document in both (kielilaki 423/2003 29 §); in most houses every document is in one language.
func (h *House) Beside(first, second string) bool {
	return first != second && slices.Contains(h.parallel, first) && slices.Contains(h.parallel, second)
}

// Parallel joins two arranged documents that are the same in two languages into one: every part once, its label in both
// languages, its text in the first and then in the second. What is the same in both stands once. The texts follow each other
// rather than stand in columns, because a reader of a screen would read columns line by line.
func Parallel(first, second *doc.Document) *doc.Document {
	p := pairing{lang: second.Lang}
	out := *first
	out.Removed = slices.Concat(first.Removed, second.Removed)
	out.Parts = p.parts(first.Parts, second.Parts)
	out.Furniture.First = p.rows(first.Furniture.First, second.Furniture.First)
	out.Furniture.Continued = p.rows(first.Furniture.Continued, second.Furniture.Continued)
	out.Furniture.Foot = p.rows(first.Furniture.Foot, second.Furniture.Foot)
	return &out
}

// pairing joins texts of two languages.
type pairing struct{ lang string } // of the second

// parts joins parts that have the same role, in the order of the first; what only the second has comes after.
func (p pairing) parts(first, second []*doc.Part) []*doc.Part {
	var out []*doc.Part
	rest := slices.Clone(second)
	for _, a := range first {
		i := slices.IndexFunc(rest, func(b *doc.Part) bool { return b.Role == a.Role })
		if i < 0 {
			out = append(out, a)
			continue
		}
		b := rest[i]
		rest = slices.Delete(rest, i, i+1)
		joined := *a
		joined.Blocks, joined.Parts = p.blocks(a.Blocks, b.Blocks), p.parts(a.Parts, b.Parts)
		out = append(out, &joined)
	}
	for _, b := range rest {
		other := *b
		other.Blocks = p.other(b.Blocks)
		out = append(out, &other)
	}
	return out
}

// blocks joins the blocks of one part: headings, tables and lines of facts pair by pair as long as both have them, then what
// is prose in the first language and in the second.
func (p pairing) blocks(first, second []doc.Block) []doc.Block {
	var out []doc.Block
	i := 0
	for i < len(first) && i < len(second) {
		joined := p.pair(first[i], second[i])
		if joined == nil {
			break
		}
		out = append(out, joined)
		i++
	}
	return append(append(out, first[i:]...), p.other(second[i:])...)
}

// pair joins two blocks into one, nil where they are different prose.
func (p pairing) pair(a, b doc.Block) doc.Block {
	switch a := a.(type) {
	case *doc.Heading:
		if b, ok := b.(*doc.Heading); ok && a.Level == b.Level {
			joined := *a
			joined.Text = p.both(a.Text, b.Text)
			return &joined
		}
	case *doc.Paragraph:
		if b, ok := b.(*doc.Paragraph); ok && p.same(a.Text, b.Text) {
			return a
		}
	case *doc.Table:
		if b, ok := b.(*doc.Table); ok && len(a.Columns) == len(b.Columns) && len(a.Body) == len(b.Body) && len(a.Head) == len(b.Head) {
			joined := *a
			joined.Caption, joined.Head, joined.Body = p.both(a.Caption, b.Caption), p.tableRows(a.Head, b.Head), p.tableRows(a.Body, b.Body)
			return &joined
		}
	case *doc.Fields:
		if b, ok := b.(*doc.Fields); ok && len(a.Rows) == len(b.Rows) {
			joined := *a
			joined.Rows = p.rows(a.Rows, b.Rows)
			return &joined
		}
	case *doc.PageBreak:
		if _, ok := b.(*doc.PageBreak); ok {
			return a
		}
	}
	return nil
}

func (p pairing) same(a, b []doc.Inline) bool { return doc.InlineText(a) == doc.InlineText(b) }

// both gives a text in both languages: “Päätös / Beslut”, once where they are the same.
func (p pairing) both(a, b []doc.Inline) []doc.Inline {
	if len(b) == 0 || p.same(a, b) {
		return a
	}
	if len(a) == 0 {
		return p.span(b)
	}
	return slices.Concat(a, []doc.Inline{doc.Text{S: " / "}}, p.span(b))
}

func (p pairing) span(text []doc.Inline) []doc.Inline {
	if len(text) == 0 {
		return nil
	}
	return []doc.Inline{doc.Span{Node: doc.Node{At: text[0].Pos()}, Lang: p.lang, Text: text}}
}

func (p pairing) rows(a, b []doc.FieldRow) []doc.FieldRow {
	if len(a) != len(b) {
		return a
	}
	out := slices.Clone(a)
	for i := range out {
		if len(a[i].Cells) != len(b[i].Cells) {
			continue
		}
		out[i].Cells = slices.Clone(a[i].Cells)
		for k := range out[i].Cells {
			out[i].Cells[k].Text = p.both(a[i].Cells[k].Text, b[i].Cells[k].Text)
		}
	}
	return out
}

func (p pairing) tableRows(a, b []*doc.Row) []*doc.Row {
	out := make([]*doc.Row, len(a))
	for i := range a {
		row := *a[i]
		if len(row.Cells) == len(b[i].Cells) {
			row.Cells = make([]*doc.Cell, len(a[i].Cells))
			for k, cell := range a[i].Cells {
				joined := *cell
				joined.Text = p.both(cell.Text, b[i].Cells[k].Text)
				row.Cells[k] = &joined
			}
		}
		out[i] = &row
	}
	return out
}

// other gives blocks of the second language with their texts marked as such. The first language has the names that others
// refer to.
func (p pairing) other(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for _, b := range blocks {
		out = append(out, p.otherBlock(b))
	}
	return out
}

func (p pairing) otherBlock(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Heading:
		other := *b
		other.ID, other.Text = "", p.span(b.Text)
		return &other
	case *doc.Paragraph:
		other := *b
		other.Text = p.span(b.Text)
		return &other
	case *doc.List:
		other := *b
		other.Items = make([]*doc.Item, len(b.Items))
		for i, item := range b.Items {
			other.Items[i] = &doc.Item{Node: item.Node, Label: item.Label, Blocks: p.other(item.Blocks)}
		}
		return &other
	case *doc.Named:
		other := *b
		other.Blocks = p.other(b.Blocks)
		return &other
	case *doc.Table:
		other := *b
		other.ID, other.Caption = "", p.span(b.Caption)
		spanned := func(text []doc.Inline) []doc.Inline { return p.span(text) }
		other.Head, other.Body = mapRows(b.Head, spanned), mapRows(b.Body, spanned)
		return &other
	case *doc.Fields:
		other := *b
		other.Rows = slices.Clone(b.Rows)
		for i := range other.Rows {
			other.Rows[i].Cells = slices.Clone(other.Rows[i].Cells)
			for k := range other.Rows[i].Cells {
				other.Rows[i].Cells[k].Text = p.span(other.Rows[i].Cells[k].Text)
			}
		}
		return &other
	case *doc.Figure, *doc.PageBreak:
		return b
	default:
		panic(fmt.Sprintf("style: a second language of unknown block %T", b))
	}
}
