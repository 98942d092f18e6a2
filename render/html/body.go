package html

import (
	"slices"
	"strconv"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// part writes a part as a section. It says its language itself, so that a section that is copied does not lose it.
func (s *story) part(p *doc.Part) {
	s.checkName(string(p.Role), p.At)
	if !slices.Contains(s.roles, p.Role) {
		s.roles = append(s.roles, p.Role)
	}
	from, outer := s.Len(), s.role
	asked := p.Role == s.w.only && !s.inside
	inner := asked && s.depth > 0
	s.role, s.inside, s.depth = p.Role, s.inside || inner, s.depth+1
	s.sectionOf(p)
	s.role, s.inside, s.depth = outer, s.inside && !inner, s.depth-1
	switch {
	case inner:
		s.wanted = append(s.wanted, span{from, s.Len()})
	case asked:
		s.whole = append(s.whole, span{from, s.Len()})
	}
}

func (s *story) sectionOf(p *doc.Part) {
	classes := []string{string(p.Role)}
	if p.Frozen {
		classes = append(classes, "is-frozen")
	}
	s.WriteString("<section")
	s.class(classes...)
	s.language(s.lang, p.At)
	s.WriteString(">\n")
	s.blocks(p.Blocks, false)
	for _, sub := range p.Parts {
		s.part(sub)
	}
	s.WriteString("</section>\n")
}

// blocks writes blocks. Those that are nested, in a list or in a named block, take the look of what they stand in.
func (s *story) blocks(blocks []doc.Block, nested bool) {
	for _, b := range blocks {
		s.block(b, nested)
	}
}

func (s *story) block(block doc.Block, nested bool) {
	switch block := block.(type) {
	case *doc.Heading:
		s.heading(block)
	case *doc.Paragraph:
		s.open("p", lookClasses(block.Look, nested)...)
		s.inlines(block.Text)
		s.close("p")
	case *doc.List:
		s.list(block, nested)
	case *doc.Table:
		s.table(block)
	case *doc.Named:
		s.checkName(block.Name, block.At)
		s.open("div", "look-"+block.Name)
		s.WriteByte('\n')
		s.blocks(block.Blocks, true)
		s.close("div")
	case *doc.Fields:
		s.fields(block)
	case *doc.Figure:
		s.open("figure", lookClasses("", nested)...)
		s.figure(block)
		s.close("figure")
	case *doc.PageBreak: // a page on the web has no pages; on paper the browser begins one here
		s.open("div", "page-break")
		s.close("div")
	default:
		s.errs.Add(source.Errorf(block.Pos(), "unknown-node", "HTML cannot be given a block of type %T", block))
	}
}

// lookClasses gives the class of a block by its look. What names none is body text, or looks like what it stands in.
func lookClasses(look string, nested bool) []string {
	switch {
	case look != "":
		return []string{"look-" + look}
	case nested:
		return nil
	}
	return []string{"look-" + style.LookBody}
}

// The levels of headings in HTML.
const (
	highestHeading = 1
	deepestHeading = 6
)

// heading writes a heading. As in Word and in the PDF, no level is skipped: readers take a missing level for a missing heading.
func (s *story) heading(h *doc.Heading) {
	if h.Level < highestHeading || h.Level > deepestHeading {
		s.errs.Add(source.Errorf(h.At, "heading-level", "a heading of level %d: the headings of HTML go from 1 to 6", h.Level))
		return
	}
	s.level = min(h.Level, s.level+1)
	look := h.Look
	if look == "" {
		look = style.HeadingLook(h.Level)
	}
	classes := []string{"look-" + look}
	if h.Side {
		classes = append(classes, "is-side")
	}
	element := "h" + strconv.Itoa(s.level)
	s.WriteString("<" + element)
	s.identifier(h.ID)
	s.class(classes...)
	s.WriteByte('>')
	s.inlines(h.Text)
	s.close(element)
}

// reserve keeps the name that something has in the document from being given to anything else.
func (s *story) reserve(id string, at source.Pos) {
	if id == "" {
		return
	}
	s.checkName(id, at)
	if s.ids[id] {
		s.errs.Add(source.Errorf(at, "double-id", "“%s” is the name of two things", id))
	}
	s.ids[id] = true
}

// identifier writes the name of a heading by which an address leads to it: its own, or its part's with a number.
func (s *story) identifier(id string) {
	for id == "" {
		s.counted[s.role]++
		if next := string(s.role) + "-" + strconv.Itoa(s.counted[s.role]); !s.ids[next] {
			id, s.ids[next] = next, true
		}
	}
	s.attribute("id", Prefix+id)
}

// fields writes lines of the letter's grid. Read without the grid, their texts follow each other as they are to be read.
func (s *story) fields(f *doc.Fields) {
	s.open("div", "fields")
	s.WriteByte('\n')
	for _, row := range f.Rows {
		look := row.Look
		if look == "" {
			look = f.Look
		}
		s.open("p", append(lookClasses(look, false), "fields-row")...)
		for i, cell := range row.Cells {
			if i > 0 {
				s.WriteByte(' ')
			}
			s.open("span", tabClasses(row.Cells, i)...)
			s.inlines(cell.Text)
			s.WriteString("</span>")
		}
		s.close("p")
	}
	s.close("div")
}

// The grid has a class for every tab stop that a sheet of A4 has by SFS 2487. What would stand further right stands at the last,
// and what is set flush with the right margin has the last columns.
const (
	widestGrid  = 7
	rightColumn = 5
)

// tabClasses gives the classes of a text on the grid: where it begins, and where it ends if another text follows.
func tabClasses(cells []doc.FieldCell, i int) []string {
	classes := []string{tabClass(cells[i].Tab)}
	if i+1 == len(cells) {
		return classes
	}
	if from, to := column(cells[i].Tab), column(cells[i+1].Tab); from < to {
		classes = append(classes, endClass(to))
	}
	return classes
}

// column gives the column of the grid, from 0, where a tab stop is.
func column(tab int) int {
	if tab < 0 {
		return rightColumn
	}
	return min(tab, widestGrid)
}

func tabClass(tab int) string {
	if tab < 0 {
		return "tab-right"
	}
	return "tab-" + strconv.Itoa(column(tab))
}

func endClass(column int) string { return "to-tab-" + strconv.Itoa(column) }
