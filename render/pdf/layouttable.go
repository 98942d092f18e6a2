package pdf

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// grid is a table while it is set.
type grid struct {
	table       *doc.Table
	at          area
	left, right float64
	columns     []gridColumn
	head, body  []*gridRow
	look        *tableLook
	broken      bool // words are
	frame       *frame
}

// gridColumn is one column: the widths that its cells ask for, with their padding, and what it gets.
type gridColumn struct {
	align       style.Align
	share       float64 // of the table's width that the document asks for
	least, most float64
	head        float64 // for no header cell to be broken into lines
	letter      float64 // width below which not even single characters fit
	left, width float64
}

// gridRow is one row, with a text for every cell.
type gridRow struct {
	row   *doc.Row
	look  *look
	cells []gridCell
	node  *node
	fill  *color // background, nil where there is none
	ruled bool   // has a rule above it as well as below
	head  bool
}

type gridCell struct {
	from, span int // columns
	text       *chars
	scopes     []scope
	lines      []*line
	node       *node
}

// table sets a table. Its head is repeated on every page that it reaches; a row is only split if it is taller than a page.
// A note below it, of sources and rounding, stays with the last row.
func (s *setter) table(t *doc.Table, noted bool, a area) {
	n := &node{element: element{tag: tagTable, at: t.Pos(), id: t.ID}}
	s.into(n, func() {
		s.caption(t, a)
		g := s.grid(t, a)
		if g == nil {
			return
		}
		s.emitHead(g)
		s.emitBody(g)
		if len(g.body) > 0 {
			s.items[len(s.items)-1].keep = noted
		}
	})
	s.after = max(s.house.table(t.Look).text.After, s.house.looks[style.LookBody].After)
}

func (s *setter) caption(t *doc.Table, a area) {
	if len(t.Caption) == 0 {
		return
	}
	l := s.house.looks[style.LookCaption]
	left, right := s.edges(l, a)
	n := &node{element: element{tag: tagCaption}}
	s.into(n, func() {
		if n.text = s.lines(t.Caption, l, t.Pos(), left, right); n.text != nil {
			s.flow(n.text.lines, l, true, a)
		}
	})
}

// grid reads the cells of a table and gives the columns their widths; nil if they cannot be set.
func (s *setter) grid(t *doc.Table, a area) *grid {
	g := &grid{table: t, at: a, left: a.left, right: a.right, look: s.house.table(t.Look)}
	if !a.nested {
		g.left += g.look.Left
	}
	if !g.look.Edged() {
		g.left -= g.look.PadX
		g.right += g.look.PadX
	}
	for _, c := range t.Columns {
		g.columns = append(g.columns, gridColumn{align: columnAlign(c.Align), share: c.Width})
	}
	if len(g.columns) == 0 {
		return nil
	}
	for _, row := range t.Head {
		g.head = append(g.head, s.gridRow(g, row, g.look.headText, true))
	}
	for _, row := range t.Body {
		g.body = append(g.body, s.gridRow(g, row, g.look.text, false))
	}
	if err := s.widths(g); err != nil {
		s.errs.Add(err)
		return nil
	}
	return g
}

func columnAlign(a doc.Align) style.Align {
	switch a {
	case doc.AlignEnd:
		return style.AlignRight
	case doc.AlignCenter:
		return style.AlignCenter
	default:
		return style.AlignLeft
	}
}

func (s *setter) gridRow(g *grid, row *doc.Row, l *look, head bool) *gridRow {
	if row.Own || row.Kind != doc.RowData {
		bold := *l
		bold.weight |= weightBold
		l = &bold
	}
	r := &gridRow{row: row, look: l, head: head, fill: g.look.rowFill(row, head), node: &node{element: element{tag: tagRow, at: row.Pos()}}}
	if s.pageOf != nil {
		s.entry = row.Entry()
	}
	from := 0
	for i, c := range row.Cells {
		cell := gridCell{from: from, span: max(1, c.Span)}
		from += cell.span
		if from > len(g.columns) {
			s.errs.Add(source.Errorf(row.Pos(), "table-row", "the row has more cells than the table has columns, which are %d", len(g.columns)))
			break
		}
		pos := c.Pos()
		if !pos.IsValid() {
			pos = row.Pos()
		}
		cell.text, cell.scopes = s.text(c.Text, l, pos, nil)
		cell.node = cellNode(len(cell.text.codes) == 0, cell.span, head, i == 0)
		cell.node.at = pos
		r.cells = append(r.cells, cell)
	}
	s.entry = ""
	for ; from < len(g.columns); from++ { // every row has all columns (ISO 14289-1, 7.5)
		r.cells = append(r.cells, gridCell{from: from, span: 1, text: &chars{}, node: cellNode(true, 1, head, false)})
	}
	for i := range r.cells {
		r.node.kids = append(r.node.kids, r.cells[i].node)
	}
	return r
}

// cellNode gives the element of a cell: cells of the head and the first of a row are header cells, unless they say nothing.
func cellNode(empty bool, span int, head, first bool) *node {
	switch {
	case head && !empty:
		return &node{element: element{tag: tagHeader, attr: attrCell(scopeColumn, span)}}
	case first && !empty:
		return &node{element: element{tag: tagHeader, attr: attrCell(scopeRow, span)}}
	default:
		return &node{element: element{tag: tagData, attr: attrCell("", span)}}
	}
}

// emitHead sets the header rows and remembers them for the pages that follow.
func (s *setter) emitHead(g *grid) {
	g.frame = &frame{table: true, outer: g.at.frame, left: g.left, right: g.right}
	g.frame.head = g.rule(nil, 0)
	start := len(s.items)
	s.into(&node{element: element{tag: tagHead}}, func() {
		for i, r := range g.head {
			r.ruled = i == 0
			it := s.rowItem(g, r)
			it.keep, it.frame = true, g.at.frame
			s.emitRow(g, r, it, i == 0)
		}
	})
	g.frame.repeat(s.items[start:], s.least/3)
}

// repeat makes items the head of every further page, unless they would take too much of it.
func (f *frame) repeat(items []item, most float64) {
	height := 0.0
	for i := range items {
		height += items[i].height
	}
	if height > most || len(items) == 0 {
		return
	}
	f.head = nil
	for i := range items {
		it := &items[i]
		for _, sh := range it.shapes {
			sh.top += f.top
			f.head = append(f.head, sh)
		}
		for _, p := range append([]placed{it.line}, it.more...) {
			if p.line != nil {
				f.lines = append(f.lines, placed{p.line, f.top + p.base})
			}
		}
		f.top += it.height
	}
}

func (s *setter) emitBody(g *grid) {
	if len(g.body) == 0 {
		return
	}
	s.into(&node{element: element{tag: tagRows}}, func() {
		for i, r := range g.body {
			r.ruled = i == 0 && len(g.head) == 0 || i > 0 && r.row.Kind == doc.RowTotal
			it := s.rowItem(g, r)
			it.frame = g.frame
			it.keep = r.row.Kind == doc.RowGroup || i == 0 || i == len(g.body)-2
			it.keep = it.keep && i < len(g.body)-1
			if i > 0 && (r.row.Kind == doc.RowSubtotal || r.row.Kind == doc.RowTotal) {
				s.items[len(s.items)-1].keep = true
			}
			s.emitRow(g, r, it, i == 0 && len(g.head) == 0)
		}
	})
}

// rowFill gives the background of a row.
func (t *tableLook) rowFill(row *doc.Row, head bool) *color {
	switch {
	case head:
		return t.headFill
	case row.Own:
		return t.ownFill
	default:
		return nil
	}
}

// emitRow adds the item of a row and its node.
func (s *setter) emitRow(g *grid, r *gridRow, it item, first bool) {
	parent := s.parents[len(s.parents)-1]
	parent.kids = append(parent.kids, r.node)
	if first {
		it.gap = s.gap(g.look.text.Before)
		if len(g.table.Caption) == 0 {
			it.gap = max(it.gap, s.gap(s.house.looks[style.LookBody].After))
		}
	}
	room := s.least - g.frame.top - g.at.frame.reserve()
	if it.height <= room {
		s.emit(it, g.left)
		return
	}
	for _, part := range s.splitRow(g, r, it) {
		s.emit(part, g.left)
	}
}

// rowItem sets the cells of a row. Cells of the head stand at its foot, those of the body at its top.
func (s *setter) rowItem(g *grid, r *gridRow) item {
	padX, padY := g.look.PadX, g.look.PadY
	tallest := 1
	for i := range r.cells {
		c := &r.cells[i]
		first, last := &g.columns[c.from], &g.columns[c.from+c.span-1]
		set := *r.look
		set.Align = first.align
		if c.span > 1 {
			set.Align = style.AlignLeft
		}
		c.lines = s.fill(c.text, &set, first.left+padX, last.left+last.width-padX, breakWide)
		if len(c.lines) > 0 {
			c.node.text = &setText{lines: c.lines, scopes: c.scopes}
		}
		tallest = max(tallest, len(c.lines))
	}
	it := item{height: 2*padY + float64(tallest)*r.look.Leading}
	for i := range r.cells {
		lines := r.cells[i].lines
		top := padY
		if r.head {
			top += float64(tallest-len(lines)) * r.look.Leading
		}
		for k, ln := range lines {
			it.put(ln, top+float64(k)*r.look.Leading+r.look.baseline())
		}
	}
	it.shapes = g.rowShapes(r, it.height, true, true)
	return it
}

// rowShapes gives the background and the rules of a row, or of a part of it.
func (g *grid) rowShapes(r *gridRow, height float64, first, last bool) (shapes []shape) {
	if r.fill != nil {
		shapes = append(shapes, shape{left: g.left, width: g.right - g.left, height: height, color: *r.fill})
	}
	if first && r.ruled {
		shapes = g.rule(shapes, 0)
	}
	if last {
		shapes = g.rule(shapes, height-g.look.Rule)
	}
	return shapes
}

// rule adds a rule across the table.
func (g *grid) rule(shapes []shape, top float64) []shape {
	if g.look.Rule == 0 {
		return shapes
	}
	return append(shapes, shape{left: g.left, top: top, width: g.right - g.left, height: g.look.Rule, color: g.look.ruleColor})
}

// splitRow parts a row that is taller than a page into items of one line each.
func (s *setter) splitRow(g *grid, r *gridRow, whole item) []item {
	padY, leading := g.look.PadY, r.look.Leading
	count := 0
	for i := range r.cells {
		count = max(count, len(r.cells[i].lines))
	}
	parts := make([]item, count)
	for k := range parts {
		part := &parts[k]
		part.frame, part.height = whole.frame, leading
		part.keep = k == 0 || k == count-2 || k == count-1 && whole.keep
		top := 0.0
		if k == 0 {
			part.gap, top = whole.gap, padY
		}
		part.height += top
		if k == count-1 {
			part.height += padY
		}
		for i := range r.cells {
			if lines := r.cells[i].lines; k < len(lines) {
				part.put(lines[k], top+r.look.baseline())
			}
		}
		part.shapes = g.rowShapes(r, part.height, k == 0, k == count-1)
	}
	return parts
}
