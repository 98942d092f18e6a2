package pdf

import (
	"fmt"
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// The structure types that documents use (ISO 32000-1, 14.8.4). Heading types come from headingTag.
const (
	tagDocument  = "Document"
	tagPart      = "Part"
	tagSection   = "Sect"
	tagDivision  = "Div"
	tagP         = "P"
	tagList      = "L"
	tagItem      = "LI"
	tagLabel     = "Lbl"
	tagBody      = "LBody"
	tagTable     = "Table"
	tagCaption   = "Caption"
	tagHead      = "THead"
	tagRows      = "TBody"
	tagRow       = "TR"
	tagHeader    = "TH"
	tagData      = "TD"
	tagSpan      = "Span"
	tagLink      = "Link"
	tagReference = "Reference"
	tagFigure    = "Figure"
)

// headingTag gives the structure type of a heading of a level from 1 to 6.
func headingTag(level int) string {
	return [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}[max(1, min(level, 6))-1]
}

// headingLevel gives the level of a heading's structure type, and 0 for any other.
func headingLevel(tag string) int {
	if len(tag) == 2 && tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6' {
		return int(tag[1] - '0')
	}
	return 0
}

// pdfRect is a rectangle in the coordinates of a PDF page: points from its lower left corner.
type pdfRect struct{ left, bottom, right, top float64 }

// element is one element of the structure tree (ISO 32000-1, 14.7.2). The exported part of its dictionary is in the first
// block; the tagger fills the second.
type element struct {
	tag        string  // structure type
	lang       string  // BCP 47, where it differs from what stands around
	alt        string  // text alternative; figures need one
	actualText string  // what a reader should read instead of the marked glyphs
	title      string  // headings: their text, which the outline shows; others: a name for the element, or empty
	id         string  // unique in the document, or empty
	attr       string  // body of the attribute dictionary: attrScope, attrList, attrBox
	top        float64 // upper edge on the first page, points from the page's lower edge; where the outline and links lead. 0 if not known
	at         source.Pos

	parent *element
	kids   []kid
	page   int // first page with content of its own, from 1; 0 while it has none
	number int // object number, once finish has given it one
}

// kid is one child of an element: another element, an annotation, or marked content.
type kid struct {
	child *element
	link  *linkAnnotation
	page  int // page and identifier of marked content (MCID), where neither of the others is set
	mcid  int
}

// linkAnnotation is a link (ISO 32000-1, 12.5.6.5).
type linkAnnotation struct {
	rect     pdfRect
	uri      string // where it leads out of the document,
	target   string // or the ID of the element that it leads to
	contents string // text alternative (ISO 14289-1, 7.18.5)
	page     int
	owner    *element
	number   int
}

// tagger writes marked content into pages while they are drawn and builds the structure tree of it.
//
// Everything that is drawn stands either in mark, which belongs to the current element, or in artifact (ISO 14289-1, 7.1).
// A mistake of the caller, such as a page that ends inside mark, is kept in err, which finish reports.
type tagger struct {
	raw   func(string) // writes operators into the page
	where func() int   // number of the page, from 1

	root    *element
	current *element
	pages   [][]*element // owner of marked content by page and MCID: the parent tree
	links   []*linkAnnotation
	inside  bool // a marked-content sequence is open
	err     error
	scratch []byte
}

// newTagger begins a structure tree. raw writes operators into the content of the current page, which page tells,
// counted from 1.
func newTagger(raw func(string), page func() int) *tagger {
	root := &element{tag: tagDocument}
	return &tagger{raw: raw, where: page, root: root, current: root}
}

// in runs draw inside a new element, the last child of the current one.
func (t *tagger) in(e *element, draw func()) {
	if t.inside {
		t.fail("element %s begins inside marked content", e.tag)
	}
	e.parent = t.current
	t.current.kids = append(t.current.kids, kid{child: e})
	t.current = e
	draw()
	t.current = e.parent
}

// mark runs draw as one marked-content sequence of the current element. The page must not change in between: what runs
// over pages is marked once a page.
func (t *tagger) mark(draw func()) {
	page := t.where()
	for len(t.pages) < page {
		t.pages = append(t.pages, nil)
	}
	mcid := len(t.pages[page-1])
	t.pages[page-1] = append(t.pages[page-1], t.current)
	t.current.kids = append(t.current.kids, kid{page: page, mcid: mcid})
	if t.current.page == 0 {
		t.current.page = page
	}
	b := append(t.scratch[:0], '/')
	b = append(b, t.current.tag...)
	b = append(b, " <</MCID "...)
	b = strconv.AppendInt(b, int64(mcid), 10)
	if t.current.actualText != "" { // here as well, for programs that copy text without looking at the structure
		b = append(b, " /ActualText "...)
		s := (*syntax)(&b)
		s.text(t.current.actualText)
	}
	t.scratch = append(b, ">> BDC"...)
	t.sequence(string(t.scratch), draw)
}

// artifactKind is the property list of an artifact (ISO 32000-1, 14.8.2.2).
type artifactKind string

// The kinds of artifact: what repeats on pages, and what only decorates.
const (
	artifactHeader   artifactKind = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
	artifactFooter   artifactKind = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"
	artifactRepeated artifactKind = "<</Type /Pagination>>" // header rows of a table, from its second page on
	artifactLayout   artifactKind = "<</Type /Layout>>"     // rules, borders, backgrounds
)

// artifact runs draw as content that is no part of the structure.
func (t *tagger) artifact(kind artifactKind, draw func()) {
	t.sequence("/Artifact "+string(kind)+" BDC", draw)
}

func (t *tagger) sequence(begin string, draw func()) {
	if t.inside {
		t.fail("marked content inside marked content: %s", begin)
	}
	page := t.where()
	t.inside = true
	t.raw(begin)
	draw()
	t.raw("EMC")
	t.inside = false
	if now := t.where(); now != page {
		t.fail("page %d ends inside marked content: %s", page, begin)
	}
}

// link lays a link over what the current element, which must be a Link, has drawn on this page. A link that is broken over
// two lines gets one for each. The address may hold any characters.
func (t *tagger) link(rect pdfRect, uri, contents string) {
	t.annotate(&linkAnnotation{rect: rect, uri: uri, contents: contents})
}

// reference does the same with a link to the element that has an ID.
func (t *tagger) reference(rect pdfRect, target, contents string) {
	t.annotate(&linkAnnotation{rect: rect, target: target, contents: contents})
}

func (t *tagger) annotate(a *linkAnnotation) {
	if t.current.tag != tagLink {
		t.fail("link annotation in %s", t.current.tag)
	}
	a.page, a.owner = t.where(), t.current
	t.links = append(t.links, a)
	t.current.kids = append(t.current.kids, kid{link: a})
}

// fail keeps the first mistake of the caller.
func (t *tagger) fail(format string, args ...any) {
	if t.err == nil {
		t.err = fmt.Errorf("pdf: tags: "+format, args...)
	}
}

// attrList says how the items of a list are marked (ISO 32000-1, 14.8.5.5).
func attrList(numbering doc.Numbering) string {
	switch numbering {
	case doc.NumberAlphaParen:
		return "/O /List /ListNumbering /LowerAlpha"
	case doc.NumberDecimal, doc.NumberBare, doc.NumberParen:
		return "/O /List /ListNumbering /Decimal"
	default:
		return "/O /List /ListNumbering /Disc"
	}
}

// The cells that a header cell heads (ISO 32000-1, 14.8.5.7).
const (
	scopeColumn = "Column"
	scopeRow    = "Row"
)

// attrCell gives the attributes of a table cell: the scope of a header cell, empty for data cells, and the number of
// columns that it covers.
func attrCell(scope string, span int) string {
	switch {
	case scope == "" && span <= 1:
		return ""
	case scope == "":
		return "/O /Table /ColSpan " + strconv.Itoa(span)
	case span <= 1:
		return "/O /Table /Scope /" + scope
	}
	return "/O /Table /Scope /" + scope + " /ColSpan " + strconv.Itoa(span)
}

// attrBox gives the attributes of a figure that stands as a block of its own: where it is (ISO 32000-1, 14.8.5.4).
func attrBox(box pdfRect) string {
	b := []byte("/O /Layout /Placement /Block /BBox [")
	b = appendRect(b, box)
	return string(append(b, ']'))
}

func appendRect(b []byte, r pdfRect) []byte {
	for i, v := range [...]float64{r.left, r.bottom, r.right, r.top} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, v, 'f', 2, 64)
	}
	return b
}
