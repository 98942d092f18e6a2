package rendertest

import (
	"fmt"
	"strings"
)

// StructPDF shows the structure tree of a file: one element a line, children indented, each with its language, alternative
// text, attributes and links, and below it the text that it marks. For golden files and for comparison with poppler.
func StructPDF(data []byte) (string, error) {
	d, err := readPDF(data)
	if err != nil {
		return "", fmt.Errorf("pdf: %w", err)
	}
	var b strings.Builder
	d.dump(&b, d.root, 0)
	return b.String(), nil
}

func (d *pdfDocument) dump(b *strings.Builder, n *pdfNode, depth int) {
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(b, "%s%s", indent, n.tag)
	for _, key := range []pdfName{"Lang", "Alt", "ActualText", "ID"} {
		if v, ok := n.dict[key]; ok {
			fmt.Fprintf(b, " %s=%q", key, pdfText(v))
		}
	}
	attributes := d.file.dict(n.dict["A"])
	for _, key := range []pdfName{"ListNumbering", "Scope", "ColSpan"} {
		if v, ok := attributes[key]; ok {
			fmt.Fprintf(b, " %s=%v", key, v)
		}
	}
	b.WriteByte('\n')
	text := ""
	flush := func() {
		if text != "" {
			fmt.Fprintf(b, "%s  %q\n", indent, text)
		}
		text = ""
	}
	for _, kid := range n.kids {
		switch {
		case kid.mark != nil:
			text += kid.mark.text()
		case kid.annot != 0:
			flush()
			fmt.Fprintf(b, "%s  → %s\n", indent, d.leadsTo(d.file.dict(kid.annot)))
		default:
			flush()
			d.dump(b, kid.node, depth+1)
		}
	}
	flush()
}

// leadsTo gives the address of a link, or the page.
func (d *pdfDocument) leadsTo(annotation pdfDict) string {
	ref, _ := firstOf(d.file.array(annotation["Dest"])).(pdfRef)
	if page := d.byRef[ref]; page != nil {
		return fmt.Sprintf("page %d", page.number)
	}
	return pdfText(d.file.dict(annotation["A"])["URI"])
}
