// Package pdf writes arranged documents as PDF: archival (PDF/A-2a, ISO 19005-2) and accessible (PDF/UA-1, ISO 14289-1) in
// one file.
//
// Writing has four steps. Setting (layout*.go) makes lines of text and pages of lines; it knows fonts (font*.go), where lines
// may be broken (break.go) and the house style, but no file format. Painting (paint*.go) draws the pages through gofpdf and
// tags them meanwhile (tag.go). Finishing (archive*.go) makes a conforming file of what gofpdf wrote.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Writer writes documents in one house style. It is safe for use by several goroutines at once, and the same document always
// gives the same bytes.
type Writer struct {
	house    *house
	family   *family
	pictures pictures
	archiver *archiver
	setters  sync.Pool // of *setter: room to work in
	buffers  sync.Pool // of *[]byte: what gofpdf wrote
}

// Program is what files say they were made by.
const program = "Pykälä"

// Open makes a writer for a house style. It is cheap: fonts are read when a document first needs them.
func Open(h *style.House) (*Writer, error) {
	ready, err := openHouse(h)
	if err != nil {
		return nil, err
	}
	f, err := openFamily(h.Fonts.PDF)
	if err != nil {
		return nil, err
	}
	w := &Writer{house: ready, family: f, archiver: newArchiver()}
	w.setters.New = func() any { return new(setter) }
	w.buffers.New = func() any { return new([]byte) }
	w.pictures.ready = map[pictureKey]*picture{}
	return w, nil
}

// Write writes a document. Nothing is written if it cannot be set: a character that no font has, a table too wide for its
// page, a picture that cannot be read. The mistakes are told all at once, each with its place.
func (w *Writer) Write(to io.Writer, d *doc.Document) (doc.Report, error) {
	s := w.setters.Get().(*setter)
	defer func() {
		s.reset()
		w.setters.Put(s)
	}()
	l, errs := w.set(s, d)
	if err := errs.Err(); err != nil {
		return doc.Report{}, err
	}
	file, err := w.file(d, l)
	if err != nil {
		return doc.Report{}, err
	}
	_, err = to.Write(file)
	return doc.Report{Pages: len(l.pages), Warnings: errs.Warnings()}, err
}

// set sets a document on pages. The layout lives in the setter's room.
func (w *Writer) set(s *setter, d *doc.Document) (*layout, source.Errors) {
	s.house, s.bound, s.fonts = w.house, &w.pictures, &documentFonts{family: w.family}
	l := s.lay(d)
	if !s.errs.Failed() {
		s.errs.AddAll(s.fonts.cut())
	}
	return l, s.errs.Sorted()
}

// file paints pages and makes the finished file of them.
func (w *Writer) file(d *doc.Document, l *layout) ([]byte, error) {
	page := &w.house.Page
	c := newCanvas(page.Width, page.Height, l.fonts.used)
	memory := w.buffers.Get().(*[]byte)
	c.buffer = *bytes.NewBuffer((*memory)[:0])
	defer func() {
		*memory = c.buffer.Bytes()
		w.buffers.Put(memory)
	}()
	t := newTagger(c.raw, c.page)
	paint(c, t, l, page.Height)
	raw, err := c.output()
	if err != nil {
		return nil, fmt.Errorf("pdf: gofpdf: %w", err)
	}
	fonts := make([]embeddedFont, len(l.fonts.used))
	for i, f := range l.fonts.used {
		fonts[i] = embeddedFont{baseFont: f.baseFont, toUnicode: f.toUnicode}
	}
	return w.archiver.finish(raw, t, archiveMeta{
		title: d.Meta.Title, lang: d.Lang, author: d.Meta.Author, subject: d.Meta.Subject, date: d.Meta.Date, program: program,
	}, fonts)
}
