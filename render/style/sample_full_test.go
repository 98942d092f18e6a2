package style_test

import (
	"github.com/pykala/pykala/render/doc"
)

// fullTexts are the sentences of an invented matter of which every kind of fact is known, in one language.
type fullTexts struct {
	types                                map[doc.Stage]string
	title, body, abbreviation, town      string
	preparer, second, presenter, officer string
	summary, request, aims, effects      string
	lead                                 string
	verb                                 doc.Verb
	phrases                              []string
	means, handling, decision, appeal    string
	attachments                          [3]string
	notified                             []string
}

// texts gives the sentences in Finnish or Swedish.
func texts(lang string) fullTexts {
	if lang == "sv" {
		return fullTexts{
			types: map[doc.Stage]string{doc.StageAgenda: "Föredragningslista", doc.StageMinutes: "Protokoll", doc.StageExtract: "Protokollsutdrag"},
			title: "Deltagande i projektet Gemensam närservice", body: "stadsstyrelsen", abbreviation: "Stst", town: "Modellstad",
			preparer: "servicedirektör", second: "ekonomidirektör", presenter: "stadsdirektör", officer: "stadsdirektören",
			summary: "Staden föreslås delta i projektet med en egen finansieringsandel på 18 137 euro.",
			request: "Fjällets samkommun ber staden besluta om deltagande i projektet. ", aims: "Mål", effects: "Ekonomiska konsekvenser",
			lead: "Stadsstyrelsen ", verb: doc.Verb{Node: at(12), Indicative: "beslutar", Potential: "torde besluta", Conditional: "skulle besluta"},
			phrases:  []string{"delta i projektet åren 2020–2021", "förbinda sig till en andel på 18 137 euro", "befullmäktiga stadsdirektören att underteckna förbindelsen"},
			means:    "Andelen täcks med arbetstid.",
			handling: "Ledamot A anmälde jäv (förvaltningslagen 28 § 1 mom. 5 punkten) och avlägsnade sig medan ärendet behandlades.",
			decision: "Beslutsförslaget godkändes enhälligt.", appeal: "begäran om omprövning",
			attachments: [3]string{"Finansieringsandelar per deltagare", "Begäran om kommunförbindelse", "Presentation av projektet"},
			notified:    []string{"Fjällets samkommun", "välfärdstjänsterna"},
		}
	}
	return fullTexts{
		types: map[doc.Stage]string{doc.StageAgenda: "Esityslista", doc.StageMinutes: "Pöytäkirja", doc.StageExtract: "Pöytäkirjanote"},
		title: "Osallistuminen Yhteinen lähipalvelu -hankkeeseen", body: "kaupunginhallitus", abbreviation: "KH", town: "Mallikaupunki",
		preparer: "palvelujohtaja", second: "talousjohtaja", presenter: "kaupunginjohtaja", officer: "kaupunginjohtajan",
		summary: "Kaupungin esitetään osallistuvan hankkeeseen 18 137 euron omarahoitusosuudella.",
		request: "Tunturin kuntayhtymä pyytää kaupungilta päätöstä hankkeeseen osallistumisesta. ", aims: "Tavoitteet", effects: "Taloudelliset vaikutukset",
		lead: "Kaupunginhallitus ", verb: decides(),
		phrases:  []string{"osallistua hankkeeseen vuosina 2020–2021", "sitoutua 18 137 euron rahoitusosuuteen", "valtuuttaa kaupunginjohtajan allekirjoittamaan sitoumuksen"},
		means:    "Rahoitusosuus katetaan työaikana.",
		handling: "Jäsen A ilmoitti olevansa esteellinen (hallintolaki 28 § 1 mom. 5 kohta) ja poistui asian käsittelyn ajaksi.",
		decision: "Päätösehdotus hyväksyttiin yksimielisesti.", appeal: "oikaisuvaatimus",
		attachments: [3]string{"Rahoitusosuudet osapuolittain", "Kuntasitoumuspyyntö", "Hankkeen esittely"},
		notified:    []string{"Tunturin kuntayhtymä", "hyvinvointipalvelut"},
	}
}

// fullItem gives a matter of which everything is known at a stage, so that every part of every style is there.
func fullItem(stage doc.Stage, lang string) *doc.Document {
	x := texts(lang)
	parts := []*doc.Part{
		{Node: at(4), Role: doc.RoleSummary, Blocks: []doc.Block{paragraph(words(x.summary))}},
		{Node: at(5), Role: doc.RoleStatement, Blocks: []doc.Block{
			paragraph(words(x.request), doc.AttachmentRef{Node: at(6), Key: "osuudet"}, words(": "), doc.AttachmentRef{Node: at(6), Key: "pyynto"}, words(".")),
			&doc.Heading{Node: at(8), Level: 2, Text: text(x.aims)},
			list(doc.NumberDecimal, x.phrases[:2]...),
			&doc.Heading{Node: at(9), Level: 2, Text: text(x.effects)},
			paragraph(words(x.means)),
		}},
		{Node: at(11), Role: doc.RoleProposal, Blocks: []doc.Block{
			paragraph(words(x.lead), x.verb), list(doc.NumberDecimal, x.phrases...), paragraph(words(x.means)),
		}},
	}
	if stage != doc.StageAgenda {
		parts = append(parts,
			&doc.Part{Node: at(30), Role: doc.RoleHandling, Blocks: []doc.Block{paragraph(words(x.handling))}},
			&doc.Part{Node: at(31), Role: doc.RoleDecision, Blocks: []doc.Block{paragraph(words(x.decision))}})
	}
	return &doc.Document{
		Kind: "decision-proposal", Lang: lang, Layout: doc.LayoutItem, Stage: stage,
		Meta:  doc.Meta{Title: x.title, Subject: x.types[stage], Author: x.town},
		Parts: []*doc.Part{{Node: at(1), Role: doc.RoleItem, Facts: fullFacts(x, stage), Parts: parts}},
	}
}

func fullFacts(x fullTexts, stage doc.Stage) *doc.Facts {
	f := &doc.Facts{
		DocumentType: fact(x.types[stage]), Title: fact(x.title), Diary: fact("112/00.04.01/2020"),
		Body: doc.Body{Name: doc.Noun{Text: x.body}, Abbreviation: x.abbreviation},
		Date: doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 8}}, ItemNumber: fact("7"),
		Preparers: []doc.Person{
			{First: "Etunimi", Last: "Sukunimi", Title: doc.Noun{Text: x.preparer}, Phone: "040 000 0000", Email: "kirjaamo@kaupunki.example"},
			{Title: doc.Noun{Text: x.second}, Email: "talous@kaupunki.example"},
		},
		Presenter: &doc.Person{First: "Etu", Last: "Sukunimi", Title: doc.Noun{Text: x.presenter, Forms: map[string]string{"genitive": x.officer}}},
		Recipient: doc.Recipient{Name: x.town, Body: x.body},
		Attachments: []doc.Attachment{
			{Key: "osuudet", Title: fact(x.attachments[0]), Kind: doc.KindAttachment, First: 8},
			{Key: "pyynto", Title: fact(x.attachments[1]), Kind: doc.KindAttachment, First: 8},
			{Key: "esittely", Title: fact(x.attachments[2]), Kind: doc.KindBackground},
		},
		Notified: []doc.Fact{fact(x.notified[0]), fact(x.notified[1])},
	}
	if stage != doc.StageAgenda {
		f.Section, f.Appeal = fact("61"), fact(x.appeal)
	}
	return f
}
