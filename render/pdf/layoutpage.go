package pdf

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// frame is what goes on over page breaks: a box, whose border is closed and opened again, or a table, whose head is
// repeated.
type frame struct {
	outer       *frame
	top, bottom float64 // room that it takes on every page it reaches
	left, right float64
	border      float64 // thickness of the sides of a box
	color       color
	table       bool
	head        []shape  // what a table repeats, from the upper edge
	lines       []placed // text of that
}

// reserve is the room that a frame and those around it take of a page.
func (f *frame) reserve() (room float64) {
	for ; f != nil; f = f.outer {
		room += f.top + f.bottom
	}
	return room
}

func (f *frame) above() (room float64) {
	for ; f != nil; f = f.outer {
		room += f.top
	}
	return room
}

func (f *frame) below() (room float64) {
	for ; f != nil; f = f.outer {
		room += f.bottom
	}
	return room
}

// chain gives the frames from the outermost.
func (f *frame) chain() []*frame {
	if f == nil {
		return nil
	}
	return append(f.outer.chain(), f)
}

// paper is where text may stand.
type paper struct{ firstTop, top, bottom float64 }

func (p *paper) topOf(page int) float64 {
	if page == 1 {
		return p.firstTop
	}
	return p.top
}

// pager puts items on pages.
type pager struct {
	paper paper
	items []item
	pages []page
	open  []openFrame
	y     float64
	steps int // items looked at, for the test that the cost is straight
}

// openFrame is a frame that has begun, and where on the current page.
type openFrame struct {
	*frame
	start float64
}

// fill puts all items on pages, each as full as it goes. The cost grows in a straight line: what moves to the next page is
// never more than one page holds.
func (p *pager) fill() {
	for start := 0; start < len(p.items); {
		end := p.pageEnd(start)
		p.place(start, end)
		start = end
	}
	if len(p.pages) == 0 {
		p.pages = append(p.pages, page{})
	}
}

const tolerance = 0.01 // points: what misses the edge by less has only been rounded

// pageEnd gives the item that begins the next page. Where a chain of items that must stay together is longer than a page, it
// is broken where the page is full.
func (p *pager) pageEnd(start int) int {
	y := p.paper.topOf(len(p.pages)+1) + p.items[start].frame.above()
	legal := 0
	for i := start; i < len(p.items); i++ {
		p.steps++
		it := &p.items[i]
		if i > start && it.eject {
			return i
		}
		if i > start && !p.items[i-1].keep {
			legal = i
		}
		gap := p.gap(i, start)
		if i > start && y+gap+max(it.height, it.reach)+it.closing() > p.paper.bottom+tolerance {
			if legal > 0 {
				return legal
			}
			return i
		}
		y += gap + it.height
	}
	return len(p.items)
}

// gap gives the space above an item on a page that begins at start. It vanishes at the top of a page, except of the first, as in
// Word: there a title stands clear of the head.
func (p *pager) gap(i, start int) float64 {
	if i == start && i > 0 {
		return 0
	}
	return p.items[i].gap
}

// closing is the room that must be left below an item for the frames that end on its page.
func (it *item) closing() float64 {
	switch {
	case it.closes != nil:
		return it.closes.outer.below()
	case it.opens != nil:
		return it.opens.below()
	default:
		return it.frame.below()
	}
}

// place gives the items of one page their places.
func (p *pager) place(start, end int) {
	p.pages = append(p.pages, page{})
	p.y = p.paper.topOf(len(p.pages))
	p.reopen()
	for i := start; i < end; i++ {
		it := &p.items[i]
		p.y += p.gap(i, start)
		p.item(it)
		p.y += it.height
		if it.opens != nil {
			p.open = append(p.open, openFrame{it.opens, p.y - it.height})
		}
		if it.closes != nil {
			p.close(p.open[len(p.open)-1], p.y)
			p.open = p.open[:len(p.open)-1]
		}
	}
	if end < len(p.items) {
		p.interrupt(p.items[end].frame)
	}
}

func (p *pager) item(it *item) {
	current := &p.pages[len(p.pages)-1]
	for _, s := range it.shapes {
		s.top += p.y
		current.shapes = append(current.shapes, s)
	}
	p.line(it.line)
	for _, l := range it.more {
		p.line(l)
	}
	if it.image != nil {
		it.image.page, it.image.top = len(p.pages), p.y
	}
}

func (p *pager) line(l placed) {
	if l.line != nil {
		l.line.page, l.line.base = len(p.pages), p.y+l.base
		p.pages[len(p.pages)-1].underline(l.line)
	}
}

// underline draws the rules below links.
func (p *page) underline(ln *line) {
	for i := range ln.pieces {
		if pc := &ln.pieces[i]; pc.link {
			p.shapes = append(p.shapes, shape{ln.left + pc.left, ln.base + 0.12*ln.size, pc.end(ln) - pc.left, 0.05 * ln.size, pc.color})
		}
	}
}

// interrupt closes the boxes that go on overleaf, the innermost first, and keeps the frames of the item that goes on.
func (p *pager) interrupt(next *frame) {
	for i := len(p.open) - 1; i >= 0; i-- {
		p.y += p.open[i].bottom
		p.close(p.open[i], p.y)
	}
	p.open = p.open[:0]
	for _, f := range next.chain() {
		p.open = append(p.open, openFrame{frame: f})
	}
}

// reopen begins the frames that go on from the page before.
func (p *pager) reopen() {
	current := &p.pages[len(p.pages)-1]
	boxes := p.open[:0]
	for _, f := range p.open {
		for _, s := range f.head {
			s.top += p.y
			current.shapes = append(current.shapes, s)
		}
		for _, l := range f.lines {
			again := *l.line
			again.page, again.base = len(p.pages), p.y+l.base
			current.repeated = append(current.repeated, &again)
		}
		f.start = p.y
		p.y += f.top
		if !f.table {
			boxes = append(boxes, f)
		}
	}
	p.open = boxes
}

// close draws the sides of a box from where it begins on this page.
func (p *pager) close(f openFrame, end float64) {
	if f.border <= 0 {
		return
	}
	current := &p.pages[len(p.pages)-1]
	width, height := f.right-f.left, end-f.start
	current.shapes = append(current.shapes,
		shape{f.left, f.start, width, f.border, f.color},
		shape{f.left, end - f.border, width, f.border, f.color},
		shape{f.left, f.start, f.border, height, f.color},
		shape{f.right - f.border, f.start, f.border, height, f.color})
}

// layOnce sets a document on pages with the numbers of pages that are known; nil if there is no room.
func (s *setter) layOnce(d *doc.Document) *layout {
	logo := s.logo(d.Furniture.Logo)
	p := pager{paper: s.paper(&d.Furniture, logo)}
	if s.least = p.paper.bottom - max(p.paper.firstTop, p.paper.top); s.least < leastText/2 {
		s.errs.Add(source.Errorf(source.Pos{}, "no-room", "head and foot leave %.0f points of the page for the text", s.least).
			WithHint("make the texts of the head and the foot shorter"))
		return nil
	}
	root := s.set(d)
	out := &layout{roots: root.kids, fonts: s.fonts}
	p.items = s.items
	p.fill()
	s.steps = p.steps
	out.pages = p.pages
	if logo != nil {
		out.roots = append([]*node{logo}, out.roots...)
	}
	s.furnish(out, &d.Furniture, logo)
	return out
}

// room between furniture and text, in points.
const furnitureGap = 8

// paper finds where text may stand: inside the margins, and clear of furniture that needs more.
func (s *setter) paper(f *doc.Furniture, logo *node) paper {
	page := &s.house.Page
	s.setNumbers(888, 888) // wide enough for any
	_, first := s.rows(f.First, s.headTop(f, logo))
	_, next := s.rows(f.Continued, page.Head)
	_, foot := s.rows(f.Foot, 0)
	out := paper{firstTop: page.FirstTop, top: page.Top, bottom: page.Height - page.Bottom}
	if len(f.First) > 0 {
		out.firstTop = max(out.firstTop, first+furnitureGap)
	}
	if logo != nil {
		out.firstTop = max(out.firstTop, logo.picture.top+logo.picture.height+furnitureGap)
	}
	if len(f.Continued) > 0 {
		out.top = max(out.top, next+furnitureGap)
	}
	if len(f.Foot) > 0 {
		out.bottom = min(out.bottom, page.Height-page.Foot-foot-furnitureGap)
	}
	return out
}

// headTop is where the head of the first page begins: beside the logo, or below it where it would run into it.
func (s *setter) headTop(f *doc.Furniture, logo *node) float64 {
	page := &s.house.Page
	if logo == nil {
		return page.Head
	}
	beside := logo.picture.left + logo.picture.width + furnitureGap
	for _, row := range f.First {
		for _, c := range row.Cells {
			if c.Tab >= 0 && page.Left+float64(c.Tab)*page.Tab < beside {
				return logo.picture.top + logo.picture.height + furnitureGap/2
			}
		}
	}
	return page.Head
}

// rows sets furniture below each other from an upper edge and gives the lower edge.
func (s *setter) rows(rows []doc.FieldRow, top float64) ([]*line, float64) {
	page := &s.house.Page
	a := area{left: page.Left, right: page.Width - page.Right}
	var lines []*line
	for i := range rows {
		l := s.house.look(rows[i].Look)
		_, levels := s.fieldRow(&rows[i], l, a)
		for _, level := range levels {
			for _, ln := range level {
				ln.base = top + l.baseline()
				lines = append(lines, ln)
			}
			top += l.Leading
		}
	}
	return lines, top
}

// furnish sets the furniture of every page, now that their number is known.
func (s *setter) furnish(out *layout, f *doc.Furniture, logo *node) {
	page := &s.house.Page
	for i := range out.pages {
		p := &out.pages[i]
		s.setNumbers(i+1, len(out.pages))
		head, top := f.Continued, page.Head
		if i == 0 {
			head, top = f.First, s.headTop(f, logo)
		}
		p.header, _ = s.rows(head, top)
		foot, height := s.rows(f.Foot, 0)
		for _, ln := range foot {
			ln.base += page.Height - page.Foot - height
		}
		p.footer = foot
		for _, ln := range append(p.header[:len(p.header):len(p.header)], foot...) {
			p.underline(ln)
		}
	}
}

// The logo stands in the upper left corner of the first page, no larger than this in points.
const (
	logoWidth  = 200
	logoHeight = 48
)

// logo sets the sender's mark; nil where there is none.
func (s *setter) logo(image *doc.Image) *node {
	if image == nil {
		return nil
	}
	n := s.picture(image, source.Pos{}, 0, logoWidth, logoHeight)
	if n != nil {
		n.picture.page, n.picture.left, n.picture.top = 1, s.house.Page.Left, s.house.Page.Head
	}
	return n
}
