package html_test

import (
	"bytes"
	"testing"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/html"
	"github.com/pykala/pykala/render/rendertest"
)

func TestParity(t *testing.T) {
	w, err := html.Open(rendertest.House())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	d := rendertest.Kitchen()
	if _, err := w.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	got, err := rendertest.ReadHTML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	rendertest.CheckParity(t, "html", doc.PlainText(d), got)
}
