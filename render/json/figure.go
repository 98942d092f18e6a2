package json

import (
	"strings"

	"github.com/pykala/pykala/render/doc"
)

// figure is one figure of a table, as it is printed, with what it is a figure of.
type figure struct {
	Table   int         `json:"table"`             // number of the table in the document, from 1
	Caption string      `json:"caption,omitempty"` // of the table
	Group   string      `json:"group,omitempty"`   // the row that heads the group
	Row     string      `json:"row"`               // the cell that heads the row
	Column  string      `json:"column"`            // the header of the column; of several header rows all, the upper first
	Text    string      `json:"text"`              // the figure: “18 137”, “80 %”, “5 441,50 €”
	Kind    doc.RowKind `json:"kind,omitempty"`    // what tells its row from a row of plain data
	Own     bool        `json:"own,omitempty"`     // it stands in the recipient's own row
}

// figures gives the figures of all tables: what holds a digit in the columns that are set to the end, as figures are.
func figures(d *doc.Document) []figure {
	out := []figure{}
	tables := 0
	for _, p := range d.Parts {
		doc.EachPart(p, func(p *doc.Part) {
			doc.EachBlock(p.Blocks, func(b doc.Block) {
				if t, ok := b.(*doc.Table); ok {
					tables++
					out = appendFigures(out, t, tables)
				}
			})
		})
	}
	return out
}

func appendFigures(out []figure, t *doc.Table, number int) []figure {
	group := ""
	for _, r := range t.Body {
		if len(r.Cells) == 0 {
			continue
		}
		head := doc.InlineText(r.Cells[0].Text)
		switch r.Kind {
		case doc.RowGroup:
			group = head
			continue
		case doc.RowTotal:
			group = ""
		}
		eachCell(r, func(c *doc.Cell, from int) {
			text := doc.InlineText(c.Text)
			if from == 0 || from >= len(t.Columns) || t.Columns[from].Align != doc.AlignEnd || !strings.ContainsAny(text, "0123456789") {
				return
			}
			out = append(out, figure{
				Table: number, Caption: doc.InlineText(t.Caption), Group: group, Row: head, Column: columnHead(t, from), Text: text, Kind: r.Kind, Own: r.Own,
			})
		})
		if r.Kind == doc.RowSubtotal {
			group = ""
		}
	}
	return out
}

// eachCell calls visit for every cell of a row with the column that it begins in.
func eachCell(r *doc.Row, visit func(c *doc.Cell, from int)) {
	column := 0
	for _, c := range r.Cells {
		visit(c, column)
		column += max(1, c.Span)
	}
}

// columnHead gives the header of a column.
func columnHead(t *doc.Table, column int) string {
	var heads []string
	for _, r := range t.Head {
		eachCell(r, func(c *doc.Cell, from int) {
			if text := doc.InlineText(c.Text); text != "" && from <= column && column < from+max(1, c.Span) {
				heads = append(heads, text)
			}
		})
	}
	return strings.Join(heads, " ")
}
