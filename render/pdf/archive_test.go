package pdf

import (
	"bytes"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/rendertest"
)

// kitchen gives the document that has one of everything, as a file.
func kitchen(t testing.TB) []byte {
	t.Helper()
	return written(t, rendertest.Kitchen())
}

// written gives a document as a file.
func written(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	w, err := Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLint(t *testing.T) {
	for _, find := range rendertest.LintPDF(kitchen(t)) {
		t.Error(find)
	}
}

func TestParity(t *testing.T) {
	got, err := rendertest.ReadPDF(kitchen(t))
	if err != nil {
		t.Fatal(err)
	}
	rendertest.CheckParity(t, "pdf", doc.PlainText(rendertest.Kitchen()), got)
}
