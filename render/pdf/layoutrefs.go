package pdf

import (
	"maps"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// A number of a page can be printed only when pages are, and printing it may move what stands below it. So a document that
// holds such numbers is set again with those found, until they come out as they were printed.

// mostRounds is how often a document is set at most. The second round nearly always settles it: numbers have their width
// only from the first on, and a third is needed where that moved a line.
const mostRounds = 5

// unknownPage is printed in the first round: as wide as most numbers in a long document.
const unknownPage = 88

// pageRefs gives the IDs whose page a document prints, each with unknownPage; nil if there are none.
func pageRefs(d *doc.Document) map[string]int {
	var ids map[string]int
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok {
			if ids == nil {
				ids = map[string]int{}
			}
			ids[ref.ID] = unknownPage
		}
	})
	return ids
}

// lay sets a document on pages. Mistakes of the document are in the setter's errs.
func (s *setter) lay(d *doc.Document) *layout {
	s.pageOf = pageRefs(d)
	for round := 1; ; round++ {
		out := s.layOnce(d)
		if out == nil || len(s.pageOf) == 0 || s.errs.Failed() {
			return out
		}
		found := make(map[string]int, len(s.pageOf))
		for _, n := range out.roots {
			s.findPages(n, found)
		}
		s.missingPages(d, found)
		if s.errs.Failed() || maps.Equal(found, s.pageOf) {
			return out
		}
		if round == mostRounds {
			s.errs.Add(unsettled(d, s.pageOf, found))
			return nil
		}
		s.again(found)
	}
}

// Pages gives the pages that references in a document name, by ID: how Word, which lays a document out only when it is opened,
// can say them before that. It is nil for a document without references.
func (w *Writer) Pages(d *doc.Document) (map[string]int, error) {
	if pageRefs(d) == nil {
		return nil, nil
	}
	s := w.setters.Get().(*setter)
	defer func() {
		s.reset()
		w.setters.Put(s)
	}()
	_, errs := w.set(s, d)
	return s.pageOf, errs.Err()
}

// findPages finds the page on which each element begins whose page is asked for.
func (s *setter) findPages(n *node, found map[string]int) {
	if _, asked := s.pageOf[n.id]; asked && n.id != "" {
		if page := n.firstPage(); page > 0 {
			found[n.id] = page
		}
	}
	for _, kid := range n.kids {
		s.findPages(kid, found)
	}
}

// firstPage gives the page on which what a node shows begins, and 0 if it shows nothing.
func (n *node) firstPage() int {
	switch {
	case n.picture != nil:
		return n.picture.page
	case n.text != nil:
		return n.text.lines[0].page
	}
	for _, kid := range n.kids {
		if page := kid.firstPage(); page > 0 {
			return page
		}
	}
	return 0
}

// missingPages reports references to what the document does not have.
func (s *setter) missingPages(d *doc.Document, found map[string]int) {
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok && found[ref.ID] == 0 {
			s.errs.Add(source.Errorf(ref.At, "unknown-reference", "nothing has the name “%s”", ref.ID))
		}
	})
}

// unsettled tells of the first page number that never comes out as it is printed: with it a line is broken in another place,
// and without that break it is another number.
func unsettled(d *doc.Document, printed, found map[string]int) *source.Error {
	var e *source.Error
	doc.AllInlines(d.Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok && e == nil && printed[ref.ID] != found[ref.ID] {
			e = source.Errorf(ref.At, "unsettled-pages", "the number of the page of “%s” cannot be found: where %d is printed it becomes %d", ref.ID, printed[ref.ID], found[ref.ID]).
				WithHint("begin the text below the table of contents on a page of its own")
		}
	})
	return e
}

// again makes the setter ready to set the same document with the numbers that have been found.
func (s *setter) again(pageOf map[string]int) {
	house, bound, family := s.house, s.bound, s.fonts.family
	s.reset()
	s.house, s.bound, s.fonts, s.pageOf = house, bound, &documentFonts{family: family}, pageOf
}
