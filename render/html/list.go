package html

import (
	"strconv"
	"strings"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// list writes a list. Where the marks of a browser are those of the document, “1.” and a bullet, it is a list of HTML's own,
// which every editor knows. Other marks, “1)” and “a)”, HTML cannot say: an editor that takes such a list in would put “1.”
// in their place, or before them. There the marks are text, and that it is a list is said to those who hear it.
func (s *story) list(l *doc.List, nested bool) {
	switch first, native := s.native(l); {
	case !knownNumbering(l.Numbering):
		s.errs.Add(source.Errorf(l.At, "unknown-node", "HTML cannot be given the numbering “%s”", string(l.Numbering)))
	case native && l.Numbering == doc.NumberBullet:
		s.open("ul", append(lookClasses(l.Look, nested), "list-bullet")...)
		s.items(l)
		s.close("ul")
	case native:
		s.WriteString("<ol")
		s.class(append(lookClasses(l.Look, nested), "list-decimal")...)
		if first != 1 {
			s.attribute("start", strconv.Itoa(first))
		}
		s.WriteByte('>')
		s.items(l)
		s.close("ol")
	default:
		s.marked(l, nested)
	}
}

func knownNumbering(n doc.Numbering) bool {
	switch n {
	case doc.NumberBullet, doc.NumberDecimal, doc.NumberBare, doc.NumberParen, doc.NumberAlphaParen:
		return true
	}
	return false
}

// native reports whether a browser sets the marks of a list as they are: the house's bullet, or numbers with a full stop that
// follow each other from the first.
func (s *story) native(l *doc.List) (first int, ok bool) {
	if l.LabelAbove || len(l.Items) == 0 {
		return 0, false
	}
	for i, item := range l.Items {
		switch l.Numbering {
		case doc.NumberBullet:
			if item.Label != s.w.house.List.Bullet {
				return 0, false
			}
		case doc.NumberDecimal:
			figures, _ := strings.CutSuffix(item.Label, ".")
			n, err := strconv.Atoi(figures)
			if i == 0 {
				first = n
			}
			if err != nil || n < 0 || n != first+i || item.Label != strconv.Itoa(n)+"." {
				return 0, false
			}
		default:
			return 0, false
		}
	}
	return first, true
}

// items writes the items of a list of HTML's own. A paragraph that begins an item and looks like the list is the item's own text,
// as editors write it.
func (s *story) items(l *doc.List) {
	s.WriteByte('\n')
	for _, item := range l.Items {
		s.WriteString("<li>")
		blocks := item.Blocks
		if first := firstParagraph(blocks); first != nil && looksLike(first, l) {
			s.inlines(first.Text)
			blocks = blocks[1:]
			if len(blocks) > 0 {
				s.WriteByte('\n')
			}
		}
		s.blocks(blocks, true)
		s.close("li")
	}
}

// firstParagraph gives the paragraph that blocks begin with, or nil.
func firstParagraph(blocks []doc.Block) *doc.Paragraph {
	if len(blocks) == 0 {
		return nil
	}
	p, _ := blocks[0].(*doc.Paragraph)
	return p
}

func looksLike(p *doc.Paragraph, l *doc.List) bool { return p.Look == "" || p.Look == l.Look }

// marked writes a list whose marks are text: before the first paragraph of the item, or on the line above it.
func (s *story) marked(l *doc.List, nested bool) {
	s.WriteString(`<div role="list"`)
	s.class(append(lookClasses(l.Look, nested), "list-marked")...)
	s.WriteString(">\n")
	for _, item := range l.Items {
		s.WriteString(`<div role="listitem"`)
		s.class("list-item")
		s.WriteString(">\n")
		s.markedItem(item, l)
		s.close("div")
	}
	s.close("div")
}

func (s *story) markedItem(item *doc.Item, l *doc.List) {
	blocks, first := item.Blocks, firstParagraph(item.Blocks)
	if l.LabelAbove {
		first = nil
	}
	if item.Label != "" {
		var look []string
		if first != nil && !looksLike(first, l) {
			look = lookClasses(first.Look, true)
		}
		s.open("p", look...)
		s.open("span", "run-mark")
		s.text(item.Label, item.At)
		s.WriteString("</span>")
		if first != nil {
			s.WriteByte(' ')
			s.inlines(first.Text)
			blocks = blocks[1:]
		}
		s.close("p")
	}
	s.blocks(blocks, true)
}
