package pdf

// painter draws a layout: first the furniture, backgrounds and rules of every page, which are artifacts, then the tree of
// what stands on them in reading order, with its tags.
type painter struct {
	canvas *canvas
	tags   *tagger
	height float64 // of the paper
}

// paint draws a layout on a canvas.
func paint(c *canvas, t *tagger, l *layout, paperHeight float64) {
	p := &painter{canvas: c, tags: t, height: paperHeight}
	for i := range l.pages {
		c.addPage()
		p.artifacts(&l.pages[i])
	}
	for _, n := range l.roots {
		p.node(n)
	}
}

func (p *painter) artifacts(page *page) {
	if len(page.shapes) > 0 {
		p.tags.artifact(artifactLayout, func() {
			for _, s := range page.shapes {
				p.canvas.fill(s)
			}
		})
	}
	p.furniture(artifactHeader, page.header)
	p.furniture(artifactRepeated, page.repeated)
	p.furniture(artifactFooter, page.footer)
}

func (p *painter) furniture(kind artifactKind, lines []*line) {
	if len(lines) == 0 {
		return
	}
	p.tags.artifact(kind, func() {
		for _, ln := range lines {
			for i := range ln.pieces {
				p.piece(ln, &ln.pieces[i])
			}
		}
	})
}

func (p *painter) node(n *node) {
	switch {
	case n.picture != nil:
		box := p.rect(n.picture.left, n.picture.top, n.picture.width, n.picture.height)
		n.attr = attrBox(box)
		p.canvas.turn(n.picture.page)
		p.tags.in(&n.element, func() {
			p.tags.mark(func() { p.canvas.image(n.picture) })
		})
	case n.text != nil:
		first := n.text.lines[0]
		n.top = p.height - (first.base - first.size)
		p.tags.in(&n.element, func() { p.text(n.text) })
	default:
		p.tags.in(&n.element, func() {
			for _, kid := range n.kids {
				p.node(kid)
				if n.top == 0 {
					n.top = kid.top
				}
			}
		})
	}
}

// rect gives a rectangle in the coordinates of PDF.
func (p *painter) rect(left, top, width, height float64) pdfRect {
	return pdfRect{left: left, bottom: p.height - top - height, right: left + width, top: p.height - top}
}

// step is a piece of a text in reading order.
type step struct {
	line  *line
	piece *piece
}

func (p *painter) text(t *setText) {
	steps := make([]step, 0, 2*len(t.lines))
	for _, ln := range t.lines {
		for i := range ln.pieces {
			steps = append(steps, step{ln, &ln.pieces[i]})
		}
	}
	p.steps(steps, t.scopes, 0)
}

// steps draws pieces that all lie in one scope, some of them deeper: those in elements of their own, the others marked
// together as long as they are on one page.
func (p *painter) steps(steps []step, scopes []scope, within int) {
	for len(steps) > 0 {
		inner := child(scopes, steps[0].piece.scope, within)
		n := 1
		for n < len(steps) && child(scopes, steps[n].piece.scope, within) == inner &&
			(inner != within || steps[n].line.page == steps[0].line.page) {
			n++
		}
		if inner == within {
			p.mark(steps[:n])
		} else {
			p.scope(steps[:n], scopes, inner)
		}
		steps = steps[n:]
	}
}

// child gives the scope directly inside another in which a deeper one lies, or that other itself.
func child(scopes []scope, deep, within int) int {
	if deep == within {
		return within
	}
	for scopes[deep].parent != within {
		deep = scopes[deep].parent
	}
	return deep
}

// scope draws pieces in an element of their own.
func (p *painter) scope(steps []step, scopes []scope, inner int) {
	s := &scopes[inner]
	e := &element{tag: s.tag, lang: s.lang}
	if s.tag == tagSpan {
		e.actualText = s.text
	}
	p.tags.in(e, func() {
		p.steps(steps, scopes, inner)
		if s.tag == tagLink {
			p.links(steps, s)
		}
	})
}

// mark draws pieces on one page as marked content of the current element.
func (p *painter) mark(steps []step) {
	p.canvas.turn(steps[0].line.page)
	p.tags.mark(func() {
		for _, st := range steps {
			p.piece(st.line, st.piece)
		}
	})
}

// links lays annotations over the pieces of a link: one for each line.
func (p *painter) links(steps []step, s *scope) {
	contents := s.text
	if contents == "" {
		contents = s.url
	}
	for len(steps) > 0 {
		n := 1
		for n < len(steps) && steps[n].line == steps[0].line {
			n++
		}
		ln, left, right := steps[0].line, steps[0].piece.left, 0.0
		for _, st := range steps[:n] {
			right = max(right, st.piece.end(ln))
		}
		p.canvas.turn(ln.page)
		box := p.rect(ln.left+left, ln.base-ascent*ln.size, max(0, right-left), (ascent+descent)*ln.size)
		if s.target != "" {
			p.tags.reference(box, s.target, contents)
		} else {
			p.tags.link(box, s.url, contents)
		}
		steps = steps[n:]
	}
}

func (p *painter) piece(ln *line, pc *piece) {
	p.canvas.ink(pc.color)
	if pc.box != boxNone {
		p.box(ln, pc)
		return
	}
	p.canvas.text(ln.left+pc.left, ln.base, pc.font, ln.size, pc.codes)
}

// box draws a box to tick as wide as a capital is high. Liberation has no such characters. With it goes a space that does not
// show: a place for the text that stands in for the box, which programs find only where there are characters.
func (p *painter) box(ln *line, pc *piece) {
	size := ln.size
	p.canvas.hidden(ln.left+pc.left, ln.base, pc.font, size, []byte{' '})
	side, thin := 0.7*size, 0.06*size
	left, top := ln.left+pc.left+(boxAdvance/1000.0*size-side)/2, ln.base-side
	for _, s := range []shape{
		{left, top, side, thin, pc.color},
		{left, top + side - thin, side, thin, pc.color},
		{left, top, thin, side, pc.color},
		{left + side - thin, top, thin, side, pc.color},
	} {
		p.canvas.fill(s)
	}
	if pc.box == boxChecked {
		p.canvas.line(left+0.2*side, top+0.5*side, left+0.42*side, top+0.75*side, 1.5*thin)
		p.canvas.line(left+0.42*side, top+0.75*side, left+0.8*side, top+0.25*side, 1.5*thin)
	}
}
