package style

import (
	"slices"

	"github.com/pykala/pykala/render/doc"
)

// within gives an arranger for a part of the document that has facts and numbers of its own.
func (a *arranger) within(p *doc.Part, depth int) *arranger {
	in := *a.in
	in.Parts = []*doc.Part{p}
	sub := &arranger{house: a.house, in: &in, depth: a.depth + depth}
	sub.scope = scope{style: a.house, lang: a.lang, errs: &sub.errs, facts: &doc.Facts{}}
	return sub
}

// ownMeeting makes the facts of the meeting the arranger's own, because arranging adds to them.
func (a *arranger) ownMeeting() {
	if a.facts.Meeting == nil {
		return
	}
	facts, meeting := *a.facts, *a.facts.Meeting
	meeting.Items = slices.Clone(meeting.Items)
	facts.Meeting = &meeting
	a.facts = &facts
}

// itemParts arranges the items of a meeting, each in the layout of items.
func (a *arranger) itemParts() []*doc.Part {
	out := make([]*doc.Part, 0, len(a.items))
	for i, p := range a.items {
		sub := a.within(p, 1)
		sub.in.Layout = doc.LayoutItem
		if sub.begin() {
			part := sub.root()
			part.Role = doc.RoleItem
			nameWithin(part, a.itemID(i))
			a.noteAttachments(i, sub)
			out = append(out, part)
		}
		a.errs = append(a.errs, sub.errs...)
	}
	return out
}

// itemID gives the name that the table of contents calls the heading of an item by.
func (a *arranger) itemID(i int) string {
	if items := a.meeting().Items; i < len(items) {
		return items[i].ID
	}
	return ""
}

// noteAttachments tells the table of contents which attachments an item has.
func (a *arranger) noteAttachments(i int, sub *arranger) {
	if items := a.meeting().Items; i < len(items) && len(sub.attachments) > 0 {
		first, last := sub.attachments[0].Number, sub.attachments[len(sub.attachments)-1].Number
		numbers := append(doc.Fact{}, first...)
		if len(sub.attachments) > 1 {
			numbers = append(append(numbers, doc.Text{S: "–"}), last...)
		}
		items[i].Attachments = numbers
	}
}

// nameWithin makes the names of an item's headings and tables its own, and names its first heading.
func nameWithin(part *doc.Part, id string) {
	if id == "" {
		return
	}
	titled := false
	doc.EachPart(part, func(p *doc.Part) {
		doc.EachBlock(p.Blocks, func(b doc.Block) {
			switch b := b.(type) {
			case *doc.Heading:
				switch {
				case !titled:
					b.ID, titled = id, true
				case b.ID != "":
					b.ID = id + "-" + b.ID
				}
			case *doc.Table:
				if b.ID != "" {
					b.ID = id + "-" + b.ID
				}
			}
		})
	})
}

// earlierParts shows the earlier handlings of the matter, as blocks or as lines.
func (a *arranger) earlierParts(p *part) []*doc.Part {
	handlings := slices.Clone(a.earlier)
	if p.earlier.newestFirst {
		slices.Reverse(handlings)
	}
	var out []*doc.Part
	for _, h := range handlings {
		sub := a.within(h, 0)
		sub.past = true
		sub.layout, sub.order = a.layout, p.earlier.order
		for _, inner := range h.Parts {
			sub.collect(inner, h.Frozen)
		}
		sub.role, sub.at, sub.facts = doc.RoleEarlier, h.At, h.Facts
		sub.prepare()
		if arranged := sub.handling(p); arranged != nil {
			out = append(out, arranged)
		}
		a.errs = append(a.errs, sub.errs...)
	}
	return out
}

// handling arranges one earlier handling.
func (a *arranger) handling(p *part) *doc.Part {
	if p.earlier.order != nil {
		return a.root()
	}
	blocks := a.paragraphs(p.earlier.lines, p.look)
	if len(blocks) == 0 {
		return nil
	}
	return a.newPart(p, blocks...)
}

// tablePart composes a table of facts. A group without elements falls away, and the table with its last group.
func (a *arranger) tablePart(p *part) []*doc.Part {
	t := &doc.Table{Node: doc.Node{At: a.at}, Look: p.table.look.text}
	head := &doc.Row{Node: t.Node}
	for i := range p.table.columns {
		c := &p.table.columns[i]
		t.Columns = append(t.Columns, doc.Column{Align: c.align, Width: c.width})
		head.Cells = append(head.Cells, &doc.Cell{Node: t.Node, Text: a.phraseText(&c.head, needText)})
	}
	t.Head = []*doc.Row{head}
	for i := range p.table.groups {
		t.Body = append(t.Body, a.groupRows(&p.table.groups[i], p.table.columns)...)
	}
	if len(t.Body) == 0 {
		return nil
	}
	return []*doc.Part{a.newPart(p, t)}
}

func (a *arranger) groupRows(g *group, columns []column) []*doc.Row {
	n := g.each.count(&a.scope)
	var out []*doc.Row
	at := doc.Node{At: a.at}
	if g.label != nil && n > 0 {
		row := &doc.Row{Node: at, Kind: doc.RowGroup, Cells: []*doc.Cell{{Node: at, Text: a.phraseText(g.label, needText)}}}
		for range columns[1:] {
			row.Cells = append(row.Cells, &doc.Cell{Node: at})
		}
		out = append(out, row)
	}
	for i := range n {
		g.each.bind(&a.scope, i)
		row := &doc.Row{Node: at}
		for c := range columns {
			row.Cells = append(row.Cells, &doc.Cell{Node: at, Text: a.phraseText(&columns[c].text, needNothing)})
		}
		out = append(out, row)
	}
	return out
}
