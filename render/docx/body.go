package docx

import (
	"slices"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// story writes one story of a document: its body, or the head or the foot of pages. Everything that is wrong is collected
// in errs, and the story is thrown away if there is any.
type story struct {
	xmlBuffer
	w         *Writer
	furniture bool // repeats on pages: page numbers are allowed, links and controls are plain text
	errs      *source.Errors

	links     relations
	pictures  []picture
	lists     []listInstance
	rare      []string             // rare styles that are used, in order of identifiers
	drawings  int                  // identifiers given to drawings
	controls  int                  // identifiers given to content controls
	bookmarks map[string]*bookmark // of what the text gives the page of, by ID; nil in documents without
	marked    *bookmark            // begins with the next paragraph
	opens     map[doc.Block]bool   // blocks that stand above the title of an item of a meeting; true for the first of each
	pageTop   bool                 // the paragraph that is written begins a page after a break
	opening   bool                 // the block that is written is one of these
	level     int                  // of the last heading
	breakPage bool                 // the next paragraph begins a page: two breaks without anything between are one
	above     float64              // space wanted above the next paragraph by what cannot ask for space below itself, points
	before    rune                 // the last character of the paragraph so far, or 0
	number    *listNumber          // what the next paragraph begins with
	last      lastParagraph
}

// lastParagraph remembers the paragraph that was written last, so that something can be added to it afterwards.
type lastParagraph struct {
	keep    int // offset in the buffer where w:keepNext may be put in; 0 if it may not
	spacing int // offset where w:spacing may be put in; 0 if it may not
	after   float64
}

// setting is where blocks are set: inside a list, inside a named block, or neither.
type setting struct {
	look   string      // look of paragraphs that name none
	style  string      // identifier of the style that goes with it, if it is not the look's own
	nested bool        // left and right count from here, and indents of looks from body text
	left   float64     // where body text stands, from the left margin, points
	right  float64     // and from the right margin
	border *style.Look // rule around every paragraph, or nil
	depth  int         // lists around
}

// parts writes parts and the parts within them.
func (s *story) parts(parts []*doc.Part) {
	s.findOpenings(parts)
	s.blocks(flatten(nil, parts), setting{left: s.w.house.Look("").Left})
	s.missingPages(parts)
}

// flatten gives the blocks of parts in reading order.
func flatten(blocks []doc.Block, parts []*doc.Part) []doc.Block {
	for _, p := range parts {
		blocks = append(blocks, p.Blocks...)
		blocks = flatten(blocks, p.Parts)
	}
	return blocks
}

func (s *story) blocks(blocks []doc.Block, at setting) {
	for i, block := range blocks {
		var next doc.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		s.block(block, next, at)
	}
}

// findOpenings finds what stands above the titles of the items of a meeting. The document's own title is not one of these.
func (s *story) findOpenings(parts []*doc.Part) {
	begun := false
	for _, p := range parts {
		doc.EachPart(p, func(p *doc.Part) {
			if p.Role == doc.RoleItem && begun {
				for i, b := range doc.Opening(p) {
					if s.opens == nil {
						s.opens = map[doc.Block]bool{}
					}
					s.opens[b] = i == 0
				}
			}
			begun = begun || len(p.Blocks) > 0
		})
	}
}

// openItem keeps what stands above the title of an item with that, and clear of the item before.
func (s *story) openItem(block doc.Block) {
	first, opening := s.opens[block]
	s.opening = opening
	if first {
		s.above = max(s.above, s.w.house.Look(style.LookTitle).Before)
	}
}

// block writes a block; next is the one that follows it, or nil.
func (s *story) block(block, next doc.Block, at setting) {
	if s.opens != nil && !at.nested {
		s.openItem(block)
	}
	switch block := block.(type) {
	case *doc.Heading:
		s.heading(block, next, at)
	case *doc.Paragraph:
		s.paragraph(block, next, at)
	case *doc.List:
		s.list(block, at)
	case *doc.Table:
		s.table(block, next, at)
	case *doc.Named:
		s.named(block, at)
	case *doc.Fields:
		for i := range block.Rows {
			s.fieldRow(&block.Rows[i], block.Look, space{})
		}
	case *doc.Figure:
		s.figure(block, at)
	case *doc.PageBreak:
		s.breakPage = true
	default:
		s.errs.Add(source.Errorf(block.Pos(), "unknown-node", "Word cannot be given a block of type %T", block))
	}
}

// pageBreak writes a page break where no paragraph can carry it.
func (s *story) pageBreak() {
	s.breakPage = false
	s.raw(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
	s.last, s.above = lastParagraph{}, 0
}

// paragraph writes running text. Before a list it stays with the first item, and a signature never stands on a page
// without a word of what is signed.
func (s *story) paragraph(p *doc.Paragraph, next doc.Block, at setting) {
	look, id := s.style(p.Look, at)
	if p.Look == style.LookSignature {
		s.keepLast()
	}
	_, list := next.(*doc.List)
	f := s.format(id, look, p.Look, at)
	f.keep = list
	s.open(f)
	s.inlines(p.Text, run{inBold: look.Bold})
	s.close()
}

// style gives the look and the style identifier of a paragraph: its own look, else that of what it stands in, else body.
func (s *story) style(look string, at setting) (*style.Look, string) {
	if look == "" {
		look = at.look
		if at.style != "" {
			return s.w.house.Look(look), at.style
		}
	}
	return s.w.house.Look(look), s.w.sheet.paragraph(look)
}

// edges gives where the text of a look stands, from the margins.
func (s *story) edges(look *style.Look, at setting) (left, right float64) {
	if !at.nested {
		return look.Left + inset(look), look.Right + inset(look)
	}
	return at.left + max(0, look.Left-s.w.house.Look("").Left), at.right + look.Right
}

// format gives a paragraph its place. A paragraph without a look of its own has that of what it stands in, whose indents
// are in the setting.
func (s *story) format(id string, look *style.Look, own string, at setting) paragraphFormat {
	f := paragraphFormat{style: id, look: look, border: at.border}
	f.left, f.right = s.edges(look, at)
	if own == "" && at.nested {
		f.left, f.right = at.left, at.right
	}
	return f
}

// heading writes a heading with a style of headings. As in the PDF, no level is skipped: readers take a missing level for a
// missing heading. One in the left column stands in a frame that Word keeps beside the paragraph that follows.
func (s *story) heading(h *doc.Heading, next doc.Block, at setting) {
	name := h.Look
	if name == "" {
		name = style.HeadingLook(h.Level)
	}
	if h.Level < 1 || h.Level > deepestHeading {
		s.errs.Add(source.Errorf(h.At, "heading-level", "a heading of level %d: Word's headings go from 1 to %d here", h.Level, deepestHeading))
		return
	}
	s.level = min(h.Level, s.level+1)
	id, ok := s.w.sheet.headings[headingLook{name, s.level}]
	if !ok {
		s.errs.Add(source.Errorf(h.At, "heading-look", "a heading cannot have the look “%s”, which is not one of headings", name).
			WithHint("name a style “heading %d” as the look's style of Word", h.Level))
		return
	}
	look := s.w.house.Look(name)
	f := s.format(id, look, name, at)
	f.keep = true
	if h.Side && s.standsBeside(next, s.sideEdge(look), at) {
		s.keepLastSpace(look.Before)
		f.frame, f.keep = true, false
	}
	s.mark(h.ID)
	s.open(f)
	s.inlines(h.Text, run{inBold: look.Bold})
	s.close()
}

// sideEdge gives where the column of side headings ends.
func (s *story) sideEdge(look *style.Look) float64 {
	if look.Width > 0 {
		return look.Left + look.Width
	}
	return s.w.house.Look("").Left - frameGap
}

// standsBeside reports whether a block begins with a paragraph to the right of an edge, so that a frame can stand beside
// it. Where none does, a side heading stands above what follows, and alone if nothing is said under it.
func (s *story) standsBeside(b doc.Block, edge float64, at setting) bool {
	switch b := b.(type) {
	case *doc.Paragraph:
		look, id := s.style(b.Look, at)
		return s.format(id, look, b.Look, at).left >= edge
	case *doc.Figure:
		return at.left >= edge
	case *doc.List:
		return len(b.Items) > 0 && s.itemSetting(b, at).mark >= edge
	case *doc.Named:
		left, _ := s.edges(s.w.house.Look(b.Name), at)
		return len(b.Blocks) > 0 && left >= edge
	}
	return false
}

// keepLastSpace widens the space below the last paragraph to what a side heading wants above it. The space belongs to the
// text, not to the frame: where a frame begins beside a paragraph with space of its own is not the same in every program.
func (s *story) keepLastSpace(points float64) {
	if s.last.spacing == 0 {
		s.above = max(s.above, points)
		return
	}
	if points <= s.last.after {
		return
	}
	s.insert(s.last.spacing, `<w:spacing w:after="`+digits(int(twips(points)))+`"/>`)
	s.last.spacing, s.last.after = 0, points
}

// keepLast keeps the last paragraph on the page of the next.
func (s *story) keepLast() {
	if s.last.keep == 0 {
		return
	}
	const keep = "<w:keepNext/>"
	s.insert(s.last.keep, keep)
	s.last.keep = 0
	if s.last.spacing > 0 {
		s.last.spacing += len(keep)
	}
}

// use notes that a style is used.
func (s *story) use(id string) {
	if _, rare := s.w.sheet.rare[id]; !rare {
		return
	}
	if i, found := slices.BinarySearch(s.rare, id); !found {
		s.rare = slices.Insert(s.rare, i, id)
	}
}

func (s *story) insert(at int, text string) { s.b = slices.Insert(s.b, at, []byte(text)...) }

// named writes the blocks of a named block. Neighbouring paragraphs with the same rule and indents make one box in Word.
func (s *story) named(n *doc.Named, at setting) {
	look := s.w.house.Look(n.Name)
	inner := setting{look: n.Name, nested: true, depth: at.depth}
	inner.left, inner.right = s.edges(look, at)
	if at.nested {
		inner.left += inset(look)
		inner.right += inset(look)
	}
	if look.Border > 0 {
		inner.border = look
	}
	s.blocks(n.Blocks, inner)
}
