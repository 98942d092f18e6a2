package docx

import (
	"encoding/xml"
	"strconv"

	"github.com/pykala/pykala/render/style"
)

// page is the geometry of the section: the house style's, or the letterhead's where that states its own.
type page struct {
	width, height                        twip
	left, right, top, bottom, head, foot twip
	gutter                               twip
	landscape                            bool
	firstTop, continuedTop               twip // where the text begins, on the first page and on the others; 0 where Word decides
}

// newPage takes the geometry of a house. Word has one top margin for all pages, so it is the smaller of the two that a
// house has; the heads of pages that begin lower are made to reach down so far.
func newPage(h *style.House, l *letterhead) page {
	p := page{
		width: twips(h.Page.Width), height: twips(h.Page.Height), left: twips(h.Page.Left), right: twips(h.Page.Right),
		bottom: twips(h.Page.Bottom), head: twips(h.Page.Head), foot: twips(h.Page.Foot),
		firstTop: twips(h.Page.FirstTop), continuedTop: twips(h.Page.Top),
	}
	if p.firstTop == 0 {
		p.firstTop = p.continuedTop
	}
	p.top = min(p.firstTop, p.continuedTop)
	if l.size != nil {
		p.width, p.height = measured(l.size, "w", p.width), measured(l.size, "h", p.height)
		p.landscape = attribute(l.size, "orient") == "landscape"
	}
	if l.margins != nil {
		p.left, p.right = measured(l.margins, "left", p.left), measured(l.margins, "right", p.right)
		p.top, p.bottom = measured(l.margins, "top", p.top), measured(l.margins, "bottom", p.bottom)
		p.head, p.foot = measured(l.margins, "header", p.head), measured(l.margins, "footer", p.foot)
		p.gutter = measured(l.margins, "gutter", 0)
		p.firstTop, p.continuedTop = 0, 0
	}
	return p
}

func measured(attrs []xml.Attr, name string, otherwise twip) twip {
	n, err := strconv.Atoi(attribute(attrs, name))
	if err != nil {
		return otherwise
	}
	return twip(n)
}

// textWidth gives the width between the margins.
func (p page) textWidth() twip { return p.width - p.left - p.right - p.gutter }

// textPoints gives the same in points.
func (p page) textPoints() float64 { return float64(p.textWidth()) / 20 }

// textHeight gives the height of the text on the page that has least, in points.
func (p page) textHeight() float64 {
	return float64(p.height-p.bottom-max(p.top, p.firstTop, p.continuedTop)) / 20
}

// section gives w:sectPr with references to the headers and footers.
func (p page) section(l *letterhead) string {
	var x xmlBuffer
	x.raw("<w:sectPr>")
	for _, part := range l.pages {
		x.raw("<w:" + part.element)
		x.attribute("w:type", part.use)
		x.attribute("r:id", part.relationID())
		x.raw("/>")
	}
	x.raw("<w:pgSz")
	x.measure("w:w", int(p.width))
	x.measure("w:h", int(p.height))
	if p.landscape {
		x.raw(` w:orient="landscape"`)
	}
	x.raw("/><w:pgMar")
	x.measure("w:top", int(p.top))
	x.measure("w:right", int(p.right))
	x.measure("w:bottom", int(p.bottom))
	x.measure("w:left", int(p.left))
	x.measure("w:header", int(p.head))
	x.measure("w:footer", int(p.foot))
	x.measure("w:gutter", int(p.gutter))
	x.raw("/>")
	if l.titlePage {
		x.raw("<w:titlePg/>")
	}
	x.raw("</w:sectPr>")
	return string(x.b)
}
