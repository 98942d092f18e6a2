// Package docx writes arranged documents as Word files (Office Open XML, ISO/IEC 29500, transitional).
//
// The text of a document becomes native WordprocessingML: Word's own headings, its own numbering, real tables, content
// controls for blanks; no text boxes and no tables for layout. What stands around the text comes from a letterhead, a Word
// file kept unzipped in the folder letterhead, or one of the user's own. Placeholders in its headers and footers are found
// and healed once, when a writer is opened, by go-docx; per document only values are put in their place.
//
// Everything that is the same in every document of a house is made and deflated when a writer is opened.
package docx

import (
	"embed"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

//go:embed all:letterhead
var shipped embed.FS

// Writer writes documents in one house style. It may be used by several goroutines at once.
type Writer struct {
	house      *style.House
	letterhead *letterhead
	page       page
	sheet      *stylesheet
	numbering  *numberings
	pages      PageFinder
	settings   string   // with languageMark
	section    string   // w:sectPr
	links      string   // relationships of the document that never change
	front      []packed // parts before the document
	back       []packed // parts after it
	mutex      sync.Mutex
	variants   map[string][]packed // styles and settings, by language and rare styles
	jobs       sync.Pool
}

// Open makes a writer for a house style, with the house's own letterhead or the shipped one.
func Open(h *style.House) (*Writer, error) {
	if own := h.Letterhead; own != nil {
		return OpenLetterhead(h, own.Name, own.Parts)
	}
	files, err := fs.Sub(shipped, "letterhead")
	if err != nil {
		return nil, err
	}
	return OpenLetterhead(h, "letterhead", files)
}

// OpenLetterhead makes a writer with a letterhead of the user's own: the unzipped parts of a Word file, or a zip.Reader over
// a .docx. Name stands in messages before the name of a part.
//
// Of the letterhead are taken: headers and footers with their pictures and links, the styles that the house style does not
// make, the theme, and the size and margins of the page, which go before those of the house. Its body must be empty.
// Placeholders are keys of facts in braces, {sender.name}, or {diary?} where there may be none; {furniture.first},
// {furniture.continued}, {furniture.foot} and {furniture.logo}, each alone in its paragraph, are what the house style puts
// on pages.
func OpenLetterhead(h *style.House, name string, files fs.FS) (*Writer, error) {
	if err := checkHouse(h); err != nil {
		return nil, err
	}
	l, err := readLetterhead(name, files)
	if err != nil {
		return nil, err
	}
	w := &Writer{house: h, letterhead: l, page: newPage(h, l), variants: map[string][]packed{}}
	w.section = w.page.section(l)
	if err := w.makeParts(); err != nil {
		return nil, source.Errorf(source.Pos{File: name}, "letterhead-part", "the letterhead cannot be used: %s", source.Cause(err))
	}
	return w, nil
}

// PageFinder gives the pages on which begins what the references of a document name, by ID.
type PageFinder func(*doc.Document) (map[string]int, error)

// FindPages tells the writer where to ask for the pages that references name, before anything is written. Word counts pages
// only when it prints or is asked to update fields. It could be made to when a file is opened, by w:updateFields in the
// settings or w:dirty on a field, but then asks the reader first whether fields “that may refer to other files” shall be
// updated, which frightens people. So a file says what can be known without Word. Without a finder, numbers are “?”.
func (w *Writer) FindPages(find PageFinder) { w.pages = find }

// checkHouse makes sure of what would otherwise make a file that Word cannot open.
func checkHouse(h *style.House) error {
	var errs source.Errors
	for _, name := range slices.Sorted(maps.Keys(h.Looks)) {
		l := h.Looks[name]
		if !isColor(l.Color) {
			errs.Add(source.Errorf(source.Pos{}, "color", "style “%s”: the look “%s” has the colour “%s”, which is not one like #1A1A1A", h.Name, name, l.Color))
		}
	}
	colors := []string{h.Table.RuleColor, h.Table.HeadFill, h.Table.OwnFill}
	for _, name := range slices.Sorted(maps.Keys(h.Tables)) {
		t := h.Tables[name]
		colors = append(colors, t.RuleColor, t.HeadFill, t.OwnFill)
	}
	for _, c := range colors {
		if !isColor(c) {
			errs.Add(source.Errorf(source.Pos{}, "color", "style “%s”: tables have the colour “%s”, which is not one like #1A1A1A", h.Name, c))
		}
	}
	if h.Looks[style.LookBody] == nil {
		errs.Add(source.Errorf(source.Pos{}, "look", "style “%s” has no look “%s”", h.Name, style.LookBody))
	}
	return errs.Err()
}

func isColor(c string) bool {
	return c == "" || len(c) == 7 && c[0] == '#' && strings.Trim(strings.ToLower(c[1:]), "0123456789abcdef") == ""
}

// Write writes one document, or nothing if something is wrong with it; then the error is a source.Errors with all that is.
func (w *Writer) Write(out io.Writer, d *doc.Document) (doc.Report, error) {
	job, err := w.job()
	if err != nil {
		return doc.Report{}, err
	}
	defer w.jobs.Put(job)
	var errs source.Errors
	checkMeta(d, &errs)
	job.write(w, d, &errs)
	if err := errs.Err(); err != nil {
		return doc.Report{Warnings: errs.Warnings()}, err
	}
	file, err := job.pack(w, d)
	if err != nil {
		return doc.Report{}, err
	}
	if _, err := out.Write(file); err != nil {
		return doc.Report{}, err
	}
	return doc.Report{Warnings: errs.Warnings()}, nil
}

// job is the room that one document is written in.
type job struct {
	packer *packer
	body   story
	pages  []story
	other  xmlBuffer
}

func (w *Writer) job() (*job, error) {
	if j, ok := w.jobs.Get().(*job); ok {
		return j, nil
	}
	p, err := newPacker()
	if err != nil {
		return nil, err
	}
	return &job{packer: p, pages: make([]story, len(w.letterhead.pages))}, nil
}

// reset makes a story empty but keeps its room.
func (s *story) reset(w *Writer, furniture bool, errs *source.Errors) {
	*s = story{xmlBuffer: xmlBuffer{s.b[:0]}, w: w, furniture: furniture, errs: errs}
}

// write makes the text of the parts that differ from document to document.
func (j *job) write(w *Writer, d *doc.Document, errs *source.Errors) {
	j.body.reset(w, false, errs)
	j.body.raw(documentHead)
	j.body.findPageRefs(d)
	j.body.parts(d.Parts)
	j.body.raw(w.section)
	j.body.raw("</w:body></w:document>")
	for i, p := range w.letterhead.pages {
		j.pages[i].reset(w, true, errs)
		j.pages[i].drawings = drawingsPerPart * (i + 1)
		if !p.template.static() {
			j.pages[i].fill(p.template, &d.Furniture)
		}
	}
}

const documentHead = xmlHead + `<w:document xmlns:w="` + nsMain + `" xmlns:r="` + nsRelationships + `" xmlns:mc="` + nsCompatibility +
	`" xmlns:w14="` + nsWord2010 + `" mc:Ignorable="w14"><w:body>`
