package rendertest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pykala/pykala/render/doc"
)

// pageMark stands in the text read back for the number of a page, as in doc.PlainText: a format without pages has none.
const pageMark = "#"

// readReferences checks every Reference, which is the number of a page, against the page that its link leads to, where
// something with a heading must begin, and lets it read as pageMark.
func (d *pdfDocument) readReferences() error {
	begins := map[int][]float64{} // by page: upper ends of the first lines of what has a heading
	d.root.walk(func(n *pdfNode) {
		if isNamed(n) {
			if page, y := n.firstPlace(); page != nil {
				begins[page.number] = append(begins[page.number], y)
			}
		}
	})
	var err error
	d.root.walk(func(n *pdfNode) {
		if n.tag != "Reference" || err != nil {
			return
		}
		page, top := d.destination(n)
		if page == nil || strconv.Itoa(page.number) != n.text() {
			err = fmt.Errorf("the text gives page %q, and leads to %v", n.text(), page)
			return
		}
		const highest = 40 // type size that nothing exceeds, points
		found := false
		for _, y := range begins[page.number] {
			found = found || y < top && y > top-highest
		}
		if !found {
			err = fmt.Errorf("no heading or table begins at %.0f on page %d, where the text leads", top, page.number)
		}
		n.mark = pageMark
	})
	return err
}

// PDFPages gives the numbers of pages that the text of a file prints, in their order.
func PDFPages(data []byte) ([]string, error) {
	d, err := readPDF(data)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return d.printedPages(), nil
}

func (d *pdfDocument) printedPages() (printed []string) {
	d.root.walk(func(n *pdfNode) {
		if n.tag == "Reference" {
			printed = append(printed, n.text())
		}
	})
	return printed
}

// isNamed reports whether an element may have the ID that a reference names.
func isNamed(n *pdfNode) bool {
	return n.tag == "Table" || n.tag != "TH" && strings.HasPrefix(n.tag, "H")
}

// firstPlace gives the page on which an element's text begins, and the baseline of its first line.
func (n *pdfNode) firstPlace() (*pdfPage, float64) {
	for _, kid := range n.kids {
		if kid.mark != nil && len(kid.mark.runs) > 0 {
			return kid.page, kid.mark.runs[0].y
		}
		if kid.node != nil {
			if page, y := kid.node.firstPlace(); page != nil {
				return page, y
			}
		}
	}
	return nil, 0
}

// destination gives where the first link inside an element leads: a page and a height.
func (d *pdfDocument) destination(n *pdfNode) (page *pdfPage, top float64) {
	n.walk(func(link *pdfNode) {
		for _, kid := range link.kids {
			if kid.annot == 0 || page != nil {
				continue
			}
			to := d.file.array(d.file.dict(kid.annot)["Dest"])
			if len(to) == 5 {
				ref, _ := to[0].(pdfRef)
				page = d.byRef[ref]
				top, _ = to[3].(float64)
			}
		}
	})
	return page, top
}

// checkPages compares the numbers of pages that a file prints with where in it those headings and tables begin that the
// document's references name.
func (d *pdfDocument) checkPages(document *doc.Document) (wrong []string) {
	pages := map[string]string{}
	printed := d.printedPages()
	d.root.walk(func(n *pdfNode) {
		if id := pdfText(n.dict["ID"]); id != "" {
			if page, _ := n.firstPlace(); page != nil {
				pages[id] = strconv.Itoa(page.number)
			}
		}
	})
	doc.AllInlines(document.Parts, func(in doc.Inline) {
		ref, ok := in.(doc.PageRef)
		if !ok {
			return
		}
		if len(printed) == 0 || printed[0] != pages[ref.ID] {
			wrong = append(wrong, fmt.Sprintf("%q begins on page %s, and the text says %q", ref.ID, pages[ref.ID], printed[:min(1, len(printed))]))
		}
		printed = printed[min(1, len(printed)):]
	})
	if len(printed) > 0 {
		wrong = append(wrong, fmt.Sprintf("numbers of pages that the document does not have: %q", printed))
	}
	return wrong
}
