// Package text writes arranged documents as plain text: UTF-8 with line feeds, a paragraph a line, nothing wrapped. It is
// the form in which a matter is pasted into a system that takes nothing else, and what the other formats are compared with.
package text

import (
	"io"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Writer writes plain text. It holds nothing and may be shared.
type Writer struct{}

// Open gives a writer. Plain text has no looks, so every house style will do.
func Open(*style.House) (*Writer, error) { return &Writer{}, nil }

// Write writes a document. Plain text has no pages.
func (*Writer) Write(w io.Writer, d *doc.Document) (doc.Report, error) {
	_, err := io.WriteString(w, doc.PlainText(d))
	return doc.Report{}, err
}
