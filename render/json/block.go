package json

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// block is a piece of a part that stands on lines of its own. Its type tells which.
type block interface{ block() }

// words is a text in both its forms.
type words struct {
	Text    string   `json:"text"`              // plain text; a place to fill in is its prompt in square brackets
	Inlines []inline `json:"inlines,omitempty"` // the same text in pieces; absent where it is plain
}

// These are the blocks.
type (
	// heading is a heading.
	heading struct {
		Type  string `json:"type" const:"heading"` // heading
		Level int    `json:"level"`                // 1 to 6; 1 is the document's title
		ID    string `json:"id,omitempty"`         // the name that references lead to
		Look  string `json:"look,omitempty"`       // a look of the house style
		words
	}
	// paragraph is running text, or one line composed of facts.
	paragraph struct {
		Type string `json:"type" const:"paragraph"` // paragraph
		Look string `json:"look,omitempty"`         // a look of the house style; absent for body text
		words
	}
	// list is a list.
	list struct {
		Type       string        `json:"type" const:"list"`     // list
		Numbering  doc.Numbering `json:"numbering"`             // how the items are marked
		LabelAbove bool          `json:"label_above,omitempty"` // the mark of an item stands on the line above it
		Look       string        `json:"look,omitempty"`        // a look of the house style; absent for body text
		Items      []item        `json:"items"`                 // the items in their order
	}
	// table is a table. The first cell of a row below the header heads its row.
	table struct {
		Type    string   `json:"type" const:"table"` // table
		ID      string   `json:"id,omitempty"`       // the name that references lead to
		Look    string   `json:"look,omitempty"`     // a look of tables of the house style; absent for the ordinary one
		Caption *words   `json:"caption,omitempty"`  // what stands above the table
		Columns []column `json:"columns"`            // the columns in their order
		Head    []row    `json:"head"`               // header rows
		Body    []row    `json:"body"`               // the other rows
	}
	// box is blocks with a look of their own, such as a box of conditions.
	box struct {
		Type   string  `json:"type" const:"box"` // box
		Look   string  `json:"look"`             // a look of the house style
		Blocks []block `json:"blocks"`           // the blocks in their order
	}
	// fields is lines of short texts on a grid: the identification data of a letter.
	fields struct {
		Type string     `json:"type" const:"fields"` // fields
		Look string     `json:"look,omitempty"`      // a look of the house style
		Rows []fieldRow `json:"rows"`                // the lines in their order
	}
	// picture is a picture that is content.
	picture struct {
		Type string `json:"type" const:"picture"` // picture
		Name string `json:"name"`                 // file name
		Alt  string `json:"alt"`                  // text alternative in the document's language
	}
	// pageBreak begins a new page.
	pageBreak struct {
		Type string `json:"type" const:"page_break"` // page_break
	}
)

// item is one item of a list.
type item struct {
	Label  string  `json:"label"`  // its mark as it is printed: “1.”, “a)”, “•”; empty where it has none
	Blocks []block `json:"blocks"` // the item's blocks in their order
}

// column is one column of a table.
type column struct {
	Align doc.Align `json:"align,omitempty"` // to which side the text is set; figures are set to the end
}

// row is one row of a table.
type row struct {
	Kind  doc.RowKind `json:"kind,omitempty"` // what tells it from a row of plain data
	Own   bool        `json:"own,omitempty"`  // the recipient's own row
	Cells []cell      `json:"cells"`          // the cells in their order; those that are missing at the end are empty
}

// cell is one cell of a table.
type cell struct {
	Span int `json:"span,omitempty"` // columns it covers, where it is more than one
	words
}

// fieldRow is one line of short texts.
type fieldRow struct {
	Look  string  `json:"look,omitempty"` // a look of the house style
	Cells []field `json:"cells"`          // the texts in their order
}

// field is one text on a line of the grid.
type field struct {
	Tab int `json:"tab"` // the tab stop where it begins; 0 is the left margin, -1 sets it flush with the right one
	words
}

func (heading) block()   {}
func (paragraph) block() {}
func (list) block()      {}
func (table) block()     {}
func (box) block()       {}
func (fields) block()    {}
func (picture) block()   {}
func (pageBreak) block() {}

func (t *twin) blocks(blocks []doc.Block) []block {
	out := make([]block, 0, len(blocks))
	for _, b := range blocks {
		if made := t.block(b); made != nil {
			out = append(out, made)
		}
	}
	return out
}

func (t *twin) block(b doc.Block) block {
	switch b := b.(type) {
	case *doc.Heading:
		return heading{"heading", b.Level, b.ID, b.Look, t.words(b.Text)}
	case *doc.Paragraph:
		return paragraph{"paragraph", b.Look, t.words(b.Text)}
	case *doc.List:
		return t.list(b)
	case *doc.Table:
		return t.table(b)
	case *doc.Named:
		return box{"box", b.Name, t.blocks(b.Blocks)}
	case *doc.Fields:
		return t.fields(b)
	case *doc.Figure:
		if b.Image == nil {
			t.errs.Add(source.Errorf(b.At, "picture", "the figure has no picture"))
			return nil
		}
		return picture{"picture", b.Image.Name, b.Image.Alt}
	case *doc.PageBreak:
		return pageBreak{"page_break"}
	}
	t.errs.Add(source.Errorf(b.Pos(), "unknown-node", "JSON cannot be given a block of type %T", b))
	return nil
}

func (t *twin) list(l *doc.List) list {
	out := list{Type: "list", Numbering: l.Numbering, LabelAbove: l.LabelAbove, Look: l.Look, Items: []item{}}
	for _, i := range l.Items {
		out.Items = append(out.Items, item{i.Label, t.blocks(i.Blocks)})
	}
	return out
}

func (t *twin) table(b *doc.Table) table {
	out := table{Type: "table", ID: b.ID, Look: b.Look, Columns: []column{}, Head: t.rows(b.Head), Body: t.rows(b.Body)}
	if len(b.Caption) > 0 {
		caption := t.words(b.Caption)
		out.Caption = &caption
	}
	for _, c := range b.Columns {
		out.Columns = append(out.Columns, column{c.Align})
	}
	return out
}

func (t *twin) rows(rows []*doc.Row) []row {
	out := make([]row, 0, len(rows))
	for _, r := range rows {
		made := row{Kind: r.Kind, Own: r.Own, Cells: []cell{}}
		for _, c := range r.Cells {
			one := cell{words: t.words(c.Text)}
			if c.Span > 1 {
				one.Span = c.Span
			}
			made.Cells = append(made.Cells, one)
		}
		out = append(out, made)
	}
	return out
}

func (t *twin) fields(f *doc.Fields) fields {
	out := fields{Type: "fields", Look: f.Look, Rows: []fieldRow{}}
	for _, r := range f.Rows {
		made := fieldRow{Look: r.Look, Cells: []field{}}
		for _, c := range r.Cells {
			made.Cells = append(made.Cells, field{c.Tab, t.words(c.Text)})
		}
		out.Rows = append(out.Rows, made)
	}
	return out
}
