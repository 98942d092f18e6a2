package style

import (
	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// need says what becomes of a text of which nothing is known.
type need int

const (
	needNothing need = iota // it falls away
	needText                // it stands all the same: a label
	needFacts               // it is a mistake: an element of a list would be lost
)

// phraseText gives the first alternative of a phrase whose facts are known. Where only some of the facts of every
// alternative are known, it reports what the last one lacks, because the others would be lost.
func (a *arranger) phraseText(p *phrase, n need) doc.Fact {
	var missing *key
	var at source.Pos
	known := false
	for _, alternative := range p.in(a.lang) {
		text, lacks, knows := alternative.render(&a.scope)
		if lacks == nil && (knows || n == needText || len(alternative.keys) == 0) {
			return text
		}
		if lacks == nil {
			lacks = alternative.keys[0]
		}
		missing, at = lacks, alternative.at
		known = known || knows
	}
	if missing != nil && (known || n != needNothing) {
		a.missingFact(missing, at)
	}
	return nil
}

func (a *arranger) missingFact(k *key, pattern source.Pos) {
	a.errs.Add(source.Errorf(a.at, "missing-fact", "“%s” is not known, and the house style “%s” needs it", k.name, a.house.Name).
		WithHint("give it in the data").
		WithNote(pattern, "the text that shows it"))
}

// texts gives the texts of lines: one of a single line, one for each element of a repeated one.
func (a *arranger) texts(lines []line) []doc.Fact {
	var out []doc.Fact
	for i := range lines {
		if l := &lines[i]; l.each != nil && !l.joined {
			out = append(out, a.elements(l)...)
		} else if text := a.oneText(l); len(text) > 0 {
			out = append(out, text)
		}
	}
	return out
}

// oneText gives the text of a single line, or of the elements of a repeated one joined.
func (a *arranger) oneText(l *line) doc.Fact {
	if l.each == nil {
		return a.phraseText(&l.text, needNothing)
	}
	text := joinTexts(a.elements(l), l.between, l.end)
	if l.capital {
		return capitalised(text)
	}
	return text
}

// elements gives the text of every element of a repeated line. An element of which the text needs something that is not
// known is a mistake: it would be lost.
func (a *arranger) elements(l *line) []doc.Fact {
	n := l.each.count(&a.scope)
	out := make([]doc.Fact, 0, n)
	for i := range n {
		l.each.bind(&a.scope, i)
		if text := a.phraseText(&l.text, needFacts); len(text) > 0 {
			out = append(out, text)
		}
	}
	return out
}

func joinTexts(texts []doc.Fact, between, end string) doc.Fact {
	var out doc.Fact
	for i, text := range texts {
		if i > 0 {
			out = appendInline(out, doc.Text{S: between})
		}
		for _, in := range text {
			out = appendInline(out, in)
		}
	}
	if len(out) > 0 && end != "" {
		out = appendInline(out, doc.Text{S: end})
	}
	return out
}

// paragraphs sets every text in a paragraph of its own.
func (a *arranger) paragraphs(lines []line, look string) []doc.Block {
	texts := a.texts(lines)
	out := make([]doc.Block, len(texts))
	for i, text := range texts {
		out[i] = &doc.Paragraph{Node: doc.Node{At: a.at}, Look: a.look(look, a.at), Text: text}
	}
	return out
}

// headings sets every text as a heading below the title.
func (a *arranger) headings(lines []line, look string) []doc.Block {
	texts := a.texts(lines)
	out := make([]doc.Block, len(texts))
	for i, text := range texts {
		out[i] = &doc.Heading{Node: doc.Node{At: a.at}, Level: a.lowered(2), Look: a.look(look, a.at), Text: text}
	}
	return out
}

func (a *arranger) linesPart(p *part) []*doc.Part {
	if p.heading {
		if blocks := a.headings(p.lines, p.look); len(blocks) > 0 {
			return []*doc.Part{a.newPart(p, blocks...)}
		}
		return nil
	}
	if !p.together {
		blocks := a.paragraphs(p.lines, p.look)
		if len(blocks) == 0 {
			return nil
		}
		return []*doc.Part{a.newPart(p, blocks...)}
	}
	var text []doc.Inline
	for i, one := range a.texts(p.lines) {
		if i > 0 {
			text = append(text, doc.Break{})
		}
		text = append(text, one...)
	}
	if len(text) == 0 {
		return nil
	}
	return []*doc.Part{a.newPart(p, &doc.Paragraph{Node: doc.Node{At: a.at}, Look: a.look(p.look, a.at), Text: text})}
}

func (a *arranger) rowsPart(p *part) []*doc.Part {
	rows := a.rows(p.rows, p.look)
	if len(rows) == 0 {
		return nil
	}
	return []*doc.Part{a.newPart(p, &doc.Fields{Node: doc.Node{At: a.at}, Look: a.look(p.look, a.at), Rows: rows})}
}

// rows composes lines of the grid. Cells and lines of which nothing is known fall away.
func (a *arranger) rows(rows []row, look string) []doc.FieldRow {
	var out []doc.FieldRow
	for _, r := range rows {
		arranged := doc.FieldRow{Node: doc.Node{At: a.at}, Look: a.look(look, a.at)}
		for i := range r.cells {
			c := &r.cells[i]
			text := []doc.Inline(a.oneText(&c.line))
			if len(text) == 0 {
				continue
			}
			if c.strong {
				text = []doc.Inline{doc.Strong{Text: text}}
			}
			arranged.Cells = append(arranged.Cells, doc.FieldCell{Node: doc.Node{At: a.at}, Tab: c.tab, Text: text})
		}
		if len(arranged.Cells) > 0 {
			out = append(out, arranged)
		}
	}
	return out
}

// labelled puts the label of a part where it stands. A label whose part is empty stands only where the style keeps it,
// and then on a line of its own or before what the style says instead.
func (a *arranger) labelled(p *part, parts []*doc.Part) []*doc.Part {
	if len(parts) == 0 {
		if !p.label.keep {
			return nil
		}
		parts = []*doc.Part{a.newPart(p, a.emptyPart(p.label)...)}
	}
	if parts[0].Frozen {
		parts = append([]*doc.Part{a.newPart(p)}, parts...)
	}
	first := parts[0]
	text := a.phraseText(a.labelPhrase(p), needText)
	if p.label.place == placeRunIn {
		a.runIn(p.label, first, text)
		return parts
	}
	beside := false
	if p.label.place == placeSide && len(first.Blocks) > 0 {
		_, beside = first.Blocks[0].(*doc.Paragraph)
	}
	heading := &doc.Heading{Node: doc.Node{At: a.at}, Level: a.lowered(2), Look: a.look(p.label.look, p.label.at), Side: beside, Text: text}
	first.Blocks = append([]doc.Block{heading}, first.Blocks...)
	return parts
}

// emptyPart gives what stands under a label that is kept though its part is empty.
func (a *arranger) emptyPart(l *label) []doc.Block {
	if l.empty == nil {
		return nil
	}
	return []doc.Block{&doc.Paragraph{Node: doc.Node{At: a.at}, Look: a.look(LookBody, a.at), Text: a.phraseText(l.empty, needText)}}
}

// labelPhrase chooses between “Liite” and “Liitteet” by how many things the part shows.
func (a *arranger) labelPhrase(p *part) *phrase {
	if p.label.one == nil {
		return &p.label.text
	}
	shown := 0
	for i := range p.lines {
		if each := p.lines[i].each; each != nil {
			shown += each.count(&a.scope)
		}
	}
	if shown == 1 {
		return p.label.one
	}
	return &p.label.text
}

// runIn begins the first paragraph of a part with its label.
func (a *arranger) runIn(l *label, first *doc.Part, text doc.Fact) {
	var begin doc.Fact
	if l.plain {
		begin = text
	} else {
		begin = doc.Fact{doc.Label{Text: text}}
	}
	if len(first.Blocks) > 0 {
		if paragraph, ok := first.Blocks[0].(*doc.Paragraph); ok {
			out := appendInline(append(doc.Fact{}, begin...), doc.Text{S: " "})
			for _, in := range paragraph.Text {
				out = appendInline(out, in)
			}
			first.Blocks[0] = &doc.Paragraph{Node: paragraph.Node, Look: paragraph.Look, Text: out}
			return
		}
	}
	alone := &doc.Paragraph{Node: doc.Node{At: a.at}, Look: a.look(LookBody, a.at), Text: begin}
	first.Blocks = append([]doc.Block{alone}, first.Blocks...)
}
