package pdf

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pykala/pykala/internal/source"
)

// walk visits an element and everything below it in logical order.
func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, k := range e.kids {
		if k.child != nil {
			k.child.walk(visit)
		}
	}
}

// firstPage gives the page on which an element's content begins, its own or that of elements below it, and 1 if it has none.
func (e *element) firstPage() int {
	first := e.page
	e.walk(func(below *element) {
		if first == 0 {
			first = below.page
		}
	})
	return max(first, 1)
}

// check drops elements without content and refuses trees that break the rules of PDF/UA (ISO 14289-1, 7).
func (t *tagger) check() error {
	t.root.prune()
	if len(t.root.kids) == 0 {
		return fmt.Errorf("pdf: tags: the document has no content")
	}
	var errs source.Errors
	ids := map[string]bool{}
	level := 0
	t.root.walk(func(e *element) {
		errs.AddAll(e.checkPlace())
		errs.AddAll(e.checkText())
		if e.id != "" && ids[e.id] {
			errs.AddAll(fmt.Errorf("pdf: tags: two elements have the ID %q", e.id))
		}
		ids[e.id] = true // of elements without one as well
		if n := headingLevel(e.tag); n > 0 {
			errs.AddAll(checkLevel(e, level, n))
			level = n
		}
	})
	for _, a := range t.links {
		if !ids[a.target] {
			errs.AddAll(fmt.Errorf("pdf: tags: a link leads to %q, which is no element's ID", a.target))
		}
	}
	return errs.Err()
}

// prune drops elements without content. A cell of a table may be empty.
func (e *element) prune() {
	e.kids = slices.DeleteFunc(e.kids, func(k kid) bool {
		if k.child == nil {
			return false
		}
		k.child.prune()
		return len(k.child.kids) == 0 && k.child.tag != tagData && k.child.tag != tagHeader
	})
}

// checkLevel refuses headings that skip a level (ISO 14289-1, 7.4.2). The first is of level 1.
func checkLevel(e *element, before, level int) error {
	if level <= before+1 {
		return nil
	}
	err := source.Errorf(e.at, "heading-skip", "heading “%s” is of level %d, but only level %d may stand here", e.title, level, before+1)
	return err.WithHint("use headings of the next level, or give the section between them a heading")
}

// checkText refuses headings without text for the outline, figures without alternative (ISO 14289-1, 7.3), header cells
// without scope (7.5) and links without address or alternative (7.18.5).
func (e *element) checkText() error {
	switch {
	case headingLevel(e.tag) > 0 && e.title == "":
		return source.Errorf(e.at, "heading-empty", "a heading has no text")
	case e.tag == tagFigure && e.alt == "":
		return source.Errorf(e.at, "picture-without-text", "a picture has no text alternative").WithHint("say in a few words what it shows")
	case e.tag == tagFigure && e.attr == "":
		return fmt.Errorf("pdf: tags: a figure has no box")
	case e.tag == tagHeader && !strings.Contains(e.attr, "/Scope /"):
		return fmt.Errorf("pdf: tags: a header cell has no scope")
	case e.tag == tagList && e.attr == "":
		return fmt.Errorf("pdf: tags: a list has no numbering")
	}
	for _, k := range e.kids {
		if k.link != nil && (k.link.uri == "" && k.link.target == "" || k.link.contents == "") {
			return source.Errorf(e.at, "link-empty", "a link has no address or no text")
		}
	}
	return nil
}

// checkPlace refuses elements and marked content where they do not belong (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2).
func (e *element) checkPlace() error {
	for _, k := range e.kids {
		switch {
		case k.child != nil:
			if !mayHold(e.tag, k.child.tag) {
				return fmt.Errorf("pdf: tags: %s in %s", k.child.tag, e.tag)
			}
		case k.link == nil && !mayHoldContent(e.tag):
			return fmt.Errorf("pdf: tags: marked content directly in %s", e.tag)
		}
	}
	return nil
}

// mayHold reports whether a structure type may be a child of another, for the types that our documents have.
func mayHold(parent, child string) bool {
	switch child {
	case tagRow:
		return parent == tagTable || parent == tagHead || parent == tagRows
	case tagHeader, tagData:
		return parent == tagRow
	case tagHead, tagRows, tagCaption:
		return parent == tagTable
	case tagItem:
		return parent == tagList
	case tagLabel, tagBody:
		return parent == tagItem
	}
	switch parent {
	case tagTable, tagHead, tagRows, tagRow, tagItem:
		return false
	case tagList:
		return child == tagList
	case tagP, tagSpan, tagLink, tagLabel, "H1", "H2", "H3", "H4", "H5", "H6":
		return child == tagSpan || child == tagLink || child == tagReference || child == tagFigure
	case tagReference:
		return child == tagLink
	}
	return true
}

// mayHoldContent reports whether marked content may be a direct child of a structure type.
func mayHoldContent(tag string) bool {
	switch tag {
	case tagDocument, tagPart, tagSection, tagDivision, tagList, tagItem, tagTable, tagHead, tagRows, tagRow, tagReference:
		return false
	}
	return true
}
