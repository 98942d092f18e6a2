// Package render makes files of documents: the list of formats, each opened once per house style and shared by workers.
package render

import (
	"io"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// Format is a kind of file that the program writes.
type Format struct {
	Name string // as typed after --format: "pdf"
	Ext  string // of file names, with its dot: ".pdf"
	MIME string
	Open func(*style.House) (Writer, error)
}

// Writer writes arranged documents in one house style. It is safe for use by several goroutines at once, and the same
// document always gives the same bytes.
type Writer interface {
	Write(io.Writer, *doc.Document) (doc.Report, error)
}
