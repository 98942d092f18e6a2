package markup

import "strings"

// table reads lines that begin with |: the headings, the alignment, the rows.
func (p *parser) table(s scope) *Table {
	t := &Table{Node: Node{p.lines[p.i].off}}
	for n := 0; p.i < len(p.lines) && p.lines[p.i].has("|") && p.lines[p.i].indent == s.indent; n++ {
		p.tableLine(t, n, p.lines[p.i])
		p.i++
	}
	if t.Columns == nil {
		p.fail(t.Off, "table", "the table has no line “|---|---|” below its headings").
			hint(`write one; write \| for a bar in the text`)
	}
	p.checkTableEnd(s)
	return t
}

func (p *parser) tableLine(t *Table, n int, l line) {
	row := p.row(l)
	switch {
	case n == 0:
		t.Head = p.cells(row, l)
	case n == 1:
		t.Columns = p.alignments(row)
	default:
		t.Body = append(t.Body, p.cells(row, l))
	}
	if len(row) != len(t.Head.Cells) {
		p.fail(l.off, "table", "this row has %s and the first row %d", numberOfCells(len(row)), len(t.Head.Cells)).
			hint(`an empty cell is “| |”; write \| for a bar in a cell`)
	}
}

// checkTableEnd sees that an empty line or the end of the block follows: GFM makes rows of anything else.
func (p *parser) checkTableEnd(s scope) {
	if p.i == len(p.lines) {
		return
	}
	l := p.lines[p.i]
	ends := l.blank() || l.closes() || l.indent < s.indent && markOf(l.text).kind != ""
	if !ends {
		p.fail(l.off, "empty-line", "a table ends with an empty line").hint("leave a line empty, or begin the row with |")
	}
}

// row cuts a line into cells. A bar after \ belongs to its cell.
func (p *parser) row(l line) []span {
	cells := make([]span, 0, strings.Count(l.text, "|"))
	start := 1
	for i := 1; i < len(l.text); i++ {
		switch l.text[i] {
		case '\\':
			if strings.HasPrefix(l.text[i:], `\\|`) {
				p.fail(l.off+i, "escape", `“\\|” in a table`).hint(`write a space before the bar, or \| for a bar in the cell`)
			}
			i++
		case '|':
			cells = append(cells, cellSpan(l, start, i))
			start = i + 1
		}
	}
	if start != len(l.text) || start == 1 {
		p.fail(l.off+len(l.text), "table", "a row of a table ends with |").hint(`write | at the end, and \| for a bar in a cell`)
		cells = append(cells, cellSpan(l, start, len(l.text)))
	}
	return cells
}

func cellSpan(l line, from, to int) span {
	text := strings.TrimLeft(l.text[from:to], " ")
	return span{s: strings.TrimRight(text, " "), off: l.off + to - len(text)}
}

func (p *parser) cells(row []span, l line) *Row {
	cells := make([]Cell, len(row))
	r := &Row{Node{l.off}, make([]*Cell, len(row))}
	for i, c := range row {
		cells[i] = Cell{Node{c.off}, p.inlines(c)}
		r.Cells[i] = &cells[i]
	}
	return r
}

func (p *parser) alignments(row []span) []Align {
	aligns := make([]Align, 0, len(row))
	for _, c := range row {
		dashes := strings.TrimSuffix(strings.TrimPrefix(c.s, ":"), ":")
		switch {
		case strings.ContainsFunc(c.s, IsValue):
			p.fail(c.off, "value-in-table", "the alignment of a column cannot come from data").hint("write ---, :---, :---: or ---:")
		case dashes == "" || strings.Trim(dashes, "-") != "":
			p.fail(c.off, "table", "the second line of a table holds only the alignment of its columns").
				hint("write --- for text and ---: for figures")
		}
		aligns = append(aligns, alignment(c.s))
	}
	return aligns
}

func alignment(s string) Align {
	left, right := strings.HasPrefix(s, ":"), len(s) > 1 && strings.HasSuffix(s, ":")
	switch {
	case left && right:
		return AlignCenter
	case left:
		return AlignLeft
	case right:
		return AlignRight
	}
	return AlignNone
}
