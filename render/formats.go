// Package render makes files of documents: the list of formats, each opened once per house style and shared by workers.
package render

import (
	"io"
	"sync"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/docx"
	"github.com/pykala/pykala/render/html"
	"github.com/pykala/pykala/render/json"
	"github.com/pykala/pykala/render/pdf"
	"github.com/pykala/pykala/render/style"
	"github.com/pykala/pykala/render/text"
)

// Format is a kind of file that the program writes.
type Format struct {
	Name string // as typed after --format: "pdf"
	Ext  string // of file names, with its dot: ".pdf"
	MIME string
	Open func(*style.House) (Writer, error)

	// OpenSection opens a writer that writes the sections of one role alone; nil where a format has whole documents only.
	OpenSection func(*style.House, doc.Role) (Writer, error)
}

// Writer writes arranged documents in one house style. It is safe for use by several goroutines at once, and the same
// document always gives the same bytes.
type Writer interface {
	Write(io.Writer, *doc.Document) (doc.Report, error)
}

// Formats lists the formats. A new one is a package and a line here.
func Formats() []Format {
	return []Format{
		{Name: "pdf", Ext: ".pdf", MIME: "application/pdf", Open: opener(pdf.Open)},
		{Name: "docx", Ext: ".docx", MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Open: openWord},
		{Name: "html", Ext: ".html", MIME: "text/html; charset=utf-8", Open: opener(html.Open), OpenSection: openSection},
		{Name: "json", Ext: ".json", MIME: "application/json", Open: opener(json.Open)},
		{Name: "text", Ext: ".txt", MIME: "text/plain; charset=utf-8", Open: opener(text.Open)},
	}
}

// openWord opens the writer of Word files, which asks the PDF for the pages of a table of contents.
func openWord(h *style.House) (Writer, error) {
	w, err := docx.Open(h)
	if err != nil {
		return nil, err
	}
	open := sync.OnceValues(func() (*pdf.Writer, error) { return pdf.Open(h) })
	w.FindPages(func(d *doc.Document) (map[string]int, error) {
		p, err := open()
		if err != nil {
			return nil, err
		}
		return p.Pages(d)
	})
	return w, nil
}

func openSection(h *style.House, role doc.Role) (Writer, error) {
	return opener(func(h *style.House) (*html.Writer, error) { return html.OpenSection(h, role) })(h)
}

// opener gives a package's Open as that of a format.
func opener[W Writer](open func(*style.House) (W, error)) func(*style.House) (Writer, error) {
	return func(h *style.House) (Writer, error) {
		w, err := open(h)
		if err != nil {
			return nil, err
		}
		return w, nil
	}
}
