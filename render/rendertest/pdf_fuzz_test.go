package rendertest_test

import (
	"bytes"
	"testing"

	"github.com/pykala/pykala/render/pdf"
	"github.com/pykala/pykala/render/rendertest"
)

// FuzzLintPDF: a file may be damaged in any way.
func FuzzLintPDF(f *testing.F) {
	w, err := pdf.Open(rendertest.House())
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.Write(&b, rendertest.Kitchen()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()/2])
	f.Add([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type /XRef /W [1 4 2] /Size 0 /Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n15\n%%EOF\n"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		rendertest.LintPDF(data)
		_, _ = rendertest.StructPDF(data)
	})
}
