package doc

import "github.com/pykala/pykala/internal/source"

// Report is what a writer tells of a document it has written.
type Report struct {
	Pages    int // 0 where the format has no pages of its own (Word, plain text)
	Warnings source.Errors
}
