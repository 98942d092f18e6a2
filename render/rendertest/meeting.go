package rendertest

import (
	"fmt"

	"github.com/pykala/pykala/render/doc"
)

// Meeting gives an arranged document like the minutes of a meeting: a table of contents with the pages of its items, whose
// last line gives that of a table, and the items, each a heading and paragraphs. Further arguments are blocks that stand
// between the contents and the first item.
func Meeting(items, paragraphs int, between ...doc.Block) *doc.Document {
	shares := KitchenTable(3)
	contents := &doc.Table{
		Look:    "plain",
		Columns: []doc.Column{{Align: doc.AlignEnd, Width: 0.08}, {}, {Align: doc.AlignEnd, Width: 0.1}},
		Head:    []*doc.Row{contentsRow("§", text("Asia"), text("Sivu"))},
	}
	blocks := append([]doc.Block{
		&doc.Heading{Level: 1, Look: "title", Text: doc.Plain("Pöytäkirja")},
		&doc.Heading{Level: 2, Look: "heading-2", Text: doc.Plain("Sisällysluettelo")},
		contents,
	}, between...)
	for i := range items {
		title, id := fmt.Sprintf("Asia %d, josta päätetään", i+1), fmt.Sprintf("asia-%d", i+1)
		contents.Body = append(contents.Body, contentsRow(fmt.Sprint(100+i), text(title), doc.PageRef{ID: id}))
		blocks = append(blocks, &doc.Heading{Level: 2, Look: "heading-2", ID: id, Text: doc.Plain(title)})
		for range paragraphs {
			blocks = append(blocks, &doc.Paragraph{Text: []doc.Inline{text(kitchenSentence + kitchenSentence)}})
		}
	}
	contents.Body = append(contents.Body, contentsRow("", shares.Caption[0], doc.PageRef{ID: shares.ID}))
	blocks = append(blocks, shares)
	return &doc.Document{
		Kind: "meeting", Lang: "fi", Layout: doc.LayoutMeeting, Furniture: kitchenFurniture(),
		Meta:  doc.Meta{Title: "Pöytäkirja", Subject: "Pöytäkirja", Author: "Esimerkkilän kaupunki", Date: doc.Date{Year: 2020, Month: 5, Day: 18}},
		Parts: []*doc.Part{{Role: doc.RoleText, Blocks: blocks}},
	}
}

func contentsRow(section string, title, page doc.Inline) *doc.Row {
	return &doc.Row{Cells: []*doc.Cell{{Text: doc.Plain(section)}, {Text: []doc.Inline{title}}, {Text: []doc.Inline{page}}}}
}
