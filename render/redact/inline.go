package redact

import (
	"fmt"
	"strings"

	"github.com/pykala/pykala/render/doc"
)

// piece is an inline, or the marks of removed neighbours.
type piece struct {
	inline doc.Inline
	marks  []doc.Mark
	at     doc.Node
}

// text redacts a text. Where nothing is removed it gives the same slice back.
func (r *redactor) text(in []doc.Inline) (out []doc.Inline, removed bool) {
	var pieces []piece
	for _, one := range in {
		with, changed := r.inline(one)
		removed = removed || changed
		pieces = append(pieces, with...)
	}
	if !removed {
		return in, false
	}
	for _, p := range joined(pieces) {
		if p.marks != nil {
			p.inline = r.notice(p.marks, p.at)
		}
		out = append(out, p.inline)
	}
	return out, true
}

// joined makes one of removed neighbours of the same publicity, also where only spaces stand between them.
func joined(pieces []piece) []piece {
	var out []piece
	last := -1 // the removed piece of out after which only spaces came
	for _, p := range pieces {
		switch {
		case p.marks == nil:
			if t, ok := p.inline.(doc.Text); !ok || strings.TrimSpace(t.S) != "" {
				last = -1
			}
			out = append(out, p)
		case last >= 0 && out[last].marks[0].Publicity == p.marks[0].Publicity:
			out = out[:last+1]
			out[last].marks = append(out[last].marks, p.marks...)
		default:
			last = len(out)
			out = append(out, p)
		}
	}
	return out
}

// inline redacts one inline. It gives several where a link loses its address.
func (r *redactor) inline(in doc.Inline) (out []piece, removed bool) {
	switch in := in.(type) {
	case doc.Marked:
		if r.hides(in.Mark) {
			r.remove(doc.RemovedText, in.Mark, in.At)
			return []piece{{marks: []doc.Mark{in.Mark}, at: in.Node}}, true
		}
		in.Text, removed = r.text(in.Text)
		return []piece{{inline: in}}, removed
	case doc.Strong:
		in.Text, removed = r.text(in.Text)
		return []piece{{inline: in}}, removed
	case doc.Emph:
		in.Text, removed = r.text(in.Text)
		return []piece{{inline: in}}, removed
	case doc.Label:
		in.Text, removed = r.text(in.Text)
		return []piece{{inline: in}}, removed
	case doc.Span:
		r.foreign++
		in.Text, removed = r.text(in.Text)
		r.foreign--
		return []piece{{inline: in}}, removed
	case doc.Link:
		return r.link(in)
	case doc.Text, doc.Break, doc.Blank, doc.Checkbox, doc.PageNumber, doc.PageCount, doc.PageRef, doc.Ref, doc.AttachmentRef, doc.Verb, doc.Outcome, doc.Date:
		return []piece{{inline: in}}, false
	default:
		panic(fmt.Sprintf("redact: unknown inline %T", in))
	}
}

// link takes the address of a link away if anything of its text is removed: it may tell the same.
func (r *redactor) link(l doc.Link) (out []piece, removed bool) {
	from := len(r.removed)
	text, removed := r.text(l.Text)
	if !removed {
		return []piece{{inline: l}}, false
	}
	cause := r.removed[from]
	r.remove(doc.RemovedLink, doc.Mark{Publicity: cause.Publicity, Ground: cause.Ground}, l.At)
	for _, in := range text {
		out = append(out, piece{inline: in})
	}
	return out, true
}

// notice gives what stands in the place of a removed text, in the language of the document.
func (r *redactor) notice(marks []doc.Mark, at doc.Node) doc.Inline {
	said := doc.Text{Node: at, S: r.noticeText(marks)}
	if r.foreign > 0 {
		return doc.Span{Node: at, Lang: r.lang, Text: []doc.Inline{said}}
	}
	return said
}

func (r *redactor) noticeText(marks []doc.Mark) string {
	words := r.words.Secret
	if marks[0].Publicity == doc.Personal {
		words = r.words.Personal
	}
	return words.With(groundsOf(marks))
}

// follow lets references follow what was removed or renamed.
func (r *redactor) follow(parts []*doc.Part) {
	if len(r.gone)+len(r.renamed) == 0 {
		return
	}
	for _, p := range parts {
		doc.EachPart(p, func(p *doc.Part) {
			r.place = string(p.Role)
			r.followBlocks(p.Blocks)
		})
	}
}

// followBlocks replaces the texts of blocks, which redaction has made anew.
func (r *redactor) followBlocks(blocks []doc.Block) {
	doc.EachBlock(blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			b.Text = r.referring(b.Text)
		case *doc.Paragraph:
			b.Text = r.referring(b.Text)
		case *doc.Table:
			b.Caption = r.referring(b.Caption)
			for _, rows := range [][]*doc.Row{b.Head, b.Body} {
				for _, row := range rows {
					for _, c := range row.Cells {
						c.Text = r.referring(c.Text)
					}
				}
			}
		case *doc.Fields:
			for _, row := range b.Rows {
				for i := range row.Cells {
					row.Cells[i].Text = r.referring(row.Cells[i].Text)
				}
			}
		}
	})
}

// referring gives a text whose references are to what there still is.
func (r *redactor) referring(text []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, len(text))
	for i, in := range text {
		switch in := in.(type) {
		case doc.Strong:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Emph:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Label:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Link:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Span:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Marked:
			in.Text = r.referring(in.Text)
			out[i] = in
		case doc.Ref:
			out[i] = r.ref(in, in.ID, func(id string) doc.Inline { in.ID = id; return in })
		case doc.PageRef:
			out[i] = r.ref(in, in.ID, func(id string) doc.Inline { in.ID = id; return in })
		case doc.AttachmentRef:
			if to := r.renamed[in.Key]; to != "" {
				in.Key = to
			}
			out[i] = in
		default:
			out[i] = in
		}
	}
	return out
}

// ref gives a reference to what it refers to by its name now, or a notice if that was removed.
func (r *redactor) ref(in doc.Inline, id string, to func(id string) doc.Inline) doc.Inline {
	if m, ok := r.gone[id]; ok {
		r.remove(doc.RemovedReference, m, in.Pos())
		return r.notice([]doc.Mark{m}, doc.Node{At: in.Pos()})
	}
	if name := r.renamed[id]; name != "" {
		return to(name)
	}
	return in
}
