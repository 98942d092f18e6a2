package docx

import "github.com/pykala/pykala/render/style"

// paragraphFormat is what a paragraph says beside its style.
type paragraphFormat struct {
	style       string
	look        *style.Look // the style's look
	left, right float64     // where the text stands, points from the margins
	border      *style.Look // rule of what it stands in, or nil
	frame       bool        // stands in the left column
	keep        bool        // stays with the next paragraph although its look does not say so
	tabs        string      // w:tabs, or empty
	around      space
	align       style.Align
}

// listNumber makes a paragraph the first of a list item.
type listNumber struct {
	list    int // identifier of the list
	level   int
	above   bool // the mark stands on the line above the text
	hanging twip // how far the mark stands out
	left    twip // where the numbering says that the text stands
}

// open begins a paragraph: its properties in the order of CT_PPrBase (ISO/IEC 29500-1, 17.3.1).
func (s *story) open(f paragraphFormat) {
	number := s.number
	s.number, s.before = nil, 0
	s.use(f.style)
	s.raw("<w:p><w:pPr>")
	s.value("pStyle", f.style)
	s.last = lastParagraph{after: f.look.After}
	if (f.keep || s.opening) && !f.look.KeepNext {
		s.raw("<w:keepNext/>")
	} else if !f.look.KeepNext && !f.frame {
		s.last.keep = len(s.b)
	}
	if s.breakPage && !f.frame {
		s.breakPage, s.pageTop = false, true
		s.raw("<w:pageBreakBefore/>")
	}
	if f.frame {
		s.frame(f.look)
	}
	s.numbered(number)
	if f.border != nil && f.border != f.look {
		appendBorder(&s.xmlBuffer, f.border)
	}
	s.raw(f.tabs)
	s.spacing(f)
	s.indents(f, number)
	if f.align != "" && f.align != f.look.Align {
		s.value("jc", justification(f.align))
	}
	if f.around.logo != nil {
		s.raw(`<w:textAlignment w:val="top"/>`)
	}
	s.raw("</w:pPr>")
	s.writeMark()
	if number != nil && number.above {
		s.raw("<w:r><w:br/></w:r>")
	}
}

func (s *story) close() { s.raw("</w:p>") }

func (s *story) numbered(number *listNumber) {
	if number == nil {
		return
	}
	s.raw("<w:numPr><w:ilvl")
	s.measure("w:val", number.level)
	s.raw("/><w:numId")
	s.measure("w:val", number.list)
	s.raw("/></w:numPr>")
}

// spacing gives a paragraph other space than its look: none in a frame, more above where what stands there wants it.
func (s *story) spacing(f paragraphFormat) {
	if f.frame {
		s.last = lastParagraph{}
		s.raw(`<w:spacing w:before="0" w:after="0"/>`)
		return
	}
	before := max(s.above, f.around.before)
	s.above = 0
	if s.pageTop { // Word would leave space even at the top of the page that a break begins
		s.pageTop, before = false, 0
		if f.look.Before > 0 {
			s.raw(`<w:spacing w:before="0"/>`)
			return
		}
	}
	if before <= f.look.Before {
		before = 0
	}
	if before == 0 && f.around.after == 0 {
		s.last.spacing = len(s.b)
		return
	}
	s.raw("<w:spacing")
	if before > 0 {
		s.measure("w:before", int(twips(before)))
	}
	if f.around.after > 0 {
		s.measure("w:after", int(twips(f.around.after)))
	}
	s.raw("/>")
}

// indents says where the text stands, unless the style or the numbering has said it.
func (s *story) indents(f paragraphFormat, number *listNumber) {
	left, right := twips(f.left), twips(f.right)
	switch {
	case f.frame:
		if leftOf(f.look) != 0 || rightOf(f.look) != 0 {
			appendIndents(&s.xmlBuffer, 0, 0)
		}
	case number != nil && number.left == left && right == rightOf(f.look):
	case number != nil:
		s.raw("<w:ind")
		s.measure("w:left", int(left))
		s.measure("w:right", int(right))
		s.measure("w:hanging", int(number.hanging))
		s.raw("/>")
	case left != leftOf(f.look) || right != rightOf(f.look):
		appendIndents(&s.xmlBuffer, left, right)
	}
}

// frameGap is the space between a side heading and the text beside it, points.
const frameGap = 6

// frame puts a paragraph beside the one that follows (ISO/IEC 29500-1, 17.3.1.11). Offsets are 1 because 0 means that no
// position is given.
func (s *story) frame(l *style.Look) {
	s.raw("<w:framePr")
	s.measure("w:w", max(1, int(twips(s.sideEdge(l)-l.Left))))
	s.measure("w:hSpace", int(twips(frameGap)))
	s.raw(` w:wrap="around" w:vAnchor="text" w:hAnchor="margin"`)
	s.measure("w:x", max(1, int(twips(l.Left))))
	s.raw(` w:y="1"/>`)
}
