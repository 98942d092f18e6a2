// Package rendertest is what every format must pass: a document with one of everything, readers that take the text back out
// of a file, and the comparison with the plain text of the tree. Only tests import it.
package rendertest

import (
	"github.com/pykala/pykala/render/doc"
)

// Kitchen gives an arranged document that holds every block and every inline that a writer can meet. It is more than a page
// long, so that paging, repeated header rows and furniture show.
func Kitchen() *doc.Document {
	return &doc.Document{
		Kind: "kitchen", Lang: "fi", Layout: doc.LayoutLetter,
		Meta: doc.Meta{
			Title: "Keittiöhankkeen kuntasitoumus: Äänekoski", Subject: "Kuntasitoumuspyyntö",
			Author: "Esimerkkilän kuntayhtymä", Date: doc.Date{Year: 2020, Month: 5, Day: 5},
		},
		Furniture: kitchenFurniture(),
		Parts: []*doc.Part{
			{Role: "head", Blocks: []doc.Block{kitchenIdentification(), kitchenRecipient(), kitchenTitle()}},
			{Role: doc.RoleText, Blocks: kitchenProse(), Parts: []*doc.Part{{Role: doc.RoleProposal, Blocks: kitchenProposal()}}},
			{Role: "table", Blocks: []doc.Block{KitchenTable(60), kitchenNote()}},
			{Role: "tail", Blocks: kitchenTail()},
		},
	}
}

func text(s string) doc.Inline { return doc.Text{S: s} }

func cell(tab int, in ...doc.Inline) doc.FieldCell { return doc.FieldCell{Tab: tab, Text: in} }

func kitchenFurniture() doc.Furniture {
	page := []doc.Inline{doc.PageNumber{}, text(" ("), doc.PageCount{}, text(")")}
	return doc.Furniture{
		First: []doc.FieldRow{{Look: "header", Cells: []doc.FieldCell{{Tab: -1, Text: page}}}},
		Continued: []doc.FieldRow{{Look: "header", Cells: []doc.FieldCell{
			cell(0, text("Esimerkkilän kuntayhtymä")), cell(4, text("Kuntasitoumuspyyntö")), {Tab: -1, Text: page},
		}}},
		Foot: []doc.FieldRow{{Look: "footer", Cells: []doc.FieldCell{
			cell(0, text("Esimerkkilän kuntayhtymä")), cell(4, text("kirjaamo@esimerkkila.example")),
		}}},
		Values: map[string]string{
			"sender.name": "Esimerkkilän kuntayhtymä", "document_type": "Kuntasitoumuspyyntö", "date": "5.5.2020",
			"diary": "12/00.01.02/2020", "title": "Keittiöhankkeen kuntasitoumus: Äänekoski", "sender.registry": "kirjaamo@esimerkkila.example",
		},
	}
}

func kitchenIdentification() doc.Block {
	return &doc.Fields{Look: "identification", Rows: []doc.FieldRow{
		{Cells: []doc.FieldCell{cell(0, text("Esimerkkilän kuntayhtymä")), cell(4, doc.Strong{Text: []doc.Inline{text("Kuntasitoumuspyyntö")}})}},
		{Cells: []doc.FieldCell{cell(4, text("5.5.2020")), cell(6, text("12/00.01.02/2020"))}},
	}}
}

func kitchenRecipient() doc.Block {
	return &doc.Paragraph{Look: "recipient", Text: []doc.Inline{text("Äänekosken kaupunki"), doc.Break{}, text("kaupunginhallitus")}}
}

func kitchenTitle() doc.Block {
	return &doc.Heading{Level: 1, Look: "title", Text: []doc.Inline{text("Keittiöhankkeen kuntasitoumus: Äänekoski")}}
}

const kitchenSentence = "Esimerkkilän kuntayhtymä pyytää kaupunkia tekemään päätöksen hankkeeseen sitoutumisesta viimeistään 5.6.2020 " +
	"ja ilmoittamaan päätöksestä kuntayhtymän kirjaamoon. Kaupungin rahoitusosuus vuosina 2020–2021 on yhteensä 18 137 euroa. "

func kitchenProse() []doc.Block {
	return []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{text(kitchenSentence + kitchenSentence + kitchenSentence)}},
		&doc.Heading{Level: 2, Look: "heading-2", Text: []doc.Inline{text("Sisältö")}},
		&doc.Paragraph{Text: []doc.Inline{
			text("Tavallista, "),
			doc.Strong{Text: []doc.Inline{text("lihavaa"), doc.Emph{Text: []doc.Inline{text(" ja kursiivia")}}}},
			text(", "),
			doc.Span{Lang: "sv", Text: []doc.Inline{text("på svenska")}},
			text(", "),
			doc.Span{Lang: "se", Text: []doc.Inline{text("davvisámegillii Áŋŋel, Čuđđi, Ŧŧ")}},
			text("; kirjasimen ulkopuolelta Ελλάδα ja Москва; "),
			doc.Link{URL: "https://www.esimerkkila.example/päätökset?id=1", Text: []doc.Inline{text("hankkeen verkkosivut")}},
			text("."),
			doc.Break{},
			text("Uusi rivi <samassa> kappaleessa & erikoismerkit {aaltosulut}."),
		}},
		&doc.Heading{Level: 2, Look: "side-heading", Side: true, Text: []doc.Inline{text("Sivuotsikko")}},
		&doc.Paragraph{Text: []doc.Inline{text(kitchenSentence)}},
		&doc.List{Numbering: doc.NumberDecimal, Items: []*doc.Item{
			{Label: "1.", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text(kitchenSentence)}}, &doc.List{Numbering: doc.NumberAlphaParen, Items: []*doc.Item{
				{Label: "a)", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("ensimmäinen alakohta")}}}},
				{Label: "b)", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("toinen alakohta")}}}},
			}}}},
			{Label: "2.", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("toinen kohta")}}}},
		}},
		&doc.List{Numbering: doc.NumberBullet, Items: []*doc.Item{
			{Label: "•", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("luettelon "), kitchenMark()}}}},
		}},
		&doc.Named{Name: "box", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("Laatikoitu ehto, joka sitoo.")}}}},
	}
}

func kitchenMark() doc.Inline {
	return doc.Marked{Mark: doc.Mark{Publicity: doc.Personal}, Text: []doc.Inline{doc.Strong{Text: []doc.Inline{text("merkitty")}}, text(" kohta")}}
}

func kitchenProposal() []doc.Block {
	return []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{doc.Label{Text: []doc.Inline{text("Päätösehdotus (kaupunginjohtaja):")}}, text(" Kaupunginhallitus")}},
		&doc.List{Numbering: doc.NumberBare, LabelAbove: true, Items: []*doc.Item{
			{Label: "1", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("päättää osallistua hankkeeseen ja")}}}},
			{Label: "2", Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{text("päättää sitoutua rahoitusosuuteen.")}}}},
		}},
	}
}

// KitchenTable gives a table with a group, rows data rows, a subtotal, the recipient's own row and a total.
func KitchenTable(rows int) *doc.Table {
	row := func(kind doc.RowKind, cells ...string) *doc.Row {
		r := &doc.Row{Kind: kind}
		for _, c := range cells {
			r.Cells = append(r.Cells, &doc.Cell{Text: doc.Plain(c)})
		}
		return r
	}
	t := &doc.Table{
		ID: "osuudet", Caption: doc.Plain("Taulukko 1. Kuntien rahoitusosuudet vuosina 2020–2021 (euroa)"),
		Columns: []doc.Column{{Align: doc.AlignStart}, {Align: doc.AlignEnd}, {Align: doc.AlignEnd}},
		Head:    []*doc.Row{row(doc.RowData, "Kunta", "Asukasluku", "Yhteensä")},
		Body:    []*doc.Row{{Kind: doc.RowGroup, Cells: []*doc.Cell{{Span: 3, Text: doc.Plain("Kunnat")}}}},
	}
	for range rows {
		t.Body = append(t.Body, row(doc.RowData, "Äänekosken kaupunki", "18 318", "46 215"))
	}
	own := row(doc.RowData, "Kemijärven kaupunki", "7 191", "18 137")
	own.Own = true
	t.Body = append(t.Body, own, row(doc.RowSubtotal, "Kunnat yhteensä", "177 161", "446 000"), row(doc.RowTotal, "Yhteensä", "–", "1 016 206"))
	return t
}

func kitchenNote() doc.Block {
	return &doc.Paragraph{Look: "note", Text: []doc.Inline{text("Lähde: Tilastokeskus, väestörakenne 31.12.2019.")}}
}

func kitchenTail() []doc.Block {
	return []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{
			doc.Checkbox{},
			text(" rahana "),
			doc.Checkbox{Checked: true},
			text(" työaikana. Päätös: "),
			doc.Blank{Name: "paatospvm", Prompt: "päätöksen päivämäärä"},
			text(" § "),
			doc.Blank{Name: "pykala", Prompt: "pykälän numero"},
			text("."),
		}},
		&doc.Paragraph{Look: "signature", Text: []doc.Inline{text("hankejohtaja"), doc.Break{}, text("Esimerkkilän kuntayhtymä")}},
		&doc.PageBreak{},
		&doc.Heading{Level: 2, Look: "label", Text: []doc.Inline{text("Liitteet")}},
		&doc.Paragraph{Look: "fact", Text: []doc.Inline{text("1 Rahoitusosuudet")}},
		&doc.Figure{Image: &doc.Image{Name: "merkki.png", PNG: kitchenPNG(), Alt: "Sininen neliö"}, Width: 60},
	}
}
