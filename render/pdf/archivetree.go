package pdf

import (
	"slices"
	"strings"
)

// writeTree writes the structure tree, its parent tree and the link annotations (ISO 32000-1, 14.7).
func (j *assembly) writeTree() {
	j.tree = j.number()
	elements := j.numberElements(nil, j.tags.root)
	s := j.object(j.tree)
	s.raw("<</Type /StructTreeRoot /K ")
	s.reference(j.tags.root.number)
	j.parentTree(s)
	j.identifiers(s, elements)
	s.raw(">>")
	for _, e := range elements {
		j.writeElement(e)
	}
	named := map[string]*element{}
	for _, e := range elements {
		if e.id != "" {
			named[e.id] = e
		}
	}
	for i, a := range j.tags.links {
		j.writeLink(a, j.raw.pages+i, named[a.target])
	}
}

// numberElements gives the elements object numbers in their logical order.
func (j *assembly) numberElements(elements []*element, e *element) []*element {
	e.number = j.number()
	elements = append(elements, e)
	for _, k := range e.kids {
		if k.child != nil {
			elements = j.numberElements(elements, k.child)
		}
	}
	return elements
}

// parentTree writes the number tree that leads from marked content and annotations to their elements
// (ISO 32000-1, 14.7.4.4): pages first, under the keys 0 …, then links.
func (j *assembly) parentTree(s *syntax) {
	s.raw(" /ParentTreeNextKey ")
	s.integer(j.raw.pages + len(j.tags.links))
	s.raw(" /ParentTree <</Nums [")
	for page := range j.raw.pages {
		s.integer(page)
		s.raw(" [")
		if page < len(j.tags.pages) {
			for _, owner := range j.tags.pages[page] {
				s.reference(owner.number)
				s.raw(" ")
			}
		}
		s.raw("]\n")
	}
	for i, a := range j.tags.links {
		s.integer(j.raw.pages + i)
		s.raw(" ")
		s.reference(a.owner.number)
		s.raw("\n")
	}
	s.raw("]>>")
}

// identifiers writes the name tree of the elements that have an ID.
func (j *assembly) identifiers(s *syntax, elements []*element) {
	var named []*element
	for _, e := range elements {
		if e.id != "" {
			named = append(named, e)
		}
	}
	if len(named) == 0 {
		return
	}
	slices.SortFunc(named, func(a, b *element) int { return strings.Compare(a.id, b.id) })
	s.raw(" /IDTree <</Names [")
	for _, e := range named {
		s.text(e.id)
		s.raw(" ")
		s.reference(e.number)
		s.raw(" ")
	}
	s.raw("]>>")
}

// writeElement writes a structure element (ISO 32000-1, table 323).
func (j *assembly) writeElement(e *element) {
	s := j.object(e.number)
	s.raw("<</S /")
	s.raw(e.tag)
	s.raw(" /P ")
	if e.parent == nil {
		s.reference(j.tree)
	} else {
		s.reference(e.parent.number)
	}
	if e.page > 0 {
		s.raw(" /Pg ")
		s.reference(j.raw.page(e.page))
	}
	s.entry(" /Lang ", e.lang)
	s.entry(" /Alt ", e.alt)
	s.entry(" /ActualText ", e.actualText)
	if headingLevel(e.tag) == 0 {
		s.entry(" /T ", e.title)
	}
	s.entry(" /ID ", e.id)
	if e.attr != "" {
		s.raw(" /A <<")
		s.raw(e.attr)
		s.raw(">>")
	}
	j.writeKids(s, e)
	s.raw(">>")
}

func (j *assembly) writeKids(s *syntax, e *element) {
	if len(e.kids) == 0 {
		return
	}
	s.raw(" /K ")
	if len(e.kids) > 1 {
		s.raw("[")
	}
	for i, k := range e.kids {
		if i > 0 {
			s.raw(" ")
		}
		j.writeKid(s, e, k)
	}
	if len(e.kids) > 1 {
		s.raw("]")
	}
}

// writeKid writes one child: an element, an annotation, or marked content, with its page if that is not the element's.
func (j *assembly) writeKid(s *syntax, e *element, k kid) {
	switch {
	case k.child != nil:
		s.reference(k.child.number)
	case k.link != nil:
		s.raw("<</Type /OBJR /Obj ")
		s.reference(k.link.number)
		s.raw(" /Pg ")
		s.reference(j.raw.page(k.link.page))
		s.raw(">>")
	case k.page == e.page:
		s.integer(k.mcid)
	default:
		s.raw("<</Type /MCR /Pg ")
		s.reference(j.raw.page(k.page))
		s.raw(" /MCID ")
		s.integer(k.mcid)
		s.raw(">>")
	}
}

// writeLink writes a link annotation (ISO 32000-1, 12.5.6.5). It prints (ISO 19005-2, 6.3.2), has a text alternative and leads
// back to its element (ISO 14289-1, 7.18.5). A link within the document leads to the upper edge of its target.
func (j *assembly) writeLink(a *linkAnnotation, key int, target *element) {
	s := j.object(a.number)
	s.raw("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [")
	*s = appendRect(*s, a.rect)
	s.raw("] /P ")
	s.reference(j.raw.page(a.page))
	s.raw(" /StructParent ")
	s.integer(key)
	s.entry(" /Contents ", a.contents)
	if target != nil {
		j.upperEdge(s, target)
	} else {
		s.raw(" /A <</S /URI")
		s.entry(" /URI ", asciiURI(a.uri))
		s.raw(">>")
	}
	s.raw(">>")
}
