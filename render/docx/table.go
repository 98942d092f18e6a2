package docx

import (
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// table writes a table of Word's own, below its caption. Header rows repeat on every page, no row is split over pages.
func (s *story) table(t *doc.Table, next doc.Block, at setting) {
	if !s.tableShape(t) {
		return
	}
	s.mark(t.ID)
	if len(t.Caption) > 0 {
		look, id := s.style(style.LookCaption, at)
		f := s.format(id, look, style.LookCaption, at)
		f.keep = true
		s.open(f)
		s.inlines(t.Caption, run{inBold: look.Bold})
		s.close()
	} else if s.breakPage {
		s.pageBreak()
	}
	g := s.grid(t, at)
	s.tableProperties(t, g)
	for _, row := range t.Head {
		s.row(row, t, g, true, true)
	}
	for i, row := range t.Body {
		var following *doc.Row
		if i+1 < len(t.Body) {
			following = t.Body[i+1]
		}
		s.row(row, t, g, keepsRow(row, following, next), false)
	}
	s.raw("</w:tbl>")
	s.last = lastParagraph{}
	s.above = max(s.w.house.Look(g.look.Text).After, s.w.house.Look("").After)
	if following, ok := next.(*doc.Table); next == nil || ok && len(following.Caption) == 0 {
		s.separator()
	}
}

// separator writes an empty line of no height: without it Word would join two tables, and a cell or a body may not end
// with one.
func (s *story) separator() {
	s.emptyLine(s.above)
	s.above = 0
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
			if n := span(row); n > len(t.Columns) {
				s.errs.Add(source.Errorf(row.At, "table-row", "the row covers %d columns, and the table has %d", n, len(t.Columns)))
				ok = false
			}
		}
	}
	return ok
}

func span(row *doc.Row) int {
	n := 0
	for _, c := range row.Cells {
		n += max(1, c.Span)
	}
	return n
}

func (s *story) tableProperties(t *doc.Table, g grid) {
	s.raw("<w:tbl><w:tblPr>")
	id := s.w.sheet.tables[t.Look]
	s.use(id)
	s.value("tblStyle", id)
	s.raw("<w:tblW")
	s.measure("w:w", int(total(g.widths)))
	s.raw(` w:type="dxa"/><w:tblInd`)
	s.measure("w:w", int(twips(g.left)))
	s.raw(` w:type="dxa"/><w:tblLayout w:type="fixed"/>`)
	s.raw(`<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`)
	if caption := plainLine(t.Caption); caption != "" && firstIllegal(caption) < 0 {
		s.value("tblCaption", caption)
	}
	if columns := columnNames(t); columns != "" && firstIllegal(columns) < 0 {
		s.value("tblDescription", columns)
	}
	s.raw("</w:tblPr><w:tblGrid>")
	for _, w := range g.widths {
		s.raw("<w:gridCol")
		s.measure("w:w", int(w))
		s.raw("/>")
	}
	s.raw("</w:tblGrid>")
}

func total(widths []twip) (sum twip) {
	for _, w := range widths {
		sum += w
	}
	return sum
}

func plainLine(text []doc.Inline) string {
	return strings.Join(strings.Fields(doc.InlineText(text)), " ")
}

// columnNames gives the header cells as one line: what a reader hears of a table before going into it.
func columnNames(t *doc.Table) string {
	if len(t.Head) == 0 {
		return ""
	}
	var names []string
	for _, c := range t.Head[len(t.Head)-1].Cells {
		if name := plainLine(c.Text); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// keepsRow reports whether a row stays with the next: one that heads others, one before a sum, and the last of a table that
// has a note below it.
func keepsRow(row, next *doc.Row, after doc.Block) bool {
	if next == nil {
		note, ok := after.(*doc.Paragraph)
		return ok && note.Look == style.LookNote
	}
	return row.Kind == doc.RowGroup || next.Kind == doc.RowSubtotal || next.Kind == doc.RowTotal
}

// row writes a row.
func (s *story) row(row *doc.Row, t *doc.Table, g grid, keep, head bool) {
	s.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		s.raw("<w:tblHeader/>")
	}
	s.raw("</w:trPr>")
	name := g.look.Text
	if head {
		name = g.look.Head
	}
	look, id := s.style(name, setting{})
	var entry string
	if s.bookmarks != nil {
		entry = row.Entry()
	}
	r := run{inBold: look.Bold, bold: row.Own || row.Kind != doc.RowData, size: g.size(look)}
	f := paragraphFormat{style: id, look: look, left: look.Left, right: look.Right, keep: keep}
	for column, i := 0, 0; column < len(t.Columns); i++ {
		cell := &doc.Cell{}
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		n := max(1, cell.Span)
		s.openCell(g.look, g.widths[column:column+n], row, head)
		f.align = cellAlign(t.Columns[column], n)
		s.above = 0
		s.open(f)
		if entry == "" || len(cell.Text) == 0 || doc.Leads(cell.Text) {
			s.inlines(cell.Text, r)
		} else {
			s.lead(entry, cell.Text, r)
		}
		s.close()
		s.raw("</w:tc>")
		column += n
	}
	s.raw("</w:tr>")
}

// cellFill gives the background of a row's cells; empty is none.
func cellFill(look *style.TableLook, row *doc.Row, head bool) string {
	switch {
	case head:
		return look.HeadFill
	case row.Own:
		return look.OwnFill
	}
	return ""
}

// openCell begins a cell: its properties in the order of CT_TcPr. A heavier rule stands above what sums everything.
func (s *story) openCell(look *style.TableLook, widths []twip, row *doc.Row, head bool) {
	s.raw("<w:tc><w:tcPr><w:tcW")
	s.measure("w:w", int(total(widths)))
	s.raw(` w:type="dxa"/>`)
	if len(widths) > 1 {
		s.raw("<w:gridSpan")
		s.measure("w:val", len(widths))
		s.raw("/>")
	}
	if row.Kind == doc.RowTotal && look.Rule > 0 {
		s.raw(`<w:tcBorders><w:top w:val="single"`)
		s.measure("w:sz", int(ruleWidth(2*look.Rule)))
		s.raw(` w:space="0"`)
		s.attribute("w:color", color(look.RuleColor, "auto"))
		s.raw("/></w:tcBorders>")
	}
	if fill := cellFill(look, row, head); fill != "" {
		s.raw(`<w:shd w:val="clear" w:color="auto"`)
		s.attribute("w:fill", color(fill, "auto"))
		s.raw("/>")
	}
	if head {
		s.raw(`<w:vAlign w:val="bottom"/>`)
	}
	s.raw("</w:tcPr>")
}

// cellAlign gives the side of a cell's text. A cell over several columns begins where the first does.
func cellAlign(column doc.Column, span int) style.Align {
	switch {
	case span > 1:
		return style.AlignLeft
	case column.Align == doc.AlignEnd:
		return style.AlignRight
	case column.Align == doc.AlignCenter:
		return style.AlignCenter
	}
	return style.AlignLeft
}
