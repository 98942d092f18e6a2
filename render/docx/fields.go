package docx

import (
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// space is what stands around a line of furniture: space above and below where it is not what its look says, points, and
// the logo in front of it.
type space struct {
	before, after float64
	logo          *doc.Image
}

// fieldRow writes a line of short texts at tab stops of the grid. Each line has just the stops it needs, so that one tab
// leads from a text to the next. Where a text would reach into the next, that goes to a line of its own.
func (s *story) fieldRow(row *doc.FieldRow, look string, around space) {
	if row.Look != "" {
		look = row.Look
	}
	l, id := s.style(look, setting{})
	f := s.format(id, l, look, setting{})
	f.around = around
	stops := s.tabStops(row, l)
	f.tabs = tabs(stops)
	s.open(f)
	if around.logo != nil {
		s.logoDrawing(around.logo)
	}
	column, end := 0, 0.0
	for i := range row.Cells {
		cell := &row.Cells[i]
		width := l.Size * ems(doc.InlineText(cell.Text), l.Bold)
		if stop := stops[i]; stop.position > 0 {
			column++
			if i > 0 && end > stop.begin(width) {
				s.raw("<w:r><w:br/></w:r>")
				s.tabs(column)
			} else {
				s.tabs(1)
			}
			end = stop.begin(width) + width
		} else {
			end = width
		}
		s.before = 0
		s.inlines(cell.Text, run{inBold: l.Bold, column: column})
	}
	s.close()
}

func (s *story) tabs(n int) {
	s.raw("<w:r>")
	for range n {
		s.raw("<w:tab/>")
	}
	s.raw("</w:r>")
}

// tabStop is a stop of a row, points from the left margin; at position 0 there is none.
type tabStop struct {
	position float64
	right    bool // the text ends there
}

// begin gives where a text of a width begins.
func (t tabStop) begin(width float64) float64 {
	if t.right {
		return t.position - width
	}
	return t.position
}

// tabStops gives a stop for every text of a row: on the grid, or at the right edge. A first text at tab 0 needs none.
func (s *story) tabStops(row *doc.FieldRow, look *style.Look) []tabStop {
	stops := make([]tabStop, len(row.Cells))
	for i, cell := range row.Cells {
		switch {
		case cell.Tab < 0:
			stops[i] = tabStop{s.w.page.textPoints() - look.Right, true}
		case cell.Tab > 0 || i > 0:
			stops[i] = tabStop{position: look.Left + float64(max(1, cell.Tab))*s.w.house.Page.Tab}
		}
	}
	return stops
}

func tabs(stops []tabStop) string {
	var x xmlBuffer
	for _, stop := range stops {
		if stop.position <= 0 {
			continue
		}
		if stop.right {
			x.raw(`<w:tab w:val="right"`)
		} else {
			x.raw(`<w:tab w:val="left"`)
		}
		x.measure("w:pos", int(twips(stop.position)))
		x.raw("/>")
	}
	if len(x.b) == 0 {
		return ""
	}
	return "<w:tabs>" + string(x.b) + "</w:tabs>"
}
