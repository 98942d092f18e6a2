package docx

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// list writes a list with Word's own numbering. Word counts the items itself; where its count would not give the marks of
// the tree, it is begun anew at the right number. An item without a mark is not counted.
func (s *story) list(l *doc.List, at setting) {
	kind := numberingKind{l.Numbering, l.LabelAbove}
	index := slices.Index(numberingKinds[:], kind)
	if index < 0 {
		s.errs.Add(source.Errorf(l.At, "unknown-node", "Word cannot be given the numbering “%s”", string(l.Numbering)))
		return
	}
	if at.depth >= deepestList {
		s.errs.Add(source.Errorf(l.At, "list-depth", "lists nest deeper than %d levels, which Word cannot count", deepestList))
		return
	}
	inner := s.itemSetting(l, at)
	number := listNumber{level: at.depth, above: l.LabelAbove, hanging: twips(inner.left - inner.mark)}
	if number.hanging == s.w.numbering.hanging(kind) {
		number.left = twips(s.w.numbering.itemIndent(kind, at.depth))
	}
	next := 0
	for _, item := range l.Items {
		if item.Label == "" {
			s.blocks(item.Blocks, inner.setting)
			continue
		}
		n, ok := s.position(l, item, next)
		if !ok {
			continue
		}
		if number.list == 0 || n != next {
			s.lists = append(s.lists, listInstance{kind: index, level: at.depth, start: n})
			number.list = s.w.numbering.firstList + len(s.lists) - 1
		}
		next = n + 1
		itemNumber := number
		s.item(item, &itemNumber, inner.setting)
	}
}

// itemSettings are how the blocks of items are set, and where their marks stand.
type itemSettings struct {
	setting
	mark float64
}

func (s *story) itemSetting(l *doc.List, at setting) itemSettings {
	inner := setting{look: l.Look, nested: true, border: at.border, depth: at.depth + 1}
	if l.Look == "" {
		inner.look = at.look
	}
	if inner.look == "" {
		inner.style = s.w.sheet.list
	}
	look := s.w.house.Look(inner.look)
	f := s.format("", look, l.Look, at)
	inner.left, inner.right = f.left, f.right
	mark := inner.left
	if !l.LabelAbove {
		inner.left += s.markColumn(l, look.Size)
	}
	return itemSettings{inner, mark}
}

// markColumn gives how far the text of items stands in from their marks: further than the house says where a mark would
// not fit.
func (s *story) markColumn(l *doc.List, size float64) float64 {
	widest := 0.0
	for _, item := range l.Items {
		widest = max(widest, size*ems(item.Label, false)+size/2)
	}
	return max(s.w.house.List.Indent, widest)
}

// position gives which number the count must have reached at an item, by the mark that the item has.
func (s *story) position(l *doc.List, item *doc.Item, next int) (int, bool) {
	bullet := s.w.house.List.Bullet
	expected := max(next, 1)
	if item.Label == mark(l.Numbering, bullet, expected) {
		return expected, true
	}
	if l.Numbering != doc.NumberBullet {
		if n, ok := number(l.Numbering, bullet, item.Label); ok {
			return n, true
		}
	}
	s.errs.Add(source.Errorf(item.At, "list-mark", "Word cannot number an item “%s” in a list of kind “%s”", item.Label, string(l.Numbering)))
	return 0, false
}

// item writes the blocks of an item; the first paragraph carries the number.
func (s *story) item(item *doc.Item, number *listNumber, at setting) {
	s.number = number
	if len(item.Blocks) == 0 || !takesNumber(item.Blocks[0]) {
		look, id := s.style("", at)
		s.open(s.format(id, look, "", at))
		s.close()
	}
	s.blocks(item.Blocks, at)
}

// takesNumber reports whether a block begins with a paragraph that can carry the number of an item.
func takesNumber(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Paragraph, *doc.Figure:
		return true
	case *doc.Heading:
		return !b.Side
	case *doc.Named:
		return len(b.Blocks) > 0 && takesNumber(b.Blocks[0])
	}
	return false
}
