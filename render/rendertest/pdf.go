package rendertest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/render/doc"
)

// ReadPDF gives the text of a tagged file as a screen reader takes it: the marked content in the order of the structure tree,
// artifacts left out, ActualText in place of what it stands for. A soft hyphen, which only ever stands for the breaker's
// hyphen at the end of a line, is left out. Blocks stand on lines of their own. The number of a page that the text gives must
// be that of the page which it leads to, and reads as “#”, as in doc.PlainText.
//
// It reads files as this program writes them and refuses others.
func ReadPDF(data []byte) (string, error) {
	d, err := readPDF(data)
	if err != nil {
		return "", fmt.Errorf("pdf: %w", err)
	}
	if err := d.readReferences(); err != nil {
		return "", fmt.Errorf("pdf: %w", err)
	}
	var b strings.Builder
	d.root.writeText(&b)
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "\u00AD", ""), nil
}

// Fold gives a text in a form in which two formats can be compared: composed characters (NFC), every run of white space one
// space, no soft hyphens or other characters without width.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00AD', '\u200B', '\u2060', '\uFEFF':
			return -1
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// CheckParity fails the test where the text read back from a format is not that of the tree, white space aside. It shows
// the first place where they differ.
func CheckParity(t testing.TB, format, want, got string) {
	t.Helper()
	if place := firstDifference(Fold(want), Fold(got)); place != "" {
		t.Errorf("%s: the text read back differs from the document's\n%s", format, place)
	}
}

// CheckPDF fails the test where our lint finds something in a file, where its text is not that of the document, or where a page
// that it names is another.
func CheckPDF(t testing.TB, d *doc.Document, file []byte) {
	t.Helper()
	for _, find := range LintPDF(file) {
		t.Error(find)
	}
	text, err := ReadPDF(file)
	if err != nil {
		t.Error(err)
		return
	}
	CheckParity(t, "pdf", doc.PlainText(d), text)
	read, err := readPDF(file)
	if err != nil {
		t.Error(err)
		return
	}
	for _, wrong := range read.checkPages(d) {
		t.Error(wrong)
	}
}

// firstDifference shows two folded texts around the first rune that is not the same, or nothing.
func firstDifference(want, got string) string {
	if want == got {
		return ""
	}
	w, g := []rune(want), []rune(got)
	at := 0
	for at < len(w) && at < len(g) && w[at] == g[at] {
		at++
	}
	around := func(r []rune) string {
		return fmt.Sprintf("%q ▸ %q", string(r[max(0, at-40):min(at, len(r))]), string(r[min(at, len(r)):min(at+60, len(r))]))
	}
	return "  want " + around(w) + "\n  got  " + around(g)
}

// pdfDocument is a file with its pages and its structure.
type pdfDocument struct {
	file    *pdfFile
	catalog pdfDict
	pages   []*pdfPage
	byRef   map[pdfRef]*pdfPage
	read    map[pdfRef]bool // elements
	fonts   []*pdfFont
	root    *pdfNode // the element Document
}

// pdfNode is a structure element.
type pdfNode struct {
	ref    pdfRef
	dict   pdfDict
	tag    string
	parent *pdfNode
	kids   []pdfKid
	mark   string // what stands for its text
}

// pdfKid is an element, a marked-content sequence or an annotation.
type pdfKid struct {
	node  *pdfNode
	page  *pdfPage
	mcid  int
	mark  *pdfMark
	annot pdfRef
}

func readPDF(data []byte) (*pdfDocument, error) {
	f, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	if err := f.checkObjects(); err != nil {
		return nil, err
	}
	d := &pdfDocument{file: f, catalog: f.dict(f.trailer["Root"]), byRef: map[pdfRef]*pdfPage{}, read: map[pdfRef]bool{}}
	if d.pages, d.fonts, err = f.readPages(); err != nil {
		return nil, err
	}
	for _, page := range d.pages {
		d.byRef[page.ref] = page
	}
	root := f.dict(d.catalog["StructTreeRoot"])
	ref, ok := root["K"].(pdfRef)
	if !ok {
		return nil, errors.New("the structure tree has not one root element")
	}
	d.root, err = d.readNode(ref, nil, 0)
	return d, err
}

func (d *pdfDocument) readNode(ref pdfRef, parent *pdfNode, depth int) (*pdfNode, error) {
	dict := d.file.dict(ref)
	tag, _ := dict["S"].(pdfName)
	if tag == "" || depth > maxPDFDepth || d.read[ref] {
		return nil, fmt.Errorf("object %d is no structure element, or stands in the tree already", ref)
	}
	d.read[ref] = true
	node := &pdfNode{ref: ref, dict: dict, tag: string(tag), parent: parent}
	var kids pdfArray
	switch k := dict["K"].(type) {
	case nil:
	case pdfArray:
		kids = k
	default:
		kids = pdfArray{k}
	}
	for _, v := range kids {
		kid, err := d.readKid(node, v, depth)
		if err != nil {
			return nil, fmt.Errorf("%s (object %d): %w", tag, ref, err)
		}
		node.kids = append(node.kids, kid)
	}
	return node, nil
}

func (d *pdfDocument) readKid(node *pdfNode, v any, depth int) (pdfKid, error) {
	page := node.dict["Pg"]
	switch v := v.(type) {
	case pdfRef:
		child, err := d.readNode(v, node, depth+1)
		return pdfKid{node: child}, err
	case float64:
		return d.readMark(page, v)
	case pdfDict:
		if own, ok := v["Pg"]; ok {
			page = own
		}
		if v["Type"] == pdfName("OBJR") {
			ref, _ := v["Obj"].(pdfRef)
			p, _ := page.(pdfRef)
			return pdfKid{annot: ref, page: d.byRef[p]}, nil
		}
		mcid, _ := v["MCID"].(float64)
		return d.readMark(page, mcid)
	}
	return pdfKid{}, fmt.Errorf("kid %v", v)
}

func (d *pdfDocument) readMark(page any, mcid float64) (pdfKid, error) {
	ref, _ := page.(pdfRef)
	p := d.byRef[ref]
	if p == nil || p.marks[int(mcid)] == nil {
		return pdfKid{}, fmt.Errorf("marked content %v of page object %v does not exist", mcid, page)
	}
	mark := p.marks[int(mcid)]
	mark.owned++
	return pdfKid{page: p, mcid: int(mcid), mark: mark}, nil
}

// isInline reports whether an element stands in the line of what surrounds it.
func (n *pdfNode) isInline() bool { return n.tag == "Span" || n.tag == "Link" || n.tag == "Reference" }

func (n *pdfNode) writeText(b *strings.Builder) {
	n.breakLine(b)
	if n.mark != "" {
		b.WriteString(n.mark)
	} else if actual, ok := n.dict["ActualText"]; ok {
		b.WriteString(pdfText(actual))
	} else {
		for _, kid := range n.kids {
			switch {
			case kid.node != nil:
				kid.node.writeText(b)
			case kid.mark != nil:
				b.WriteString(kid.mark.text())
			}
		}
	}
	n.breakLine(b)
}

// breakLine sets a block apart from what stands before and after it.
func (n *pdfNode) breakLine(b *strings.Builder) {
	if !n.isInline() && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
}

func (m *pdfMark) text() string {
	var b strings.Builder
	for _, run := range m.runs {
		b.WriteString(run.text)
	}
	return b.String()
}

// text gives the text of an element without the line breaks around blocks at its ends.
func (n *pdfNode) text() string {
	var b strings.Builder
	n.writeText(&b)
	return strings.Trim(b.String(), "\n")
}
