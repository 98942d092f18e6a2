package style

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// prose arranges what templates wrote for one part of a layout.
type prose struct {
	*arranger
	heading   int         // level of the part's highest heading
	side      bool        // the highest headings stand in the left column, like the part's label
	levels    []int       // levels of the open headings, as written
	proposals []*doc.List // lists that are phrases of a proposal
	frozen    bool
	inside    string   // the look that paragraphs without one take from the named block around them
	boxed     bool     // they stand in a box
	marked    doc.Mark // of the marked block around them
	last      rune     // of the text so far in this block, spaces aside; 0 at its beginning
}

// section arranges a section. Of a frozen one only the looks change.
func (w *prose) section(s *section, f form) []doc.Block {
	w.frozen = s.frozen
	blocks := s.blocks
	if f != formAsWritten && !s.frozen {
		blocks = w.proposal(blocks, f)
	}
	return w.blocks(blocks)
}

func (w *prose) blocks(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i, b := range blocks {
		arranged := []doc.Block{nil}
		switch b := b.(type) {
		case *doc.Named:
			arranged = w.named(b)
		case *doc.Heading:
			arranged[0] = w.headingBefore(b, blocks[i+1:])
		default:
			arranged[0] = w.block(b)
		}
		out = append(out, arranged...)
	}
	return out
}

// headingBefore arranges a heading by what follows it: beside a paragraph it may stand in the left column.
func (w *prose) headingBefore(h *doc.Heading, rest []doc.Block) doc.Block {
	level := w.level(h.Level)
	out := &doc.Heading{Node: h.Node, Level: w.lowered(level), ID: h.ID, Text: w.text(h.Text)}
	if w.side && !w.boxed && level == w.heading {
		out.Look = w.look(LookSideHeading, h.At)
		if len(rest) > 0 {
			_, out.Side = rest[0].(*doc.Paragraph)
		}
		return out
	}
	out.Look = w.look(HeadingLook(level), h.At)
	return out
}

// named arranges a named block. Only a box stays one: any other is its blocks in a look of their own.
func (w *prose) named(n *doc.Named) []doc.Block {
	inside, boxed, marked := w.inside, w.boxed, w.marked
	defer func() { w.inside, w.boxed, w.marked = inside, boxed, marked }()
	if n.Mark.Publicity != doc.Public {
		w.marked = n.Mark
	}
	if n.Name == "" {
		return w.blocks(n.Blocks)
	}
	w.inside = w.look(n.Name, n.At)
	look := w.style.Look(w.inside)
	if look.Border == 0 && look.Padding == 0 {
		return w.blocks(n.Blocks)
	}
	w.boxed = true
	return []doc.Block{&doc.Named{Node: n.Node, Name: w.inside, Blocks: w.blocks(n.Blocks)}}
}

// paragraphLook gives the look of a paragraph: its own, else that of the named block around it, else that of body text.
func (w *prose) paragraphLook(own string, at source.Pos) string {
	if own == "" && w.inside != "" {
		return w.inside
	}
	return w.look(own, at)
}

// listLook gives the look of a list. In a box it stands where the box stands.
func (w *prose) listLook(l *doc.List) string {
	if w.boxed && l.Look == "" {
		return ""
	}
	return w.paragraphLook(l.Look, l.At)
}

func (w *prose) block(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Paragraph:
		return &doc.Paragraph{Node: b.Node, Look: w.paragraphLook(b.Look, b.At), Text: w.text(b.Text)}
	case *doc.List:
		return w.list(b)
	case *doc.Table:
		return w.table(b)
	case *doc.Fields:
		return &doc.Fields{Node: b.Node, Look: w.look(b.Look, b.At), Rows: w.fieldRows(b)}
	case *doc.Figure, *doc.PageBreak:
		return b
	default:
		panic(fmt.Sprintf("style: arranging of unknown block %T", b))
	}
}

// level gives the level of a heading: one below the heading it stands under, so that no level is skipped.
func (w *prose) level(written int) int {
	for len(w.levels) > 0 && w.levels[len(w.levels)-1] >= written {
		w.levels = w.levels[:len(w.levels)-1]
	}
	w.levels = append(w.levels, written)
	return min(w.heading+len(w.levels)-1, deepestHeading)
}

// deepestHeading is the lowest level that PDF and Word have names for.
const deepestHeading = 6

func (w *prose) list(l *doc.List) doc.Block {
	numbering, above := l.Numbering, l.LabelAbove
	switch {
	case w.frozen || numbering == doc.NumberBullet:
	case w.isProposal(l):
		if w.layout.marks.proposal != "" {
			numbering = w.layout.marks.proposal
		}
	case numbering == doc.NumberDecimal && w.layout.marks.prose != "":
		numbering = w.layout.marks.prose
	}
	if len(l.Items) == 0 {
		w.errs.Add(source.Errorf(l.At, "empty-list", "the list has no items"))
	}
	out := &doc.List{Node: l.Node, Numbering: numbering, Look: w.listLook(l), LabelAbove: above, Items: make([]*doc.Item, len(l.Items))}
	for i, item := range l.Items {
		label := item.Label
		if !w.frozen || label == "" {
			label = w.mark(numbering, i+1, l.At)
		}
		out.Items[i] = &doc.Item{Node: item.Node, Label: label, Blocks: w.blocks(item.Blocks)}
	}
	return out
}

func (w *prose) isProposal(l *doc.List) bool {
	for _, p := range w.proposals {
		if p == l {
			return true
		}
	}
	return false
}

// mark gives the mark of the nth item of a list, counted from 1.
func (w *prose) mark(numbering doc.Numbering, n int, at source.Pos) string {
	switch numbering {
	case doc.NumberBullet:
		return w.style.List.Bullet
	case doc.NumberDecimal:
		return strconv.Itoa(n) + "."
	case doc.NumberBare:
		return strconv.Itoa(n)
	case doc.NumberParen:
		return strconv.Itoa(n) + ")"
	case doc.NumberAlphaParen:
		return letters(n) + ")"
	default:
		w.errs.Add(source.Errorf(at, "unknown-numbering", "the list is numbered “%s”, which the program does not know", numbering))
		return ""
	}
}

// letters gives a, b, … z, aa, ab, …
func letters(n int) string {
	var out []byte
	for ; n > 0; n = (n - 1) / 26 {
		out = append([]byte{byte('a' + (n-1)%26)}, out...)
	}
	return string(out)
}

// table copies a table only as far as something in it changes: most cells are plain text, and tables are long.
func (w *prose) table(t *doc.Table) doc.Block {
	out := *t
	w.errs.AddAll(w.house.unknownTable(name{t.At, t.Look}))
	out.Caption = w.text(t.Caption)
	out.Head, out.Body = w.tableRows(t.Head), w.tableRows(t.Body)
	return &out
}

func (w *prose) tableRows(rows []*doc.Row) []*doc.Row {
	return mapRows(rows, func(text []doc.Inline) []doc.Inline { return w.text(text) })
}

func (w *prose) fieldRows(f *doc.Fields) []doc.FieldRow {
	out := make([]doc.FieldRow, len(f.Rows))
	for i, r := range f.Rows {
		out[i] = doc.FieldRow{Node: r.Node, Look: w.look(r.Look, r.At), Cells: make([]doc.FieldCell, len(r.Cells))}
		for j, c := range r.Cells {
			out[i].Cells[j] = doc.FieldCell{Node: c.Node, Tab: c.Tab, Text: w.text(c.Text)}
		}
	}
	return out
}

// text turns the inlines that depend on the style into text, except references, which wait until everything is numbered.
func (w *prose) text(inlines []doc.Inline) []doc.Inline {
	w.last = 0
	out, _ := rewrite(inlines, w.inline)
	if len(out) == 0 || w.marked.Publicity == doc.Public {
		return out
	}
	return []doc.Inline{doc.Marked{Node: doc.Node{At: out[0].Pos()}, Mark: w.marked, Text: out}}
}

func (w *prose) inline(in doc.Inline) ([]doc.Inline, bool) {
	var out []doc.Inline
	switch in := in.(type) {
	case doc.Verb, doc.Outcome, doc.AttachmentRef, doc.Date, doc.Ref:
		if w.frozen {
			w.errs.Add(source.Errorf(in.Pos(), "frozen-text", "the text of an earlier body holds something that the house style would word anew").
				WithHint("write it as it stands in the earlier record"))
			return nil, false
		}
		out = w.dependent(in)
	}
	if out == nil {
		w.read(in)
		return nil, false
	}
	for _, o := range out {
		w.read(o)
	}
	return out, true
}

// dependent gives the text of an inline that depends on the style; nil for a reference.
func (w *prose) dependent(in doc.Inline) []doc.Inline {
	switch in := in.(type) {
	case doc.Verb:
		return []doc.Inline{doc.Text{Node: in.Node, S: w.verb(in)}}
	case doc.Outcome:
		return w.outcome(in)
	case doc.Date:
		return []doc.Inline{doc.Text{Node: in.Node, S: w.style.dateText(in, false)}}
	case doc.AttachmentRef:
		return w.attachmentPhrase(in, w.sentenceBegins())
	}
	return nil
}

// read remembers the last letter of the text, by which the beginning of a sentence is known.
func (w *prose) read(in doc.Inline) {
	text := doc.InlineText([]doc.Inline{in})
	if text = strings.TrimRightFunc(text, unicode.IsSpace); text != "" {
		w.last, _ = utf8.DecodeLastRuneInString(text)
	}
}

// outcome gives the style's sentence for how the matter ended. An outcome without a sentence has been refused with the style.
func (w *prose) outcome(in doc.Outcome) []doc.Inline {
	p, ok := w.style.outcomes[in.Code]
	if !ok {
		w.errs.Add(source.Errorf(in.At, "unknown-outcome", "there is no outcome “%s”", in.Code))
		return []doc.Inline{doc.Text{Node: in.Node, S: in.Code}}
	}
	return w.phraseText(&p, needText)
}

func (w *prose) sentenceBegins() bool { return w.last == 0 || strings.ContainsRune(".!?", w.last) }

func (a *arranger) verb(v doc.Verb) string {
	verb, complaint := v.Indicative, "the indicative of “%s” is not known, and the house style “%s” needs it"
	switch a.layout.verb {
	case moodPotential:
		verb, complaint = v.Potential, "the potential of “%s” is not known, and the house style “%s” needs it"
	case moodConditional:
		verb, complaint = v.Conditional, "the conditional of “%s” is not known, and the house style “%s” needs it"
	}
	if verb == "" {
		a.errs.Add(source.Errorf(v.At, "missing-form", complaint, v.Indicative, a.house.Name).
			WithHint("add the verb's forms to the words of the language"))
	}
	return verb
}

// mapRows gives rows with the text of their cells mapped; a row in which nothing changes is given back itself.
func mapRows(rows []*doc.Row, text func([]doc.Inline) []doc.Inline) []*doc.Row {
	var out []*doc.Row
	for i, r := range rows {
		mapped := mapRow(r, text)
		if mapped != r && out == nil {
			out = append(make([]*doc.Row, 0, len(rows)), rows[:i]...)
		}
		if out != nil {
			out = append(out, mapped)
		}
	}
	if out == nil {
		return rows
	}
	return out
}

func mapRow(r *doc.Row, text func([]doc.Inline) []doc.Inline) *doc.Row {
	out := r
	for i, c := range r.Cells {
		mapped := text(c.Text)
		if same(mapped, c.Text) {
			continue
		}
		if out == r {
			row := *r
			row.Cells = append([]*doc.Cell(nil), r.Cells...)
			out = &row
		}
		out.Cells[i] = &doc.Cell{Node: c.Node, Span: c.Span, Text: mapped}
	}
	return out
}

// same reports whether two slices are one.
func same(a, b []doc.Inline) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
