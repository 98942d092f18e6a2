package rendertest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
)

// Unpack gives everything that can be read in a file by whatever means: its bytes; of a PDF every stream inflated, every string of
// every object, and the text of pages through the fonts' maps to characters, artifacts too; of a Word file every part with its
// name, with and without its tags; of a web page and of JSON the text without tags and escapes. It fails the test where it cannot
// look into something.
func Unpack(t testing.TB, file []byte) string {
	t.Helper()
	var b strings.Builder
	var err error
	switch {
	case bytes.HasPrefix(file, []byte("%PDF-")):
		err = unpackPDF(&b, file)
	case bytes.HasPrefix(file, []byte("PK\x03\x04")):
		err = unpackZIP(&b, file)
	}
	if err != nil {
		t.Fatal(err)
	}
	unpackText(&b, string(file))
	return b.String()
}

var (
	anyTag     = regexp.MustCompile(`(?s)<[^>]*>`)
	jsonEscape = regexp.MustCompile(`\\u00([0-9a-fA-F]{2})`)
)

// unpackText adds a text as it stands, and as it reads without tags and escapes.
func unpackText(b *strings.Builder, s string) {
	fmt.Fprintln(b, s)
	fmt.Fprintln(b, html.UnescapeString(anyTag.ReplaceAllString(s, "")))
	fmt.Fprintln(b, html.UnescapeString(s))
	fmt.Fprintln(b, jsonEscape.ReplaceAllStringFunc(s, func(e string) string {
		var r rune
		_, _ = fmt.Sscanf(e, `\u00%02x`, &r)
		return string(r)
	}))
}

func unpackZIP(b *strings.Builder, file []byte) error {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	fmt.Fprintln(b, z.Comment)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		fmt.Fprintln(b, f.Name, f.Comment, string(f.Extra))
		unpackText(b, string(content))
		if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
			if err := unpackZIP(b, content); err != nil {
				return err
			}
		}
	}
	return nil
}

func unpackPDF(b *strings.Builder, file []byte) error {
	f, err := openPDF(file)
	if err != nil {
		return err
	}
	if err := f.checkObjects(); err != nil {
		return err
	}
	unpackPDFValue(b, f.trailer)
	for n := 1; n < len(f.entries); n++ {
		unpackPDFValue(b, f.resolve(pdfRef(n)))
	}
	pages, _, err := f.readPages()
	if err != nil {
		return err
	}
	for _, p := range pages {
		if err := f.unpackPage(b, p); err != nil {
			return err
		}
	}
	return nil
}

// unpackPDFValue adds every string and name of a value, and what a stream holds.
func unpackPDFValue(b *strings.Builder, v any) {
	switch v := v.(type) {
	case pdfString:
		fmt.Fprintln(b, pdfText(v))
		fmt.Fprintln(b, string(v))
	case pdfName:
		fmt.Fprintln(b, string(v))
	case pdfArray:
		for _, one := range v {
			unpackPDFValue(b, one)
		}
	case pdfDict:
		for key, value := range v {
			fmt.Fprintln(b, string(key))
			unpackPDFValue(b, value)
		}
	case *pdfStream:
		unpackPDFValue(b, v.dict)
		unpackText(b, string(v.data))
	}
}

// unpackPage adds the text that a page shows, in the order in which it is painted and without anything between.
func (f *pdfFile) unpackPage(b *strings.Builder, p *pdfPage) error {
	fonts := f.dict(f.dict(p.dict["Resources"])["Font"])
	stream, _ := f.resolve(p.dict["Contents"]).(*pdfStream)
	l := &pdfLexer{data: stream.data}
	var operands []any
	codes := map[byte]string{}
	for {
		v, err := l.object(false)
		if err == errPDFEnd {
			fmt.Fprintln(b)
			return nil
		}
		if err != nil {
			return err
		}
		op, is := v.(pdfOp)
		if !is {
			operands = append(operands, v)
			continue
		}
		switch {
		case op == "Tf" && len(operands) > 0:
			name, _ := operands[0].(pdfName)
			font, err := f.readFont(fonts[name])
			if err != nil {
				return err
			}
			codes = font.toUnicode
		case op == "Tj" || op == "TJ" || op == "'" || op == `"`:
			showPDF(b, operands, codes)
		}
		operands = operands[:0]
	}
}

func showPDF(b *strings.Builder, operands []any, codes map[byte]string) {
	for _, v := range operands {
		switch v := v.(type) {
		case pdfArray:
			showPDF(b, v, codes)
		case pdfString:
			for _, code := range []byte(v) {
				b.WriteString(codes[code])
			}
		}
	}
}
