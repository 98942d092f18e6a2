package pdf

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
)

func TestXMP(t *testing.T) {
	packet := string(appendXMP(nil, archiveMeta{
		title: "Päätös <&> § 5\x00 \uFFFE\xFF", lang: "fi", author: "A & B", subject: "<b>",
		date: doc.Date{Year: 2020, Month: 5, Day: 5}, program: "pykala 1.0",
	}))
	for _, want := range []string{
		"Päätös &lt;&amp;&gt; § 5\uFFFD \uFFFD\uFFFD", "A &amp; B", "&lt;b&gt;", "<dc:language><rdf:Bag><rdf:li>fi<",
		"<xmp:CreateDate>2020-05-05<", "<xmp:ModifyDate>2020-05-05<", "<pdf:Producer>pykala 1.0<", "<pdfaid:conformance>A<",
		"<pdfuaid:part>1<", "<pdfaSchema:prefix>pdfuaid<",
	} {
		if !strings.Contains(packet, want) {
			t.Errorf("%q is not in the packet", want)
		}
	}
	wellFormed(t, packet)
}

// TestXMPOmits: what is not known is left out, not left empty.
func TestXMPOmits(t *testing.T) {
	packet := string(appendXMP(nil, archiveMeta{title: "a", lang: "sv", program: "p"}))
	for _, bad := range []string{"dc:creator", "dc:description", "CreateDate", "0000"} {
		if strings.Contains(packet, bad) {
			t.Errorf("%q is in the packet", bad)
		}
	}
	wellFormed(t, packet)
}

func wellFormed(t *testing.T, packet string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(packet))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
