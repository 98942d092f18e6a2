package pdf

import "strconv"

// bookmark is an item of the outline (ISO 32000-1, 12.3.3).
type bookmark struct {
	heading *element
	level   int
	number  int
	kids    []*bookmark
}

// writeOutline writes an outline of the headings, unless there are none. The document's title stands open with the headings
// below it; deeper ones are folded.
func (j *assembly) writeOutline() {
	top := &bookmark{}
	open := []*bookmark{top}
	j.tags.root.walk(func(e *element) {
		level := headingLevel(e.tag)
		if level == 0 {
			return
		}
		for len(open) > 1 && open[len(open)-1].level >= level {
			open = open[:len(open)-1]
		}
		b := &bookmark{heading: e, level: level}
		parent := open[len(open)-1]
		parent.kids = append(parent.kids, b)
		open = append(open, b)
	})
	if len(top.kids) == 0 {
		return
	}
	j.numberBookmarks(top)
	j.outline = top.number
	shown := len(top.kids)
	for _, b := range top.kids {
		shown += len(b.kids)
	}
	s := j.object(top.number)
	s.raw("<</Type /Outlines")
	top.children(s, shown)
	s.raw(">>")
	j.writeBookmarks(top, 1)
}

func (j *assembly) numberBookmarks(b *bookmark) {
	b.number = j.number()
	for _, kid := range b.kids {
		j.numberBookmarks(kid)
	}
}

// writeBookmarks writes the items below b, which stand at a depth from 1.
func (j *assembly) writeBookmarks(b *bookmark, depth int) {
	for i, kid := range b.kids {
		s := j.object(kid.number)
		s.raw("<<")
		s.entry("/Title ", kid.heading.title)
		s.raw(" /Parent ")
		s.reference(b.number)
		if i > 0 {
			s.raw(" /Prev ")
			s.reference(b.kids[i-1].number)
		}
		if i+1 < len(b.kids) {
			s.raw(" /Next ")
			s.reference(b.kids[i+1].number)
		}
		if depth == 1 {
			kid.children(s, len(kid.kids))
		} else {
			kid.children(s, -len(kid.kids))
		}
		j.destination(s, kid.heading)
		s.raw(">>")
		j.writeBookmarks(kid, depth+1)
	}
}

// children writes the first and last item below b, and how many show: negative where b is folded.
func (b *bookmark) children(s *syntax, count int) {
	if len(b.kids) == 0 {
		return
	}
	s.raw(" /First ")
	s.reference(b.kids[0].number)
	s.raw(" /Last ")
	s.reference(b.kids[len(b.kids)-1].number)
	s.raw(" /Count ")
	s.integer(count)
}

// destination writes where an item leads: the heading's upper edge, at the magnification that the reader has chosen, and
// the heading's element for those who do not see it.
func (j *assembly) destination(s *syntax, heading *element) {
	s.raw(" /SE ")
	s.reference(heading.number)
	j.upperEdge(s, heading)
}

// upperEdge writes the upper edge of an element as a destination (ISO 32000-1, 12.3.2.2).
func (j *assembly) upperEdge(s *syntax, e *element) {
	s.raw(" /Dest [")
	s.reference(j.raw.page(e.firstPage()))
	s.raw(" /XYZ null ")
	if e.top > 0 {
		*s = strconv.AppendFloat(*s, e.top, 'f', 2, 64)
	} else {
		s.raw("null")
	}
	s.raw(" null]")
}
