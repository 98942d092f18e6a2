package html

import (
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// table writes a table: a caption, header cells of columns, and in each row a header cell of its own. What a row heads
// together (the municipalities of a group) is a body of its own, which the group's row heads.
func (s *story) table(t *doc.Table) {
	if !s.tableShape(t) {
		return
	}
	s.WriteString("<table")
	if t.ID != "" {
		s.attribute("id", Prefix+t.ID)
	}
	s.checkName("table"+t.Look, t.At)
	s.class("look-"+s.w.house.TableLook(t.Look).Text, tableClass(t.Look))
	s.WriteString(">\n")
	if len(t.Caption) > 0 {
		s.open("caption", "look-caption")
		s.inlines(t.Caption)
		s.close("caption")
	}
	if len(t.Head) > 0 {
		s.WriteString("<thead>\n")
		for _, row := range t.Head {
			s.row(row, t, true)
		}
		s.WriteString("</thead>\n")
	}
	s.bodies(t)
	s.close("table")
}

// tableShape checks that no row covers more than the columns there are; one that covers less is filled up with empty cells.
func (s *story) tableShape(t *doc.Table) bool {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Body) == 0 {
		s.errs.Add(source.Errorf(t.At, "table-shape", "the table has no columns or no rows"))
		return false
	}
	ok := true
	for _, rows := range [...][]*doc.Row{t.Head, t.Body} {
		for _, row := range rows {
			covered := 0
			for _, c := range row.Cells {
				covered += max(1, c.Span)
			}
			if covered > len(t.Columns) {
				s.errs.Add(source.Errorf(row.At, "table-row", "the row covers %d columns, and the table has %d", covered, len(t.Columns)))
				ok = false
			}
		}
	}
	return ok
}

// bodies writes the rows below the header in bodies: a group with what it heads and its sum, the rest each by itself.
func (s *story) bodies(t *doc.Table) {
	open := false
	for i, row := range t.Body {
		if begins := i == 0 || row.Kind == doc.RowGroup || row.Kind == doc.RowTotal || t.Body[i-1].Kind == doc.RowSubtotal; begins {
			if open {
				s.WriteString("</tbody>\n")
			}
			s.WriteString("<tbody>\n")
			open = true
		}
		s.row(row, t, false)
	}
	if open {
		s.WriteString("</tbody>\n")
	}
}

func (s *story) row(row *doc.Row, t *doc.Table, head bool) {
	var classes []string
	switch row.Kind {
	case doc.RowData:
	case doc.RowGroup, doc.RowSubtotal, doc.RowTotal:
		classes = append(classes, "row-"+string(row.Kind))
	default:
		s.errs.Add(source.Errorf(row.At, "unknown-node", "HTML cannot be given a row of kind “%s”", string(row.Kind)))
	}
	if row.Own {
		classes = append(classes, "is-own")
	}
	entry := row.Entry()
	s.open("tr", classes...)
	for column, i := 0, 0; column < len(t.Columns); i++ {
		cell := &doc.Cell{}
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		scope := ""
		switch {
		case strings.TrimSpace(doc.InlineText(cell.Text)) == "": // an empty cell heads nothing
		case head && cell.Span > 1:
			scope = "colgroup"
		case head:
			scope = "col"
		case i == 0 && row.Kind == doc.RowGroup:
			scope = "rowgroup"
		case i == 0:
			scope = "row"
		}
		s.cell(cell, t.Columns[column], scope, entry)
		column += max(1, cell.Span)
	}
	s.close("tr")
}

// cell writes a cell, as a header cell where it has a scope. A cell over several columns begins where the first does. In an
// entry of a table of contents its text leads to what the entry is of.
func (s *story) cell(c *doc.Cell, column doc.Column, scope, entry string) {
	element := "td"
	if scope != "" {
		element = "th"
	}
	s.WriteString("<" + element)
	switch {
	case c.Span > 1:
	case column.Align == doc.AlignEnd:
		s.class("align-end")
	case column.Align == doc.AlignCenter:
		s.class("align-center")
	}
	if scope != "" {
		s.attribute("scope", scope)
	}
	if c.Span > 1 {
		s.attribute("colspan", strconv.Itoa(c.Span))
	}
	s.WriteByte('>')
	if entry != "" && s.ids[entry] && len(c.Text) > 0 && !doc.Leads(c.Text) {
		s.lead(entry, c.Text)
	} else {
		s.inlines(c.Text)
	}
	s.WriteString("</" + element + ">")
}
