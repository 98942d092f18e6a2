package render_test

import (
	"bytes"
	"regexp"
	"slices"
	"testing"

	"github.com/pykala/pykala/render"
	"github.com/pykala/pykala/render/rendertest"
)

// TestWordPages shows that a Word file says in its table of contents what the PDF says.
func TestWordPages(t *testing.T) {
	d := rendertest.Meeting(12, 6)
	files := map[string][]byte{}
	for _, f := range render.Formats() {
		w, err := f.Open(rendertest.House())
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := w.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		files[f.Name] = b.Bytes()
	}
	want, err := rendertest.PDFPages(files["pdf"])
	if err != nil {
		t.Fatal(err)
	}
	body, err := rendertest.ReadDOCXPart(files["docx"], "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`PAGEREF [^>]*><w:r><w:t>([^<]*)</w:t>`).FindAllStringSubmatch(body, -1) {
		got = append(got, m[1])
	}
	if len(want) != 13 || want[0] == want[12] || !slices.Equal(got, want) {
		t.Errorf("the PDF says %q, Word %q", want, got)
	}
}
