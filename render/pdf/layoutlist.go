package pdf

import (
	"slices"

	"github.com/pykala/pykala/render/doc"
)

// list sets the marks of items in a column of their own, wide enough for the widest.
func (s *setter) list(l *doc.List, a area) {
	lk := s.house.look(l.Look)
	left, right := s.edges(lk, a)
	inner := area{left: left, right: right, nested: true, frame: a.frame}
	if !l.LabelAbove {
		inner.left += s.labelColumn(l, lk)
	}
	n := &node{element: element{tag: tagList, attr: attrList(l.Numbering), at: l.Pos()}}
	s.into(n, func() {
		for _, it := range l.Items {
			s.into(&node{element: element{tag: tagItem, at: it.Pos()}}, func() {
				s.label(l, it, lk, area{left: left, right: right, nested: true, frame: a.frame}, inner.left)
				s.into(&node{element: element{tag: tagBody}}, func() { s.blocks(it.Blocks, inner) })
				if slices.ContainsFunc(s.beside, func(b beside) bool { return !b.heading }) {
					s.flushBeside(a) // an item without a line of its own
				}
			})
		}
	})
}

// labelColumn gives how far the items' text stands in from their marks.
func (s *setter) labelColumn(l *doc.List, lk *look) float64 {
	widest := 0
	for _, it := range l.Items {
		t, _ := s.text(doc.Plain(it.Label), lk, it.Pos(), nil)
		_, most := naturalWidths(t)
		widest = max(widest, most)
	}
	return max(s.house.List.Indent, scale(widest, lk.Size)+lk.Size/2)
}

// label sets the mark of an item: beside its first line, or above it.
func (s *setter) label(l *doc.List, it *doc.Item, lk *look, a area, text float64) {
	n := &node{element: element{tag: tagLabel}}
	s.into(n, func() {
		n.text = s.lines(doc.Plain(it.Label+" "), lk, it.Pos(), a.left, a.right)
		switch {
		case it.Label == "":
			n.text = nil
		case l.LabelAbove:
			s.flow(n.text.lines, lk, true, a)
			s.after = 0
		default:
			s.beside = append(s.beside, beside{lines: n.text.lines, look: lk, right: text})
		}
	})
}

// named sets blocks in a box.
func (s *setter) named(n *doc.Named, a area) {
	l := s.house.look(n.Name)
	left, right := s.edges(l, a)
	f := &frame{
		outer: a.frame, left: left, right: right, border: l.Border, color: l.color,
		top: l.Border + l.Padding, bottom: l.Border + l.Padding,
	}
	start, after, column := len(s.items), s.after, s.column
	s.into(&node{element: element{tag: tagDivision, at: n.Pos()}}, func() {
		s.emit(item{gap: s.gap(l.Before), height: f.top, keep: true, frame: a.frame, opens: f}, left)
		s.after, s.fresh = 0, true
		s.blocks(n.Blocks, area{left: left + f.top, right: right - f.top, nested: true, frame: f})
		s.flushBeside(area{frame: f})
	})
	s.fresh = false
	if len(s.items) == start+1 { // nothing inside
		s.eject, s.after, s.column = s.items[start].eject, after, column
		s.items = s.items[:start]
		return
	}
	s.items[len(s.items)-1].keep = true
	s.emit(item{height: f.bottom, frame: f, closes: f}, left)
	if l.KeepAll {
		for i := start; i < len(s.items)-1; i++ {
			s.items[i].keep = true
		}
	}
	s.items[len(s.items)-1].keep = l.KeepNext
	s.after = l.After
}
