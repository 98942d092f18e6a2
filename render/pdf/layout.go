package pdf

import (
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Setting has two steps. First every block becomes items: pieces as wide as the text that cannot be split, with the space
// above them and whether a page may end below them. Then items are put on pages. Beside the items grows the tree of what they
// hold, in reading order, from which pages are painted and tagged. All lengths are points, from the upper left corner.

// layout is a document set on pages.
type layout struct {
	pages []page
	roots []*node
	fonts *documentFonts
}

// page is what stands on a page beside the text.
type page struct {
	header, footer []*line
	repeated       []*line // header rows of a table that goes on from the page before
	shapes         []shape
}

// node is an element of the structure tree with what it shows: either other nodes, a text or a picture.
type node struct {
	element
	kids    []*node
	text    *setText
	picture *placedPicture
}

// setText is a text set in lines.
type setText struct {
	lines  []*line
	scopes []scope
}

// line is one line of text. Where it stands is known once pages are.
type line struct {
	pieces []piece
	left   float64
	width  float64 // without the spaces at its end
	size   float64
	broken bool // ends with a hyphen that its writer has not written
	page   int  // from 1
	base   float64
}

// piece is a stretch of a line in one font and scope.
type piece struct {
	left  float64 // from the line's left edge
	width float64
	font  *subset
	codes []byte
	scope int
	box   boxKind
	color color
	link  bool
}

// end gives the right edge of a piece, from the line's left edge, without spaces at the line's end.
func (p *piece) end(ln *line) float64 { return min(p.left+p.width, max(ln.width, p.left)) }

// shape is a filled rectangle: a background, a rule, a side of a frame.
type shape struct {
	left, top, width, height float64
	color                    color
}

// item is a piece of the text's column that is not split over pages.
type item struct {
	gap    float64 // space above, which vanishes at the top of a page that is not the first
	height float64
	reach  float64 // room that it needs below its upper edge, where that is more than its height
	keep   bool    // no page ends below it
	eject  bool    // a page begins with it
	line   placed
	more   []placed // further lines: cells, labels, side headings
	shapes []shape  // from the item's upper edge
	image  *placedPicture
	frame  *frame // the innermost that it stands in
	opens  *frame
	closes *frame
}

// placed is a line and the distance of its baseline from the upper edge of its item.
type placed struct {
	line *line
	base float64
}

// area is where blocks are set.
type area struct {
	left, right float64
	nested      bool // inside a list or a box, where indents count from body text
	frame       *frame
}

// setter makes items of one document.
type setter struct {
	house *house
	fonts *documentFonts
	errs  source.Errors
	bound *pictures
	least float64 // height that a page has for text, at least

	items   []item
	parents []*node // the node that grows is the last one
	after   float64 // space wanted below the last item
	fresh   bool    // nothing stands above in this box
	opening int     // first of the items that stand above the title of an item of a meeting; 0 where that is past
	eject   bool    // a page break comes before the next item
	beside  []beside
	column  sideColumn
	heading int // level of the last heading

	pageNumber, pageCount string         // what the inlines of furniture say
	pageOf                map[string]int // what references to pages say, by ID; nil in documents without
	entry                 string         // ID of what the text leads to: in a row of a table of contents
	lang                  string         // of the document

	breaker     breaker // from here on: room to work in
	collector   collector
	lineBreaker lineBreaker
	room        room

	steps int // of the pager, for tests
}

// beside is lines that wait for the line beside which they stand: a side heading, the label of a list item.
type beside struct {
	lines   []*line
	look    *look
	right   float64 // edge of their column
	heading bool
	gap     float64
}

// sideColumn is where the last side heading still reaches below the items beside it.
type sideColumn struct{ right, below float64 }

// set makes the items and the tree of a document. Mistakes of the document are in errs.
func (s *setter) set(d *doc.Document) *node {
	root := &node{}
	s.parents = append(s.parents, root)
	s.lang = d.Lang
	page := &s.house.Page
	whole := area{left: page.Left, right: page.Width - page.Right}
	s.parts(d.Parts, whole)
	s.flushBeside(whole)
	return root
}

func (s *setter) parts(parts []*doc.Part, a area) {
	for _, p := range parts {
		section := &node{element: element{tag: tagSection, at: p.Pos()}}
		s.into(section, func() {
			s.openItem(p)
			s.blocks(p.Blocks, a)
			s.parts(p.Parts, a)
		})
	}
}

// openItem begins an item of a meeting: what stands above its title stays with that, and clear of the item before.
func (s *setter) openItem(p *doc.Part) {
	if p.Role != doc.RoleItem || len(s.items) == 0 {
		return
	}
	s.after = max(s.after, s.house.looks[style.LookTitle].Before)
	if len(doc.Opening(p)) > 0 {
		s.opening = len(s.items)
	}
}

// keepOpening keeps what has opened an item with its first heading, which comes now.
func (s *setter) keepOpening() {
	if s.opening == 0 {
		return
	}
	for i := s.opening; i < len(s.items); i++ {
		s.items[i].keep = true
	}
	s.opening = 0
}

// into lets a node grow while fill runs. A node that stays empty is dropped.
func (s *setter) into(n *node, fill func()) {
	parent := s.parents[len(s.parents)-1]
	parent.kids = append(parent.kids, n)
	at := len(parent.kids)
	s.parents = append(s.parents, n)
	fill()
	s.parents = s.parents[:len(s.parents)-1]
	if n.text == nil && n.picture == nil && len(n.kids) == 0 && at == len(parent.kids) && !mayBeEmpty(n.tag) {
		parent.kids = parent.kids[:at-1]
	}
}

// mayBeEmpty reports whether an element has a meaning without content: empty cells keep columns in step.
func mayBeEmpty(tag string) bool { return tag == tagData || tag == tagHeader }

func (s *setter) blocks(blocks []doc.Block, a area) {
	for i, block := range blocks {
		var next doc.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		s.block(block, next, a)
	}
}

func (s *setter) block(block, next doc.Block, a area) {
	switch block := block.(type) {
	case *doc.Heading:
		s.setHeading(block, a)
	case *doc.Paragraph:
		_, list := next.(*doc.List)
		s.paragraph(block, list, a)
	case *doc.List:
		s.list(block, a)
	case *doc.Table:
		note, ok := next.(*doc.Paragraph)
		s.table(block, ok && note.Look == style.LookNote, a)
	case *doc.Named:
		s.named(block, a)
	case *doc.Fields:
		s.fields(block, a)
	case *doc.Figure:
		s.figure(block, a)
	case *doc.PageBreak:
		s.flushBeside(a)
		s.eject = len(s.items) > 0
	default:
		s.errs.Add(source.Errorf(block.Pos(), "unknown-block", "the PDF writer cannot set %T", block))
	}
}

// edges gives the left and right edge of a look in an area. However deep blocks nest, some width is left.
func (s *setter) edges(l *look, a area) (left, right float64) {
	left = a.left + l.Left
	if a.nested {
		left = a.left + max(0, l.Left-s.house.looks[style.LookBody].Left)
	}
	right = a.right - l.Right
	const least = leastText / 2
	if right-left < least {
		left = max(s.house.Page.Left, right-least)
	}
	if l.Width > 0 {
		right = min(right, left+l.Width)
	}
	return left, right
}

// paragraph sets running text. Before a list it stays with the first item.
func (s *setter) paragraph(p *doc.Paragraph, beforeList bool, a area) {
	l := s.house.look(p.Look)
	left, right := s.edges(l, a)
	n := &node{element: element{tag: tagP, at: p.Pos()}}
	s.into(n, func() {
		if style.Hyphenated(p.Look) && align(l.Align, 0, 1, 0) == 0 {
			n.text = s.runningLines(p.Text, l, p.Pos(), left, right)
		} else {
			n.text = s.lines(p.Text, l, p.Pos(), left, right)
		}
		if n.text == nil {
			return
		}
		if p.Look == style.LookSignature && len(s.items) > 0 {
			s.items[len(s.items)-1].keep = true // a signature never stands on a page without a word of what is signed
		}
		s.flow(n.text.lines, l, l.KeepNext || beforeList, a)
	})
}

func (s *setter) setHeading(h *doc.Heading, a area) {
	name := h.Look
	if name == "" {
		name = style.HeadingLook(h.Level)
	}
	l := s.house.look(name)
	left, right := s.edges(l, a)
	s.keepOpening()
	n := &node{element: element{at: h.Pos(), id: h.ID, title: plainTitle(h.Text)}}
	if h.Side {
		s.flushBeside(a)
	}
	s.into(n, func() {
		if n.text = s.lines(h.Text, l, h.Pos(), left, right); n.text == nil {
			return
		}
		s.heading = max(1, min(h.Level, s.heading+1, 6)) // no level is skipped (ISO 14289-1, 7.4.2)
		n.tag = headingTag(s.heading)
		switch {
		case h.Side && float64(len(n.text.lines))*l.Leading < s.least/3:
			s.beside = append(s.beside, beside{lines: n.text.lines, look: l, right: right, heading: true, gap: l.Before})
		default:
			s.flow(n.text.lines, l, true, a)
		}
	})
}

// flow puts the lines of a paragraph one below the other. Neither its first nor its last line stands alone on a page, and no page
// ends within a word.
func (s *setter) flow(lines []*line, l *look, keepNext bool, a area) {
	for i, ln := range lines {
		it := item{height: l.Leading, line: placed{ln, l.baseline()}, frame: a.frame}
		last := i == len(lines)-1
		it.keep = last && keepNext || !last && (l.KeepAll || i == 0 || i == len(lines)-2 || ln.broken)
		if i == 0 {
			it.gap = s.gap(l.Before)
		}
		s.emit(it, ln.left)
	}
	s.after = l.After
}

// gap gives the space between the last block and one that wants before above it: the larger of what both want.
func (s *setter) gap(before float64) float64 {
	if s.fresh {
		return 0
	}
	return max(s.after, before)
}

// emit adds an item whose text begins at left, with what waits to stand beside it.
func (s *setter) emit(it item, left float64) {
	if it.line.line != nil {
		s.standAbove(&it, left)
	}
	if s.eject {
		it.eject, s.eject, s.column.below = true, false, 0
	}
	s.makeRoom(&it, left)
	if it.line.line != nil {
		for _, b := range s.beside {
			s.attach(&it, b)
		}
		s.beside = s.beside[:0]
	}
	s.fresh = false
	s.items = append(s.items, it)
}

// standAbove sets side headings above an item that reaches into their column.
func (s *setter) standAbove(it *item, left float64) {
	var alone, others []beside
	for _, b := range s.beside {
		if b.heading && left < b.right {
			alone = append(alone, b)
		} else {
			others = append(others, b)
		}
	}
	if len(alone) == 0 {
		return
	}
	s.beside = nil
	s.standAlone(alone, it.frame)
	s.beside = others
	it.gap = max(it.gap, s.after)
}

// makeRoom keeps an item clear of a side heading that reaches further down than the text beside it.
func (s *setter) makeRoom(it *item, left float64) {
	heading := false
	for _, b := range s.beside {
		heading = heading || b.heading
	}
	if s.column.below > 0 && (left < s.column.right || heading) {
		it.gap = max(it.gap, s.column.below)
	}
	s.column.below = max(0, s.column.below-it.gap-it.height)
}

// attach lets waiting lines share the baseline of an item's first line.
func (s *setter) attach(it *item, b beside) {
	it.gap = max(it.gap, b.gap)
	if s.fresh || len(s.items) == 0 {
		it.gap = 0
	}
	if lower := b.look.baseline() - it.line.base; lower > 0 { // the waiting type is larger
		it.height += lower
		it.line.base += lower
		for i := range it.more {
			it.more[i].base += lower
		}
		for i := range it.shapes {
			it.shapes[i].top += lower
		}
	}
	top := it.line.base - b.look.baseline()
	for i, ln := range b.lines {
		it.more = append(it.more, placed{ln, it.line.base + float64(i)*b.look.Leading})
	}
	reach := top + float64(len(b.lines))*b.look.Leading
	it.reach = max(it.reach, reach)
	if b.heading {
		s.column = sideColumn{right: b.right, below: max(0, reach-it.height)}
	}
}

// flushBeside sets what waits for a line that does not come.
func (s *setter) flushBeside(a area) {
	waiting := s.beside
	s.beside = nil
	s.standAlone(waiting, a.frame)
}

func (s *setter) standAlone(waiting []beside, f *frame) {
	for _, b := range waiting {
		for i, ln := range b.lines {
			it := item{height: b.look.Leading, line: placed{ln, b.look.baseline()}, frame: f, keep: i < len(b.lines)-1 || b.heading}
			if i == 0 {
				it.gap = s.gap(b.gap)
			}
			s.emit(it, ln.left)
		}
		s.after = b.look.After
	}
}

// plainTitle gives the text of a heading as outlines show it.
func plainTitle(inlines []doc.Inline) string {
	out := make([]rune, 0, 64)
	for _, r := range doc.InlineText(inlines) {
		switch {
		case r == lineEnd || r == '\t':
			r = ' '
		case isInvisible(r):
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// setNumbers tells the inlines of furniture what page they stand on.
func (s *setter) setNumbers(page, pages int) {
	s.pageNumber, s.pageCount = strconv.Itoa(page), strconv.Itoa(pages)
}
