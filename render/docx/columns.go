package docx

import (
	"strings"

	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// grid is where a table stands and how wide its columns are.
type grid struct {
	look   *style.TableLook
	left   float64 // from the left margin, points
	widths []twip
	factor float64 // of the size of type; less than 1 where the longest words would not fit beside each other
}

// How small the type of a table may become before words are broken instead.
const (
	smallestFactor = 0.75
	smallestType   = 7 // points
)

// grid divides the width of the text among the columns. Columns with a share have that; the others divide the rest by what
// stands in them.
func (s *story) grid(t *doc.Table, at setting) grid {
	look := s.w.house.TableLook(t.Look)
	g := grid{look: look, left: look.Left, factor: 1}
	available := s.w.page.textPoints() - g.left
	if at.nested {
		g.left = at.left
		available = s.w.page.textPoints() - at.left - at.right
	}
	if !look.Edged() {
		g.left -= look.PadX
		available += 2 * look.PadX
	}
	widths := make([]float64, len(t.Columns))
	rest := available
	for i, c := range t.Columns {
		if c.Width > 0 {
			widths[i] = c.Width * available
			rest -= widths[i]
		}
	}
	need := s.contentWidths(t, look)
	g.shrink(need, widths, s.w.house.Look(look.Text).Size, rest)
	divide(widths, need, max(rest, 0))
	g.widths = rounded(widths, max(available, float64(len(widths))))
	return g
}

// shrink makes the type smaller where the longest words do not fit.
func (g *grid) shrink(need []contentWidth, widths []float64, size, rest float64) {
	least := 0.0
	for i, n := range need {
		if widths[i] == 0 {
			least += n.least
		}
	}
	if least > rest && rest > 0 {
		g.factor = max(min(1, max(smallestFactor, smallestType/size)), rest/least)
	}
}

// size gives the size of type for runs of a table, or 0 where the style has it.
func (g *grid) size(look *style.Look) halfPoint {
	if g.factor == 1 {
		return 0
	}
	return halfPoint(look.Size * g.factor * 2) // rounded down
}

// contentWidth is what a column needs: at the least for its longest word, at the most for its longest text on one line.
type contentWidth struct{ least, most float64 }

// divide shares the rest among the columns that have no width yet: each gets what its longest word needs, and then in
// proportion to what its longest text needs on top.
func divide(widths []float64, need []contentWidth, rest float64) {
	var least, most float64
	for i, n := range need {
		if widths[i] == 0 {
			least += n.least
			most += n.most
		}
	}
	for i, n := range need {
		switch {
		case widths[i] != 0 || least == 0:
		case least >= rest:
			widths[i] = rest * n.least / least
		case most <= rest:
			widths[i] = n.most + (rest-most)*n.most/most
		default:
			widths[i] = n.least + (n.most-n.least)*(rest-least)/(most-least)
		}
	}
}

// rounded gives whole twips that add up to the total.
func rounded(widths []float64, total float64) []twip {
	out := make([]twip, len(widths))
	sum, given := 0.0, twip(0)
	for i, w := range widths {
		sum += w
		edge := twips(min(sum, total))
		if i == len(widths)-1 {
			edge = twips(total)
		}
		out[i] = max(1, edge-given)
		given += out[i]
	}
	return out
}

// slack is what a column gets more than its text is wide, points: Word rounds to twips, and other faces than Arial differ.
const slack = 0.5

func isBreakingSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// contentWidths measures every column by the widths of Arial, with some room: Word has the real ones, and a column that is
// a little too wide does no harm.
func (s *story) contentWidths(t *doc.Table, look *style.TableLook) []contentWidth {
	need := make([]contentWidth, len(t.Columns))
	padding := 2*look.PadX + slack
	for i := range need {
		need[i] = contentWidth{padding, padding}
	}
	measure := func(rows []*doc.Row, look *style.Look, head bool) {
		for _, row := range rows {
			column := 0
			for _, c := range row.Cells {
				if c.Span <= 1 {
					need[column].widen(s.measured(c.Text), look.Size, padding, look.Bold || row.Own || row.Kind != doc.RowData, head)
				}
				column += max(1, c.Span)
			}
		}
	}
	measure(t.Head, s.w.house.Look(look.Head), true)
	measure(t.Body, s.w.house.Look(look.Text), false)
	return need
}

// measured gives a text as wide as it will be: the number of a page, which is one character in plain text, may have three digits.
func (s *story) measured(text []doc.Inline) string {
	plain := doc.InlineText(text)
	if s.bookmarks == nil {
		return plain
	}
	doc.EachInline(text, func(in doc.Inline) {
		if _, ok := in.(doc.PageRef); ok {
			plain += "88"
		}
	})
	return plain
}

// widen makes room for a text. A header cell would rather be broken into lines than make its column wider.
func (n *contentWidth) widen(text string, size, padding float64, bold, head bool) {
	for line := range strings.Lines(text) {
		if !head {
			n.most = max(n.most, size*ems(line, bold)+padding)
		}
		for word := range strings.FieldsFuncSeq(line, isBreakingSpace) {
			n.least = max(n.least, size*ems(word, bold)+padding)
			n.most = max(n.most, n.least)
		}
	}
}
