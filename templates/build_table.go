package templates

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/markup"
)

func (b *builder) table(t *markup.Table) doc.Block {
	b.name(t.ID, t.Node)
	out := &doc.Table{Node: b.node(t.Node), ID: t.ID, Caption: b.inlines(t.Caption)}
	for _, align := range t.Columns {
		out.Columns = append(out.Columns, doc.Column{Align: columnAlign(align)})
	}
	head := b.row(t.Head)
	if head.Kind != doc.RowData || head.Own {
		b.fail(t.Head.Node, "stray-row-mark", "the heading row of a table takes no row mark")
	}
	out.Head = []*doc.Row{head}
	for _, row := range t.Body {
		out.Body = append(out.Body, b.row(row))
	}
	return out
}

func columnAlign(a markup.Align) doc.Align {
	switch a {
	case markup.AlignRight:
		return doc.AlignEnd
	case markup.AlignCenter:
		return doc.AlignCenter
	}
	return doc.AlignStart
}

// row gives a row of a table. Row marks stand first in its first cell; a row that heads a group and leaves its other cells empty
// spans all columns.
func (b *builder) row(r *markup.Row) *doc.Row {
	out := &doc.Row{Node: b.node(r.Node)}
	b.cell = true
	defer func() { b.cell = false }()
	for i, cell := range r.Cells {
		text := cell.Text
		if i == 0 {
			text = b.marks(text, out)
		}
		out.Cells = append(out.Cells, &doc.Cell{Node: b.node(cell.Node), Text: b.inlines(text)})
	}
	if out.Kind == doc.RowGroup && len(out.Cells) > 1 && onlyFirst(out.Cells) {
		out.Cells = out.Cells[:1]
		out.Cells[0].Span = len(r.Cells)
	}
	return out
}

func onlyFirst(cells []*doc.Cell) bool {
	for _, c := range cells[1:] {
		if len(c.Text) > 0 {
			return false
		}
	}
	return true
}

// marks takes the row marks off the beginning of a first cell.
func (b *builder) marks(text []markup.Inline, row *doc.Row) []markup.Inline {
	for len(text) > 0 {
		v, ok := text[0].(*markup.Value)
		if !ok || !b.values[v.N].row.is {
			break
		}
		b.mark(b.values[v.N], row)
		text = trimmed(text[1:])
	}
	return text
}

func (b *builder) mark(v value, row *doc.Row) {
	if v.row.kind == doc.RowData {
		row.Own = row.Own || v.row.own
		return
	}
	if row.Kind != doc.RowData && row.Kind != v.row.kind {
		b.errs.Add(source.Errorf(b.value(v.site), "stray-row-mark", "the row is marked “%s” already", row.Kind))
		return
	}
	row.Kind = v.row.kind
}

// trimmed takes the spaces off the beginning of inlines.
func trimmed(text []markup.Inline) []markup.Inline {
	if len(text) == 0 {
		return text
	}
	first, ok := text[0].(*markup.Text)
	if !ok {
		return text
	}
	rest := strings.TrimLeft(first.S, " ")
	if rest == "" {
		return text[1:]
	}
	kept := append([]markup.Inline{&markup.Text{Node: markup.Node{Off: first.Off + len(first.S) - len(rest)}, S: rest}}, text[1:]...)
	return kept
}
