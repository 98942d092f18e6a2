package rendertest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// walk visits an element and everything below it in logical order.
func (n *pdfNode) walk(visit func(*pdfNode)) {
	visit(n)
	for _, kid := range n.kids {
		if kid.node != nil {
			kid.node.walk(visit)
		}
	}
}

// structureTypes lists the types that we use, with the parents that each may have; nil is any that holds blocks.
var structureTypes = map[string][]string{
	"Document": {""}, "Part": nil, "Sect": nil, "Div": nil, "P": nil, "H1": nil, "H2": nil, "H3": nil, "H4": nil, "H5": nil, "H6": nil,
	"L": nil, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
	"Table": nil, "Caption": {"Table"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
	"Figure": nil, "Span": nil, "Link": nil, "Reference": nil,
}

// blocksNotIn are the types that hold only what structureTypes says.
var blocksNotIn = []string{"L", "LI", "Table", "THead", "TBody", "TR"}

// checkTree: ISO 14289-1, 7.1 to 7.6; ISO 32000-1, 14.8.4.
func (l *pdfLint) checkTree() {
	if l.root.tag != "Document" {
		l.report("the root element is %s", l.root.tag)
	}
	level := 0
	l.root.walk(func(n *pdfNode) {
		l.checkElement(n)
		l.checkLines(n)
		if len(n.tag) == 2 && n.tag[0] == 'H' && n.tag != "TH" {
			next := int(n.tag[1] - '0')
			if next > level+1 {
				l.report("%s %q: follows level %d", n.tag, n.text(), level)
			}
			level = next
		}
		if !n.isInline() {
			l.checkText(n)
		}
	})
}

func (l *pdfLint) checkElement(n *pdfNode) {
	l.checkParent(n)
	if lang, ok := n.dict["Lang"]; ok {
		l.checkLang(n.tag, lang)
	}
	attributes := l.file.dict(n.dict["A"])
	switch n.tag {
	case "Figure":
		l.checkFigure(n, attributes)
	case "TH":
		if scope := attributes["Scope"]; scope != pdfName("Column") && scope != pdfName("Row") && scope != pdfName("Both") {
			l.report("TH %q: scope %v", n.text(), scope)
		}
	case "Table":
		l.checkTable(n)
	case "L":
		if attributes["ListNumbering"] == nil {
			l.report("L %.40q: no ListNumbering", n.text())
		}
	case "Link":
		marks := slices.ContainsFunc(n.kids, func(k pdfKid) bool { return k.mark != nil || k.node != nil })
		if annots := slices.ContainsFunc(n.kids, func(k pdfKid) bool { return k.annot != 0 }); !marks || !annots {
			l.report("Link %q: content %v, annotation %v", n.text(), marks, annots)
		}
	}
	if len(n.kids) == 0 && n.tag != "TD" && n.tag != "TH" {
		l.report("%s (object %d) is empty", n.tag, n.ref)
	}
	if n.tag[0] == 'H' && strings.TrimSpace(n.text()) == "" {
		l.report("%s (object %d) has no text", n.tag, n.ref)
	}
}

// checkParent refuses elements where they do not belong.
func (l *pdfLint) checkParent(n *pdfNode) {
	parents, known := structureTypes[n.tag]
	parent := ""
	if n.parent != nil {
		parent = n.parent.tag
		if n.dict["P"] != n.parent.ref {
			l.report("%s (object %d): P leads to %v", n.tag, n.ref, n.dict["P"])
		}
	}
	nested := n.tag == "L" && parent == "L"
	switch {
	case !known:
		l.report("unknown structure type %s", n.tag)
	case parents != nil && !slices.Contains(parents, parent), parents == nil && slices.Contains(blocksNotIn, parent) && !nested:
		l.report("%s in %s: %.40q", n.tag, parent, n.text())
	}
}

// checkFigure: ISO 14289-1, 7.3, and the box of ISO 32000-1, 14.8.5.4.
func (l *pdfLint) checkFigure(n *pdfNode, attributes pdfDict) {
	if strings.TrimSpace(pdfText(n.dict["Alt"])) == "" {
		l.report("Figure (object %d): no alternative", n.ref)
	}
	page, _ := n.dict["Pg"].(pdfRef)
	box := pdfNumbers(l.file.array(attributes["BBox"]))
	if p := l.byRef[page]; p == nil || !inside(box, p.box) {
		l.report("Figure %q: box %v", pdfText(n.dict["Alt"]), box)
	}
}

// checkTable wants rows of the same number of columns (ISO 14289-1, 7.2) and something that heads the cells (7.5).
func (l *pdfLint) checkTable(table *pdfNode) {
	width, headers := 0, 0
	table.walk(func(row *pdfNode) {
		if row.tag != "TR" {
			return
		}
		columns := 0
		for _, kid := range row.kids {
			if kid.node == nil {
				continue
			}
			span, ok := l.file.dict(kid.node.dict["A"])["ColSpan"].(float64)
			if !ok {
				span = 1
			}
			columns += int(span)
			if kid.node.tag == "TH" {
				headers++
			}
		}
		if width == 0 {
			width = columns
		}
		if columns != width {
			l.report("Table: %d columns, but %d in row %.60q", width, columns, row.text())
		}
	})
	if headers == 0 {
		l.report("Table %.40q: no header cells", table.text())
	}
}

// checkLines wants a space, or a hyphen that tells of itself, between the lines of an element: else their words are joined
// when the text is copied or read aloud.
func (l *pdfLint) checkLines(n *pdfNode) {
	if n.isInline() || n.dict["ActualText"] != nil {
		return
	}
	var before pdfRun
	for _, run := range n.runs(nil) {
		last, _ := utf8.DecodeLastRuneInString(before.text)
		first, _ := utf8.DecodeRuneInString(run.text)
		if run.y != before.y && isWord(last) && isWord(first) {
			l.report("%s: the lines %q and %q are joined", n.tag, before.text, run.text)
		}
		if run.text != "" {
			before = run
		}
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// runs gives the pieces of text of a block in logical order, those of inline elements included.
func (n *pdfNode) runs(out []pdfRun) []pdfRun {
	for _, kid := range n.kids {
		switch {
		case kid.mark != nil:
			out = append(out, kid.mark.runs...)
		case kid.node != nil && kid.node.isInline():
			out = kid.node.runs(out)
		}
	}
	return out
}

// checkOutline compares the outline with the headings, which it shows all, in order, each below the nearest of a higher level
// before it.
func (l *pdfLint) checkOutline() {
	var headings, above []string // above: the tags of the headings that this one stands below
	l.root.walk(func(n *pdfNode) {
		if n.tag[0] == 'H' {
			for len(above) > 0 && above[len(above)-1] >= n.tag {
				above = above[:len(above)-1]
			}
			headings = append(headings, outlineEntry(len(above), n.text()))
			above = append(above, n.tag)
		}
	})
	root := l.file.dict(l.catalog["Outlines"])
	var titles []string
	if ref, ok := l.catalog["Outlines"].(pdfRef); ok && root != nil {
		titles = l.outlineTitles(nil, root, ref, 0)
	}
	if !slices.Equal(headings, titles) {
		l.report("outline: want the headings\n  %q, got\n  %q", headings, titles)
	}
	if len(headings) > 0 && l.catalog["PageMode"] != pdfName("UseOutlines") {
		l.report("outline: not shown")
	}
}

// outlineTitles reads the items below one and checks how they are linked (ISO 32000-1, 12.3.3).
func (l *pdfLint) outlineTitles(titles []string, parent pdfDict, above pdfRef, depth int) []string {
	var previous pdfRef
	next, _ := parent["First"].(pdfRef)
	for next != 0 && depth < 7 && len(titles) < 10000 {
		item := l.file.dict(next)
		title := pdfText(item["Title"])
		titles = append(titles, outlineEntry(depth, title))
		l.checkCount(item, title, depth)
		before, _ := item["Prev"].(pdfRef)
		if item["Parent"] != above || before != previous {
			l.report("outline: %q is not linked to what stands around it", title)
		}
		destination := l.file.array(item["Dest"])
		if page, ok := firstOf(destination).(pdfRef); !ok || l.byRef[page] == nil || len(destination) != 5 {
			l.report("outline: %q leads to %v", title, destination)
		}
		titles = l.outlineTitles(titles, item, next, depth+1)
		previous = next
		next, _ = item["Next"].(pdfRef)
	}
	if last, _ := parent["Last"].(pdfRef); last != previous {
		l.report("outline: the last item is %v, not %v", previous, last)
	}
	return titles
}

func outlineEntry(depth int, title string) string { return strings.Repeat("  ", depth) + Fold(title) }

// checkCount: the title stands open and what is below it folded, so each item counts those directly below it (ISO 32000-1,
// table 153).
func (l *pdfLint) checkCount(item pdfDict, title string, depth int) {
	kids := 0.0
	for next, _ := item["First"].(pdfRef); next != 0 && kids < 10000; next, _ = l.file.dict(next)["Next"].(pdfRef) {
		kids++
	}
	if depth > 0 {
		kids = -kids
	}
	if count, _ := item["Count"].(float64); count != kids {
		l.report("outline: %q counts %v items below it, want %v", title, item["Count"], kids)
	}
}

func firstOf(a pdfArray) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}
