package pdf

import (
	"github.com/pykala/pykala/render/doc"
)

// fields sets rows of short texts at the tab stops of the grid.
func (s *setter) fields(f *doc.Fields, a area) {
	s.into(&node{element: element{tag: tagDivision, at: f.Pos()}}, func() {
		for i := range f.Rows {
			row := &f.Rows[i]
			l := s.house.look(f.Look)
			if row.Look != "" {
				l = s.house.look(row.Look)
			}
			n := &node{element: element{tag: tagP, at: row.Pos()}}
			s.into(n, func() {
				var levels [][]*line
				n.text, levels = s.fieldRow(row, l, a)
				s.emitLevels(levels, l, a)
			})
		}
	})
}

// emitLevels adds the lines of a row, level by level if they would fill much of a page, else as one item.
func (s *setter) emitLevels(levels [][]*line, l *look, a area) {
	if len(levels) == 0 {
		return
	}
	whole := float64(len(levels))*l.Leading < s.least/3
	it := item{gap: s.gap(l.Before), frame: a.frame, keep: l.KeepNext}
	left := a.right
	for _, level := range levels {
		for _, ln := range level {
			left = min(left, ln.left)
			it.put(ln, it.height+l.baseline())
		}
		it.height += l.Leading
		if !whole {
			s.emit(it, left)
			it = item{frame: a.frame, keep: l.KeepNext}
		}
	}
	if whole {
		s.emit(it, left)
	}
	s.after = l.After
}

// put adds a line to an item.
func (it *item) put(ln *line, base float64) {
	if it.line.line == nil {
		it.line = placed{ln, base}
	} else {
		it.more = append(it.more, placed{ln, base})
	}
}

// field is one text of a row while it is set.
type field struct {
	text        *chars
	tab         float64 // left edge that it wants
	flush       bool    // with the right edge
	least, most float64
	left, right float64
	band        int // bands of a row stand below each other
}

// fieldRow sets one row: its text in reading order, and its lines level by level. A text too long for its place is broken
// into lines; one that holds together pushes the next aside; what finds no room at all goes below. Nothing overlaps.
func (s *setter) fieldRow(row *doc.FieldRow, l *look, a area) (*setText, [][]*line) {
	left, right := s.edges(l, a)
	out := &setText{}
	var fields []*field
	for i := range row.Cells {
		c := &row.Cells[i]
		pos := c.Pos()
		if !pos.IsValid() {
			pos = row.Pos()
		}
		f := &field{tab: min(left+float64(max(0, c.Tab))*s.house.Page.Tab, right), flush: c.Tab < 0}
		f.text, out.scopes = s.text(spaced(c.Text), l, pos, out.scopes)
		if len(f.text.codes) == 0 || len(c.Text) == 0 {
			continue
		}
		least, most := naturalWidths(f.text)
		f.least, f.most = scale(least, l.Size), scale(most, l.Size)
		if f.flush {
			f.tab = right - f.most
		}
		f.tab = max(left, min(f.tab, right-f.least)) // rather off its tab than broken within a word
		fields = append(fields, f)
	}
	placeFields(fields, right, l.Size/2)
	levels := s.fieldLines(fields, l, out)
	if len(out.lines) == 0 {
		return nil, nil
	}
	return out, levels
}

// spaced ends a text with a space, so that texts read back one after another do not run together.
func spaced(text []doc.Inline) []doc.Inline {
	return append(text[:len(text):len(text)], doc.Text{S: " "})
}

// placeFields gives fields their edges and bands, with at least a gap between two.
func placeFields(fields []*field, right, gap float64) {
	const tolerance = 0.01
	for i, f := range fields {
		f.left, f.right = f.tab, right
		if i == 0 {
			continue
		}
		before := fields[i-1]
		f.band = before.band
		pushed := before.left + before.least + gap
		switch {
		case f.left >= pushed:
		case pushed+f.least <= right+tolerance:
			f.left = pushed
		default:
			f.band++
			continue
		}
		before.right = f.left - gap
	}
}

func (s *setter) fieldLines(fields []*field, l *look, out *setText) (levels [][]*line) {
	from := 0 // level where the band begins
	for i, f := range fields {
		if i > 0 && f.band != fields[i-1].band {
			from = len(levels)
		}
		set := *l
		if f.flush {
			set.Align = "right"
		}
		for k, ln := range s.fill(f.text, &set, f.left, f.right, breakWide) {
			if from+k == len(levels) {
				levels = append(levels, nil)
			}
			levels[from+k] = append(levels[from+k], ln)
			out.lines = append(out.lines, ln)
		}
	}
	return levels
}
