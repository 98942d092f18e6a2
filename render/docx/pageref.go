package docx

import (
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// bookmark is a place in the text that references to its page name.
type bookmark struct {
	number  int    // from 1
	page    string // where it is, as far as is known
	written bool
}

// name gives the name of a bookmark. The names that begin with _Ref are those that Word itself gives to what cross-references
// lead to, which it hides in its list of bookmarks; an ID could be too long for a name, or hold what a name must not.
func (b *bookmark) name() string { return "_Ref" + digits(b.number) }

// findPageRefs gives a bookmark to everything whose page the text gives, in the order of the references.
func (s *story) findPageRefs(d *doc.Document) {
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		ref, ok := in.(doc.PageRef)
		if !ok || s.bookmarks[ref.ID] != nil {
			return
		}
		if s.bookmarks == nil {
			s.bookmarks = map[string]*bookmark{}
		}
		s.bookmarks[ref.ID] = &bookmark{number: len(s.bookmarks) + 1, page: "?"}
	})
	if s.w.pages == nil || s.bookmarks == nil {
		return
	}
	pages, err := s.w.pages(d)
	if err != nil { // the PDF of the same document tells why
		s.errs.Add(source.Warningf(source.Pos{}, "pages-unknown", "the table of contents has no pages, because the document cannot be set as PDF").
			WithHint("in Word, choose everything and press F9"))
		return
	}
	for id, page := range pages {
		if b := s.bookmarks[id]; b != nil {
			b.page = strconv.Itoa(page)
		}
	}
}

// mark makes the next paragraph the place that has an ID, if a reference asks for its page.
func (s *story) mark(id string) {
	if b := s.bookmarks[id]; b != nil && !b.written {
		b.written, s.marked = true, b
	}
}

// writeMark writes the bookmark that waits for a paragraph.
func (s *story) writeMark() {
	if s.marked == nil {
		return
	}
	s.raw("<w:bookmarkStart")
	s.measure("w:id", s.marked.number)
	s.attribute("w:name", s.marked.name())
	s.raw("/><w:bookmarkEnd")
	s.measure("w:id", s.marked.number)
	s.raw("/>")
	s.marked = nil
}

// pageRef writes a field that gives the page of a bookmark, and leads there (\h).
func (s *story) pageRef(in doc.PageRef, r run) {
	b := s.bookmarks[in.ID]
	if b == nil {
		s.errs.Add(source.Errorf(in.Pos(), "page-number", "the number of another page can stand only in the text"))
		return
	}
	s.raw("<w:fldSimple")
	s.attribute("w:instr", " PAGEREF "+b.name()+` \h `)
	s.raw("><w:r>")
	s.runProperties(r)
	s.raw("<w:t>" + b.page + "</w:t></w:r></w:fldSimple>")
}

// lead writes text that leads to a bookmark. It looks like any other: in a table of contents nearly everything leads somewhere.
func (s *story) lead(id string, text []doc.Inline, r run) {
	s.raw("<w:hyperlink")
	s.attribute("w:anchor", s.bookmarks[id].name())
	s.raw(` w:history="1">`)
	s.inlines(text, r)
	s.raw("</w:hyperlink>")
}

// missingPages reports references to what the document does not have.
func (s *story) missingPages(parts []*doc.Part) {
	if s.bookmarks == nil {
		return
	}
	doc.AllInlines(parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok && !s.bookmarks[ref.ID].written {
			s.errs.Add(source.Errorf(ref.At, "unknown-reference", "nothing has the name “%s”", ref.ID))
		}
	})
}
