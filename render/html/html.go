// Package html writes arranged documents as web pages: for the page of a municipality, and for the clipboard of a case
// system, one section at a time.
//
// A page stands alone: no script, nothing from elsewhere, one small stylesheet after the house style. Every part is a
// section whose class is its role behind Prefix, and what a municipality's own stylesheet may rely on stands in docs/html.md.
// What repeats on the pages of a PDF is no part of a web page; the letterhead's picture stands once, above the text.
package html

import (
	"bytes"
	"io"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Prefix begins every class and every identifier. The figure in it is the version of what docs/html.md promises: if a class
// ever meant something else or went away, the figure would change.
const Prefix = "pykala-1-"

// Writer writes documents in one house style. It may be used by several goroutines at once.
type Writer struct {
	house *style.House
	sheet *sheet
	only  doc.Role // empty for whole pages
}

// Open makes a writer of whole pages.
func Open(h *style.House) (*Writer, error) {
	if err := checkHouse(h); err != nil {
		return nil, err
	}
	return &Writer{house: h, sheet: newSheet(h)}, nil
}

// OpenSection makes a writer that writes, instead of a page, the sections of one role exactly as they stand in the page.
func OpenSection(h *style.House, role doc.Role) (*Writer, error) {
	w, err := Open(h)
	if err != nil {
		return nil, err
	}
	w.only = role
	return w, nil
}

// Write writes one document, or nothing if something is wrong with it; then the error is a source.Errors with all that is.
func (w *Writer) Write(out io.Writer, d *doc.Document) (doc.Report, error) {
	s := newStory(w, d)
	s.main(d)
	var text []byte
	if w.only == "" {
		text = s.page(d)
	} else {
		text = s.section()
	}
	if err := s.errs.Err(); err != nil {
		return doc.Report{}, err
	}
	_, err := out.Write(text)
	return doc.Report{}, err
}

// story is one page being written. Everything that is wrong is collected in errs, and the page is thrown away if there is any.
type story struct {
	bytes.Buffer
	w    *Writer
	lang string
	errs source.Errors

	role    doc.Role // of the part being written
	level   int      // of the last heading
	ids     map[string]bool
	classes map[string]bool  // that are used, without their prefix
	counted map[doc.Role]int // identifiers given to what has none of its own

	roles  []doc.Role // in the order of the text, each once
	wanted []span     // the sections that are asked for
	whole  []span     // the document, where it has the role that is asked for
	inside bool       // a section that is asked for
	depth  int        // sections around
}

// span is a piece of the page, by offsets.
type span struct{ from, to int }

func newStory(w *Writer, d *doc.Document) *story {
	s := &story{w: w, lang: d.Lang, ids: map[string]bool{}, classes: map[string]bool{}, counted: map[doc.Role]int{}}
	for _, p := range d.Parts {
		doc.EachPart(p, func(p *doc.Part) {
			doc.EachBlock(p.Blocks, func(b doc.Block) {
				switch b := b.(type) {
				case *doc.Heading:
					s.reserve(b.ID, b.At)
				case *doc.Table:
					s.reserve(b.ID, b.At)
				}
			})
		})
	}
	return s
}

// main writes what is the document: its parts.
func (s *story) main(d *doc.Document) {
	s.WriteString(`<main class="pykala-1">` + "\n")
	for _, p := range d.Parts {
		s.part(p)
	}
	s.WriteString("</main>\n")
}

// page puts the page around what has been written: the head says what the document is, in elements that browsers and search
// engines know, and its stylesheet has what the page uses.
func (s *story) page(d *doc.Document) []byte {
	main := bytes.Clone(s.Bytes())
	s.Reset()
	s.WriteString("<!DOCTYPE html>\n<html")
	s.language(d.Lang, source.Pos{})
	s.WriteString(">\n<head>\n" + `<meta charset="utf-8">` + "\n" + `<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n")
	if d.Meta.Title == "" {
		s.errs.Add(source.Errorf(source.Pos{}, "title", "the document has no title"))
	}
	s.WriteString("<title>")
	s.text(d.Meta.Title, source.Pos{})
	s.WriteString("</title>\n")
	for _, m := range [...]struct{ name, content string }{
		{"author", d.Meta.Author}, {"description", d.Meta.Subject}, {"dcterms.date", isoDate(d.Meta.Date)},
	} {
		if m.content == "" {
			continue
		}
		s.WriteString("<meta")
		s.attribute("name", m.name)
		s.attribute("content", m.content)
		s.WriteString(">\n")
	}
	s.WriteString("<style>\n" + s.w.sheet.text(s.classes) + "</style>\n</head>\n<body>\n")
	s.letterhead(d.Furniture.Logo)
	s.Write(main)
	s.WriteString("</body>\n</html>\n")
	return s.Bytes()
}

// letterhead sets the sender's picture once above the text: it belongs to the page, not to what is copied from it.
func (s *story) letterhead(logo *doc.Image) {
	if logo == nil {
		return
	}
	s.WriteString(`<header class="` + Prefix + `letterhead">`)
	s.picture(logo, 0, source.Pos{})
	s.WriteString("</header>\n")
}

// section gives the sections that were asked for. The whole document, which often has the role of its main text, is meant
// only where nothing in it has that role.
func (s *story) section() []byte {
	var out []byte
	pieces := s.wanted
	if len(pieces) == 0 {
		pieces = s.whole
	}
	for _, piece := range pieces {
		out = append(out, s.Bytes()[piece.from:piece.to]...)
	}
	if len(out) == 0 {
		s.errs.Add(s.unknownSection())
	}
	return out
}

func (s *story) unknownSection() *source.Error {
	names := make([]string, len(s.roles))
	for i, role := range s.roles {
		names[i] = string(role)
	}
	return source.Errorf(source.Pos{}, "unknown-section", "the document has no section “%s”", string(s.w.only)).
		WithHint("its sections are: %s", strings.Join(names, ", "))
}
