package templates

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/templates/markup"
)

// builder makes the tree of package doc out of parsed markup and the values that stand in it. Long prose of the data is a
// text of its own with no values, so it has a builder of its own.
type builder struct {
	kind   *Kind
	words  *Words
	values []value
	pos    func(off int) source.Pos  // the place of an offset of the parsed text
	value  func(site int) source.Pos // the place where a value is printed
	errs   *source.Errors

	title  []doc.Inline // of the heading with one number sign
	ids    map[string]source.Pos
	refs   *[]doc.Ref
	inner  bool // prose of the data: no title, no parts
	hidden bool // within a marked block
	cell   bool // a cell of a table is being built
	room   []byte
}

func (b *builder) node(n markup.Node) doc.Node { return doc.Node{At: b.pos(n.Off)} }

func (b *builder) fail(n markup.Node, code, format string, args ...any) *source.Error {
	e := source.Errorf(b.pos(n.Off), code, format, args...)
	b.errs.Add(e)
	return e
}

// markupErrors gives the parser's mistakes with their places.
func (b *builder) markupErrors(list []*markup.Error) {
	for _, e := range list {
		b.errs.Add(&source.Error{Code: e.Code, Pos: b.pos(e.Off), Msg: e.Msg, Hint: e.Hint})
	}
}

func (b *builder) blocks(list []markup.Block) []doc.Block {
	out := make([]doc.Block, 0, len(list))
	for _, block := range list {
		out = append(out, b.block(block)...)
	}
	return out
}

// block gives what a block of markup becomes: mostly one block, none where an optional value is empty, several where long prose
// stands.
func (b *builder) block(block markup.Block) []doc.Block {
	switch block := block.(type) {
	case *markup.Heading:
		return b.heading(block)
	case *markup.Paragraph:
		return b.paragraph(block)
	case *markup.List:
		return b.list(block)
	case *markup.Table:
		return []doc.Block{b.table(block)}
	case *markup.Named:
		return b.named(block)
	}
	b.errs.Add(source.Errorf(b.pos(block.Offset()), "unknown-block", "a block of an unknown kind (%T)", block))
	return nil
}

func (b *builder) heading(h *markup.Heading) []doc.Block {
	text := b.inlines(h.Text)
	if len(text) == 0 {
		b.fail(h.Node, "empty-heading", "the heading has no text").WithHint("put {{with …}} around a heading whose value may be missing")
		return nil
	}
	if h.Level > 1 {
		b.name(h.ID, h.Node)
		return []doc.Block{&doc.Heading{Node: b.node(h.Node), Level: h.Level, ID: h.ID, Text: text}}
	}
	switch {
	case b.hidden:
		b.fail(h.Node, "stray-title", "the title of a document cannot stand in a marked block").
			WithHint("put the title outside, and mark what must be kept from it: # Tuki: [nimi]{personal}")
	case b.inner:
		b.fail(h.Node, "stray-title", "the title of a document cannot stand in prose of the data").WithHint("write ## for a heading")
	case b.title != nil:
		b.fail(h.Node, "second-title", "the document has a title already").WithHint("write ## for a heading")
	case h.ID != "":
		b.fail(h.Node, "stray-id", "the title of a document takes no id; nothing refers to it")
	default:
		b.title = text
		b.checkTitle(text)
	}
	return nil
}

// checkTitle refuses what only a house style can put into words: the title also describes the file.
func (b *builder) checkTitle(text []doc.Inline) {
	doc.EachInline(text, func(in doc.Inline) {
		switch in.(type) {
		case doc.Verb, doc.Outcome, doc.Ref, doc.AttachmentRef, doc.Break, doc.Checkbox:
			b.errs.Add(source.Errorf(in.Pos(), "stray-in-title", "a title takes text, values and blanks only"))
		}
	})
}

// name records what @id may refer to.
func (b *builder) name(id string, n markup.Node) {
	if id == "" {
		return
	}
	if first, ok := b.ids[id]; ok {
		b.fail(n, "double-id", "the id “%s” stands twice", id).WithNote(first, "it stands here first")
		return
	}
	b.ids[id] = b.pos(n.Off)
}

// paragraph gives running text, or the long prose that stands alone in it.
func (b *builder) paragraph(p *markup.Paragraph) []doc.Block {
	if v, ok := p.Text[0].(*markup.Value); ok && len(p.Text) == 1 {
		switch value := b.values[v.N]; {
		case value.block != nil:
			return b.prose(value.block)
		case value.isEmpty():
			return nil
		}
	}
	text := b.inlines(p.Text)
	if len(text) == 0 {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Node: b.node(p.Node), Text: text}}
}

// isEmpty tells an optional value that is missing.
func (v value) isEmpty() bool {
	return v.text == "" && v.lines == nil && v.inline == nil && v.block == nil && !v.row.is
}

// prose gives the blocks of long prose of the data, with mistakes at their places in the data file.
func (b *builder) prose(m *Markup) []doc.Block {
	inner := builder{kind: b.kind, words: b.words, pos: m.pos, errs: b.errs, ids: b.ids, refs: b.refs, inner: true}
	if !m.fit(b.errs) {
		return nil
	}
	blocks, errs := markup.Parse(m.text.Source)
	inner.markupErrors(errs)
	if len(errs) > 0 {
		return nil
	}
	return under(m.mark, inner.blocks(blocks))
}

// under marks blocks. A paragraph alone stays one, because a list may take it for a phrase.
func under(m doc.Mark, blocks []doc.Block) []doc.Block {
	if m.Publicity == doc.Public || len(blocks) == 0 {
		return blocks
	}
	if p, ok := blocks[0].(*doc.Paragraph); ok && len(blocks) == 1 {
		return []doc.Block{&doc.Paragraph{Node: p.Node, Text: []doc.Inline{doc.Marked{Node: p.Node, Mark: m, Text: p.Text}}}}
	}
	return []doc.Block{&doc.Named{Node: doc.Node{At: blocks[0].Pos()}, Mark: m, Blocks: blocks}}
}

// fit refuses characters of long prose that the parser would take for values.
func (m *Markup) fit(errs *source.Errors) bool {
	for off, r := range m.text.Source {
		if what := unfit(r); !what.IsZero() && r != '\n' {
			errs.Add(source.Errorf(m.pos(off), "bad-character", "there is %s (U+%04X) here", what, r).WithHint("remove it"))
			return false
		}
	}
	return true
}

// pos gives the place in the data file of an offset of the prose. YAML takes the same columns from every line but the first.
func (m *Markup) pos(off int) source.Pos {
	at := source.At(m.text.Begin.File, m.text.Source, off)
	if at.Line == 1 {
		at.Col += m.text.Begin.Col - 1
	} else {
		at.Col += m.text.Indent
	}
	at.Line += m.text.Begin.Line - 1
	return at
}

// list gives a list without the items in which only an empty optional value stands.
func (b *builder) list(l *markup.List) []doc.Block {
	numbering := map[markup.Mark]doc.Numbering{
		markup.MarkBullet: doc.NumberBullet, markup.MarkDecimal: doc.NumberDecimal, markup.MarkAlpha: doc.NumberAlphaParen,
	}[l.Mark]
	out := &doc.List{Node: b.node(l.Node), Numbering: numbering}
	for _, item := range l.Items {
		if blocks := b.blocks(item.Blocks); len(blocks) > 0 {
			out.Items = append(out.Items, &doc.Item{Node: b.node(item.Node), Blocks: blocks})
		}
	}
	if len(out.Items) == 0 {
		return nil
	}
	return []doc.Block{out}
}

// named gives a block with a look of the house style. Parts of the document are named blocks too, but only at the top.
func (b *builder) named(n *markup.Named) []doc.Block {
	if isRole(n.Name) {
		b.fail(n.Node, "stray-part", "the part “%s” cannot stand within another block", n.Name).
			WithHint("parts stand at the top of a template, not within lists, blocks or prose of the data")
	}
	marks := n.Name == markup.MarkedPersonal || n.Name == markup.MarkedSecret
	defer func(hidden bool) { b.hidden = hidden }(b.hidden)
	b.hidden = b.hidden || marks
	blocks := b.blocks(n.Blocks)
	switch {
	case len(blocks) == 0:
		return nil
	case marks:
		return []doc.Block{&doc.Named{Node: b.node(n.Node), Mark: markOf(n.Name, n.Ground), Blocks: blocks}}
	}
	return []doc.Block{&doc.Named{Node: b.node(n.Node), Name: n.Name, Blocks: blocks}}
}

// inlines gives a line of text in the typography of its language.
func (b *builder) inlines(list []markup.Inline) []doc.Inline {
	return b.words.figures.bind(b.line(list), &b.room)
}

func (b *builder) line(list []markup.Inline) []doc.Inline {
	if len(list) == 0 {
		return nil
	}
	out := make([]doc.Inline, 0, len(list))
	gap := false // an empty value stood here: the spaces around it are one
	for _, in := range list {
		if b.isEmpty(in) {
			gap = true
			continue
		}
		if text, ok := in.(*markup.Text); ok && gap && endsInSpace(out) {
			in = withoutFirstSpace(text)
		}
		out, gap = b.inline(out, in), false
	}
	if gap {
		out = withoutEndSpace(out)
	}
	return out
}

// isEmpty reports whether an inline is an optional value that is missing, marked or not.
func (b *builder) isEmpty(in markup.Inline) bool {
	switch in := in.(type) {
	case *markup.Value:
		return b.values[in.N].isEmpty()
	case *markup.Marked:
		return !slices.ContainsFunc(in.Text, func(in markup.Inline) bool { return !b.isEmpty(in) })
	}
	return false
}

// endsInSpace reports whether a space would be one too many after inlines.
func endsInSpace(out []doc.Inline) bool {
	if len(out) == 0 {
		return true
	}
	last, ok := out[len(out)-1].(doc.Text)
	return ok && strings.HasSuffix(last.S, " ")
}

func withoutFirstSpace(t *markup.Text) *markup.Text {
	rest, cut := strings.CutPrefix(t.S, " ")
	if !cut {
		return t
	}
	return &markup.Text{Node: markup.Node{Off: t.Off + 1}, S: rest}
}

func (b *builder) inline(out []doc.Inline, in markup.Inline) []doc.Inline {
	switch in := in.(type) {
	case *markup.Text:
		if in.S == "" {
			return out
		}
		return append(out, doc.Text{Node: b.node(in.Node), S: b.words.figures.typed(norm.NFC.String(in.S))})
	case *markup.Value:
		return b.printed(out, in)
	case *markup.Strong:
		return append(out, doc.Strong{Node: b.node(in.Node), Text: b.line(in.Text)})
	case *markup.Emph:
		return append(out, doc.Emph{Node: b.node(in.Node), Text: b.line(in.Text)})
	case *markup.Link:
		return append(out, b.link(in))
	case *markup.Marked:
		return append(out, doc.Marked{Node: b.node(in.Node), Mark: markOf(in.Publicity, in.Ground), Text: b.line(in.Text)})
	case *markup.Ref:
		if in.Phrase {
			return append(out, b.phrase(doc.AttachmentRef{Node: b.node(in.Node), Key: in.ID}))
		}
		return append(out, b.ref(doc.Ref{Node: b.node(in.Node), ID: in.ID}))
	case *markup.Break:
		return append(withoutEndSpace(out), doc.Break{Node: b.node(in.Node)})
	}
	b.errs.Add(source.Errorf(b.pos(in.Offset()), "unknown-inline", "an inline of an unknown kind (%T)", in))
	return out
}

func markOf(publicity, ground string) doc.Mark {
	return doc.Mark{Publicity: doc.Publicity(publicity), Ground: ground}
}

// withoutEndSpace takes the spaces off the end of a line.
func withoutEndSpace(out []doc.Inline) []doc.Inline {
	if len(out) == 0 {
		return out
	}
	last, ok := out[len(out)-1].(doc.Text)
	if !ok {
		return out
	}
	if last.S = strings.TrimRight(last.S, " "); last.S == "" {
		return out[:len(out)-1]
	}
	out[len(out)-1] = last
	return out
}

// phrase records a phrase for an attachment, whose key is checked like an id.
func (b *builder) phrase(r doc.AttachmentRef) doc.AttachmentRef {
	*b.refs = append(*b.refs, doc.Ref{Node: r.Node, ID: r.Key})
	return r
}

func (b *builder) ref(r doc.Ref) doc.Ref {
	*b.refs = append(*b.refs, r)
	return r
}

// printed gives what a value becomes in a line.
func (b *builder) printed(out []doc.Inline, in *markup.Value) []doc.Inline {
	v := b.values[in.N]
	at := doc.Node{At: b.value(v.site)}
	switch {
	case v.cell != "" && b.cell:
		return append(out, doc.Text{Node: at, S: v.cell})
	case v.text != "":
		return append(out, texts(v.text, at, norm.NFC.String)...)
	case v.lines != nil:
		for i, line := range v.lines {
			if i > 0 {
				out = append(out, doc.Break{Node: at})
			}
			if line != "" {
				out = append(out, texts(line, at, norm.NFC.String)...)
			}
		}
		return out
	case v.inline != nil:
		return append(out, b.placed(v.inline, at))
	case v.block != nil:
		b.errs.Add(source.Errorf(at.At, "block-in-line", "long prose cannot stand in a sentence, a heading or a cell").
			WithHint("put it alone on its line, with empty lines around it"))
	case v.row.is:
		b.errs.Add(source.Errorf(at.At, "stray-row-mark", "a mark of a row can only stand first in the first cell of a table's row"))
	}
	return out
}

// placed gives the node of an inline value with its place.
func (b *builder) placed(in doc.Inline, at doc.Node) doc.Inline {
	switch in := in.(type) {
	case doc.Blank:
		in.Node = at
		return in
	case doc.Checkbox:
		in.Node = at
		return in
	case doc.Verb:
		in.Node = at
		return in
	case doc.AttachmentRef:
		in.Node = at
		return in
	case doc.Outcome:
		in.Node = at
		return in
	case doc.Ref:
		in.Node = at
		return b.ref(in)
	case doc.Span:
		in.Node, in.Text = at, []doc.Inline{doc.Text{Node: at, S: norm.NFC.String(doc.InlineText(in.Text))}}
		return in
	}
	b.errs.Add(source.Errorf(at.At, "unknown-inline", "a value of an unknown kind (%T)", in))
	return in
}

// link gives a link. It is marked as a whole where its address holds something that is not for everybody.
func (b *builder) link(l *markup.Link) doc.Inline {
	address, mark := bare(b.target(l))
	link := doc.Link{Node: b.node(l.Node), URL: address, Text: b.line(l.Text)}
	if len(link.Text) == 0 {
		b.fail(l.Node, "empty-link", "the link has no text")
	}
	if mark.Publicity != doc.Public {
		return doc.Marked{Node: link.Node, Mark: mark, Text: []doc.Inline{link}}
	}
	return link
}

// target gives the address of a link. Where values stand in it, it can only be checked now.
func (b *builder) target(l *markup.Link) string {
	address := ""
	checked := true
	for _, part := range l.URL {
		switch part := part.(type) {
		case *markup.Text:
			address += part.S
		case *markup.Value:
			checked = false
			v := b.values[part.N]
			if v.text == "" && !v.isEmpty() {
				b.fail(part.Node, "bad-link", "only a text can stand in the address of a link")
			}
			address += v.text
		}
	}
	if checked {
		return address
	}
	plainly, _ := bare(address)
	if e := markup.CheckURL(plainly); e != nil {
		b.errs.Add(&source.Error{Code: e.Code, Pos: b.pos(l.Off), Msg: e.Msg, Hint: e.Hint})
	}
	return address
}
