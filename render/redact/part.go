package redact

import (
	"fmt"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
)

// part redacts a part and what is in it.
func (r *redactor) part(p *doc.Part) *doc.Part {
	out := *p
	if r.hides(p.Mark) {
		r.hidden(p, &out)
		return &out
	}
	if p.Facts != nil {
		r.at = p.At
		out.Facts = r.facts(p.Facts)
	}
	r.place = string(p.Role)
	out.Blocks = r.blocks(p.Blocks)
	out.Parts = nil
	for _, sub := range p.Parts {
		out.Parts = append(out.Parts, r.part(sub))
	}
	return &out
}

// hidden gives what is left of a part of which nothing may be shown: of a matter its mention (Local Government Act 410/2015,
// 140 §), of any other part a notice. The mark stays, so that a house style asks for nothing that was taken away.
func (r *redactor) hidden(p, out *doc.Part) {
	r.place = string(p.Role)
	r.forget(p)
	out.Parts, out.Frozen = nil, false
	if p.Facts == nil && p.Role != doc.RoleItem {
		r.remove(doc.RemovedBlock, p.Mark, p.At)
		out.Blocks = []doc.Block{r.noticeBlock([]doc.Mark{p.Mark}, p.Node)}
		return
	}
	r.remove(doc.RemovedMatter, p.Mark, p.At)
	if p.Facts != nil {
		out.Facts = r.mention(p.Facts, p.Mark, p.At)
	}
	text := r.words.Matter.With(p.Mark.Ground)
	if p.Mark.Publicity == doc.Personal {
		text = r.noticeText([]doc.Mark{p.Mark})
	}
	said := &doc.Paragraph{Node: p.Node, Text: []doc.Inline{doc.Text{Node: p.Node, S: text}}}
	out.Blocks = nil
	if p.Role != doc.RoleItem {
		out.Blocks = []doc.Block{said}
		return
	}
	out.Parts = []*doc.Part{{Node: p.Node, Role: doc.RoleStatement, Blocks: []doc.Block{said}}}
}

// forget notes the ids of what is removed with a part.
func (r *redactor) forget(p *doc.Part) {
	doc.EachPart(p, func(sub *doc.Part) { r.forgetBlocks(sub.Blocks, p.Mark) })
}

func (r *redactor) forgetBlocks(blocks []doc.Block, m doc.Mark) {
	doc.EachBlock(blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			r.gone[b.ID] = m
		case *doc.Table:
			r.gone[b.ID] = m
		}
	})
}

// mention gives the facts by which a secret matter may be mentioned: when, where and under which number it was handled, and its
// public title.
func (r *redactor) mention(f *doc.Facts, m doc.Mark, at source.Pos) *doc.Facts {
	out := &doc.Facts{
		DocumentType: r.fact("document_type", f.DocumentType), Title: r.fact("public_title", f.PublicTitle), Diary: r.fact("diary", f.Diary),
		Body: f.Body, Date: r.fact("date", f.Date), Section: r.fact("section", f.Section), ItemNumber: r.fact("item_number", f.ItemNumber),
		Sender: f.Sender, Recipient: r.recipient(f.Recipient), Appeal: r.fact("appeal", f.Appeal), Series: f.Series,
		Meeting: r.meeting(f.Meeting),
	}
	if len(out.Title) == 0 {
		r.errs.Add(source.Errorf(at, "missing-public-title", "the matter is secret and has no public title").
			WithHint("give it one that tells of what kind the matter is, and nothing that is secret"))
	}
	for _, a := range f.Attachments {
		if !r.hides(a.Mark) {
			a.Mark = m
		}
		out.Attachments = append(out.Attachments, r.attachment(a))
	}
	return out
}

// blocks redacts blocks. One notice stands in the place of neighbours that are removed.
func (r *redactor) blocks(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	var marks []doc.Mark // of the removed blocks that follow each other
	var at doc.Node
	flush := func() {
		if len(marks) > 0 {
			out = append(out, r.noticeBlock(marks, at))
		}
		marks = nil
	}
	for _, b := range blocks {
		n, ok := b.(*doc.Named)
		if !ok || !r.hides(n.Mark) {
			flush()
			out = append(out, r.block(b))
			continue
		}
		if len(marks) > 0 && marks[0].Publicity != n.Mark.Publicity {
			flush()
		}
		if len(marks) == 0 {
			at = n.Node
		}
		r.remove(doc.RemovedBlock, n.Mark, n.At)
		r.forgetBlocks(n.Blocks, n.Mark)
		marks = append(marks, n.Mark)
	}
	flush()
	return out
}

func (r *redactor) noticeBlock(marks []doc.Mark, at doc.Node) doc.Block {
	return &doc.Paragraph{Node: at, Text: []doc.Inline{r.notice(marks, at)}}
}

func (r *redactor) block(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Heading:
		out := *b
		var changed bool
		if out.Text, changed = r.text(b.Text); changed {
			out.ID = r.rename(b.ID)
		}
		return &out
	case *doc.Paragraph:
		out := *b
		out.Text, _ = r.text(b.Text)
		return &out
	case *doc.List:
		out := *b
		out.Items = make([]*doc.Item, len(b.Items))
		for i, item := range b.Items {
			out.Items[i] = &doc.Item{Node: item.Node, Label: item.Label, Blocks: r.blocks(item.Blocks)}
		}
		return &out
	case *doc.Table:
		return r.table(b)
	case *doc.Named:
		out := *b
		out.Blocks = r.blocks(b.Blocks)
		return &out
	case *doc.Fields:
		return r.fields(b)
	case *doc.Figure, *doc.PageBreak:
		return b
	default:
		panic(fmt.Sprintf("redact: unknown block %T", b))
	}
}

func (r *redactor) table(t *doc.Table) doc.Block {
	out := *t
	var changed, inHead, inBody bool
	out.Caption, changed = r.text(t.Caption)
	out.Head, inHead = r.rows(t.Head)
	out.Body, inBody = r.rows(t.Body)
	if changed || inHead || inBody {
		out.ID = r.rename(t.ID)
	}
	return &out
}

func (r *redactor) rows(rows []*doc.Row) (out []*doc.Row, changed bool) {
	out = make([]*doc.Row, len(rows))
	for i, row := range rows {
		with := *row
		with.Cells = make([]*doc.Cell, len(row.Cells))
		for j, c := range row.Cells {
			text, removed := r.text(c.Text)
			with.Cells[j] = &doc.Cell{Node: c.Node, Span: c.Span, Text: text}
			changed = changed || removed
		}
		out[i] = &with
	}
	return out, changed
}

func (r *redactor) fields(f *doc.Fields) doc.Block {
	out := *f
	out.Rows = make([]doc.FieldRow, len(f.Rows))
	for i, row := range f.Rows {
		out.Rows[i] = doc.FieldRow{Node: row.Node, Look: row.Look, Cells: make([]doc.FieldCell, len(row.Cells))}
		for j, c := range row.Cells {
			text, _ := r.text(c.Text)
			out.Rows[i].Cells[j] = doc.FieldCell{Node: c.Node, Tab: c.Tab, Text: text}
		}
	}
	return &out
}
