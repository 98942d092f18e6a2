package markup

// Node is embedded in every piece of a text: it knows where the piece begins.
type Node struct{ Off int }

// Offset gives the byte offset in the text that was parsed.
func (n Node) Offset() int { return n.Off }

// Block is a piece that stands on lines of its own. The set is closed.
type Block interface {
	Offset() int
	block()
}

// Heading is a line that begins with one to four number signs.
type Heading struct {
	Node
	Level int    // 1–4
	ID    string // without its braces; empty if there is none
	Text  []Inline
}

// Paragraph is lines of running text.
type Paragraph struct {
	Node
	Text []Inline
}

// Mark is how the items of a list are marked.
type Mark string

// The marks.
const (
	MarkBullet  Mark = "-"
	MarkDecimal Mark = "1."
	MarkAlpha   Mark = "a)"
)

// List is items with the same mark.
type List struct {
	Node
	Mark  Mark
	Items []*Item
}

// Item is one item of a list. Its first block is a paragraph.
type Item struct {
	Node
	Blocks []Block
}

// Align says to which side a table's column is set.
type Align string

// The alignments: |---|, |:---|, |:---:| and |---:|.
const (
	AlignNone   Align = ""
	AlignLeft   Align = "left"
	AlignCenter Align = "center"
	AlignRight  Align = "right"
)

// Table is a table with one row of headings. Every row has as many cells as there are columns.
type Table struct {
	Node
	ID      string   // of the caption; empty if there is none
	Caption []Inline // what follows “Taulukko:”; nil if there is none
	Columns []Align
	Head    *Row
	Body    []*Row
}

// Row is one row of a table.
type Row struct {
	Node
	Cells []*Cell
}

// Cell is one cell of a table.
type Cell struct {
	Node
	Text []Inline
}

// Named is what stands between “::: name” and “:::”. The names MarkedPersonal and MarkedSecret mark the blocks, and may have a
// ground behind them: “::: secret: JulkL 24 §”.
type Named struct {
	Node
	Name   string
	Ground string
	Blocks []Block
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Named) block()     {}

// Inline is a piece of a line. The set is closed.
type Inline interface {
	Offset() int
	inline()
}

// Text is plain text, its escapes resolved; a line break in the source is a space in it.
type Text struct {
	Node
	S string
}

// Value is a place where data stands: the value with number N.
type Value struct {
	Node
	N int
}

// Strong is **bold**.
type Strong struct {
	Node
	Text []Inline
}

// Emph is _emphasised_.
type Emph struct {
	Node
	Text []Inline
}

// Link is [text](url).
type Link struct {
	Node
	URL  []Inline // Texts and Values; checked already if there is no Value among them
	Text []Inline
}

// Marked is [text]{secret}: text that is not for everybody.
type Marked struct {
	Node
	Publicity string // MarkedPersonal or MarkedSecret
	Ground    string // of [text]{secret: ground}; else empty
	Text      []Inline
}

// Ref is @id: the number of what the id names. @@id is the house style's phrase for an attachment: “liitteenä 8”.
type Ref struct {
	Node
	ID     string
	Phrase bool
}

// Break is a \ at the end of a line: what follows begins a new line.
type Break struct{ Node }

func (*Text) inline()   {}
func (*Value) inline()  {}
func (*Strong) inline() {}
func (*Emph) inline()   {}
func (*Link) inline()   {}
func (*Marked) inline() {}
func (*Ref) inline()    {}
func (*Break) inline()  {}
