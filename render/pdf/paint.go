package pdf

import (
	"bytes"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// canvas is a file being drawn by gofpdf. Nothing else in the program knows gofpdf. Lengths are points, from the upper left
// corner of the page; pages are counted from 1.
//
// gofpdf keeps one font and one colour for all pages, while a canvas may be drawn page by page in any order. So the canvas
// keeps them by page and tells gofpdf whenever they differ.
type canvas struct {
	pdf    *gofpdf.Fpdf
	states []inkState // by page, from 1
	last   inkState   // what gofpdf was told last, and carries over to a new page
	number int        // current page
	buffer bytes.Buffer
}

// inkState is what operators that follow are drawn with.
type inkState struct {
	font  *subset
	size  float64
	color color
}

// newCanvas begins a file with pages of one size and the fonts that they use.
func newCanvas(width, height float64, fonts []*subset) *canvas {
	p := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: width, Ht: height}})
	p.SetCompression(false) // archiver.finish compresses
	p.SetCatalogSort(true)  // the same bytes every time
	p.SetCreationDate(time.Unix(0, 0).UTC())
	p.SetModificationDate(time.Unix(0, 0).UTC())
	p.SetAutoPageBreak(false, 0)
	for _, f := range fonts {
		p.AddFontFromBytes(f.baseFont, "", f.definition, f.program)
	}
	return &canvas{pdf: p, states: []inkState{{}}}
}

// addPage begins a page behind the others and goes to it.
func (c *canvas) addPage() {
	c.pdf.AddPage()
	c.states = append(c.states, c.last)
	c.number = len(c.states) - 1
}

// turn goes to a page that has been begun.
func (c *canvas) turn(page int) {
	if page != c.number {
		c.pdf.SetPage(page)
		c.number = page
	}
}

// page gives the number of the current page.
func (c *canvas) page() int { return c.number }

// raw writes operators into the content of the page.
func (c *canvas) raw(operators string) { c.pdf.RawWriteStr(operators) }

// ink chooses the colour of what is drawn.
func (c *canvas) ink(to color) {
	state := &c.states[c.number]
	if state.color == to {
		return
	}
	state.color, c.last.color = to, to
	c.pdf.SetFillColor(int(to.red), int(to.green), int(to.blue))
	c.pdf.SetTextColor(int(to.red), int(to.green), int(to.blue)) // equal to the fill, or gofpdf would set it for every text
}

// text draws codes of a font with their baseline at y.
func (c *canvas) text(x, y float64, font *subset, size float64, codes []byte) {
	state := &c.states[c.number]
	if state.font != font || state.size != size {
		state.font, state.size = font, size
		c.last.font, c.last.size = font, size
		c.pdf.SetFont(font.baseFont, "", size)
	}
	c.pdf.Text(x, y, string(codes))
}

// hidden places codes that do not show (ISO 32000-1, 9.3.6).
func (c *canvas) hidden(x, y float64, font *subset, size float64, codes []byte) {
	c.raw("3 Tr")
	c.text(x, y, font, size, codes)
	c.raw("0 Tr")
}

// fill draws a rectangle.
func (c *canvas) fill(s shape) {
	c.ink(s.color)
	c.pdf.Rect(s.left, s.top, s.width, s.height, "F")
}

// line draws a stroke.
func (c *canvas) line(x1, y1, x2, y2, width float64) {
	ink := c.states[c.number].color
	c.pdf.SetDrawColor(int(ink.red), int(ink.green), int(ink.blue))
	c.pdf.SetLineWidth(width)
	c.pdf.Line(x1, y1, x2, y2)
}

// image draws a picture.
func (c *canvas) image(p *placedPicture) {
	options := gofpdf.ImageOptions{ImageType: p.format}
	c.pdf.RegisterImageOptionsReader(p.name, options, bytes.NewReader(p.data))
	c.pdf.ImageOptions(p.name, p.left, p.top, p.width, p.height, false, options, 0, "")
}

// output ends the file and gives what gofpdf has written.
func (c *canvas) output() ([]byte, error) {
	if err := c.pdf.Output(&c.buffer); err != nil {
		return nil, err
	}
	return c.buffer.Bytes(), nil
}
