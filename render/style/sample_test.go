package style_test

import (
	"testing"

	"github.com/pykala/pykala/internal/source"
	"github.com/pykala/pykala/render/doc"
	"github.com/pykala/pykala/render/style"
)

// at gives a place in the invented template of the samples.
func at(line int) doc.Node { return doc.Node{At: source.Pos{File: "fi.md", Line: line, Col: 1}} }

func text(s string) []doc.Inline { return doc.Plain(s) }

func fact(s string) doc.Fact { return doc.Plain(s) }

func paragraph(in ...doc.Inline) *doc.Paragraph { return &doc.Paragraph{Node: at(10), Text: in} }

func words(s string) doc.Inline { return doc.Text{S: s} }

func list(numbering doc.Numbering, items ...string) *doc.List {
	l := &doc.List{Node: at(20), Numbering: numbering}
	for i, item := range items {
		l.Items = append(l.Items, &doc.Item{Node: at(20 + i), Blocks: []doc.Block{paragraph(words(item))}})
	}
	return l
}

func decides() doc.Verb {
	return doc.Verb{Node: at(12), Indicative: "päättää", Potential: "päättänee", Conditional: "päättäisi"}
}

// itemFacts are the facts of an invented matter of a town that numbers its attachments through the meeting.
func itemFacts() *doc.Facts {
	return &doc.Facts{
		DocumentType: fact("Pöytäkirja"),
		Title:        fact("Osallistuminen Yhteinen lähipalvelu Lapissa -hankkeeseen"),
		Diary:        fact("112/00.04.01/2020"),
		Body:         doc.Body{Name: doc.Noun{Text: "kaupunginhallitus", Forms: map[string]string{"genitive": "kaupunginhallituksen"}}, Abbreviation: "KH"},
		Date:         doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 8}},
		Section:      fact("61"),
		Preparers: []doc.Person{{
			First: "Etunimi", Last: "Sukunimi", Title: doc.Noun{Text: "palvelujohtaja"}, Phone: "040 000 0000", Email: "kirjaamo@kaupunki.example",
		}},
		Presenter: &doc.Person{First: "Etu", Last: "Esittelijä", Title: doc.Noun{
			Text: "kaupunginjohtaja", Forms: map[string]string{"genitive": "kaupunginjohtajan"},
		}},
		Recipient: doc.Recipient{Name: "Esimerkin kaupunki", Body: "kaupunginhallitus"},
		Attachments: []doc.Attachment{
			{Key: "osuudet", Title: fact("Rahoitusosuudet osapuolittain"), Kind: doc.KindAttachment, First: 8},
			{Key: "pyynto", Title: fact("Kuntasitoumuspyyntö"), Kind: doc.KindAttachment, First: 8},
			{Key: "esittely", Title: fact("Hankkeen esittely"), Kind: doc.KindBackground},
		},
		Notified: []doc.Fact{fact("Tunturin kuntayhtymä"), fact("hyvinvointipalvelut")},
	}
}

// item gives the same matter for any house style and stage. The minutes have its handling and decision as well.
func item(stage doc.Stage) *doc.Document {
	parts := []*doc.Part{
		{Node: at(5), Role: doc.RoleStatement, Blocks: []doc.Block{
			paragraph(
				words("Tunturin kuntayhtymä pyytää kaupungilta päätöstä hankkeeseen sitoutumisesta. Kaupungin rahoitusosuus on yhteensä 18 137 euroa. "),
				doc.AttachmentRef{Node: at(6), Key: "osuudet"}, words(" on taulukko kaikkien osapuolten osuuksista ja "),
				doc.AttachmentRef{Node: at(6), Key: "pyynto"}, words(" kuntayhtymän pyyntö. "),
				doc.AttachmentRef{Node: at(6), Key: "esittely"}, words(" on hankkeen esittely. Osuuksien perusteet näkyvät liitteestä "),
				doc.Ref{Node: at(6), ID: "osuudet"}, words("."),
			),
			&doc.Heading{Node: at(8), Level: 2, ID: "tavoitteet", Text: text("Hankkeen tavoitteet")},
			paragraph(words("Hankkeella on kaksi tavoitetta:")),
			list(doc.NumberDecimal, "palvelut löytyvät yhdestä paikasta", "tiedot kulkevat kunnasta toiseen"),
		}},
		{Node: at(11), Role: doc.RoleProposal, Blocks: []doc.Block{
			paragraph(words("Kaupunginhallitus "), decides()),
			list(doc.NumberDecimal, "osallistua hankkeeseen vuosina 2020–2021", "sitoutua 18 137 euron rahoitusosuuteen",
				"valtuuttaa kaupunginjohtajan allekirjoittamaan kuntasitoumuksen"),
			paragraph(words("Rahoitusosuus katetaan työaikana.")),
		}},
	}
	if stage != doc.StageAgenda {
		parts = append(parts, &doc.Part{Node: at(30), Role: doc.RoleDecision, Blocks: []doc.Block{paragraph(words("Päätösehdotus hyväksyttiin."))}})
	}
	return &doc.Document{
		Kind: "decision-proposal", Lang: "fi", Layout: doc.LayoutItem, Stage: stage,
		Meta:  doc.Meta{Title: "Osallistuminen Yhteinen lähipalvelu Lapissa -hankkeeseen", Subject: "Pöytäkirja", Author: "Esimerkin kaupunki"},
		Parts: []*doc.Part{{Node: at(1), Role: doc.RoleItem, Facts: itemFacts(), Parts: parts}},
	}
}

// agendaItem gives the matter as a model item: what only the recipient knows is blank.
func agendaItem() *doc.Document {
	d := item(doc.StageAgenda)
	f := d.Parts[0].Facts
	blank := func(name, prompt string) doc.Fact { return doc.Fact{doc.Blank{Name: name, Prompt: prompt}} }
	f.DocumentType = fact("Päätösehdotus")
	f.Diary = blank("diary", "asianumero")
	f.Section = blank("section", "pykälä")
	f.Date = blank("date", "kokouspäivä")
	f.Preparers = []doc.Person{{Blank: &doc.Blank{Name: "preparer", Prompt: "valmistelija ja yhteystiedot"}}}
	f.Presenter = &doc.Person{Title: doc.Noun{Text: "kaupunginjohtaja", Forms: map[string]string{"genitive": "kaupunginjohtajan"}}}
	for i := range f.Attachments {
		f.Attachments[i].First = 0
	}
	return d
}

// letter gives an invented request to a municipality.
func letter() *doc.Document {
	f := &doc.Facts{
		DocumentType: fact("Kuntasitoumuspyyntö"),
		Title:        fact("Yhteinen lähipalvelu Lapissa -hankkeen kuntasitoumus: Esimerkin kaupunki"),
		Diary:        fact("12/00.01.02/2020"),
		Date:         doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 5}},
		Deadline:     doc.Fact{doc.Date{Year: 2020, Month: 6, Day: 5}},
		Sender: doc.Organisation{
			Name: doc.Noun{Text: "Tunturin kuntayhtymä"}, Unit: "hankepalvelut", Address: []string{"Tunturitie 1", "99999 Tunturi"},
			Registry: "kirjaamo@tunturi.example", Phone: "040 000 0000", Web: "www.tunturi.example",
		},
		Recipient: doc.Recipient{Name: "Esimerkin kaupunki", Body: "kaupunginhallitus", Email: "kirjaamo@kaupunki.example"},
		Reference: []doc.Fact{fact("ohjausryhmän päätös 28.4.2020")},
		Contacts: []doc.Person{
			{Title: doc.Noun{Text: "hankejohtaja"}, Phone: "040 000 0000", Email: "hanke@tunturi.example"},
			{Title: doc.Noun{Text: "hankesihteeri"}, Unit: "hankepalvelut"},
		},
		Signers: []doc.Person{{Title: doc.Noun{Text: "kuntayhtymän johtaja"}}},
		Attachments: []doc.Attachment{
			{Key: "osuudet", Title: fact("Rahoitusosuudet osapuolittain"), Kind: doc.KindAttachment},
			{Key: "sitoumus", Title: fact("Kuntasitoumus allekirjoitettavaksi"), Kind: doc.KindAttachment},
			{Key: "esittely", Title: fact("Hankkeen esittely"), Kind: doc.KindBackground},
		},
		Distribution: []doc.Fact{fact("Lapin kunnat")},
		Notified:     []doc.Fact{fact("sosiaali- ja terveysministeriö")},
	}
	return &doc.Document{
		Kind: "commitment-request", Lang: "fi", Layout: doc.LayoutLetter,
		Meta: doc.Meta{Title: "Yhteinen lähipalvelu Lapissa -hankkeen kuntasitoumus: Esimerkin kaupunki", Subject: "Kuntasitoumuspyyntö", Author: "Tunturin kuntayhtymä"},
		Parts: []*doc.Part{{Node: at(1), Role: doc.RoleText, Facts: f, Blocks: []doc.Block{
			paragraph(words("Kuntayhtymä pyytää kaupunkia tekemään päätöksen hankkeeseen sitoutumisesta viimeistään "), doc.Date{Year: 2020, Month: 6, Day: 5}, words(".")),
			&doc.Heading{Node: at(12), Level: 2, Text: text("Kaupungin osuus")},
			paragraph(words("Osuus on 18 137 euroa (liite "), doc.Ref{Node: at(13), ID: "osuudet"}, words("). "),
				doc.AttachmentRef{Node: at(13), Key: "sitoumus"}, words(" on sitoumus allekirjoitettavaksi.")),
			&doc.Named{Node: at(14), Name: "box", Blocks: []doc.Block{paragraph(words("Avustus myönnetään vain, jos 80 prosenttia väestöstä on mukana."))}},
		}}},
	}
}

// table gives an invented appendix table.
func table() *doc.Document {
	cells := func(texts ...string) *doc.Row {
		r := &doc.Row{}
		for _, t := range texts {
			r.Cells = append(r.Cells, &doc.Cell{Text: text(t)})
		}
		return r
	}
	own := cells("Esimerkin kaupunki", "18 137")
	own.Own = true
	return &doc.Document{
		Kind: "share-table", Lang: "fi", Layout: doc.LayoutTable,
		Meta: doc.Meta{Title: "Rahoitusosuudet osapuolittain", Subject: "Liitetaulukko", Author: "Tunturin kuntayhtymä"},
		Parts: []*doc.Part{{Node: at(1), Role: doc.RoleText, Facts: &doc.Facts{
			DocumentType: fact("Liitetaulukko"), Title: fact("Rahoitusosuudet osapuolittain"), Diary: fact("12/00.01.02/2020"),
			Date: doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 5}}, Sender: doc.Organisation{Name: doc.Noun{Text: "Tunturin kuntayhtymä"}},
		}, Blocks: []doc.Block{
			paragraph(words("Osuudet ovat taulukossa "), doc.Ref{Node: at(4), ID: "taulu"}, words(".")),
			&doc.Table{
				Node: at(5), ID: "taulu", Caption: text("Osuudet vuosina 2020–2021 (euroa)"),
				Columns: []doc.Column{{Align: doc.AlignStart}, {Align: doc.AlignEnd}},
				Head:    []*doc.Row{cells("Osapuoli", "Yhteensä")}, Body: []*doc.Row{own, cells("Yhteensä", "18 137")},
			},
			&doc.Named{Node: at(9), Name: "note", Blocks: []doc.Block{paragraph(words("Lähde: Tilastokeskus."))}},
		}}},
	}
}

func open(t testing.TB, name string) *style.House {
	t.Helper()
	h, err := style.Open(nil, name)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
