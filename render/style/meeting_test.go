package style_test

import (
	"strings"
	"testing"

	"github.com/pykala/pykala/render/doc"
)

// meeting gives an invented meeting for any house style and stage: a standing item, and a matter that a committee has
// handled before.
func meeting(stage doc.Stage) *doc.Document {
	person := func(last, title string) doc.Person {
		return doc.Person{First: "Etu", Last: last, Title: doc.Noun{Text: title}}
	}
	chair, secretary := person("Koivu", "puheenjohtaja"), person("Mänty", "pöytäkirjanpitäjä")
	facts := itemFacts()
	m := &doc.Meeting{
		Number: fact("13"), Year: fact("2020"), Start: fact("16.00"), Place: fact("Kaupungintalo"), Chair: &chair, Secretary: &secretary,
		Items: []doc.ItemFacts{
			{ID: "item-1", Number: fact("1"), Title: fact("Kokouksen laillisuus ja päätösvaltaisuus")},
			{ID: "item-2", Number: fact("2"), Title: facts.Title},
		},
		Present: []doc.Attendee{{Person: person("Koivu", ""), Role: fact("puheenjohtaja")}, {Person: person("Pihlaja", ""), Role: fact("jäsen"), Note: fact("poissa esteellisenä § 61")}},
		Absent:  []doc.Attendee{{Person: person("Tuomi", ""), Role: fact("jäsen")}},
		Others:  []doc.Attendee{{Person: person("Mänty", "kaupunginsihteeri"), Role: fact("pöytäkirjanpitäjä"), Time: fact("16.00–17.10")}},
	}
	root := *facts
	root.Meeting, root.Section, root.Attachments, root.Diary, root.Preparers, root.Presenter, root.Notified = m, nil, nil, nil, nil, nil, nil
	first := &doc.Part{Node: at(3), Role: doc.RoleItem, Facts: &doc.Facts{
		DocumentType: facts.DocumentType, Title: m.Items[0].Title, Body: facts.Body, Date: facts.Date, Recipient: facts.Recipient,
	}, Parts: []*doc.Part{{Node: at(4), Role: doc.RoleProposal, Blocks: []doc.Block{paragraph(words("Puheenjohtaja toteaa kokouksen lailliseksi."))}}}}
	matter := item(stage).Parts[0]
	matter.Facts.Series = doc.Series{Known: true, First: 8}
	for i := range matter.Facts.Attachments {
		matter.Facts.Attachments[i].First = 0
	}
	before := itemFacts()
	before.Body = doc.Body{Name: doc.Noun{Text: "sivistyslautakunta"}, Abbreviation: "Sivltk"}
	before.Date, before.Section, before.Attachments = doc.Fact{doc.Date{Year: 2020, Month: 4, Day: 21}}, fact("33"), nil
	matter.Parts = append(matter.Parts, &doc.Part{Node: at(8), Role: doc.RoleEarlier, Facts: before, Frozen: true, Parts: []*doc.Part{
		{Node: at(9), Role: doc.RoleRecord, Frozen: true, Blocks: []doc.Block{paragraph(words("Lautakunta esitti kaupunginhallitukselle osallistumista."))}},
	}})
	if stage != doc.StageAgenda {
		m.End, m.Checked, m.Published = fact("17.40"), doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 12}}, doc.Fact{doc.Date{Year: 2020, Month: 5, Day: 13}}
		m.Checkers = []doc.Person{person("Pihlaja", "")}
		m.Items[0].Section, m.Items[1].Section = fact("60"), fact("61")
		m.Appeals = []doc.AppealGroup{{Kind: fact("Muutoksenhakukielto"), Sections: fact("60")}, {Kind: fact("Oikaisuvaatimus"), Sections: fact("61")}}
		first.Facts.Section = fact("60")
		first.Parts = append(first.Parts, &doc.Part{Node: at(5), Role: doc.RoleDecision, Blocks: []doc.Block{paragraph(doc.Outcome{Code: "passed"})}})
	}
	parts := []*doc.Part{first, matter}
	if stage == doc.StageExtract {
		parts = parts[1:]
		m.Items = m.Items[1:]
	}
	return &doc.Document{
		Kind: string(stage), Lang: "fi", Layout: doc.LayoutMeeting, Stage: stage, Meta: doc.Meta{Title: "Kaupunginhallitus 8.5.2020"},
		Parts: []*doc.Part{{Node: at(1), Role: "meeting", Facts: &root, Parts: parts}},
	}
}

// TestMeetingNumbersAttachments numbers through the meeting or within an item, as the style says.
func TestMeetingNumbersAttachments(t *testing.T) {
	for name, want := range map[string]string{"kemijarvi": "8–9", "espoo": "8–9", "yleinen": "1–2"} {
		arranged, err := open(t, name).Arrange(meeting(doc.StageMinutes))
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.InlineText(arranged.Parts[0].Facts.Meeting.Items[1].Attachments); got != want {
			t.Errorf("%s numbers the attachments %q, want %q", name, got, want)
		}
	}
}

// TestTableOfContentsNamesItems gives every item a heading that the table of contents can refer to.
func TestTableOfContentsNamesItems(t *testing.T) {
	arranged, err := open(t, "yleinen").Arrange(meeting(doc.StageMinutes))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	doc.EachPart(arranged.Parts[0], func(p *doc.Part) {
		doc.EachBlock(p.Blocks, func(b doc.Block) {
			if h, ok := b.(*doc.Heading); ok && h.ID != "" {
				ids[h.ID] = true
			}
		})
	})
	refs := 0
	doc.AllInlines(arranged.Parts, func(in doc.Inline) {
		if ref, ok := in.(doc.PageRef); ok {
			refs++
			if !ids[ref.ID] {
				t.Errorf("the table of contents refers to %q, which is no heading", ref.ID)
			}
		}
	})
	if refs != 2 {
		t.Errorf("the table of contents has %d lines, want 2", refs)
	}
}

// TestMeetingNeedsPlaces refuses a style whose order forgets the items or the earlier handlings.
func TestMeetingNeedsPlaces(t *testing.T) {
	d := meeting(doc.StageMinutes)
	d.Layout = doc.LayoutItem
	_, err := open(t, "yleinen").Arrange(d)
	if err == nil || !strings.Contains(err.Error(), "no place for the items") {
		t.Errorf("items without a place give %v", err)
	}
}
