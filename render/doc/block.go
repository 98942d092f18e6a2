package doc

import "github.com/pykala/pykala/internal/source"

// Block is a piece of a page that stands on lines of its own. The set is closed: a writer that meets one it does not know
// must fail.
type Block interface {
	Pos() source.Pos
	block()
}

// Heading is a heading. Level 1 is the document's title.
type Heading struct {
	Node
	Level int    // 1–6
	ID    string // @id refers to it; empty if nothing does
	Look  string // set by arranging: a look of the house style
	Side  bool   // set by arranging: stands in the left column beside the block that follows
	Text  []Inline
}

// Paragraph is running text, or one line composed of facts.
type Paragraph struct {
	Node
	Look string // a look of the house style; empty is body text
	Text []Inline
}

// Numbering is how the items of a list are marked.
type Numbering string

// The numberings.
const (
	NumberBullet     Numbering = "bullet"
	NumberDecimal    Numbering = "1."
	NumberBare       Numbering = "1"
	NumberParen      Numbering = "1)"
	NumberAlphaParen Numbering = "a)"
)

// List is a list; items nest through their blocks.
type List struct {
	Node
	Numbering  Numbering
	Look       string
	LabelAbove bool // set by arranging: the mark stands alone on the line above the item
	Items      []*Item
}

// Item is one item of a list.
type Item struct {
	Node
	Label  string // set by arranging: "1.", "a)", "•"
	Blocks []Block
}

// Align says to which side of its column text is set.
type Align string

// The alignments. Figures are set to the end, so that their digits stand below each other.
const (
	AlignStart  Align = "start"
	AlignCenter Align = "center"
	AlignEnd    Align = "end"
)

// RowKind tells the rows of a table apart that are not plain data.
type RowKind string

// The kinds of row.
const (
	RowData     RowKind = ""
	RowGroup    RowKind = "group"    // heads the rows that follow
	RowSubtotal RowKind = "subtotal" // sums a group
	RowTotal    RowKind = "total"    // sums everything
)

// Table is a table with real header cells. The first cell of every body row heads its row.
type Table struct {
	Node
	ID      string
	Look    string // a look of tables of the house style; empty is the ordinary one
	Caption []Inline
	Columns []Column
	Head    []*Row // repeated on every page the table reaches
	Body    []*Row
}

// Column is one column of a table.
type Column struct {
	Align Align
	Width float64 // share of the table's width; 0 lets the writer choose by content
}

// Row is one row of a table.
type Row struct {
	Node
	Kind  RowKind
	Own   bool // the recipient's own row, which is marked
	Cells []*Cell
}

// Cell is one cell of a table.
type Cell struct {
	Node
	Span int // columns it covers; 0 and 1 are one
	Text []Inline
}

// Named is blocks with a look of their own, such as a box of conditions, or blocks that are not for everybody.
type Named struct {
	Node
	Name   string // a look of the house style; empty where the blocks are only marked. Arranging keeps boxes alone
	Mark   Mark   // put on every text of the blocks by arranging
	Blocks []Block
}

// FieldRow is one line of short texts, each at a tab stop of the style's grid.
type FieldRow struct {
	Node
	Look  string
	Cells []FieldCell
}

// FieldCell is one text of a FieldRow.
type FieldCell struct {
	Node
	Tab  int // tab stop of the grid, 0 at the left margin; -1 sets the text flush with the right margin
	Text []Inline
}

// Fields is a block of lines on the grid: the identification data of a letter.
type Fields struct {
	Node
	Look string
	Rows []FieldRow
}

// Figure is a picture that is content, not furniture.
type Figure struct {
	Node
	Image *Image
	Width float64 // points; 0 takes the picture's own size, at most the text's width
}

// PageBreak begins a new page.
type PageBreak struct{ Node }

// Entry gives the ID of what a row leads to if it is an entry of a table of contents, which is so if it gives the page of just
// one thing; else it is empty.
func (r *Row) Entry() string {
	id, several := "", false
	for _, c := range r.Cells {
		EachInline(c.Text, func(in Inline) {
			if ref, ok := in.(PageRef); ok {
				several = several || id != ""
				id = ref.ID
			}
		})
	}
	if several {
		return ""
	}
	return id
}

// Leads reports whether something in a text is a link by itself.
func Leads(text []Inline) bool {
	leads := false
	EachInline(text, func(in Inline) {
		switch in.(type) {
		case Link, PageRef:
			leads = true
		}
	})
	return leads
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Named) block()     {}
func (*Fields) block()    {}
func (*Figure) block()    {}
func (*PageBreak) block() {}
