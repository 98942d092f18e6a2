package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	godocx "github.com/lukasjarosch/go-docx"
)

// This file is the only one that imports go-docx. The library finds placeholders that Word has split over runs, and heals
// them. What it does not do, or does wrongly (v0.5.0), is kept away from it here:
//
//   - it is asked once, when a letterhead is opened, never per document: it copies the part for every placeholder, and its
//     counters are package variables, so calls run one at a time;
//   - it never sees the letterhead itself, only a skeleton of w:p, w:r and w:t that holds the texts of the placeholders'
//     paragraphs: it cannot open a part with formulas, drawings with text, or runs and texts that close themselves, it
//     loses the first of two texts in a run, and a part that is not well formed becomes shorter without a word;
//   - every run of the skeleton holds at most a piece of one placeholder: “} {b” in a run makes it lose a placeholder or
//     panic, and so do braces that do not match, which have been refused before;
//   - values are sentinels without braces, each known to occur, given in one call of ReplaceAll: a value with a placeholder
//     in it would be replaced again in the order of a map, and a second call fails;
//   - what comes back is counted against what went in.
var healing sync.Mutex

// skeletonText is the text of one piece, in a run of its own.
type skeletonText struct {
	paragraph int
	text      string
}

// substitute lets go-docx put the value of every key in the place of its placeholder, however the pieces are cut. It gives
// the pieces back in the same number and order: the value stands in the first piece of its placeholder.
func substitute(pieces []skeletonText, values map[string]string) (_ []string, err error) {
	healing.Lock()
	defer healing.Unlock()
	defer func() {
		if r := recover(); r != nil { // go-docx panics on some orders of braces; none that we know of gets here
			err = fmt.Errorf("go-docx: %v", r)
		}
	}()
	archive, err := skeletonArchive(pieces)
	if err != nil {
		return nil, err
	}
	d, err := godocx.OpenBytes(archive)
	if err != nil {
		return nil, err
	}
	replacements := godocx.PlaceholderMap{}
	for key, value := range values {
		replacements[key] = value
	}
	if err := d.ReplaceAll(replacements); err != nil {
		return nil, err
	}
	texts, err := skeletonTexts(d.GetFile(godocx.DocumentXml))
	if err != nil {
		return nil, err
	}
	if len(texts) != len(pieces) {
		return nil, fmt.Errorf("go-docx gave %d pieces back for %d", len(texts), len(pieces))
	}
	return texts, nil
}

// skeletonArchive makes the smallest file that go-docx opens.
func skeletonArchive(pieces []skeletonText) ([]byte, error) {
	var x xmlBuffer
	x.raw(xmlHead + `<w:document xmlns:w="` + nsMain + `"><w:body><w:p>`)
	for i, p := range pieces {
		if i > 0 && p.paragraph != pieces[i-1].paragraph {
			x.raw("</w:p><w:p>")
		}
		x.raw(`<w:r><w:t xml:space="preserve">`)
		if err := xml.EscapeText(&x, []byte(p.text)); err != nil { // leaves braces as they are
			return nil, err
		}
		x.raw("</w:t></w:r>")
	}
	x.raw("</w:p></w:body></w:document>")
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	part, err := archive.Create(godocx.DocumentXml)
	if err != nil {
		return nil, err
	}
	if _, err := part.Write(x.b); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write lets an xmlBuffer be written to.
func (x *xmlBuffer) Write(p []byte) (int, error) {
	x.b = append(x.b, p...)
	return len(p), nil
}

// skeletonTexts reads the texts of a skeleton.
func skeletonTexts(part []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	var out []string
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			text.Reset()
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			if token.Name.Local == "t" {
				out = append(out, text.String())
			}
			text.Reset()
		}
	}
}
