package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// deepestList is how many levels Word counts (ISO/IEC 29500-1, 17.9.3: ilvl 0 to 8).
const deepestList = 9

// numberingKind is one way to mark the items of a list: an abstract numbering of Word's with nine like levels.
type numberingKind struct {
	numbering doc.Numbering
	above     bool // the mark stands on the line above the text
}

// numberingKinds are all of them, in the order of their identifiers.
var numberingKinds = [...]numberingKind{
	{doc.NumberBullet, false},
	{doc.NumberDecimal, false},
	{doc.NumberBare, false},
	{doc.NumberParen, false},
	{doc.NumberAlphaParen, false},
	{doc.NumberBullet, true},
	{doc.NumberDecimal, true},
	{doc.NumberBare, true},
	{doc.NumberParen, true},
	{doc.NumberAlphaParen, true},
}

// numberFormat gives Word's number format and the text around the number, in which "%" stands for "%1" to "%9".
func numberFormat(n doc.Numbering, bullet string) (format, text string, err error) {
	switch n {
	case doc.NumberBullet:
		return "bullet", bullet, nil
	case doc.NumberDecimal:
		return "decimal", "%.", nil
	case doc.NumberBare:
		return "decimal", "%", nil
	case doc.NumberParen:
		return "decimal", "%)", nil
	case doc.NumberAlphaParen:
		return "lowerLetter", "%)", nil
	}
	return "", "", fmt.Errorf("unknown numbering %q", string(n))
}

// mark gives the mark that Word computes for the n-th item.
func mark(numbering doc.Numbering, bullet string, n int) string {
	format, text, err := numberFormat(numbering, bullet)
	switch {
	case err != nil || format == "bullet":
		return text
	case format == "lowerLetter":
		return strings.Replace(text, "%", letters(n), 1)
	}
	return strings.Replace(text, "%", strconv.Itoa(n), 1)
}

// letters counts as Word's lowerLetter does: a … z, aa, bb … zz, aaa (ISO/IEC 29500-1, 17.18.59).
func letters(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

// largestNumber bounds what a mark may count to.
const largestNumber = 9999

// number reads a mark back: which item of Word's count has it. It reports false where none has.
func number(numbering doc.Numbering, bullet, label string) (int, bool) {
	n := 0
	switch digits := strings.Trim(label, ".)"); numbering {
	case doc.NumberAlphaParen:
		if digits == "" || digits[0] < 'a' || digits[0] > 'z' {
			return 0, false
		}
		n = (len(digits)-1)*26 + int(digits[0]-'a') + 1
	default:
		value, err := strconv.Atoi(digits)
		if err != nil {
			return 0, false
		}
		n = value
	}
	return n, n >= 0 && n <= largestNumber && mark(numbering, bullet, n) == label
}

// numberings is the part word/numbering.xml before a document's lists are known.
type numberings struct {
	before       string // root and what the letterhead has
	abstract     [len(numberingKinds)]string
	between      string // the letterhead's own instances
	after        string
	firstKind    int // identifier of the first of numberingKinds
	firstList    int // identifier of a document's first list
	bodyIndent   float64
	bullet       string
	indentOfItem float64
}

// newNumberings makes the abstract numberings of a house; the letterhead's own keep their identifiers.
func newNumberings(h *style.House, letterhead []byte) (*numberings, error) {
	own, err := split(letterhead)
	if err != nil {
		return nil, err
	}
	n := &numberings{before: own.head, after: own.tail, firstList: 1, bodyIndent: h.Look("").Left, bullet: h.List.Bullet, indentOfItem: h.List.Indent}
	for _, e := range own.children {
		switch e.name {
		case "abstractNum":
			n.before += e.xml
			n.firstKind = max(n.firstKind, integer(e.attribute("abstractNumId"))+1)
		case "num":
			n.between += e.xml
			n.firstList = max(n.firstList, integer(e.attribute("numId"))+1)
		case "numPicBullet":
			n.before += e.xml
		}
	}
	for i, kind := range numberingKinds {
		if n.abstract[i], err = n.abstractNumbering(i, kind); err != nil {
			return nil, err
		}
	}
	return n, nil
}

func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func (n *numberings) abstractNumbering(i int, kind numberingKind) (string, error) {
	format, text, err := numberFormat(kind.numbering, n.bullet)
	if err != nil {
		return "", err
	}
	var x xmlBuffer
	x.raw("<w:abstractNum")
	x.measure("w:abstractNumId", n.firstKind+i)
	x.raw(">")
	x.value("nsid", fmt.Sprintf("507A%04X", i+1))
	x.raw(`<w:multiLevelType w:val="multilevel"/>`)
	for level := range deepestList {
		x.raw("<w:lvl")
		x.measure("w:ilvl", level)
		x.raw(`><w:start w:val="1"/>`)
		x.value("numFmt", format)
		if kind.above {
			x.raw(`<w:suff w:val="nothing"/>`)
		}
		x.value("lvlText", strings.Replace(text, "%", "%"+strconv.Itoa(level+1), 1))
		x.raw(`<w:lvlJc w:val="left"/><w:pPr>`)
		x.raw("<w:ind")
		x.measure("w:left", int(twips(n.itemIndent(kind, level))))
		x.measure("w:hanging", int(n.hanging(kind)))
		x.raw("/>")
		x.raw("</w:pPr></w:lvl>")
	}
	x.raw("</w:abstractNum>")
	return string(x.b), nil
}

// itemIndent gives where the text of items stands whose lists nest in body text.
func (n *numberings) itemIndent(kind numberingKind, level int) float64 {
	if kind.above {
		return n.bodyIndent + float64(level)*n.indentOfItem
	}
	return n.bodyIndent + float64(level+1)*n.indentOfItem
}

// hanging gives how far the mark stands out to the left of the text.
func (n *numberings) hanging(kind numberingKind) twip {
	if kind.above {
		return 0
	}
	return twips(n.indentOfItem)
}

// listInstance is one list of a document, or what follows a gap in its count: Word counts it anew from start.
type listInstance struct{ kind, level, start int }

// appendPart writes word/numbering.xml with the kinds and the lists of one document.
func (n *numberings) appendPart(x *xmlBuffer, lists []listInstance) {
	var used [len(numberingKinds)]bool
	for _, l := range lists {
		used[l.kind] = true
	}
	x.raw(n.before)
	for i, abstract := range n.abstract {
		if used[i] {
			x.raw(abstract)
		}
	}
	x.raw(n.between)
	for i, l := range lists {
		x.raw("<w:num")
		x.measure("w:numId", n.firstList+i)
		x.raw("><w:abstractNumId")
		x.measure("w:val", n.firstKind+l.kind)
		x.raw("/><w:lvlOverride")
		x.measure("w:ilvl", l.level)
		x.raw("><w:startOverride")
		x.measure("w:val", l.start)
		x.raw("/></w:lvlOverride></w:num>")
	}
	x.raw(n.after)
}
